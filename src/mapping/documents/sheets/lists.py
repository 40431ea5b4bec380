"""The three lists (三清单): enterprises, projects and platforms, under their layout units."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mapping.cartography.resolve import policy, provenance
from mapping.catalog import labels
from mapping.documents.table_pages import cells, table_pages, tracks, units_of
from mapping.documents.words import SheetWords
from mapping.lists.columns import list_entries as columns
from mapping.lists.columns.column import Wording
from mapping.printing import style
from mapping.printing.tables.model import PagedTable, Said, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.catalog.records import ListEntry
    from mapping.documents.order import Order
    from mapping.printing.document import Page


def lists(order: Order) -> Iterator[Page]:
    """Yield the three lists of all units, or of the one that the page names.

    Raises:
        UnknownNameError: the page names a unit or edition that does not exist.
    """
    page, catalog = order.page, order.atlas.catalog
    w = Wording.of(catalog, page.view)
    title = w.t("三清单")
    of_unit = {unit.unit_id: catalog.list_entries_of(unit.unit_id, page.view) for unit in units_of(page, w)}
    sections = tuple(
        Section(
            tuple(_row(entry, w) for entry in of_unit[unit.unit_id]) or (Said(w.t("没有收录"), style.FAINT),),
            w.names.unit(unit),
            " · ".join(_counted(of_unit[unit.unit_id], w)),
        )
        for unit in units_of(page, w)
    )
    table = PagedTable("lists", tracks(columns.ON_PAPER, w, columns.SPARE), sections, again=w.t("（续）"), alt=title)
    every = [entry for entries in of_unit.values() for entry in entries]
    below = (*_counted(every, w), _view(w))
    sources = (policy(order.atlas, page.view), provenance(order.atlas, "three_lists", w.lang))
    note = w.t("初步收录，尚不完整：没有列出的，不等于没有。")
    yield from table_pages(order, SheetWords(title, title, " · ".join(below), sources, note), (table,))


def _view(w: Wording) -> str:
    if w.view.later:
        return w.t("包含 {year} 年以后的内容", year=w.edition.year)
    return w.t("不含 {year} 年以后的内容", year=w.edition.year)


def _counted(entries: Sequence[ListEntry], w: Wording) -> Iterator[str]:
    """Yield how many entries there are, and of each list."""
    yield w.t("共 {n} 条", n=len(entries))
    counts = Counter(entry.list for entry in entries)
    for kind in labels("list"):
        if counts[kind]:
            yield w.t("{what} {n}", what=w.names.value("list", kind), n=counts[kind])


def _row(entry: ListEntry, w: Wording) -> tuple[Said, ...]:
    later = w.t("{year} 年后", year=w.edition.year) if w.is_later(entry) else ""
    return cells(columns.ON_PAPER, entry, w, under=later)
