"""Rows that somebody has copied from a spreadsheet, a web page or a letter, and pasted.

A spreadsheet divides cells by tabs and quotes a cell that holds a line break, with inner quotes doubled; so there a
quoted line break is certain. What has no tab is divided by commas, bars, semicolons, or by several spaces.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from mapping.intake.pages import LONGEST_CELL, Flaw, Line, Page, clean
from mapping.intake.text import lines_of_rows, rows_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from mapping.intake.limits import Limits

_TAB: Final = "\t"
_SPACES: Final = "  "
_LIKELY: Final = ("|", ",", ";", _SPACES)
_SEVERAL: Final = re.compile(r"[ \u00a0\u3000]{2,}|\u3000")
_RULE: Final = re.compile(r"\|?[\s:|-]*-[\s:|-]*")
"""The line that a table of plain text has below its heading."""
_TRIED: Final = 5000

_QUOTED: Final = re.compile(rf'"((?:[^"\t]|""){{0,{LONGEST_CELL}}}+)"(?=\t|\r|\n|\Z)')
"""A cell in quotes: it holds no tab."""
_BARE: Final = re.compile(r"[^\t\r\n]*+")
_MOST_BREAKS: Final = 20
"""Line breaks that a person puts into one cell; a quote before more of them is a mere sign."""
_EMPTY: Final = re.compile(r"(?:[\t ]*+(?:\r\n|\r|\n))++")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


def page_of_pasted(text: str, limits: Limits, headings: Collection[str] = ()) -> Page:
    """Return what was pasted as one page; its rows are numbered as they stand."""
    known = {heading.casefold() for heading in headings}
    delimiter = _TAB if _TAB in text else _delimiter(rows_of(text), known)
    lines = _lines(text, delimiter)
    filled = (line for line in lines if any(line.cells) or line.flaw)
    return Page("", tuple(islice(filled, limits.lines + 1)), delimiter)


def _delimiter(rows: Sequence[str], headings: Collection[str]) -> str:
    """Return what divides the row with most of the headings; else what divides most rows into equally many cells."""
    written = [row for row in islice(rows, _TRIED) if row.strip()]

    def likely(delimiter: str) -> tuple[int, int]:
        split = [_split(row, delimiter) for row in written]
        known = max((sum(cell.casefold() in headings for cell in cells) for cells in split), default=0)
        widths = [len(cells) for cells in split if len(cells) > 1]
        return known, max(map(widths.count, set(widths)), default=0)

    return max(_LIKELY, key=likely)


def _split(row: str, delimiter: str) -> tuple[str, ...]:
    cells = _SEVERAL.split(row.strip()) if delimiter == _SPACES else row.split(delimiter)
    return tuple(clean(cell) for cell in cells)


def _lines(text: str, delimiter: str) -> Iterator[Line]:
    if delimiter == _TAB:
        return _tabbed(text)
    rows = rows_of(text)
    if delimiter in {",", ";"}:
        return lines_of_rows(rows, delimiter)
    return _drawn(rows, delimiter)


def _drawn(rows: Sequence[str], delimiter: str) -> Iterator[Line]:
    """Yield rows of plain text: divided by bars, with or without one at either end, or by several spaces."""
    for number, row in enumerate(rows, start=1):
        if delimiter == "|" and _RULE.fullmatch(row.strip()):
            continue
        cells = _split(row.strip().removeprefix("|").removesuffix("|") if delimiter == "|" else row, delimiter)
        yield _checked(number, cells)


def _tabbed(text: str) -> Iterator[Line]:
    """Yield rows as a spreadsheet puts them on the clipboard."""
    at, number = 0, 0
    while at < len(text):
        empty = _EMPTY.match(text, at)
        if empty is not None:  # millions of empty rows are no work
            at, number = empty.end(), number + len(_LINE_END.findall(empty[0]))
            continue
        number += 1
        cells: list[str] = []
        is_over = False
        while not is_over:
            cell, at = _cell(text, at)
            cells.append(cell)
            is_over = not text.startswith(_TAB, at)
            at += not is_over
        end = _LINE_END.match(text, at)
        at = len(text) if end is None else end.end()
        while cells and not cells[-1]:
            cells.pop()
        yield _checked(number, tuple(cells))


def _cell(text: str, at: int) -> tuple[str, int]:
    """Return the cell that begins here, and where it ends."""
    quoted = _QUOTED.match(text, at) if text.startswith('"', at) else None
    if quoted is not None and len(_LINE_END.findall(quoted[1])) <= _MOST_BREAKS:
        return clean(quoted[1].replace('""', '"')), quoted.end()
    end = at + len((_BARE.match(text, at) or [""])[0])
    return clean(text[at:end]), end


def _checked(number: int, cells: tuple[str, ...]) -> Line:
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return Line(number, tuple(cell[:LONGEST_CELL] for cell in cells), Flaw.LONG)
    return Line(number, cells)
