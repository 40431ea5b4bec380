"""What the reading process hands over: rows in batches, by field, as text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ROWS: Final = 20_000
"""Of a batch: worth sending to another process, and few enough to be held several times over."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that is not read: its number, the name of its code in `FirmListCode`, the column at fault."""

    line: int
    code: str
    column: str | None = None


@dataclass(frozen=True, slots=True)
class RawBatch:
    """Rows of one sheet: field -> texts; of several columns of one field the first that holds something counts.

    ``number`` counts the batches of a file from 1. ``titles``: field -> what the file calls its column; ``measure`` is
    the unit that the heading of the capital names. ``share`` tells how much of the file is read with this batch.
    """

    file: str
    sheet: str
    number: int
    lines: tuple[int, ...]
    columns: Mapping[str, list[str]]
    titles: Mapping[str, str]
    measure: str = ""
    refused: tuple[Refused, ...] = ()
    share: float = 0.0

    def __len__(self) -> int:
        return len(self.lines)

    def texts(self, name: str) -> list[str]:
        """Return the texts of a field; empty ones where the sheet does not have it."""
        found = self.columns.get(name)
        return found if found is not None else [""] * len(self.lines)


@dataclass(frozen=True, slots=True)
class Passed:
    """A sheet that is passed over: it has rows, but no headings that are known, or none for the name."""

    sheet: str
    rows: int
    known: int = 0


@dataclass(frozen=True, slots=True)
class FileRead:
    """What is known of a file once it is read: its batches and rows, and the sheets that were passed over."""

    batches: int
    rows: int
    passed: tuple[Passed, ...] = ()
    has_headings: bool = True
