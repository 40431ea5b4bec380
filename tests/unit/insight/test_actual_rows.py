"""No row that is handed over gets lost: it is accepted, rejected with its reason, not filled in, or named."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from tests.own_data import own_atlas
from tests.views import EDITION

from mapping.errors import UsageError
from mapping.i18n import translator
from mapping.insight.targets.actual_tables import headings
from mapping.insight.targets.actuals import actuals_of
from mapping.intake.child import pages_of
from mapping.intake.pages import RefusedError, clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.insight.targets.actuals import Reading

ATLAS = own_atlas()
HEADING = ("布局单元", "目标", "实际值", "计量单位")
GOOD = (
    ("ovc", "tax_per_mu", 31.5, "万元/亩"),
    ("黄陂区", "tax_per_mu", 9.5, "万元/亩"),
    ("江岸区", "headquarters_projects", 2, "个"),
)
DIVISION_BY_ZERO = ("=1/0", "#DIV/0!")
NOT_CALCULATED = ("=1+1", "")


def workbook(*sheets: Sequence[Sequence[Any]], names: Sequence[str] = ()) -> bytes:
    """Write one sheet for each list of rows; a pair is a formula and the result that is saved with it."""
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    for number, rows in enumerate(sheets):
        sheet = workbook.add_worksheet(names[number] if names else None)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, tuple):
                    sheet.write_formula(at, column, cell[0], None, cell[1])
                elif cell != "":
                    sheet.write(at, column, cell)
    workbook.close()
    return target.getvalue()


def read(data: bytes) -> Reading:
    """Read a file as the page does, but in this process."""
    return actuals_of("a.xlsx", pages_of(data, headings()), ATLAS.catalog, EDITION)


def accounted(reading: Reading) -> int:
    left_out = sum(len(one.place.lines) for one in reading.left_out)
    return len(reading.actuals) + len(reading.faults) + reading.blank + left_out + reading.headings


CELLS = st.one_of(
    st.sampled_from(["ovc", "黄陂区", "江厦区", "tax_per_mu", "pastoral_complex", 12, "36①", "万元/亩", "是", "", ""]),
    st.sampled_from([DIVISION_BY_ZERO, NOT_CALCULATED, True, 0.5]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
)
ROWS = st.one_of(
    st.just(HEADING),
    st.just((*HEADING[::-1], "备注")),
    st.just(HEADING[:3]),
    st.just(("武汉市2021年目标完成情况",)),
    st.just(()),
    st.sampled_from(GOOD),
    st.tuples(CELLS, CELLS, CELLS, CELLS),
    st.lists(CELLS, max_size=6).map(tuple),
)


def is_filled(row: Sequence[Any]) -> bool:
    """Tell whether a row has anything in it that can be seen."""
    return any(not isinstance(cell, str) or clean(cell) for cell in row)


@given(st.lists(st.lists(ROWS, max_size=9), min_size=1, max_size=3))
def test_every_row_of_every_sheet_is_accounted_for_once(sheets: list[list[Sequence[Any]]]) -> None:
    data = workbook(*sheets)
    filled = sum(is_filled(row) for rows in sheets for row in rows)
    try:
        reading = read(data)
    except RefusedError:
        assert filled == 0
        return
    except UsageError as error:
        assert any(part in str(error) for part in ("缺少列", "出现了两次", "没有数据"))  # noqa: PT017
        return
    assert accounted(reading) == filled
    named = [(x.sheet, x.line) for x in reading.actuals]
    named += [(x.place.sheet, x.place.line) for x in reading.faults]
    named += [(one.place.sheet, line) for one in reading.left_out for line in one.place.lines]
    assert len(named) == len(set(named))
    assert len({(a.unit_id, a.target_id) for a in reading.actuals}) == len(reading.actuals)


TEXTS = st.one_of(
    st.sampled_from(["ovc", "黄陂区", "tax_per_mu", "pastoral_complex", "12", "万元/亩", "是", ""]),
    st.text(st.characters(exclude_characters="\r\n\0", exclude_categories=["Cs"])),
)


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), min_size=1, max_size=8))
def test_every_row_of_a_csv_is_accounted_for(rows: list[tuple[str, ...]]) -> None:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    data = "\n".join([",".join(HEADING), *quoted]).encode()
    (page,) = pages_of(data, headings())
    try:
        reading = actuals_of("a.csv", [page], ATLAS.catalog, EDITION)
    except UsageError as error:
        assert "没有数据" in str(error)  # noqa: PT017 - whatever is written, rows are all that can be missing
        return
    assert accounted(reading) == len(page.lines)


@given(st.lists(st.text('",;a\t 1光', min_size=1), min_size=1, max_size=5))
def test_no_row_of_any_shape_swallows_a_good_one(rows: list[str]) -> None:
    good = ("蔡甸区,tax_per_mu,21,万元/亩", "江夏区,tax_per_mu,22,万元/亩")
    data = "\n".join((",".join(HEADING), *rows, *good)).encode()
    reading = actuals_of("a.csv", pages_of(data, headings()), ATLAS.catalog, EDITION)
    assert [a.unit_id for a in reading.actuals] == ["caidian", "jiangxia"]


def test_a_sheet_for_each_unit_is_read_whole() -> None:
    reading = read(workbook(*([HEADING, row] for row in GOOD), names=("光谷", "黄陂", "江岸")))
    assert [(a.sheet, a.line, a.value) for a in reading.actuals] == [
        ("光谷", 2, 31.5),
        ("黄陂", 2, 9.5),
        ("江岸", 2, 2),
    ]
    assert reading.left_out == ()


def test_a_sheet_that_is_not_read_is_named_with_the_reason() -> None:
    sheets = ([HEADING, GOOD[0]], [("填写说明",), ("一",)], [HEADING[:3], GOOD[1]], [(*HEADING, "实际值"), GOOD[2]])
    reading = read(workbook(*sheets, names=("表", "说明", "缺列", "重列")))
    assert [str(one) for one in reading.left_out] == [
        "工作表「说明」没有标题行，2 行没有读。",
        "工作表「缺列」缺少列：「计量单位」，2 行没有读。",
        "工作表「重列」的「实际值」列出现了两次，2 行没有读。",
    ]
    assert len(reading.actuals) == 1


def test_a_second_heading_begins_a_table_of_its_own() -> None:
    turned = (HEADING[::-1], GOOD[1][::-1])
    reading = read(workbook([HEADING, GOOD[0], (), *turned]))
    assert [(a.unit_id, a.value) for a in reading.actuals] == [("ovc", 31.5), ("huangpi", 9.5)]
    assert reading.headings == 2


@pytest.mark.parametrize("other", ["目标值", "2020年实际值"])
def test_a_second_table_that_lacks_a_column_is_not_read_under_the_first_heading(other: str) -> None:
    planned = [(*HEADING[:2], other, HEADING[3]), GOOD[1], GOOD[2]]
    reading = read(workbook([HEADING, GOOD[0], (), *planned]))
    assert [a.unit_id for a in reading.actuals] == ["ovc"]
    assert reading.faults == ()
    assert [(one.place.lines, str(one)) for one in reading.left_out] == [
        ((4, 5, 6), "第 4、5、6 行没有读：第 4 行的标题缺少列「实际值」。")
    ]


def test_a_title_is_left_out_and_data_above_their_heading_are_at_fault() -> None:
    reading = read(workbook([("武汉市2021年目标",), GOOD[0], HEADING, GOOD[1]]))
    assert [a.unit_id for a in reading.actuals] == ["huangpi"]
    assert [str(fault) for fault in reading.faults] == ["a.xlsx 第 2 行在标题行之上；移到标题行下面。"]
    assert [str(one) for one in reading.left_out] == ["第 1 行在标题行之上，没有读。"]


@pytest.mark.parametrize("cell", [DIVISION_BY_ZERO, NOT_CALCULATED])
@pytest.mark.parametrize("column", range(4))
def test_a_cell_that_holds_no_value_is_at_fault_wherever_it_stands(cell: tuple[str, str], column: int) -> None:
    row = [*GOOD[1]]
    row[column] = cell  # type: ignore[call-overload]
    (fault,) = read(workbook([HEADING, GOOD[0], row])).faults
    assert (fault.place.line, fault.place.column) == (3, HEADING[column])
    assert ("「#DIV/0!」是公式的错误值" if cell is DIVISION_BY_ZERO else "没有保存结果的公式") in str(fault)


def test_a_row_that_holds_nothing_but_an_error_is_named() -> None:
    reading = read(workbook([HEADING, GOOD[0], ("", "", DIVISION_BY_ZERO, "")]))
    assert [fault.place.line for fault in reading.faults] == [3]


def test_rows_are_told_with_their_sheet_in_either_language() -> None:
    data = workbook([HEADING, GOOD[0]], [HEADING, GOOD[0], ("江厦区", *GOOD[1][1:])], names=("一", "二"))
    repeated, unknown = read(data).faults
    assert str(repeated).startswith("a.xlsx 工作表「二」第 2 行「目标」列的值「tax_per_mu」与工作表「一」第 2 行重复")
    assert str(unknown).startswith("a.xlsx 工作表「二」第 3 行「布局单元」列")
    english = repeated.told("en")
    assert english.startswith('a.xlsx, sheet "二", row 2, column "目标": "tax_per_mu" repeats sheet "一", row 2')
    assert translator("en")("没有读的行") == "Rows not read"


def test_hidden_sheets_and_rows_are_read_and_named() -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    for name, rows in (("甲", GOOD[:2]), ("乙", GOOD[2:])):
        sheet = book.add_worksheet(name)
        for at, row in enumerate((HEADING, *rows)):
            sheet.write_row(at, 0, row)
    book.worksheets()[0].set_row(2, None, None, {"hidden": True})
    book.worksheets()[1].hide()
    book.close()
    reading = read(target.getvalue())
    assert len(reading.actuals) == 3
    assert reading.left_out == ()
    assert [fault.told("zh") for fault in reading.hidden] == [
        "工作表「甲」第 3 行是隐藏的，也读了。",
        "工作表「乙」是隐藏的，其中 2 行也读了。",
    ]
    assert all("hidden" in fault.told("en").casefold() for fault in reading.hidden)


@pytest.mark.parametrize(
    ("form", "typed", "measure", "expected"),
    [("0%", 1.5, "%", 150), ("0.00%", 0.235, "%", 23.5), ("[Red]0.0%", 0.45, "%", 45), ("0", 45, "%", 45)],
)
def test_a_percent_cell_is_read_as_it_is_shown(form: str, typed: float, measure: str, expected: float) -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADING)
    sheet.write_row(1, 0, ("洪山区", "industry_project_funds_share"))
    sheet.write_number(1, 2, typed, book.add_format({"num_format": form}))
    sheet.write(1, 3, measure)
    book.close()
    (line,) = pages_of(target.getvalue(), headings())[0].lines[1:]
    shown = line.cells[2]
    assert shown == (f"{expected:g}%" if "%" in form else expected)
    reading = read(target.getvalue())
    assert [actual.value for actual in reading.actuals] == ([expected] if expected <= 100 else [])
    assert ["150%" in str(fault) for fault in reading.faults] == ([] if expected <= 100 else [True])


def test_a_percent_cell_is_no_number_of_another_measure() -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADING)
    sheet.write_row(1, 0, ("黄陂区", "tax_per_mu"))
    sheet.write_number(1, 2, 9.5, book.add_format({"num_format": "0%"}))
    sheet.write(1, 3, "万元/亩")
    book.close()
    (fault,) = read(target.getvalue()).faults
    assert "「950%」不是数" in str(fault)


def test_sheets_whose_names_look_alike_are_told_apart() -> None:
    bad = ("zzzzzz", "tax_per_mu", 1, "万元/亩")
    reading = read(workbook([HEADING, GOOD[0], bad], [HEADING, GOOD[1], bad], names=("表", "表\u200b")))
    assert [fault.place.sheet for fault in reading.faults] == ["表", "表 (2)"]
    assert {actual.sheet for actual in reading.actuals} == {"表", "表 (2)"}
