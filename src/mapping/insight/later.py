"""What was said after the plan, document by document: beside the plan's figures, never among them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from mapping.catalog.lookup import grouped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mapping.catalog import Catalog
    from mapping.catalog.records import Statement


@dataclass(frozen=True, slots=True)
class Document:
    """What one document says of one unit: its statements, by their rank; there is at least one."""

    rows: tuple[Statement, ...]

    @property
    def first(self) -> Statement:
        """The statement that comes first: title, issuer, date and address are the same in all."""
        return self.rows[0]

    @property
    def words(self) -> tuple[str, ...]:
        """The words as the document writes them, each once, in their order."""
        return tuple(dict.fromkeys(row.as_written for row in self.rows))

    @property
    def quotes(self) -> tuple[str, ...]:
        """Its sentences, each once."""
        return tuple(dict.fromkeys(row.quote for row in self.rows))

    @property
    def confidences(self) -> tuple[str, ...]:
        """How sure its statements are, each degree once."""
        return tuple(dict.fromkeys(row.confidence for row in self.rows))

    @property
    def notes(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """What must be known of it, each note once with the words that it is about; no words: with all of them."""
        noted = grouped((row for row in self.rows if row.note_zh), lambda row: row.note_zh)
        about = {note: tuple(dict.fromkeys(row.as_written for row in rows)) for note, rows in noted.items()}
        return tuple((() if words == self.words else words, note) for note, words in about.items())

    @property
    def extract(self) -> bool:
        """Whether it was read in somebody else's extract only."""
        return any(row.extract for row in self.rows)


def documents_on(catalog: Catalog, unit_id: str) -> tuple[Document, ...]:
    """Return what was said of a unit after the plan, the latest first, what tells no date last.

    Raises:
        UnknownNameError: no such unit.
    """
    return _documents(catalog.statements_of(unit_id))


def documents_beyond(catalog: Catalog) -> Mapping[str, tuple[Document, ...]]:
    """Return what was said of units that the plan does not know: their Chinese name -> documents, the latest first."""
    rows = grouped((row for row in catalog.statements if row.unit_id is None), lambda row: row.unit_name_zh)
    return {name: _documents(said) for name, said in rows.items()}


def by_year(documents: Iterable[Document]) -> tuple[tuple[str | None, tuple[Document, ...]], ...]:
    """Return documents in their order under the year of each; None where none is told."""
    return tuple((year, tuple(found)) for year, found in groupby(documents, key=lambda document: document.first.year))


def latest_first(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return documents with the latest first and those without a date last."""
    return tuple(sorted(documents, key=lambda document: document.first.date or "", reverse=True))


def _documents(rows: Iterable[Statement]) -> tuple[Document, ...]:
    of_document = grouped(rows, lambda row: (row.document_zh, row.issuer_zh, row.date, row.source_url))
    return latest_first(Document(tuple(sorted(found, key=lambda row: row.rank))) for found in of_document.values())
