"""Cells of a workbook as the reading library gives them, as pages hold them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mapping.intake.pages import Line, Unread, clean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from mapping.intake.pages import Cell

_MIDNIGHT = time()


def lines_of(
    rows: Iterable[Sequence[Any]],
    left: int,
    unread: Mapping[tuple[int, int], Unread],
    percent: Mapping[int, Collection[int]],
) -> Iterator[Line]:
    """Yield the rows with content; what the reader leaves empty because it is no value is put in its place.

    ``rows`` begin with the first row and with the column ``left`` (from 0), as the reader gives them; ``percent`` tells
    by row which columns show percent.
    """
    marked: dict[int, dict[int, Unread]] = {}
    for (at, column), what in unread.items():
        marked.setdefault(at, {})[column] = what
    before: list[Cell] = [""] * left
    number = -1
    for number, row in enumerate(rows):
        cells = before + [cell if type(cell) is float else plain(cell) for cell in row]
        for column in percent.get(number, ()):
            if left <= column < len(cells):
                cells[column] = as_percent(row[column - left])
        if number in marked or any(cell != "" for cell in cells):
            yield _line(number, cells, marked.get(number, {}))
    for after in sorted(row for row in marked if row > number):
        yield _line(after, [], marked[after])


def _line(number: int, cells: list[Cell], unread: Mapping[int, Unread]) -> Line:
    for column, what in unread.items():
        cells += [""] * (column + 1 - len(cells))
        cells[column] = what
    return Line(number + 1, tuple(cells))


@lru_cache(maxsize=4096)
def percent_columns(styles: tuple[tuple[int, int], ...], percent: frozenset[int]) -> tuple[int, ...]:
    """Return the columns of a row whose style is one that shows percent."""
    return tuple(column for column, style in styles if style in percent)


def as_percent(cell: Any) -> Cell:
    """Return a number as its cell shows it, in percent."""
    return f"{cell * 100:.12g}%" if isinstance(cell, float | int) and not isinstance(cell, bool) else plain(cell)


def plain(cell: Any) -> Cell:
    """Return a cell as text, number or truth value; a date as text (2021-12-31), with its time if it has one."""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == _MIDNIGHT else cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return bool(cell) if isinstance(cell, bool) else float(cell)
