"""Open to everyone: axe and headings are in order, the keyboard reaches all, small screens and zoom lose nothing."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from exporting import choose, open_exports, previewed
from playwright.sync_api import expect
from waiting import at_rest, lettered

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

PAGES = {
    "/?layer=count&over=density": 5,  # an amount that cannot stand beside another: a page with a notice
    "/?layer=industry:auto&over=count": 4,
    "/?unit=ovc": 5,
    "/?geo=district&district=420111": 5,
    "/district?unit=ovc": 5,
    "/finder?industry=health&park=p011&short=p011,p143": 5,
    "/overlap?unit=wedz&with=jiangxia": 4,
    "/match": 2,
    "/match?text=氢燃料电池电堆": 2,
    "/targets": 3,
    "/targets?unit=ovc": 3,
    "/sources": 8,
    "/briefing": 3,
    "/editions": 3,
    "/import": 8,
    "/firms": 3,
}
"""Path -> how many headings it has at least, once all of it is there."""
WITHOUT_MAP = {"/match", "/sources", "/briefing", "/import", "/firms"}

# Through shadows, in the order of the document, and only what is shown.
HEADINGS = """() => {
  const found = [];
  const walk = (node) => {
    if (/^H[1-6]$/.test(node.tagName) && node.checkVisibility()) found.push([Number(node.tagName[1]), node.innerText]);
    for (const child of [...(node.shadowRoot?.children ?? []), ...node.children]) walk(child);
  };
  walk(document.body);
  return found;
}"""


def settle(page: Page) -> None:
    """Wait until the page has drawn: its heading is there, and its map where it has one."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    lettered(page)


def go(page: Page, path: str) -> Page:
    page.goto(path)
    settle(page)
    if path not in WITHOUT_MAP:
        page.locator("[data-testid=live-map][data-ready]").wait_for()
    at_rest(page)
    return page


def widths(page: Page) -> list[list[int]]:
    """Return what each part of the page that scrolls holds, and the room it has, in CSS px."""
    found: list[list[int]] = page.evaluate(
        """() => [document.scrollingElement, document.querySelector('[data-testid=stMain]'),
                  document.querySelector('[data-testid=stMainBlockContainer]')]
                 .map((e) => [e.scrollWidth, e.clientWidth])"""
    )
    return found


def assert_nothing_serious(page: Page, *, colours: bool) -> None:
    """Fail for what axe calls serious; comparing ``colours`` takes it longer than all other rules together."""
    options = {"resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": colours}}}
    found = [
        (v["id"], v["impact"], [node["target"] for node in v["nodes"]][:3])
        for v in Axe().run(page, options=options).response["violations"]
        if v["impact"] in {"serious", "critical"}
    ]
    assert not found


def assert_in_order(headings: list[tuple[int, str]]) -> None:
    """Fail for a second heading of the first level, for another in front of it, and for a level that is skipped."""
    levels = [level for level, _ in headings]
    assert levels.count(1) == 1, headings
    assert levels[0] == 1, headings
    skipped = [after for before, after in itertools.pairwise(headings) if after[0] > before[0] + 1]
    assert skipped == [], headings


def assert_one_direction(page: Page) -> None:
    """Fail where a window as narrow as it is now scrolls sideways."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert all(content <= room + 1 for content, room in widths(page)), widths(page)


# One visit for all of it: to open a page takes longer than to look at it.
@pytest.mark.parametrize(("path", "at_least"), PAGES.items())
def test_a_page_has_title_search_and_headings_nothing_serious_and_room_in_a_narrow_window(
    page: Page, path: str, at_least: int
) -> None:
    go(page, path)
    here = page.locator("header [aria-current=page]").first.inner_text()
    expect(page).to_have_title(f"{here} · 武汉产业地图")  # what tells tabs and entries of the history apart
    expect(page.get_by_role("combobox", name="查找单元、园区、产业、图层、页面")).to_be_visible()
    page.wait_for_function(f"() => ({HEADINGS})().length >= {at_least}")
    assert_in_order(page.evaluate(HEADINGS))
    assert_nothing_serious(page, colours=True)
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function("document.documentElement.clientWidth === 390")
    assert_one_direction(page)

    page.locator(".page-choice [data-value=en]").click()
    expect(page.locator(".page-statement")).to_contain_text("Internal working map")
    if path not in WITHOUT_MAP:
        page.locator("[data-testid=live-map][lang=en][data-ready]").wait_for()
    at_rest(page)
    assert_one_direction(page)
    page.set_viewport_size({"width": 1440, "height": 900})
    assert_nothing_serious(page, colours=False)  # they are the same in both languages
    for tab in page.get_by_role("tab").all()[1:]:
        tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")
        assert_in_order(page.evaluate(HEADINGS))


def test_the_dialog_of_files_has_nothing_serious_and_fits_a_phone(page: Page) -> None:
    dialog = open_exports(go(page, "/?unit=ovc"))
    previewed(dialog)
    dialog.get_by_text("整本图集", exact=True).click()
    for file_format in ("png", "svg", "html", "gpkg", "pptx"):  # each shows other settings
        choose(dialog, file_format)
    previewed(dialog)
    assert_nothing_serious(page, colours=True)
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function("document.documentElement.clientWidth === 390")
    parts = [dialog, *dialog.locator(".xp-settings, .xp-form, footer").all()]
    wide = [part.evaluate("node => [node.scrollWidth, node.clientWidth]") for part in parts]
    assert all(content <= room + 1 for content, room in wide), wide


# One of each layout: how wide the others are, the test above says of a window as narrow.
@pytest.mark.parametrize(
    "path", ["/?unit=ovc", "/district?unit=ovc", "/finder?park=p011", "/match?text=氢燃料电池", "/sources"]
)
def test_a_phone_scrolls_in_one_direction_only(phone: Page, path: str) -> None:
    go(phone, path)
    assert all(content <= room + 1 for content, room in widths(phone)), widths(phone)


FOCUSED = """() => {
  let e = document.activeElement;
  while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
  if (!e || e === document.body) return null;
  const drawn = (x) => {
    const s = getComputedStyle(x);
    return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 1 || s.boxShadow !== "none"
      || x.tagName === "path";
  };
  return { html: e.outerHTML.slice(0, 120), unit: e.dataset?.unit ?? null,
           seen: drawn(e) || drawn(e.parentElement) || drawn(e.parentElement.parentElement) };
}"""


def test_the_keyboard_alone_leads_to_a_units_card_and_focus_is_seen_all_the_way(open_page: OpenPage) -> None:
    page = open_page("/")
    page.locator("body").press("Tab")
    invisible, focused = [], None
    for _ in range(60):
        focused = page.evaluate(FOCUSED)
        if focused and not focused["seen"]:
            invisible.append(focused["html"])
        if focused and focused["unit"]:
            break
        page.keyboard.press("Tab")
    assert focused
    assert focused["unit"]
    assert not invisible
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("unit="))
    expect(page.get_by_role("button", name="打开区级地图")).to_be_visible()


def test_at_200_percent_nothing_is_out_of_reach(page: Page) -> None:
    page.set_viewport_size({"width": 720, "height": 450})
    go(page, "/?unit=ovc")
    page.get_by_role("button", name="打开区级地图").scroll_into_view_if_needed()
    expect(page.get_by_role("button", name="打开区级地图")).to_be_in_viewport()
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth + 1")


def test_targets_are_large_enough_to_hit(phone: Page) -> None:
    go(phone, "/?unit=ovc")
    small = phone.evaluate(
        """() => {
          const all = (root) => [...root.querySelectorAll("*")]
            .flatMap((e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
          return all(document)
            .filter((e) => e.matches("button, select, input:not([type=hidden])") && e.checkVisibility())
            .map((e) => [e.closest("label") ?? e, e]).map(([box, e]) => [box.getBoundingClientRect(), e])
            .filter(([r, e]) => r.width && r.bottom > 0 && (r.width < 24 || r.height < 24))
            .map(([r, e]) => [e.outerHTML.slice(0, 100), r.width, r.height]);
        }"""
    )
    assert not small


def test_the_map_in_words_is_on_the_page(open_page: OpenPage) -> None:
    page = open_page("/?layer=density")
    page.get_by_text("地图文字说明").click()
    expect(page.get_by_text(re.compile("江汉区（22,606 人/平方公里）"))).to_be_visible()
