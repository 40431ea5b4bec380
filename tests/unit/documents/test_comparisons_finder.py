"""The sheet of a finder's result says which filter was asked, and that nothing answers it where nothing does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.comparison_sheets import made, pages_said

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

OVERLAYS = ("parks", "water", "labels")


def said(atlas: Atlas, paper: str, **query: Any) -> str:
    """Return all texts of the sheet of a query, without spaces, which line breaks take away."""
    return pages_said(made(atlas, paper, layer="matches", query=query, overlays=OVERLAYS)).replace(" ", "")


@pytest.mark.parametrize("paper", ["a4", "a4-portrait", "16:9"])
def test_the_filter_stands_on_the_sheet_in_words(atlas: Atlas, paper: str) -> None:
    told = said(atlas, paper, level=("国家级",))
    assert "筛选条件" in told
    assert "级别：国家级" in told


@pytest.mark.parametrize("paper", ["a4", "a4-portrait", "16:9"])
def test_an_empty_result_says_so_with_its_filter(atlas: Atlas, paper: str) -> None:
    told = said(atlas, paper, q="不存在的园区名")
    assert "没有符合条件的园区" in told
    assert "不存在的园区名" in told
