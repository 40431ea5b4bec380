"""Controls: a unit pressed, the geography switched in the page head, parks filtered; against the floor's button."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle, islice
from typing import TYPE_CHECKING

from bench.browser import SAME_ZOOM, new_tab
from bench.options import LAYERS
from bench.scene import all_fills, found_parks, number_of_parks, scene
from bench.servers import serve
from bench.stats import median
from mapping.cartography.wording.typography import display

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from bench.browser import Change, Tab
    from bench.options import Options

UNITS = ("huangpi", "jiangxia", "caidian", "xinzhou")
"""Units large enough to be hit wherever their labels stand."""
GEOGRAPHIES = {"district": "行政区", "unit": "布局单元"}
"""Value on the map element -> its name in the page head."""
FACET = "health"
"""The industry that parks are filtered by, and then no longer."""
WARM_UP = 2


@dataclass(frozen=True, slots=True)
class Controls:
    """Medians in ms; bytes and blank frames are the most that any change took."""

    floor_ms: float
    unit_ms: float
    button_ms: float
    filter_ms: float
    parks: int
    """How many parks the table has that is filtered."""
    floor_bytes: int
    map_bytes: int
    page_bytes: int
    css_bytes: int
    blank: int
    zoom_kept: bool
    kinds: dict[str, int]
    """Bytes by kind of message of the largest change."""


def measure(browser: Browser, options: Options, *, collect: bool | None = None) -> Controls:
    """Press the floor's button, a unit, the switch of geographies and a filter (there and back), in turn.

    ``collect``: Streamlit's collection after every run; None leaves it as the application has it.
    """
    with ExitStack() as stack:
        floor = new_tab(browser, "floor")
        floor.open(stack.enter_context(serve("floor", collect=collect)).url, "run 0")
        app, finder = new_tab(browser, "app"), new_tab(browser, "finder")
        url = stack.enter_context(serve("app", collect=collect)).url
        app.open(url, all_fills(LAYERS[0]))
        finder.open(f"{url}/finder", found_parks())
        if not app.zoom_in():
            raise RuntimeError("the wheel did not zoom the application's map")
        zoom = app.span() or 0
        runs, units, buttons, filters, zooms = [], [], [], [], []
        for number, unit_id in enumerate(islice(cycle(UNITS), WARM_UP + options.changes)):
            runs.append(_press_floor(floor, number + 1))
            units.append(_press_unit(app, unit_id))
            buttons.extend(_switch(app, geography) for geography in GEOGRAPHIES)
            filters.extend(_filter(finder, industries) for industries in ((FACET,), ()))
            zooms.append(app.span() or 0)
        for tab in (floor, app, finder):
            tab.page.context.close()
    changes = [*units[WARM_UP:], *buttons[2 * WARM_UP :], *filters[2 * WARM_UP :]]
    largest = max(changes, key=lambda change: change.received.total)
    return Controls(
        floor_ms=_median(runs),
        unit_ms=_median(units),
        button_ms=_median(buttons),
        filter_ms=_median(filters),
        parks=number_of_parks(),
        floor_bytes=max(change.received.total for change in runs[WARM_UP:]),
        map_bytes=max(change.received.map for change in changes),
        page_bytes=largest.received.total,
        css_bytes=max(change.received.css for change in changes),
        blank=max(change.timing.blank for change in changes),
        zoom_kept=all(1 / SAME_ZOOM < span / zoom < SAME_ZOOM for span in zooms),
        kinds=largest.received.kinds,
    )


def _median(changes: list[Change]) -> float:
    return median(change.timing.ms for change in changes[WARM_UP:])


def _press_floor(tab: Tab, run: int) -> Change:
    return tab.change(tab.page.get_by_role("button", name="again").click, f"run {run}")


def _press_unit(tab: Tab, unit_id: str) -> Change:
    return tab.change(lambda: tab.press_unit(unit_id), display(scene().names[unit_id]), reader="card")


def _switch(tab: Tab, geography: str) -> Change:
    control = tab.page.get_by_role("radio", name=GEOGRAPHIES[geography], exact=True)
    return tab.change(control.click, geography, reader="geography")


def _filter(tab: Tab, industries: tuple[str, ...]) -> Change:
    pill = tab.page.locator(f"[data-facet=industry][data-value={FACET}]")
    return tab.change(pill.click, found_parks(*industries))
