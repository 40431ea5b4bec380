"""How far a reader may go on the map, whose the wheel is, and what becomes of the view when the window changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from waiting import comes_to

if TYPE_CHECKING:
    from harness.element import OpenMap
    from playwright.sync_api import Page

STAGE = ".lm-stage > .lm-map"


def land(page: Page) -> dict[str, float]:
    """Box of all units in the map's window: left, top, right, bottom, with the window's width and height."""
    found: dict[str, float] = page.evaluate(
        """selector => {
          const root = [...document.querySelectorAll("*")].map(n => n.shadowRoot).find(r => r?.querySelector(selector))
            ?? document;
          const map = root.querySelector(selector).getBoundingClientRect();
          const boxes = [...root.querySelectorAll("path[data-unit]")].map(path => path.getBoundingClientRect());
          const least = (side) => Math.min(...boxes.map(box => box[side]));
          const most = (side) => Math.max(...boxes.map(box => box[side]));
          return { left: least("left") - map.left, top: least("top") - map.top,
            right: most("right") - map.left, bottom: most("bottom") - map.top, width: map.width, height: map.height };
        }""",
        STAGE,
    )
    return found


def width(page: Page) -> int:
    box = land(page)
    return round(box["right"] - box["left"])


def test_the_wheel_is_the_pages_until_the_map_is_meant(open_map: OpenMap) -> None:
    page = open_map()
    page.evaluate("document.body.style.minHeight = '4000px'")
    page.locator(STAGE).hover()
    whole = width(page)
    page.mouse.wheel(0, 120)
    comes_to(page, lambda: page.evaluate("scrollY > 0"), True)
    expect(page.locator(".lm-wheel-hint")).to_have_text("按住 Ctrl 滚动可缩放")
    assert width(page) == whole
    page.evaluate("scrollTo(0, 0)")
    page.keyboard.down("Control")
    page.mouse.wheel(0, -400)
    comes_to(page, lambda: width(page) > whole * 1.2, True)
    expect(page.locator(".lm-zooming")).to_have_count(0)
    # zoomed out as far as it goes, the city fills its window as it did at first
    page.mouse.wheel(0, 3000)
    page.keyboard.up("Control")
    comes_to(page, lambda: width(page), whole)


def test_the_land_stays_in_the_window(open_map: OpenMap) -> None:
    page = open_map()
    for _ in range(4):
        page.get_by_role("button", name="放大").click()
    expect(page.locator(".lm-zooming")).to_have_count(0)
    for _ in range(6):
        page.mouse.move(650, 250)
        page.mouse.down()
        page.mouse.move(950, 750, steps=3)
        page.mouse.up()
    comes_to(page, lambda: (box := land(page))["left"] < box["width"] and box["top"] < box["height"], True)


@pytest.mark.parametrize("chosen", [False, True])
def test_a_larger_window_is_filled_again(open_map: OpenMap, *, chosen: bool) -> None:
    page = open_map()
    page.set_viewport_size({"width": 700, "height": 800})
    if chosen:  # a press on a unit is no change of view
        page.locator("path[data-unit=west]").click()
    page.set_viewport_size({"width": 1400, "height": 900})

    def centred() -> bool:
        box = land(page)
        spare = box["width"] - (box["right"] - box["left"])
        return spare < 80 and abs(box["left"] - (box["width"] - box["right"])) < 3

    comes_to(page, centred, True)
