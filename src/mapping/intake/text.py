"""Rows of a CSV, in one of the encodings and with one of the delimiters that office programs write."""

from __future__ import annotations

import csv
import re
from itertools import islice
from typing import TYPE_CHECKING

from mapping.intake.encodings import decoded
from mapping.intake.limits import LISTS
from mapping.intake.pages import LONGEST_CELL, Flaw, Line, Page, clean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from mapping.intake.limits import Limits

_DELIMITERS = ",\t;|"
_LINE_END = re.compile(r"\r\n|\r|\n")
MOST_CONTINUED = 20
"""Rows of text that one cell may run over."""
_TRIED = 5000
"""Rows that are asked what divides them."""

csv.field_size_limit(LISTS.bytes)  # what is too long is named as that, and not as a quote that is missing


def page_of_text(data: bytes, limits: Limits, headings: Collection[str] = ()) -> Page:
    """Return the rows of a CSV; ``headings`` are some that may be expected in it, in any case.

    Raises:
        RefusedError: no text, or in an encoding that is not read.
    """
    rows = rows_of(decoded(data))
    delimiter = delimiter_of(rows, {heading.casefold() for heading in headings})
    lines = (line for line in lines_of_rows(rows, delimiter) if any(line.cells) or line.flaw)
    return Page("", tuple(islice(lines, limits.lines + 1)), delimiter)


def rows_of(text: str) -> list[str]:
    """Return the rows of a text, whichever system's line breaks it has."""
    return _LINE_END.split(text)


def delimiter_of(rows: Sequence[str], headings: Collection[str]) -> str:
    """Return what divides the row that has most of the headings; where none has any, what there is most of.

    A title above the headings has nothing to say about it, nor has the decimal comma of a figure.
    """
    written = [row for row in islice(rows, _TRIED) if row.strip()]

    def likely(delimiter: str) -> tuple[int, int]:
        known = (
            sum(clean(cell.strip(' "')).casefold() in headings for cell in row.split(delimiter)) for row in written
        )
        return max(known, default=0), sum(row.count(delimiter) for row in written)

    return max(_DELIMITERS, key=likely)


def lines_of_rows(rows: Sequence[str], delimiter: str) -> Iterator[Line]:
    """Yield the rows, each read by itself, so that an unclosed quote costs no row but its own."""
    at, number, width = 0, 0, 0
    while at < len(rows):
        number += 1
        if not rows[at].strip():  # millions of empty rows are no work
            at += 1
            continue
        cells = cells_of(rows[at : at + 1], delimiter)
        taken, flaw = 1, None
        if cells is None:
            taken, cells = continued(rows, at, delimiter, width)
            flaw = Flaw.LINE_BREAK if taken > 1 else Flaw.QUOTE
        if any(len(cell) > LONGEST_CELL for cell in cells):
            flaw, cells = flaw or Flaw.LONG, tuple(cell[:LONGEST_CELL] for cell in cells)
        width = max(width, len(cells)) if flaw is None else width
        yield Line(number, cells, flaw)
        at += taken


def continued(rows: Sequence[str], at: int, delimiter: str, width: int) -> tuple[int, tuple[str, ...]]:
    """Return how many rows of text make one row with a line break in a cell, and its cells; 1 if none do.

    A cell does not run on over what is a row of full ``width`` by itself: then it is a quote that somebody forgot,
    unless the row has the other one of the pair.
    """
    for end in range(at + 1, min(at + MOST_CONTINUED, len(rows))):
        alone = cells_of(rows[end : end + 1], delimiter)
        if alone is not None and len(alone) >= max(width, 2) and rows[end].count('"') % 2 == 0:
            break
        cells = cells_of(rows[at : end + 1], delimiter)
        if cells is not None:
            return end + 1 - at, cells
    return 1, tuple(clean(cell) for cell in rows[at].split(delimiter))


def cells_of(rows: Sequence[str], delimiter: str) -> tuple[str, ...] | None:
    """Return the cells of one row of a CSV; None where a quote is not closed, or text follows the closing one."""
    try:
        (cells,) = csv.reader([f"{row}\n" for row in rows], delimiter=delimiter, strict=True)
    except csv.Error:
        return None
    return tuple(clean(cell) for cell in cells)
