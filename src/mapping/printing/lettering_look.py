"""How the labels of a map look: the sizes of their parts by the kind of map, and how one is drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.cartography.look_marks import on_sheet
from mapping.cartography.placement import Box
from mapping.printing import style
from mapping.printing.display import Circle, Face, Lines, Rect, TileMark
from mapping.printing.typeface import LEAST_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mapping.cartography.labels import LabelText
    from mapping.cartography.placement import Placed
    from mapping.cartography.tiles import Tile
    from mapping.printing.display import Item, Point
    from mapping.printing.style import Paper

_HALO: Final = 0.7
_ROW_GAP: Final = 0.5
_TILE_GAP: Final = 0.5
_CHIP_PAD: Final = 0.9
_FOOT: Final = on_sheet("leader-foot") / 2


@dataclass(frozen=True, slots=True)
class Lettering:
    """Sizes of a map's labels: names and details in points, tiles in mm."""

    name: float
    detail: float
    tile: float
    quiet: float = 7.2
    longest: int = 4
    """Tiles of one row; more of them stand in two, so that they stay in their unit."""

    def name_face(self, text: LabelText) -> Face:
        """Return the face of a label's name."""
        if text.quiet:
            return Face(self.quiet, fill=style.SUB, halo=_HALO)
        return Face(self.name, bold=True, halo=_HALO)

    @property
    def detail_face(self) -> Face:
        """The face of what stands under the name."""
        return Face(self.detail, halo=_HALO)

    @property
    def chip_face(self) -> Face:
        """The face inside a chip."""
        return Face(max(LEAST_SIZE, self.detail - 0.8), bold=True, fill=style.WHITE)

    def row_height(self, text: LabelText) -> float:
        """Return the height of the row under the name, 0 without one."""
        rows = len(self.tile_rows(text))
        tile = rows * self.tile + (rows - 1) * _TILE_GAP if rows else 0.0
        line = self.detail_face.em * 1.15 if text.detail is not None or text.chip is not None else 0.0
        return max(tile, line)

    def tile_rows(self, text: LabelText) -> tuple[tuple[str | None, ...], ...]:
        """Return the tiles in one row, or in two where they are many."""
        if len(text.tiles) <= self.longest:
            return (text.tiles,) if text.tiles else ()
        half = math.ceil(len(text.tiles) / 2)
        return text.tiles[:half], text.tiles[half:]

    def row_width(self, text: LabelText) -> float:
        """Return the width of the row under the name, or of the wider of two."""
        width = max(map(len, self.tile_rows(text)), default=0) * (self.tile + _TILE_GAP)
        if text.detail is not None:
            width += self.detail_face.width(text.detail)
        if text.chip is not None:
            width += self.chip_width(text.chip) + (_TILE_GAP if text.detail is not None else 0.0)
        return width

    def chip_width(self, chip: str) -> float:
        """Return the width of a chip."""
        return self.chip_face.width(chip) + 2 * _CHIP_PAD

    def measure(self, text: LabelText) -> Point:
        """Return width and height of a label in mm."""
        face, row = self.name_face(text), self.row_height(text)
        height = face.em * 1.15 + (row + _ROW_GAP if row else 0.0)
        return max(face.width(text.name), self.row_width(text)), height


CITY: Final = Lettering(name=8.8, detail=7.2, tile=4.1)
INSET: Final = Lettering(name=7.4, detail=6.6, tile=3.3, quiet=6.6)
UNIT: Final = Lettering(name=15.0, detail=9.0, tile=6.4, quiet=8.2, longest=8)
_SLIDE_CITY: Final = Lettering(name=7.2, detail=6.4, tile=3.2, quiet=6.2)
_SLIDE_UNIT: Final = Lettering(name=10.0, detail=7.2, tile=4.2, quiet=6.6, longest=8)


def look_of(paper: Paper, *, focus: bool) -> Lettering:
    """Return the lettering of the main map of a sheet, of one unit (``focus``) or of the city."""
    if paper.slide:
        return _SLIDE_UNIT if focus else _SLIDE_CITY
    return UNIT if focus else CITY


def draw_label(placed: Placed, look: Lettering, tiles: Mapping[str | None, Tile]) -> Iterator[Item]:
    """Yield a label's name and the row under it, both centred in its box, and the line to its unit if it has one."""
    text, box = placed.text, placed.box
    if placed.line is not None:
        foot = placed.line[0]
        yield Lines((placed.line,), style.line("label-leader"))
        yield Circle(*foot, _FOOT, style.INK, style.line("place"))
    middle = (box.left + box.right) / 2
    face = look.name_face(text)
    yield face.centred(middle, box.top + face.em * 1.15 / 2, text.name, "middle")
    if not look.row_height(text):
        return
    rows = look.tile_rows(text)
    left = middle - look.row_width(text) / 2 + (_TILE_GAP / 2 if text.tiles else 0.0)
    centre = box.bottom - look.row_height(text) / 2
    if len(rows) > 1:
        yield from _tile_rows(rows, look, tiles, middle, box.bottom)
        return
    for industry in text.tiles:
        yield TileMark(left, centre - look.tile / 2, look.tile, tiles[industry], rim=True)
        left += look.tile + _TILE_GAP
    if text.detail is not None:
        yield look.detail_face.centred(left, centre, text.detail)
        left += look.detail_face.width(text.detail) + _TILE_GAP
    if text.chip is not None:
        yield from _chip(look, text.chip, left, centre)


def _tile_rows(
    rows: Sequence[Sequence[str | None]],
    look: Lettering,
    tiles: Mapping[str | None, Tile],
    middle: float,
    bottom: float,
) -> Iterator[Item]:
    """Yield rows of tiles above a line, each centred."""
    pitch = look.tile + _TILE_GAP
    for number, row in enumerate(rows):
        left, top = middle - (len(row) * pitch - _TILE_GAP) / 2, bottom + _TILE_GAP - (len(rows) - number) * pitch
        for at, industry in enumerate(row):
            yield TileMark(left + at * pitch, top, look.tile, tiles[industry], rim=True)


def _chip(look: Lettering, chip: str, left: float, middle: float) -> Iterator[Item]:
    width, half = look.chip_width(chip), look.chip_face.em * 0.68
    yield Rect(Box(left, middle - half, left + width, middle + half), fill=style.WINE, radius=0.5)
    yield look.chip_face.centred(left + width / 2, middle, chip, "middle")
