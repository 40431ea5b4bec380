"""The dialog 导出, as a reader uses it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Download, Locator, Page


def open_exports(page: Page, name: str = "导出") -> Locator:
    """Open the dialog of files and return it."""
    page.get_by_role("button", name=re.compile(f"^{name}$")).first.click()
    dialog = page.get_by_role("dialog", name=name)
    expect(dialog).to_be_visible()
    return dialog


def choose(dialog: Locator, file_format: str) -> None:
    """Choose a format by its ending."""
    dialog.locator(f'input[name="format"][value="{file_format}"]').check(force=True)


def previewed(dialog: Locator) -> tuple[int, int]:
    """Wait until the preview is that of the settings; return its sides in pixels."""
    expect(dialog).not_to_have_attribute("data-busy", "")
    picture = dialog.get_by_role("img", name=re.compile("预览|Preview"))
    expect(picture).to_be_visible()
    width, height = picture.evaluate("async i => { await i.decode(); return [i.naturalWidth, i.naturalHeight] }")
    return width, height


def saved(page: Page, dialog: Locator, file_format: str) -> Download:
    """Have the page saved in a format."""
    choose(dialog, file_format)
    with page.expect_download() as waiting:
        dialog.get_by_role("button", name=re.compile("^(下载|Download)$")).click()
    return waiting.value
