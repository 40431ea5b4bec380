"""A connection that is lost, for a while or with the server: what was typed is kept, what is gone is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol, TypeAlias

import pytest
from cut_line import CutLine
from playwright.sync_api import expect
from tests.conftest import HOST, Server, free_port, start_streamlit, stop, wait_until_healthy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from network_guard import NetworkGuard
    from playwright.sync_api import BrowserContext, Page

FIGURES = "布局单元,目标,实际值,计量单位\novc,tax_per_mu,36.4,万元/亩\nhuangpi,tax_per_mu,9.5,万元/亩\n"
FILE = {"name": "实际值.csv", "mimeType": "text/csv", "buffer": FIGURES.encode()}

Story: TypeAlias = "Iterator[None]"
"""What a reader does before an outage, during it, and after it, with a pause where it begins and where it ends."""

DRAWN = "[data-testid=live-map][data-ready]"

# What a browser, and Streamlit in it, say about a server that is not there.
NOT_THERE = (
    r"Failed to load resource: net::ERR_\w+|WebSocket connection to .*|Cannot send .* when disconnected from server\."
    r"|Client Error in reaching server endpoint.*|Streamlit server is not responding.*"
    r"|live map: AssetError: cannot load (?s:.*)"  # of a map that has all it needs and fetches ahead
)


class Outage:
    """A server of its own behind a line that can be cut; it may be started anew meanwhile, as ``restarts`` says."""

    restarts = False

    def __init__(self, folder: Path) -> None:
        self._port = free_port()
        self._log = folder / "streamlit.log"
        self._begun = False
        self._start()
        self.line = CutLine(self._port)
        self.url = f"http://{HOST}:{self.line.port}"

    def _start(self) -> None:
        with self._log.open("ab") as log:
            self._process = start_streamlit(self._port, log.fileno())
        wait_until_healthy(self._process, Server(f"http://{HOST}:{self._port}", self._log))

    def begin(self) -> None:
        self._begun = True
        self.line.cut()
        if self.restarts:
            stop(self._process)

    def end(self) -> None:
        if self.restarts:
            self._start()
        self.line.mend()
        self._begun = False

    def end_if_begun(self) -> None:
        """Leave the server to the next test as it was, also where a test has failed."""
        if self._begun:
            self.end()

    def close(self) -> None:
        self.line.close()
        stop(self._process)


class Visit(Protocol):
    """Open a path of the server behind the line."""

    def __call__(self, path: str) -> Page: ...


@pytest.fixture(scope="module")
def server_behind_a_line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outage]:
    made = Outage(tmp_path_factory.mktemp("outage"))
    yield made
    made.close()


@pytest.fixture(params=[False, True], ids=["line cut", "server started anew"])
def outage(request: pytest.FixtureRequest, server_behind_a_line: Outage) -> Iterator[Outage]:
    server_behind_a_line.restarts = request.param
    yield server_behind_a_line
    server_behind_a_line.end_if_begun()


@pytest.fixture
def visit(outage: Outage, new_context: Callable[..., BrowserContext], network: NetworkGuard) -> Visit:
    network.expect(NOT_THERE)
    context = new_context(viewport={"width": 1440, "height": 900})

    def open_path(path: str) -> Page:
        page = context.new_page()
        page.goto(f"{outage.url}{path}")
        page.locator(DRAWN).first.wait_for()
        return page

    return open_path


def is_back(page: Page) -> None:
    expect(page.locator(".page-offline")).to_have_count(0)
    expect(page.locator("[data-test-connection-state=CONNECTED]")).to_have_count(1)


def a_typed_text_is_matched_once_the_server_is_back(_: Outage, visit: Visit) -> Story:
    page = visit("/match?text=芯片")
    text = page.locator(".st-key-match_text textarea")
    text.fill("我们做氢燃料电池电堆")
    yield
    notice = page.locator(".page-offline")
    expect(notice).to_have_text("与服务器的连接断了，正在重连；已填写的内容会保留。")
    expect(text).to_have_value("我们做氢燃料电池电堆")
    yield
    is_back(page)
    # it acts by itself; and pressing once more takes nothing away
    expect(page).to_have_url(re.compile(r"text=%E6%88%91%E4%BB%AC%E5%81%9A%E6%B0%A2"))
    page.locator(".st-key-match_go button").click()
    expect(page.locator(".match-chips")).to_contain_text("氢燃料电池")
    expect(text).to_have_value("我们做氢燃料电池电堆")


def the_finder_answers_what_was_typed_while_nobody_heard_it(_: Outage, visit: Visit) -> Story:
    page = visit("/finder?lang=en")
    search = page.get_by_test_id("facets").locator("input").first
    yield
    expect(page.locator(".page-offline")).to_contain_text("What you have entered is kept")
    search.fill("智能网联")
    yield
    is_back(page)
    expect(page).to_have_url(re.compile("q=%E6%99%BA%E8%83%BD%E7%BD%91%E8%81%94"))
    expect(search).to_have_value("智能网联")
    expect(page.locator(".lm-waiting")).to_have_count(0)


def uploaded_figures_are_kept_or_said_to_be_gone(outage: Outage, visit: Visit) -> Story:
    page = visit("/targets")
    page.locator("input[type=file]").set_input_files(FILE)
    completion = page.get_by_test_id("completion")
    expect(completion.locator("tbody tr")).to_have_count(2)
    yield
    expect(page.locator(".page-offline")).to_be_visible()
    yield
    is_back(page)
    if not outage.restarts:
        expect(completion.locator("tbody tr")).to_have_count(2)
        expect(page.locator(".notices")).to_have_count(0)
        return
    gone = page.locator(".notices").filter(has_text="「实际值.csv」已不在")
    expect(gone).to_be_visible()
    expect(completion).to_have_count(0)
    expect(page.get_by_test_id("stFileUploader")).not_to_contain_text("实际值.csv")
    expect(page.get_by_test_id("live-map")).to_have_attribute("data-layer", "target:tax_per_mu")
    # handed over again, it is as before
    page.locator("input[type=file]").set_input_files(FILE)
    expect(completion.locator("tbody tr")).to_have_count(2)
    expect(gone).to_have_count(0)


def a_layer_chosen_while_nobody_heard_it_is_taken_over(_: Outage, visit: Visit) -> Story:
    page = visit("/")
    # the card comes after the map: what is still on its way when the line is cut is another story
    expect(page.get_by_test_id("card").locator("section.card")).to_have_count(1)
    yield
    expect(page.locator(".page-offline")).to_be_visible()
    page.locator("[data-layer-option=count]").click()
    expect(page.get_by_test_id("live-map")).to_have_attribute("data-layer", "count")
    yield
    is_back(page)
    expect(page).to_have_url(re.compile("layer=count"))
    expect(page.get_by_test_id("live-map")).to_have_attribute("data-layer", "count")


STORIES = (
    a_typed_text_is_matched_once_the_server_is_back,
    the_finder_answers_what_was_typed_while_nobody_heard_it,
    uploaded_figures_are_kept_or_said_to_be_gone,
    a_layer_chosen_while_nobody_heard_it_is_taken_over,
)


def test_nothing_is_lost_without_a_word(outage: Outage, visit: Visit) -> None:
    """Let four readers live through the same outage: before it, during it, and once it is over."""
    stories = [story(outage, visit) for story in STORIES]
    for story in stories:
        next(story)
    outage.begin()
    for story in stories:
        next(story)
    outage.end()
    for story in stories:
        assert next(story, None) is None
