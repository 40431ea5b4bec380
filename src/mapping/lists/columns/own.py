"""Columns that a list of parks has of its own, and from which list a park comes: beside ours, where there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.wording.sources import taken_text
from mapping.cartography.wording.typography import number, with_measure
from mapping.i18n import message
from mapping.insight.parks.own import own_columns
from mapping.kept import kept
from mapping.lists.columns.column import Column

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.catalog.records import Park
    from mapping.insight.parks.own import OwnColumn
    from mapping.lists.columns.column import Cell, Columns, Wording


def _list_of(park: Park, w: Wording) -> str | None:
    return None if park.source_id is None else taken_text(w.catalog.source(park.source_id), w.lang)


TAKEN_FROM: Column[Park] = Column(id="taken_from", heading=message("导入来源"), value=_list_of, blank=True)
FILE: Columns[Park] = (TAKEN_FROM,)
"""Of files, behind all others: the list that a park was taken in from."""


@kept(1)
def of_lists(catalog: Catalog) -> Columns[Park]:
    """Return the columns that the lists have of their own."""
    return tuple(map(_column, own_columns(catalog).values()))


def with_own(columns: Columns[Park], catalog: Catalog) -> Columns[Park]:
    """Return columns with those of the lists, and with the list that each park is from, where there are any."""
    taken = any(park.source_id for park in catalog.parks)
    return (*columns, *of_lists(catalog), *(FILE if taken else ()))


def _column(own: OwnColumn) -> Column[Park]:
    column = own.column
    heading = _plain(column.heading_zh)
    measure = _plain(f" ({column.measure})") if column.measure else ""

    def value(park: Park, _: Wording) -> Cell:
        known = own.numbers.get(park.park_id) if own.is_number else None
        return own.texts.get(park.park_id) if known is None else known

    def said(park: Park, w: Wording) -> str | None:
        cell = value(park, w)
        if cell is None:
            return None
        told = number(cell, own.digits) if isinstance(cell, float) else str(cell)
        return with_measure(told, column.measure) if column.measure else told

    return Column(
        id=column.column_id,
        heading=f"{heading}{measure}",
        label=heading,
        value=value,
        said=said,
        blank=True,
        form="number" if own.is_number else "text",
        digits=own.digits if own.is_number else 0,
        measure=column.measure,
    )


def _plain(text: str) -> str:
    """Return a text that nobody fills in: what stands in braces is its own."""
    return text.replace("{", "{{").replace("}", "}}")
