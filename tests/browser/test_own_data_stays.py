"""What one reader takes in, another never sees: on no page, in no search, in no file and by no address."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from exporting import open_exports, saved
from lxml import etree
from playwright.sync_api import expect
from pptx import Presentation
from tests.taken_in import PARK, parks
from waiting import at_rest

from mapping.insight.workspace import Workspace
from mapping.settings import settings
from mapping.workspace_file import Saved, read, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page
    from tests.conftest import Server

    OpenPage = Callable[..., Page]

SOUGHT = PARK[:4]
PAGES = (
    "/",
    "/district?unit=ovc",
    f"/finder?q={SOUGHT}",
    "/match?text=新材料",
    "/overlap",
    "/sources",
    "/import",
    "/editions",
    "/firms",
)
BRIEFING = '{"title":"存下的","pages":[{"layer":"count","edition":"2021"}]}'
SAVED = written(Saved(Workspace((parks(),), {"东湖": "ovc"}), BRIEFING))


def restore(page: Page, data: bytes = SAVED) -> None:
    """Take in what a workspace file holds."""
    page.goto("/import")
    upload = page.locator(".st-key-workspace_panel input[type=file]")
    upload.set_input_files({"name": "工作区.zip", "mimeType": "application/zip", "buffer": data})
    expect(page.get_by_test_id("taken")).to_be_visible()
    at_rest(page)


def said(page: Page) -> str:
    """Return all that stands on a page, also in the shadow of elements, but for what the reader has typed."""
    return str(
        page.evaluate(
            """() => {
              const told = [];
              const read = (node) => {
                if (node.shadowRoot) read(node.shadowRoot);
                for (const child of node.childNodes) {
                  if (child.nodeType === 3) told.push(child.textContent);
                  else if (!["SCRIPT", "STYLE", "INPUT"].includes(child.nodeName)) read(child);
                }
              };
              read(document.body);
              return told.join(" ");
            }"""
        )
    )


@pytest.fixture
def mine(open_page: OpenPage) -> Page:
    page = open_page("/")
    page.evaluate("localStorage.removeItem('wuhan-map-briefing')")
    restore(page)
    return page


@pytest.fixture
def theirs(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context().new_page()


def test_another_browser_sees_nothing_of_it_on_any_page(mine: Page, theirs: Page) -> None:
    mine.goto(f"/finder?q={SOUGHT}")
    expect(mine.locator("[data-park~=i001]").first).to_be_attached()
    for address in PAGES:
        theirs.goto(address)
        expect(theirs.locator(".page-tools")).to_be_visible()
        at_rest(theirs)
        expect(theirs.get_by_test_id("taken")).to_have_count(0)
        assert PARK not in said(theirs), address


def test_the_address_of_a_park_that_was_taken_in_shows_others_nothing(mine: Page, theirs: Page) -> None:
    mine.goto("/finder?park=i001")
    expect(mine.get_by_test_id("park-card")).to_contain_text(PARK)
    theirs.goto(mine.url)
    expect(theirs.locator(".page-tools")).to_be_visible()
    at_rest(theirs)
    assert PARK not in said(theirs)


def test_nothing_of_it_is_in_the_served_folder_and_its_files_have_no_address_to_guess(
    mine: Page, app_server: Server
) -> None:
    asked: list[str] = []
    mine.on("request", lambda request: asked.append(request.url))
    for address in PAGES:
        mine.goto(address)
        expect(mine.locator(".page-tools")).to_be_visible()
        at_rest(mine)
    own = {url for url in asked if "/app/own/" in url}
    assert own
    marks = {re.search(r"/app/own/([^/]+)/", url).group(1) for url in own}  # type: ignore[union-attr]
    assert all(len(mark) >= 32 for mark in marks)
    served = [file for file in Path(settings().static_dir).rglob("*") if file.is_file()]
    assert not any(PARK.encode() in file.read_bytes() for file in served)
    (name,) = {url.rpartition("/")[2] for url in own if "/book.zh-" in url}
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{app_server.url}/app/own/{'x' * 32}/{name}")  # noqa: S310 - our own server


def test_a_reload_keeps_it_and_another_tab_of_the_same_browser_has_nothing(mine: Page) -> None:
    mine.reload()
    expect(mine.get_by_test_id("taken")).to_be_visible()
    mine.goto("/finder?park=i001")
    expect(mine.get_by_test_id("taken")).to_be_visible()
    expect(mine.get_by_test_id("park-card")).to_contain_text(PARK)
    other = mine.context.new_page()
    other.goto("/")
    expect(other.locator(".page-tools")).to_be_visible()
    at_rest(other)
    expect(other.get_by_test_id("taken")).to_have_count(0)
    other.close()


def test_one_press_lets_go_of_it_on_the_map_that_stands(mine: Page) -> None:
    mine.goto(f"/finder?q={SOUGHT}")
    expect(mine.locator("[data-park~=i001]").first).to_be_attached()
    mine.get_by_role("button", name=re.compile("含导入数据")).click()
    mine.get_by_role("button", name="移除", exact=True).click()
    expect(mine.get_by_test_id("taken")).to_have_count(0)
    expect(mine.locator("[data-park~=i001]")).to_have_count(0)
    mine.reload()
    expect(mine.locator(".page-tools")).to_be_visible()
    at_rest(mine)
    expect(mine.get_by_test_id("taken")).to_have_count(0)


def test_the_search_finds_it_for_its_reader_alone(mine: Page, theirs: Page) -> None:
    for page, found in ((mine, 1), (theirs, 0)):
        page.goto("/")
        expect(page.locator("[data-testid=live-map][data-ready]")).to_be_visible()
        field = page.get_by_test_id("search").locator("input")
        page.keyboard.press("Control+k")
        field.fill(SOUGHT)
        expect(page.get_by_role("listbox")).to_be_visible()
        expect(page.get_by_role("option", name=re.compile(PARK))).to_have_count(found)


def test_the_briefing_comes_back_with_it_and_all_of_it_is_saved_again(mine: Page) -> None:
    expect(mine.locator(".st-key-workspace_panel")).to_contain_text("简报：1 页")
    with mine.expect_download() as download:
        mine.get_by_role("button", name="保存工作区").click()
    again = read("x", Path(download.value.path()).read_bytes())
    assert again.workspace == Workspace((parks(),), {"东湖": "ovc"})
    assert "存下的" in again.briefing
    assert re.fullmatch(r"武汉产业地图_工作区_\d{4}-\d{2}-\d{2}\.zip", download.value.suggested_filename)


def test_a_slide_of_its_reader_holds_it_and_one_of_another_does_not(mine: Page, theirs: Page) -> None:
    for page, holds in ((mine, True), (theirs, False)):
        page.goto("/district?unit=ovc")
        expect(page.locator("[data-testid=live-map][data-ready]")).to_be_visible()
        expect(page.get_by_test_id("taken")).to_have_count(int(holds))
        slides = Presentation(saved(page, open_exports(page), "pptx").path()).slides
        told = "".join(etree.tostring(slide.element, encoding="unicode") for slide in slides)
        assert (PARK in told, "导入：名录.xlsx" in told) == (holds, holds)


def test_a_workspace_can_be_loaded_where_editions_are_planned(open_page: OpenPage) -> None:
    page = open_page("/")
    page.goto("/editions")
    upload = page.locator(".st-key-workspace_panel input[type=file]")
    upload.set_input_files({"name": "工作区.zip", "mimeType": "application/zip", "buffer": SAVED})
    expect(page.get_by_test_id("taken")).to_be_visible()
    expect(page.locator(".st-key-workspace_panel")).to_contain_text("导入：名录.xlsx")


def test_a_file_that_is_no_workspace_is_one_sentence(open_page: OpenPage) -> None:
    page = open_page("/")
    page.goto("/import")
    upload = page.locator(".st-key-workspace_panel input[type=file]")
    upload.set_input_files({"name": "名录.zip", "mimeType": "application/zip", "buffer": b"PK no"})
    expect(page.get_by_text("名录.zip 不是工作区文件")).to_be_visible()
    expect(page.get_by_test_id("taken")).to_have_count(0)


@pytest.mark.parametrize(("panel", "megabytes"), [("workspace_panel", 20), ("intake_aliases_row", 1)])
def test_a_file_that_is_too_large_is_refused_with_the_size_that_counts_there(
    mine: Page, panel: str, megabytes: int, tmp_path: Path
) -> None:
    large = tmp_path / "large.zip"
    large.write_bytes(bytes((megabytes + 1) * 2**20))
    mine.goto("/import")
    if panel == "intake_aliases_row":
        upload = mine.locator(".st-key-intake_upload input[type=file]")
        upload.set_input_files(
            {"name": "a.csv", "mimeType": "text/csv", "buffer": "园区名称,所属区\n甲园,东新区\n".encode()}
        )
        expect(mine.get_by_test_id("count-uploaded")).to_have_text("1")
    at_rest(mine)
    mine.locator(f".st-key-{panel} input[type=file]").set_input_files(large)
    mine.wait_for_function(
        "([test, text]) => getComputedStyle(document.querySelector(test), '::after').content.includes(text)",
        arg=[f".st-key-{panel} [data-testid=stFileUploader]", f"没有上传：文件大于 {megabytes} MB，"],
    )
