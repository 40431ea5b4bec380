"""The page of sources in a real browser: opening at a source, following links, opening lists, small screens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

MAIN = "[data-testid=stMain]"
CARD = "[data-testid=card]"


class OpenSources(Protocol):
    """Open the page of sources with a query and wait until it is styled."""

    def __call__(self, query: str = "", on: Page | None = None) -> Page: ...


@pytest.fixture
def open_sources(page: Page) -> OpenSources:
    def open_query(query: str = "", on: Page | None = None) -> Page:
        here = on or page
        here.goto(f"/sources{query}")
        here.locator("#part-licences").wait_for()
        expect(here.locator("#part-origins")).to_have_css("scroll-margin-top", "64px")
        return here

    return open_query


def test_a_source_in_the_address_is_in_view_and_has_the_focus(open_sources: OpenSources) -> None:
    page = open_sources("?source=thesaurus")
    entry = page.locator("#source-thesaurus")
    expect(entry).to_be_focused()
    expect(entry).to_be_in_viewport(ratio=1)
    expect(entry).to_contain_text("所查来源")
    expect(page.locator(".origin.chosen")).to_have_count(1)


def test_without_a_source_the_page_opens_at_its_top(open_sources: OpenSources) -> None:
    page = open_sources()
    expect(page.get_by_role("heading", level=1, name=re.compile("数据与来源"))).to_be_in_viewport()
    assert page.locator(MAIN).evaluate("main => main.scrollTop") == 0


def test_from_a_value_on_the_card_to_its_source_and_back(open_page: OpenPage) -> None:
    page = open_page("/?unit=ovc&lang=zh")
    link = page.locator(CARD).get_by_role("link", name="2020 人口的来源")
    box = link.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    link.click()
    expect(page).to_have_url(re.compile(r"/sources\?source=census_2020$"))
    expect(page.locator("#source-census_2020")).to_be_focused()
    page.go_back()
    expect(page.locator(CARD)).to_contain_text("武汉东湖新技术开发区")


def test_a_link_in_english_stays_english(open_page: OpenPage) -> None:
    page = open_page("/?layer=industry:health&lang=en")
    page.locator(f"{CARD} a[href*='source=thesaurus']").click()
    expect(page).to_have_url(re.compile(r"/sources\?source=thesaurus&lang=en$"))
    expect(page.locator("#source-thesaurus")).to_contain_text("Thesaurus of industry words")


def test_the_contents_lead_to_each_part_by_keyboard(open_sources: OpenSources) -> None:
    page = open_sources()
    links = page.locator(".contents a")
    for link in links.all():
        anchor = (link.get_attribute("href") or "").removeprefix("#")
        link.focus()
        page.keyboard.press("Enter")
        expect(page.locator(f"#{anchor} h2")).to_be_in_viewport()
    assert links.count() == page.get_by_role("heading", level=2).count()


def test_a_list_opens_on_demand_and_asks_no_other_site(open_sources: OpenSources) -> None:
    page = open_sources()
    expect(page.locator("[data-testid=stDataFrame]")).to_have_count(0)
    opener = page.locator(".st-key-list_parks summary")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-list_parks [data-testid=stDataFrame] canvas").first).to_be_visible()
    expect(page.locator("[data-testid=stDataFrame]")).to_have_count(1)
    # What the reader scrolled to stays where it is.
    expect(opener).to_be_in_viewport()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_phone_scrolls_in_one_direction_only(open_sources: OpenSources, phone: Page, lang: str) -> None:
    page = open_sources(f"?lang={lang}", phone)
    page.locator(".st-key-list_targets summary").click()
    page.locator("[data-testid=stDataFrame]").wait_for()
    for place in ("document.scrollingElement", f"document.querySelector('{MAIN}')"):
        wide, visible = page.evaluate(f"[{place}.scrollWidth, {place}.clientWidth]")
        assert wide <= visible, place


def test_a_row_of_a_table_is_still_a_row_on_a_phone(open_sources: OpenSources, phone: Page) -> None:
    page = open_sources("", phone)
    row = page.get_by_role("row", name=re.compile("园区名录"))
    expect(row.get_by_role("cell", name="parks.csv")).to_be_visible()


def test_a_folded_list_opens_for_a_clause_that_is_asked_for(open_sources: OpenSources) -> None:
    page = open_sources()
    folded = page.locator("#part-clauses .sentence").first
    expect(folded).to_be_hidden()
    entry = folded.get_attribute("id")
    # a way to something in it, as one from another part of the page
    page.evaluate(
        """id => { const way = document.querySelector(".contents a").cloneNode(true);
          way.href = "#" + id; document.querySelector(".contents li").append(way); way.click(); }""",
        entry,
    )
    expect(folded).to_be_in_viewport()
