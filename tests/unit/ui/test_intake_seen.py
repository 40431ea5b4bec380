"""What of a long report is sent to a page, and which faults are asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.faults import Fault, Place
from mapping.sentences import IntakeCode, ValueCode
from mapping.ui.intake.columns import letter
from mapping.ui.intake.seen import A_PAGE, Asked, Counts, page_of

FAULTS = [
    Fault(ValueCode.NUMBER_NONE, Place("a.csv", lines=(3,), column="面积"), "x"),
    Fault(ValueCode.NUMBER_NONE, Place("a.csv", lines=(4,), column="租金"), "y"),
    Fault(ValueCode.PLACE_SWAPPED, Place("a.csv", lines=(4,))),
]


@given(count=st.integers(0, 300))
def test_the_pages_of_a_list_hold_each_row_once_and_none_too_many(count: int) -> None:
    rows = list(range(count))
    first = page_of(rows, 0)
    pages = [page_of(rows, number) for number in range(first.pages)]
    assert [row for page in pages for row in page.rows] == rows
    assert all(len(page.rows) <= A_PAGE for page in pages)
    assert [page.first for page in pages if page.rows] == [page.rows[0] + 1 for page in pages if page.rows]


@pytest.mark.parametrize("number", [-1, 99])
def test_a_page_that_there_is_none_of_is_the_nearest(number: int) -> None:
    page = page_of(list(range(A_PAGE + 1)), number)
    assert page.number == (0 if number < 0 else 1)


def test_faults_are_counted_by_severity_problem_and_column() -> None:
    counts = Counts.of(FAULTS)
    assert counts.severities == {"error": 2, "warning": 1}
    assert counts.codes == {"NUMBER_NONE": 2, "PLACE_SWAPPED": 1}
    assert counts.columns == {"面积": 1, "租金": 1, "": 1}


def test_what_many_faults_are_is_told_without_what_the_first_of_them_names() -> None:
    sheets = [
        Fault(IntakeCode.SHEET_NOT_READ, Place("a.xlsx", name), fields={"sheet": name, "n": n})
        for n, name in enumerate(("说明", "附表"))
    ]
    counts = Counts.of([*FAULTS, *sheets])
    assert counts.told("SHEET_NOT_READ", "zh") == "工作表「…」没有读，共 … 行"
    assert counts.told("NUMBER_NONE", "zh") == FAULTS[0].problem("zh")
    assert Counts.of(sheets[:1]).told("SHEET_NOT_READ", "zh") == sheets[0].problem("zh")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Asked(), FAULTS),
        (Asked(severity="warning"), FAULTS[2:]),
        (Asked(code="NUMBER_NONE"), FAULTS[:2]),
        (Asked(column=""), FAULTS[2:]),
        (Asked(severity="error", column="租金"), FAULTS[1:2]),
        (Asked(severity="warning", column="租金"), []),
    ],
)
def test_only_faults_that_are_asked_for_are_shown(asked: Asked, found: list[Fault]) -> None:
    assert list(asked.of(FAULTS)) == found


def test_columns_are_called_as_a_spreadsheet_calls_them() -> None:
    assert [letter(index) for index in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
