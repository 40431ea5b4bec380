"""Files as readers take them home: with odd characters, and where one cannot be made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from tests.conftest import HOST, Server, free_port, start_streamlit, stop, wait_until_healthy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from network_guard import NetworkGuard
    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

ODD = "生物医药 \U0001f600 \u9f98 \u2022 芯片"
LIVE_MAP = "[data-testid=live-map][data-ready]"


def open_exports(page: Page, name: str = "导出") -> Any:
    """Open the dialog of files."""
    page.get_by_role("button", name=re.compile(name)).first.click()
    dialog = page.get_by_role("dialog", name=name)
    expect(dialog.get_by_test_id("stDownloadButton")).to_have_count(4)
    return dialog


def test_a_text_with_odd_characters_comes_down_and_the_page_tells(open_page: OpenPage) -> None:
    page = open_page(f"/match?text={quote(ODD)}")
    dialog = open_exports(page)
    with page.expect_download() as waiting:
        page.locator(".st-key-export_svg button").click()
    drawing = waiting.value.path().read_text(encoding="utf-8")
    assert "\U0001f600" not in drawing
    assert "□" in drawing
    notice = dialog.get_by_role("alert")
    expect(notice).to_contain_text("印成了")
    expect(notice).to_contain_text("U+1F600")
    expect(notice).to_contain_text("U+9F98")
    expect(notice).not_to_contain_text("U+2022")
    # another file of the same map, by keyboard: the sentence comes with it, the first one does not grow
    page.locator(".st-key-export_pdf button").focus()
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.path().read_bytes().startswith(b"%PDF")
    expect(dialog.get_by_role("alert")).to_have_count(2)


def test_an_ordinary_map_is_exported_without_a_word(open_page: OpenPage) -> None:
    page = open_page("/")
    dialog = open_exports(page)
    with page.expect_download():
        page.locator(".st-key-export_svg button").click()
    expect(page.locator(".st-key-export_svg button")).to_be_enabled()
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    expect(dialog.get_by_role("alert")).to_have_count(0)


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


def test_an_export_that_fails_says_so_on_the_page(page: Page, crippled: Server, network: NetworkGuard) -> None:
    network.expect(r".*Failed to generate file for download.*")  # the browser's own log of it
    saved: list[Any] = []
    page.on("download", lambda download: saved.append(download))  # noqa: PLW0108 - playwright takes no built-in method
    page.goto(f"{crippled.url}/?lang=en")
    page.locator(LIVE_MAP).first.wait_for()
    dialog = open_exports(page, "Export")
    button, notice = page.locator(".st-key-export_png button"), dialog.get_by_role("alert")
    for _ in range(2):  # pressed again, it says so again
        before = failures(crippled)
        button.click()
        expect(button).to_be_enabled()  # the answer has come, so the log is written
        expect(notice).to_contain_text("No file was saved")
        expect(notice).to_contain_text("TTLibError")
        assert failures(crippled) == before + 1
    expect(dialog.get_by_text("Failed to generate")).to_be_hidden()
    assert saved == []


def failures(server: Server) -> int:
    """Return how many failures the server's log tells of, each with its traceback."""
    log = server.log_file.read_text(encoding="utf-8")
    assert log.count("Error executing deferred") <= log.count("TTLibError: ")
    return log.count("Error executing deferred")


def test_what_needs_no_font_is_saved_all_the_same(page: Page, crippled: Server) -> None:
    page.goto(f"{crippled.url}/match?text={quote('芯片')}")
    page.locator(LIVE_MAP).first.wait_for()
    with page.expect_download() as waiting:
        page.locator(".st-key-match_xlsx button").click()
    assert waiting.value.path().read_bytes().startswith(b"PK")
