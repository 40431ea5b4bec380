"""The workbook of a match, opened again."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook
from tests.views import VIEW

from mapping.insight.match.ranking import match
from mapping.lists.match import match_workbook

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

Rows = list[list[object]]


def opened(atlas: Atlas, text: str, lang: str = "zh") -> dict[str, Rows]:
    found = match(atlas.catalog, text, VIEW)
    workbook = CalamineWorkbook.from_filelike(
        io.BytesIO(match_workbook(found, atlas.catalog, replace(VIEW, lang=lang)))
    )
    return {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}


def test_units_parks_words_and_weights_have_a_sheet_each(atlas: Atlas) -> None:
    sheets = opened(atlas, "金融服务")
    assert list(sheets) == ["布局单元", "园区", "识别词", "权重与说明"]
    units = sheets["布局单元"]
    assert units[0] == ["名次", "布局单元", "编号", "得分（0–100 分）", "理由（分数）"]
    assert units[1][2] == "jianghan"
    assert isinstance(units[1][3], float)
    unranked = next(row for row in units if row[2] == "hanyang")
    assert unranked[0] == unranked[3] == ""
    assert "不计分" in str(unranked[4])


def test_the_weights_sheet_says_how_the_score_came_about(atlas: Atlas) -> None:
    rows = opened(atlas, "氢能")["权重与说明"]
    told = "\n".join(str(cell) for row in rows for cell in row)
    assert ["文件列为主导产业", 50.0, 50.0, 50.0] in rows
    assert "文字：氢能" in told
    assert "2021 年口径" in told


def test_what_became_of_each_word_is_told(atlas: Atlas) -> None:
    rows = opened(atlas, "人形机器人、氢能、阿巴阿巴")["识别词"]
    assert {row[0]: row[3] for row in rows[1:]} == {
        "人形机器人": "待选择，未计入",
        "氢能": "计入",
        "阿巴阿巴": "未识别",
    }


@pytest.mark.parametrize("text", ["=1+1 氢能", "@氢能"])
def test_a_text_that_a_spreadsheet_would_run_stays_a_text(atlas: Atlas, text: str) -> None:
    told = [str(cell) for rows in opened(atlas, text).values() for row in rows for cell in row]
    assert any(text in cell for cell in told)


def test_the_workbook_speaks_english(atlas: Atlas) -> None:
    sheets = opened(atlas, "hydrogen fuel cell stacks", "en")
    assert sheets["Layout unit"][1][1] == "Qingshan (Wuhan Chemical Industrial Zone)"
