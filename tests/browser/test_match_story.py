"""The story of 产业选址 in a real browser: an idea, its words, the ranking, the map; by mouse and by keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect
from waiting import at_rest, comes_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    OpenPage = Callable[..., Page]

IDEA = "我们做氢燃料电池电堆"


def units(page: Page) -> Locator:
    return page.locator(".hit-pick")


def query(page: Page, key: str) -> str | None:
    return parse_qs(urlsplit(page.url).query).get(key, [None])[0]


def live_map(page: Page) -> Locator:
    return page.get_by_test_id("live-map")


def ask(page: Page, text: str) -> None:
    page.get_by_label("想做什么").fill(text)
    page.get_by_role("button", name="匹配", exact=True).click()


def test_an_idea_leads_to_units_with_reasons_and_to_the_map(open_page: OpenPage) -> None:
    page = open_page("/match")
    expect(live_map(page)).to_have_attribute("data-layer", "lead")
    ask(page, IDEA)
    expect(units(page).first).to_have_text(re.compile("1.*青山区"))
    expect(page.get_by_text("列入主导产业第 3 位：氢能").first).to_be_visible()
    expect(live_map(page)).to_have_attribute("data-layer", "score")
    expect(page.get_by_test_id("legend-row")).to_have_count(7)
    expect(page.locator('path[data-unit="qingshan"]')).to_have_attribute("aria-label", re.compile("匹配度：.+分"))
    comes_to(page, lambda: query(page, "text"), IDEA)


def test_the_list_chooses_on_the_map_and_the_map_in_the_list(open_page: OpenPage) -> None:
    page = open_page(f"/match?text={IDEA}")
    units(page).nth(1).click()
    expect(page.locator(".hit.on")).to_contain_text("其中燃料电池 3 家")
    expect(page.locator('path[data-unit="wedz"]')).to_have_attribute("aria-pressed", "true")
    page.locator('path[data-unit="qingshan"]').dispatch_event("click")
    expect(page.locator(".hit.on")).to_contain_text("列入主导产业第 3 位：氢能")
    expect(page).to_have_url(re.compile("unit=qingshan"))
    page.go_back()
    expect(page.locator(".hit.on")).to_contain_text("其中燃料电池 3 家")
    units(page).nth(1).click()
    expect(page.locator(".hit.on")).to_have_count(0)
    expect(page.locator('path[data-unit="wedz"]')).to_have_attribute("aria-pressed", "false")


def test_the_list_of_parks_brings_its_parks_onto_the_map_and_takes_them_away(open_page: OpenPage) -> None:
    page = open_page("/match?text=生物医药")
    markers = live_map(page).locator(".lm-map .lm-park")
    expect(units(page).first).to_be_visible()
    expect(markers).to_have_count(0)
    page.get_by_role("tab", name=re.compile("园区")).click()
    expect(markers.first).to_be_visible()
    expect(units(page).first).not_to_be_visible()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name=re.compile("园区"))).to_be_focused()
    links = page.locator(".hit-parks h2 a")
    linked = links.evaluate_all("links => links.map(link => new URL(link.href).searchParams.get('park'))")
    drawn = markers.evaluate_all("nodes => nodes.flatMap(node => node.dataset.park.split(' '))")
    assert set(drawn) <= set(linked)
    expect(page).not_to_have_url(re.compile("overlays="))
    page.get_by_role("tab", name=re.compile("布局单元")).click()
    expect(markers).to_have_count(0)


def test_a_word_taken_out_changes_the_ranking_and_back_undoes_it(open_page: OpenPage) -> None:
    page = open_page("/match?text=氢燃料电池和私募基金")
    expect(units(page).first).to_contain_text("江汉区")
    page.get_by_role("button", name=re.compile("私募基金.*证券和基金")).press("Enter")
    expect(units(page).first).to_contain_text("青山区")
    back = page.get_by_role("button", name="恢复「私募基金」")
    expect(back).to_be_focused()
    page.go_back()
    expect(units(page).first).to_contain_text("江汉区")
    page.go_forward()
    back.click()
    expect(units(page).first).to_contain_text("江汉区")
    comes_to(page, lambda: query(page, "drop"), None)


def test_a_meaning_is_corrected_and_several_businesses_are_answered_one_by_one(open_page: OpenPage) -> None:
    page = open_page("/match?text=人形机器人和职业教育，不做化工")
    expect(page.locator(".match-told del")).to_have_text("化工")
    page.get_by_text(re.compile("词义（\\d 个词可更正）")).click()
    meant = re.compile("人工智能应用")
    page.get_by_role("radio", name=meant).or_(page.get_by_role("button", name=meant)).first.click()
    expect(page).to_have_url(re.compile("choose="))
    expect(page.locator(".hit-units .near").first).to_be_visible()
    page.get_by_role("tab", name="逐项 2").click()
    answers = page.get_by_test_id("match-business")
    expect(answers).to_have_count(2)
    expect(answers.first).to_contain_text("人工智能应用")
    expect(answers.last).to_contain_text("没有单元、园区或清单条目")


def test_the_mistake_a_text_without_any_known_word_is_told_with_a_remedy(open_page: OpenPage) -> None:
    page = open_page("/match")
    ask(page, "阿巴阿巴")
    expect(page.get_by_text("没有识别出行业词")).to_be_visible()
    expect(page.get_by_text("未识别、未计入：阿巴阿巴")).to_be_visible()
    expect(units(page)).to_have_count(0)
    ask(page, IDEA)
    expect(units(page)).to_have_count(2)


def test_parks_are_ranked_beside_the_units(open_page: OpenPage) -> None:
    page = open_page("/match?text=数字经济")
    page.get_by_role("tab", name=re.compile("园区")).click()
    first = page.get_by_test_id("match-parks").locator("li.hit").first
    expect(first).to_contain_text("武汉软件新城")
    expect(first.get_by_role("link")).to_have_attribute("href", "finder?park=p025")
    rest = page.get_by_text(re.compile("其余 \\d+ 处"))
    rest.click()
    unfolded = page.locator(".hit-more li.hit").first
    expect(unfolded).to_be_visible()
    page.get_by_role("tab", name=re.compile("布局单元")).click()
    expect(units(page).first).to_be_visible()
    units(page).first.click()
    expect(page.locator(".hit.on")).to_have_count(1)
    page.get_by_role("tab", name=re.compile("园区")).click()
    expect(unfolded).to_be_visible()


def test_weights_are_folded_changed_by_keyboard_and_kept_in_the_address(open_page: OpenPage) -> None:
    page = open_page(f"/match?text={IDEA}")
    reset = page.get_by_role("button", name="恢复默认权重")
    expect(reset).not_to_be_visible()
    page.get_by_text("各项权重", exact=True).click()
    expect(reset).to_be_disabled()
    slider = page.get_by_role("slider", name=re.compile("文件列为主导产业"))
    slider.focus()
    page.keyboard.press("Home")
    expect(units(page).first).to_contain_text("武汉经开区")
    expect(slider).to_be_focused()
    expect(page).to_have_url(re.compile("w=designation"))
    reset.click()
    expect(units(page).first).to_contain_text("青山区")
    comes_to(page, lambda: query(page, "w"), None)


def test_the_keyboard_alone_leads_from_the_idea_to_a_chosen_unit(open_page: OpenPage) -> None:
    page = open_page("/match")
    page.get_by_label("想做什么").focus()
    page.keyboard.insert_text(IDEA)
    page.keyboard.press("Tab")
    expect(units(page)).to_have_count(2)
    at_rest(page)  # what is drawn anew loses the focus
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.hit-pick')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator(".hit.on")).to_have_count(1)
    comes_to(page, lambda: query(page, "unit"), "qingshan")


def test_the_workbook_comes_down(open_page: OpenPage) -> None:
    page = open_page(f"/match?text={IDEA}")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=re.compile("下载 XLSX")).click()
    assert waiting.value.suggested_filename == "产业选址_我们做氢燃料电池电堆_2021.xlsx"
    assert waiting.value.path().read_bytes().startswith(b"PK")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_copied_address_restores_the_view(open_page: OpenPage, lang: str) -> None:
    chosen = "choose=人形机器人:ai_applications&drop=氢能"
    page = open_page(f"/match?text=人形机器人和氢能&{chosen}&w=parks:60&unit=ovc&lang={lang}")
    expect(page.locator(".hit.on")).to_have_count(1)
    expect(page.get_by_label({"zh": "想做什么", "en": "Your project"}[lang])).to_have_value("人形机器人和氢能")
    expect(page.locator(".word-back")).to_have_count(1)


def test_on_a_phone_everything_stands_in_one_column(open_page: OpenPage, phone: Page) -> None:
    page = open_page(f"/match?text={IDEA}", phone)
    expect(units(page).first).to_be_visible()
    boxes = [
        page.locator(selector).bounding_box()
        for selector in (".st-key-match_question", ".st-key-match_words", ".st-key-match_list", ".st-key-match_stage")
    ]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)
    tops = [box["y"] for box in boxes if box]
    assert tops == sorted(tops)
