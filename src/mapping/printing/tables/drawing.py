"""The tables of a page as items: each a grid, and above its first rows its title."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from mapping.cartography.placement import Box
from mapping.printing import style
from mapping.printing.blocks.rows import rule
from mapping.printing.display import Cell, Grid, Rect, Run, TileMark
from mapping.printing.flow import fitted
from mapping.printing.tables.setting import SIDE, TILE, TILE_GAP, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mapping.printing.display import Anchor, Item
    from mapping.printing.tables.setting import Kind, Part, SetCell, SetRow, SetTable

_BEHIND: Final = 3.0
"""Between a band's name and its note."""


def drawn(parts: Sequence[Part], box: Box, air: float) -> Iterator[Item]:
    """Yield the tables of a page, each as a grid below its title."""
    for part in parts:
        cast, top = part.cast, box.top + part.top
        if part.first and cast.table.title:
            yield from _title(cast, replace(box, top=top))
            top += cast.top
        yield _grid(part, replace(box, top=top), air)


def _title(cast: SetTable, box: Box) -> Iterator[Item]:
    face = TITLE.sized(TITLE.size * cast.scale)
    middle = box.top + face.em * style.LINE / 2
    yield Rect(Box(box.left, middle - face.em * 0.5, box.left + 1.1, middle + face.em * 0.5), fill=style.WINE)
    title = face.centred(box.left + 2.6, middle, cast.table.title)
    yield title
    if cast.table.note:
        room = box.right - title.box.right - 6
        yield fitted(cast.table.note, room, style.SMALL.sized(style.SMALL.size * cast.scale)).centred(
            box.right, middle, "end"
        )


def _grid(part: Part, box: Box, air: float) -> Grid:
    """Return the rows of a page as a table."""
    cast = part.cast
    rows = (*([cast.headings] if cast.headings else []), *part.rows)
    heights = tuple(row.height(air) for row in rows)
    cells: list[Cell] = []
    items: list[Item] = []
    top = box.top
    for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
        place = Box(box.left, top, box.left + sum(cast.widths), top + height)
        cells += _cells(row, number, cast)
        items += _row_items(row, place, cast, air)
        top += height
    whole = Box(box.left, box.top, box.left + sum(cast.widths), top)
    return Grid(cast.table.name, whole, cast.widths, heights, tuple(cells), tuple(items), alt=cast.table.alt)


_FILLS: Final[dict[Kind, str]] = {"headings": style.NAVY, "band": style.BAND}


def _fill(row: SetRow, cell: SetCell) -> str | None:
    return cell.said.fill or _FILLS.get(row.kind) or (style.ZEBRA if row.shaded else None)


def _cells(row: SetRow, number: int, cast: SetTable) -> Iterator[Cell]:
    """Yield the cells of a row for formats that have tables."""
    for cell in row.cells:
        anchor: Anchor = "end" if _is_figure(cell, cast) else "start"
        yield Cell(number, cell.column, tuple(_runs(cell, cast.scale)), anchor, _fill(row, cell), cell.span)


def _runs(cell: SetCell, scale: float) -> Iterator[Run]:
    """Yield what a cell says: its tiles by their signs, its text, what is smaller below and what stands behind."""
    for tile in cell.said.tiles:
        yield Run(tile.sign, style.BAR_NOTE.sized(style.BAR_NOTE.size * scale), tile.fill)
    for face, lines in groupby(cell.lines, key=itemgetter(1)):
        text = _joined([line for line, _ in lines])
        yield Run(text if face == cell.lines[0][1] else f"\n{text}", face)
    if cell.behind is not None:
        yield Run(f"  {cell.behind[0]}", cell.behind[1])


def _joined(lines: Iterable[str]) -> str:
    """Return lines as the text they were broken from: Latin words had a space between them."""
    text = ""
    for line in lines:
        text += f" {line}" if text and text[-1:].isascii() and line[:1].isascii() else line
    return text


def _is_figure(cell: SetCell, cast: SetTable) -> bool:
    return cell.span == 1 and cast.table.tracks[cell.column].figures


def _row_items(row: SetRow, box: Box, cast: SetTable, air: float) -> Iterator[Item]:
    """Yield the ground of a row, its texts and its tiles; below a plain row a hairline."""
    fills = {_fill(row, cell) for cell in row.cells}
    # one ground for all of them: between two of one colour a seam would show
    if len(fills) == 1 and (fill := next(iter(fills))):
        yield Rect(box, fill=fill)
    for cell in row.cells:
        left = box.left + sum(cast.widths[: cell.column])
        place = Box(left, box.top, left + sum(cast.widths[cell.column : cell.column + cell.span]), box.bottom)
        if len(fills) > 1 and (fill := _fill(row, cell)):
            yield Rect(place, fill=fill)
        yield from _cell_items(cell, place, cast, air)
    if row.kind == "row":
        yield rule(box.left, box.right, box.bottom)


def _cell_items(cell: SetCell, box: Box, cast: SetTable, air: float) -> Iterator[Item]:
    top, middle = box.top + air, box.top
    for i, tile in enumerate(cell.said.tiles):
        size = TILE * cast.scale
        yield TileMark(box.left + SIDE + i * (size + TILE_GAP), top + 0.1, size, tile)
    for text, face in cell.lines:
        middle = top + face.em * style.LINE / 2
        if _is_figure(cell, cast):
            yield face.centred(box.right - SIDE, middle, text, "end")
        else:
            yield face.centred(box.left + SIDE, middle, text)
        top += face.em * style.LINE
    if cell.behind is not None:
        text, face = cell.lines[-1]
        left = box.left + SIDE + face.width(text) + _BEHIND
        yield fitted(cell.behind[0], box.right - SIDE - left, cell.behind[1]).centred(left, middle)
