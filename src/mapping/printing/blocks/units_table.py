"""The table of all layout units with their leading industries; units that share a list stand in one row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.cartography.placement import Box
from mapping.cartography.tiles import CROSS
from mapping.i18n import translator
from mapping.printing import style
from mapping.printing.blocks.rows import Rows
from mapping.printing.display import Rect, TileMark
from mapping.printing.flow import fitted
from mapping.printing.lettering import tiles_by_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.cartography.state import MapState, UnitFace
    from mapping.cartography.tiles import Tile
    from mapping.insight.atlas import Atlas
    from mapping.printing.display import Item

_TILE: Final = 3.4
_LINE: Final = 4.15
_PAD: Final = 0.5
_EDGE: Final = 1.4
_NAME_SHARE: Final = 0.26
_BETWEEN: Final = 2.0
_FACE: Final = style.BODY.sized(7.0)


@dataclass(frozen=True, slots=True)
class Term:
    """One leading industry: its tile, the plan's wording, and whether the layer is not about it."""

    tile: Tile
    text: str
    quiet: bool = False

    @property
    def width(self) -> float:
        """Width of tile and text in mm."""
        return _TILE + 0.8 + _FACE.width(self.text)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit, or units that share a list, with terms in the plan's order.

    ``members`` names the units of a shared list; ``edge`` is the land colour at the row's left end.
    """

    name: str
    members: str
    terms: tuple[Term, ...]
    edge: str | None

    def height(self, width: float) -> float:
        """Return the height for all lines of terms, and for the members under the name."""
        lines = max(len(self._lines(width)), len(self._name_lines(width)))
        return lines * _LINE + 2 * _PAD

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the edge, the name, and the terms line by line."""
        width = box.right - box.left
        if self.edge is not None:
            yield Rect(Box(box.left, box.top + 0.3, box.left + _EDGE, box.bottom - 0.3), fill=self.edge)
        names = self._name_lines(width)
        middle = (box.top + box.bottom) / 2 - (len(names) - 1) * _LINE / 2
        for i, name in enumerate(names):
            face = style.SMALL if i and self.members else style.STRONG
            yield fitted(name, self._split(width) - _EDGE - 3.4, face).centred(box.left + _EDGE + 1.4, middle)
            middle += _LINE
        lines = self._lines(width)
        middle = (box.top + box.bottom) / 2 - (len(lines) - 1) * _LINE / 2
        for line in lines:
            yield from self._draw_line(line, box.left + self._split(width), middle)
            middle += _LINE

    def _draw_line(self, terms: list[Term], left: float, middle: float) -> Iterator[Item]:
        for term in terms:
            yield TileMark(left, middle - _TILE / 2, _TILE, term.tile)
            face = style.FAINT.sized(_FACE.size) if term.quiet else _FACE
            yield face.centred(left + _TILE + 0.8, middle, term.text)
            left += term.width + _BETWEEN

    def _name_lines(self, width: float) -> tuple[str, ...]:
        del width
        return (self.name, self.members) if self.members else (self.name,)

    def _split(self, width: float) -> float:
        """Return where the terms begin."""
        return width * _NAME_SHARE + _EDGE

    def _lines(self, width: float) -> list[list[Term]]:
        room = width - self._split(width)
        lines: list[list[Term]] = [[]]
        used = 0.0
        for term in self.terms:
            if lines[-1] and used + term.width > room:
                lines.append([])
                used = 0.0
            lines[-1].append(term)
            used += term.width + _BETWEEN
        return lines


def units_table(state: MapState, atlas: Atlas) -> Rows:
    """Return the table in the order of the layout units; a shared list stands where its first member does."""
    rows: list[UnitRow] = []
    told: set[str] = set()
    for unit in state.units:
        shared = next((s for s in state.shared_lists if s.shared_list == unit.shared_list), None)
        if shared is not None:
            if shared.shared_list not in told:
                told.add(shared.shared_list)
                members = [u for u in state.units if u.unit_id in shared.members]
                rows.append(_row(state, atlas, members, shared.label))
            continue
        rows.append(_row(state, atlas, [unit], unit.label))
    return Rows(tuple(rows))


def _row(state: MapState, atlas: Atlas, units: Sequence[UnitFace], name: str) -> UnitRow:
    tiles = tiles_by_id(atlas)
    of_tier = {i.industry_id for i in atlas.catalog.industries if i.tier == state.layer.tier}
    about = {state.layer.industry} if state.layer.industry else of_tier if state.layer.tier else None
    terms = tuple(
        Term(tiles.get(industry, CROSS), text, quiet=about is not None and industry not in about)
        for text, industry in units[0].terms
    )
    t = translator(state.spec.lang)
    members = " ".join(unit.tiny for unit in units) if len(units) > 1 else ""
    if not terms:
        terms = (Term(CROSS, t("无数据"), quiet=True),)
    colours = {state.fill(unit.unit_id) for unit in units}
    return UnitRow(name, members, terms, colours.pop() if len(colours) == 1 else None)
