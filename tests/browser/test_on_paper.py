"""Printed by the browser, a page is whole: its map, its lists, what it rests on, and nothing to be pressed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from playwright.sync_api import expect
from tests.own_data import own_atlas
from tests.views import EDITION
from waiting import at_rest, comes_to, lettered

from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.leaflet.standalone import Signature, standalone_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

A4_AT_96_DPI = 718
"""Width of what is printed on, px: A4 without margins of 10 mm."""
PAGES = [
    "/",
    "/district?unit=ovc",
    "/finder",
    "/match?text=氢燃料电池电堆",
    "/overlap",
    "/targets?unit=ovc",
    "/sources",
]
SPOKEN = """() => {
  const shadows = [...document.querySelectorAll("*")].flatMap((node) => node.shadowRoot ?? []);
  const all = (selector) => [document, ...shadows].flatMap((root) => [...root.querySelectorAll(selector)]);
  const texts = (selector) => all(selector).map((node) => node.textContent.trim()).filter(Boolean);
  return {
    title: texts("h1"),
    statement: texts(".page-statement"),
    sources: texts(".page-foot p"),
    // what is folded stays folded on paper
    rows: texts("tbody th:not(details:not([open]) *)"),
    listed: texts(".lm-mode-unit .lm-list-row b"),
    legend: texts(".lm-legend li span"),
  };
}"""


def squeezed(text: str) -> str:
    """Text without what lines and cells put between characters."""
    return re.sub(r"[\s￾\u00ad]", "", text)


def printed(page: Page, *, landscape: bool) -> str:
    document = pypdfium2.PdfDocument(page.pdf(format="A4", landscape=landscape))
    return squeezed("".join(sheet.get_textpage().get_text_range() for sheet in document))


@pytest.mark.parametrize("path", PAGES)
def test_all_that_a_page_says_is_on_paper(page: Page, path: str) -> None:
    page.goto(path)
    page.locator("[data-testid=live-map][data-ready], #part-licences").first.wait_for()
    at_rest(page)
    lettered(page)
    if "/sources" not in path:
        expect(page.locator(".page-foot")).to_be_visible()
    said = page.evaluate(SPOKEN)
    assert said["title"]
    assert said["statement"]
    assert len(said["rows"] + said["listed"]) > 10
    text = printed(page, landscape=path == "/")
    missing = {what: [line for line in lines if squeezed(line) not in text] for what, lines in said.items()}
    assert missing == {what: [] for what in said}
    for control in ("English", "复制表格", "复制简报句", "清除筛选", "加入备选"):
        assert control not in text


@pytest.mark.parametrize("path", ["/", "/overlap", "/finder"])
def test_the_map_has_a_size_of_its_own_on_paper_and_its_own_again_on_the_screen(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    stage, land = page.locator(".lm-stage"), page.locator(".lm-stage > .lm-map path[data-unit]")

    def sides() -> list[int]:
        frame = stage.bounding_box()
        boxes = [box for path in land.all() if (box := path.bounding_box())]
        assert frame
        return [
            round(frame["width"]),
            round(frame["height"]),
            round(min(box["x"] for box in boxes) - frame["x"]),
            round(frame["x"] + frame["width"] - max(box["x"] + box["width"] for box in boxes)),
            round(min(box["y"] for box in boxes) - frame["y"]),
            round(frame["y"] + frame["height"] - max(box["y"] + box["height"] for box in boxes)),
        ]

    on_screen = sides()
    page.emulate_media(media="print")
    expect(page.locator(".lm-tools")).to_be_hidden()
    width, _, *free = sides()
    assert width <= A4_AT_96_DPI
    assert min(free) > 0, "the city reaches beyond its frame"
    page.emulate_media(media="screen")
    comes_to(page, sides, on_screen)


def test_all_tabs_of_a_match_are_on_paper(open_page: OpenPage) -> None:
    page = open_page("/match?text=氢燃料电池电堆、冷链物流")
    names = page.locator(".tab-panel .hit :is(h2, h3)")
    expect(page.locator(".tab-panel[hidden]").first).to_be_attached()
    lettered(page)
    told = {squeezed(name) for name in names.all_text_contents()}
    assert len(told) > 10
    text = printed(page, landscape=False)
    assert {name for name in told if name not in text} == set()


def test_a_draft_is_on_paper_with_its_lists_and_without_its_buttons(page: Page) -> None:
    page.goto("/editions")
    page.get_by_role("button", name="开始推演").click()
    terms = page.locator(".ed-row .ed-term")
    expect(page.locator("[data-testid=live-map][data-ready]")).to_have_count(3)
    at_rest(page)
    lettered(page)
    told = {squeezed(name) for name in terms.locator(".ed-chip").all_inner_texts()}
    assert len(told) > 20
    text = printed(page, landscape=False)
    assert {name for name in told if name not in text} == set()
    for control in ("添加用词", "存为文件", "放弃", "打开文件"):
        assert control not in text


def test_a_map_in_a_file_of_its_own_is_whole_on_one_sheet_with_its_key(page: Page) -> None:
    atlas = own_atlas()
    state = resolve(MapSpec(layer="count", edition=EDITION), atlas)
    signed = Signature(issuer="市发展改革委", date="2026年11月30日", footnote="仅供内部研究使用")
    page.set_content(standalone_html(state, atlas, signed=signed))
    screen = page.locator(".folium-map").bounding_box()
    (sheet,) = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert sheet.get_width() > sheet.get_height()
    text = squeezed(sheet.get_textpage().get_text_range())
    told = [row.bin.label for row in state.layer.legend]
    told += ["市发展改革委", "2026年11月30日", "仅供内部研究使用", "黄陂区", "新洲区", "蔡甸区", "东湖高新区"]
    assert [one for one in told if squeezed(one) not in text] == []
    assert page.locator(".folium-map").bounding_box() == screen, "and as it was on the screen again"
