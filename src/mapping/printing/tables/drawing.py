"""The tables of a page as items: each a grid, and above its first rows its title."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from mapping.cartography.placement import Box
from mapping.printing import style
from mapping.printing.blocks.rows import rule
from mapping.printing.display import Cell, Grid, Rect, Run, TileMark
from mapping.printing.flow import fitted
from mapping.printing.tables.setting import PART_GAP, SIDE, TILE_GAP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mapping.printing.display import Anchor, Item
    from mapping.printing.tables.setting import Kind, Part, SetCell, SetLine, SetRow, SetTable

_INDENT: Final = 2.6
_BEHIND: Final = 3.0
"""Between a band's name and its note."""


def drawn(parts: Sequence[Part], box: Box, air: float) -> Iterator[Item]:
    """Yield the tables of a page, each as a grid below its title."""
    for part in parts:
        cast, left, top = part.cast, box.left + part.left, box.top + part.top
        if part.first and cast.table.title:
            yield from _title(cast, replace(box, left=left, top=top))
            top += cast.top
        yield _grid(part, replace(box, left=left, top=top), air)


def _title(cast: SetTable, box: Box) -> Iterator[Item]:
    """Yield the title of a table, and its note beside or below that."""
    face = cast.title
    middle = box.top + face.em * style.LINE / 2
    yield Rect(Box(box.left, middle - face.em * 0.5, box.left + 1.1, middle + face.em * 0.5), fill=style.WINE)
    yield face.centred(box.left + _INDENT, middle, cast.table.title)
    if cast.note_beside:
        yield from (line.face.centred(box.left + cast.room, middle, line.text, "end") for line in cast.note)
        return
    top = box.top + face.em * style.LINE
    for line in cast.note:
        yield line.face.centred(box.left, top + line.height / 2, line.text)
        top += line.height


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
        yield Cell(number, cell.column, tuple(_runs(cell)), anchor, _fill(row, cell), cell.span)


def _runs(cell: SetCell) -> Iterator[Run]:
    """Yield what a cell says: words after the signs of their tiles, or its text, what is below and what is behind."""
    for number, line in enumerate(cell.lines):
        for place, (tile, word) in enumerate(line.parts):
            yield Run(tile.sign, replace(line.face, bold=True, fill=tile.ink), tile.fill)
            # a tile stays with its word, and what stands on a line of its own here does so there
            ends, last = place == len(line.parts) - 1, number == len(cell.lines) - 1
            yield Run(f"\u00a0{word}" + ("" if ends and last else "\n" if ends else "  "), line.face)
    for face, lines in groupby((line for line in cell.lines if not line.parts), key=attrgetter("face")):
        text = _joined([line.text for line in lines], (cell.said.text, cell.said.under))
        yield Run(text if face == cell.lines[0].face else f"\n{text}", face)
    if cell.behind is not None:
        yield Run(f"  {cell.behind[0]}", cell.behind[1])


def _joined(lines: Sequence[str], texts: Iterable[str]) -> str:
    """Return lines as they stand in one of the texts that they were broken from, with the spaces between them."""
    for text in texts:
        start, at = text.find(lines[0]), -1
        for line in lines:
            at = text.find(line, max(at, 0))
            if at < 0:
                break
            at += len(line)
        else:
            return text[start:at]
    return "".join(lines)


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
    for line in cell.lines:
        middle = top + line.height / 2
        if line.parts:
            yield from _parts(line, box.left + SIDE, middle)
        elif _is_figure(cell, cast):
            yield line.face.centred(box.right - SIDE, middle, line.text, "end")
        else:
            yield line.face.centred(box.left + SIDE, middle, line.text)
        top += line.height
    if cell.behind is not None:
        last = cell.lines[-1]
        left = box.left + SIDE + last.face.width(last.text) + _BEHIND
        yield fitted(cell.behind[0], box.right - SIDE - left, cell.behind[1]).centred(left, middle)


def _parts(line: SetLine, left: float, middle: float) -> Iterator[Item]:
    for tile, word in line.parts:
        yield TileMark(left, middle - line.tile / 2, line.tile, tile)
        yield line.face.centred(left + line.tile + TILE_GAP, middle, word)
        left += line.width((tile, word)) + PART_GAP
