"""The page 错位发展 as a planner uses it: find who is alike, see the pair on the map, open an industry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    OpenPage = Callable[..., Page]

MATRIX = "[data-testid=matrix][data-ready]"
# Both outlines are there from the start; what nothing is chosen for has no shape. Dashes are parts of them.
OUTLINES = (
    '.lm-stage > .lm-map .leaflet-selection-pane path[stroke="var(--selection)"]:not([d="M0 0"], [stroke-dasharray])'
)


def cell(page: Page, a: str, b: str) -> Locator:
    return page.locator(f'{MATRIX} td[data-a="{a}"][data-b="{b}"]')


def pair(page: Page) -> Locator:
    return page.get_by_test_id("pair")


@pytest.fixture
def overlap(open_page: OpenPage) -> Callable[..., Page]:
    def open_overlap(query: str = "", on: Page | None = None) -> Page:
        here = open_page(f"/overlap{query}", on)
        here.locator(MATRIX).wait_for()
        return here

    return open_overlap


def test_a_pair_is_shown_on_hover_kept_on_press_and_outlined_on_the_map(overlap: Callable[..., Page]) -> None:
    page = overlap()
    expect(pair(page)).to_contain_text("武汉经开 × 江夏")
    cell(page, "caidian", "jiangxia").hover()
    expect(pair(page).get_by_role("heading")).to_contain_text("蔡甸区×江夏区")
    expect(pair(page).locator(".ov-word.same").first).to_contain_text("汽车及零部件")
    expect(page.locator(OUTLINES)).to_have_count(0)
    cell(page, "wedz", "jiangxia").click()
    expect(page).to_have_url(re.compile(r"unit=wedz&with=jiangxia"))
    expect(cell(page, "jiangxia", "wedz")).to_have_attribute("aria-selected", "true")
    page.mouse.move(2, 2)
    expect(pair(page)).to_contain_text("各自列入而重合")
    expect(page.locator('path[data-unit="wedz"]')).to_have_attribute("aria-pressed", "true")
    expect(page.locator(OUTLINES)).to_have_count(2)
    page.go_back()
    expect(pair(page)).to_contain_text("965 产业最相近的单元")


def test_units_that_share_a_list_are_set_apart(overlap: Callable[..., Page]) -> None:
    page = overlap("?unit=jiangan&with=wuchang")
    expect(pair(page)).to_contain_text("文件共用清单")
    expect(pair(page)).to_contain_text("不算重合")
    expect(cell(page, "jiangan", "wuchang")).to_have_class(re.compile("ov-decree"))
    expect(cell(page, "jiangan", "huangpi")).not_to_have_class(re.compile("ov-decree"))


def test_the_keyboard_walks_through_the_matrix_and_chooses(overlap: Callable[..., Page]) -> None:
    page = overlap()
    first = cell(page, "ovc", "ovc")
    first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(cell(page, "wedz", "dongxihu")).to_be_focused()
    expect(pair(page).get_by_role("heading")).to_contain_text("临空港")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("unit=wedz&with=dongxihu"))
    page.keyboard.press("End")
    expect(cell(page, "wedz", "xinzhou")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("unit="))
    assert page.locator(f'{MATRIX} td[tabindex="0"]').count() == 1


def test_the_basis_is_changed_in_the_browser_and_kept_in_the_address(overlap: Callable[..., Page]) -> None:
    page = overlap()
    expect(cell(page, "wedz", "jiangxia")).to_have_text("0.60")
    page.get_by_role("button", name="按文件用词").click()
    expect(cell(page, "wedz", "jiangxia")).to_have_text("0")
    expect(cell(page, "qingshan", "caidian")).to_have_text("0.20")
    expect(page).to_have_url(re.compile("by=terms"))
    page.reload()
    expect(cell(page, "wedz", "jiangxia")).to_have_text("0")
    page.get_by_role("button", name="按细分领域").click()
    expect(cell(page, "wedz", "jiangxia")).to_have_text("0.29")
    expect(page).to_have_url(re.compile("by=subsectors"))
    expect(page.locator("[data-testid=live-map][data-layer=overlap_subsectors]")).to_be_visible()


def test_a_unit_pressed_on_the_map_is_found_in_the_matrix(overlap: Callable[..., Page]) -> None:
    page = overlap("?unit=caidian&with=huangpi")
    page.locator('path[data-unit="jiangxia"]').first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"unit=jiangxia(?!.*with=)"))
    expect(cell(page, "jiangxia", "jiangxia")).to_have_attribute("aria-selected", "true")
    expect(pair(page)).to_contain_text("没有：每个 965 产业都有其他单元列入")


def test_an_unknown_second_unit_is_named_and_the_first_one_kept(overlap: Callable[..., Page]) -> None:
    page = overlap("?unit=ovc&with=江厦区")
    expect(page.get_by_role("alert").first).to_contain_text("没有名为「江厦区」的布局单元")
    expect(cell(page, "ovc", "ovc")).to_have_attribute("aria-selected", "true")


def test_a_little_map_opens_the_industry_in_the_same_language(overlap: Callable[..., Page]) -> None:
    page = overlap("?lang=en")
    link = page.locator('[data-industry="auto"]')
    link.scroll_into_view_if_needed()
    image = link.locator("img.map")
    expect(image).to_be_visible()
    page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=image.element_handle())
    link.click()
    expect(page.locator('[data-testid=live-map][data-layer="industry:auto"]')).to_be_visible()
    expect(page).to_have_url(re.compile(r"/\?layer=industry(%3A|:)auto&lang=en"))


def test_on_a_phone_the_matrix_scrolls_in_its_own_box_with_its_row_heads(
    overlap: Callable[..., Page], phone: Page
) -> None:
    page = overlap("?unit=huangpi&with=xinzhou", phone)
    expect(cell(page, "huangpi", "xinzhou")).to_be_in_viewport(ratio=0)
    box = page.locator(".ov-scroll")
    assert box.evaluate("box => box.scrollWidth > box.clientWidth && box.scrollLeft > 0")
    head = page.locator('.ov-table tbody th[data-head="huangpi"]')
    left = head.evaluate("head => head.getBoundingClientRect().left")
    assert left >= 0
    size = cell(page, "huangpi", "xinzhou").bounding_box()
    assert size
    assert min(size["width"], size["height"]) >= 35
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth")
