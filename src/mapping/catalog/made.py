"""What follows from one table alone, made once for each text of it: faults of its cells, and its rows as records.

A catalogue with a few further rows has most of its tables in common with the one it was made from, and whoever edits a
planned edition has such a catalogue made at every step.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mapping.catalog.contracts import TABLE, TABLES, cell_faults, to_record

if TYPE_CHECKING:
    from mapping.catalog.csv_text import CsvText
    from mapping.catalog.relations import RawTables
    from mapping.faults import Fault

_MOST = 256
"""Texts of tables remembered: some ten catalogues that share nothing."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A table by name and digest, and the lines of it that are set aside; equal ones have equal rows."""

    name: str
    digest: str
    aside: frozenset[int]
    text: CsvText = field(compare=False)


def check_cells(raw: RawTables) -> None:
    """Put each row of all tables to its table's contract."""
    for table in TABLES:
        text = raw.texts[table.name]
        for fault in _faults(_Table(table.name, text.digest, frozenset(), text)):
            raw.faults.append(fault)
            raw.set_aside(table.name, fault.place.line or 0)


def records_of(table: str, text: CsvText, aside: frozenset[int]) -> tuple[Any, ...]:
    """Return the rows of a table as records, without the lines set aside."""
    return _records(_Table(table, text.digest, aside, text))


@lru_cache(maxsize=_MOST)
def _faults(table: _Table) -> tuple[Fault, ...]:
    return tuple(cell_faults(TABLE[table.name], table.text))


@lru_cache(maxsize=_MOST)
def _records(table: _Table) -> tuple[Any, ...]:
    contract = TABLE[table.name]
    return tuple(to_record(contract, [row.cells]) for row in table.text.rows if row.line not in table.aside)
