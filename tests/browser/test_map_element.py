"""The map element on a toy city, without the application: one served page, messages played by the test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness import small_world
from harness.element import reports, send
from playwright.sync_api import expect

if TYPE_CHECKING:
    from harness.element import OpenMap
    from playwright.sync_api import Page


def pressed(page: Page) -> list[str]:
    found: list[str] = page.locator("path[data-unit][aria-pressed=true]").evaluate_all(
        "all => all.map(p => p.dataset.unit)"
    )
    return found


def test_each_unit_is_one_named_button(open_map: OpenMap) -> None:
    page = open_map()
    expect(page.locator("path[data-unit]")).to_have_count(3)
    expect(page.get_by_role("button", name="西区，甲层：值a")).to_have_attribute("tabindex", "0")
    expect(page.locator("path[data-zone=scenic]")).to_have_count(1)


def test_a_layer_is_drawn_before_it_is_reported(open_map: OpenMap) -> None:
    page = open_map()
    drawn = page.evaluate(
        """() => {
          const root = harness.root.querySelector("[data-testid=live-map]");
          const path = root.querySelector("path[data-unit=east]");
          root.querySelector('[data-layer-option="second"]').click();
          return [root.dataset.layer, path.isConnected, path.getAttribute("fill"), path.getAttribute("aria-label")];
        }"""
    )
    assert drawn == ["second", True, "#aabbcc", "东区，乙层：值a"]
    assert reports(page) == [["layer", "second"]]


def test_tiles_are_offered_only_where_labels_have_them(open_map: OpenMap) -> None:
    book = small_world.book()
    first, second = book["layers"][:2]
    first["form"], second["form"] = "tiles", "value"
    page = open_map(book=book)
    tiles = page.locator("[data-overlay=tiles]")
    expect(tiles).to_be_visible()
    page.locator(f'[data-layer-option="{second["id"]}"]').click()
    expect(tiles).to_be_hidden()
    expect(page.locator("[data-overlay=labels]")).to_be_visible()
    page.locator(f'[data-layer-option="{first["id"]}"]').click()
    expect(tiles).to_be_visible()
    expect(tiles).to_be_checked()


def test_no_data_is_hatched_on_the_map_and_in_the_legend(open_map: OpenMap) -> None:
    page = open_map("layer=second")
    fill = page.locator("path[data-unit=west]").get_attribute("fill") or ""
    assert fill.startswith("url(#")
    assert page.locator(f"pattern{fill.removeprefix('url(').removesuffix(')')}").count() == 1
    swatch = page.locator("[data-bin=none] rect").first
    expect(swatch).to_have_attribute("fill", "url(#lm-hatch-key)")


def test_the_scenic_area_is_filled_only_where_it_counts(open_map: OpenMap) -> None:
    page = open_map()
    scenic = page.locator("path[data-zone=scenic]")
    expect(scenic).to_have_attribute("fill", "none")
    page.locator('[data-layer-option="second"]').click()
    expect(scenic).to_have_attribute("fill", "#ddeeff")
    expect(scenic).to_have_attribute("aria-label", "湖，乙层：值b")


def test_the_legend_names_every_bin_with_its_count(open_map: OpenMap) -> None:
    page = open_map()
    rows = page.get_by_test_id("legend-row")
    expect(rows).to_have_text(["级a1", "级b2", "级none0"], use_inner_text=False)


def test_click_and_keys_select_and_deselect(open_map: OpenMap) -> None:
    page = open_map()
    west = page.locator("path[data-unit=west]")
    west.click()
    west.click()
    west.focus()
    for key in ("Enter", "Escape", "Space"):
        page.keyboard.press(key)
    values = [value for _, value in reports(page)]
    assert values == ["west", None, "west", None, "west"]
    assert pressed(page) == ["west"]


def test_a_drag_selects_nothing(open_map: OpenMap) -> None:
    page = open_map()
    box = page.locator("path[data-unit=west]").bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 60, steps=4)
    page.mouse.up()
    assert reports(page) == []


def test_python_selects_and_an_old_echo_does_not(open_map: OpenMap) -> None:
    page = open_map()
    send(page, selected="east")
    assert pressed(page) == ["east"]
    page.locator("path[data-unit=west]").click()
    page.locator("path[data-unit=middle]").click(position={"x": 10, "y": 10})
    send(page, selected="west")
    assert pressed(page) == ["middle"]


def test_back_restores_the_view_and_leaves_the_rest_to_python(open_map: OpenMap) -> None:
    page = open_map()
    page.evaluate(
        """() => {
          history.pushState({}, '', '?layer=second&unit=east&over=third');
          history.pushState({}, '', '?layer=third');
        }"""
    )
    page.go_back()
    expect(page.get_by_test_id("live-map")).to_have_attribute("data-layer", "second")
    assert pressed(page) == ["east"]
    expect(page.locator("path[data-circle]")).to_have_count(1)
    # the page is run again because its address has changed; a report would write the address a second time
    assert reports(page) == []
    send(page, layer="second", selected="east", over="third")
    assert pressed(page) == ["east"]


def test_an_unknown_value_in_the_address_reads_as_none(open_map: OpenMap) -> None:
    page = open_map("layer=second")
    page.evaluate(
        "history.pushState({}, '', '?layer=x&unit=x&over=x&district=x&geo=x'); history.pushState({}, '', '?')"
    )
    page.go_back()
    expect(page.get_by_test_id("live-map")).to_have_attribute("data-layer", "first")
    expect(page.get_by_test_id("live-map")).to_have_attribute("data-geo", "unit")
    assert pressed(page) == []


def test_arrow_keys_choose_in_one_radio_group(open_map: OpenMap) -> None:
    page = open_map()
    expect(page.locator('[data-layer-option][tabindex="0"]')).to_have_count(1)
    page.locator('[data-layer-option="first"]').focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator('[data-layer-option="third"]')).to_have_attribute("aria-checked", "true")
    expect(page.locator('[data-layer-option="third"]')).to_be_focused()


def test_names_are_shown_as_text_never_as_markup(open_map: OpenMap) -> None:
    book = small_world.book()
    evil = '<img src=x onerror="window.hit=1">'
    book["units"][0] |= {"name": evil, "label": evil, "tiny": evil, "terms": [[evil, "auto"]]}
    for park in book["parks"]:
        park["name"] = evil
    page = open_map("layer=first&overlays=tiles,labels,parks", book=book)
    page.locator("path[data-unit=west]").hover(position={"x": 8, "y": 8})
    expect(page.locator(".lm-hover.on")).to_contain_text(evil)
    page.locator("[data-park~=p1]").hover(force=True)
    expect(page.locator(".lm-hover.on")).to_contain_text(f"{evil}级别未公开")
    assert page.evaluate("harness.root.querySelectorAll('img').length") == 0
    assert page.evaluate("window.hit") is None


def test_parks_without_a_place_are_not_drawn(open_map: OpenMap) -> None:
    page = open_map()
    expect(page.locator("[data-park]")).to_have_count(0)
    page.locator("[data-overlay=parks]").check()
    drawn = page.locator("[data-park]").evaluate_all("all => all.flatMap(m => m.dataset.park.split(' ')).sort()")
    assert drawn == ["p1", "p2", "p3", "p4", "p6"]
    [(name, overlays)] = reports(page)
    assert name == "overlays"
    assert "parks" in overlays


def test_unit_map_numbers_its_parks_in_step_with_the_list(open_map: OpenMap) -> None:
    page = open_map("mode=unit&focus=west")
    expect(page.locator(".lm-park.own")).to_have_text(["1", "2", "3·4"])
    expect(page.locator(".placed .lm-list-row")).to_have_count(4)
    expect(page.locator(".unplaced .lm-list-row")).to_contain_text(["园p5"])
    expect(page.locator(".lm-park.other")).to_have_attribute("data-park", "p6")
    boxes = [marker.bounding_box() for marker in page.locator(".lm-park.own").all()]
    first, second = boxes[0], boxes[1]
    assert first
    assert second
    assert abs(first["x"] - second["x"]) >= 24 or abs(first["y"] - second["y"]) >= 24


def test_list_and_markers_point_at_each_other(open_map: OpenMap) -> None:
    page = open_map("mode=unit&focus=west")
    page.locator("[data-row=p3]").hover()
    expect(page.locator(".lm-park.hot")).to_have_attribute("data-park", "p3 p4")
    page.locator('[data-park="p1"]').hover()
    expect(page.locator(".lm-list-row.hot")).to_have_attribute("data-row", "p1")
    stack = page.locator('[data-park="p3 p4"]')
    stack.click()
    stack.click()
    assert reports(page) == [["park", "p3"], ["park", "p4"]]


def test_the_same_message_again_changes_nothing(open_map: OpenMap) -> None:
    page = open_map("mode=unit&focus=west")
    page.evaluate("window.marker = harness.root.querySelector('.lm-park.own')")
    send(page)
    send(page, park="p1")
    assert page.evaluate("window.marker.isConnected") is True


def test_a_missing_file_is_one_sentence(open_map: OpenMap) -> None:
    page = open_map("world=published/nowhere.json", ready=False)
    expect(page.get_by_role("alert")).to_have_text("地图未能载入（nowhere.json），请检查服务后刷新页面。")


def test_a_unit_without_a_polygon_is_not_an_error(open_map: OpenMap) -> None:
    world = small_world.world()
    world["units"]["features"].pop()
    page = open_map(world=world)
    expect(page.locator("path[data-unit]")).to_have_count(2)
    send(page, selected="east")
    assert pressed(page) == []


def test_destroy_leaves_nothing_behind(open_map: OpenMap) -> None:
    page = open_map()
    page.evaluate("harness.map.destroy()")
    assert page.evaluate("harness.root.childElementCount") == 0
