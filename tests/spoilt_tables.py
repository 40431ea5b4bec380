"""A copy of the tables to spoil, cell by cell."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from mapping.catalog import load_catalog
from mapping.errors import DataError
from mapping.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mapping.faults import Fault


class Copy:
    """A copy of the tables that is spoilt; lines count as in an editor."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for path in settings().data_dir.glob("*.csv"):
            (folder / path.name).write_bytes(path.read_bytes())

    def change(self, table: str, edit: Callable[[list[list[str]]], object]) -> None:
        path = self.folder / f"{table}.csv"
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
        edit(rows)
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\n").writerows(rows)
        path.write_text(out.getvalue(), encoding="utf-8")

    def set(self, table: str, line: int | str, **cells: str) -> None:
        def edit(rows: list[list[str]]) -> None:
            row = rows[line - 1] if isinstance(line, int) else next(row for row in rows if row[0] == line)
            for column, text in cells.items():
                row[rows[0].index(column)] = text

        self.change(table, edit)

    def faults(self) -> list[Fault]:
        try:
            catalog = load_catalog(self.folder)
            return [*catalog.faults, *catalog.firm_tables().faults]
        except DataError as error:
            return list(error.faults)
