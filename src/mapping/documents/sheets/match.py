"""产业选址 on paper: the map of scores beside the text as read and the ranking, then every reason and the parks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mapping.cartography.layers.score import SCORE
from mapping.cartography.resolve import resolve
from mapping.documents.sheets.framing import Part, frame_for, framed
from mapping.documents.sheets.match_tables import WHOLE, MatchTables
from mapping.documents.words import SheetWords
from mapping.i18n import translator
from mapping.printing import style
from mapping.printing.contents import key_panel
from mapping.printing.flow import stack
from mapping.printing.frame import projection_note
from mapping.printing.picture import picture
from mapping.printing.tables.paging import paged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.cartography.placement import Box
    from mapping.cartography.state import MapState
    from mapping.documents.order import Order
    from mapping.printing.display import Item
    from mapping.printing.document import Page
    from mapping.printing.frame import Frame
    from mapping.printing.tables.model import PagedTable

_LENGTHS: Final = (400, 160, 80)
"""Signs of the text that stand beside the map, if there is room; the whole then stands on the last page."""
_MOST_ON_SLIDES: Final = 12
"""Parks told one by one on slides."""


def match(order: Order) -> Iterator[Page]:
    """Yield the pages of a match.

    Raises:
        UsageError: there is no text, or weights that cannot be read.
        UnknownNameError: a chosen meaning is none of the word's.
    """
    slide = order.setting.paper.slide
    spec = order.page.map_spec.model_copy(update={"layer": SCORE, "kind": "city", "geo": "unit"})
    state = order.state or resolve(spec, order.atlas)
    tables = MatchTables(spec, order.atlas.catalog, _MOST_ON_SLIDES if slide else None)
    lang = spec.lang
    words = SheetWords(
        translator(lang)("产业选址"), state.headline, state.below, state.provenance, projection_note(lang)
    )
    frame = frame_for(order, words)
    drawn, boxes = _map(order, state, tables, frame)
    beside = _beside(tables, boxes)
    parts = [Part(words, (*drawn, *beside.items))]
    follow = [*beside.left_over, *tables.details()]
    if beside.shortened:
        follow.append(tables.whole_text())
    if follow:
        parts += [Part(words, items) for items in paged(follow, lambda _: frame.body)]
    yield from framed(order, parts, frame)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the map: its items, what found no room there, and whether the text is told in part only."""

    items: tuple[Item, ...]
    left_over: tuple[PagedTable, ...]
    shortened: bool


def _beside(tables: MatchTables, boxes: Sequence[Box]) -> Beside:
    """Return the fullest form of text and ranking that the boxes beside the map hold."""
    for reasons in (True, False):
        answer = tables.answer(reasons=reasons)
        for longest in _LENGTHS:
            items = _in_boxes([tables.read(longest), answer], boxes)
            if items is not None:
                return Beside(items, (), len(tables.text) > longest)
    read = tables.read(WHOLE)
    for reasons in (True, False):
        items = _in_boxes([tables.answer(reasons=reasons)], boxes)
        if items is not None:
            return Beside(items, (read,), shortened=False)
    return Beside((), (read, tables.answer(reasons=True)), shortened=False)


def _in_boxes(tables: Sequence[PagedTable], boxes: Sequence[Box]) -> tuple[Item, ...] | None:
    """Return tables in boxes, all in one or one in each; None where they do not fit."""
    shares = [list(tables)] if len(boxes) == 1 or len(tables) == 1 else [[table] for table in tables]
    items: list[Item] = []
    for share, box in zip(shares, boxes, strict=False):
        pages = list(paged(share, lambda _, box=box: box))  # type: ignore[misc]
        if len(pages) > 1:
            return None
        items += pages[0]
    return tuple(items)


def _map(order: Order, state: MapState, tables: MatchTables, frame: Frame) -> tuple[tuple[Item, ...], tuple[Box, ...]]:
    """Return the map of scores, and the boxes that keys without a place on it leave beside it."""
    shown = {score.park.park_id for score in tables.found.parks}
    state = replace(state, parks=tuple(park for park in state.parks if park.park_id in shown))
    setting = order.setting
    geography = order.atlas.geography.in_full if setting.paper.magnify > 1 else order.atlas.geography
    main = picture(state, geography, frame.map, setting)
    items = list(main.draw(None))
    *others, last = frame.columns
    keys = [key_panel(key, state.spec.lang) for key in main.homeless]
    if keys:
        width = last.right - last.left
        high = sum(key.sizes(width).full for key in keys) + style.GAP * (len(keys) - 1)
        items += stack(keys, replace(last, top=last.bottom - high))
        last = replace(last, bottom=last.bottom - high - style.GAP)
    return tuple(items), (*others, last)
