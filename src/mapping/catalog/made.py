"""What follows from one table alone, made once for each text of it: faults of its cells, and its rows as records.

A catalogue with a few further rows has all others in common with the one it was made from, and whoever edits a planned
edition has such a catalogue made at every step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mapping.catalog.contracts import AT_ONCE, TABLE, cell_faults, to_record
from mapping.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.catalog.csv_text import CsvText
    from mapping.catalog.relations import RawTables
    from mapping.catalog.table import Table
    from mapping.faults import Fault

_MOST: Final = 4
"""Answers kept with one text: the same rows are set aside in most catalogues that hold it."""


def check_cells(raw: RawTables, tables: Iterable[Table] = AT_ONCE) -> None:
    """Put each row of the tables to its table's contract."""
    for table in tables:
        for fault in _faults(raw.texts[table.name], table.name):
            raw.faults.append(fault)
            raw.set_aside(table.name, fault.place.line or 0)


@kept(_MOST)
def _faults(text: CsvText, table: str) -> tuple[Fault, ...]:
    if text.before is not None:
        return (*_faults(text.before, table), *cell_faults(TABLE[table], text.further))
    return tuple(cell_faults(TABLE[table], text))


@kept(_MOST)
def records_of(text: CsvText, table: str, aside: frozenset[int]) -> tuple[Any, ...]:
    """Return the rows of a table as records, without the lines set aside."""
    contract = TABLE[table]
    own = tuple(to_record(contract, [row.cells]) for row in text.further.rows if row.line not in aside)
    if text.before is None:
        return own
    known = frozenset(row.line for row in text.before.rows) & aside if aside else aside
    return (*records_of(text.before, table, known), *own)
