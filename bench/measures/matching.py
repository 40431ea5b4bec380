"""The match of a pasted text on a warm server, and what a change on its page takes against the floor's button."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count, islice
from typing import TYPE_CHECKING
from urllib.parse import quote

from bench.browser import new_tab
from bench.servers import serve
from bench.stats import median
from mapping.catalog import load_catalog
from mapping.insight.match.ranking import match
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from bench.browser import Change, Tab
    from bench.options import Options

LONG = 2000
"""Characters of the long text."""
TEXT = "建设氢燃料电池电堆和冷链仓储两条产线，用地80亩"
"""What the page is asked; its second word is taken out and brought back."""
WORD = "冷链"
WARM_UP = 2
STEP = 37
"""Every such word of the tables stands in a long text: few enough that a text takes in many sub-sectors."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Medians in ms. ``long_ms``: a text of 2,000 characters, never seen before; ``words`` are recognised in it.

    ``change_ms``: a word taken out, until the new ranking shows; ``same_ms``: the same page run again, to its end, with
    nothing changed; ``floor_ms``: a page of one line run again.
    """

    long_ms: float
    words: int
    change_ms: float
    same_ms: float
    floor_ms: float


def measure(browser: Browser, options: Options) -> Matching:
    """Match long texts in this process; then take a word out of a text on the page, and bring it back."""
    catalog = load_catalog()
    view = View(catalog.newest_edition)
    times, words = [], []
    for text in islice(_texts([entry.term for entry in catalog.thesaurus]), WARM_UP + options.changes):
        begun = time.perf_counter()
        words.append(len(match(catalog, text, view).words))
        times.append((time.perf_counter() - begun) * 1e3)
    changes, same, runs = _on_the_page(browser, options)
    return Matching(
        long_ms=median(times[WARM_UP:]),
        words=round(median(words[WARM_UP:])),
        change_ms=median(change.timing.ms for change in changes[2 * WARM_UP :]),
        same_ms=median(run.timing.ms for run in same[WARM_UP:]),
        floor_ms=median(run.timing.ms for run in runs[WARM_UP:]),
    )


def _texts(terms: list[str]) -> Iterator[str]:
    """Yield texts as long as may be, each of other words: what an investor pastes from a brochure."""
    for first in count():
        named = "；".join(f"计划建设{term}产线" for term in terms[first::STEP])
        yield named[:LONG]


def _on_the_page(browser: Browser, options: Options) -> tuple[list[Change], list[Change], list[Change]]:
    """Return the changes of the text, runs of its page that change nothing, and runs of the floor."""
    with ExitStack() as stack:
        floor, page = new_tab(browser, "floor"), new_tab(browser, "match")
        floor.open(stack.enter_context(serve("floor")).url, "run 0")
        page.open(f"{stack.enter_context(serve('app')).url}/match?text={quote(TEXT)}", "counted")
        changes, same, runs = [], [], []
        match_again = page.page.get_by_role("button", name="匹配", exact=True)
        for number in range(WARM_UP + options.changes):
            again = floor.page.get_by_role("button", name="again")
            runs.append(floor.change(again.click, f"run {number + 1}"))
            changes += [_press(page, "dropped"), _press(page, "counted")]
            same.append(page.change(match_again.click, "", reader="run"))
        for tab in (floor, page):
            tab.page.context.close()
    return changes, same, runs


def _press(page: Tab, wanted: str) -> Change:
    button = page.page.locator(".match-chips").get_by_role("button").filter(has_text=WORD)
    return page.change(button.click, wanted)
