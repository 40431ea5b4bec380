"""Columns of lists as fields: the same cells as in the lists, under names that every program can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from mapping.gis.table import Field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mapping.gis.table import Cell, Kind
    from mapping.lists.columns.column import Column, Columns, Wording

Row = TypeVar("Row")

_NAMES: Final[Mapping[str, str]] = {
    "area": "area_km2",
    "confidence": "reliabilit",
    "established": "founded",
    "source_grade": "grade",
}
"""Names of fields of columns whose ids say too little without their heading, or are too long."""

_KINDS: Final[Mapping[str, Kind]] = {"number": "number", "share": "number", "year": "whole", "flag": "whole"}


def tabulated(
    columns: Columns[Row], rows: Iterable[Row], w: Wording
) -> tuple[tuple[Field, ...], tuple[tuple[Cell, ...], ...]]:
    """Return columns of a list as fields, and their cells; an enumeration is joined."""
    fields = tuple(
        Field(_NAMES.get(column.id, column.id), w.heading(column.heading), _KINDS.get(column.form, "text"))
        for column in columns
    )
    return fields, tuple(tuple(_cell(column, row, w) for column in columns) for row in rows)


def _cell(column: Column[Row], row: Row, w: Wording) -> Cell:
    cell = column.machine_cell(row, w)
    return int(cell) if isinstance(cell, bool) else cell or (cell if cell == 0 else None)
