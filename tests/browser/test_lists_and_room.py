"""Lists that scroll show it at their edge, and no page leaves a column empty beside what is long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from waiting import at_rest, comes_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

# The room below the last whole row of each list that scrolls by itself, and whether its edge fades.
CUT = """() => {
  const told = [];
  const walk = root => {
    for (const box of root.querySelectorAll("*")) {
      if (box.shadowRoot) walk(box.shadowRoot);
      const style = getComputedStyle(box);
      const scrolls = /auto|scroll/.test(style.overflowY) && box.matches("[class*=lm-], .ov-panel");
      if (!scrolls || box.matches(".lm-twin-scroll, .lm-panel") || box.clientHeight === 0) continue;
      const hidden = box.scrollHeight - box.clientHeight - box.scrollTop;
      told.push([box.className, hidden > 8, style.maskImage !== "none"]);
    }
  };
  walk(document);
  return told;
}"""


def sized(open_page: OpenPage, path: str, width: int, height: int) -> Page:
    page = open_page(path)
    page.set_viewport_size({"width": width, "height": height})
    return page


@pytest.mark.parametrize(
    ("path", "size"),
    [
        ("/?lang=en", (1440, 900)),
        ("/", (1366, 768)),
        ("/finder?industry=health&park=p011", (1440, 900)),
        ("/district?unit=ovc", (1440, 900)),
    ],
)
def test_a_list_fades_where_a_row_is_cut_and_nowhere_else(
    open_page: OpenPage, path: str, size: tuple[int, int]
) -> None:
    page = sized(open_page, path, *size)
    comes_to(page, lambda: [box for box, hidden, fades in page.evaluate(CUT) if hidden != fades], [])
    assert any(fades for _, _, fades in page.evaluate(CUT))


def test_the_layers_stand_whole_where_a_line_at_most_is_missing(open_page: OpenPage) -> None:
    page = sized(open_page, "/?lang=en", 1440, 900)
    switch = page.locator(".lm-switch")
    comes_to(page, lambda: switch.evaluate("box => box.scrollHeight - box.clientHeight"), 0)


@pytest.mark.parametrize("path", ["/match", "/match?text=氢燃料电池电堆"])
def test_on_the_match_page_the_table_begins_where_the_ranking_does_and_below_it(open_page: OpenPage, path: str) -> None:
    page = sized(open_page, path, 1440, 900)
    expect(page.get_by_test_id("live-map")).to_have_attribute("data-ready", "true")
    at_rest(page)
    boxes = [page.locator(it).bounding_box() for it in (".st-key-match_list", ".lm", ".lm-twin")]
    listed, framed, table = (box or {} for box in boxes)
    assert abs(listed["height"] - framed["height"]) <= 1
    assert abs(listed["x"] - table["x"]) <= 1
    assert abs(framed["x"] + framed["width"] - table["x"] - table["width"]) <= 1
    assert table["y"] > listed["y"] + listed["height"]


def test_on_the_overlap_page_both_columns_end_at_one_line(open_page: OpenPage) -> None:
    page = sized(open_page, "/overlap", 1440, 900)

    def apart() -> bool:
        ends = [page.locator(it).evaluate("box => box.getBoundingClientRect().bottom") for it in (".only", ".lm-twin")]
        return abs(ends[0] - ends[1]) <= 24

    comes_to(page, apart, True)


# What an ellipsis leaves out of the second line of a park, and what a table's head loses at the table's right edge.
LOST = """() => {
  const cut = [...document.querySelectorAll("*")].flatMap(box => box.shadowRoot ? [box.shadowRoot] : []);
  const found = cut.flatMap(root => [...root.querySelectorAll(".lm-list-text small")]);
  return found.filter(line => /not published$/.test(line.textContent.trim()) && (
    line.scrollWidth > line.clientWidth + 1 || line.scrollHeight > line.clientHeight + 1
  )).map(line => line.textContent.trim());
}"""


@pytest.mark.parametrize("width", [1440, 390])
def test_english_that_says_what_is_not_known_is_not_cut_off(open_page: OpenPage, width: int) -> None:
    page = sized(open_page, "/district?unit=ovc&lang=en", width, 900)
    expect(page.locator(".lm-list-text small", has_text="Industry not published").first).to_be_attached()
    comes_to(page, lambda: page.evaluate(LOST), [])


def test_on_a_phone_the_column_of_the_layer_stands_whole_in_english(open_page: OpenPage) -> None:
    page = sized(open_page, "/targets?lang=en", 390, 844)
    frame = page.locator(".lm-twin-scroll")
    head = frame.locator("thead th").nth(2)
    comes_to(
        page,
        lambda: (
            head.evaluate("it => it.getBoundingClientRect().right")
            <= frame.evaluate("it => it.getBoundingClientRect().right") + 1
        ),
        True,
    )
