"""Rows that stand in columns, as a table: drawn as they are, and told cell by cell to formats that have tables."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from mapping.cartography.look import light
from mapping.cartography.placement import Box
from mapping.printing.display import Cell, Face, Grid, Rect, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mapping.cartography.tiles import Tile
    from mapping.printing.display import Anchor, Item


DOUBT: Final = "*"
"""Stands behind a term whose pairing with an industry is not certain; a heading says what it means."""


class Row(Protocol):
    """A row of a list or table."""

    def height(self, width: float) -> float:
        """Return its least height in mm."""
        ...

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield its items."""
        ...


@dataclass(frozen=True, slots=True)
class Told:
    """What a cell says."""

    runs: tuple[Run, ...]
    anchor: Anchor = "start"


def told(text: str, face: Face, anchor: Anchor = "start") -> Told:
    """Return a cell of one text."""
    return Told((Run(text, face),) if text else (), anchor)


def signed(tile: Tile, face: Face) -> Run:
    """Return a tile as a piece of text: its sign on its colour."""
    own = Face(face.size, bold=True, fill=tile.ink)
    return Run(f" {tile.sign} ", own, tile.fill or light("surface"))


@runtime_checkable
class Tabular(Protocol):
    """A row whose parts stand in columns that are the same for all rows of its kind."""

    def columns(self, width: float) -> tuple[float, ...]:
        """Return the widths of its columns in mm, which fill ``width``."""
        ...

    def cells(self, width: float) -> tuple[Told, ...]:
        """Return what each column says, at a width of the whole row."""
        ...

    def over(self, box: Box) -> Iterable[Item]:
        """Return what lies over the cells in every format, such as bars and swatches; `draw` leaves it out."""
        ...


@dataclass(frozen=True, slots=True)
class Placed:
    """A row in its place: its box, on which line and in which of the columns of a list, and the tint behind it."""

    box: Box
    line: int
    column: int
    row: Row
    fill: str | None = None


def drawn(placed: Iterable[Placed]) -> Iterator[Item]:
    """Yield rows: those that follow each other in the same columns as a table, the others each by itself."""
    for columns, members in groupby(placed, key=_columns):
        rows = list(members)
        if columns is not None:
            yield _table(rows, columns)
            continue
        for p in rows:
            yield from _drawn(p)


def _columns(placed: Placed) -> tuple[float, ...] | None:
    if not isinstance(placed.row, Tabular):
        return None
    return tuple(round(width, 6) for width in placed.row.columns(placed.box.right - placed.box.left))


def _drawn(placed: Placed) -> Iterator[Item]:
    if placed.fill is not None:
        yield Rect(placed.box, fill=placed.fill)
    if isinstance(placed.row, Tabular):
        yield from placed.row.over(placed.box)
    yield from placed.row.draw(placed.box)


def _table(placed: Sequence[Placed], widths: Sequence[float]) -> Grid:
    """Return rows of the same columns as a table; those of a list in several columns stand side by side."""
    boxes = [p.box for p in placed]
    lines = {p.line: p.box for p in placed}
    index = {line: i for i, line in enumerate(sorted(lines))}
    left = {p.column: p.box.left for p in placed}
    right = {p.column: p.box.right for p in placed}
    columns: list[float] = []
    first: dict[int, int] = {}
    for column in sorted(left):
        if columns:
            columns.append(left[column] - right[column - 1])
        first[column] = len(columns)
        columns += widths
    cells = [cell for p in placed for cell in _cells(p, index[p.line], first[p.column])]
    return Grid(
        name="table",
        box=Box(min(b.left for b in boxes), boxes[0].top, max(b.right for b in boxes), max(b.bottom for b in boxes)),
        columns=tuple(columns),
        rows=tuple(lines[line].bottom - lines[line].top for line in sorted(lines)),
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        items=tuple(item for p in placed for item in _drawn(p)),
        over=tuple(item for p in placed if isinstance(p.row, Tabular) for item in p.row.over(p.box)),
    )


def _cells(placed: Placed, line: int, first: int) -> Iterator[Cell]:
    if isinstance(placed.row, Tabular):
        for k, said in enumerate(placed.row.cells(placed.box.right - placed.box.left), first):
            if said.runs or placed.fill:
                yield Cell(line, k, said.runs, said.anchor, placed.fill)
