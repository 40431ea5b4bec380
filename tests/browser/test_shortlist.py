"""The shortlist of the park finder: put together from everywhere, compared, and kept in the address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from tests.own_data import own_atlas
from tests.views import EDITION, VIEW

from mapping.insight.parks.finder import ParkQuery, find_parks
from mapping.ui.finder.tables import compared_json, result_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

CATALOG = own_atlas().catalog


def test_the_shortlist_compares_up_to_five_and_lives_in_the_address(open_page: OpenPage) -> None:
    page = open_page("/finder?level=国家级")
    shortlist = page.get_by_test_id("shortlist")
    expect(shortlist).to_be_hidden()
    ids = list(find_parks(CATALOG, ParkQuery(level=("国家级",)), EDITION).ids[:6])
    for count, park_id in enumerate(ids[:5], start=1):
        page.locator(f"[data-pick={park_id}]").check()
        expect(shortlist).to_contain_text(f"{count}/5")
    expect(page).to_have_url(re.compile("short=" + "%2C".join(ids[:5])))
    expect(page.get_by_test_id("compare").locator("thead [data-show]")).to_have_count(5)
    page.locator(f"[data-pick={ids[5]}]").click()
    expect(shortlist).to_contain_text("备选最多 5 处")
    expect(page.locator(f"[data-pick={ids[5]}]")).not_to_be_checked()
    other = open_page(page.url)
    expect(other.get_by_test_id("compare").locator("thead [data-show]")).to_have_count(5)
    other.locator(f"[data-remove={ids[0]}]").click()
    expect(other.get_by_test_id("shortlist")).to_contain_text("4/5")
    other.get_by_role("button", name="清空备选").click()
    expect(other).not_to_have_url(re.compile("short="))


def test_from_a_row_of_the_list_the_next_stop_puts_its_park_on_the_shortlist(open_page: OpenPage) -> None:
    page = open_page("/finder?level=国家级")
    ids = find_parks(CATALOG, ParkQuery(level=("国家级",)), EDITION).ids
    page.locator(".lm-list [data-row]").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(f"short={ids[1]}"))
    expect(page.locator(f".lm-list [data-short={ids[1]}]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(f"[data-pick={ids[1]}]")).to_be_checked()


def test_table_and_comparison_have_the_columns_of_their_lists(open_page: OpenPage) -> None:
    page = open_page("/finder?short=p011,p143")
    expect(page.locator("[data-testid=twin] thead [data-sort]")).to_have_text(
        [column["label"] for column in result_json(CATALOG, VIEW)["columns"]]
    )
    expect(page.get_by_test_id("compare").locator("tbody th")).to_have_text(
        [column["label"] for column in compared_json(CATALOG, VIEW)["columns"]]
    )


def test_the_shortlist_is_saved_and_printed_whatever_the_filter_finds(open_page: OpenPage) -> None:
    page = open_page("/finder?industry=auto&short=p143,p011")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="打印备选").click()
    page.emulate_media(media="print")
    paper = page.locator(".lm-paper")
    expect(paper.locator("thead th")).to_have_text(
        ["", f"1 {CATALOG.park('p143').name_zh}", re.compile("^2 光谷生物城")]
    )
    expect(paper.locator("tbody th")).to_have_text(
        [column["label"] for column in compared_json(CATALOG, VIEW)["columns"]]
    )
    expect(page.get_by_test_id("shortlist")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(paper).to_have_count(0)
    page.get_by_role("button", name="导出备选").click()
    with page.expect_download() as saved:
        page.get_by_role("dialog").get_by_role("button", name=re.compile("XLSX")).click()
    assert saved.value.suggested_filename.startswith("备选园区_")
    assert saved.value.path().read_bytes()[:2] == b"PK"
