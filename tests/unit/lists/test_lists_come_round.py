"""Lists go round: a template filled in is taken whole, and rows that waited are taken once they are repaired."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook, load_workbook
from tests.views import EDITION

from mapping.intake import reading
from mapping.intake.analysis import analyse
from mapping.intake.ground import Ground
from mapping.intake.wishes import Wishes
from mapping.lists.intake_fields import FIELDS
from mapping.lists.intake_forms import form_workbook
from mapping.lists.marked import marked_workbook, rejected_workbook
from mapping.view import View

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas
    from mapping.intake.analysis import Analysis
    from mapping.intake.pages import Page

HEADINGS = ("序号", "园区名称", "所属区", "主导产业", "占地面积（亩）", "成立时间", "联系电话", "可供地（亩）")
ROWS = (
    (1, "甲园", "东湖高新区", "集成电路;光通信", "3,200亩（其中一期800亩）", "2009年", "13800001111", 20),
    (2, "乙园", "东湖高区", "人工智能", 100, "2010/5", "13800001112", 30),
    (3, "丙园", "武汉经开区", "新能源", "1.2万", "2011", "13800001113", 5),
    (4, "", "江岸区", "", "约500亩", "2012", "13800001114", 3),
    (5, "<b>丁园</b>", "江岸区", "<script>alert(1)</script>", "100-200", "2012", "13800001115", 7),
)
REPAIRS = {"E2": "3,200亩", "C3": "东湖高新区", "B4": "戊园", "E5": 150}


@pytest.fixture(scope="module")
def ground(atlas: Atlas) -> Ground:
    return Ground.of(atlas.catalog, atlas.geography)


def saved(book: Any) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(data: bytes, ground: Ground, wishes: Wishes | None = None) -> tuple[tuple[Page, ...], Analysis]:
    pages = reading.read_pages("园区.xlsx", data)
    return pages, analyse("园区.xlsx", pages, wishes or Wishes(), ground)


def the_list() -> bytes:
    book = Workbook()
    page: Any = book.active
    page["A1"] = "武汉市园区汇总表"
    page.merge_cells("A1:H1")
    for number, row in enumerate((HEADINGS, *ROWS), start=2):
        for column, value in enumerate(row, start=1):
            page.cell(number, column, value)
    return saved(book)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rows_that_waited_are_taken_once_they_are_repaired(ground: Ground, lang: str) -> None:
    pages, first = read(the_list(), ground)
    assert first.rejected == (3, 4, 6, 7)
    assert len(first.accepted) + len(first.rejected) == first.uploaded == 5
    book: Any = load_workbook(io.BytesIO(rejected_workbook(pages, first, lang)))
    for spot, value in REPAIRS.items():
        book.active[spot] = value
    _, again = read(saved(book), ground)
    assert again.rejected == ()
    assert again.uploaded == len(first.rejected)
    assert [row.cells["name_zh"] for row in again.accepted] == ["甲园", "乙园", "戊园", "<b>丁园</b>"]
    kept = {column.heading for column in again.own_columns}
    assert "可供地（亩）" in kept
    assert not kept & {"问题", "Problem", "联系电话", "序号"}


def a_list(*rows: tuple[object, ...], merged: tuple[str, ...] = ()) -> bytes:
    book = Workbook()
    page: Any = book.active
    for row in rows:
        page.append(row)
    for area in merged:
        page.merge_cells(area)
    return saved(book)


UNIT_ABOVE = a_list(
    ("某区园区一览",),
    ("单位：亩",),
    ("园区名称", "所属区", "占地面积"),
    ("甲园", "东湖高区", 1500),
    ("乙园", "江岸区", 30),
)
TWO_ROWS = a_list(
    ("园区名称", "所属区", "面积（亩）", None, "建设情况", None),
    (None, None, "占地面积", "可供地", "设立年份", "厂房"),
    ("甲园", "东湖高区", 1500, 20, 2009, "有"),
    ("乙园", "江岸区", 30, 5, 2010, "无"),
    merged=("A1:A2", "B1:B2", "C1:D1", "E1:F1"),
)
UNMERGED = a_list(
    ("园区名称", "所属区", "面积（亩）", "设立年份"),
    (None, None, "占地面积", None),
    ("甲园", "东湖高区", 1500, 2009),
    ("乙园", "江岸区", 30, 2010),
)


@pytest.mark.parametrize("data", [UNIT_ABOVE, TWO_ROWS, UNMERGED])
def test_a_unit_that_stands_above_the_heading_is_not_lost_with_the_rows_that_wait(ground: Ground, data: bytes) -> None:
    pages, first = read(data, ground)
    assert len(first.rejected) == 1
    assert first.accepted[0].cells["area_km2"] == "0.02"
    book: Any = load_workbook(io.BytesIO(rejected_workbook(pages, first, "zh")))
    book.active["B2"] = "东湖高新区"
    _, again = read(saved(book), ground)
    (row,) = again.accepted
    assert row.cells["area_km2"] == "1"
    before = {column.heading: column.own for column in first.columns}
    assert {column.heading.replace("（亩）", ""): column.own for column in again.columns}.items() >= {
        heading.replace("（亩）", ""): own for heading, own in before.items() if own is None
    }.items()


def test_the_figures_of_waiting_areas_keep_their_unit(ground: Ground) -> None:
    data = a_list(("各区增加值",), ("单位：亿元",), ("区", "2024年"), ("洪三区", 12.5), ("江岸区", 30), ("汉阳区", 20))
    pages, first = read(data, ground, Wishes(kind="indicator"))
    assert first.rejected == (4,)
    book: Any = load_workbook(io.BytesIO(rejected_workbook(pages, first, "zh")))
    book.active["A2"] = "洪山区"
    _, again = read(saved(book), ground, Wishes(kind="indicator"))
    assert again.indicator["value_unit"] == first.indicator["value_unit"] == "亿元"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_marked_workbook_itself_can_be_repaired_and_read_again(ground: Ground, lang: str) -> None:
    data = the_list()
    pages, first = read(data, ground)
    book: Any = load_workbook(io.BytesIO(marked_workbook(data, first, lang, pages)))
    sheet = book.worksheets[1]
    assert {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment} >= {
        "E3",
        "C4",
        "B6",
        "E7",
        "G2",
    }
    for spot, value in {"E3": "3,200亩", "C4": "东湖高新区", "B6": "戊园", "E7": 150}.items():
        sheet[spot] = value
    _, again = read(saved(book), ground)
    assert (again.sheet, again.rejected, len(again.accepted)) == (first.sheet, (), 5)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", FIELDS)
def test_a_template_filled_in_with_its_own_examples_is_taken(
    atlas: Atlas, ground: Ground, kind: Any, lang: str
) -> None:
    book: Any = load_workbook(io.BytesIO(form_workbook(kind, atlas.catalog, View(EDITION, lang=lang))))
    sheet, explained, _ = book.worksheets
    for row in range(1, 1 + len(FIELDS[kind])):
        sheet.cell(2, row, explained.cell(row + 1, 4).value)
    _, analysis = read(saved(book), ground, Wishes(kind=kind))
    assert analysis.rejected == ()
    assert analysis.sheet == sheet.title
    assert not [column.heading for column in analysis.columns if column.basis == "own"]
    assert analysis.accepted[0].cells.items() >= {"unit_id" if kind != "indicator" else "area_id": "ovc"}.items()
    if kind == "parks":
        assert analysis.accepted[0].cells["area_km2"] == "5.2"
        assert all(word.term for word in analysis.words)
