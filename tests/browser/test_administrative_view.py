"""The administrative view of the city map in the application: 13 districts, cut into pieces of layout units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from tests.own_data import own_atlas
from tests.views import VIEW

from mapping.cartography.faces import district_faces
from mapping.cartography.resolve import all_layers

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page, Route

    OpenPage = Callable[..., Page]

ATLAS = own_atlas()
LAYERS = all_layers(VIEW, ATLAS)
DISTRICTS = district_faces(ATLAS, "zh")
HONGSHAN = "420111"
CARD = "[data-testid=card]"
PIECES = "path[data-district]"


def piece(page: Page, district: str, unit: str) -> Locator:
    return page.locator(f'path[data-district="{district}"][data-unit="{unit}"]')


def live_map(page: Page) -> Locator:
    return page.get_by_test_id("live-map")


def drawn_pieces(page: Page) -> set[tuple[str, str]]:
    found = page.locator(PIECES).evaluate_all("all => all.map(p => [p.dataset.district, p.dataset.unit])")
    return {(district, unit) for district, unit in found}


def test_every_piece_of_district_and_unit_is_drawn_with_its_units_colour(open_page: OpenPage) -> None:
    page = open_page("/?geo=district")
    expect(live_map(page)).to_have_attribute("data-geo", "district")
    pieces = {(d.adcode, part.unit_id) for d in DISTRICTS for part in d.parts}
    assert drawn_pieces(page) == pieces
    for layer_id in ("lead", "density", "industry:auto"):
        page.locator(f'[data-layer-option="{layer_id}"]').click()
        expect(live_map(page)).to_have_attribute("data-layer", layer_id)
        for district, unit in pieces:
            assert piece(page, district, unit).get_attribute("fill") == LAYERS[layer_id].fill(unit), (layer_id, unit)


def test_the_switch_in_the_head_changes_the_view_and_keeps_map_and_zoom(open_page: OpenPage) -> None:
    page = open_page("/")
    live_map(page).evaluate("element => element.mark = 'same element'")
    scale = page.locator(".lm-scale i")
    whole = scale.get_attribute("style")
    page.get_by_role("button", name="放大").click()
    expect(scale).not_to_have_attribute("style", whole)  # the scale follows when the zoom has come to rest
    zoomed = scale.get_attribute("style")
    page.get_by_role("radio", name="行政区").click()
    expect(live_map(page)).to_have_attribute("data-geo", "district")
    expect(page).to_have_url(re.compile("geo=district"))
    page.get_by_role("radio", name="布局单元").click()
    expect(live_map(page)).to_have_attribute("data-geo", "unit")
    assert scale.get_attribute("style") == zoomed
    expect(page.locator("path[data-unit]")).to_have_count(14)
    assert live_map(page).evaluate("element => element.mark") == "same element"


def test_the_switch_needs_no_answer_once_the_geometry_is_there(open_page: OpenPage, page: Page) -> None:
    with page.expect_response(re.compile("districts.*json")):  # fetched ahead, when the browser has time
        open_page("/")
    page.get_by_role("radio", name="行政区").click()
    expect(live_map(page)).to_have_attribute("data-geo", "district")
    page.get_by_role("radio", name="布局单元").click()
    expect(live_map(page)).to_have_attribute("data-geo", "unit")
    views = page.evaluate(
        """() => {
          const map = [...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")]
            .map((host) => host.shadowRoot.querySelector("[data-testid=live-map]")).find(Boolean);
          const press = (value) => {
            document.querySelector(`[data-choice=geography] [data-value=${value}]`).click();
            const paths = [...map.querySelectorAll("path[data-unit]")];
            return [map.dataset.geo, paths.length, paths.filter((path) => path.dataset.district).length];
          };
          return ["district", "unit", "district"].map(press);
        }"""
    )
    pieces = sum(len(d.parts) for d in DISTRICTS)
    assert views == [["district", pieces, pieces], ["unit", 14, 0], ["district", pieces, pieces]]
    expect(page).to_have_url(re.compile("geo=district"))
    expect(page.get_by_role("radio", name="行政区")).to_be_checked()


def test_leaving_the_view_gives_up_the_district(open_page: OpenPage) -> None:
    page = open_page(f"/?geo=district&district={HONGSHAN}")
    page.get_by_role("radio", name="布局单元").click()
    expect(page).not_to_have_url(re.compile("geo=|district="))
    expect(page.locator(CARD)).to_contain_text("各单元产业分布")
    expect(page.locator(PIECES)).to_have_count(0)


def test_thirteen_districts_are_reached_by_keyboard_and_named(open_page: OpenPage) -> None:
    page = open_page("/?geo=district")
    stops = page.locator(f'{PIECES}[tabindex="0"]')
    expect(stops).to_have_count(13)
    name = piece(page, HONGSHAN, "hongshan").get_attribute("aria-label") or ""
    assert name.startswith("洪山区：由 3 个布局单元组成；洪山 ")
    assert "东湖高新 29.5%" in name
    value = LAYERS["lead"].values["hongshan"].text
    assert f"首位产业：洪山 {value}，" in name
    expect(piece(page, HONGSHAN, "ovc")).to_have_attribute("aria-label", re.compile("^洪山区中的东湖高新，首位产业："))


def test_a_district_is_chosen_with_the_keyboard_and_given_up_again(open_page: OpenPage) -> None:
    page = open_page("/?geo=district")
    for key in ("Enter", " "):
        piece(page, HONGSHAN, "hongshan").focus()
        page.keyboard.press(key)
        expect(page).to_have_url(re.compile(f"district={HONGSHAN}"))
        expect(page.locator(CARD)).to_contain_text("洪山区")
        expect(page.locator(CARD)).to_contain_text("29.5")
        expect(page.locator('path[aria-pressed="true"]')).to_have_count(3)
        page.keyboard.press("Escape")
        expect(page).not_to_have_url(re.compile("district="))
        expect(page.locator(CARD)).to_contain_text("各单元产业分布")


def test_a_click_on_any_piece_chooses_its_district(open_page: OpenPage) -> None:
    page = open_page("/?geo=district&layer=count")
    piece(page, "420115", "ovc").click()
    expect(page.locator(CARD)).to_contain_text("江夏区")
    expect(page.locator(CARD)).to_contain_text("18.2")
    expect(live_map(page)).to_have_attribute("data-layer", "count")


def test_a_district_replaces_the_unit_that_was_chosen_before(open_page: OpenPage) -> None:
    page = open_page("/?geo=district&unit=huangpi")
    piece(page, "420117", "xinzhou").click()
    expect(page).to_have_url(re.compile("district=420117"))
    expect(page).not_to_have_url(re.compile("unit="))
    expect(page.locator(CARD)).to_contain_text("新洲区")


def test_back_undoes_a_district_and_the_view(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_role("radio", name="行政区").click()
    expect(page).to_have_url(re.compile("geo=district"))
    expect(page.locator(PIECES).first).to_be_attached()
    piece(page, HONGSHAN, "hongshan").focus()
    page.keyboard.press("Enter")
    expect(page.locator(CARD)).to_contain_text("29.5")
    expect(page).to_have_url(re.compile(f"district={HONGSHAN}"))
    page.go_back()
    expect(page.locator('path[aria-pressed="true"]')).to_have_count(0)
    expect(page.locator(CARD)).to_contain_text("各单元产业分布")
    page.go_back()
    expect(live_map(page)).to_have_attribute("data-geo", "unit")
    expect(page.get_by_role("radio", name="布局单元")).to_be_checked()
    page.go_forward()
    expect(live_map(page)).to_have_attribute("data-geo", "district")
    page.go_forward()
    expect(page).to_have_url(re.compile(f"district={HONGSHAN}"))
    expect(page.locator('path[aria-pressed="true"]')).to_have_count(3)
    expect(page.locator(CARD)).to_contain_text("29.5")


def test_the_legend_still_counts_units_and_says_so(open_page: OpenPage) -> None:
    page = open_page("/?geo=district&layer=group")
    expect(page.get_by_test_id("live-map").get_by_text("填色按布局单元，行政区没有自己的值")).to_be_visible()
    counts = page.get_by_test_id("legend-row").locator("b")
    expect(counts).to_have_text([str(told.count) for told in LAYERS["group"].legend])


def test_every_district_has_its_name_on_map_or_inset(open_page: OpenPage) -> None:
    page = open_page("/?geo=district")
    expect(page.locator(".lm-label").first).to_be_attached()
    labels = page.locator(".lm-stage .lm-label").all_inner_texts()
    assert {d.name for d in DISTRICTS} <= set(labels)


def test_the_inset_shows_the_pieces_too_and_its_clicks_choose(open_page: OpenPage) -> None:
    page = open_page("/?geo=district")
    inset = page.locator("figure.lm-inset")
    box = inset.bounding_box()
    assert box
    # the southern half of the inset is one district only: Hongshan
    page.mouse.click(box["x"] + box["width"] * 0.47, box["y"] + box["height"] * 0.8)
    expect(page).to_have_url(re.compile("district=420111"))


def test_the_view_works_on_a_phone(open_page: OpenPage, phone: Page) -> None:
    page = open_page("/?geo=district", phone)
    expect(page.locator(PIECES)).to_have_count(sum(len(d.parts) for d in DISTRICTS))
    piece(page, "420116", "huangpi").tap()
    expect(page).to_have_url(re.compile("district=420116"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_boundaries_that_come_after_the_reader_has_left_disturb_nothing(page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"/districts-[0-9a-f]+\.json$"), hold)
    with page.expect_request(re.compile(r"/districts-")):  # asked for ahead, once the page rests
        page.goto("/")
    page.get_by_test_id("stTopNavLink").filter(has_text="数据与来源").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("数据与来源")
    expect(page.locator("[data-testid=live-map]")).to_have_count(0)
    held[0].continue_()
    page.unroute_all()
    # What came late would be drawn in an idle moment. Once the same file has come again, the next such moment is over
    # and the guard has seen no error, nothing was.
    page.evaluate(
        "async (address) => { await (await fetch(address)).json();"
        "await new Promise((done) => requestIdleCallback(() => requestIdleCallback(done))); }",
        held[0].request.url,
    )
