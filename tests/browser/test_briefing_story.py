"""The briefing: an assistant's way from four maps to one file of slides, and that nothing of it is lost on the way."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from pptx import Presentation

from mapping.documents.request import DocumentRequest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    OpenPage = Callable[..., Page]

MOST_PRESSES = 12
KEY = "wuhan-map-briefing"
TITLE, OFFICE = "武汉产业地图四图", "武汉市某某局"
FOUR = [
    {"edition": "2021"},
    {"edition": "2021", "layer": "count"},
    {"edition": "2021", "kind": "unit", "unit": "ovc"},
    {"edition": "2021", "layer": "industry:auto"},
]


def kept(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.evaluate(f"localStorage.getItem('{KEY}')") or "{}")
    return found


def begin(page: Page, pages: list[dict[str, Any]], **settings: object) -> Page:
    """Open the briefing with pages in it."""
    page.goto("/briefing")
    expect(page.get_by_test_id("briefing")).to_be_visible()
    briefing = {
        "settings": {"paper": "16:9", **settings},
        "pages": [{"id": f"p{n}", "name": "", "spec": spec} for n, spec in enumerate(pages)],
    }
    page.evaluate(f"text => localStorage.setItem('{KEY}', text)", json.dumps(briefing))
    page.reload()
    expect(sheets(page)).to_have_count(len(pages))
    return page


def sheets(page: Page) -> Locator:
    return page.locator(".bf-page")


def drawn(page: Page) -> Page:
    """Wait until every page has its picture."""
    expect(page.locator(".bf-page:not(.bf-stale) .bf-paper img")).to_have_count(sheets(page).count())
    return page


def order(page: Page) -> list[str]:
    return [str(node.get_attribute("data-page")) for node in sheets(page).all()]


def test_four_maps_under_an_offices_own_name_are_one_file_in_twelve_presses(
    open_page: OpenPage, tmp_path: Path
) -> None:
    office = tmp_path / "office.pptx"
    Presentation().save(str(office))
    page, presses = open_page("/"), 0

    def press(node: Locator) -> None:
        nonlocal presses
        node.click()
        presses += 1

    def add(said: str) -> None:
        press(page.get_by_role("button", name=re.compile("^加入简报")))
        expect(page.locator(".page-added")).to_contain_text(said)

    add("已加入简报，共 1 页")
    press(page.locator("[data-layer-option=count]"))
    add("已加入简报，共 2 页")
    for name, said in (("区级产业地图", "共 3 页"), ("园区查找", "共 4 页")):
        press(page.get_by_role("link", name=name).first)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.locator("[data-testid=live-map][data-ready]").wait_for()
        add(said)
    press(page.get_by_role("link", name="打开简报"))
    expect(page).to_have_url(re.compile(r"/briefing$"))
    drawn(page)
    with page.expect_file_chooser() as chooser:
        press(page.locator(".bf-choose"))
    chooser.value.set_files(office)
    page.get_by_label("简报标题").fill(TITLE)
    page.get_by_label("编制单位").fill(OFFICE)
    page.get_by_label("编制单位").press("Tab")
    expect(page.get_by_label("版式")).to_be_visible()
    with page.expect_download() as download:
        press(page.get_by_role("button", name="导出 PPTX"))
    assert presses <= MOST_PRESSES
    assert download.value.suggested_filename == f"{TITLE}.pptx"
    slides = Presentation(download.value.path()).slides
    assert len(slides) == 4
    assert all(
        OFFICE in " ".join(s.text_frame.text for s in walk(slide.shapes) if s.has_text_frame) for slide in slides
    )

    page.reload()
    expect(sheets(page)).to_have_count(4)
    expect(page.get_by_label("简报标题")).to_have_value(TITLE)
    assert page.url.endswith("/briefing")


def walk(shapes: Any) -> Any:
    for shape in shapes:
        yield shape
        if shape.shape_type == 6:  # a group
            yield from walk(shape.shapes)


def test_pages_are_moved_by_keys_and_by_dragging_and_what_is_removed_comes_back(page: Page) -> None:
    begin(page, FOUR)
    status = page.locator(".bf-said [role=status]")
    page.locator(".bf-picture").first.focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(status).to_contain_text("现在是第 2 页，共 4 页")
    assert order(page) == ["p1", "p0", "p2", "p3"]
    expect(page.locator("[data-page=p0] .bf-picture")).to_be_focused()
    page.keyboard.press("Delete")
    expect(status).to_contain_text("已移除第 2 页")
    assert order(page) == ["p1", "p2", "p3"]
    page.get_by_role("button", name="撤销").click()
    assert order(page) == ["p1", "p0", "p2", "p3"]
    page.get_by_role("button", name="复制第 1 页").click()
    expect(sheets(page)).to_have_count(5)
    assert order(page)[0] == "p1"

    drawn(page)
    first, third = (page.locator(".bf-picture").nth(n).bounding_box() for n in (0, 2))
    assert first
    assert third
    page.mouse.move(first["x"] + 60, first["y"] + 60)
    page.mouse.down()
    page.mouse.move(first["x"] + 90, first["y"] + 70)
    page.mouse.move(third["x"] + third["width"] - 20, third["y"] + 60, steps=4)
    page.mouse.up()
    expect(status).to_contain_text("现在是第 3 页，共 5 页")
    assert order(page)[2] == "p1"

    page.get_by_role("button", name="清空").click()
    expect(page.get_by_role("heading", name="简报还没有页面")).to_be_visible()
    page.get_by_role("button", name="撤销").click()
    expect(sheets(page)).to_have_count(5)


def test_two_tabs_lose_nothing_of_each_other(page: Page) -> None:
    begin(page, FOUR[:2])
    other = page.context.new_page()
    other.goto("/?layer=group")
    other.locator("[data-testid=live-map][data-ready]").wait_for()
    other.get_by_role("button", name=re.compile("^加入简报")).click()
    expect(other.locator(".page-added")).to_contain_text("共 3 页")
    expect(sheets(page)).to_have_count(3)
    page.locator(".bf-title").first.fill("自己的标题")
    page.locator(".bf-title").first.press("Enter")
    other.get_by_role("button", name=re.compile("^加入简报")).click()
    expect(other.locator(".page-added")).to_contain_text("共 4 页")
    assert [one["spec"].get("title") for one in kept(other)["pages"]] == ["自己的标题", None, None, None]


def test_the_view_of_a_page_is_changed_and_put_back_in_its_place(page: Page) -> None:
    begin(page, [FOUR[0], {**FOUR[1], "title": "数量"}])
    drawn(page)
    page.locator("[data-page=p1] .bf-open").click()
    expect(page).to_have_url(re.compile(r"layer=count"))
    page.locator("[data-testid=live-map][data-ready]").wait_for()
    page.locator("[data-layer-option=group]").click()
    page.get_by_role("button", name="放回第 2 页").click()
    expect(page.locator(".page-added")).to_contain_text("已放回简报第 2 页")
    assert [one["spec"].get("layer") for one in kept(page)["pages"]] == [None, "group"]
    assert kept(page)["pages"][1]["spec"]["title"] == "数量"
    expect(page.get_by_role("button", name="放回第 2 页")).to_be_hidden()


def test_a_briefing_is_saved_as_a_file_and_opened_again_and_what_is_none_is_said(page: Page, tmp_path: Path) -> None:
    begin(page, FOUR, title=TITLE, issuer=OFFICE)
    with page.expect_download() as download:
        page.get_by_role("button", name="存为文件").click()
    assert download.value.suggested_filename == f"简报_{TITLE}.json"
    text = download.value.path().read_text(encoding="utf-8")
    request = DocumentRequest.from_json(text, "2021")
    assert (request.title, request.issuer, request.paper, len(request.pages)) == (TITLE, OFFICE, "16:9", 4)

    def opened(name: str, content: str) -> None:
        file = tmp_path / name
        file.write_text(content, encoding="utf-8")
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="打开文件…").click()
        chooser.value.set_files(file)

    status = page.locator(".bf-said [role=status]")
    opened("别的.json", '{"pages": [{"edition": "1999"}]}')
    expect(status).to_contain_text("没有打开“别的.json”：第 1 页用的是版本「1999」")
    expect(sheets(page)).to_have_count(4)
    opened("两页.json", json.dumps({"title": "两页", "pages": FOUR[:2]}))
    expect(status).to_contain_text("已打开“两页.json”，共 2 页")
    expect(page.get_by_label("简报标题")).to_have_value("两页")
    page.get_by_role("button", name="撤销").click()
    expect(sheets(page)).to_have_count(4)


@pytest.mark.parametrize("forced", ["none", "active"])
def test_a_briefing_with_pages_has_nothing_serious_and_fits_a_phone(page: Page, forced: Any) -> None:
    page.emulate_media(forced_colors=forced)
    drawn(begin(page, [*FOUR[:3], {"edition": "2021", "layer": "zzz"}][:3]))
    found = (
        Axe().run(page, context=".st-key-briefing_row", options={"resultTypes": ["violations"]}).response["violations"]
    )
    assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function("document.documentElement.clientWidth === 390")
    scrolls = "() => { const e = document.querySelector('[data-testid=stMain]'); return e.scrollWidth - e.clientWidth }"
    assert page.evaluate(scrolls) <= 1
