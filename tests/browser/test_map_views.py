"""The map element's administrative view and its circles, on a toy city."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from harness import small_world
from harness.element import reports, send
from playwright.sync_api import expect

if TYPE_CHECKING:
    from harness.element import OpenMap
    from playwright.sync_api import Locator, Page

PIECES = "path[data-district]"


def piece(page: Page, district: str, unit: str) -> Locator:
    return page.locator(f'path[data-district="{district}"][data-unit="{unit}"]')


def live_map(page: Page) -> Locator:
    return page.get_by_test_id("live-map")


def pressed(page: Page) -> list[str]:
    found: list[str] = page.locator("path[aria-pressed=true]").evaluate_all(
        "all => all.map(p => `${p.dataset.district}:${p.dataset.unit}`)"
    )
    return found


def wine_outlines(page: Page) -> list[str]:
    """Widths of the wine-coloured lines that enclose something on the main map."""
    found: list[str] = page.locator(".lm-stage > .lm-map .leaflet-selection-pane path").evaluate_all(
        """all => all.filter(p => p.getAttribute("stroke") === "var(--selection)" && p.getAttribute("d").length > 9)
          .map(p => p.getAttribute("stroke-width"))"""
    )
    return found


def test_the_fill_is_cut_into_pieces_and_back_again(open_map: OpenMap) -> None:
    page = open_map()
    expect(live_map(page)).to_have_attribute("data-geo", "unit")
    send(page, geo="district")
    expect(live_map(page)).to_have_attribute("data-geo", "district")
    expect(page.locator(PIECES)).to_have_count(4)
    expect(page.locator("path[data-unit]")).to_have_count(4)
    send(page, geo="unit")
    expect(page.locator(PIECES)).to_have_count(0)
    expect(page.locator("path[data-unit]")).to_have_count(3)
    page.locator("path[data-unit=west]").click()
    assert reports(page) == [["selected", "west"]]


def test_the_geometry_is_fetched_when_the_view_is_asked_for(open_map: OpenMap) -> None:
    page = open_map()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    send(page, selected="west")
    assert asked == []
    for geo in ("district", "unit", "district"):
        send(page, geo=geo)
        expect(live_map(page)).to_have_attribute("data-geo", geo)
    assert asked == ["districts.json"]


def test_a_view_that_was_left_again_does_not_come_late(open_map: OpenMap) -> None:
    page = open_map()
    held: list[Any] = []
    page.route("**/districts.json", lambda route: held.append(route))  # noqa: PLW0108 - not for built-ins
    with page.expect_request("**/districts.json"):
        send(page, geo="district")
    send(page, geo="unit")
    with page.expect_response("**/districts.json"):
        held[0].continue_()
    send(page, layer="third")
    expect(live_map(page)).to_have_attribute("data-layer", "third")
    expect(live_map(page)).to_have_attribute("data-geo", "unit")


def test_missing_geometry_is_one_sentence_and_the_map_stays(open_map: OpenMap) -> None:
    page = open_map("layer=first&districts=published/nowhere.json")
    send(page, geo="district")
    expect(page.get_by_role("alert")).to_have_text("行政区边界未能载入，请刷新页面。")
    expect(page.locator("path[data-unit]")).to_have_count(3)


def test_a_piece_has_the_value_of_its_unit_in_every_layer(open_map: OpenMap) -> None:
    page = open_map("layer=first&geo=district")
    expect(piece(page, "2", "middle")).to_have_attribute("fill", "#ddeeff")
    expect(piece(page, "1", "west")).to_have_attribute("fill", "#aabbcc")
    drawn = page.evaluate(
        """() => {
          const path = harness.root.querySelector('path[data-district="2"][data-unit="east"]');
          harness.root.querySelector('[data-layer-option="second"]').click();
          return [path.isConnected, path.getAttribute("fill")];
        }"""
    )
    assert drawn == [True, "#aabbcc"]


def test_each_district_is_one_stop_and_its_name_tells_its_parts(open_map: OpenMap) -> None:
    page = open_map("layer=first&geo=district")
    stops = page.locator(f'{PIECES}[tabindex="0"]')
    assert stops.evaluate_all("all => all.map(p => p.dataset.district)") == ["1", "2"]
    name = "一区：由 2 个布局单元组成；西 66.7%，中 33.3%；甲层：西 值a，中 值b"
    expect(stops.first).to_have_attribute("aria-label", name)
    expect(piece(page, "1", "middle")).to_have_attribute("aria-label", "一区中的中，甲层：值b")
    expect(piece(page, "1", "middle")).to_have_attribute("tabindex", "-1")


def test_any_piece_chooses_its_whole_district(open_map: OpenMap) -> None:
    page = open_map("layer=first&geo=district")
    piece(page, "1", "middle").click()
    assert pressed(page) == ["1:west", "1:middle"]
    assert wine_outlines(page) == ["3"]
    piece(page, "1", "west").focus()
    for key in ("Enter", "Space", "Escape"):
        page.keyboard.press(key)
    assert reports(page) == [["district", "1"], ["district", None], ["district", "1"], ["district", None]]
    assert wine_outlines(page) == []


def test_the_focused_district_is_ringed_as_a_whole(open_map: OpenMap) -> None:
    page = open_map("layer=first&geo=district")
    page.locator(".lm-stage > .lm-map").focus()
    page.keyboard.press("Tab")
    ring = page.locator('.lm-stage > .lm-map .leaflet-selection-pane path[stroke="var(--focus)"]')
    expect(ring).to_have_attribute("stroke-width", "4")
    one, both = piece(page, "1", "west").bounding_box(), ring.bounding_box()
    assert one
    assert both
    assert both["width"] > one["width"] * 1.4


def test_a_unit_chosen_elsewhere_is_outlined_thinly_until_a_district_is_chosen(open_map: OpenMap) -> None:
    page = open_map("layer=first&geo=district")
    send(page, selected="middle")
    assert set(wine_outlines(page)) == {"1.5"}, "solid, and dashed where its edge is schematic"
    piece(page, "2", "east").click()
    # the unit first: giving it up takes the district out of the address as well
    assert reports(page) == [["selected", None], ["district", "2"]]
    assert wine_outlines(page) == ["3"]


def test_lines_and_key_change_with_the_view(open_map: OpenMap) -> None:
    page = open_map()
    dotted = page.locator(
        '.lm-stage > .lm-map .leaflet-edge-pane path[stroke-dasharray="1 3"]:not([stroke-opacity="0"])'
    )
    key = page.locator(".lm-corner .lm-key")
    expect(dotted).to_have_count(1)
    lines = "市界 布局单元界 布局单元界（示意） 行政区界（参考） 河流、湖泊（示意）"
    expect(key).to_have_text(lines, use_inner_text=True)
    send(page, geo="district")
    expect(dotted).to_have_count(0)
    expect(key).to_have_text("市界 行政区界 布局单元界（示意） 河流、湖泊（示意）", use_inner_text=True)
    expect(page.get_by_role("checkbox", name="区界")).to_have_count(0)
    expect(page.get_by_text("填色按布局单元，行政区没有自己的值")).to_be_visible()


def test_names_stand_alone_on_districts(open_map: OpenMap) -> None:
    page = open_map("layer=first&geo=district")
    expect(page.locator(".lm-label[data-label='1']")).to_have_text("一区")
    expect(page.locator(".lm-stage > .lm-map .lm-label")).to_have_count(2)


def test_zoom_is_kept_between_the_views(open_map: OpenMap) -> None:
    page = open_map()
    scale = page.locator(".lm-scale i")
    before = scale.get_attribute("style")
    page.locator("[data-tool=in]").click()
    expect(scale).not_to_have_attribute("style", before or "")
    zoomed = scale.get_attribute("style")
    send(page, geo="district")
    expect(page.locator(PIECES)).to_have_count(4)
    expect(scale).to_have_attribute("style", zoomed or "")


def test_the_card_lists_the_parts_of_a_district(open_map: OpenMap) -> None:
    page = open_map("layer=first&geo=district&over=second")
    piece(page, "1", "west").hover(position={"x": 20, "y": 20})
    rows = page.locator(".lm-hover.on tr")
    expect(rows).to_have_text(
        ["布局单元 面积占比 甲层 乙层", "西区 66.7% 值a 值none", "中区 33.3% 值b 值b"], use_inner_text=True
    )


def test_circles_are_proportional_by_area_and_never_vanish(open_map: OpenMap) -> None:
    page = open_map("layer=first&over=second")
    circles = page.locator("path[data-circle]")
    expect(circles).to_have_count(3)
    assert {c.get_attribute("aria-hidden") for c in circles.all()} == {"true"}
    width = {name: page.locator(f"path[data-circle={name}]").bounding_box() for name in ("east", "middle")}
    assert width["east"]
    assert width["middle"]
    # both boxes include the line around the disc
    assert (width["east"]["width"] - 1.5) / (width["middle"]["width"] - 1.5) == pytest.approx(2, abs=0.1)
    send(page, over="third")
    expect(circles).to_have_count(1)
    tiny = circles.bounding_box()
    assert tiny
    assert tiny["width"] >= 6


def test_the_second_measure_is_chosen_named_and_reported(open_map: OpenMap) -> None:
    page = open_map("layer=first")
    choice = page.get_by_label("叠加指标")
    expect(choice.locator("option")).to_have_text(["无", "乙层", "丙层"])
    expect(page.get_by_test_id("circle-legend")).to_be_hidden()
    choice.select_option(label="乙层")
    expect(page.get_by_test_id("circle-legend")).to_contain_text("圆：乙层")
    expect(page.get_by_test_id("circle-legend").locator("circle")).to_have_count(2)
    expect(page.locator("path[data-unit=east]")).to_have_attribute("aria-label", "东区，甲层：值b；乙层：值a")
    page.locator("path[data-unit=west]").hover(position={"x": 8, "y": 8})
    expect(page.locator(".lm-hover.on")).to_contain_text("乙层值none")
    choice.select_option(label="无")
    expect(page.locator("path[data-circle]")).to_have_count(0)
    assert reports(page) == [["over", "second"], ["over", None]]


def test_the_layer_drawn_is_no_second_measure(open_map: OpenMap) -> None:
    page = open_map("layer=first&over=second")
    page.locator('[data-layer-option="second"]').click()
    expect(page.locator("path[data-circle]")).to_have_count(0)
    expect(page.get_by_label("叠加指标").locator("option")).to_have_text(["无", "丙层"])
    expect(page.get_by_label("叠加指标")).to_have_value("")
    page.locator('[data-layer-option="first"]').click()
    expect(page.locator("path[data-circle]")).to_have_count(3)
    assert reports(page) == [["layer", "second"], ["layer", "first"]]


def test_circles_stay_at_the_units_in_the_administrative_view(open_map: OpenMap) -> None:
    page = open_map("layer=first&over=second")
    before = page.locator("path[data-circle=middle]").bounding_box()
    send(page, geo="district")
    expect(page.locator(PIECES)).to_have_count(4)
    assert page.locator("path[data-circle=middle]").bounding_box() == before


def test_a_city_without_circles_offers_none(open_map: OpenMap) -> None:
    book = small_world.book()
    for layer in book["layers"]:
        layer["circles"] = None
    page = open_map(book=book)
    expect(page.get_by_label("叠加指标")).to_have_count(0)
