"""Cells that a spreadsheet shows as one: their value counts for each row and column that they cover."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mapping.intake.pages import Cell, Line, Merged

_MOST = 5_000_000
"""Cells that are filled at all: ranges that lie over each other, as no office program writes them, end here."""


def merged_in(lines: Sequence[Line], merged: Iterable[Merged]) -> tuple[tuple[Line, ...], tuple[Merged, ...]]:
    """Return the lines with merged cells filled in, and those ranges that cover any of them, from the top.

    A title is not repeated over its width: a line that has nothing but one range stays as it is. Nor does a range make
    a line out of a row that has nothing of its own, or cover what a cell below it holds.
    """
    by_number = {line.number: at for at, line in enumerate(lines)}
    widest = max((len(line.cells) for line in lines), default=0)
    kept = sorted(
        {(t, x, b, min(r, widest - 1)) for t, x, b, r in merged if t in by_number and x < widest and (b > t or r > x)}
    )
    rows: dict[int, list[Cell]] = {}
    left = _MOST
    for top, first, bottom, last in kept:
        value = _at(lines[by_number[top]].cells, first)
        if value == "":
            continue
        width = max(len(lines[by_number[top]].cells), last + 1)
        is_title = _is_alone(lines[by_number[top]].cells, first)
        for at in range(by_number[top], len(lines)):
            line = lines[at]
            left -= last - first + 1
            if line.number > bottom or left < 0:
                break
            if is_title and line.number == top:
                continue
            cells = rows.setdefault(at, list(line.cells))
            cells += [""] * (width - len(cells))
            for column in range(first, last + 1):
                if cells[column] == "":
                    cells[column] = value
    lines = tuple(replace(line, cells=tuple(rows[at])) if at in rows else line for at, line in enumerate(lines))
    return lines, tuple(kept)


def _at(cells: Sequence[Cell], column: int) -> Cell:
    return cells[column] if column < len(cells) else ""


def _is_alone(cells: Sequence[Cell], column: int) -> bool:
    return all(cell == "" for at, cell in enumerate(cells) if at != column)
