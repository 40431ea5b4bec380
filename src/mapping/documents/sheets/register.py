"""The directory of parks (名录): every park that the view shows, under its layout unit."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mapping.cartography.layers.found_parks import filters_told
from mapping.cartography.resolve import policy, provenance
from mapping.cartography.tiles import tile_of
from mapping.catalog.labels import PARK_LEVELS
from mapping.documents.table_pages import cells, table_pages, tracks, units_of
from mapping.documents.words import SheetWords
from mapping.insight.parks.finder import find_parks
from mapping.lists.columns import parks as columns
from mapping.lists.columns.column import Wording
from mapping.printing import style
from mapping.printing.tables.model import PagedTable, Said, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.catalog.records import Park
    from mapping.documents.order import Order
    from mapping.insight.parks.finder import Found
    from mapping.printing.document import Page


def register(order: Order) -> Iterator[Page]:
    """Yield the directory: all parks of the view, or those that the page's filter finds, of the one unit that it names.

    Raises:
        UnknownNameError: the filter or the page names what does not exist.
    """
    page, catalog = order.page, order.atlas.catalog
    w = Wording.of(catalog, page.view)
    found = find_parks(catalog, page.parks_asked, page.edition)
    parks = [park for park in found.parks if page.unit in {None, park.unit_id}]
    title = w.t("园区名录")
    table = PagedTable(
        "register",
        tracks(columns.ON_PAPER, w, columns.SPARE),
        tuple(_sections(order, parks, w)),
        again=w.t("（续）"),
        alt=title,
    )
    sources = (policy(order.atlas, page.view), provenance(order.atlas, "parks", w.lang))
    note = w.t("“未公开”表示公开资料里没有查到，不等于没有。")
    words = SheetWords(title, title, " · ".join(_below(found, parks, w)), sources, note)
    yield from table_pages(order, words, (table,))


def _below(found: Found, parks: Sequence[Park], w: Wording) -> Iterator[str]:
    """Yield how many parks there are, by level, and which were asked for."""
    yield w.t("共 {n} 处", n=len(parks))
    yield from _levels(parks, w)
    if not found.query.is_open:
        yield filters_told(found, w.catalog, w.lang)
    elif found.query.later:
        yield w.t("包含 {year} 年以后的内容", year=w.edition.year)
    else:
        yield w.t("不含 {year} 年以后的内容", year=w.edition.year)


def _levels(parks: Sequence[Park], w: Wording) -> Iterator[str]:
    """Yield how many parks have each level, the highest first, and how many none that is published."""
    counts = Counter(park.level for park in parks)
    for level in PARK_LEVELS:
        if counts[level]:
            yield w.t("{what} {n}", what=w.names.value("park_level", level), n=counts[level])
    if counts[None]:
        yield w.t("级别未公开 {n}", n=counts[None])


def _sections(order: Order, parks: Sequence[Park], w: Wording) -> Iterator[Section]:
    """Yield the parks by unit, those of no known unit last; units without any only where nothing was filtered."""
    if not parks:
        yield Section((Said(w.t("没有符合条件的园区。"), style.FAINT),))
        return
    empty = 0
    for unit in units_of(order.page, w):
        own = [park for park in parks if park.unit_id == unit.unit_id]
        if own:
            yield _section(w.names.unit(unit), own, w)
        elif order.page.parks_asked.is_open:
            yield Section((Said(w.t("没有收录"), style.FAINT),), w.names.unit(unit), w.t("{n} 处", n=0))
        else:
            empty += 1
    homeless = [park for park in parks if park.unit_id is None]
    if homeless:
        yield _section(w.t("单元未查明"), homeless, w)
    if empty:
        yield Section((Said(w.t("其余 {n} 个单元为 0 处", n=empty), style.FAINT),))


def _section(name: str, parks: Sequence[Park], w: Wording) -> Section:
    told = (w.t("{n} 处", n=len(parks)), *_levels(parks, w))
    return Section(tuple(_row(park, w) for park in parks), name, " · ".join(told))


def _row(park: Park, w: Wording) -> tuple[Said, ...]:
    industries = (w.catalog.industry(key) for key in w.catalog.industries_of_park(park))
    parts = tuple((tile_of(one, w.lang), w.names.industry_short(one)) for one in industries)
    own = {columns.INDUSTRIES.id: Said("", parts=parts)} if parts else {}
    later = w.t("{year} 年后", year=w.edition.year) if w.is_later(park) else ""
    return cells(columns.ON_PAPER, park, w, own, later)
