"""The key of the tiles: the 20 industries by tier, the shape telling the tier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.cartography.names import Names
from mapping.cartography.palette import TIERS
from mapping.cartography.placement import Box
from mapping.cartography.tiles import CROSS, tile_of
from mapping.i18n import translator
from mapping.printing import style
from mapping.printing.display import TileMark
from mapping.printing.flow import Sizes, fitted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.state import MapState
    from mapping.cartography.tiles import Tile
    from mapping.insight.atlas import Atlas
    from mapping.printing.display import Item

_TILE: Final = 3.5
_ROW: Final = 4.0
_HEAD: Final = 4.4
_LINES: Final = 5
"""Rows of a column: the nine pillars fill two columns, the others one or two."""


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier's heading and its tiles with names."""

    label: str
    entries: tuple[tuple[Tile, str], ...]

    @property
    def columns(self) -> int:
        """Columns that the entries fill."""
        return -(-len(self.entries) // _LINES)


@dataclass(frozen=True, slots=True)
class TilesKey:
    """The tiers side by side."""

    tiers: tuple[Tier, ...]

    def sizes(self, width: float) -> Sizes:  # noqa: ARG002 - as high at any width
        """Return the height of a heading and the rows."""
        tight = _HEAD + _ROW * _LINES
        return Sizes(tight, tight, tight + 2.5)

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the tiers from left to right."""
        columns = sum(tier.columns for tier in self.tiers)
        step = (box.right - box.left) / columns
        pitch = (box.bottom - box.top - _HEAD) / _LINES
        left = box.left
        for tier in self.tiers:
            right = left + step * tier.columns
            yield fitted(tier.label, right - left - 1, style.STRONG.sized(7.2)).centred(left, box.top + _HEAD / 2)
            per_column = -(-len(tier.entries) // tier.columns)
            for i, (tile, name) in enumerate(tier.entries):
                column, line = divmod(i, per_column)
                x, middle = left + column * step, box.top + _HEAD + (line + 0.5) * pitch
                yield TileMark(x, middle - _TILE / 2, _TILE, tile)
                yield fitted(name, step - _TILE - 2.2, style.BODY.sized(6.8)).centred(x + _TILE + 1.1, middle)
            left = right


def tiles_key(state: MapState, atlas: Atlas) -> TilesKey:
    """Return the key of all industries; what cuts across them stands after the pillars."""
    names, t = Names.of(atlas.catalog, state.spec.lang), translator(state.spec.lang)
    tiers = []
    for tier in TIERS:
        members = [i for i in atlas.catalog.industries if i.tier == tier]
        entries = [(tile_of(i), names.industry_short(i)) for i in members]
        if not tiers:
            entries.append((CROSS, t("跨领域")))
        label = t("{tier}（{n}）", tier=names.value("tier", tier), n=len(members))
        tiers.append(Tier(label, tuple(entries)))
    return TilesKey(tuple(tiers))
