"""The three lists and tables of one figure for each area are read like parks, each by its own rules."""

from __future__ import annotations

import pytest
from tests.lists import analysed, codes, own_ground, page
from tests.own_data import own_atlas

from mapping.errors import UsageError
from mapping.insight.additions import import_of, with_imports
from mapping.intake.analysis import analyse
from mapping.intake.ground import Ground
from mapping.intake.wishes import Wishes

CENTRAL = ("江岸区", "江汉区", "硚口区", "汉阳区", "武昌区")
DISTRICTS = (*CENTRAL, "青山区", "洪山区", "东西湖区", "汉南区", "蔡甸区", "江夏区", "黄陂区", "新洲区")
UNITS = (*DISTRICTS[:8], "东湖高新区", "武汉经开区", "蔡甸区", "江夏区", "黄陂区", "新洲区")


def figures(names: tuple[str, ...], heading: str = "增加值（亿元）", **indicator: str) -> object:
    rows = ((name, 10.5 + n) for n, name in enumerate(names))
    return analysed(("区", heading), *rows, kind="indicator", indicator=indicator)


def test_entries_are_of_the_list_that_column_heading_or_sheet_tells() -> None:
    by_column = analysed(
        ("清单", "名称", "所属区", "投资额（亿元）"),
        ("重大项目", "测试项目", "光谷", 12.0),
        ("平台", "测试平台", "光谷", "约3亿"),
        kind="lists",
    )
    assert [(row.cells["list"], row.cells["investment"]) for row in by_column.accepted] == [
        ("project", "12亿元"),
        ("platform", "约3亿"),
    ]
    by_heading = analysed(("企业名称", "所属区"), ("测试公司", "光谷"), kind="lists")
    assert by_heading.accepted[0].cells["list"] == "enterprise"
    sheet = [page([("名称", "所属区"), ("测试项目", "光谷")], "重点项目清单")]
    assert analyse("x.xlsx", sheet, Wishes(kind="lists"), own_ground()).accepted[0].cells["list"] == "project"
    with pytest.raises(UsageError):
        analysed(("名称", "所属区"), ("测试", "光谷"), kind="lists")


def test_entries_after_the_edition_are_shown_only_where_later_content_is_asked_for() -> None:
    found = analysed(
        ("项目名称", "所属区", "开工时间"),
        ("项目一", "光谷", "2020-07"),
        ("项目二", "光谷", "2024-03 开工"),
        ("项目三", "光谷", 2025.0),
        ("项目四", "光谷", "待定"),
        kind="lists",
    )
    assert [row.cells.get("after_edition") for row in found.accepted] == [None, "2021", "2021", None]
    assert codes(found) == [(3, "PARK_LATER"), (4, "PARK_LATER")]


def test_entries_that_are_taken_bring_no_fault_and_may_replace_ours() -> None:
    atlas = own_atlas()
    ours = own_ground().entries[0]
    found = analysed(
        ("企业名称", "所属区", "产业"),
        (ours.name, ours.unit_id or "", "集成电路"),
        ("测试公司", "光谷", ""),
        kind="lists",
        others="theirs",
    )
    after = with_imports(atlas, [import_of(found, 1, "2026-11-30")])
    assert after.catalog.faults == atlas.catalog.faults
    assert len(after.catalog.list_entries) == len(atlas.catalog.list_entries) + 1
    again = analysed(
        ("企业名称", "所属区"),
        (ours.name, ours.unit_id or ""),
        ("测试公司", "光谷"),
        kind="lists",
        ground=Ground.of(after.catalog, after.geography),
    )
    assert again.added == 0


@pytest.mark.parametrize(
    ("names", "geography"), [(DISTRICTS, "district"), (CENTRAL, "district"), (UNITS, "layout_unit")]
)
def test_names_tell_whether_a_table_is_of_districts_or_units(names: tuple[str, ...], geography: str) -> None:
    found = figures(names)
    assert (found.geography, found.added, found.rejected) == (geography, len(names), ())


def test_a_table_that_mixes_both_is_of_districts_and_the_others_wait_with_the_reason() -> None:
    found = figures((*DISTRICTS, "东湖高新区", "武汉经开区"))
    assert found.geography == "district"
    assert codes(found) == [(15, "AREA_NOT_OF_GEOGRAPHY"), (16, "AREA_NOT_OF_GEOGRAPHY")]


def test_the_geography_can_be_chosen_by_hand() -> None:
    found = figures(CENTRAL, geography="layout_unit")
    assert [row.cells["area_id"] for row in found.accepted] == ["jiangan", "jianghan", "qiaokou", "hanyang", "wuchang"]


def test_an_indicator_brings_its_name_unit_and_decimals_and_no_fault() -> None:
    atlas = own_atlas()
    found = analysed(
        ("各区用电",),
        ("地区", "用电量（亿千瓦时）", "增速（%）"),
        ("全市", 300.0, 3.0),
        ("江岸区", 12.25, 3.1),
        ("东湖高新区", "30.5", 8.0),
        ("东湖高新区", 31.0, 8.0),
        ("汉阳区", "—", ""),
        kind="indicator",
    )
    assert codes(found) == [
        (1, "ROWS_LEFT_OUT_TITLE"),
        (3, "ROWS_LEFT_OUT_SUM"),
        (6, "AREA_TWICE"),
        (7, "FIGURE_EMPTY"),
    ]
    assert found.indicator["name_zh"] == "用电量"
    assert (found.indicator["value_unit"], found.indicator["digits"], found.indicator["is_amount"]) == (
        "亿千瓦时",
        "2",
        "yes",
    )
    after = with_imports(atlas, [import_of(found, 1, "2026-11-30")]).catalog
    assert after.faults == atlas.catalog.faults
    assert {row.area_id: row.value for row in after.indicator_values} == {"jiangan": 12.25, "ovc": 30.5}


def test_another_column_of_figures_may_be_meant() -> None:
    rows = (("区", "户数（户）", "增速（%）"), ("江岸区", 5.0, 3.25), ("江汉区", 6.0, -1.0))
    assert analysed(*rows, kind="indicator").indicator["name_zh"] == "户数"
    chosen = analysed(*rows, kind="indicator", indicator={"column": "2", "name_zh": "户数增速"})
    assert (chosen.indicator["name_zh"], chosen.indicator["value_unit"], chosen.indicator["is_amount"]) == (
        "户数增速",
        "%",
        "",
    )
    assert [row.cells["value"] for row in chosen.accepted] == ["3.25", "-1"]


def test_values_of_targets_are_recognised_and_left_to_those_who_know_the_targets() -> None:
    found = analysed(("布局单元", "目标", "实际值", "计量单位"), ("光谷", "gdp", "1", "亿元"), kind="actuals")
    assert [column.field for column in found.columns] == ["unit", "target", "value", "measure"]
    assert found.uploaded == 0


def test_a_heading_that_says_nothing_is_named_by_title_sheet_or_file() -> None:
    rows = (
        ("区", "数值", "计量单位", "数据日期", "备注"),
        ("江岸区", 5.0, "户", "2020", "快报数"),
        ("江汉区", 6.0, "户"),
    )
    titled = analysed(("规上企业户数",), *rows, kind="indicator").indicator
    assert (titled["name_zh"], titled["value_unit"], titled["date"], titled["note_zh"]) == (
        "规上企业户数",
        "户",
        "2020",
        "快报数",
    )
    assert analysed(*rows, kind="indicator", file="户数.xlsx").indicator["name_zh"] == "户数"
    years = (("区", 2020.0, 2021.0), ("江岸区", 5.0, 6.0))
    assert analysed(("户数",), *years, kind="indicator", indicator={"column": "2"}).indicator["name_zh"] == "户数 2021"
