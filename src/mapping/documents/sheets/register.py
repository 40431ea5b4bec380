"""The directory of parks (名录): every park that the view shows, under its layout unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.resolve import policy
from mapping.documents.table_pages import cells, table_pages, tracks
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
    from mapping.printing.document import Page


def register(order: Order) -> Iterator[Page]:
    """Yield the directory: all parks of the view, or those that the page's filter finds."""
    page, catalog = order.page, order.atlas.catalog
    w = Wording.of(catalog, page.view)
    parks = find_parks(catalog, page.parks_asked, page.edition).parks
    t = w.t
    table = PagedTable(
        "register",
        tracks(columns.REGISTER, w, columns.REGISTER_SPARE),
        tuple(_sections(parks, w)),
        again=t("（续）"),
        alt=t("园区名录"),
    )
    words = SheetWords(t("园区名录"), t("园区名录"), t("{n} 处", n=len(parks)), (policy(order.atlas, page.view),))
    yield from table_pages(order, words, (table,))


def _sections(parks: Sequence[Park], w: Wording) -> Iterator[Section]:
    for unit in w.catalog.units:
        own = [park for park in parks if park.unit_id == unit.unit_id]
        rows = tuple(cells(columns.REGISTER, park, w) for park in own)
        yield Section(rows or (Said(w.t("没有收录"), style.FAINT),), w.names.unit(unit), w.t("{n} 处", n=len(own)))
    homeless = [park for park in parks if park.unit_id is None]
    if homeless:
        rows = tuple(cells(columns.REGISTER, park, w) for park in homeless)
        yield Section(rows, w.t("单元未查明"), w.t("{n} 处", n=len(homeless)))
