"""The table under the map, and the head's language, geography and export."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

CARD = ".st-key-card"
ROW_HEIGHT = 35


def click_row(page: Page, row: int) -> None:
    """Click the selection box of a row; the grid is a canvas, so rows are places, not elements."""
    grid = page.get_by_test_id("stDataFrame")
    grid.scroll_into_view_if_needed()
    grid.click(position={"x": 14, "y": ROW_HEIGHT * (row + 1) + ROW_HEIGHT / 2})


def selected_rows(page: Page) -> list[str]:
    """Return the first cell of each selected row, from the grid's accessible table."""
    rows = page.get_by_test_id("stDataFrame").locator('tr[aria-selected="true"]')
    return [row.locator("td").first.inner_text() for row in rows.all()]


def test_a_row_chosen_is_a_unit_chosen(open_page: OpenPage) -> None:
    page = open_page("/")
    click_row(page, 1)
    expect(page).to_have_url(re.compile("unit=wedz"))
    expect(page.locator('path[data-unit="wedz"]')).to_have_attribute("aria-pressed", "true")
    expect(page.locator(CARD)).to_contain_text("智能家居")


def test_a_unit_chosen_is_a_row_chosen(open_page: OpenPage) -> None:
    page = open_page("/")
    page.locator('path[data-unit="xinzhou"]').focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("unit=xinzhou"))
    expect(page.get_by_test_id("stDataFrame").locator('tr[aria-selected="true"]')).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stDataFrame").locator('tr[aria-selected="true"]')).to_have_count(0)


def test_the_language_is_kept_in_the_address(open_page: OpenPage) -> None:
    page = open_page("/?layer=density")
    page.get_by_role("radio", name="English").click()
    expect(page).to_have_url(re.compile("lang=en"))
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("产业")
    expect(page.get_by_test_id("live-map")).to_have_attribute("data-layer", "density")


FILES = [("svg", b"<"), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("html", b"<!DOCTYPE")]


@pytest.mark.parametrize(("kind", "starts"), FILES)
def test_the_view_is_exported_as_a_file(open_page: OpenPage, kind: str, starts: bytes) -> None:
    page = open_page("/?layer=industry:auto")
    page.get_by_role("button", name=re.compile("导出")).click()
    with page.expect_download() as download:
        page.locator(f".st-key-export_{kind} button").click()
    assert download.value.suggested_filename == f"全市产业地图_汽车制造和服务_2021.{kind}"
    assert download.value.path().read_bytes().startswith(starts)


def test_the_language_stays_when_the_page_changes(open_page: OpenPage) -> None:
    page = open_page("/?lang=en")
    page.get_by_test_id("stTopNavLink").nth(1).click()
    expect(page).to_have_url(re.compile("/district.*lang=en"))
    page.get_by_role("radio", name="中文").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("产业地图")
    page.get_by_test_id("stTopNavLink").nth(0).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("全市产业地图")
