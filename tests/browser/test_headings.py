"""Headings lead a screen reader through every page: one of the first level, and none skips a level."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from waiting import at_rest

if TYPE_CHECKING:
    from playwright.sync_api import Page

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

PAGES = {
    "/?layer=count&over=density": 5,
    "/?unit=ovc": 5,
    "/?geo=district&district=420111": 5,
    "/district?unit=ovc": 5,
    "/finder?park=p011": 5,
    "/match": 2,
    "/match?text=氢燃料电池电堆": 2,
    "/overlap": 4,
    "/targets": 3,
    "/targets?unit=ovc": 3,
    "/sources": 8,
}


@pytest.mark.parametrize(("path", "at_least"), PAGES.items())
def test_headings_go_down_one_level_at_a_time(page: Page, path: str, at_least: int) -> None:
    page.goto(path)
    page.locator("h1").wait_for()
    here = page.locator("header [aria-current=page]").first.inner_text()
    expect(page).to_have_title(f"{here} · 武汉产业地图")  # what tells tabs and entries of the history apart
    page.wait_for_function(f"() => ({HEADINGS})().length >= {at_least}")
    at_rest(page)
    assert_in_order(page.evaluate(HEADINGS))
    for tab in page.get_by_role("tab").all()[1:]:
        tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")
        assert_in_order(page.evaluate(HEADINGS))


def assert_in_order(headings: list[tuple[int, str]]) -> None:
    """Fail for a second heading of the first level, for another in front of it, and for a level that is skipped."""
    levels = [level for level, _ in headings]
    assert levels.count(1) == 1, headings
    assert levels[0] == 1, headings
    skipped = [after for before, after in itertools.pairwise(headings) if after[0] > before[0] + 1]
    assert skipped == [], headings
