"""A CSV as office programs write it, and as people spoil it."""

from __future__ import annotations

import pytest

from mapping.intake.child import pages_of
from mapping.intake.limits import TARGETS
from mapping.intake.pages import LONGEST_CELL, Flaw, Refusal, RefusedError

HEADINGS = ("布局单元", "目标")


def lines(text: str) -> list[tuple[int, tuple[object, ...]]]:
    (page,) = pages_of(text.encode(), HEADINGS)
    return [(line.number, line.cells) for line in page.lines]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("title", ["", "\n", "武汉市，2021年；目标\n", "a,b,c,d,e,f\n", ";;;;;;\n", '"a\n'])
def test_the_row_of_headings_says_what_divides_cells(delimiter: str, title: str) -> None:
    rows = (delimiter.join(HEADINGS), delimiter.join(("光谷", "1,5" if delimiter != "," else "1.5")))
    assert lines(title + "\n".join(rows))[-2][1] == HEADINGS


def test_quoted_headings_count_as_well() -> None:
    assert lines('1,2,3\n"布局单元";"目标"\na;b')[-2:] == [(2, HEADINGS), (3, ("a", "b"))]


def test_what_nobody_sees_is_ignored() -> None:
    assert lines("\ufeff布局\u200b单元,目标\u2060\n\u200e光谷\u00a0, 3\u200b") == [(1, HEADINGS), (2, ("光谷", "3"))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_text_is_read_in_whichever_encoding_it_was_saved(encoding: str) -> None:
    (page,) = pages_of("布局单元,目标\r\n光谷,3\r\n".encode(encoding), HEADINGS)
    assert [line.cells for line in page.lines] == [HEADINGS, ("光谷", "3")]


@pytest.mark.parametrize("data", [b"\xff\xfea", b"a,b\0c\n", bytes(range(256)), b"%PDF-1.7 a,b", b"{\\rtf1 a,b}"])
def test_what_is_no_text_is_no_table(data: bytes) -> None:
    with pytest.raises(RefusedError) as caught:
        pages_of(data)
    assert caught.value.refusal is Refusal.NO_SPREADSHEET


def test_a_long_cell_is_not_taken_for_a_missing_quote() -> None:
    (page,) = pages_of(f"布局单元,目标\n{'光' * 200_000},1".encode(), HEADINGS)
    assert page.lines[1].flaw is Flaw.LONG
    assert len(str(page.lines[1].cells[0])) == LONGEST_CELL


def test_empty_rows_are_no_rows() -> None:
    assert [number for number, _ in lines("布局单元,目标" + "\n" * 1_000_000 + "光谷,1")] == [1, 1_000_001]


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(RefusedError) as caught:
        pages_of(b"a,b\n" * (TARGETS.lines + 1))
    assert caught.value.refusal is Refusal.TOO_MANY


@pytest.mark.parametrize("rest", ["", "," * 300])
def test_columns_that_are_too_many_are_refused_unless_they_are_empty(rest: str) -> None:
    row = ",".join(["a"] * TARGETS.columns)
    (page,) = pages_of(f"{row}{rest}\n{row}{rest}".encode())
    assert [len(line.cells) for line in page.lines] == [TARGETS.columns] * 2
    with pytest.raises(RefusedError) as caught:
        pages_of(f"{row}{rest},a".encode())
    assert caught.value.refusal is Refusal.TOO_MANY
