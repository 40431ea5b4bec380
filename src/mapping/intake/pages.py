"""What a spreadsheet comes down to, whatever its format: pages of lines of cells, and why a file is refused.

Plain enough to travel between two processes as JSON.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MOST_BYTES: Final = 5_000_000
"""As browsers and file managers count: 5 MB."""
MOST_ROWS: Final = 5000
"""Rows with content, of all sheets together; no filled cell may stand lower, either."""
MOST_COLUMNS: Final = 200
MOST_CHARACTERS: Final = 4_000_000
"""Text of all cells together: one long text may be referred to by every cell of a workbook."""
LONGEST_CELL: Final = 32_767
"""Characters that a cell of a spreadsheet holds; a longer one of a CSV is no cell but a quote that nobody closed."""

# Zero-width characters, marks of direction and controls: nobody sees them, and they come along with what is pasted.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


class Refusal(StrEnum):
    """Why a file as a whole is not read."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    TOO_MUCH_TEXT = "too_much_text"
    TOO_HARD = "too_hard"
    BUSY = "busy"
    NO_CONTENT = "no_content"
    NO_SPREADSHEET = "no_spreadsheet"
    ODD_WORKBOOK = "odd_workbook"
    OLD_WORKBOOK = "old_workbook"
    WIDE_TEXT = "wide_text"


class RefusedError(Exception):
    """A file that is not read; ``refusal`` tells why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


class Flaw(StrEnum):
    """Why the cells of a row of text cannot be told apart with certainty."""

    QUOTE = "quote"
    LINE_BREAK = "line_break"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that holds something, but no value: an error (``#N/A``), or a formula whose result was not saved."""

    shown: str
    is_formula: bool = False

    def __str__(self) -> str:
        return self.shown


Cell: TypeAlias = str | float | bool | Unread


@dataclass(frozen=True, slots=True)
class Line:
    """A row with the number that a spreadsheet gives it (from 1). With a ``flaw`` its cells are not to be relied on."""

    number: int
    cells: tuple[Cell, ...]
    flaw: Flaw | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a file, without its empty rows.

    ``name`` is empty and ``delimiter`` a character for a CSV, the other way round for the sheet of a workbook.
    """

    name: str
    lines: tuple[Line, ...]
    delimiter: str = ""
    is_hidden: bool = False
    hidden_lines: tuple[int, ...] = ()
    """Numbers of the lines that a spreadsheet does not show."""


def clean(text: str) -> str:
    """Return the text of a cell without what nobody sees: zero-width characters, white space around it."""
    return _UNSEEN.sub("", text).strip()


def filled(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Return the pages that hold anything.

    Raises:
        RefusedError: none does, or they hold too much.
    """
    kept = tuple(page for page in pages if page.lines)
    if not kept:
        raise RefusedError(Refusal.NO_CONTENT)
    if sum(len(page.lines) for page in kept) > MOST_ROWS:
        raise RefusedError(Refusal.TOO_MANY)
    texts = (cell for page in kept for line in page.lines for cell in line.cells if isinstance(cell, str))
    if sum(map(len, texts)) > MOST_CHARACTERS:
        raise RefusedError(Refusal.TOO_MUCH_TEXT)
    return kept


def to_json(pages: Sequence[Page]) -> list[Any]:
    """Return pages as what JSON can carry."""
    return [
        [page.name, page.delimiter, page.is_hidden, page.hidden_lines, [_line_json(line) for line in page.lines]]
        for page in pages
    ]


def _line_json(line: Line) -> list[Any]:
    return [line.number, line.flaw, *map(_cell_json, line.cells)]


def _cell_json(cell: Cell) -> Any:
    return {"shown": cell.shown, "is_formula": cell.is_formula} if isinstance(cell, Unread) else cell


def from_json(pages: Sequence[Any]) -> tuple[Page, ...]:
    """Return the pages that `to_json` was given."""
    return tuple(
        Page(
            name,
            tuple(_line(number, flaw, cells) for number, flaw, *cells in lines),
            delimiter,
            is_hidden,
            tuple(hidden_lines),
        )
        for name, delimiter, is_hidden, hidden_lines, lines in pages
    )


def _line(number: int, flaw: str | None, cells: Sequence[Cell | Mapping[str, Any]]) -> Line:
    read = tuple(cell if isinstance(cell, str | float | bool | Unread) else Unread(**cell) for cell in cells)
    return Line(number, read, Flaw(flaw) if flaw else None)
