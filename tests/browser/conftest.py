"""The browser tests' own Chromium, its two screens, and the guard that nothing asks another machine for anything.

A test takes ``open_page`` and says where to go; ``page`` and ``desktop`` are the same desktop page, ``phone`` is a
touch screen::

    def test_city_map_shows_every_unit(open_page):
        page = open_page("/?layer=count")


    def test_sheet_opens_on_a_phone(open_page, phone):
        open_page("/district?unit=ovc", phone)
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from playwright.sync_api import expect

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(Path(__file__).parent)]

from harness.element import ToyCity  # noqa: E402 - found once its folder is on the path
from network_guard import NetworkGuard  # noqa: E402 - the same
from waiting import lettered  # noqa: E402 - the same

from browsers import CHROMIUM, NoBrowserError, find  # noqa: E402 - found once its folder is on the path

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping

    from harness.element import OpenMap
    from playwright.sync_api import Browser, BrowserContext, Page
    from tests.conftest import Server

DESKTOP = {"viewport": {"width": 1440, "height": 900}}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
LIVE_MAP = "[data-testid=live-map][data-ready]"  # the attribute appears once all of it is drawn

# Two slow cores may be shared with other work: generous, because a wait ends as soon as its condition holds.
FIRST_PAGE_TIMEOUT_MS = 180_000
PAGE_TIMEOUT_MS = 60_000
EXPECT_TIMEOUT_MS = 60_000

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # the tests run as root in containers
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-proxy-server",
    # All pages are of one site: they share a process, which has read Streamlit's scripts by the second of them.
    "--process-per-site",
    "--disable-features=ScriptStreaming",  # reads scripts again that the process has read
    # A page is looked at for a second or two: code is optimised for a use that does not come, and a process for the
    # graphics has no graphics card to work for.
    "--js-flags=--invocation-count-for-maglev=4000",
    "--in-process-gpu",
    # Were a page to ask for another host, the guard reports it and nothing leaves this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


# The short start of a first visit is a test's own matter: to all others the reader has been here before.
FIRST_VISIT = "as-on-a-first-visit"
BEEN_HERE = f"""
  try {{
    if (!sessionStorage.getItem("{FIRST_VISIT}")) localStorage.setItem("wuhan-map-start-dismissed", "1");
  }} catch {{}}
"""

WATCHED = pytest.StashKey[tuple[NetworkGuard, "Server"]]()


class OpenPage(Protocol):
    """Go to a path of the application and return the page once its map is drawn."""

    def __call__(self, path: str = "/", on: Page | None = None) -> Page: ...


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Launch the installed Chromium; a machine without one fails every browser test and says why."""
    try:
        executable = find(CHROMIUM)
    except NoBrowserError as error:
        pytest.fail(str(error), pytrace=False)
    expect.set_options(timeout=EXPECT_TIMEOUT_MS)
    return {**browser_type_launch_args, "executable_path": executable, "args": CHROMIUM_ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], app_url: str) -> dict[str, Any]:
    """Speak Chinese, stand in Wuhan, and take paths of the application as addresses."""
    return {**browser_context_args, "base_url": app_url, "locale": "zh-CN", "timezone_id": "Asia/Shanghai"}


@pytest.fixture(scope="session")
def shown_server(browser: Browser, app_server: Server) -> Server:
    """Return the server once it has shown a page: its first visitor waits for whatever is published, no test does."""
    page = browser.new_page()
    page.set_default_timeout(FIRST_PAGE_TIMEOUT_MS)
    page.goto(app_server.url)
    page.locator(LIVE_MAP).first.wait_for()
    page.close()
    return app_server


@pytest.fixture
def network(request: pytest.FixtureRequest, shown_server: Server) -> Iterator[NetworkGuard]:
    """Whatever this test's pages asked for or complained about; anything wrong in it fails the test."""
    guard = NetworkGuard(shown_server.url)
    # Left with the test, for the hooks below: they cannot ask for fixtures.
    request.node.stash[WATCHED] = guard, shown_server
    yield guard
    # By now the pages are closed: what came after the test's last step belongs to it as well.
    fail_for(guard.take_unreported())


@pytest.fixture
def new_context(new_context: Callable[..., BrowserContext], network: NetworkGuard) -> Callable[..., BrowserContext]:
    """Make contexts that the guard watches from their first request."""

    def watched_context(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.add_init_script(BEEN_HERE)
        context.set_default_timeout(PAGE_TIMEOUT_MS)
        network.watch(context)
        return context

    return watched_context


class Window:
    """A context and a page that the tests of a kind of screen use one after the other.

    What a page costs most is what every page has in common: a process, scripts to read, fonts to unpack. In a page that
    has shown the application before, all of it is there. Nothing of a test stays: the page leaves the application, and
    routes, rights, size and media are as they were, and the briefing that the browser keeps is gone.
    """

    def __init__(self, browser: Browser, options: Mapping[str, Any], url: str) -> None:
        self.context = browser.new_context(**options)
        self.context.add_init_script(BEEN_HERE)
        self.context.set_default_timeout(PAGE_TIMEOUT_MS)
        self._size = options["viewport"]
        self._elsewhere = f"{url}/_stcore/health"  # of the same server: its process lives on
        self._page: Page | None = None

    @contextmanager
    def lent(self, network: NetworkGuard) -> Iterator[Page]:
        """Lend the page to one test."""
        if self._page is None or self._page.is_closed():
            self._page = self.context.new_page()
        network.watch(self.context)
        yield self._page
        for page in self.context.pages:
            if page != self._page:
                page.close()
        if not self._page.is_closed():
            self._leave(self._page)
        self.context.clear_permissions()
        network.unwatch(self.context)

    def _leave(self, page: Page) -> None:
        page.unroute_all(behavior="ignoreErrors")
        page.goto(self._elsewhere)
        page.evaluate("""sessionStorage.clear(); localStorage.removeItem("wuhan-map-briefing")""")
        page.set_viewport_size(self._size)
        page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")


@pytest.fixture(scope="session")
def desktop_window(browser: Browser, browser_context_args: dict[str, Any], app_url: str) -> Window:
    """Return a window of 1440 x 900."""
    return Window(browser, {**browser_context_args, **DESKTOP}, app_url)


@pytest.fixture(scope="session")
def phone_window(browser: Browser, browser_context_args: dict[str, Any], app_url: str) -> Window:
    """Return a touch screen of 390 x 844."""
    return Window(browser, {**browser_context_args, **PHONE}, app_url)


@pytest.fixture
def page(desktop_window: Window, network: NetworkGuard) -> Iterator[Page]:
    """Return the desktop page."""
    with desktop_window.lent(network) as page:
        yield page


@pytest.fixture
def desktop(page: Page) -> Page:
    """Return the desktop page under the name that reads well beside ``phone``."""
    return page


@pytest.fixture
def phone(phone_window: Window, network: NetworkGuard) -> Iterator[Page]:
    """Return a page on a touch screen, 390 x 844."""
    with phone_window.lent(network) as page:
        yield page


@pytest.fixture
def new_page(new_context: Callable[..., BrowserContext]) -> Page:
    """Return a desktop page that has never shown anything, for tests of what a browser fetches first."""
    return new_context(**DESKTOP).new_page()


@pytest.fixture(scope="session")
def toy_city(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ToyCity]:
    """Serve the map's element by itself, on a toy city."""
    made = ToyCity(browser, tmp_path_factory.mktemp("toy"))
    yield made
    made.close()


@pytest.fixture
def open_map(toy_city: ToyCity) -> OpenMap:
    """Return the function that opens the map's element without Streamlit."""
    return toy_city.open


@pytest.fixture
def open_page(request: pytest.FixtureRequest) -> OpenPage:
    """Return the function that opens a path, on the desktop page unless told otherwise."""

    def open_path(path: str = "/", on: Page | None = None) -> Page:
        page: Page = on or request.getfixturevalue("page")
        page.goto(path)
        page.locator(LIVE_MAP).first.wait_for()
        lettered(page)
        return page

    return open_path


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Fail the test itself, not its clean-up, when the guard has seen something."""
    result = yield
    if WATCHED in item.stash:
        guard, _ = item.stash[WATCHED]
        guard.settle()
        fail_for(guard.take_unreported())
    return result


def fail_for(faults: list[str]) -> None:
    """Fail the test when there are faults."""
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Put what the server and the pages had to say under a failed test."""
    report = yield
    if report.failed and WATCHED in item.stash:
        guard, server = item.stash[WATCHED]
        report.sections.append(("application log", server.log_tail()))
        report.sections.append(("what the network guard saw", "\n".join(guard.faults) or "nothing wrong"))
    return report
