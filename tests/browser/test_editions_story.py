"""Planning the next edition: a planner's way from the edition in force to the sheet that compares it with the draft."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from exporting import open_exports, previewed, saved
from playwright.sync_api import expect
from pptx import Presentation
from waiting import at_rest, comes_to

from mapping.insight.editions.document import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    OpenPage = Callable[..., Page]

KEPT = "wuhan-map-workspace"
HOSTILE = "<img src=x onerror=document.body.dataset.hit=1>"
LAND = {
    "type": "Polygon",
    "coordinates": [[[114.30, 30.72], [114.52, 30.72], [114.52, 30.88], [114.30, 30.88], [114.30, 30.72]]],
}


def begin(page: Page, lang: str = "zh") -> Page:
    """Begin a draft on a page of a session that has none."""
    page.goto("/editions")
    page.evaluate(f"sessionStorage.removeItem('{KEPT}')")
    page.goto(f"/editions?lang={lang}" if lang == "en" else "/editions")
    page.get_by_role("button", name=re.compile("^(开始推演|Begin the draft)$")).click()
    expect(page.locator(".ed-row")).to_have_count(9)
    settled(page)
    return page


def settled(page: Page) -> None:
    """Wait until Python has answered and all maps are drawn."""
    at_rest(page)
    expect(page.locator("[data-testid=live-map][data-ready]")).to_have_count(3)


def row(page: Page, name: str) -> Locator:
    return page.locator(".ed-row").filter(has=page.get_by_role("heading", name=name))


def terms(row: Locator) -> list[str]:
    return [str(node.get_attribute("data-term")) for node in row.locator(".ed-term").all()]


def walk(shapes: Any) -> Any:
    for shape in shapes:
        yield shape
        if shape.shape_type == 6:
            yield from walk(shape.shapes)


def assert_nothing_serious(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    grave = [one for one in found if one["impact"] in {"serious", "critical"} or one["id"] == "landmark-unique"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in grave] == []


def said(page: Page) -> Locator:
    return page.locator(".ed-status")


def test_from_an_edited_edition_to_its_comparison_sheet(page: Page) -> None:
    begin(page)
    valley = row(page, "东湖高新区")
    before = terms(valley)
    # by keys: to another place, to another list, away and back
    valley.locator(".ed-chip").nth(1).focus()
    page.keyboard.press("Alt+ArrowLeft")
    expect(said(page)).to_contain_text("现在是东湖高新区第 1 项，共 7 项")
    assert terms(valley)[:2] == [before[1], before[0]]
    page.keyboard.press("Alt+ArrowDown")
    expect(said(page)).to_contain_text("现在是武汉经开区（汉南）第 1 项")
    expect(page.locator(".ed-chip:focus")).to_contain_text(before[1])
    page.keyboard.press("Control+z")
    expect(said(page)).to_contain_text("已撤销一步")
    comes_to(page, lambda: terms(valley)[0], before[1])
    page.keyboard.press("Control+z")
    comes_to(page, lambda: terms(valley), before)
    expect(page.get_by_role("button", name="撤销")).to_be_disabled()
    page.keyboard.press("Control+y")
    comes_to(page, lambda: terms(valley)[0], before[1])

    # by dragging, into another list
    new_town, chip = row(page, "蔡甸区"), valley.locator(".ed-chip").nth(2)
    chip.scroll_into_view_if_needed()
    at, to = chip.bounding_box(), new_town.locator(".ed-chip").first.bounding_box()
    assert at
    assert to
    page.mouse.move(at["x"] + 20, at["y"] + 10)
    page.mouse.down()
    page.mouse.move(at["x"] + 40, at["y"] + 30)
    page.mouse.move(to["x"] + 4, to["y"] + 12, steps=4)
    page.mouse.up()
    comes_to(page, lambda: terms(new_town)[0], before[2])
    settled(page)

    # what an edit changes is told at once, unit by unit and in a sentence
    table = page.get_by_test_id("edition-differences")
    expect(table.locator("[data-unit-change=ovc]")).to_contain_text(before[2])
    expect(table.locator("[data-unit-change=caidian]")).to_contain_text(before[2])
    expect(page.get_by_test_id("edition-memo")).to_contain_text("2 个布局单元的主导产业清单有变化")
    expect(page.get_by_test_id("edition-figures")).to_contain_text("原 0")

    # and stands on the sheet, as a file and in the briefing
    dialog = open_exports(page)
    previewed(dialog)
    pdf = saved(page, dialog, "pdf")
    assert pdf.suggested_filename.endswith(".pdf")
    assert pdf.path().read_bytes().startswith(b"%PDF")
    slides = Presentation(saved(page, dialog, "pptx").path()).slides
    words = " ".join(shape.text_frame.text for slide in slides for shape in walk(slide.shapes) if shape.has_text_frame)
    assert "2027 版（推演）" in words
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("^加入简报")).click()
    expect(page.locator(".page-added")).to_contain_text("已加入简报，共 1 页")
    page.get_by_role("link", name="打开简报").click()
    expect(page.locator(".bf-page:not(.bf-stale) .bf-paper img")).to_have_count(1)


def test_a_later_wording_is_taken_by_one_press_and_a_reload_keeps_the_draft(page: Page) -> None:
    begin(page)
    valley = row(page, "东湖高新区")
    valley.get_by_role("button", name=re.compile("^后来的表述")).click()
    offer = valley.locator(".ed-said button:not([disabled])").first
    term, taken = offer.locator("span").inner_text(), offer.get_attribute("data-statement")
    offer.focus()
    page.keyboard.press("Enter")
    expect(valley.locator(f".ed-term[data-term='{term}'].ed-added")).to_be_visible()
    # the keyboard goes on from there, with the next that can be taken
    expect(valley.locator(".ed-said button:focus")).not_to_have_attribute("data-statement", str(taken))
    expect(offer).not_to_have_text(re.compile(f"^{term}$"))
    settled(page)
    page.reload()
    expect(row(page, "东湖高新区").locator(f".ed-term[data-term='{term}']")).to_be_visible()
    other = page.context.new_page()
    other.goto("/editions")
    expect(other.get_by_role("button", name="开始推演")).to_be_visible()
    other.close()


def test_all_pages_can_be_seen_with_the_draft(page: Page) -> None:
    begin(page)
    caidian = row(page, "蔡甸区")
    caidian.locator(".ed-chip").first.press("Delete")
    settled(page)
    page.get_by_role("link", name="在全站按此稿查看").click()
    expect(page.locator(".page-head .chip-edition")).to_contain_text("2027 版（推演稿）")
    assert "edition=draft" in page.url
    page.locator("[data-testid=live-map][data-ready]").wait_for()
    expect(page.locator("path[data-unit=caidian]")).to_have_attribute("aria-label", re.compile("智能制造"))
    page.get_by_role("link", name="编制推演").click()
    expect(row(page, "蔡甸区").locator(".ed-gone")).to_have_count(1)
    settled(page)
    expect(page.locator(".notices")).to_have_count(0)


def test_a_draft_is_one_file_that_another_session_opens(page: Page, tmp_path: Path) -> None:
    begin(page)
    at = row(page, "青山区（化工区）")
    at.locator(".ed-adding").fill(HOSTILE)
    expect(at.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="新用词")
    dialog.get_by_label("归入 965 产业").select_option("ai")
    dialog.get_by_role("button", name="列入清单").click()
    expect(at.locator(".ed-added")).to_contain_text(HOSTILE)
    settled(page)
    expect(page.get_by_test_id("edition-differences")).to_contain_text(HOSTILE)
    with page.expect_download() as download:
        page.get_by_role("button", name="存为文件").click()
    file = tmp_path / "draft.json"
    file.write_bytes(download.value.path().read_bytes())
    found = read(file.read_bytes()).term(HOSTILE)
    assert found is not None
    assert found.industry_id == "ai"
    page.get_by_role("button", name="放弃").click()
    page.get_by_role("dialog", name="放弃推演稿").get_by_role("button", name="放弃").click()
    expect(page.get_by_role("button", name="开始推演")).to_be_visible()

    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="打开文件…").click()
    chooser.value.set_files(file)
    expect(row(page, "青山区（化工区）").locator(".ed-added")).to_contain_text(HOSTILE)
    settled(page)
    assert page.evaluate("document.body.dataset.hit ?? ''") == ""
    file.write_text(json.dumps({"schema": 99}))
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="打开文件…").click()
    chooser.value.set_files(file)
    expect(said(page)).to_contain_text("请更新程序后再打开")


def test_a_unit_is_split_off_with_land_of_a_file_and_what_it_lacks_is_told(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "长江新区.geojson"
    file.write_text(json.dumps(LAND), encoding="utf-8")
    begin(page)
    page.get_by_text(re.compile("^增设单元")).click()
    page.get_by_label("新单元名称").fill("长江新区")
    page.get_by_label("新单元名称").press("Tab")
    page.locator(".st-key-edition_split input[type=file]").set_input_files(file)
    expect(page.locator(".st-key-edition_split [data-testid=stFileChip]")).to_be_visible()
    page.get_by_role("button", name="增设", exact=True).click()
    new = row(page, "长江新区")
    expect(new).to_be_visible()
    settled(page)
    land = page.locator(".st-key-edition_map path[data-unit=changjiang_new_area]")
    expect(land).to_have_count(1)
    expect(page.locator(".st-key-edition_before path[data-unit=changjiang_new_area]")).to_have_count(0)
    expect(page.get_by_test_id("edition-lacks")).to_contain_text("长江新区：没有统计数据")
    new.get_by_role("button", name=re.compile("^后来的表述")).click()
    new.locator(".ed-said button:not([disabled])").first.click()
    expect(new.locator(".ed-term")).to_have_count(1)
    settled(page)
    new.get_by_role("button", name="取消此单元").click()
    expect(new).to_have_count(0)
    settled(page)
    expect(land).to_have_count(0)


def test_a_unit_gets_a_list_of_its_own(page: Page) -> None:
    begin(page)
    row(page, "中心城区六区").get_by_role("button", name="中心城区六区：清单归属").click()
    dialog = page.get_by_role("dialog", name="清单归属")
    dialog.get_by_label("武昌区").uncheck()
    # six are five now; the name says how many they are
    expect(dialog.get_by_label("共用清单的名称")).to_have_value("中心城区五区")
    dialog.get_by_role("button", name="确定").click()
    expect(page.locator(".ed-row")).to_have_count(10)
    expect(row(page, "中心城区五区")).to_be_visible()
    expect(page.locator(".st-key-edition_map").get_by_text("中心城区五区").first).to_be_attached()
    settled(page)
    expect(page.locator("[data-unit-change=wuchang]")).to_contain_text("改为单列清单")
    # that is a change on the map, too
    expect(page.locator(".st-key-edition_map path[data-unit=wuchang]")).to_have_attribute(
        "aria-label", re.compile("改为单列清单")
    )


def test_two_maps_go_in_step(page: Page) -> None:
    begin(page)
    before, now = (page.locator(f".st-key-{key} [data-testid=live-map]") for key in ("edition_before", "edition_now"))

    def place(of: Locator) -> str:
        return str(of.locator("path[data-unit=ovc]").get_attribute("d"))

    start = place(now)
    assert place(before) == start
    before.scroll_into_view_if_needed()
    before.get_by_role("button", name="放大").click()
    comes_to(page, lambda: place(before) == place(now) != start, wanted=True)
    now.locator("path[data-unit=jiangxia]").hover()
    expect(before.locator(".lm-hover.on")).to_contain_text("江夏区")
    now.locator("path[data-unit=jiangxia]").click()
    expect(before.locator("path[data-unit=jiangxia]")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_keeps_a_planner_from_it(page: Page, lang: str) -> None:
    begin(page, lang)
    valley = page.locator(".ed-row").first
    valley.locator(".ed-chip").first.focus()
    page.keyboard.press("Delete")
    settled(page)
    assert_nothing_serious(page)
    valley.locator(".ed-chip").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert_nothing_serious(page)
    page.keyboard.press("Escape")
    expect(page.locator(".ed-chip:focus")).to_have_count(1)


def test_a_phone_edits_without_dragging(phone: Page) -> None:
    begin(phone)
    row(phone, "蔡甸区").locator(".ed-chip").first.tap()
    dialog = phone.get_by_role("dialog")
    dialog.get_by_label("次序").select_option("2")
    dialog.get_by_role("button", name="确定").tap()
    expect(said(phone)).to_contain_text("现在是蔡甸区第 3 项，共 3 项")
    settled(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


def test_forced_colours_leave_marks_of_what_is_added_and_where_the_keyboard_is(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    begin(page)
    chip = page.locator(".ed-chip").first
    page.locator(".ed-row").first.get_by_role("button", name=re.compile("^后来的表述")).focus()
    page.keyboard.press("Tab")
    expect(chip).to_be_focused()
    assert chip.evaluate("node => getComputedStyle(node).outlineStyle") != "none"
    assert chip.evaluate("node => getComputedStyle(node).borderTopStyle") == "solid"
