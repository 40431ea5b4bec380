"""The policy's own sentences: every list and target has its, and what the tables say stands in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.second_edition import with_second_edition

if TYPE_CHECKING:
    from conftest import Tables
    from mapping.catalog import Catalog
    from mapping.insight.atlas import Atlas

FIGURE = re.compile(r"\d+(?:\.\d+)?")
WAN = 10_000


def test_every_designation_and_every_target_has_its_sentence(catalog: Catalog) -> None:
    rows = [*catalog.designations, *catalog.targets]
    assert [row for row in rows if catalog.clause_of(row) is None] == []
    assert {catalog.clause_of(row) for row in rows} == set(catalog.clauses)


def test_every_term_stands_in_its_sentence(catalog: Catalog) -> None:
    for row in catalog.designations:
        clause = catalog.clause_of(row)
        assert clause is not None
        assert row.term in clause.quote


def test_every_figure_of_a_target_stands_in_a_part_that_is_marked(catalog: Catalog) -> None:
    for target in catalog.targets:
        clause = catalog.clause_of(target)
        assert clause is not None
        marked = {float(figure) for mark in clause.marks for figure in FIGURE.findall(mark)}
        if any("万亿元" in mark for mark in clause.marks):
            marked |= {figure * WAN for figure in marked}
        asked = (target.value, target.stretch_value, target.growth_pct, target.stretch_growth_pct)
        figures = {figure for figure in asked if figure is not None and not target.is_flag}
        assert figures <= marked, target.target_id
        assert clause.marks


def test_one_sentence_has_one_english(catalog: Catalog) -> None:
    english: dict[str, set[str]] = {}
    for clause in catalog.clauses:
        english.setdefault(clause.quote, set()).add(clause.quote_en)
    assert {quote: said for quote, said in english.items() if len(said) > 1} == {}


def test_the_english_has_the_figures_of_the_sentence(catalog: Catalog) -> None:
    for clause in catalog.clauses:
        percents = set(re.findall(r"\d+%", clause.quote))
        assert percents == set(re.findall(r"\d+%", clause.quote_en)), clause.id


def test_a_term_or_list_without_its_sentence_is_told_and_stays_in_use(tables: Tables) -> None:
    tables.set("clauses.csv", tables.line_of("clauses.csv", "shared_list"), quote="中心城区聚焦金融服务等主导产业")
    tables.delete("clauses.csv", 2)
    loaded = tables.load()
    told = [str(fault) for fault in loaded.faults]
    assert len(loaded.designations) == 70
    assert sum("没有条款原文（clauses.csv 缺 布局单元的主导产业「ovc」）" in fault for fault in told) == 1
    assert sum("「创意设计」不在 clauses.csv 所抄的句子里" in fault for fault in told) == 6


def test_a_sentence_about_nothing_is_set_aside(tables: Tables) -> None:
    tables.set("clauses.csv", 2, id="ovcc")
    loaded = tables.load()
    assert "不在 units.csv 的 unit_id 列中" in str(loaded.faults[-1])
    assert len(loaded.clauses) == 47


def test_an_edition_to_come_brings_its_own_sentences(atlas: Atlas) -> None:
    two = with_second_edition(atlas).catalog
    assert two.faults == ()
    assert all(two.clause_of(row) for row in two.designations)
