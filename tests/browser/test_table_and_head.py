"""The table under the map, and the head's language, geography and export."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from exporting import open_exports, saved
from playwright.sync_api import expect
from tests.own_data import own_atlas
from tests.views import VIEW
from waiting import at_rest, comes_to

from mapping.cartography.resolve import all_layers

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    OpenPage = Callable[..., Page]

CARD = "[data-testid=card]"
LAYERS = all_layers(VIEW, own_atlas())
UNITS = [unit.unit_id for unit in own_atlas().catalog.units]


def row(page: Page, unit_id: str) -> Locator:
    return page.get_by_test_id("twin").locator(f'[data-row="{unit_id}"]')


def rows(page: Page) -> list[str]:
    """Ids of the rows from top to bottom."""
    found: list[str] = (
        page.get_by_test_id("twin").locator("[data-row]").evaluate_all("all => all.map(r => r.dataset.row)")
    )
    return found


def selected_rows(page: Page) -> Locator:
    return page.get_by_test_id("twin").locator('tr[aria-selected="true"]')


def heading(page: Page, name: str) -> Locator:
    return page.get_by_role("columnheader", name=name)


def test_a_row_chosen_is_a_unit_chosen(open_page: OpenPage) -> None:
    page = open_page("/")
    row(page, "wedz").click()
    expect(page).to_have_url(re.compile("unit=wedz"))
    expect(page.locator('path[data-unit="wedz"]')).to_have_attribute("aria-pressed", "true")
    expect(page.locator(CARD)).to_contain_text("智能家居")
    row(page, "wedz").click()
    expect(page).not_to_have_url(re.compile("unit="))
    expect(page.locator(CARD)).to_contain_text("各单元产业分布")


def test_a_unit_chosen_is_a_row_chosen(open_page: OpenPage) -> None:
    page = open_page("/")
    page.locator('path[data-unit="xinzhou"]').focus()
    page.keyboard.press("Enter")
    expect(selected_rows(page)).to_have_count(1)
    expect(row(page, "xinzhou")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(selected_rows(page)).to_have_count(0)


def test_card_and_table_change_without_python(open_page: OpenPage) -> None:
    page = open_page("/")
    expect(page.locator(CARD)).to_contain_text("各单元产业分布")
    page.evaluate("WebSocket.prototype.send = () => {}")  # Python hears nothing from here on
    page.locator('[data-layer-option="density"]').click()
    row(page, "wedz").click()
    expect(page.locator(CARD)).to_contain_text("武汉经济技术开发区（汉南区）")
    expect(row(page, "wedz")).to_have_attribute("aria-selected", "true")
    expect(row(page, "wedz").locator("td.layer")).to_have_text("982")
    assert "unit=" not in page.url


def test_the_table_is_used_by_keyboard(open_page: OpenPage) -> None:
    page = open_page("/")
    row(page, "ovc").focus()
    page.keyboard.press("ArrowDown")
    expect(row(page, "wedz")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("unit=wedz"))
    expect(row(page, "wedz")).to_be_focused()
    page.keyboard.press("End")
    expect(row(page, "xinzhou")).to_be_focused()
    page.keyboard.press(" ")
    expect(page).to_have_url(re.compile("unit=xinzhou"))
    expect(row(page, "xinzhou")).to_be_focused()
    expect(page.locator(CARD)).to_contain_text("航运物流")


def test_the_table_shows_what_the_map_shows(open_page: OpenPage) -> None:
    page = open_page("/")
    for layer_id in ("lead", "industry:auto", "group", "density", "count"):
        layer = LAYERS[layer_id]
        page.locator(f'[data-layer-option="{layer_id}"]').click()
        expect(heading(page, layer.label)).to_be_visible()
        for unit_id in UNITS:
            value = layer.values[unit_id]
            wanted = f"{value.raw:,.0f}" if layer.quantity else value.text
            expect(row(page, unit_id).locator(".layer")).to_have_text(wanted)


def test_the_scenic_area_has_a_row_only_where_it_is_counted(open_page: OpenPage) -> None:
    page = open_page("/")
    comes_to(page, lambda: rows(page), UNITS)
    page.locator('[data-layer-option="density"]').click()
    comes_to(page, lambda: rows(page), [*UNITS, "scenic"])
    row(page, "scenic").click()
    expect(row(page, "scenic")).to_contain_text("不适用")
    expect(selected_rows(page)).to_have_count(0)
    expect(page.locator(CARD)).to_contain_text("各单元产业分布")


def test_a_heading_sorts_up_then_down_then_not_at_all(open_page: OpenPage) -> None:
    page = open_page("/?layer=density&unit=wedz")
    density = heading(page, "人口密度")
    density.get_by_role("button").click()
    expect(density).to_have_attribute("aria-sort", "ascending")
    rising = rows(page)
    assert (rising[0], rising[-1]) == ("huangpi", "jianghan")
    expect(row(page, "wedz")).to_have_attribute("aria-selected", "true")
    density.get_by_role("button").click()
    expect(density).to_have_attribute("aria-sort", "descending")
    assert rows(page) == rising[::-1]
    # another layer in the same column: sorted by its values
    page.locator('[data-layer-option="count"]').click()
    expect(heading(page, "产业数量")).to_have_attribute("aria-sort", "descending")
    comes_to(page, lambda: rows(page)[0], "ovc")
    heading(page, "产业数量").get_by_role("button").click()
    comes_to(page, lambda: rows(page), UNITS)


def test_back_and_forward_restore_card_and_table(open_page: OpenPage) -> None:
    page = open_page("/")
    row(page, "wedz").click()
    expect(page).to_have_url(re.compile("unit=wedz"))
    page.locator('[data-layer-option="density"]').click()
    expect(page).to_have_url(re.compile("layer=density"))
    page.go_back()
    expect(heading(page, "首位产业")).to_be_visible()
    expect(row(page, "wedz")).to_have_attribute("aria-selected", "true")
    page.go_back()
    expect(selected_rows(page)).to_have_count(0)
    expect(page.locator(CARD)).to_contain_text("各单元产业分布")
    page.go_forward()
    expect(row(page, "wedz")).to_have_attribute("aria-selected", "true")
    expect(page.locator(CARD)).to_contain_text("智能家居")


def test_the_table_is_copied_for_a_spreadsheet(open_page: OpenPage) -> None:
    page = open_page("/?layer=density")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="复制表格").click()
    expect(page.get_by_role("status").filter(has_text="已复制")).to_be_visible()
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    cells = [line.split("\t") for line in lines]
    assert len(cells) == 1 + len(UNITS) + 1
    assert {len(line) for line in cells} == {8}
    assert cells[0][:3] == ["布局单元", "类别", "人口密度（人/km²）"]
    assert next(line for line in cells if line[0] == "江汉区")[2] == "22606"


def test_a_wide_table_scrolls_by_itself_on_a_phone(open_page: OpenPage, phone: Page) -> None:
    page = open_page("/", phone)
    table = page.get_by_test_id("twin").locator(".lm-twin-scroll")
    inner, outer = table.evaluate("box => [box.scrollWidth, box.clientWidth]")
    assert inner > outer
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_the_language_is_kept_in_the_address(open_page: OpenPage) -> None:
    page = open_page("/?layer=density")
    page.get_by_role("radio", name="English").click()
    expect(page).to_have_url(re.compile("lang=en"))
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("产业")
    expect(page.get_by_test_id("live-map")).to_have_attribute("data-layer", "density")


def test_the_choices_of_the_head_are_made_with_the_keyboard(open_page: OpenPage) -> None:
    page = open_page("/")
    group = page.get_by_role("radiogroup", name="地理口径")
    units, districts = group.get_by_role("radio", name="布局单元"), group.get_by_role("radio", name="行政区")
    expect(units).to_be_checked()
    units.focus()
    page.keyboard.press("ArrowRight")
    expect(districts).to_be_focused()
    expect(units).to_be_checked()
    page.keyboard.press("Enter")
    expect(districts).to_be_checked()
    expect(page.get_by_test_id("live-map")).to_have_attribute("data-geo", "district")
    page.keyboard.press("Tab")
    language = page.get_by_role("radiogroup", name="语言 / Language")
    expect(language.get_by_role("radio", name="中文")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press(" ")
    expect(page).to_have_url(re.compile("lang=en"))
    expect(page.get_by_role("radiogroup", name="Geography").get_by_role("radio", name="District")).to_be_checked()


def test_the_files_are_offered_when_they_are_asked_for(open_page: OpenPage, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_page("/")
    at_rest(page)
    assert not [url for url in asked if "/export" in url]
    dialog = open_exports(page)
    assert [url for url in asked if "/export" in url]
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    open_exports(page)


def test_the_head_stays_in_the_window_on_a_phone(open_page: OpenPage, phone: Page) -> None:
    page = open_page("/?lang=en", phone)
    for role, name in (("radio", "English"), ("radio", "District"), ("button", "Export")):
        box = page.get_by_role(role, name=name).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert box["height"] >= 24


FILES = [("svg", b"<"), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("html", b"<!DOCTYPE")]


def test_the_view_is_exported_as_files(open_page: OpenPage) -> None:
    page = open_page("/?layer=industry:auto")
    dialog = open_exports(page)
    for kind, starts in FILES:
        download = saved(page, dialog, kind)
        assert download.suggested_filename == f"全市产业地图_汽车制造和服务_2021.{kind}"
        assert download.path().read_bytes().startswith(starts)


def test_the_language_stays_when_the_page_changes(open_page: OpenPage) -> None:
    page = open_page("/?lang=en")
    page.get_by_test_id("stTopNavLink").nth(1).click()
    expect(page).to_have_url(re.compile("/district.*lang=en"))
    page.get_by_role("radio", name="中文").click()
    expect(page.locator(".page-head")).to_contain_text("产业地图")
    page.get_by_test_id("stTopNavLink").nth(0).click()
    expect(page.locator(".page-head")).to_contain_text("全市产业地图")


def test_the_title_says_what_the_layer_drawn_finds(open_page: OpenPage) -> None:
    page = open_page("/")
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_text("现代金融列为首位的单元最多（6 个，共用一份清单）")
    page.locator('[data-layer-option="industry:equipment"]').click()
    expect(title).to_have_text("六个单元列入高端装备，其中一个列为首位")
    expect(page).to_have_url(re.compile("layer=industry"))  # the title answers first
    page.go_back()
    expect(title).to_have_text("现代金融列为首位的单元最多（6 个，共用一份清单）")
