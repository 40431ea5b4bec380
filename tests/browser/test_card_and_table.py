"""Card and table of the map element on a toy city: what they show, when, and what they report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from harness import small_world
from harness.element import reports, send
from playwright.sync_api import expect

if TYPE_CHECKING:
    from harness.element import OpenMap
    from playwright.sync_api import Locator, Page


def title(page: Page) -> Locator:
    return page.get_by_test_id("card").get_by_role("heading", level=2)


def row_order(page: Page) -> list[str]:
    found: list[str] = (
        page.get_by_test_id("twin").locator("[data-row]").evaluate_all("all => all.map(row => row.dataset.row)")
    )
    return found


def test_the_card_answers_the_question_of_the_moment(open_map: OpenMap) -> None:
    book = small_world.book()
    book["layers"][2]["tile"] = "auto"
    page = open_map("layer=first&geo=district", book=book)
    expect(title(page)).to_have_text("全市")
    send(page, layer="third")
    expect(title(page)).to_have_text("汽车")
    send(page, layer="third", district="2")
    expect(title(page)).to_have_text("二区")
    send(page, layer="third", district="2", selected="west")
    expect(title(page)).to_have_text("西区")
    send(page, layer="first")
    expect(title(page)).to_have_text("全市")


def test_a_unit_map_shows_the_card_of_its_unit_and_leads_back_to_the_city(open_map: OpenMap) -> None:
    page = open_map("mode=unit&focus=west")
    expect(title(page)).to_have_text("西区")
    send(page, focus="east")
    expect(title(page)).to_have_text("东区")
    page.get_by_role("button", name="返回全市地图").click()
    assert reports(page) == [["open", None]]
    expect(page.get_by_test_id("twin")).to_have_count(0)


def test_the_ways_out_of_a_units_card_are_reported(open_map: OpenMap) -> None:
    page = open_map("layer=first&selected=west")
    page.get_by_role("button", name="打开区级地图").click()
    page.get_by_role("button", name="返回全市").click()
    assert reports(page) == [["open", "west"], ["selected", None]]
    expect(title(page)).to_have_text("全市")
    expect(page.get_by_role("button", name="返回全市")).to_be_hidden()


def test_a_new_card_begins_at_its_top_and_is_announced_by_name_only(open_map: OpenMap) -> None:
    page = open_map()
    expect(title(page)).to_have_text("全市")
    said = page.get_by_test_id("card").locator("[aria-live=polite]")
    expect(said).to_have_text("")
    body = page.locator(".lm-card-body")
    body.hover()
    page.mouse.wheel(0, 300)
    page.wait_for_function("harness.root.querySelector('.lm-card-body').scrollTop > 0")
    page.locator("path[data-unit=west]").click()
    expect(said).to_have_text("西区")
    page.keyboard.press("Escape")
    expect(title(page)).to_have_text("全市")
    assert body.evaluate("box => box.scrollTop") == 0


def test_a_districts_card_lists_its_parts_and_follows_the_layer(open_map: OpenMap) -> None:
    page = open_map("layer=first&geo=district&district=1")
    parts = page.get_by_test_id("card").locator("[data-part]")
    expect(parts).to_have_count(2)
    for told in ("西区", "66.7%", "甲层：值a", "1,200 km²，占该单元 100%"):
        expect(parts.first).to_contain_text(told)
    expect(parts.nth(1)).to_contain_text("45 km²，占该单元 50.0%")
    expect(parts.first.locator("rect").first).to_have_attribute("fill", "#aabbcc")
    page.locator('[data-layer-option="second"]').click()
    expect(parts.first).to_contain_text("乙层：值none")
    expect(parts.first.locator("rect").first).to_have_attribute("fill", "url(#lm-hatch-key)")
    expect(page.get_by_test_id("card")).to_contain_text("1,246")


def test_cards_are_fetched_when_the_map_is_drawn_in_a_frame_of_full_size(open_map: OpenMap) -> None:
    page = open_map()
    held: list[Any] = []
    page.route("**/cards.zh.json", lambda route: held.append(route))  # noqa: PLW0108 - not for built-ins
    page.reload()
    page.locator("[data-testid=live-map][data-ready]").wait_for()
    boxes = [page.get_by_test_id(name).bounding_box() for name in ("live-map", "card")]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["height"] == boxes[1]["height"]
    expect(page.locator("path[data-unit]")).to_have_count(3)
    expect(title(page)).to_have_count(0)
    held[0].continue_()
    expect(title(page)).to_have_text("全市")
    assert [page.get_by_test_id(name).bounding_box() for name in ("live-map", "card")] == boxes


def test_missing_cards_are_one_sentence_and_the_map_stays(open_map: OpenMap) -> None:
    page = open_map("layer=first&cards=published/nowhere.json")
    expect(page.get_by_role("alert")).to_contain_text("信息卡未能载入。")
    expect(page.get_by_role("alert").get_by_role("button")).to_have_text("重新载入")
    page.locator("path[data-unit=west]").click()
    assert reports(page) == [["selected", "west"]]


def test_names_in_the_table_and_the_districts_card_are_text(open_map: OpenMap) -> None:
    evil = '<img src=x onerror="window.hit=1">'
    book = small_world.book()
    book["units"][0] |= {"name": evil, "label": evil, "group_label": evil, "terms": [[evil, "auto"]]}
    book["districts"][0]["name"] = evil
    page = open_map("layer=first&geo=district&district=1", book=book)
    expect(page.get_by_role("row", name=evil)).to_be_visible()
    expect(title(page)).to_have_text(evil)
    assert page.evaluate("window.hit") is None


def test_a_row_chooses_its_unit_and_gives_up_the_district(open_map: OpenMap) -> None:
    page = open_map("layer=first&geo=district&district=1")
    row = page.locator("tr[data-row=east]")
    row.click()
    assert sorted(reports(page)) == [["district", None], ["selected", "east"]]
    expect(row).to_have_attribute("aria-selected", "true")
    expect(title(page)).to_have_text("东区")


def test_marking_text_in_a_row_chooses_nothing(open_map: OpenMap) -> None:
    page = open_map()
    cell = page.locator("tr[data-row=east] td.terms")
    cell.scroll_into_view_if_needed()
    box = cell.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 14, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, middle, steps=4)
    page.mouse.up()
    assert reports(page) == []


def test_unknown_values_say_so_and_stay_last_in_either_direction(open_map: OpenMap) -> None:
    page = open_map("layer=second")
    assert row_order(page) == ["west", "middle", "east", "scenic"]
    expect(page.locator("tr[data-row=middle] .people")).to_have_text("未公开")
    expect(page.locator("tr[data-row=scenic] .people")).to_have_text("0.0")
    expect(page.locator("tr[data-row=west] .area")).to_have_text("1,200")
    people = page.get_by_role("columnheader", name="人口").get_by_role("button")
    people.click()
    assert row_order(page) == ["scenic", "west", "east", "middle"]
    people.click()
    assert row_order(page) == ["east", "west", "scenic", "middle"]
    people.click()
    assert row_order(page) == ["west", "middle", "east", "scenic"]


def test_the_keyboard_keeps_its_row_when_the_layer_changes(open_map: OpenMap) -> None:
    page = open_map()
    page.locator("tr[data-row=west]").focus()
    page.keyboard.press("ArrowDown")
    send(page, layer="second")
    expect(page.locator("tr[data-row=middle]")).to_be_focused()
    expect(page.locator("tr[data-row][tabindex='0']")).to_have_count(1)
