"""From one page to another and back again: in one step, and to what was left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.views import EDITION
from waiting import at_rest

from mapping.catalog import load_catalog
from mapping.insight.parks.finder import ParkQuery, find_parks

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]


def test_the_map_of_a_unit_leads_back_to_the_citys_layer(open_page: OpenPage) -> None:
    page = open_page("/?layer=industry:auto&unit=ovc")
    shown = page.get_by_test_id("live-map")
    page.get_by_role("button", name="打开区级地图").click()
    page.wait_for_url("**/district?**")
    back = page.get_by_role("button", name="返回全市地图")
    expect(back).to_be_visible()
    page.go_back()
    expect(shown).to_have_attribute("data-layer", "industry:auto")
    page.go_forward()
    at_rest(page)
    back.click()
    expect(page).not_to_have_url(re.compile("/district"))
    expect(shown).to_have_attribute("data-layer", "industry:auto")


def test_a_sub_sector_is_chosen_below_its_industry_and_left_and_found_again(open_page: OpenPage) -> None:
    page = open_page("/?layer=industry:equipment")
    shown, title = page.get_by_test_id("live-map"), page.locator("[data-headline]")
    chooser = page.get_by_test_id("subsectors")
    chooser.select_option("subsector:robots")
    expect(shown).to_have_attribute("data-layer", "subsector:robots")
    expect(title).to_contain_text("机器人")
    expect(page.locator('.lm-legend [data-bin="covered"] b')).to_have_text("6")
    expect(page.locator('[data-layer-option="industry:equipment"]')).to_have_attribute("aria-checked", "true")
    expect(page.locator('.lm-card-body [aria-current="true"] button')).to_have_text("机器人")
    at_rest(page)
    expect(page).to_have_url(re.compile("layer=subsector"))
    page.locator("[data-layer-option=lead]").click()
    expect(shown).to_have_attribute("data-layer", "lead")
    expect(page).not_to_have_url(re.compile("layer="))  # the map answers first
    at_rest(page)
    page.go_back()
    expect(shown).to_have_attribute("data-layer", "subsector:robots")
    expect(chooser).to_have_value("subsector:robots")


def test_in_english_one_press_leads_back_to_what_was_typed(open_page: OpenPage) -> None:
    page = open_page("/match?lang=en&text=laser")
    at_rest(page)
    page.get_by_role("link", name="Targets").first.click()
    expect(page).to_have_url(re.compile(r"/targets\?lang=en"))
    expect(page.locator(".page-head")).to_contain_text("Targets")
    at_rest(page)
    page.go_back()
    expect(page).to_have_url(re.compile(r"/match\?.*text=laser"))
    expect(page.locator("textarea")).to_have_value("laser")


@pytest.mark.parametrize(
    ("lang", "field_name", "elsewhere"), [("", "搜索园区", "错位发展"), ("lang=en", "Search parks", "Overlap")]
)
def test_one_press_leads_back_to_what_was_just_sought_in_the_finder(
    open_page: OpenPage, lang: str, field_name: str, elsewhere: str
) -> None:
    page = open_page(f"/finder?{lang}")
    listed = page.locator(".lm-list [data-row]:not([hidden])")
    page.locator('[data-facet="industry"][data-value="health"]').click()
    expect(page).to_have_url(re.compile("industry=health"))
    field = page.get_by_role("searchbox", name=field_name)
    field.fill("swyy")
    expect(page).to_have_url(re.compile("q=swyy"))
    found = len(find_parks(load_catalog(), ParkQuery(industry=("health",), q="swyy"), EDITION).ids)
    assert found
    expect(listed).to_have_count(found)
    at_rest(page)
    sought = page.url
    page.get_by_role("link", name=elsewhere, exact=True).first.click()
    expect(page).to_have_url(re.compile(rf"/overlap\??{lang}$"))
    expect(page.get_by_test_id("live-map")).to_be_visible()
    at_rest(page)
    page.go_back()
    expect(page).to_have_url(sought)
    expect(field).to_have_value("swyy")
    expect(page.locator('[data-facet="industry"][data-value="health"]')).to_have_attribute("aria-pressed", "true")
    expect(listed).to_have_count(found)
