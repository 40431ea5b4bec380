"""Laws of every list: no row is lost, columns may stand in any order, and what was taken once is not taken again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lists import PARKS, analysed, own_ground
from tests.own_data import own_atlas

from mapping.insight.additions import Import, import_of, next_park, with_imports
from mapping.intake.ground import Ground
from mapping.intake.pages import Unread

if TYPE_CHECKING:
    from mapping.intake.found import Analysis
    from mapping.intake.pages import Cell

HEADING = (*PARKS, "级别", "类型", "主导产业", "占地面积（亩）", "设立年份", "经度", "纬度", "地址", "租金", "来源")
ODD: tuple[Cell, ...] = ("", " ", "x", "=1+1", "<b>x</b>", 0.0, -1.0, 3.5, True, Unread("#N/A"), "１２", "很长" * 400)
CELLS: tuple[tuple[Cell, ...], ...] = (
    ("园一", "园二", "光谷 软件园", "光谷软件园", "武汉东湖综合保税区"),
    ("东湖高新区", "光谷", "洪山区", "江厦区", "长江新区", "武汉市", "汉阳区、江夏区"),
    ("国家级", "省级高新区", "特级"),
    ("产业基地", "工业园", "开发区本身", "怪物"),
    ("生物医药、集成电路", "炼金术", "人工智能和软件"),
    ("1500", "3公顷", "100-200", "很大", 20.0),
    ("2009", 2023.0, "1990年5月", "1985；1990", "soon", 1066.0),
    ("114.41", 114.41, "30.48", "113.0", "东经114°24′"),
    ("30.48", 30.48, "114.41", "39.9"),
    ("高新大道1号",),
    (35.0, "20元"),
    ("https://example.com/a", "www.x", "某文件"),
)
LISTS = st.lists(st.tuples(*(st.sampled_from((*cells, *cells, *ODD)) for cells in CELLS)), min_size=1, max_size=12)
CHOICES = st.sampled_from(("ours", "theirs", "both"))


def cells_by_row(analysis: Analysis) -> dict[int, dict[str, str]]:
    return {row.row: dict(row.cells) for row in analysis.accepted}


def taken(analysis: Analysis, before: tuple[Import, ...] = ()) -> Import:
    return import_of(analysis, len(before) + 1, "2026-11-30", next_park(before))


@settings(max_examples=60, deadline=None)
@given(rows=LISTS, datum=st.sampled_from(("auto", "wgs84", "none")))
def test_each_row_is_accepted_or_waits_with_an_error_of_its_own(rows: list[tuple[Cell, ...]], datum: str) -> None:
    found = analysed(HEADING, *rows, datum=datum)
    told = {line for fault in found.issues if fault.code.name.startswith("ROWS_") for line in fault.place.lines}
    numbers = [row.row for row in found.accepted]
    assert len(found.accepted) + len(found.rejected) == found.uploaded
    filled = {number for number, row in enumerate(rows, 2) if any(cell != "" for cell in row)}
    assert {*numbers, *found.rejected, *told} == filled
    assert not {*numbers} & {*found.rejected}
    assert {fault.place.line for fault in found.errors if fault.place.line} == {*found.rejected}


@settings(max_examples=25, deadline=None)
@given(rows=LISTS, order=st.permutations(range(len(HEADING))))
def test_the_order_of_the_columns_changes_nothing(rows: list[tuple[Cell, ...]], order: list[int]) -> None:
    one = analysed(HEADING, *rows, datum="wgs84")
    other = analysed([HEADING[i] for i in order], *([row[i] for i in order] for row in rows), datum="wgs84")
    assert cells_by_row(one) == cells_by_row(other)
    assert one.rejected == other.rejected
    assert {(f.place.lines, f.place.column, f.code) for f in one.issues} == {
        (f.place.lines, f.place.column, f.code) for f in other.issues
    }


@settings(max_examples=15, deadline=None)
@given(rows=LISTS, others=CHOICES)
def test_what_is_taken_brings_no_fault_and_is_not_taken_again(rows: list[tuple[Cell, ...]], others: str) -> None:
    atlas = own_atlas()
    found = analysed(HEADING, *rows, datum="wgs84", others=others)
    first = taken(found)
    once = with_imports(atlas, [first])
    assert once.catalog.faults == atlas.catalog.faults
    assert len(once.catalog.directory) == len(atlas.catalog.directory) + sum(
        row.is_added and row.replaces is None for row in found.accepted
    )
    again = analysed(HEADING, *rows, datum="wgs84", ground=Ground.of(once.catalog, once.geography))
    assert again.added == 0
    assert taken(again, (first,)).rows == {}


def test_a_list_that_replaces_what_an_earlier_one_added_stands_alone_when_that_is_removed() -> None:
    atlas = own_atlas()
    first = taken(analysed((*PARKS, "级别"), ("园一", "汉阳区", "省级")))
    once = with_imports(atlas, [first])
    later = analysed(
        (*PARKS, "级别"), ("园一", "汉阳", "市级"), others="theirs", ground=Ground.of(once.catalog, once.geography)
    )
    second = taken(later, (first,))
    both = with_imports(atlas, [first, second]).catalog
    assert [(park.level, park.source_id) for park in both.directory if park.name_zh == "园一"] == [("市级", "import_2")]
    alone = with_imports(atlas, [second]).catalog
    assert [park.park_id for park in alone.directory if park.name_zh == "园一"] == ["i001"]
    assert both.faults == alone.faults == atlas.catalog.faults


def test_a_row_that_takes_the_place_of_ours_keeps_its_id_and_what_refers_to_it() -> None:
    atlas = own_atlas()
    ours = next(
        row for row in own_ground().parks if row.key == atlas.catalog.facilities[-1].park_id or row.key == "p004"
    )
    found = analysed(PARKS, (ours.name, ours.unit_id), others="theirs")
    assert found.accepted[0].replaces == ours.key
    after = with_imports(atlas, [taken(found)]).catalog
    assert after.faults == atlas.catalog.faults
    assert len(after.directory) == len(atlas.catalog.directory)
    assert next(row for row in after.directory if row.park_id == ours.key).source_id == "import_1"


def test_both_sides_of_a_duplicate_are_shown_and_each_may_be_chosen() -> None:
    rows = (
        (*PARKS, "级别"),
        ("武汉东湖综合保税区", "光谷", "省级"),
        ("新园", "光谷", "省级"),
        ("新 园", "ovc", "市级"),
    )
    kept = analysed(*rows)
    of_ours, in_list = kept.duplicates
    assert (of_ours.row, of_ours.ours, of_ours.our_cells["level"], of_ours.their_cells["level"]) == (
        2,
        "p004",
        "国家级",
        "省级",
    )
    assert (in_list.row, in_list.earlier, in_list.our_cells["level"]) == (4, 3, "省级")
    assert (kept.uploaded, kept.skipped, kept.added) == (3, 2, 1)
    chosen = analysed(*rows, duplicates={2: "both", 4: "theirs"})
    assert [(row.row, row.is_added, row.replaces) for row in chosen.accepted] == [
        (2, True, None),
        (3, False, None),
        (4, True, None),
    ]


def test_names_that_are_alike_are_told_and_nothing_becomes_of_them() -> None:
    found = analysed(PARKS, ("武汉东湖综合保税园区", "光谷"))
    assert [(one.row, one.ours) for one in found.near] == [(2, "p004")]
    assert found.added == 1
    assert found.duplicates == ()
