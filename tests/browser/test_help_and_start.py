"""The help behind the "?" of every page, and the short start on the first visit of the city's page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.parametrize(
    ("path", "name", "section"), [("/", "使用帮助", "布局单元"), ("/sources?lang=en", "Help", "Tiles")]
)
def test_help_opens_keeps_the_focus_and_closes(page: Page, path: str, name: str, section: str) -> None:
    page.goto(path)
    page.get_by_role("button", name=name, exact=True).click()
    dialog = page.get_by_role("dialog", name=name)
    expect(dialog.get_by_role("heading", name=section, exact=True)).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name=name, exact=True)).to_be_focused()


@pytest.mark.parametrize("screen", ["page", "phone"])
def test_the_start_is_shown_below_the_map_until_it_is_dismissed(request: pytest.FixtureRequest, screen: str) -> None:
    page: Page = request.getfixturevalue(screen)
    page.goto("/_stcore/health")
    page.evaluate("localStorage.clear(); sessionStorage.setItem('as-on-a-first-visit', '1')")
    page.goto("/")
    start = page.get_by_test_id("start")
    expect(start).to_be_visible()
    box, wide = start.bounding_box(), page.viewport_size
    assert box is not None
    assert wide is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= wide["width"]
    start.get_by_role("button", name="投资促进").press("Enter")
    expect(start.get_by_role("link", name=re.compile("写下项目"))).to_have_attribute("href", "match")
    start.get_by_role("button", name=re.compile("不再显示")).click()
    expect(start).to_have_count(0)
    page.reload()
    page.locator("[data-testid=live-map][data-ready]").wait_for()
    expect(start).to_have_count(0)
