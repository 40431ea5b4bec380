"""Rows from the clipboard, as spreadsheets and people put them there."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.errors import UsageError
from mapping.intake.limits import LISTS
from mapping.intake.pages import clean
from mapping.intake.pasted import page_of_pasted
from mapping.intake.reading import read_pasted


def cells(text: str) -> list[tuple[int, tuple[object, ...]]]:
    return [(line.number, line.cells) for line in page_of_pasted(text, LISTS, ("园区", "区")).lines]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\tb\r\nc\td\r\n", [(1, ("a", "b")), (2, ("c", "d"))]),
        ('a\t"x\ny"\t2\nb\tz\t3', [(1, ("a", "x\ny", "2")), (2, ("b", "z", "3"))]),
        ('a\t"he ""said"" it"\n', [(1, ("a", 'he "said" it'))]),
        ('a\t"open\nb\tc', [(1, ("a", '"open')), (2, ("b", "c"))]),
        ('5"\ta\n', [(1, ('5"', "a"))]),
        ("a\tb\t\t\t\n\n\t\t\nc\t\td\t", [(1, ("a", "b")), (4, ("c", "", "d"))]),
        ("园区,区\n甲,江夏区\n", [(1, ("园区", "区")), (2, ("甲", "江夏区"))]),
        ("园区   区\n甲园 一期   江夏区", [(1, ("园区", "区")), (2, ("甲园 一期", "江夏区"))]),
        ("园区\u3000区\n甲\u3000江夏区", [(1, ("园区", "区")), (2, ("甲", "江夏区"))]),
        ("| 园区 | 区 |\n| --- | :-: |\n| 甲 | 江夏区 |", [(1, ("园区", "区")), (3, ("甲", "江夏区"))]),
        ("只有一格", [(1, ("只有一格",))]),
    ],
)
def test_rows_are_told_apart_as_they_were_copied(text: str, expected: object) -> None:
    assert cells(text) == expected


TEXTS = st.text(st.sampled_from('ab "\n武，,'), min_size=1, max_size=8).filter(lambda text: clean(text) == text != "")


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_a_spreadsheet_copies_comes_back_whole(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, dialect="excel-tab").writerows(rows)
    assert [line for _, line in cells(out.getvalue())] == [tuple(row) for row in rows]


@pytest.mark.parametrize(
    ("text", "part"), [(" \n\t\n", "是空文件"), ("\t\u200b\n", "没有任何内容"), ("a\tb\n" * 200_101, "超过 200000 行")]
)
def test_what_cannot_be_used_is_one_sentence(text: str, part: str) -> None:
    with pytest.raises(UsageError, match=rf"^粘贴的内容 .*{part}"):
        read_pasted(text)
