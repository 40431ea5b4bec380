"""One search in the head of every page: units, parks, industries, layers and pages, by keyboard and on a phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from waiting import at_rest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from conftest import OpenPage

CARD = "[data-testid=card]"


def field(page: Page) -> Locator:
    return page.get_by_role("combobox", name="查找单元、园区、产业、图层、页面")


def search(page: Page, text: str) -> Locator:
    """Type a text after Ctrl-K and return the options."""
    page.keyboard.press("Control+k")
    expect(field(page)).to_be_focused()
    page.keyboard.type(text)
    options = page.get_by_test_id("search").get_by_role("option")
    expect(options.first).to_be_visible()
    return options


def test_a_unit_is_chosen_on_the_map_at_once_and_the_layer_stays(open_page: OpenPage) -> None:
    page = open_page("/?layer=count")
    expect(search(page, "cd").first).to_have_text(re.compile("蔡甸区"))
    expect(field(page)).to_have_attribute("aria-activedescendant", re.compile("unit-0"))
    # read in the same task as the press: nothing has been asked of Python by then
    chosen = page.get_by_test_id("search").evaluate(
        """box => {
          const input = box.querySelector("input");
          input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
          const map = [...document.querySelectorAll("*")].map((one) => one.shadowRoot).find(Boolean);
          return map.querySelector("[data-testid=card]").textContent;
        }"""
    )
    assert "蔡甸区" in chosen
    expect(page).to_have_url(re.compile("layer=count.*unit=caidian|unit=caidian.*layer=count"))


def test_elsewhere_a_unit_opens_its_own_map_in_the_reader_s_language(open_page: OpenPage) -> None:
    page = open_page("/targets?lang=en")
    page.keyboard.press("/")
    page.keyboard.type("optics valley")
    expect(page.get_by_test_id("search").get_by_role("option").first).to_contain_text("Optics Valley")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/district\?(?=.*unit=ovc)(?=.*lang=en)"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Optics Valley")


def test_a_park_opens_the_finder_with_its_card(open_page: OpenPage) -> None:
    page = open_page("/")
    search(page, "光谷软件园").first.click()
    expect(page).to_have_url(re.compile(r"/finder\?.*park=p"))
    expect(page.get_by_role("heading", name=re.compile("光谷软件园"))).to_be_visible()


def test_an_industry_is_its_layer_on_the_city_map(open_page: OpenPage) -> None:
    page = open_page("/district?unit=ovc")
    search(page, "biomedicine").first.click()
    expect(page).to_have_url(re.compile("layer=industry(:|%3A)health"))
    expect(page.get_by_test_id("live-map")).to_have_attribute("data-layer", "industry:health")


def test_a_layer_is_drawn_and_a_page_is_opened(open_page: OpenPage) -> None:
    page = open_page("/")
    search(page, "rkmd")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("live-map")).to_have_attribute("data-layer", "density")
    at_rest(page)
    search(page, "yuanquchazhao")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/finder"))


def test_a_text_that_nothing_is_called_may_be_matched_or_searched(open_page: OpenPage) -> None:
    page = open_page("/")
    options = search(page, "人造月亮")
    expect(page.get_by_test_id("search")).to_contain_text("没有叫「人造月亮」的单元、园区、产业、图层或页面")
    expect(options).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/match\?.*text="))


def test_escape_closes_a_group_opens_whole_and_the_count_is_told(open_page: OpenPage) -> None:
    page = open_page("/")
    options = search(page, "园")
    whole = page.get_by_role("option", name=re.compile(r"全部 \d+ 个")).first
    before = options.count()
    whole.click()
    assert options.count() > before
    expect(page.get_by_test_id("search").get_by_role("status").last).to_have_text(re.compile(r"\d+ 个结果"))
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    expect(field(page)).to_have_attribute("aria-expanded", "false")


def test_keys_lead_to_the_search_but_not_while_something_is_written(open_page: OpenPage) -> None:
    page = open_page("/finder")
    page.get_by_role("searchbox", name="搜索园区").focus()
    page.keyboard.type("/")
    expect(page.get_by_role("searchbox", name="搜索园区")).to_have_value("/")
    expect(field(page)).not_to_be_focused()


def test_on_a_phone_a_button_opens_a_field_as_wide_as_the_screen(open_page: OpenPage, phone: Page) -> None:
    page = open_page("/", phone)
    expect(field(page)).to_be_hidden()
    page.get_by_role("button", name="查找单元、园区、产业、图层、页面").tap()
    expect(field(page)).to_be_focused()
    page.keyboard.type("hp")
    option = page.get_by_test_id("search").get_by_role("option").first
    expect(option).to_contain_text("黄陂区")
    box = page.get_by_role("listbox", name="查找结果").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["width"] > 300
    option.tap()
    expect(page).to_have_url(re.compile("unit=huangpi"))
