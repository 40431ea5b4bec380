"""Heat by cell: a filter pressed, until the map shows it; on this map, with pydeck and with folium, over a floor."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from bench.browser import new_tab
from bench.firm_list import ENGINE, FINE, SIZE, classes, fills, open_store, presses
from bench.options import say
from bench.servers import serve
from bench.stats import median, p95
from mapping.insight.firms.query import FirmQuery

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from bench.browser import Change, Tab
    from bench.options import Options
    from mapping.firms.store import Store

PEERS = {"pydeck_heat": "picture", "folium_heat": "cells"}
"""Script of each peer and its reader in probe.js."""
WARM_UP = 2
NEARER_MS = 700


@dataclass(frozen=True, slots=True)
class HeatChanges:
    """Medians in ms from the press of a filter to the cells that it finds; the most cells, bytes and blank frames.

    ``received``: bytes over the websocket; ``fetched``: of files but fonts, with their headers; ``all_bytes``: of both
    in one change.
    """

    ms: float
    p95: float
    cells: int
    blank: int
    received: int
    fetched: int
    all_bytes: int


@dataclass(frozen=True, slots=True)
class Heat:
    """Changes by page: ``app`` as it opens, ``fine`` where it shows most cells, and the peers; and of the floor."""

    pages: dict[str, HeatChanges]
    floor_ms: float


@dataclass(slots=True)
class _Changes:
    """What one page has done, and what it has fetched for the change at hand."""

    tab: Tab
    done: list[tuple[Change, int, int]] = field(default_factory=list)
    """Each change, the cells it was to show, and the bytes of files."""
    sizes: list[float] = field(default_factory=list)

    def listen(self) -> None:
        """Count the bytes of files from now on; fonts come once, with the first name that needs them."""
        session = self.tab.page.context.new_cdp_session(self.tab.page)
        session.send("Network.enable")
        fonts = set()

        def answered(event: dict[str, Any]) -> None:
            if event["type"] == "Font":
                fonts.add(event["requestId"])

        def finished(event: dict[str, Any]) -> None:
            if event["requestId"] not in fonts:
                self.sizes.append(event["encodedDataLength"])

        session.on("Network.responseReceived", answered)
        session.on("Network.loadingFinished", finished)

    def press(self, selector: str, wanted: str, cells: int) -> None:
        """Press a filter and wait for what is wanted."""
        self.sizes.clear()
        change = self.tab.change(self.tab.page.locator(selector).click, wanted)
        self.done.append((change, cells, round(sum(self.sizes))))

    def summary(self) -> HeatChanges:
        """Return what was measured once it was warm."""
        done = self.done[WARM_UP:]
        times = [change.timing.ms for change, _, _ in done]
        return HeatChanges(
            ms=median(times),
            p95=p95(times),
            cells=max(cells for _, cells, _ in done),
            blank=max(change.timing.blank for change, _, _ in done),
            received=max(change.received.total for change, _, _ in done),
            fetched=max(fetched for _, _, fetched in done),
            all_bytes=max(change.received.total + fetched for change, _, fetched in done),
        )


def measure(browser: Browser, options: Options) -> Heat:
    """Press filters on all pages in turn; each question is asked for the first time."""
    store = open_store()
    with ExitStack() as stack:
        floor, app = new_tab(browser, "floor"), new_tab(browser, "heat")
        floor.open(stack.enter_context(serve("floor")).url, "run 0")
        app.open(
            f"{stack.enter_context(serve('app', firms=ENGINE)).url}/firms?heat=1",
            _wanted(store, "heat", FirmQuery())[0],
        )
        peers = {name: new_tab(browser, reader) for name, reader in PEERS.items()}
        for name, tab in peers.items():
            tab.open(stack.enter_context(serve(name)).url, _wanted(store, tab.reader, FirmQuery())[0])
        say(f"    {len(peers) + 2} pages open")
        pages = {name: _Changes(tab) for name, tab in {"app": app, **peers}.items()}
        for page in pages.values():
            page.listen()
        asked = presses()
        runs = []
        for industry, query in islice(asked, WARM_UP + options.changes):
            runs.append(_again(floor, len(runs) + 1))
            for page in pages.values():
                page.press(_control(page.tab, industry), *_wanted(store, page.tab.reader, query))
        for tab in peers.values():
            tab.page.context.close()
        fine = pages["fine"] = _Changes(app)
        fine.listen()
        _go_nearer(app)
        for industry, query in islice(asked, WARM_UP + options.changes):
            runs.append(_again(floor, len(runs) + 1))
            fine.press(_control(app, industry), *_wanted(store, app.reader, query, FINE))
        for tab in (floor, app):
            tab.page.context.close()
    store.engine.close()
    return Heat({name: page.summary() for name, page in pages.items()}, median(run.timing.ms for run in runs[WARM_UP:]))


def _again(floor: Tab, run: int) -> Change:
    return floor.change(floor.page.get_by_role("button", name="again").click, f"run {run}")


def _control(tab: Tab, industry: str) -> str:
    if tab.reader == "heat":
        return f"[data-press='toggle:industry={industry}']"
    return f"[data-testid=stButtonGroup] button:has-text('{industry}')"


def _wanted(store: Store, reader: str, query: FirmQuery, size: int = SIZE) -> tuple[str, int]:
    """Return what probe.js looks for, and how many cells that is; a picture can only be asked whether it changed."""
    amounts = store.cells(query, size).amounts
    told = {"heat": classes, "cells": lambda found, _: fills(found), "picture": lambda _, __: "changed"}[reader]
    return told(amounts.tolist(), size), len(amounts)


def _go_nearer(app: Tab) -> None:
    """Press + until the map shows finer cells."""
    for _ in range(FINE):
        shown = app.page.locator("[data-testid=heat]").get_attribute("data-size")
        if shown == str(FINE):
            return
        app.page.locator("[data-tool=in]").click()
        app.page.wait_for_timeout(NEARER_MS)
        app.rest()
    raise RuntimeError(f"the map does not come to show cells of size {FINE}")
