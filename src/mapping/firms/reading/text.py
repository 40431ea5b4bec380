"""Rows of a CSV of any size: in one of the encodings and with one of the delimiters of `mapping.intake`, row by row."""

from __future__ import annotations

import codecs
import csv
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Final

from mapping.firms.reading.rows import Row
from mapping.intake.encodings import encodings_of
from mapping.intake.pages import LONGEST_CELL, Flaw, Refusal, RefusedError
from mapping.intake.text import MOST_CONTINUED, cells_of, continued, delimiter_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

LONGEST_ROW: Final = 1_000_000
"""Characters; a longer row is no row of a list."""
_SAMPLE: Final = 400_000
_CHUNK: Final = 1 << 20
_FEW: Final = 1e-4
"""Share of characters that may be damaged: a byte lost on the way spoils its row, not the list."""


def rows_of_text(path: Path, headings: Collection[str]) -> Iterator[Row]:
    """Yield the rows that hold anything, numbered as a spreadsheet does; ``headings`` tell what divides their cells.

    Raises:
        RefusedError: no text, or in an encoding that is not read.
    """
    encoding, errors = encoding_of(path)
    csv.field_size_limit(LONGEST_CELL * MOST_CONTINUED)
    with path.open(encoding=encoding, errors=errors) as file:
        head = rows_of(file.read(_SAMPLE))
    delimiter = delimiter_of(head[:-1] or head, {heading.casefold() for heading in headings})
    size = max(path.stat().st_size, 1)
    with path.open("rb") as raw, open(raw.fileno(), encoding=encoding, errors=errors, closefd=False) as file:
        for row in _rows(file, delimiter):
            row.share = raw.raw.tell() / size if row.number % 1000 == 0 else 0.0
            yield row


def encoding_of(path: Path) -> tuple[str, str]:
    """Return the encoding in which all of a file can be read, and what to do with what cannot.

    A file that none fits, but for a few characters, is read with signs in their place.

    Raises:
        RefusedError: it is in none.
    """
    with path.open("rb") as file:
        tried = encodings_of(file.read(_SAMPLE & ~1))
    for encoding in tried:
        if _damaged(path, encoding) == 0:
            return encoding, "strict"
    for encoding in tried:
        if _damaged(path, encoding, "replace") < _FEW:
            return encoding, "replace"
    raise RefusedError(Refusal.NO_SPREADSHEET)


def _damaged(path: Path, encoding: str, errors: str = "strict") -> float:
    """Return the share of characters that an encoding cannot read, 1 where it is none of this file's."""
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    characters = damaged = 0
    with path.open("rb") as file:
        try:
            while chunk := file.read(_CHUNK):
                text = decoder.decode(chunk)
                if "\0" in text:
                    return 1.0
                characters += len(text)
                damaged += text.count("\ufffd") if errors == "replace" else 0
            decoder.decode(b"", final=True)
        except UnicodeError:
            return 1.0
    return damaged / max(characters, 1)


def _rows(lines: Iterator[str], delimiter: str) -> Iterator[Row]:
    """Yield the rows; each is read by itself, so that an unclosed quote costs no row but its own."""
    ahead: deque[str] = deque()
    number = width = 0
    while True:
        line = ahead.popleft() if ahead else next(lines, None)
        if line is None:
            return
        number += 1
        if len(line) > LONGEST_ROW:
            yield Row(number, (), is_flawed=True)
            continue
        if '"' not in line:
            text = line.rstrip("\n")
            if not text or text.isspace():
                continue
            cells: list[str] = text.split(delimiter)
            yield Row(number, cells)
            width = max(width, len(cells))
            continue
        row, flaw = _quoted(line, lines, ahead, delimiter, width)
        if flaw is None:
            width = max(width, len(row))
        yield Row(number, row, is_flawed=flaw is not None)


def _quoted(
    line: str, lines: Iterator[str], ahead: deque[str], delimiter: str, width: int
) -> tuple[list[str], Flaw | None]:
    """Return the cells of a row with quotation marks, and why they cannot be relied on.

    A cell with line breaks is one that the next rows of text continue.
    """
    first = line.rstrip("\n")
    cells = cells_of([first], delimiter)
    flaw = None
    if cells is None:
        ahead.extend(islice(lines, max(0, MOST_CONTINUED - len(ahead))))
        window = [first, *(text.rstrip("\n") for text in ahead)]
        taken, cells = continued(window, 0, delimiter, width)
        for _ in range(taken - 1):
            ahead.popleft()
        flaw = None if taken > 1 else Flaw.QUOTE
    if any(len(cell) > LONGEST_CELL for cell in cells):
        flaw = Flaw.LONG
    return list(cells), flaw
