"""The pages' style sheet: one link, nothing seen before it has come, nothing lost from page to page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from mapping.ui.pages import TITLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from network_guard import NetworkGuard
    from playwright.sync_api import Page, Route

    OpenPage = Callable[..., Page]

SHEET = re.compile(r"/published/app-[0-9a-f]+\.css$")
LINKS = "link[data-page-sheet]"
NAVY = "rgb(27, 54, 84)"
HIDDEN = """() => ["stHeader", "stMain"].every((name) => {
  const node = document.querySelector(`[data-testid=${name}]`);
  return node && getComputedStyle(node).visibility === "hidden";
})"""
# Looks once a frame whether anything is hidden or bare, for as long as the page lives.
WATCH_FOR_FLASHES = """(() => {
  window.flashes = 0;
  const look = () => {
    const [strip, main] = ["stHeader", "stMain"].map((name) => document.querySelector(`[data-testid=${name}]`));
    if (getComputedStyle(main).visibility !== "visible") window.flashes += 1;
    if (getComputedStyle(strip).backgroundColor !== "rgb(27, 54, 84)") window.flashes += 1;
    requestAnimationFrame(look);
  };
  look();
})()"""


def strip(page: Page) -> str:
    colour: str = page.get_by_test_id("stHeader").evaluate("node => getComputedStyle(node).backgroundColor")
    return colour


def test_nothing_is_seen_before_the_sheet_has_come(new_page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    new_page.route(SHEET, hold)
    # The limit is for a sheet that never comes: here it is out of reach, however slow the machine.
    new_page.add_init_script(
        "addEventListener('DOMContentLoaded', () => document.head.insertAdjacentHTML('beforeend',"
        "'<style>[data-testid] { animation-delay: 1000000s !important; }</style>'))"
    )
    with new_page.expect_request(SHEET):
        new_page.goto("/", wait_until="commit")  # a page may wait for the sheet that is held here until it is loaded
    new_page.get_by_test_id("stTopNavLink").first.wait_for(state="attached")
    new_page.wait_for_function(HIDDEN)
    held[0].continue_()
    expect(new_page.get_by_test_id("stMain")).to_be_visible()
    assert strip(new_page) == NAVY


def test_a_sheet_that_never_comes_hides_the_page_for_a_limited_time(new_page: Page, network: NetworkGuard) -> None:
    new_page.route(SHEET, lambda route: route.abort())
    new_page.goto("/sources")
    expect(new_page.get_by_role("heading", level=1)).to_be_visible()
    network.settle()
    assert all("app-" in fault or "ERR_FAILED" in fault for fault in network.faults)
    network.faults.clear()


def test_neither_pages_nor_languages_collect_links_or_flash(open_page: OpenPage, new_page: Page) -> None:
    page = open_page("/", new_page)
    page.evaluate(WATCH_FOR_FLASHES)
    page.get_by_test_id("stTopNavLink").filter(has_text="数据与来源").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("数据与来源")
    page.locator(".page-choice [data-value=en]").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Data and sources")
    page.get_by_test_id("stTopNavLink").first.click()
    page.locator("[data-testid=live-map][data-ready]").wait_for()
    assert page.locator(LINKS).count() == 1
    assert page.evaluate("window.flashes") == 0


def test_a_new_sheet_takes_the_place_of_the_one_before(open_page: OpenPage, new_page: Page) -> None:
    page = open_page("/", new_page)
    before = page.locator(LINKS)
    published = before.get_attribute("href")
    page.route(re.compile(r"app-before"), lambda route: route.fulfill(body="", content_type="text/css"))
    # as if the page had been opened before the server was brought up to date
    before.evaluate("link => link.href = link.href.replace(/app-[0-9a-f]+/, 'app-before')")
    page.locator(".page-choice [data-value=en]").click()
    page.wait_for_function(
        f"href => String([...document.querySelectorAll('{LINKS}')].map(link => link.href)) === href", arg=published
    )
    assert strip(page) == NAVY


def test_text_is_set_in_our_font_where_the_machine_has_none(open_page: OpenPage) -> None:
    page = open_page("/targets")
    expect(page.locator("link[data-page-faces]")).to_have_count(1)
    ours = (
        "[...document.fonts].filter((face) => face.family.includes('Noto Sans SC') && face.status === 'loaded').length"
    )
    assert page.evaluate(ours) >= 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_strip_of_a_usual_window_has_room_for_every_page(page: Page, lang: str) -> None:
    page.goto(f"/sources?lang={lang}")
    expect(page.get_by_test_id("stTopNavLink").last).to_be_visible()
    links = page.get_by_test_id("stTopNavLink").evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect().right)"
    )
    assert len(links) == len(TITLES)  # none is folded away
    guide = page.locator(".page-guide").bounding_box()
    assert guide
    assert max(links) <= guide["x"]
