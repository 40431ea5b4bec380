"""Whatever is uploaded, the page says what came of it, and the server goes on answering everybody."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    OpenPage = Callable[..., Page]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
# The reader has a minute; then the page says so.
READ_WITHIN_MS = 90_000
HEADING = ("布局单元", "目标", "实际值", "计量单位")


def link(key: str, kind: str, target: str) -> str:
    relationship = f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGE}">{relationship}</Relationships>'


def workbook(rows: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("_rels/.rels", link("r1", "officeDocument", "xl/workbook.xml"))
        file.writestr("xl/_rels/workbook.xml.rels", link("r1", "worksheet", "elsewhere/data.xml"))
        sheets = '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets>'
        file.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{sheets}</workbook>')
        file.writestr(
            "xl/elsewhere/data.xml", f"<x:worksheet xmlns:x='{MAIN}'><x:sheetData>{rows}</x:sheetData></x:worksheet>"
        )
    return out.getvalue()


def upload(page: Page, name: str, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )


def test_a_file_made_to_do_harm_is_a_sentence_and_others_are_served(
    open_page: OpenPage, new_context: Callable[..., BrowserContext]
) -> None:
    page = open_page("/targets")
    upload(page, "many.xlsx", workbook("<x:row>" + "<x:c r='A1'/>" * 1_000_001 + "</x:row>"))
    other = open_page("/finder?lang=en", new_context().new_page())
    expect(other.get_by_test_id("facets")).to_be_visible()
    refused = page.locator(".st-key-targets_upload [role=alert]")
    # by its cells, or on a busy machine by the time that reading it would take
    expect(refused).to_contain_text(re.compile("超过 1000000 个单元格|没有读完"), timeout=READ_WITHIN_MS)
    # and the next file is read as if nothing had been
    upload(page, "good.csv", "\n".join((",".join(HEADING), "ovc,tax_per_mu,36.4,万元/亩")).encode())
    expect(page.get_by_test_id("completion").locator("tbody tr")).to_have_count(1)


@pytest.mark.parametrize(("lang", "sentence"), [("zh", "没有上传：文件大于 5 MB"), ("en", "Not uploaded")])
def test_a_file_too_large_to_be_sent_is_told_in_the_reader_s_language(
    lang: str, sentence: str, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(f"/targets?lang={lang}")
    large = tmp_path / "large.csv"
    large.write_bytes(bytes(6 * 2**20))
    page.locator("input[type=file]").set_input_files(large)
    expect(page.get_by_test_id("stFileChip")).to_contain_text("large.csv")
    page.wait_for_function(
        "([test, text]) => getComputedStyle(document.querySelector(test), '::after').content.includes(text)",
        arg=["[data-testid=stFileUploader]", sentence],
    )


def test_rows_of_every_sheet_are_taken_and_what_is_not_read_is_named(open_page: OpenPage) -> None:
    page = open_page("/targets")
    rows = [
        "武汉市2021年目标",
        ",".join(HEADING),
        "ovc,tax_per_mu,36.4,万元/亩",
        "huangpi,tax_per_mu,36①,万元/亩",
        "注：快报,,,",
    ]
    upload(page, "a.csv", "\n".join(rows).encode())
    expect(page.get_by_test_id("left-out")).to_contain_text("第 1 行在标题行之上，没有读。")
    expect(page.get_by_test_id("left-out")).to_contain_text("第 5 行既没有目标，也没有实际值，没有读。")
    expect(page.get_by_test_id("rejected")).to_contain_text("第 4 行「实际值」列的值「36①」不是数")
    expect(page.get_by_test_id("upload-summary")).to_contain_text("采用 1 行 · 未采用 1 行 · 未填 0 行")
