"""Airports, stations, ports and bonded zones on live maps: of one unit by themselves, elsewhere by an overlay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]


def test_the_map_of_a_unit_marks_them_and_tells_what_they_are(open_page: OpenPage) -> None:
    page = open_page("/district?unit=huangpi")
    airport = page.locator("[data-facility=f001]")
    expect(airport).to_have_attribute("aria-label", re.compile("武汉天河国际机场.*场区内.*OurAirports"))
    expect(page.locator(".lm-corner [data-symbol=airport]")).to_have_text("机场")
    expect(page.locator("[data-facility=f003]")).to_have_count(0)  # after the edition
    airport.hover()
    expect(page.locator(".lm-hover.on")).to_contain_text("武汉天河国际机场")
    expect(page.locator("[data-facilities]")).to_contain_text("天河机场站")


def test_the_finder_offers_them_and_the_address_keeps_them(open_page: OpenPage) -> None:
    page = open_page("/finder?lang=en")
    expect(page.locator("[data-facility]")).to_have_count(0)
    switch = page.locator("[data-overlay=facilities]")
    switch.check()
    expect(page.locator("[data-facility]")).to_have_count(12)
    expect(page.locator("[data-facility=f010]")).to_have_attribute("aria-label", re.compile("Wuhan Railway Station"))
    expect(page).to_have_url(re.compile("overlays=.*facilities"))
    switch.uncheck()
    expect(page.locator("[data-facility]")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("overlays"))
