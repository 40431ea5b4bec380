"""Open to everyone: axe finds nothing serious, the keyboard reaches everything, small screens and zoom lose nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

PAGES = [
    "/",
    "/?unit=ovc",
    "/?layer=industry:auto",
    "/?geo=district&district=420111",
    "/district?unit=ovc",
    "/finder?industry=health&park=p011&short=p011,p143",
    "/overlap?unit=wedz&with=jiangxia",
    "/match?text=氢燃料电池",
    "/targets",
    "/targets?unit=ovc",
    "/sources",
]


def settle(page: Page) -> None:
    """Wait until the page has drawn: its heading is there, and its map where it has one."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_function("document.fonts.status === 'loaded'")


def go(page: Page, path: str) -> Page:
    page.goto(path)
    settle(page)
    if not path.startswith("/sources"):
        page.locator("[data-testid=live-map][data-layer]").wait_for()
    return page


def widths(page: Page) -> list[list[int]]:
    """Return what each part of the page that scrolls holds, and the room it has, in CSS px."""
    found: list[list[int]] = page.evaluate(
        """() => [document.scrollingElement, document.querySelector('[data-testid=stMain]'),
                  document.querySelector('[data-testid=stMainBlockContainer]')]
                 .map((e) => [e.scrollWidth, e.clientWidth])"""
    )
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious_and_a_narrow_window_scrolls_in_one_direction(
    page: Page, path: str, lang: str
) -> None:
    go(page, f"{path}{'&' if '?' in path else '?'}lang={lang}")
    # colours are the same in both languages, and comparing them takes longer than all other rules together
    options = {"resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": lang == "zh"}}}
    found = [
        (v["id"], v["impact"], [node["target"] for node in v["nodes"]][:3])
        for v in Axe().run(page, options=options).response["violations"]
        if v["impact"] in {"serious", "critical"}
    ]
    assert not found
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function("document.documentElement.clientWidth === 390")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert all(content <= room + 1 for content, room in widths(page)), widths(page)


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
