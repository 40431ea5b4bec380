"""A reader chooses an edition: the map, the card, the table and the pages after it follow, and "Back" leads back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

import pytest
from playwright.sync_api import expect
from tests.conftest import HOST, Server, free_port, start_streamlit, stop, wait_until_healthy
from tests.second_edition import LEADS, folder_of_two

from mapping.catalog import load_catalog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

DRAWN = "[data-testid=live-map][data-ready]"
EDITION_CHIP = ".page-head .chip-edition"
OLD_LEAD, (NEW_LEAD, _) = "光芯屏端网", LEADS["ovc"]


class Visit(Protocol):
    """Open a path of the server that has two editions."""

    def __call__(self, path: str) -> Page: ...


@pytest.fixture(scope="module")
def two_editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the application over the project's data with a second edition; return its address."""
    folder = tmp_path_factory.mktemp("editions")
    data = folder_of_two(load_catalog(), folder / "data")
    port = free_port()
    server = Server(f"http://{HOST}:{port}", folder / "streamlit.log")
    with server.log_file.open("wb") as log:
        process = start_streamlit(port, log.fileno(), data=data)
    try:
        wait_until_healthy(process, server)
        yield server.url
    finally:
        stop(process)


@pytest.fixture
def visit(two_editions: str, page: Page) -> Visit:
    def open_path(path: str) -> Page:
        page.goto(f"{two_editions}{path}")
        page.locator(DRAWN).first.wait_for()
        return page

    return open_path


def unit(page: Page, unit_id: str) -> Locator:
    return page.locator(f'path[data-unit="{unit_id}"]')


def choose(page: Page, edition: str) -> None:
    page.locator(f"[data-choice=edition] [data-value='{edition}']").click()


def shows(page: Page, edition: str) -> None:
    """Expect what an edition says, on the map, in the card beside it and in the head."""
    lead = {"2021": OLD_LEAD, "2025": NEW_LEAD}[edition]
    expect(page.locator(EDITION_CHIP)).to_have_text(f"{edition} 版")
    expect(unit(page, "ovc")).to_have_attribute("aria-label", re.compile(re.escape(lead)))
    expect(page.get_by_test_id("card")).to_contain_text(f"{edition} 年目标")
    expect(page.get_by_test_id("card").locator("li").first).to_contain_text(lead)


def test_the_newest_edition_is_shown_and_another_one_by_a_press(visit: Visit) -> None:
    page = visit("/?unit=ovc")
    shows(page, "2025")
    colour = unit(page, "ovc").get_attribute("fill")
    choose(page, "2021")
    expect(page).to_have_url(re.compile("edition=2021"))
    shows(page, "2021")
    expect(unit(page, "ovc")).not_to_have_attribute("fill", colour or "")
    page.go_back()
    expect(page).not_to_have_url(re.compile("edition="))
    shows(page, "2025")


def test_the_edition_goes_along_to_other_pages_and_is_given_up_where_the_newest_is_chosen(visit: Visit) -> None:
    page = visit("/overlap?edition=2021")
    expect(page.locator(EDITION_CHIP)).to_have_text("2021 版")
    page.get_by_test_id("stTopNavLink").filter(has_text="区级产业地图").click()
    expect(page).to_have_url(re.compile(r"/district\?.*edition=2021"))
    page.locator(DRAWN).first.wait_for()
    expect(page.locator(EDITION_CHIP)).to_have_text("2021 版")
    choose(page, "2025")
    expect(page).not_to_have_url(re.compile("edition="))
    expect(page.locator(EDITION_CHIP)).to_have_text("2025 版")
