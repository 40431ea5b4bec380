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
    assert list(sheets) == ["布局单元", "园区", "识别词", "权重与说明", "理由"]
    units = sheets["布局单元"]
    asked = ["最贴近的依据", "业务", "细分领域"]
    assert units[0] == ["名次", "布局单元", "编号", "得分（0–100 分）", *asked, "理由（分数）"]
    assert units[1][2] == "jianghan"
    assert isinstance(units[1][3], float)
    assert units[1][4:6] == ["同词", "金融服务"]
    assert "银行" in str(units[1][6])


def test_a_place_that_shares_the_industry_only_has_no_rank(atlas: Atlas) -> None:
    units = opened(atlas, "工业机器人")["布局单元"]
    (unranked,) = (row for row in units if row[2] == "qiaokou")
    assert (unranked[0], unranked[4]) == ("", "只是同属大类")
    assert all(row[4] != "只是同属大类" for row in units[1:] if row[0])


def test_every_reason_has_a_row_with_its_closeness_and_business(atlas: Atlas) -> None:
    rows = opened(atlas, "半导体和光模块")["理由"]
    assert rows[0] == ["类别", "名称", "编号", "业务", "细分领域", "贴近程度", "理由", "分数"]
    assert {row[3] for row in rows[1:]} == {"集成电路", "光通信"}
    assert {row[5] for row in rows[1:]} >= {"同一细分领域", "用词涵盖", "同一产业链", "只是同属大类"}


def test_businesses_conditions_and_what_is_ruled_out_have_sheets(atlas: Atlas) -> None:
    sheets = opened(atlas, "投资5亿元、用地80亩，半导体和光模块，靠近港口，不做化工")
    assert {row[0] for row in sheets["逐项业务"][1:]} == {"集成电路", "光通信"}
    asked = {row[0]: row[1:] for row in sheets["条件与排除"][1:]}
    assert asked["用地"] == ["80亩", "80亩（约 5.3 公顷）", "不计分"]
    assert asked["文中已排除"] == ["化工", "", "不计分"]
    assert asked["希望临近"] == ["港口", "", "不计分"]
    parks = sheets["园区"]
    assert parks[0][-1] == "与所需用地比较"
    assert any(row[-1] == "面积未公开，不能与所需用地比较" for row in parks[1:])
    assert {row[0]: row[4] for row in sheets["识别词"][1:]}["化工"] == "文中已排除，未计入"


def test_the_weights_sheet_says_how_the_score_came_about(atlas: Atlas) -> None:
    rows = opened(atlas, "氢能")["权重与说明"]
    told = "\n".join(str(cell) for row in rows for cell in row)
    assert ["文件列为主导产业", 50.0, 50.0, 50.0] in rows
    assert "文字：氢能" in told
    assert "2021 年口径" in told


def test_what_became_of_each_word_is_told(atlas: Atlas) -> None:
    rows = opened(atlas, "未来产业、氢能、阿巴阿巴")["识别词"]
    assert {row[0]: row[4] for row in rows[1:]} == {
        "未来产业": "过于宽泛，未计入",
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
