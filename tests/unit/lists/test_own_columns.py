"""What a list of parks has of its own is exported with it, and says where it comes from; ours are as ever without."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook
from tests.taken_in import PARK, parks
from tests.views import EDITION

from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.cartography.wording.about import sources_brief, sources_text
from mapping.gis.points import parks as points
from mapping.i18n import translator
from mapping.insight.additions import with_imports
from mapping.insight.parks.finder import ParkQuery, find_parks
from mapping.insight.parks.own import own_columns
from mapping.lists.parks import park_list_csv, park_list_xlsx

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

TOLD = "导入：名录.xlsx，2026-11-30，由使用者提供，未经核实"


@pytest.fixture(scope="module")
def own(atlas: Atlas) -> Atlas:
    return with_imports(atlas, [parks(3)])


def csv_rows(atlas: Atlas, query: str) -> list[dict[str, str]]:
    found = find_parks(atlas.catalog, ParkQuery(q=query), EDITION)
    return list(csv.DictReader(io.StringIO(park_list_csv(atlas.catalog, found, "zh", bom=False).decode())))


def test_a_file_has_the_columns_of_the_list_and_where_each_park_is_from(own: Atlas) -> None:
    rows = csv_rows(own, PARK)
    assert {row["租金 (元/平方米/月)"] for row in rows} == {"20", "21", "22"}
    assert {row["厂房类型"] for row in rows} == {"标准厂房", "多层厂房"}
    assert {row["导入来源"] for row in rows} == {TOLD}
    (ours, *_) = csv_rows(own, "光谷生物城")
    assert (ours["租金 (元/平方米/月)"], ours["导入来源"]) == ("", "")


def test_a_workbook_has_numbers_as_numbers_and_names_the_list_among_its_sources(own: Atlas) -> None:
    found = find_parks(own.catalog, ParkQuery(q=PARK), EDITION)
    data = park_list_xlsx(own.catalog, found, "zh", exported=date(2026, 11, 30))
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    heading, *rows = book.get_sheet_by_name("园区").to_python()
    assert sorted(row[heading.index("租金 (元/平方米/月)")] for row in rows[:3]) == [20.0, 21.0, 22.0]
    assert any("导入：名录.xlsx" in str(cell) for row in book.get_sheet_by_name("来源").to_python() for cell in row)


def test_without_a_list_of_their_own_files_are_as_ever(atlas: Atlas) -> None:
    assert not {"导入来源", "厂房类型"} & set(csv_rows(atlas, "光谷生物城")[0])
    assert not own_columns(atlas.catalog)


def test_a_heading_that_looks_like_ours_stays_its_own(atlas: Atlas) -> None:
    (first, *others) = parks().rows["park_columns"]
    rows = {**parks().rows, "park_columns": ({**first, "heading_zh": "租{year}金"}, *others)}
    named = with_imports(atlas, [replace(parks(), rows=rows)])
    assert "租{year}金 (元/平方米/月)" in csv_rows(named, PARK)[0]


def test_points_for_a_gis_have_them_too(own: Atlas) -> None:
    state = resolve(MapSpec(kind="unit", unit="ovc", edition=EDITION), own)
    table = points(state, own)
    names = [field.name for field in table.fields]
    at = names.index("park_id"), names.index("rent_import_1"), names.index("taken_from")
    assert ("i001", 20.0, TOLD) in [tuple(row[place] for place in at) for row in table.rows]


def test_every_map_that_shows_or_counts_such_parks_says_so(own: Atlas, atlas: Atlas) -> None:
    t = translator("zh")
    unit = MapSpec(kind="unit", unit="ovc", edition=EDITION)
    counting = MapSpec(layer="parks", edition=EDITION)
    for spec in (unit, counting):
        assert TOLD in sources_text(resolve(spec, own).provenance, t)
        assert TOLD in sources_brief(resolve(spec, own).provenance, t)
        assert "导入" not in sources_text(resolve(spec, atlas).provenance, t)


def test_few_values_can_be_chosen_from_and_numbers_have_none(own: Atlas) -> None:
    columns = own_columns(own.catalog)
    assert columns["house_import_1"].choices == ("标准厂房", "多层厂房")
    assert columns["rent_import_1"].choices == ()
    assert columns["rent_import_1"].numbers["i002"] == 21
