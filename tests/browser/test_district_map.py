"""The map of one unit in a real browser."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.own_data import own_atlas
from tests.views import VIEW
from waiting import at_rest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

CATALOG = own_atlas().catalog
CARD = "[data-testid=card]"


def test_its_parks_are_numbered_listed_and_placed(open_page: OpenPage) -> None:
    page = open_page("/district?unit=ovc")
    own = [p for p in CATALOG.parks_of("ovc", VIEW) if p.drawable]
    drawn = {i for m in page.locator("[data-park]").all() for i in (m.get_attribute("data-park") or "").split()}
    assert {p.park_id for p in own} <= drawn
    assert not any(p.park_id in drawn for p in CATALOG.parks if not p.drawable)
    element = page.get_by_test_id("live-map")
    expect(element).to_contain_text("位置待核")
    for park in CATALOG.parks_of("ovc", VIEW):
        expect(element).to_contain_text(park.name_zh.split("(")[0])


def test_choosing_a_park_in_the_list_marks_it_and_is_kept_in_the_address(open_page: OpenPage) -> None:
    page = open_page("/district?unit=ovc")
    page.get_by_role("button", name=re.compile("光谷金融港")).first.click()
    expect(page).to_have_url(re.compile("park=p019"))
    other = open_page(page.url)
    expect(other).to_have_url(re.compile("park=p019"))


@pytest.mark.parametrize("unit_id", ["ovc", "jianghan", "huangpi", "wedz"])
def test_the_numbers_of_parks_do_not_cover_each_other(open_page: OpenPage, unit_id: str) -> None:
    page = open_page(f"/district?unit={unit_id}")
    own = {p.park_id for p in CATALOG.parks_of(unit_id, VIEW)}
    boxes = [
        marker.bounding_box()
        for marker in page.locator("[data-park]").all()
        if own & set((marker.get_attribute("data-park") or "").split())
    ]
    for a, b in combinations([box for box in boxes if box], 2):
        wide = min(a["x"] + a["width"], b["x"] + b["width"]) - max(a["x"], b["x"])
        high = min(a["y"] + a["height"], b["y"] + b["height"]) - max(a["y"], b["y"])
        assert wide <= 2 or high <= 2, (unit_id, a, b)


def test_the_next_unit_moves_the_map(open_page: OpenPage) -> None:
    page = open_page("/district?unit=ovc")
    page.get_by_role("button", name="武汉经开 ›").click()
    expect(page).to_have_url(re.compile("unit=wedz"))
    expect(page.get_by_role("heading", name=re.compile("武汉经开区（汉南）：新能源汽车"))).to_be_visible()
    expect(page.locator(CARD)).to_contain_text("新能源汽车和智能网联汽车")


def test_a_unit_is_found_by_a_part_of_its_name_or_by_what_else_it_is_called(open_page: OpenPage) -> None:
    page = open_page("/district?unit=ovc")
    chooser = page.get_by_role("combobox", name=re.compile("布局单元"))
    for typed, unit in (("黄陂", "huangpi"), ("沌口", "wedz"), ("蔡甸", "caidian")):
        at_rest(page)
        chooser.click()
        chooser.fill(typed)
        expect(page.get_by_role("option")).to_have_text([re.compile(typed)])  # no other is left to press Enter for
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(f"unit={unit}"))


def test_the_chooser_shows_its_unit_whole_and_offers_nothing_that_is_not_there(open_page: OpenPage) -> None:
    page = open_page("/district?unit=wedz")
    chooser = page.get_by_role("combobox", name=re.compile("布局单元"))
    expect(chooser).to_have_value("武汉经开区（汉南）")
    assert chooser.evaluate("node => node.scrollWidth <= node.clientWidth")
    chooser.click()
    chooser.fill("guanggu")
    expect(page.get_by_text(re.compile("Add:"))).to_have_count(0)


def test_from_the_city_to_the_district_and_back(open_page: OpenPage) -> None:
    page = open_page("/?unit=xinzhou")
    page.get_by_role("button", name="打开区级地图").click()
    expect(page).to_have_url(re.compile("/district.*unit=xinzhou"))
    expect(page.get_by_role("heading", name=re.compile("新洲区：航空航天"))).to_be_visible()
    at_rest(page)  # the page they go back from has written its address
    page.go_back()
    expect(page).to_have_url(re.compile(r"/\?.*unit=xinzhou"))
    expect(page.locator(CARD)).to_contain_text("打开区级地图")


def test_a_phone_scrolls_in_one_direction_only(open_page: OpenPage, phone: Page) -> None:
    for path in ("/", "/?unit=ovc", "/district?unit=ovc"):
        page = open_page(path, phone)
        wide = page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1], path
