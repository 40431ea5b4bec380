"""圈选: from corners pressed on a map to the workbook, the sheet and the briefing; by hand, by keyboard, by finger."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from exporting import previewed, saved
from openpyxl import load_workbook
from playwright.sync_api import expect
from waiting import at_rest, comes_to

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    OpenPage = Callable[..., Page]

CIRCLE = "@114.3,30.6,8"
OUTLINE = ".lm-stage > .lm-map path[stroke='var(--drawn)']"
SQUARE = [[114.35, 30.45], [114.5, 30.45], [114.5, 30.55], [114.35, 30.55], [114.35, 30.45]]


def card(page: Page) -> Locator:
    return page.get_by_role("region", name=re.compile("^(圈选|Draw an area)$"))


def tool(page: Page) -> Locator:
    return page.get_by_role("button", name="圈选：画一个范围")


def places(page: Page) -> list[tuple[float, float]]:
    """Points of the window over land in the middle of the map, apart from each other, in px."""
    box = page.locator(".lm-stage > .lm-map").bounding_box()
    assert box
    parts = ((0.3, 0.42), (0.5, 0.4), (0.52, 0.66), (0.33, 0.68))
    return [(box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x, y in parts]


def outlined(page: Page) -> bool:
    return (page.locator(OUTLINE).get_attribute("d") or "M0 0") != "M0 0"


def counted(page: Page) -> None:
    """Wait for Python's answer on the card."""
    expect(card(page).locator(".drawn-names")).to_be_visible()


def test_corners_become_an_area_that_back_undoes(open_page: OpenPage) -> None:
    page = open_page("/")
    tool(page).click()
    *corners, last = places(page)
    for corner in corners:
        page.mouse.click(*corner)
    page.mouse.dblclick(*last)
    counted(page)
    expect(page).to_have_url(re.compile("within="))
    # no unit was chosen by the presses
    assert "unit=" not in page.url
    assert outlined(page)
    expect(card(page)).to_contain_text("园区")
    expect(page.locator(".lm-draw-measure")).to_contain_text("km²")
    page.go_back()
    expect(card(page)).to_be_hidden()
    comes_to(page, lambda: outlined(page), wanted=False)
    page.go_forward()
    counted(page)
    comes_to(page, lambda: outlined(page), wanted=True)


def test_keys_take_back_and_cancel_and_what_is_typed_is_drawn(open_page: OpenPage) -> None:
    page = open_page("/")
    tool(page).click()
    first, second, *_ = places(page)
    page.mouse.click(*first)
    page.mouse.click(*second)
    expect(page.locator(".lm-draw-dots i")).to_have_count(2)
    page.keyboard.press("Backspace")
    expect(page.locator(".lm-draw-dots i")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(card(page).get_by_role("alert")).to_contain_text("3 个角点")
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    assert "within" not in page.url
    tool(page).press("Enter")
    card(page).get_by_text("键入坐标或载入文件").press("Enter")
    card(page).get_by_label(re.compile("^中心")).fill("东湖高新区")
    card(page).get_by_label("半径 km").fill("4")
    card(page).get_by_label("半径 km").press("Enter")
    counted(page)
    expect(card(page)).to_contain_text("50.27 km²")


def test_an_area_of_an_address_leaves_as_workbook_sheet_and_page_of_the_briefing(open_page: OpenPage) -> None:
    page = open_page(f"/?within={CIRCLE}")
    page.evaluate("localStorage.removeItem('wuhan-map-briefing')")
    counted(page)
    with page.expect_download() as waiting:
        card(page).get_by_role("button", name="导出 XLSX").click()
    book = load_workbook(BytesIO(waiting.value.path().read_bytes()))
    assert "园区" in book.sheetnames
    card(page).get_by_role("button", name="加入简报").click()
    expect(card(page).get_by_role("status")).to_contain_text("共 1 页")
    kept = json.loads(page.evaluate("localStorage.getItem('wuhan-map-briefing')"))
    assert kept["pages"][0]["spec"] == {"edition": "2021", "sheet": "within", "within": CIRCLE}
    card(page).get_by_role("button", name="导出图件").click()
    dialog = page.get_by_role("dialog", name="导出")
    expect(dialog).to_be_visible()
    previewed(dialog)
    download = saved(page, dialog, "pdf")
    assert "圈选范围" in download.suggested_filename
    assert download.path().read_bytes().startswith(b"%PDF")
    page.evaluate("localStorage.removeItem('wuhan-map-briefing')")


def test_a_boundary_file_is_loaded_and_one_of_no_use_is_told(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/")
    tool(page).click()
    card(page).get_by_text("键入坐标或载入文件").click()
    broken, good = tmp_path / "broken.geojson", tmp_path / "area.geojson"
    broken.write_text("{")
    good.write_text(json.dumps({"type": "Polygon", "coordinates": [SQUARE]}))
    card(page).locator("[data-draw-file]").set_input_files(broken)
    expect(card(page)).to_contain_text("broken.geojson")
    at_rest(page)
    expect(card(page).get_by_role("alert")).not_to_contain_text("正在读")
    card(page).locator("[data-draw-file]").set_input_files(good)
    counted(page)
    expect(card(page)).to_contain_text("159.6 km²")


@pytest.mark.parametrize("path", ["/district?unit=ovc&", "/finder?", "/overlap?", "/targets?lang=en&"])
def test_every_page_with_a_map_shows_the_area_of_its_address(open_page: OpenPage, path: str) -> None:
    page = open_page(f"{path}within={CIRCLE}")
    counted(page)
    comes_to(page, lambda: outlined(page), wanted=True)
    expect(card(page)).to_contain_text("201.1 km²")


def test_a_finger_draws_and_corners_are_moved_by_keys(open_page: OpenPage, phone: Page) -> None:
    page = open_page("/", phone)
    tool(page).tap()
    box = page.locator(".lm-stage > .lm-map").bounding_box()
    assert box
    for x, y in ((0.3, 0.35), (0.6, 0.3), (0.55, 0.5)):
        page.touchscreen.tap(box["x"] + box["width"] * x, box["y"] + box["height"] * y)
    card(page).get_by_role("button", name="完成").tap()
    counted(page)
    before = page.url
    card(page).get_by_role("button", name="移动角点").tap()
    page.get_by_role("button", name="角点 1").press("ArrowUp")
    expect(page).not_to_have_url(before)
    expect(page.get_by_role("button", name="角点 1")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_card_is_open_to_everyone(open_page: OpenPage) -> None:
    page = open_page(f"/?within={CIRCLE}")
    counted(page)
    for press in (None, "重画"):
        if press:
            card(page).get_by_role("button", name=press).click()
            card(page).get_by_text("键入坐标或载入文件").click()
        found = Axe().run(page).response["violations"]
        grave = [one for one in found if one["impact"] in {"serious", "critical"}]
        assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in grave] == []


def test_the_outline_and_what_is_pressed_keep_their_place_where_colours_are_forced(open_page: OpenPage) -> None:
    page = open_page(f"/?within={CIRCLE}")
    page.emulate_media(forced_colors="active")
    counted(page)
    land = page.locator(".lm-stage > .lm-map path[data-unit=jiangan]")
    stroke = page.locator(OUTLINE).evaluate("path => getComputedStyle(path).stroke")
    assert stroke not in {"none", land.evaluate("path => getComputedStyle(path).fill")}
    press = card(page).get_by_role("button", name="移动角点")
    press.click()
    pressed, other = (
        node.evaluate("node => getComputedStyle(node).outlineStyle")
        for node in (press, card(page).get_by_role("button", name="清除"))
    )
    assert pressed != other, "what is pressed is told by more than a ground that the system takes away"
    page.emulate_media(forced_colors="none")
