"""What a spreadsheet comes down to, whatever its format: pages of lines of cells, and why a file is refused.

Plain enough to travel between two processes as JSON.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mapping.intake.limits import Limits

LONGEST_CELL: Final = 32_767
"""Characters that a cell of a spreadsheet holds; a longer one of a CSV is no cell but a quote that nobody closed."""

# Zero-width characters, marks of direction and controls: nobody sees them, and they come along with what is pasted.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


class Refusal(StrEnum):
    """Why a file as a whole is not read."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    TOO_MANY_CELLS = "too_many_cells"
    TOO_MUCH_TEXT = "too_much_text"
    TOO_HARD = "too_hard"
    BUSY = "busy"
    NO_CONTENT = "no_content"
    NO_SPREADSHEET = "no_spreadsheet"
    ODD_WORKBOOK = "odd_workbook"
    OLD_WORKBOOK = "old_workbook"
    LOCKED = "locked"
    BINARY_WORKBOOK = "binary_workbook"
    WEB_PAGE = "web_page"
    ZIPPED = "zipped"
    ODD_GEOGRAPHY = "odd_geography"
    PARTS_MISSING = "parts_missing"
    NO_REFERENCE = "no_reference"
    NO_GEOGRAPHY = "no_geography"


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


Merged: TypeAlias = tuple[int, int, int, int]
"""Top, left, bottom, right of cells that are shown as one: lines from 1, columns from 0."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where the page of a geographic file has its points: the columns ``x`` and ``y``, in the file's own ``crs``.

    For lines and areas it is a point that represents them. ``crs`` is ``EPSG:n``, or in full where it has no number.
    """

    kind: Literal["point", "line", "polygon", "mixed"]
    crs: str | None
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a file, without its empty rows.

    ``name`` is empty and ``delimiter`` a character for text, the other way round for the sheet of a workbook.
    """

    name: str
    lines: tuple[Line, ...]
    delimiter: str = ""
    is_hidden: bool = False
    hidden_lines: tuple[int, ...] = ()
    """Numbers of the lines that a spreadsheet does not show."""
    merged: tuple[Merged, ...] = ()
    """Cells shown as one; those below the first, and beside it, hold its value here (`mapping.intake.merging`)."""
    geometry: Geometry | None = None


def clean(text: str) -> str:
    """Return the text of a cell without what nobody sees: zero-width characters, white space around it."""
    return text.strip() if text.isprintable() else _UNSEEN.sub("", text).strip()


def filled(pages: Iterable[Page], limits: Limits) -> tuple[Page, ...]:
    """Return the pages that hold anything.

    Raises:
        RefusedError: none does, or they hold too much.
    """
    kept = tuple(_within(page, limits.columns) for page in pages if page.lines)
    if not kept:
        raise RefusedError(Refusal.NO_CONTENT)
    if sum(len(page.lines) for page in kept) > limits.lines:
        raise RefusedError(Refusal.TOO_MANY)
    if sum(len(line.cells) for page in kept for line in page.lines) > limits.cells:
        raise RefusedError(Refusal.TOO_MANY_CELLS)
    if sum(len(cell) for page in kept for line in page.lines for cell in line.cells if type(cell) is str) > (
        limits.characters
    ):
        raise RefusedError(Refusal.TOO_MUCH_TEXT)
    return kept


def _within(page: Page, columns: int) -> Page:
    """Return a page without empty cells beyond the last column that is read; most have none there.

    Raises:
        RefusedError: a cell there is filled.
    """
    wide = [line for line in page.lines if len(line.cells) > columns]
    if not wide:
        return page
    if any(cell != "" for line in wide for cell in line.cells[columns:]):
        raise RefusedError(Refusal.TOO_MANY)
    return replace(page, lines=tuple(replace(line, cells=line.cells[:columns]) for line in page.lines))


def to_json(pages: Sequence[Page]) -> list[Any]:
    """Return pages as what JSON can carry."""
    return [
        [
            page.name,
            page.delimiter,
            page.is_hidden,
            page.hidden_lines,
            page.merged,
            page.geometry and [page.geometry.kind, page.geometry.crs, page.geometry.x, page.geometry.y],
            [_line_json(line) for line in page.lines],
        ]
        for page in pages
    ]


def _line_json(line: Line) -> list[Any]:
    """Return number, flaw, cells, and which of them are no values: most lines have none and pass as they are."""
    unread = {at: cell for at, cell in enumerate(line.cells) if type(cell) is Unread}
    if not unread:
        return [line.number, line.flaw, line.cells]
    cells = [cell.shown if isinstance(cell, Unread) else cell for cell in line.cells]
    return [line.number, line.flaw, cells, [[at, cell.is_formula] for at, cell in unread.items()]]


def from_json(pages: Sequence[Any]) -> tuple[Page, ...]:
    """Return the pages that `to_json` was given."""
    return tuple(
        Page(
            name,
            tuple(_line(*line) for line in lines),
            delimiter,
            is_hidden,
            tuple(hidden_lines),
            tuple((top, left, bottom, right) for top, left, bottom, right in merged),
            Geometry(*geometry) if geometry else None,
        )
        for name, delimiter, is_hidden, hidden_lines, merged, geometry, lines in pages
    )


def _line(number: int, flaw: str | None, cells: list[Cell], unread: Sequence[tuple[int, bool]] = ()) -> Line:
    for at, is_formula in unread:
        cells[at] = Unread(str(cells[at]), is_formula)
    return Line(number, tuple(cells), Flaw(flaw) if flaw else None)
