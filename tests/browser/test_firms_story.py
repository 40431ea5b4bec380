"""From a list that a reader uploads to the printed sheet of plan and reality; what is seen is the session's alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from exporting import open_exports, saved
from playwright.sync_api import expect
from waiting import at_rest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page
    from tests.conftest import Server

SHEET_BYTES = 20_000
HEADINGS = "企业名称,登记状态,法定代表人,注册资本,成立日期,参保人数,国标行业小类,企业地址,经营范围,联系电话"
STREETS = ("武汉市洪山区关山大道 {n} 号", "武汉经济技术开发区东风大道 {n} 号", "武汉市江汉区建设大道 {n} 号")
CLASS = "应用软件开发"
ODD = (
    '="武汉楚天整车制造有限公司",存续,某某,1000万美元,2011-3-5,-,汽车整车制造,武汉经济技术开发区车城大道 1 号,制造,027',
    "武汉光谷量子测量有限公司,在业,某某,500万元,2020年1月,12,*,武汉市东湖新技术开发区高新大道 9 号,量子测量仪器,-",
    ",存续,某某,1,2011-01-01,1,软件开发,武汉市,软件,",
    "武汉江汉商务咨询有限公司,吊销，未注销,某某,无,明年,5,社会经济咨询,武汉市江汉区发展大道 2 号,咨询,",
)
"""Rows as exports have them: a formula for a text, other currencies, no name, a day that is none."""


def awkward() -> bytes:
    """Return a small list as an export has it: a notice first, GBK, one firm twice."""
    rows = [
        f"武汉第{n}软件有限公司,存续,某某,{n}0万元,20{n % 20:02}-05-06,{n},{CLASS},{STREETS[n % 3].format(n=n)},软件,1"
        for n in range(1, 91)
    ]
    lines = ["本数据仅供参考，导出自某平台", HEADINGS, *rows, rows[0], *ODD]
    return "\r\n".join(lines).encode("gb18030")


@pytest.fixture
def mine(page: Page) -> Page:
    """Return the page with the list loaded, as its reader sees it."""
    page.goto("/firms")
    expect(page.get_by_test_id("firms-bring")).to_be_visible()
    page.evaluate("localStorage.removeItem('wuhan-map-briefing')")
    upload = page.locator(".st-key-firms_bring input[type=file]")
    upload.set_input_files({"name": "企业.csv", "mimeType": "text/csv", "buffer": awkward()})
    page.get_by_role("button", name="载入", exact=True).click()
    expect(page.get_by_test_id("firms-filters")).to_be_visible(timeout=120_000)
    page.locator("[data-testid=live-map][data-ready]").wait_for()
    at_rest(page)
    return page


def pressed(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_test_id("firms-filters").get_by_role("button", name=name).first.click()
    at_rest(page)


def serious(page: Page) -> list[tuple[str, object]]:
    """Return what axe calls serious."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(one["id"], one["nodes"][0]["target"]) for one in found if one["impact"] in {"serious", "critical"}]


def test_from_an_awkward_list_to_the_printed_sheet(mine: Page) -> None:
    page = mine
    report = page.get_by_test_id("firms-report")
    expect(report).to_contain_text(re.compile(r"读到 9\d 行：载入 9\d 家，重复 1 行"))
    expect(report).not_to_contain_text("某某")
    # filters: the counts beside them, the map and the list go together, and Back undoes one
    pressed(page, re.compile("不属 965 产业或未归类|新一代信息技术"))
    expect(page).to_have_url(re.compile("industry="))
    listed = page.get_by_test_id("firms-list")
    expect(listed).to_contain_text("家，按注册资本排列")
    page.go_back()
    expect(page).not_to_have_url(re.compile("industry="))
    at_rest(page)
    # the list has pages
    expect(listed.get_by_text("第 1–50 家")).to_be_visible()
    listed.get_by_role("button", name="下一页").click()
    expect(listed.get_by_text(re.compile("第 51–"))).to_be_visible()
    # a unit that is pressed lists its own
    page.locator("path[data-unit=ovc]").press("Enter")
    expect(page).to_have_url(re.compile("unit=ovc"))
    expect(listed.get_by_role("heading", level=2)).to_contain_text("东湖")
    # plan and reality, as a page and as a sheet
    page.get_by_test_id("firms-tabs").get_by_role("button", name="规划与现状").click()
    plan = page.get_by_test_id("firms-plan")
    expect(plan).to_contain_text("怎么算的")
    expect(page.get_by_test_id("firms-unit-sentence")).to_contain_text("列入 6 项产业")
    at_rest(page)
    assert not serious(page)
    file = saved(page, open_exports(page), "pdf")
    assert "规划与现状" in file.suggested_filename
    content = file.path().read_bytes()
    assert content.startswith(b"%PDF")
    assert len(content) > SHEET_BYTES


def test_another_session_sees_nothing_of_it_and_none_is_left_once_it_is_removed(
    mine: Page, new_context: Callable[..., BrowserContext], app_server: Server
) -> None:
    other = new_context().new_page()
    other.goto(f"{app_server.url}/firms")
    expect(other.get_by_test_id("firms-bring")).to_be_visible()
    expect(other.get_by_test_id("firms-filters")).to_have_count(0)
    other.goto(f"{app_server.url}/?layer=firms")
    expect(other.locator(".notices")).to_contain_text("这里没有企业名录")
    mine.get_by_role("button", name="移除这份名录").click()
    expect(mine.get_by_test_id("firms-bring")).to_be_visible()
