"""The key of the tiles: the 20 industries by tier, the shape telling the tier, and apart what cuts across them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.printing import style
from mapping.printing.display import TileMark
from mapping.printing.flow import Sizes, broken, fitted
from mapping.printing.translator import sheet_translator
from mapping.printing.typeface import LEAST_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.cartography.placement import Box
    from mapping.cartography.state import MapState
    from mapping.cartography.tiles import Tile
    from mapping.printing.display import Item

_TILE: Final = 3.5
_ROW: Final = 4.0
_HEAD: Final = 4.4
_HIGH_ROW: Final = 4.9
_GAP: Final = 3.0
_AFTER: Final = 1.1
"""Between a tile and its name."""
_NEXT: Final = 1.6
"""The same with what must be free before the next column."""
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

    def sizes(self, width: float) -> Sizes:
        """Return the height of a heading and the rows, higher where a name needs two lines."""
        tight = _HEAD + (_HIGH_ROW if self._is_narrow(width) else _ROW) * _LINES
        return Sizes(tight, tight, tight + 2.5)

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the tiers from left to right, columns as wide as their names ask for."""
        pitch = (box.bottom - box.top - _HEAD) / _LINES
        host = self._host
        widths = iter(self._widths(box.right - box.left))
        left = box.left
        for tier in self._shown:
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

    @property
    def _host(self) -> Tier | None:
        return next((tier for tier in self.tiers if len(tier.split[0]) + 1 + len(self.apart.entries) <= _LINES), None)

    @property
    def _shown(self) -> tuple[Tier, ...]:
        return self.tiers if self._host else (*self.tiers, self.apart)

    def _is_narrow(self, width: float) -> bool:
        """Tell whether the names would not stand on a line each, however small."""
        return sum(map(_least_width, self._columns)) > width

    @property
    def _columns(self) -> list[tuple[tuple[Tile, str], ...]]:
        return [column for tier in self._shown for column in tier.split]

    def _widths(self, width: float) -> list[float]:
        """Return the widths of the columns: what their names ask for, else the longest break into lines."""
        wanted = [column_width(column) for column in self._columns]
        if self._is_narrow(width):
            least = sorted(map(_least_width, self._columns))
            most = next(
                cap for i in range(len(least)) if (cap := (width - sum(least[:i])) / (len(least) - i)) <= least[i]
            )
            return [min(most, _least_width(column)) for column in self._columns]
        if sum(wanted) <= width:
            return [width * one / sum(wanted) for one in wanted]
        least = [_least_width(column) for column in self._columns]
        spare = (width - sum(least)) / (sum(wanted) - sum(least))
        return [low + spare * (high - low) for low, high in zip(least, wanted, strict=True)]


def _heading(tier: Tier, width: float, left: float, middle: float) -> Item:
    return fitted(tier.label, width - 1, style.STRONG.sized(7.0)).centred(left, middle)


def _entries(column: Sequence[tuple[Tile, str]], left: float, width: float, top: float, pitch: float) -> Iterator[Item]:
    for line, (tile, name) in enumerate(column):
        middle = top + (line + 0.5) * pitch
        yield TileMark(left, middle - _TILE / 2, _TILE, tile)
        yield from broken(name, width - _TILE - _NEXT, _NAME).centred(left + _TILE + _AFTER, middle)


def column_width(column: Sequence[tuple[Tile, str]]) -> float:
    """Return the width in mm that a column would like."""
    return _TILE + _AFTER + max(_NAME.width(name) for _, name in column) + _GAP


def _least_width(column: Sequence[tuple[Tile, str]]) -> float:
    """Return the width in mm that a column must have for names on one line."""
    return _TILE + _NEXT + max(_NAME.sized(LEAST_SIZE).width(name) for _, name in column) + 0.1


def tiles_key(state: MapState) -> TilesKey:
    """Return the key of all industries; what cuts across them belongs to no tier and is counted in none."""
    t = sheet_translator(state.spec.lang)
    tiers: list[Tier] = []
    for tier in state.tiers:
        entries = [(i.tile, i.short) for i in state.industries if i.tier == tier.tier]
        label = t("{tier}（{n}）", tier=tier.name, n=len(entries))
        tiers.append(Tier(label, tuple(entries)))
    return TilesKey(tuple(tiers), Tier(t("不属任何层级"), ((state.tiles[None], t("跨领域")),)))
