"""Firefox and WebKitGTK on the running application: ``make browsers``, or ``make browsers ENGINES=firefox``.

A test takes ``visit`` and says where to go and on which screen; it runs once in each engine of ENGINES. What a page
complains about fails the test that opened it, and a failed test leaves a picture of its page in test-results/.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urljoin

import pytest
from tests.conftest import ROOT
from tests.engines.firefox import Firefox, firefox
from tests.engines.page import DESKTOP, EnginePage, Screen
from tests.engines.webkit import Webkit, webkit

sys.path.insert(0, str(ROOT / "scripts"))

from browsers import ENGINES, NoBrowserError, find

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

    from tests.conftest import Server

    Opener = Callable[[Screen], EnginePage]

PICTURES = ROOT / "test-results"
OPENED = pytest.StashKey[tuple[list[EnginePage], "Server"]]()


class Visit(Protocol):
    """Open a path of the application, or a whole address, on a screen."""

    def __call__(self, path: str, screen: Screen = DESKTOP) -> EnginePage: ...


@contextmanager
def firefox_pages(executable: str, folder: Path) -> Iterator[Opener]:
    """Start Firefox; yield what opens a page of it."""
    with firefox(executable, folder) as session:
        yield lambda screen: Firefox(session, screen)


@contextmanager
def webkit_pages(executable: str, folder: Path) -> Iterator[Opener]:
    """Start WebKitGTK; yield what opens a page of it."""
    with webkit(executable, folder) as session:
        yield lambda screen: Webkit(session, screen)


STARTS = {"firefox": firefox_pages, "webkit": webkit_pages}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each test once in every engine that is asked for; an engine that cannot be driven is named."""
    if "opener" not in metafunc.fixturenames:
        return
    names = os.environ.get("ENGINES", " ".join(STARTS)).split()
    if not names or set(names) - set(STARTS):
        raise pytest.UsageError(f"ENGINES={' '.join(names)}：可选 · choose from {', '.join(STARTS)}")
    # A process an engine, where there are several: each is started once.
    engines = [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in names]
    metafunc.parametrize("opener", engines, indirect=True, scope="session")


@pytest.fixture(scope="session")
def opener(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opener]:
    """Start one engine for all its tests; a machine without it fails them and says why."""
    try:
        executable = find(ENGINES[request.param])
    except NoBrowserError as error:
        pytest.fail(str(error), pytrace=False)
    with STARTS[request.param](executable, tmp_path_factory.mktemp(request.param)) as opens:
        yield opens


@pytest.fixture
def visit(request: pytest.FixtureRequest, app_server: Server, opener: Opener) -> Iterator[Visit]:
    """Return the function that opens a path; its pages are closed after the test."""
    pages: list[EnginePage] = []
    # Left with the test, for the hooks below: they cannot ask for fixtures.
    request.node.stash[OPENED] = pages, app_server

    def open_path(path: str, screen: Screen = DESKTOP) -> EnginePage:
        page = opener(screen)
        pages.append(page)
        page.open(urljoin(app_server.url, path))
        return page

    yield open_path
    for page in pages:
        page.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Fail the test itself when a page of it has complained; keep a picture of what a failed test has seen."""
    pages, _ = item.stash.get(OPENED, ([], None))
    try:
        result = yield
        complaints = [complaint for page in pages for complaint in page.errors()]
        if complaints:
            pytest.fail("\n".join(complaints), pytrace=False)
    except BaseException:
        for number, page in enumerate(pages):
            page.save(PICTURES / f"{re.sub(r'[^a-z0-9]+', '-', item.name)}-{number}.png")
        raise
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Put what the server had to say under a failed test."""
    report = yield
    if report.failed and OPENED in item.stash:
        _, server = item.stash[OPENED]
        report.sections.append(("application log", server.log_tail()))
    return report
