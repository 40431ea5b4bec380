"""产业选址 on paper: the map of scores beside the text as read and the ranking, then every reason and the parks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from mapping.cartography.layers.score import SCORE
from mapping.cartography.resolve import resolve
from mapping.documents.sheets.framing import Part, frame_for, framed, keys_below
from mapping.documents.sheets.match_tables import MatchTables
from mapping.documents.words import SheetWords
from mapping.i18n import translator
from mapping.printing import style
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
_SHARES: Final = (0.5, 0.45, 0.4, 0.36)
"""Of the height of a sheet that is higher than wide: what its map may take, the best first."""
_MOST_ON_SLIDES: Final = 8
"""Parks told one by one on slides."""
_MOST_REASONED: Final = 3
"""Units whose reasons slides tell."""


def match(order: Order) -> Iterator[Page]:
    """Yield the pages of a match.

    Raises:
        UsageError: there is no text, or weights that cannot be read.
        UnknownNameError: a chosen meaning is none of the word's.
    """
    slide, lang = order.setting.paper.slide, order.page.lang
    spec = order.page.map_spec.model_copy(update={"layer": SCORE, "kind": "city", "geo": "unit"})
    tables = MatchTables(spec, order.atlas.catalog, *((_MOST_REASONED, _MOST_ON_SLIDES) if slide else ()))
    state = _shown(order.state or resolve(spec, order.atlas), tables)
    words = SheetWords(
        translator(lang)("产业选址"), state.headline, state.below, state.provenance, projection_note(lang)
    )
    for share in _SHARES if order.setting.paper.portrait else (None,):
        frame = frame_for(order, words, share, told=tables.text)
        first, follow, whole = (_on_slide if slide else _on_sheet)(order, state, tables, frame)
        if whole:
            break
    yield from framed(order, [Part(words, first), *(Part(words, items) for items in _flowing(follow, frame))], frame)


def _shown(state: MapState, tables: MatchTables) -> MapState:
    """Return the map with the parks of the answer alone, and without the words that stand beside it in full."""
    found = {score.park.park_id for score in tables.found.parks}
    parks = tuple(park for park in state.parks if park.park_id in found)
    return replace(state, parks=parks, layer=replace(state.layer, note=None))


def _on_slide(
    order: Order, state: MapState, tables: MatchTables, frame: Frame
) -> tuple[tuple[Item, ...], tuple[PagedTable, ...], bool]:
    """Return the map with the scores alone, and all tables for the slides that follow."""
    main = picture(state, order.atlas.geography.in_full, frame.map, order.setting)
    items, rest = keys_below(main, frame.column, state.spec.lang, slide=True)
    told: tuple[Item, ...] | None = None
    for most in range(len(tables.found.units), 0, -1):
        told = _in_box([replace(tables.answer(reasons=False, most=most), title="", note="")], rest)
        if told is not None:
            break
    follow = (tables.read(_LENGTHS[0]), tables.answer(reasons=True), *tables.details(), *_whole(tables, _LENGTHS[0]))
    return (*main.draw(None), *items, *(told or ())), follow, True


def _on_sheet(
    order: Order, state: MapState, tables: MatchTables, frame: Frame
) -> tuple[tuple[Item, ...], tuple[PagedTable, ...], bool]:
    """Return the map with text and ranking, the tables of the pages that follow, and whether all had room here."""
    full = order.setting.paper.magnify > 1
    geography = order.atlas.geography.in_full if full else order.atlas.geography
    main = picture(state, geography, frame.map, order.setting)
    body = frame.body
    rest = replace(body, top=frame.column.top) if order.setting.paper.portrait else frame.column
    keys, rest = keys_below(main, rest, state.spec.lang, slide=False)
    items = (*main.draw(None), *keys)
    beside = _beside(tables, rest)
    follow = (*beside.left_over, *tables.details(), *_whole(tables, beside.longest))
    return (*items, *beside.items), follow, not beside.left_over


def _flowing(tables: Sequence[PagedTable], frame: Frame) -> Iterator[tuple[Item, ...]]:
    """Yield the pages of tables: in two columns where the sheet is wider than high and that takes fewer of them.

    Never so that a column is left empty.
    """
    if not tables:
        return
    body, paper = frame.body, frame.paper
    whole = list(paged(tables, lambda _: body))
    if paper.portrait or paper.slide or len(whole) == 1:
        yield from whole
        return
    half = (body.right - body.left - style.GAP) / 2
    columns = (replace(body, right=body.left + half), replace(body, left=body.right - half))
    filled = list(paged(tables, lambda number: columns[number % 2]))
    if len(filled) % 2 or len(filled) // 2 >= len(whole):
        yield from whole
        return
    yield from (tuple(chain.from_iterable(pair)) for pair in _pairs(filled))


def _pairs(filled: Sequence[tuple[Item, ...]]) -> Iterator[Sequence[tuple[Item, ...]]]:
    """Yield columns two by two."""
    yield from (filled[start : start + 2] for start in range(0, len(filled), 2))


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the map: its items, what found no room there, and of how many signs the text is told whole."""

    items: tuple[Item, ...]
    left_over: tuple[PagedTable, ...]
    longest: int


def _whole(tables: MatchTables, longest: int) -> tuple[PagedTable, ...]:
    """Return the text in full, where it was told in part only."""
    return (tables.whole_text(),) if len(tables.text) > longest else ()


def _beside(tables: MatchTables, box: Box) -> Beside:
    """Return the fullest form of text and ranking that the room beside the map holds."""
    for reasons in (True, False):
        answer = tables.answer(reasons=reasons)
        for longest in _LENGTHS:
            items = _in_box([tables.read(longest), answer], box)
            if items is not None:
                return Beside(items, (), longest)
    read, longest = tables.read(_LENGTHS[0]), _LENGTHS[0]
    for reasons in (True, False):
        items = _in_box([tables.answer(reasons=reasons)], box)
        if items is not None:
            return Beside(items, (read,), longest)
    return Beside((), (read, tables.answer(reasons=True)), longest)


def _in_box(tables: Sequence[PagedTable], box: Box) -> tuple[Item, ...] | None:
    """Return tables in a box; None where they do not fit."""
    pages = list(paged(tables, lambda _: box))
    return pages[0] if len(pages) == 1 else None
