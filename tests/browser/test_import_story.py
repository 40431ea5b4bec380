"""A list from the upload, or the clipboard, to the slide: what is wrong, what is decided, where its rows are."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from exporting import open_exports, previewed, saved
from openpyxl import load_workbook
from playwright.sync_api import expect
from pptx import Presentation
from tests.brought import HOSTILE, UNKNOWN, long_list, pasted, workbook
from waiting import at_rest, lettered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    OpenPage = Callable[..., Page]

LIVE_MAP = "[data-testid=live-map][data-ready]"


def begin(page: Page) -> Page:
    """Open the page in a session of its own."""
    page.goto("/import")
    expect(page.get_by_test_id("intake-start")).to_be_visible()
    lettered(page)
    at_rest(page)
    return page


def upload(page: Page, name: str, data: bytes) -> None:
    field = page.locator(".st-key-intake_upload input[type=file]")
    field.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})


def counts(page: Page, uploaded: int, accepted: int, rejected: int) -> None:
    """Wait until the counts are these."""
    for name, count in (("uploaded", uploaded), ("accepted", accepted), ("rejected", rejected)):
        expect(page.get_by_test_id(f"count-{name}")).to_have_text(str(count))


def part(page: Page, name: str) -> Locator:
    return page.get_by_test_id(f"intake-{name}")


def take_in(page: Page, rows: int) -> None:
    page.get_by_role("button", name=f"采用 {rows} 行").click()
    expect(page.get_by_test_id("intake-taken")).to_contain_text(f"已采用 {rows} 行")
    at_rest(page)


def downloaded(page: Page, button: str) -> io.BytesIO:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return io.BytesIO(waiting.value.path().read_bytes())


def names_on(file: Path | str) -> list[str]:
    """Return the names of all shapes of a presentation."""

    def each(shapes: object) -> Iterator[str]:
        for shape in shapes:  # type: ignore[attr-defined]
            yield shape.name
            yield from each(getattr(shape, "shapes", ()))

    return [name for slide in Presentation(str(file)).slides for name in each(slide.shapes)]


@pytest.fixture
def checked(page: Page) -> Page:
    """Return the page with the list checked, its points in WGS-84."""
    begin(page)
    upload(page, "名录.xlsx", workbook())
    counts(page, 6, 2, 4)
    part(page, "datum").get_by_role("radio", name=re.compile("WGS-84")).click()
    expect(part(page, "datum").get_by_role("radio", name=re.compile("WGS-84"))).to_be_checked()
    return page


def test_from_the_upload_to_the_slide(checked: Page) -> None:
    page = checked
    # the name is accepted once, for every cell that is written so
    expect(part(page, "names").locator(".written").first).to_contain_text("2 个单元格")
    part(page, "names").get_by_role("button", name=f"「{UNKNOWN}」是东湖高新区").click()
    counts(page, 6, 4, 2)
    expect(part(page, "datum").get_by_role("radio", name=re.compile("WGS-84"))).to_be_checked()  # as it was decided
    take_in(page, 4)

    # on the map of the unit, in the count, in the finder, in the match
    page.goto("/district?unit=ovc")
    page.locator(LIVE_MAP).first.wait_for()
    expect(page.locator("[data-park~=i001]").first).to_be_attached()
    slide = open_exports(page)
    previewed(slide)
    assert any(name.startswith("park:i001 临江测试产业园") for name in names_on(saved(page, slide, "pptx").path()))
    page.goto("/finder?q=测试产业园")
    page.locator(LIVE_MAP).first.wait_for()
    expect(page.locator("h1")).to_contain_text("3")
    page.goto("/finder?park=i001")
    expect(page.get_by_test_id("park-card")).to_contain_text("临江测试产业园")
    expect(page.get_by_test_id("park-card")).to_contain_text("120")  # of the list's own column
    page.goto("/match?text=生物医药")
    expect(page.get_by_text("临江测试产业园").first).to_be_attached()

    # one press, and it is gone
    page.goto("/import")
    page.get_by_test_id("taken-list").get_by_role("button", name="移除「名录.xlsx」").click()
    expect(page.get_by_test_id("taken")).to_have_count(0)


def test_from_the_clipboard_to_the_slide(page: Page) -> None:
    begin(page)
    page.get_by_label("或从表格软件粘贴").fill(pasted())
    page.get_by_role("button", name="检查粘贴的行").click()
    counts(page, 4, 2, 2)
    part(page, "names").get_by_label(f"「{UNKNOWN}」是哪个单元").select_option("ovc")
    counts(page, 4, 4, 0)
    part(page, "datum").get_by_role("radio", name=re.compile("WGS-84")).click()
    expect(part(page, "datum").get_by_role("radio", name=re.compile("WGS-84"))).to_be_checked()
    take_in(page, 4)
    page.goto("/district?unit=ovc")
    page.locator(LIVE_MAP).first.wait_for()
    dialog = open_exports(page)
    previewed(dialog)
    assert any(name.startswith("park:i002 北坡测试产业园") for name in names_on(saved(page, dialog, "pptx").path()))


def test_faults_are_filtered_and_handed_back_in_the_workbook(checked: Page) -> None:
    page, issues = checked, part(checked, "issues")
    issues.get_by_label("按轻重筛选").select_option("error")
    issues.get_by_label("按列筛选").select_option("占地面积（亩）")
    expect(issues.locator("tbody tr")).to_have_count(1)
    expect(issues.locator("tbody tr")).to_contain_text("8")  # as the spreadsheet counts
    expect(issues.locator("tbody tr")).to_contain_text("面积不详")
    issues.get_by_role("button", name="不筛选").click()
    expect(issues.locator("tbody tr").nth(3)).to_be_visible()

    book = load_workbook(downloaded(page, "标出问题的工作簿"))
    cell = book["园区汇总"]["D8"]
    assert cell.value == "面积不详"
    assert cell.comment
    waiting = load_workbook(downloaded(page, "待改的行 XLSX")).active
    assert waiting
    assert [row[1] for row in waiting.iter_rows(min_row=2, values_only=True)][:3] == [
        "北坡测试产业园",
        "南坡测试产业园",
        "西岸测试产业园",
    ]
    clean = downloaded(page, "可用的行 CSV").read().decode("utf-8-sig")
    assert "临江测试产业园" in clean
    assert "13800000001" not in clean  # a telephone number is kept only where somebody insists


def test_a_column_is_read_as_something_else_and_the_rest_stays_decided(checked: Page) -> None:
    columns = part(checked, "columns")
    telephone = columns.get_by_label(re.compile("I 列「联系电话」读作"))
    expect(telephone).to_have_value("out")
    telephone.select_option("own")
    expect(columns.locator("tr", has_text="联系电话")).to_contain_text("像是个人信息：电话")
    expect(part(checked, "datum").get_by_role("radio", name=re.compile("WGS-84"))).to_be_checked()
    columns.get_by_label(re.compile("E 列「主导产业」读作")).select_option("own")
    expect(part(checked, "columns").get_by_label(re.compile("E 列「主导产业」读作"))).to_have_value("own")


def test_markup_in_a_name_is_text_on_every_surface(checked: Page, tmp_path: Path) -> None:
    page = checked
    page.get_by_role("button", name="采用 2 行").click()
    expect(page.get_by_test_id("intake-taken")).to_be_visible()
    page.goto("/finder?park=i002")
    expect(page.get_by_test_id("park-card")).to_contain_text(HOSTILE)
    page.goto("/district?unit=ovc&park=i002")
    page.locator(LIVE_MAP).first.wait_for()
    page.locator("[data-park~=i002]").first.hover()
    dialog = open_exports(page)
    previewed(dialog)
    html = saved(page, dialog, "html")
    html.save_as(tmp_path / "map.html")
    assert "<img src=x" not in (tmp_path / "map.html").read_text(encoding="utf-8")
    svg = saved(page, dialog, "svg").path()
    drawn = (
        b"".join(zipfile.ZipFile(svg).read(n) for n in zipfile.ZipFile(svg).namelist())
        if zipfile.is_zipfile(svg)
        else svg.read_bytes()
    )
    assert b"<img" not in drawn
    assert f"park:i002 {HOSTILE}" in names_on(saved(page, dialog, "pptx").path())
    for address in ("/import", "/", "/match?text=生物医药"):
        page.goto(address)
        expect(page.locator(".page-tools")).to_be_visible()
        at_rest(page)
        assert page.evaluate("window.harmed") is None
        assert page.locator("img[src=x]").count() == 0


def test_a_long_list_says_how_far_it_is_and_can_be_given_up(page: Page) -> None:
    begin(page)
    upload(page, "很长的名录.csv", long_list(120_000))
    running = page.get_by_test_id("intake-running")
    expect(running).to_contain_text("正在检查「很长的名录.csv」")
    expect(running.get_by_role("progressbar")).to_be_visible()
    page.get_by_role("button", name="取消").click()
    expect(running).to_have_count(0)
    expect(page.get_by_test_id("intake-start")).to_be_visible()
    # and the next one is read as if nothing had been
    upload(page, "名录.xlsx", workbook())
    counts(page, 6, 2, 4)


def test_a_list_without_our_headings_is_told_its_columns_by_hand(page: Page) -> None:
    begin(page)
    upload(page, "a.csv", "甲,乙\n测试产业园,光谷\n二号产业园,江夏区\n".encode())
    pick = part(page, "pick")
    pick.get_by_label("哪一列是「园区名称」").select_option("0")
    pick.get_by_label("哪一列是「所属区」").select_option("1")
    counts(page, 2, 2, 0)


def test_actual_values_go_on_to_the_page_of_targets(page: Page) -> None:
    begin(page)
    page.get_by_role("radio", name="目标实际值").click()
    expect(page.get_by_test_id("intake-limits")).to_contain_text("5 MB")
    upload(page, "实际值.csv", "布局单元,目标,实际值,计量单位\novc,tax_per_mu,36.4,万元/亩\n".encode())
    expect(part(page, "actuals")).to_contain_text("采用 1 行")
    page.get_by_role("button", name="到「目标任务」看完成率").click()
    expect(page.get_by_test_id("completion").locator("tbody tr")).to_have_count(1)


def test_figures_of_districts_become_a_layer_of_the_administrative_view(page: Page) -> None:
    begin(page)
    page.get_by_role("radio", name="自有指标").click()
    expect(page.get_by_text("一个数对一个布局单元或行政区")).to_be_visible()
    at_rest(page)
    names = ("江岸区", "江汉区", "硚口区", "汉阳区", "武昌区", "洪山区")
    rows = "\n".join(f"{name},{n * 7 + 3}" for n, name in enumerate(names))
    upload(page, "用电量.csv", f"行政区,用电量（亿千瓦时）\n{rows}\n".encode())
    counts(page, 6, 6, 0)
    expect(page.get_by_text("布局单元与行政区的界线不同")).to_be_visible()
    take_in(page, 6)
    page.get_by_role("link", name="看这个图层").click()
    expect(page.get_by_test_id("live-map")).to_have_attribute("data-layer", re.compile("^indicator:"))
    expect(page).to_have_url(re.compile("geo=district"))


def wide(page: Page) -> list[list[int]]:
    """Return what the parts that scroll hold, and the room they have."""
    found: list[list[int]] = page.evaluate(
        """() => [document.scrollingElement, document.querySelector('[data-testid=stMain]'),
                  document.querySelector('[data-testid=stMainBlockContainer]')]
                 .map((e) => [e.scrollWidth, e.clientWidth])"""
    )
    return found


def test_nothing_is_serious_and_a_phone_scrolls_in_one_direction(checked: Page) -> None:
    page = checked
    at_rest(page)
    found = [
        (one["id"], [node["target"] for node in one["nodes"]][:3])
        for one in Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        if one["impact"] in {"serious", "critical"}
    ]
    assert not found
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function("document.documentElement.clientWidth === 390")
    at_rest(page)
    assert all(content <= room + 1 for content, room in wide(page)), wide(page)
    page.emulate_media(forced_colors="active")
    chosen = part(page, "datum").get_by_role("radio", name=re.compile("WGS-84"))
    assert chosen.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"  # told without a colour
