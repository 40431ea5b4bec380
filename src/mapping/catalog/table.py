"""A file of the catalogue: its record, its sources, and what holds within a row."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from mapping.catalog.columns import fields_of
from mapping.catalog.csv_text import read_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from mapping.catalog.columns import Field
    from mapping.catalog.csv_text import CsvText
    from mapping.catalog.rules import RowRule


POLICY = "policy"
"""Among the sources of a table: the policies that the editions rest on, which editions.csv names."""


@dataclass(frozen=True, slots=True)
class Table:
    """A file of the catalogue: which record's columns it holds and what holds within a row.

    ``columns`` lists the columns where the file holds only some of the record's; ``distinct`` names sets of columns
    that must differ from row to row besides the key; ``sources`` are ids in sources.csv, and `POLICY` among them stands
    for the policies of the editions. ``optional``: the file may be missing or have no rows. ``on_demand``: only
    lists of firms need it, so that it is read and checked when somebody asks for it (`mapping.catalog.on_demand`).
    """

    name: str
    record: type
    title_zh: str
    title_en: str
    sources: tuple[str, ...]
    columns: tuple[str, ...] = ()
    row_rules: tuple[RowRule, ...] = ()
    distinct: tuple[tuple[str, ...], ...] = ()
    optional: bool = False
    on_demand: bool = False

    @property
    def file(self) -> str:
        """Name of the file in the data folder."""
        return f"{self.name}.csv"

    @property
    def fields(self) -> Mapping[str, Field]:
        """Column -> field, in the file's order as documented."""
        fields = fields_of(self.record)
        return {name: fields[name] for name in self.columns or fields}

    def read(self, folder: Path) -> CsvText:
        """Read the file in a folder.

        Raises:
            DataError: it is missing, unreadable, not UTF-8, no CSV, empty, or lacks a column.
        """
        fields = self.fields
        spare = [name for name, field in fields.items() if field.column.optional]
        return read_csv(folder / self.file, tuple(fields), spare, needed=not self.optional)

    def sources_of(self, policies: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of its sources, given those of the editions' policies."""
        named = (policies if source == POLICY else (source,) for source in self.sources)
        return tuple(dict.fromkeys(chain.from_iterable(named)))

    @property
    def key(self) -> tuple[str, ...]:
        """Columns that together identify a row."""
        return tuple(name for name, field in self.fields.items() if field.column.key)
