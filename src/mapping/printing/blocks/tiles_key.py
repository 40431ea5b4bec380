"""The key of the tiles: the 20 industries by tier, the shape telling the tier, and apart what cuts across them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.printing import style
from mapping.printing.display import TileMark
from mapping.printing.flow import Sizes, fitted
from mapping.printing.translator import sheet_translator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.cartography.placement import Box
    from mapping.cartography.state import MapState
    from mapping.cartography.tiles import Tile
    from mapping.printing.display import Item

_TILE: Final = 3.5
_ROW: Final = 4.0
_HEAD: Final = 4.4
_GAP: Final = 3.0
_NAME: Final = style.BODY.sized(6.8)
_LINES: Final = 5
"""Rows of a column: the nine pillars fill two columns, the others one or two."""


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier's heading and its tiles with names."""

    label: str
    entries: tuple[tuple[Tile, str], ...]

    @property
    def split(self) -> tuple[tuple[tuple[Tile, str], ...], ...]:
        """The entries in as many columns as they need, evenly."""
        columns = -(-len(self.entries) // _LINES)
        length = -(-len(self.entries) // columns)
        return tuple(self.entries[i : i + length] for i in range(0, len(self.entries), length))


@dataclass(frozen=True, slots=True)
class TilesKey:
    """The tiers side by side; ``apart``, of no tier, below one that leaves room for it, otherwise beside them."""

    tiers: tuple[Tier, ...]
    apart: Tier

    def sizes(self, width: float) -> Sizes:  # noqa: ARG002 - as high at any width
        """Return the height of a heading and the rows."""
        tight = _HEAD + _ROW * _LINES
        return Sizes(tight, tight, tight + 2.5)

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the tiers from left to right, columns as wide as their names ask for."""
        pitch = (box.bottom - box.top - _HEAD) / _LINES
        host = next((tier for tier in self.tiers if len(tier.split[0]) + 1 + len(self.apart.entries) <= _LINES), None)
        tiers = self.tiers if host else (*self.tiers, self.apart)
        wanted = [column_width(column) for tier in tiers for column in tier.split]
        widths = iter(width * (box.right - box.left) / sum(wanted) for width in wanted)
        left = box.left
        for tier in tiers:
            start = left
            for column in tier.split:
                width = next(widths)
                yield from _entries(column, left, width, box.top + _HEAD, pitch)
                left += width
            yield _heading(tier, left - start, start, box.top + _HEAD / 2)
            if tier is host:
                line = _LINES - len(self.apart.entries)
                yield _heading(self.apart, left - start, start, box.top + _HEAD + (line - 0.5) * pitch)
                yield from _entries(self.apart.entries, start, left - start, box.top + _HEAD + line * pitch, pitch)


def _heading(tier: Tier, width: float, left: float, middle: float) -> Item:
    return fitted(tier.label, width - 1, style.STRONG.sized(7.0)).centred(left, middle)


def _entries(column: Sequence[tuple[Tile, str]], left: float, width: float, top: float, pitch: float) -> Iterator[Item]:
    for line, (tile, name) in enumerate(column):
        middle = top + (line + 0.5) * pitch
        yield TileMark(left, middle - _TILE / 2, _TILE, tile)
        yield fitted(name, width - _TILE - 1.6, _NAME).centred(left + _TILE + 1.1, middle)


def column_width(column: Sequence[tuple[Tile, str]]) -> float:
    """Return the width in mm that a column would like."""
    return _TILE + 1.1 + max(_NAME.width(name) for _, name in column) + _GAP


def tiles_key(state: MapState) -> TilesKey:
    """Return the key of all industries; what cuts across them belongs to no tier and is counted in none."""
    t = sheet_translator(state.spec.lang)
    tiers: list[Tier] = []
    for tier in state.tiers:
        entries = [(i.tile, i.short) for i in state.industries if i.tier == tier.tier]
        label = t("{tier}（{n}）", tier=tier.name, n=len(entries))
        tiers.append(Tier(label, tuple(entries)))
    return TilesKey(tuple(tiers), Tier(t("不属任何层级"), ((state.tiles[None], t("跨领域")),)))
