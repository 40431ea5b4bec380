"""Units that share a list are chosen together; what a card names can be pressed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from waiting import at_rest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

CARD = "[data-testid=card]"


def test_the_label_of_a_shared_list_chooses_all_its_units(open_page: OpenPage) -> None:
    page = open_page("/")
    chosen, rows = page.locator("path[aria-pressed=true]"), page.locator('tr[aria-selected="true"]')
    callout = page.get_by_role("button", name=re.compile("^中心城区六区：6 个布局单元共用一份清单"))
    callout.click()
    expect(page).to_have_url(re.compile("group=central_six"))
    expect(chosen).to_have_count(6)
    expect(rows).to_have_count(6)
    members = page.locator(f"{CARD} .members li")
    expect(members).to_have_count(6)
    expect(page.locator(f"{CARD} .terms li")).to_have_count(6)  # the list once, not six times
    at_rest(page)
    page.go_back()
    expect(chosen).to_have_count(0)
    callout.press("Enter")
    members.filter(has_text="江汉").get_by_role("button").click()
    expect(page).to_have_url(re.compile("unit=jianghan"))
    expect(page).not_to_have_url(re.compile("group="))
    expect(chosen).to_have_count(1)


def test_rows_and_dots_of_the_citys_card_lead_where_they_say(open_page: OpenPage) -> None:
    page = open_page("/")
    row = page.locator(f"{CARD} .spread li").filter(has_text="汽车")
    row.get_by_role("button", name=re.compile("^汽车制造和服务：3 个单元列入：")).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(row.get_by_role("button", name=re.compile("^武汉经开区.* · 首位"))).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("unit=wedz"))
    expect(page.locator(f"{CARD} [data-briefing]")).to_contain_text("主导产业依次为")
    page.get_by_role("button", name="返回全市").click()
    row.locator(".to-layer").click()
    expect(page).to_have_url(re.compile("layer=industry"))


def test_on_a_phone_the_card_comes_up_below_what_was_pressed(open_page: OpenPage, phone: Page) -> None:
    page = open_page("/", phone)
    unit, sheet = page.locator("path[data-unit=jiangxia]"), page.locator(".lm-card-up")
    unit.tap()
    expect(sheet.get_by_role("button", name="江夏区")).to_be_focused()
    pressed, card = unit.bounding_box(), sheet.bounding_box()
    assert pressed is not None
    assert card is not None
    assert pressed["y"] + pressed["height"] <= card["y"]
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    expect(unit).to_be_focused()
    expect(page).to_have_url(re.compile("unit=jiangxia"))  # closed is not given up
