"""The table of all layout units with their leading industries; units that share a list stand in one row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mapping.cartography.placement import Box
from mapping.printing import style
from mapping.printing.blocks.rows import Rows
from mapping.printing.blocks.tabular import DOUBT, Told, signed
from mapping.printing.display import Rect, Run, TileMark
from mapping.printing.flow import Sizes, broken, fitted
from mapping.printing.translator import sheet_translator
from mapping.printing.typeface import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.cartography.parts import UnitFace
    from mapping.cartography.state import MapState
    from mapping.cartography.tiles import Tile
    from mapping.printing.display import Face, Item

_EDGE: Final = 1.4
_NAME_SHARE: Final = 0.268
_BETWEEN: Final = 2.0
_NAME_PAD: Final = 3.0
_MEMBERS: Final = style.SMALL.sized(6.0)


@dataclass(frozen=True, slots=True)
class Density:
    """Sizes of the table's rows: text in points, tiles and lines in mm."""

    text: float
    name: float
    tile: float
    line: float
    pad: float

    @property
    def face(self) -> Face:
        """The face of a term."""
        return style.BODY.sized(self.text)


NORMAL: Final = Density(text=7.0, name=7.6, tile=3.4, line=4.15, pad=0.5)
DENSE: Final = Density(text=6.2, name=6.8, tile=2.9, line=3.35, pad=0.4)
"""For long wordings, as in English."""


@dataclass(frozen=True, slots=True)
class Term:
    """One leading industry: its tile, the plan's wording, and whether the layer is not about it."""

    tile: Tile
    text: str
    quiet: bool = False

    def width(self, density: Density) -> float:
        """Return the width of tile and text in mm."""
        return density.tile + 0.8 + density.face.width(self.text)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit, or units that share a list, with terms in the plan's order.

    ``members`` names the units of a shared list; ``edge`` is the land colour at the row's left end.
    """

    name: str
    members: str
    terms: tuple[Term, ...]
    edge: str | None
    density: Density = NORMAL

    def height(self, width: float) -> float:
        """Return the height for all lines of terms, and for the members under the name."""
        lines = max(len(self._lines(width)), len(self._name_lines(width)))
        return lines * self.density.line + 2 * self.density.pad

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the name, and the terms line by line."""
        width = box.right - box.left
        names = self._name_lines(width)
        middle = (box.top + box.bottom) / 2 - (len(names) - 1) * self.density.line / 2
        for i, name in enumerate(names):
            face = _MEMBERS if i and self.members else style.STRONG.sized(self.density.name)
            yield fitted(name, self._split(width) - _EDGE - _NAME_PAD, face).centred(box.left + _EDGE + 1.4, middle)
            middle += self.density.line
        lines = self._lines(width)
        middle = (box.top + box.bottom) / 2 - (len(lines) - 1) * self.density.line / 2
        for line in lines:
            yield from self._draw_line(line, box.left + self._split(width), middle)
            middle += self.density.line

    def columns(self, width: float) -> tuple[float, ...]:
        """Return the widths of edge, name and terms."""
        edge = _EDGE + 1.4
        return edge, self._split(width) - edge, width - self._split(width)

    def cells(self, width: float) -> tuple[Told, ...]:
        """Return nothing, the name with the members below it, and the terms, each with its sign."""
        density = self.density
        named = [Run(self.name, style.STRONG.sized(density.name))]
        if self.members:
            named.append(Run(f"\n{self.members}", _MEMBERS))
        runs: list[Run] = []
        for i, line in enumerate(self._lines(width)):
            for k, term in enumerate(line):
                face = style.FAINT.sized(density.text) if term.quiet else density.face
                runs.append(Run("\n" if i and not k else "  " if k else "", face))
                runs += [signed(term.tile, face), Run(f" {term.text}", face)]
        return Told(()), Told(tuple(named)), Told(tuple(run for run in runs if run.text))

    def over(self, box: Box) -> Iterator[Item]:
        """Yield the edge in the colour of the land."""
        if self.edge is not None:
            yield Rect(Box(box.left, box.top + 0.3, box.left + _EDGE, box.bottom - 0.3), fill=self.edge)

    def _draw_line(self, terms: list[Term], left: float, middle: float) -> Iterator[Item]:
        density = self.density
        for term in terms:
            yield TileMark(left, middle - density.tile / 2, density.tile, term.tile)
            face = style.FAINT.sized(density.text) if term.quiet else density.face
            yield face.centred(left + density.tile + 0.8, middle, term.text)
            left += term.width(density) + _BETWEEN

    def _name_lines(self, width: float) -> tuple[str, ...]:
        room = self._split(width) - _EDGE - _NAME_PAD
        if not self.members:
            return broken(self.name, room, style.STRONG.sized(self.density.name)).lines
        return (self.name, *wrap(self.members, room, _MEMBERS.size))

    def _split(self, width: float) -> float:
        """Return where the terms begin."""
        return width * _NAME_SHARE + _EDGE

    def _lines(self, width: float) -> list[list[Term]]:
        room = width - self._split(width)
        lines: list[list[Term]] = [[]]
        used = 0.0
        for term in self.terms:
            if lines[-1] and used + term.width(self.density) > room:
                lines.append([])
                used = 0.0
            lines[-1].append(term)
            used += term.width(self.density) + _BETWEEN
        return lines


@dataclass(frozen=True, slots=True)
class UnitsTable:
    """The rows in one size; ``dense`` where the column is too short for the normal one."""

    rows: tuple[UnitRow, ...]
    dense: bool = False

    def sizes(self, width: float) -> Sizes:
        """Return the heights of the rows, tight and airy."""
        return self._rows.sizes(width)

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the rows."""
        yield from self._rows.draw(box)

    @property
    def _rows(self) -> Rows:
        return Rows(tuple(replace(row, density=DENSE if self.dense else NORMAL) for row in self.rows))


def doubts(state: MapState) -> str:
    """Return what the mark behind a term means, for the panel's heading; empty where no term bears it."""
    paired = (
        mark
        for unit in state.units
        for (_, industry), mark in zip(unit.terms, unit.marks, strict=True)
        if mark and industry
    )
    t = sheet_translator(state.spec.lang)
    return t("、").join(dict.fromkeys(f"{DOUBT} {mark}" for mark in paired))


def units_table(state: MapState) -> UnitsTable:
    """Return the table in the order of the layout units; a shared list stands where its first member does."""
    rows: list[UnitRow] = []
    told: set[str] = set()
    for unit in state.units:
        shared = next((s for s in state.shared_lists if s.shared_list == unit.shared_list), None)
        if shared is not None:
            if shared.shared_list not in told:
                told.add(shared.shared_list)
                members = [u for u in state.units if u.unit_id in shared.members]
                rows.append(_row(state, members, shared.label))
            continue
        rows.append(_row(state, [unit], unit.label))
    return UnitsTable(tuple(rows))


def _row(state: MapState, units: Sequence[UnitFace], name: str) -> UnitRow:
    t, tiles = sheet_translator(state.spec.lang), state.tiles
    of_tier = {i.industry_id for i in state.industries if i.tier == state.layer.tier}
    about = {state.layer.industry} if state.layer.industry else of_tier if state.layer.tier else None
    terms = tuple(
        Term(
            tiles[industry],
            text if mark is None or industry is None else f"{text}{DOUBT}",
            quiet=about is not None and industry not in about,
        )
        for (text, industry), mark in zip(units[0].terms, units[0].marks, strict=True)
    )
    members = " ".join(unit.tiny for unit in units) if len(units) > 1 else ""
    if not terms:
        terms = (Term(tiles[None], t("无数据"), quiet=True),)
    colours = {state.fill(unit.unit_id) for unit in units}
    return UnitRow(name, members, terms, colours.pop() if len(colours) == 1 else None)
