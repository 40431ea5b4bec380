"""The files of a folder of tables, read but not yet checked, and the order in which their faults are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.catalog.contracts import AT_ONCE, TABLES
from mapping.errors import DataError
from mapping.faults import Fault, Place
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mapping.catalog.csv_text import CsvText
    from mapping.catalog.table import Table


def read_tables(data_dir: Path, tables: Iterable[Table] = AT_ONCE) -> dict[str, CsvText]:
    """Return the text of each table, by its name.

    Raises:
        DataError: no such folder, or a file is missing, unreadable, not UTF-8, empty, or lacks a column (all of them).
    """
    if not data_dir.is_dir():
        raise DataError([Fault(Code.NO_DATA_FOLDER, Place(str(data_dir)))])
    texts: dict[str, CsvText] = {}
    faults: list[Fault] = []
    for table in tables:
        try:
            texts[table.name] = table.read(data_dir)
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(faults)
    return texts


def in_reading_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return faults, each once, in the order of the tables and their lines."""
    order = {table.file: place for place, table in enumerate(TABLES)}
    return tuple(sorted(dict.fromkeys(faults), key=lambda fault: (order[fault.place.file], fault.place.line or 0)))
