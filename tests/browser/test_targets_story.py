"""The page of targets as a planner uses it: read, choose, filter, hand in figures, see what is reached."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from waiting import comes_to

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    OpenPage = Callable[..., Page]

FIGURES = """布局单元,目标,实际值,计量单位,数据日期,来源
东湖高新区,重点工业园区亩均税收,36.4,万元/亩,2021-12-31,税务局
黄陂区,重点工业园区亩均税收,9.5,万元/亩,2021-12-31,税务局
江厦区,重点工业园区亩均税收,12,万元/亩,2021-12-31,税务局
"""


def unit(page: Page, unit_id: str) -> str:
    """Return the colour of a unit on the map."""
    return str(page.locator(f"path[data-unit={unit_id}]").first.get_attribute("fill"))


def legend(page: Page, label: str) -> Locator:
    """Return the count beside a row of the legend."""
    return page.get_by_test_id("legend-row").filter(has_text=label).locator("b")


def test_from_the_plan_to_what_is_reached(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/targets")
    expect(page.get_by_test_id("city-targets")).to_contain_text("17,600")

    # another target on the map: seven units are not set it, which is not a value
    page.locator("[data-layer-option='target:tax_per_mu']").click()
    expect(page.get_by_test_id("live-map")).to_have_attribute("data-layer", "target:tax_per_mu")
    expect(legend(page, "文件未列")).to_have_text("7")
    expect(page).to_have_url(re.compile("layer=target(:|%3A)tax_per_mu"))

    # a unit: its own table and its lists
    page.locator("path[data-unit=huangpi]").first.click()
    expect(page.get_by_test_id("unit-targets").locator("[data-target=tax_per_mu]")).to_contain_text("≥ 20")
    lists = page.get_by_test_id("three-lists")
    expect(lists).to_contain_text("玉湖冷链")
    page.locator(".st-key-targets_filters input[type=text]").fill("比亚迪")
    page.keyboard.press("Enter")
    expect(lists).not_to_contain_text("玉湖冷链")
    expect(lists.get_by_role("link").first).to_have_attribute("href", re.compile("^https?://"))

    # figures, one row of them wrong
    file = tmp_path / "实际值.csv"
    file.write_text(FIGURES, encoding="gb18030")
    page.locator("input[type=file]").set_input_files(file)
    completion = page.get_by_test_id("completion")
    expect(completion.locator("tbody tr")).to_have_count(2)
    expect(completion.locator("tbody tr").first).to_contain_text("47.5%")
    expect(completion.locator("tbody tr").last).to_contain_text("已完成")
    expect(page.get_by_test_id("rejected")).to_contain_text("江夏区")
    live = page.get_by_test_id("live-map")
    expect(live).to_have_attribute("data-layer", "completion:tax_per_mu")
    expect(page.locator("[data-layer-option='completion:tax_per_mu']")).to_have_attribute("aria-checked", "true")
    expect(legend(page, "≥ 100%")).to_have_text("1")
    comes_to(page, lambda: unit(page, "ovc") != unit(page, "huangpi"), True)

    # away with them
    page.get_by_role("button", name="移除数据").click()
    expect(completion).to_have_count(0)
    expect(live).to_have_attribute("data-layer", "target:tax_per_mu")


def test_a_file_that_is_no_table_is_named_and_the_page_goes_on(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/targets?unit=ovc")
    file = tmp_path / "照片.xlsx"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("alert")).to_contain_text("照片.xlsx 不是可读的表格；上传 .xlsx、.xls 或 .ods 工作簿")
    expect(page.get_by_test_id("unit-targets")).to_be_visible()


def test_a_unit_is_chosen_by_keyboard_and_a_wrong_name_is_none(open_page: OpenPage) -> None:
    page = open_page("/targets")
    box = page.locator(".st-key-targets_unit input")
    box.fill("江厦")
    # what is not there cannot be chosen; the style sheet says it in the reader's language
    expect(page.get_by_text("No results")).to_be_attached()
    box.fill("洪山")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("unit-targets")).to_contain_text("洪山区")
    expect(page).to_have_url(re.compile("unit=hongshan"))
    page.go_back()
    expect(page.get_by_test_id("city-targets")).to_be_visible()


def test_the_form_can_be_taken_home(open_page: OpenPage) -> None:
    page = open_page("/targets")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载模板 XLSX").click()
    assert waiting.value.suggested_filename == "目标实际值模板.xlsx"
    assert waiting.value.path().stat().st_size > 5000
