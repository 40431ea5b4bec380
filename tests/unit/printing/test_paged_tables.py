"""A table over several pages: every row there once, none cut, no band alone, headings on each page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.cartography.placement import Box
from mapping.cartography.tiles import CROSS
from mapping.printing.display import Grid
from mapping.printing.tables.model import PagedTable, Said, Section, Track
from mapping.printing.tables.paging import paged
from mapping.printing.writers.pptx.pen import Pen
from mapping.printing.writers.pptx.tables import table as table_on_a_slide

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.printing.display import Item

ROOM = Box(10, 20, 190, 150)
TRACKS = (Track("名称"), Track("说明"), Track("面积", figures=True))
AGAIN = "（续）"


def table(counts: Iterable[int], words: int = 3) -> PagedTable:
    """Return a table of so many rows in each of its sections; every fourth row says more than a line."""
    sections = []
    for s, count in enumerate(counts):
        rows = tuple(
            (Said(f"园区{s}-{i}"), Said("长江之滨" * (words * (1 + 8 * (i % 4 == 3)))), Said(f"{i}.5"))
            for i in range(count)
        )
        sections.append(Section(rows or (Said(f"空{s}"),), f"单元{s}", f"{count} 处"))
    return PagedTable("parks", TRACKS, tuple(sections), AGAIN)


def grids(made: PagedTable, room: Box = ROOM) -> list[Grid]:
    """Return the grids of the pages, one each."""
    return [next(item for item in page if isinstance(item, Grid)) for page in paged((made,), lambda _: room)]


def first_column(grid: Grid) -> list[str]:
    return ["".join(run.text for run in cell.runs).split("  ")[0] for cell in grid.cells if cell.column == 0]


def texts(items: Iterable[Item]) -> list[str]:
    return [getattr(item, "text", "") for item in items]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(min_value=0, max_value=40), min_size=1, max_size=6))
def test_what_goes_in_comes_out_once_and_in_order(counts: list[int]) -> None:
    found = [name for grid in grids(table(counts)) for name in first_column(grid)]
    names = [name for name in found if name.startswith(("园区", "空"))]
    assert names == [
        name for s, count in enumerate(counts) for name in ([f"园区{s}-{i}" for i in range(count)] or [f"空{s}"])
    ]


def test_nothing_leaves_the_room_and_rows_are_as_high_as_their_lines() -> None:
    for grid in grids(table([30, 2, 17])):
        assert grid.box.inside(ROOM.grown(1e-6))
        assert sum(grid.rows) == pytest.approx(grid.box.bottom - grid.box.top)
        assert sum(grid.columns) == pytest.approx(ROOM.right - ROOM.left)


def test_every_page_has_the_headings_and_a_band_that_goes_on_says_so() -> None:
    pages = grids(table([70]))
    assert len(pages) > 1
    assert all(first_column(page)[0] == "名称" for page in pages)
    assert first_column(pages[0])[1] == "单元0"
    assert all(first_column(page)[1] == f"单元0{AGAIN}" for page in pages[1:])


@given(st.lists(st.integers(min_value=1, max_value=30), min_size=2, max_size=8))
@settings(max_examples=30, deadline=None)
def test_no_band_is_left_alone_and_no_row_of_several_either(counts: list[int]) -> None:
    for page in grids(table(counts)):
        names = first_column(page)[1:]
        bands = [i for i, name in enumerate(names) if name.startswith("单元")]
        for i, following in zip(bands, [*bands[1:], len(names)], strict=True):
            total = counts[int(names[i].removesuffix(AGAIN).removeprefix("单元"))]
            assert following - i - 1 >= min(2, total)


def test_rows_get_air_but_take_no_more_pages_for_it() -> None:
    made = table([21])
    (page,) = grids(made)
    assert page.box.bottom - page.box.top > 0.8 * (ROOM.bottom - ROOM.top)


def test_a_row_higher_than_a_page_goes_on_without_losing_a_word() -> None:
    text = "".join(f"第{i}句，" for i in range(900))
    made = replace(table([1]), sections=(Section(((Said("长"), Said(text), Said("1")),), "单元"),))
    pages = list(paged((made,), lambda _: ROOM))
    told = "".join(
        "".join(run.text for run in cell.runs)
        for page in pages
        for grid in page
        if isinstance(grid, Grid)
        for cell in grid.cells
        if cell.column == 1 and cell.row > 0
    )
    assert told == text
    assert all(grid.box.inside(ROOM.grown(1e-6)) for page in pages for grid in page if isinstance(grid, Grid))


def test_figures_stand_at_the_right() -> None:
    (page,) = grids(table([3]))
    assert {cell.anchor for cell in page.cells if cell.column == 2} == {"end"}


def test_on_narrow_paper_what_can_be_spared_gives_way() -> None:
    tracks = (Track("名称"), *(Track(f"项{i}", spare=i) for i in range(6)))
    rows = tuple(tuple(Said("长江之滨的园区") for _ in tracks) for _ in range(4))
    made = PagedTable("parks", tracks, (Section(rows),), AGAIN)
    (wide,) = grids(made, Box(0, 0, 400, 200))
    (narrow,) = grids(made, Box(0, 0, 110, 200))
    kept = [run.text for cell in narrow.cells if cell.row == 0 for run in cell.runs]
    assert len(wide.columns) == len(tracks)
    assert kept == ["名称", *(f"项{i}" for i in range(len(kept) - 1))]


def test_two_tables_share_a_page_where_they_fit() -> None:
    made = [replace(table([4]), title="来源"), replace(table([3]), title="边界")]
    (page,) = paged(made, lambda _: ROOM)
    assert [item for item in texts(page) if item in {"来源", "边界"}] == ["来源", "边界"]
    first, second = (item for item in page if isinstance(item, Grid))
    assert first.box.bottom < second.box.top


def _narrow(counts: Iterable[int], title: str, **told: bool) -> PagedTable:
    """Return a table of two short columns."""
    sections = (
        Section(tuple((Said(f"武汉市第{i}个布局单元的全称"), Said(f"{i}.25")) for i in range(count)))
        for count in counts
    )
    tracks = (Track("单元"), Track("面积 km²", figures=True))
    return replace(PagedTable("narrow", tracks, tuple(sections), AGAIN, title), **told)


def test_two_narrow_tables_stand_side_by_side_and_share_the_width() -> None:
    (page,) = paged([_narrow([9], "面积"), _narrow([5], "等级", beside=True)], lambda _: ROOM)
    left, right = (item for item in page if isinstance(item, Grid))
    assert left.box.top == right.box.top
    assert left.box.right < right.box.left
    assert right.box.right - left.box.left > 0.9 * (ROOM.right - ROOM.left)
    assert [item for item in texts(page) if item in {"面积", "等级"}] == ["面积", "等级"]


def test_tables_that_are_too_wide_or_too_high_for_that_stand_one_below_the_other() -> None:
    for first in (table([9]), _narrow([90], "面积")):
        pages = list(paged([first, _narrow([5], "等级", beside=True)], lambda _: ROOM))
        grids_of = [item for page in pages for item in page if isinstance(item, Grid)]
        assert {grid.box.left for grid in grids_of} == {ROOM.left}
        assert all(grid.box.inside(ROOM.grown(1e-6)) for grid in grids_of)


def test_a_small_section_waits_for_the_next_page() -> None:
    pages = grids(table([5, 5, 5, 5, 5], words=1))
    assert len(pages) > 1
    assert not [name for page in pages for name in first_column(page) if name.endswith(AGAIN)]


def test_in_a_cell_that_can_be_edited_each_tile_stays_with_its_word() -> None:
    tiles = [(CROSS["zh"], f"第{i}个跨领域产业的名称") for i in range(3)]
    tracks = (Track("单元"), Track("产业"))
    rows = tuple((Said(f"单元{i}" * 12), Said("", parts=tuple(tiles))) for i in range(3))
    (page,) = grids(PagedTable("parks", tracks, (Section(rows),), AGAIN), Box(0, 0, 70, 200))
    for cell in (cell for cell in page.cells if cell.column == 1 and cell.row):
        said = "".join(run.text for run in cell.runs)
        assert said.count(f"{CROSS['zh'].sign}\u00a0") == len(tiles)
        assert said.count("\n") == len(tiles) - 1


def test_tiles_in_a_slide_s_cell_begin_where_the_other_cells_of_its_column_do() -> None:
    tracks = (Track("单元"), Track("产业"))
    rows = (
        (Said("汉阳区"), Said("", parts=((CROSS["zh"], "数字经济"),))),
        (Said("江夏区"), Said("未公开")),
    )
    (page,) = grids(PagedTable("parks", tracks, (Section(rows),), AGAIN))
    drawn = table_on_a_slide(Pen("zh"), page).xml
    margins = [int(margin) for margin in re.findall(r'<a:tcPr marL="(\d+)"', drawn)]
    assert len(margins) == 6
    assert max(margins) - min(margins) <= 1
