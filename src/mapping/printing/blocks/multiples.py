"""Small multiples: a little map an industry, with its tile, its name and who claims it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import shapely

from mapping.cartography.look import light
from mapping.cartography.look_tints import NOT_DESIGNATED
from mapping.cartography.placement import Box
from mapping.geography.projection import to_equal_area
from mapping.kept import kept
from mapping.printing import style
from mapping.printing.display import Area, Face, Lines, Rect, Stroke, TileMark, group
from mapping.printing.flow import Sizes, fitted
from mapping.printing.typeface import wrap
from mapping.printing.viewport import rings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from mapping.cartography.tiles import Tile
    from mapping.geography import Geography
    from mapping.printing.display import Group, Item, Line

_SIMPLIFY_M: Final = 700
"""At the size of a stamp no corner of its own shows."""
_RATIO: Final = 1.17
"""Height of a little map over its width, as of the city."""
_GAP: Final = 2.4
_PAD: Final = 1.2
_TILE: Final = 4.0
_HEAD: Final = 5.2
_TILE_GAP: Final = 1.2
_NAME: Final = Face(7.6, bold=True)
_SMALL_NAME: Final = Face(6.2, bold=True)
_BESIDE: Final = style.SMALL.sized(6.2)
_COUNT: Final = style.STRONG.sized(7.2)
_CLAIM: Final = style.BODY.sized(6.2)
_FIRST: Final = Face(6.2, bold=True, fill=style.WINE)
_NONE: Final = style.FAINT.sized(6.6)
_LEAST, _USUAL = 13.0, 24.0
"""Heights of a little map."""
_MAP_SHARE: Final = 0.56
"""Of a card's width that its map may take."""
_BELOW: Final = 4.2
"""Of a card in brief: what the line below its map takes."""
_APART: Final = 1.8
_PITCH: Final = 1.26
"""Height of a line in ems."""
_EDGE: Final = Stroke(light("edge-small"), 0.12)
_CLAIMED_EDGE: Final = Stroke(light("edge-claimed"), 0.2)
_UNNAMED_EDGE: Final = Stroke(light("edge-claimed"), 0.14, (0.8, 0.6))
_RIVER: Final = Stroke(style.WATER, 0.3)
_CARD: Final = Stroke(style.HAIR, 0.15)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A unit that claims an industry: its fill on the little map, and its short name."""

    unit_id: str
    name: str
    fill: str


@dataclass(frozen=True, slots=True)
class LittleMap:
    """One industry: who claims it, on a map and in words.

    ``count`` tells how many units do, ``short`` in few words, ``first`` how many name it first (empty: none);
    ``claims`` are the names of those, each behind the place that the industry has in its list; ``alt`` is a sentence.
    """

    key: str
    name: str
    beside: str
    tile: Tile
    claimed: tuple[Claimed, ...]
    count: str
    short: str
    first: str
    claims: tuple[tuple[int, str], ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Multiples:
    """Little maps in rows, ``columns`` abreast.

    The claims stand in words beside them where there is room for those of every map. In ``brief``, and where there is
    none, their numbers alone stand below each map, which is the larger for it.
    """

    maps: tuple[LittleMap, ...]
    geography: Geography
    columns: int
    brief: bool = False

    def sizes(self, width: float) -> Sizes:
        """Return the heights: of low maps, usual ones, and such that are as wide as they may be."""
        rows = -(-len(self.maps) // self.columns)
        card = (width - _GAP * (self.columns - 1)) / self.columns
        most = (card - 2 * _PAD) * (1.0 if self.brief else _MAP_SHARE) * _RATIO
        around = rows * (_HEAD + 2 * _PAD + (_BELOW if self.brief else 0.0)) + (rows - 1) * _GAP
        low, usual, high = (rows * min(height, most) + around for height in (_LEAST, _USUAL, most))
        return Sizes(low, usual, high)

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the cards, each a group."""
        rows = -(-len(self.maps) // self.columns)
        width = (box.right - box.left - _GAP * (self.columns - 1)) / self.columns
        height = (box.bottom - box.top - _GAP * (rows - 1)) / rows
        places = []
        for i in range(len(self.maps)):
            row, column = divmod(i, self.columns)
            left, top = box.left + column * (width + _GAP), box.top + row * (height + _GAP)
            places.append(Box(left, top, left + width, top + height))
        cards = [_Card(one, self.geography, place) for one, place in zip(self.maps, places, strict=True)]
        if self.brief or not all(card.fits(card.claims) for card in cards):
            cards = [replace(card, brief=True) for card in cards]
        beside = all(card.has_room_beside for card in cards)
        for card in cards:
            yield card.drawn(beside=beside)


@dataclass(frozen=True, slots=True)
class _Card:
    """The card of one industry in its place: head, map at the left, and words at its right.

    In ``brief`` the map stands in the middle, and below it how many claim the industry.
    """

    one: LittleMap
    geography: Geography
    box: Box
    brief: bool = False

    @property
    def _inner(self) -> Box:
        return self.box.grown(-_PAD)

    @property
    def _map(self) -> Box:
        inner = self._inner
        width = inner.right - inner.left
        top, high = inner.top + _HEAD, inner.bottom - inner.top - _HEAD - (_BELOW if self.brief else 0.0)
        size = min(high, width * (1.0 if self.brief else _MAP_SHARE) * _RATIO)
        left = inner.left + ((width - size / _RATIO) / 2 if self.brief else 0.0)
        top += (high - size) / 2
        return Box(left, top, left + size / _RATIO, top + size)

    @property
    def _words(self) -> Box:
        inner, place = self._inner, self._map
        return Box(place.right + 1.4, inner.top + _HEAD, inner.right, inner.bottom)

    @property
    def claims(self) -> list[tuple[str, Face]]:
        """The lines that tell who does, and where in its list."""
        count = self._broken(self.one.count, _COUNT if self.one.claimed else _NONE)
        return [*count, *((f"{rank}  {name}", _FIRST if rank == 1 else _CLAIM) for rank, name in self.one.claims)]

    def _broken(self, text: str, face: Face) -> list[tuple[str, Face]]:
        width = self._words.right - self._words.left
        return [(line, face) for line in wrap(text, width, face.size, bold=face.bold)]

    def fits(self, lines: Sequence[tuple[str, Face]]) -> bool:
        """Tell whether lines stand beside the map."""
        box = self._words
        high, wide = sum(face.em * _PITCH for _, face in lines), max(face.width(text) for text, face in lines)
        return high <= box.bottom - box.top and wide <= box.right - box.left

    @property
    def has_room_beside(self) -> bool:
        """Whether the tier stands at the right of the name."""
        inner = self._inner
        room = inner.right - inner.left - _TILE - _TILE_GAP
        return _NAME.width(self.one.name) + 1.5 + _BESIDE.width(self.one.beside) <= room

    def _name(self, left: float, middle: float, room: float) -> Iterator[Item]:
        """Yield the name on one line, or smaller on two."""
        if _NAME.sized(_SMALL_NAME.size).width(self.one.name) <= room:
            yield fitted(self.one.name, room, _NAME, _SMALL_NAME.size).centred(left, middle)
            return
        lines = wrap(self.one.name, room, _SMALL_NAME.size, bold=True)
        pitch = _SMALL_NAME.em * 1.15
        for i, line in enumerate(lines):
            yield _SMALL_NAME.centred(left, middle + (i - (len(lines) - 1) / 2) * pitch, line)

    def drawn(self, *, beside: bool) -> Group:
        """Return the card; ``beside``: with its tier beside its name."""
        one, inner = self.one, self._inner
        middle = inner.top + _HEAD / 2 - 0.4
        items: list[Item] = [Rect(self.box, fill=style.WHITE, stroke=_CARD, radius=0.8)]
        items.append(TileMark(inner.left, middle - _TILE / 2, _TILE, one.tile))
        left = inner.left + _TILE + _TILE_GAP
        if beside:
            items.append(_BESIDE.centred(inner.right, middle, one.beside, "end"))
        items += self._name(left, middle, inner.right - left)
        items += draw_little(self.geography, one, self._map)
        items += self._numbers() if self.brief else self._claims()
        return group(f"multiple:{one.key} {one.name}", items, one.alt)

    def _claims(self) -> Iterator[Item]:
        """Yield who claims the industry, beside the map."""
        box, lines = self._words, self.claims
        top = max(box.top, (box.top + box.bottom - sum(face.em * _PITCH for _, face in lines)) / 2)
        for text, face in lines:
            yield face.centred(box.left, top + face.em * _PITCH / 2, text)
            top += face.em * _PITCH

    def _numbers(self) -> Iterator[Item]:
        """Yield how many claim the industry and how many name it first, on one line below the map."""
        inner, one = self._inner, self.one
        told = [(one.short, _COUNT if one.claimed else _NONE), *([(one.first, _FIRST)] if one.first else [])]
        wide = sum(face.width(text) for text, face in told) + _APART * (len(told) - 1)
        left = (inner.left + inner.right - wide) / 2
        for text, face in told:
            yield face.centred(left, inner.bottom - _BELOW / 2, text)
            left += face.width(text) + _APART


def draw_little(geography: Geography, one: LittleMap, box: Box) -> Iterator[Item]:
    """Yield the land, and on it the units that claim the industry; dashed where none does."""
    units, rivers = _drawing(geography)
    claimed = {unit.unit_id: unit for unit in one.claimed}

    def place(line: Line) -> Line:
        width, height = box.right - box.left, box.bottom - box.top
        return tuple((box.left + x * width, box.top + y * height) for x, y in line)

    rest = tuple(place(ring) for key, shape in units.items() if key not in claimed for ring in shape)
    yield Area(rest, NOT_DESIGNATED)
    yield Lines(tuple((*ring, ring[0]) for ring in rest), _EDGE if claimed else _UNNAMED_EDGE)
    yield Lines(tuple(place(line) for line in rivers), _RIVER)
    for unit_id, unit in claimed.items():
        shape = tuple(place(ring) for ring in units.get(unit_id, ()))
        if shape:
            edge = Lines(tuple((*ring, ring[0]) for ring in shape), _CLAIMED_EDGE)
            yield group(f"unit:{unit_id} {unit.name}", (Area(shape, unit.fill), edge), unit.name)


@kept(2)
def _drawing(geography: Geography) -> tuple[Mapping[str, tuple[Line, ...]], tuple[Line, ...]]:
    """Return the rings of each unit and the rivers, equal-area, simplified as one coverage, in a box of 1 by 1."""
    shapes = to_equal_area(geography.units.geometry.to_numpy())
    west, south, east, north = shapely.total_bounds(shapes)
    scale = min(1 / (east - west), _RATIO / (north - south))
    centre = np.array([(west + east) / 2, (south + north) / 2])

    def place(points: NDArray[np.float64]) -> NDArray[np.float64]:
        placed: NDArray[np.float64] = 0.5 + (points - centre) * [scale, -scale / _RATIO]
        return placed

    simple = shapely.transform(shapely.coverage_simplify(shapes, _SIMPLIFY_M), place)
    courses = [water.shape for water in geography.waters if water.kind == "river"]
    rivers = shapely.transform(shapely.simplify(to_equal_area(courses), _SIMPLIFY_M), place)
    keys = (str(unit_id) for unit_id in geography.units.index)
    return (
        {key: tuple(ring[:-1] for ring in rings(shape)) for key, shape in zip(keys, simple, strict=True)},
        tuple(tuple((x, y) for x, y in shapely.get_coordinates(line).tolist()) for line in shapely.get_parts(rivers)),
    )
