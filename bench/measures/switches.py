"""A switch of the layer, from the click to the changed map: in the application and at every peer."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle, islice, pairwise
from typing import TYPE_CHECKING

from bench.browser import SAME_ZOOM, new_tab
from bench.options import LAYERS, say
from bench.scene import all_fills, telling_fill
from bench.servers import serve
from bench.stats import median

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from bench.browser import Change, Tab
    from bench.options import Options

PEERS = {
    "app": "app",
    "folium_stock": "folium",
    "folium_group": "folium",
    "pydeck_map": "pydeck",
    "plotly_map": "plotly",
}
"""Script of each page and its reader in probe.js."""

WARM_UP = 2


@dataclass(frozen=True, slots=True)
class Switches:
    """Switches of one page. ``zoom_kept`` is None where the reader's own zoom could not be tried."""

    ms: float
    frames: float
    most_frames: int
    blank: int
    """Most frames without a map in one switch."""
    map_bytes: int
    page_bytes: int
    css_bytes: int
    zoom_kept: bool | None


def measure(browser: Browser, options: Options) -> dict[str, Switches]:
    """Switch layers on all pages in turn, so that whatever else the machine does falls on all of them alike."""
    with ExitStack() as stack:
        tabs = {}
        for name, reader in PEERS.items():
            server = stack.enter_context(serve(name))
            tabs[name] = new_tab(browser, reader)
            tabs[name].open(server.url, _wanted(tabs[name], LAYERS[-1], LAYERS[0]))
        say(f"  {len(tabs)} pages open")
        route = tuple(islice(cycle(LAYERS), WARM_UP + options.changes + 1))
        changes: dict[str, list[Change]] = {name: [] for name in tabs}
        zoomed = {}
        kept = dict.fromkeys(tabs, True)
        for number, (before, after) in enumerate(pairwise(route)):
            if number == WARM_UP:
                zoomed = {name: tab.span() for name, tab in tabs.items() if tab.zoom_in()}
            for name, tab in tabs.items():
                changes[name].append(_switch(tab, before, after))
                kept[name] &= name not in zoomed or _same(zoomed[name], tab.span())
        for tab in tabs.values():
            tab.page.context.close()
    return {name: _summary(done[WARM_UP:], kept[name] if name in zoomed else None) for name, done in changes.items()}


def _switch(tab: Tab, before: str, after: str) -> Change:
    if tab.reader == "app":
        control = tab.page.locator(f"[data-layer-option='{after}']")
    else:
        control = tab.page.get_by_text(after, exact=True)
    return tab.change(control.click, _wanted(tab, before, after))


def _wanted(tab: Tab, before: str, after: str) -> str:
    """Return what probe.js looks for; a canvas can only be asked for one colour."""
    return telling_fill(before, after) if tab.reader == "pydeck" else all_fills(after)


def _same(one: float | None, other: float | None) -> bool:
    if not one or not other:
        return False
    return max(one, other) / min(one, other) < SAME_ZOOM


def _summary(changes: list[Change], zoom_kept: bool | None) -> Switches:  # noqa: FBT001 - private
    timings = [change.timing for change in changes]
    received = [change.received for change in changes]
    return Switches(
        ms=median(timing.ms for timing in timings),
        frames=median(timing.frames for timing in timings),
        most_frames=max(timing.frames for timing in timings),
        blank=max(timing.blank for timing in timings),
        map_bytes=max(one.map for one in received),
        page_bytes=max(one.total for one in received),
        css_bytes=max(one.css for one in received),
        zoom_kept=zoom_kept,
    )
