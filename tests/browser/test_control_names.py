"""Streamlit names its own controls in English: a Chinese page calls them in Chinese, whoever reads it out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from mapping.ui.frame.control_names import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

ROLES = frozenset(
    {"button", "checkbox", "combobox", "dialog", "image", "link", "listbox", "menuitem", "navigation"}
    | {"option", "radio", "region", "searchbox", "textbox"}
)
"""What a screen reader calls by a name of its own; cells and texts are content."""

ENGLISH = (*NAMES, "No results", "Press Enter", "Skip to")
LATIN = re.compile(r"[A-Za-z]{3,}")
HAN = re.compile(r"[\u3400-\u9fff]")
OF_OTHERS = re.compile(
    r"English|No file chosen|GeoPackage QGIS、ArcGIS|(?:https?://)?[\w.-]+\.(?:cn|com|net|org|csv)\b.*"
)
"""The other language by its own name, what the browser itself says, names of hosts and files."""


def called(page: Page) -> set[str]:
    """Return the names of all controls that are there, as a screen reader is told them."""
    told: list[dict[str, Any]] = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    shown = (node for node in told if not node.get("ignored") and node["role"]["value"] in ROLES)
    return {str(node["name"]["value"]) for node in shown if node.get("name", {}).get("value")}


def expect_chinese(page: Page) -> None:
    names = called(page)
    assert names
    assert {
        name for name in names if LATIN.search(name) and not HAN.search(name) and not OF_OTHERS.fullmatch(name)
    } == set()
    assert {name for name in names for word in ENGLISH if word in name} == set()


def test_the_menu_of_a_phone_and_its_way_back(open_page: OpenPage, phone: Page) -> None:
    page = open_page("/", phone)
    expect_chinese(page)
    page.get_by_role("button", name="打开菜单").click()
    expect(page.get_by_role("button", name="收起菜单")).to_be_visible()
    expect_chinese(page)
    page.get_by_role("button", name="收起菜单").click()  # Streamlit keeps it for the next page
    expect(page.get_by_role("button", name="打开菜单")).to_be_visible()


def test_choosers_files_and_fields(open_page: OpenPage) -> None:
    page = open_page("/district?unit=ovc")
    page.get_by_role("combobox", name="布局单元").fill("zzz")
    page.locator("[data-testid=stSelectboxVirtualDropdown] [data-empty]").wait_for()
    expect_chinese(page)
    page = open_page("/targets?unit=ovc")
    page.locator("input[type=file]").set_input_files({"name": "a.csv", "mimeType": "text/csv", "buffer": b"x,y\n1,2\n"})
    expect(page.get_by_role("button", name="移除：a.csv")).to_be_visible()
    expect_chinese(page)


def test_the_tools_of_a_table_and_the_close_of_a_dialog(open_page: OpenPage, page: Page) -> None:
    page.goto("/sources")
    page.locator(".st-key-list_parks summary").press("Enter")
    page.get_by_test_id("stDataFrame").hover()
    page.get_by_role("button", name="搜索：园区名录").press("Enter")
    expect(page.get_by_role("button", name="关闭搜索")).to_be_visible()
    expect_chinese(page)
    open_page("/overlap")
    page.get_by_role("button", name="导出").first.click()
    expect(page.get_by_role("dialog").get_by_role("button", name="关闭")).to_be_visible()
    expect_chinese(page)


@pytest.mark.parametrize("path", ["/finder", "/match?text=氢燃料电池电堆"])
def test_other_pages(open_page: OpenPage, path: str) -> None:
    expect_chinese(open_page(path))


def test_names_follow_the_language_of_the_page(open_page: OpenPage) -> None:
    page = open_page("/")
    expect(page.get_by_role("navigation", name="页面导航")).to_be_visible()
    page.get_by_text("English", exact=True).click()
    expect(page.get_by_role("navigation", name="Pages")).to_be_visible()
    expect(page.get_by_test_id("stSkipToContent")).to_have_text("Skip to main content")
