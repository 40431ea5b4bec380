"""Tables that only lists of firms need: read and checked when first asked for, and kept with the catalogue.

A server that holds no list of firms, and most commands, never read them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from mapping.catalog.contracts_firms import FIRM_TABLES
from mapping.catalog.folder import in_reading_order, read_tables
from mapping.catalog.made import check_cells, records_of
from mapping.catalog.relations import RawTables, check_keys, check_references
from mapping.errors import DataError
from mapping.sentences import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from mapping.catalog.csv_text import CsvText
    from mapping.faults import Fault

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class FirmTables:
    """Record class -> its rows in file order, with the faults found; rows at fault are not among them."""

    rows: Mapping[type, tuple[Any, ...]]
    faults: tuple[Fault, ...]

    def of(self, record: type[T]) -> tuple[T, ...]:
        """Return the rows of a table by its record class, such as ``of(Subdistrict)``.

        Raises:
            KeyError: no such table is read on demand.
        """
        return self.rows[record]


def firm_tables(catalog_texts: Mapping[str, CsvText], catalog_faults: Iterable[Fault], folder: Path) -> FirmTables:
    """Return these tables, from among the texts of a catalogue or else from a folder, checked against the catalogue.

    Raises:
        DataError: a file is missing, unreadable, not UTF-8, empty, or lacks a column (all such files are named).
    """
    given = all(table.name in catalog_texts for table in FIRM_TABLES)
    texts = {} if given else _read(folder)
    raw = RawTables({**texts, **catalog_texts}, aside=_aside(catalog_faults))
    for table in FIRM_TABLES:
        raw.faults += raw.texts[table.name].faults
    check_cells(raw, FIRM_TABLES)
    for table in FIRM_TABLES:
        check_keys(raw, table)
    for table in FIRM_TABLES:
        check_references(raw, table)
    rows = {
        table.record: records_of(raw.texts[table.name], table.name, frozenset(raw.aside.get(table.name, ())))
        for table in FIRM_TABLES
    }
    return FirmTables(rows, in_reading_order(raw.faults))


def unreadable(folder: Path) -> tuple[Fault, ...]:
    """Return the faults of such files that cannot be read, where the rest of the folder cannot be loaded either."""
    try:
        read_tables(folder, FIRM_TABLES)
    except DataError as error:
        return error.faults
    return ()


def _aside(faults: Iterable[Fault]) -> dict[str, set[int]]:
    """Return table -> the lines of the catalogue's own rows to which nothing may refer."""
    aside: dict[str, set[int]] = {}
    for fault in faults:
        if fault.severity is Severity.ERROR:
            aside.setdefault(fault.place.file.removesuffix(".csv"), set()).update(fault.place.lines)
    return aside


def _read(folder: Path) -> Mapping[str, CsvText]:
    """Return the texts as they stand in the folder: catalogues made from one another share them."""
    paths = [folder / table.file for table in FIRM_TABLES]
    stamps = [path.stat() if path.exists() else None for path in paths]
    return _as_of(folder, tuple(stamp and (stamp.st_mtime_ns, stamp.st_size) for stamp in stamps))


@lru_cache(maxsize=2)
def _as_of(folder: Path, _stamps: tuple[object, ...]) -> Mapping[str, CsvText]:
    return read_tables(folder, FIRM_TABLES)
