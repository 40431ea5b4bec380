"""A server started by hand, as behind a proxy below a path, whose first visitor comes by a copied address."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.conftest import HOST, ROOT, Server, free_port, stop, wait_until_healthy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

BELOW = "maps"
SHEET = re.compile(rf"/{BELOW}/app/static/published/app-")


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Server]:
    """Start `streamlit run app.py` with nothing prepared: no installed package, no PYTHONPATH, no earlier visit."""
    port = free_port()
    server = Server(f"http://{HOST}:{port}/{BELOW}", tmp_path / "streamlit.log")
    options = (f"--server.port={port}", f"--server.baseUrlPath={BELOW}", "--server.headless=true")
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    with server.log_file.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", *options],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        wait_until_healthy(process, server)
        yield server
    finally:
        stop(process)


def test_a_deep_link_opens_the_whole_application(fresh_server: Server, browser_page: Page) -> None:
    for path, said in (("/district?unit=wedz", "武汉经开区"), ("/", "首位")):
        browser_page.goto(f"{fresh_server.url}{path}")
        expect(browser_page.get_by_role("heading", level=1)).to_contain_text(said)
        expect(browser_page.get_by_test_id("stTopNavLink")).to_have_count(11)
        browser_page.locator("[data-testid=live-map][data-ready]").wait_for()
        expect(browser_page.locator("link[data-page-sheet]")).to_have_attribute("href", SHEET)
        expect(browser_page.get_by_test_id("stHeader")).to_have_css("background-color", "rgb(27, 54, 84)")


@pytest.fixture
def browser_page(browser: object) -> Iterator[Page]:
    """Return a page outside the guard, which watches the shared server only."""
    page = browser.new_page(locale="zh-CN")  # type: ignore[attr-defined]
    yield page
    page.close()
