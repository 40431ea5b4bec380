"""Files as readers take them home: with odd characters, and where one cannot be made."""

from __future__ import annotations

import json
import re
import zipfile
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pypdfium2
import pytest
from exporting import choose, open_exports, previewed, saved
from playwright.sync_api import expect
from pptx import Presentation
from tests.conftest import HOST, Server, free_port, start_streamlit, stop, wait_until_healthy
from waiting import at_rest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

ODD = "生物医药 \U0001f600 \u9f98 \u2022 芯片"
LIVE_MAP = "[data-testid=live-map][data-ready]"


def test_a_text_with_odd_characters_comes_down_and_the_page_tells(open_page: OpenPage) -> None:
    page = open_page(f"/match?text={quote(ODD)}")
    dialog = open_exports(page)
    made = saved(page, dialog, "svg")
    assert made.suggested_filename.endswith(".zip"), "the answer has several sheets, and an SVG file holds one"
    with zipfile.ZipFile(made.path()) as several:
        drawings = [several.read(name).decode() for name in several.namelist()]
    assert len(drawings) > 1
    assert not [drawing for drawing in drawings if "\U0001f600" in drawing.partition("<metadata")[0]]
    notice = dialog.get_by_role("alert")
    expect(notice).to_contain_text("印成了")
    expect(notice).to_contain_text("U+1F600")
    expect(notice).to_contain_text("U+9F98")
    expect(notice).not_to_contain_text("U+2022")


def test_an_ordinary_map_is_exported_without_a_word_and_the_focus_stays(open_page: OpenPage) -> None:
    page = open_page("/")
    dialog = open_exports(page)
    choose(dialog, "svg")
    button = dialog.get_by_role("button", name="下载", exact=True)
    button.focus()
    with page.expect_download():
        page.keyboard.press("Enter")
    expect(button).to_be_focused()
    expect(dialog.get_by_role("alert")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name="导出", exact=True)).to_be_focused()


def test_a_sheet_is_set_as_its_preview_shows_and_kept_for_the_next(open_page: OpenPage) -> None:
    page = open_page("/")
    # as a browser that has exported nothing yet
    page.evaluate("['', '-template'].forEach(rest => localStorage.removeItem(`wuhan-map-export${rest}`))")
    dialog = open_exports(page)
    expect(dialog.get_by_label("纸张")).to_have_value("16:9")  # what slides are made for
    choose(dialog, "pdf")
    expect(dialog.get_by_label("纸张")).to_have_value("a4")
    width, height = previewed(dialog)
    assert width / height == pytest.approx(297 / 210, rel=0.01)
    dialog.get_by_label("纸张").select_option(label="A3 纵向")
    dialog.get_by_label("编制单位").fill("某某局")
    dialog.get_by_label("标题", exact=True).fill("明天的汇报")
    dialog.get_by_label("指北针").uncheck()
    width, height = previewed(dialog)
    assert width < height
    drawing = saved(page, dialog, "svg")
    assert drawing.suggested_filename == "明天的汇报.svg"
    deck = Presentation(str(saved(page, dialog, "pptx").path()))
    said = "\n".join(shape.text_frame.text for shape in every_shape(deck.slides[0].shapes) if shape.has_text_frame)
    assert "明天的汇报" in said
    assert "某某局" in said
    page.reload()
    page.locator(LIVE_MAP).first.wait_for()
    dialog = open_exports(page)
    expect(dialog.get_by_label("纸张")).to_have_value("a3-portrait")
    expect(dialog.get_by_label("编制单位")).to_have_value("某某局")
    expect(dialog.get_by_label("指北针")).not_to_be_checked()
    # the title was that of one map
    expect(dialog.get_by_label("标题", exact=True)).to_have_value("")


def test_layers_for_a_gis_and_a_chosen_part_of_the_atlas_come_from_the_dialog_too(open_page: OpenPage) -> None:
    page = open_page("/?layer=industry:auto")
    dialog = open_exports(page)
    choose(dialog, "gpkg")
    expect(dialog.get_by_text("每个要素带数值、分级、颜色与来源")).to_be_visible()
    expect(dialog.get_by_label("编制单位")).to_be_hidden()
    assert saved(page, dialog, "gpkg").path().read_bytes().startswith(b"SQLite format 3\0")
    layer = json.loads(saved(page, dialog, "geojson").path().read_text(encoding="utf-8"))
    assert layer["type"] == "FeatureCollection"
    assert len(layer["features"]) >= 14

    dialog.get_by_text("整本图集", exact=True).click()
    parts = dialog.get_by_role("group", name="图幅")
    for part in parts.get_by_role("checkbox").all():
        part.uncheck()
    download = dialog.get_by_role("button", name="下载图集")
    expect(download).to_be_disabled()
    for part in ("封面", "全市"):
        parts.get_by_label(part, exact=True).check()
    with page.expect_download() as waiting:
        download.click()
    assert len(pypdfium2.PdfDocument(waiting.value.path().read_bytes())) == 2
    dialog.locator(".xp-atlas select").select_option("pptx")
    with page.expect_download() as waiting:
        download.click()
    assert len(Presentation(str(waiting.value.path())).slides) == 2
    dialog.locator(".xp-atlas select").select_option("zip")
    with page.expect_download() as waiting:
        download.click()
    with zipfile.ZipFile(waiting.value.path()) as pictures:
        assert [name.endswith(".png") for name in pictures.namelist()] == [True, True]


def test_an_atlas_is_stopped_half_way(open_page: OpenPage) -> None:
    page = open_page("/")
    came: list[Any] = []
    page.on("download", lambda download: came.append(download))  # noqa: PLW0108 - playwright takes no built-in method
    dialog = open_exports(page)
    previewed(dialog)
    dialog.get_by_text("整本图集", exact=True).click()
    dialog.get_by_role("button", name="下载图集").click()
    expect(dialog.get_by_text(re.compile(r"第 \d+ / \d+ 幅"))).to_be_visible()
    dialog.get_by_role("button", name="取消").click()
    expect(dialog.get_by_role("progressbar")).to_be_hidden()
    made = saved(page, dialog, "svg")  # the next file does not wait for the rest of the atlas
    assert made.path().read_bytes().startswith(b"<svg")
    assert [download.suggested_filename.rpartition(".")[2] for download in came] == ["svg"]


def test_a_dialog_closed_at_once_stays_closed(open_page: OpenPage) -> None:
    page = open_page("/")
    dialog = open_exports(page)
    page.keyboard.press("Escape")  # while the first preview is on its way
    expect(dialog).to_have_count(0)
    at_rest(page)
    expect(dialog).to_have_count(0)
    previewed(open_exports(page))


def test_where_colours_are_forced_the_chosen_format_is_still_told_apart(open_page: OpenPage) -> None:
    page = open_page("/")
    page.emulate_media(forced_colors="active")
    dialog = open_exports(page)
    choose(dialog, "png")
    edges = dialog.locator(".xp-formats label").evaluate_all(
        "labels => labels.map(label => [label.querySelector('input').value, getComputedStyle(label).outlineStyle])"
    )
    assert [name for name, edge in edges if edge != "none"] == ["png"]


def every_shape(shapes: Any) -> Iterator[Any]:
    """Yield the shapes of a slide, also those in groups."""
    for shape in shapes:
        yield shape
        yield from every_shape(getattr(shape, "shapes", ()))


def test_a_picture_is_copied_by_one_press(open_page: OpenPage) -> None:
    page = open_page("/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="复制图片").click()
    expect(page.get_by_test_id("picture-note")).to_contain_text("已复制")
    size = page.evaluate("async () => (await (await navigator.clipboard.read())[0].getType('image/png')).size")
    assert size > 50_000


def test_where_no_picture_may_be_copied_a_file_is_offered(open_page: OpenPage, page: Page) -> None:
    page.add_init_script("Object.defineProperty(globalThis, 'isSecureContext', { value: false })")
    open_page("/")
    page.get_by_role("button", name="复制图片").click()
    note = page.get_by_test_id("picture-note")
    expect(note).to_contain_text("不是 https")
    with page.expect_download() as waiting:
        note.get_by_role("link", name="保存 PNG 图片").click()
    assert waiting.value.path().read_bytes().startswith(b"\x89PNG")


@pytest.fixture(scope="module")
def crippled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start the application with fonts that are none: every sheet fails in a way that nobody has foreseen."""
    folder = tmp_path_factory.mktemp("crippled")
    for weight in ("Regular", "Bold"):
        (folder / f"NotoSansSC-{weight}.ttf").write_bytes(b"no font at all")
    port = free_port()
    server = Server(f"http://{HOST}:{port}", folder / "streamlit.log")
    with server.log_file.open("wb") as log, pytest.MonkeyPatch.context() as environment:
        environment.setenv("MAPPING_FONTS_DIR", str(folder))
        process = start_streamlit(port, log.fileno())
    try:
        wait_until_healthy(process, server)
        yield server
    finally:
        stop(process)


def test_an_export_that_fails_says_so_on_the_page(page: Page, crippled: Server) -> None:
    came: list[Any] = []
    page.on("download", lambda download: came.append(download))  # noqa: PLW0108 - playwright takes no built-in method
    page.goto(f"{crippled.url}/?lang=en")
    page.locator(LIVE_MAP).first.wait_for()
    dialog = open_exports(page, "Export")
    expect(dialog.get_by_role("region", name="Preview")).to_contain_text("TTLibError")
    button, notice = dialog.get_by_role("button", name="Download", exact=True), dialog.get_by_role("alert")
    choose(dialog, "png")
    for _ in range(2):  # pressed again, it says so again
        button.click()
        expect(notice).to_contain_text("No file was saved")
        expect(notice).to_contain_text("TTLibError")
        expect(button).to_be_focused()
    assert came == []
    assert "Traceback" in crippled.log_file.read_text(encoding="utf-8")


def test_what_needs_no_font_is_saved_all_the_same(page: Page, crippled: Server) -> None:
    page.goto(f"{crippled.url}/match?text={quote('芯片')}")
    page.locator(LIVE_MAP).first.wait_for()
    with page.expect_download() as waiting:
        page.locator(".st-key-match_xlsx button").click()
    assert waiting.value.path().read_bytes().startswith(b"PK")
