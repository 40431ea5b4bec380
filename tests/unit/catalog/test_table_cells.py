"""Rows whose cells break their contract are set aside and named; the others load."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.catalog import records
from mapping.catalog.contracts import AT_ONCE, TABLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Tables
    from mapping.catalog import Catalog
    from mapping.catalog.table import Table

FAULTY_CELLS = [
    ("parks.csv", 5, {"name_zh": ""}, "parks.csv 第 5 行「name_zh」列缺值；填入园区名称。"),
    (
        "parks.csv",
        5,
        {"area_km2": "5.41平方公里"},
        "parks.csv 第 5 行「area_km2」列的值「5.41平方公里」不是数字；只写阿拉伯数字，不带单位和千分号。",
    ),
    ("parks.csv", 5, {"area_km2": "0"}, "parks.csv 第 5 行「area_km2」列的值「0」不在 0.0001-8600 之内"),
    ("parks.csv", 5, {"area_km2": "nan"}, "不是数字"),
    ("parks.csv", 5, {"since": "2011.5"}, "「since」列的值「2011.5」不是整数"),
    ("parks.csv", 5, {"since": "211"}, "「since」列的值「211」不在 1900-2100 之内"),
    (
        "parks.csv",
        5,
        {"kind": "zone"},
        "「kind」列的值「zone」不是允许的值；改为其中之一：park、street_or_market、planned_area、development_zone、base、building、unit_zone。",
    ),
    ("parks.csv", 2, {"unit_id": ""}, "「unit_id」列是空的，而这一行是某个布局单元的开发区本身；写该布局单元的编号。"),
    ("parks.csv", 5, {"level": "国家"}, "「level」列的值「国家」不是允许的值"),
    ("parks.csv", 5, {"after_edition": "2020"}, "「after_edition」列的值「2020」不在 editions.csv 的 edition 列中"),
    ("stop_words.csv", 5, {"edge": "no"}, "「edge」列的值「no」不是允许的值；填 yes 或留空。"),
    ("parks.csv", 5, {"industries": "保税加工;;保税物流"}, "有空的条目"),
    ("parks.csv", 5, {"industries": "保税加工;保税加工"}, "有重复的条目"),
    ("parks.csv", 5, {"lon": "30.455869", "lat": "114.497261"}, "「lon」列的值「30.455869」不在 113.6-115.2 之内"),
    ("parks.csv", 5, {"lat": ""}, "「lon」列的值「114.497261」与 lat 只填了一个"),
    ("parks.csv", 5, {"precision": "none"}, "「precision」列的值「none」与有无坐标不符"),
    ("parks.csv", 9, {"precision": "exact"}, "「precision」列的值「exact」与有无坐标不符"),
    ("parks.csv", 5, {"source_datum": ""}, "「source_datum」列与有无坐标不符"),
    ("parks.csv", 5, {"source_url": "xwzx.qqzyw.com"}, "写完整网址"),
    (
        "parks.csv",
        5,
        {"unit_id": "ovcc"},
        "「ovcc」不在 units.csv 的 unit_id 列中；改为其中已有的（最接近的是「ovc」）",
    ),
    (
        "parks.csv",
        5,
        {"industries": "保税加工;炼金术"},
        "中的「炼金术」不在 thesaurus.csv 的 term 列中；改为其中已有的，或先在 thesaurus.csv 增加一行。",
    ),
    ("thesaurus.csv", 2, {"alternative": "ai;nextgen_it"}, "「alternative」列的值「ai;nextgen_it」与同一行已写的重复"),
    ("thesaurus.csv", 2, {"alternative": "it"}, "不在 taxonomy_965.csv 的 industry_id 列中"),
    ("thesaurus.csv", 2, {"basis": "guess"}, "「basis」列的值「guess」不是允许的值"),
    ("stop_words.csv", 2, {"lang": "中文"}, "「lang」列的值「中文」不是允许的值"),
    ("three_lists.csv", 3, {"unit_id": ""}, "three_lists.csv 第 3 行「unit_id」列缺值；填入布局单元。"),
    ("three_lists.csv", 3, {"industry_id": "it"}, "不在 taxonomy_965.csv 的 industry_id 列中"),
    ("targets.csv", 2, {"unit_id": "ovc"}, "「unit_id」列的值「ovc」与适用范围 scope 不符"),
    ("targets.csv", 40, {"unit_id": ""}, "「unit_id」列与适用范围 scope 不符"),
    ("targets.csv", 2, {"value": "", "stretch_value": ""}, "「value」列与 stretch_value 都是空的"),
    ("targets.csv", 2, {"comparator": ""}, "「comparator」列与计量单位不符"),
    ("targets.csv", 2, {"comparator": "≥"}, "「comparator」列的值「≥」不是允许的值"),
    ("measures.csv", 2, {"value": "965,260"}, "「value」列的值「965,260」不是数字"),
    ("measures.csv", 2, {"unit_id": "east_lake"}, "不在 units.csv 的 unit_id 列中"),
    ("measures.csv", 2, {"coverage": "all"}, "以「数 of 总数」开头"),
    ("editions.csv", 2, {"valid_from": "2021.3.28"}, "写成年-月-日"),
]


@pytest.mark.parametrize(("file", "line", "cells", "sentence"), FAULTY_CELLS)
def test_a_faulty_cell_is_named_and_its_row_set_aside(
    tables: Tables, file: str, line: int, cells: dict[str, str], sentence: str
) -> None:
    tables.set(file, line, **cells)
    loaded = tables.load()
    faults = [fault for fault in loaded.faults if (fault.place.file, fault.place.line) == (file, line)]
    assert any(sentence in str(fault) for fault in faults), [str(fault) for fault in faults]
    assert all(str(fault).endswith("。") and "\n" not in str(fault) for fault in loaded.faults)


def test_only_the_faulty_row_is_set_aside(tables: Tables, catalog: Catalog) -> None:
    tables.set("parks.csv", 5, since="soon")
    lost = set(catalog.parks) - set(tables.load().parks)
    assert {park.park_id for park in lost} == {"p004"}


def test_all_faults_of_all_tables_are_named_at_once(tables: Tables) -> None:
    tables.set("parks.csv", 9, since="soon", kind="zone")
    tables.set("parks.csv", 11, unit_id="nowhere")
    tables.set("measures.csv", 3, value="many")
    found = [(fault.place.file, fault.place.line, fault.place.column) for fault in tables.load().faults]
    assert found == [
        ("parks.csv", 9, "kind"),
        ("parks.csv", 9, "since"),
        ("parks.csv", 11, "unit_id"),
        ("measures.csv", 3, "value"),
    ]


def test_what_refers_to_a_row_set_aside_is_set_aside_with_it_and_says_why(tables: Tables) -> None:
    line = tables.line_of("units.csv", "xinzhou")
    tables.set("units.csv", line, group="rural")
    loaded = tables.load()
    assert "xinzhou" not in {unit.unit_id for unit in loaded.units}
    assert not [park for park in loaded.parks if park.unit_id == "xinzhou"]
    assert "xinzhou" not in loaded.measure("population_2020")
    first, *rest = map(str, loaded.faults)
    assert first.startswith(f"units.csv 第 {line} 行「group」列的值「rural」不是允许的值")
    assert all(re.search(r"所指的那一行本身有误；先改正 (units|parks)\.csv 中的那一行。", fault) for fault in rest)


def test_an_industry_without_a_sound_tile_is_not_loaded(tables: Tables) -> None:
    tables.set("industry_tiles.csv", tables.line_of("industry_tiles.csv", "quantum"), fill="purple")
    loaded = tables.load()
    assert "quantum" not in {industry.industry_id for industry in loaded.industries}
    assert "「quantum」在 industry_tiles.csv 中没有对应的、无误的一行" in "".join(map(str, loaded.faults))
    assert all(designation.industry_id != "quantum" for designation in loaded.designations)


def test_a_word_must_belong_to_one_industry_in_every_table(tables: Tables) -> None:
    tables.set("term_to_965.csv", tables.line_of("term_to_965.csv", "新材料"), industry_id="green")
    loaded = tables.load()
    assert loaded.mapping_of("新材料") is None
    first = str(loaded.faults[0])
    assert first.startswith("term_to_965.csv 第 11 行「industry_id」列的值「green」与 thesaurus.csv 不一致")
    assert "「新材料」在那里为「equipment」" in first


def test_a_name_that_two_units_claim_is_a_fault_and_finds_neither(tables: Tables) -> None:
    line = tables.line_of("units.csv", "huangpi")
    tables.set("units.csv", line, aliases="光谷")
    loaded = tables.load()
    (fault,) = loaded.faults
    assert (fault.place.file, fault.place.column) == ("units.csv", "aliases")
    assert "「光谷」" in str(fault)
    assert len(loaded.units) == 14


def references_resolve(loaded: Catalog) -> bool:
    units = {unit.unit_id for unit in loaded.units}
    industries = {industry.industry_id for industry in loaded.industries} | {None}
    words = {entry.term for entry in loaded.thesaurus}
    return (
        {park.unit_id for park in loaded.parks} <= units | {None}
        and {target.unit_id for target in loaded.targets} <= units | {None}
        and {measure.unit_id for measure in loaded.measures} <= units | {"scenic"}
        and {designation.unit_id for designation in loaded.designations} <= units
        and {designation.industry_id for designation in loaded.designations} <= industries
        and {entry.industry_id for entry in loaded.thesaurus} <= industries
        and {word for park in loaded.parks for word in park.industries} <= words
        and {designation.term for designation in loaded.designations} <= {m.term for m in loaded.term_mappings} <= words
    )


def in_the_file(table: Table) -> list[str]:
    return [name for name, field in table.fields.items() if not field.column.optional]


CELLS = st.sampled_from([(table, name) for table in AT_ONCE if not table.optional for name in in_the_file(table)])
TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n"), max_size=12), st.sampled_from("01")
)


@given(cell=CELLS, text=TEXTS, data=st.data())
def test_whatever_a_cell_holds_the_tables_load_or_say_what_is_wrong(
    make_tables: Callable[[], Tables], catalog: Catalog, cell: tuple[Table, str], text: str, data: st.DataObject
) -> None:
    table, column = cell
    spoiled = make_tables()
    line = data.draw(st.integers(2, len(spoiled.rows(table.file))))
    spoiled.set(table.file, line, **{column: text})
    loaded = spoiled.load()
    assert references_resolve(loaded)
    rows_lost = sum(len(getattr(catalog, name)) - len(getattr(loaded, name)) for name in TABLE_ATTRIBUTES)
    assert rows_lost == 0 or loaded.faults


TABLE_ATTRIBUTES = (
    "units",
    "industries",
    "designations",
    "shared_lists",
    "term_mappings",
    "thesaurus",
    "stop_words",
    "parks",
    "list_entries",
    "targets",
    "clauses",
    "measures",
    "sources",
    "neighbours",
    "editions",
)


def test_every_record_class_has_a_table() -> None:
    assert {table.record for table in TABLES} == {getattr(records, name) for name in records.__all__}
