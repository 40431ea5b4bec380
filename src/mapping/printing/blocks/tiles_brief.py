"""The key of the tiles on a slide: only those that its map shows and its bins do not name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.printing import style
from mapping.printing.display import TileMark
from mapping.printing.flow import Sizes, fitted
from mapping.printing.translator import sheet_translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.placement import Box
    from mapping.cartography.state import MapState
    from mapping.cartography.tiles import Tile
    from mapping.printing.display import Item

_TILE: Final = 3.5
_ROW: Final = 4.4
_GAP: Final = 2.0
_NAME: Final = style.BODY
_MOST: Final = 4
"""Columns."""


@dataclass(frozen=True, slots=True)
class TilesBrief:
    """Tiles with their names, row by row in as many columns as the widest name lets there be."""

    entries: tuple[tuple[Tile, str], ...]

    def sizes(self, width: float) -> Sizes:
        """Return the height of the rows."""
        rows = -(-len(self.entries) // self._columns(width))
        return Sizes(rows * _ROW, rows * _ROW, rows * _ROW * 1.25)

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield tiles and names."""
        width = box.right - box.left
        columns = self._columns(width)
        pitch = (box.bottom - box.top) / -(-len(self.entries) // columns)
        step = (width + _GAP) / columns
        for i, (tile, name) in enumerate(self.entries):
            row, column = divmod(i, columns)
            left, middle = box.left + column * step, box.top + (row + 0.5) * pitch
            yield TileMark(left, middle - _TILE / 2, _TILE, tile)
            yield fitted(name, step - _GAP - _TILE - 1.1, _NAME).centred(left + _TILE + 1.1, middle)

    def _columns(self, width: float) -> int:
        widest = _TILE + 1.1 + max((_NAME.width(name) for _, name in self.entries), default=0.0) + _GAP
        return max(1, min(_MOST, int((width + _GAP) // widest)))


def tiles_brief(state: MapState) -> TilesBrief:
    """Return the tiles of the industries that some unit lists; those of the bins are told beside them."""
    named = {row.bin.tile for row in state.layer.legend if row.bin.tile is not None}
    t = sheet_translator(state.spec.lang)
    listed = {industry for unit in state.units for _, industry in unit.terms}
    entries = [(i.tile, i.short) for i in state.industries if i.industry_id in listed - named]
    if None in listed and named <= {i.industry_id for i in state.industries}:
        entries.append((state.tiles[None], t("跨领域")))
    return TilesBrief(tuple(entries))
