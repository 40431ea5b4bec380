"""What a sheet of one unit tells: where it lies, its facts, its leading industries and its targets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mapping.cartography.look import light
from mapping.cartography.placement import Box
from mapping.printing import style
from mapping.printing.blocks.later import later_panel
from mapping.printing.blocks.quoted import quoted
from mapping.printing.blocks.rows import Listing, Paragraph, Rows, rule
from mapping.printing.blocks.tabular import DOUBT, Told, told
from mapping.printing.blocks.unit_parks import unit_parks
from mapping.printing.display import Area, Lines, Rect, Stroke, TileMark, group
from mapping.printing.flow import Broken, Fitted, Panel, Sizes, broken, fitted
from mapping.printing.translator import sheet_translator, straight
from mapping.printing.typeface import wrap
from mapping.printing.viewport import fit, ground_of, lines, rings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.state import MapState
    from mapping.cartography.tiles import Tile
    from mapping.cartography.unit_and_industry import UnitFacts
    from mapping.geography import Geography
    from mapping.printing.display import Face, Item
    from mapping.printing.flow import Block

_HEIGHT: Final = 28.0
_LEAST: Final = 18.0
_FACT: Final = 3.9
"""Least height of a line of facts; where there is less, two short ones share a line."""
_FACT_GAP: Final = 4.0
_WORD_GAP: Final = 2.0
_WIDEST: Final = 36.0
_ASPECT: Final = 0.9
"""Width of the locator over its height: the city's own shape."""
_TERM_ROW: Final = 4.5
_TARGET_ROW: Final = 4.3
_TARGET: Final = style.BODY.sized(7.0)
_TARGET_PITCH: Final = 1.15
_SMALL_TARGET: Final = style.BODY.sized(6.2)
_TILE: Final = 3.9
_RANKS: Final = 4.6
_TERM: Final = _RANKS + _TILE + 1.6
"""Where the wording begins."""
_VALUES: Final = 0.4
"""Share of a target's row that its value has in a table."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The unit in the city, and beside it what is known of it as pairs of words and figures."""

    state: MapState
    geography: Geography
    pairs: tuple[tuple[str, str], ...]

    def sizes(self, width: float) -> Sizes:
        """Return its heights."""
        least = max(_LEAST, _FACT * len(self._paired(width - _LEAST * _ASPECT - 3)))
        return Sizes(least, max(least, _HEIGHT), _HEIGHT + 8, elastic=True)

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the locator and the facts."""
        # No wider than leaves the longest fact at the size of the others.
        longest = max((_fact_width(pair) for pair in self.pairs), default=0.0)
        spare = max(_LEAST * _ASPECT, box.right - box.left - 3 - longest)
        wide = min(_WIDEST, (box.bottom - box.top) * _ASPECT, spare)
        locator = Box(box.left, box.top, box.left + wide, box.bottom)
        yield group("locator", self._locator(locator))
        left = locator.right + 3
        room = box.bottom - box.top
        lines = [(pair,) for pair in self.pairs] if room >= _FACT * len(self.pairs) else self._paired(box.right - left)
        pitch = room / len(lines)
        for i, line in enumerate(lines):
            middle = box.top + (i + 0.5) * pitch
            width = (box.right - left - _FACT_GAP * (len(line) - 1)) / len(line)
            for k, (name, figure) in enumerate(line):
                start = left + k * (width + _FACT_GAP)
                yield from self._fact(name, figure, start, start + width, middle)
            if i:
                yield rule(left, box.right, box.top + i * pitch)

    def _fact(self, name: str, figure: str, left: float, right: float, middle: float) -> Iterator[Item]:
        label = fitted(name, (right - left) * 0.5, style.QUIET)
        yield label.centred(left, middle)
        room = right - left - _WORD_GAP - label.face.width(label.text)
        yield fitted(figure, room, style.STRONG).centred(right - 0.5, middle, "end")

    def _paired(self, width: float) -> list[tuple[tuple[str, str], ...]]:
        """Return the lines of the facts where two that follow each other share one, if both fit into a half of it."""
        half = (width - _FACT_GAP) / 2
        lines: list[tuple[tuple[str, str], ...]] = []
        for pair in self.pairs:
            before = lines[-1] if lines else ()
            if len(before) == 1 and _fact_width(pair) <= half and _fact_width(before[0]) <= half:
                lines[-1] = (*before, pair)
            else:
                lines.append((pair,))
        return lines

    def _locator(self, box: Box) -> Iterator[Item]:
        ground = ground_of(self.geography)
        every = list(ground.units.values())
        bounds = (
            min(s.bounds[0] for s in every),
            min(s.bounds[1] for s in every),
            max(s.bounds[2] for s in every),
            max(s.bounds[3] for s in every),
        )
        view = fit(box, bounds, 1.0)
        yield Rect(box, fill=style.OUTSIDE)
        for unit_id, shape in ground.units.items():
            chosen = unit_id == self.state.spec.unit
            outline = rings(view.cut(shape))
            if outline:
                yield Area(outline, light("selection" if chosen else "land-plain"))
        for kind in ("official", "schematic"):
            edges = lines(view.cut(ground.edges[kind]))
            if edges:
                yield Lines(edges, Stroke(light("land-plain-edge"), 0.2))
        yield Rect(box, stroke=style.HAIRLINE)


def _fact_width(pair: tuple[str, str]) -> float:
    name, figure = pair
    return max(2 * style.QUIET.width(name), style.QUIET.width(name) + _WORD_GAP + style.STRONG.width(figure) + 0.5)


@dataclass(frozen=True, slots=True)
class TermRow:
    """A leading industry: rank, tile, the plan's wording, and the industry of the taxonomy it belongs to.

    ``in_short`` is the industry with a sign in place of how sure the pairing is, if it is not certain.
    """

    rank: int
    tile: Tile
    term: str
    industry: str
    in_short: str = ""

    @property
    def brief(self) -> TermRow:
        """The row with a sign in place of what it stands for."""
        return replace(self, industry=self.in_short, in_short="") if self.in_short else self

    def is_broken(self, width: float) -> bool:
        """Tell whether the industry needs more than a line."""
        return self._parts(width)[1].more > 0

    def height(self, width: float) -> float:
        """Return the height of one line, or of the lines that a long wording or name needs."""
        return _TERM_ROW + max(part.more for part in self._parts(width))

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the row."""
        middle = (box.top + box.bottom) / 2
        yield style.FAINT.centred(box.left + 2, middle, str(self.rank), "middle")
        term, industry = self._parts(box.right - box.left)
        yield from term.centred(box.left + _TERM, middle)
        yield from industry.centred(box.right - 1, middle, "end")

    def _parts(self, width: float) -> tuple[Broken, Broken]:
        """Return wording and name; a short one leaves its room to the other."""
        room = width - _TERM
        half = min(
            max(room * 0.52, room - 3 - style.QUIET.width(self.industry)),
            max(room * 0.3, style.STRONG.width(self.term)),
        )
        return broken(self.term, half, style.STRONG), broken(self.industry, room - half - 2, style.QUIET)

    def columns(self, width: float) -> tuple[float, ...]:
        """Return the widths of rank, tile, term and industry."""
        rest = width - _TERM
        return _RANKS, _TILE + 1.6, rest * 0.52, rest * 0.48

    def cells(self, width: float) -> tuple[Told, ...]:
        """Return rank, term and industry; the tile lies over its cell."""
        del width
        return (
            told(str(self.rank), style.FAINT, "middle"),
            Told(()),
            told(self.term, style.STRONG),
            told(self.industry, style.QUIET, "end"),
        )

    def over(self, box: Box) -> Iterator[Item]:
        """Yield the tile."""
        yield TileMark(box.left + _RANKS, (box.top + box.bottom - _TILE) / 2, _TILE, self.tile)


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target: its name, the value with its sign, and the unit of measure."""

    name: str
    value: str
    face: Face = _TARGET

    def height(self, width: float) -> float:
        """Return the height of one line, or of two where the name needs them."""
        lines = self._lines(width)
        return _TARGET_ROW if len(lines) == 1 else _TARGET_ROW + (len(lines) - 1) * self.face.em

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the row."""
        middle = (box.top + box.bottom) / 2
        value = self._value(box.right - box.left)
        yield value.centred(box.right - 0.5, middle, "end")
        lines = self._lines(box.right - box.left)
        middle -= (len(lines) - 1) * self.face.em * _TARGET_PITCH / 2
        for line in lines:
            yield self.face.centred(box.left + 0.8, middle, line)
            middle += self.face.em * _TARGET_PITCH

    def columns(self, width: float) -> tuple[float, ...]:
        """Return the widths of name and value."""
        return width * (1 - _VALUES), width * _VALUES

    def cells(self, width: float) -> tuple[Told, ...]:
        """Return name and value."""
        del width
        return told(self.name, self.face), told(self.value, style.STRONG.sized(self.face.size), "end")

    def over(self, box: Box) -> Iterator[Item]:
        """Yield the line below the row."""
        yield rule(box.left, box.right, box.bottom)

    def _value(self, width: float) -> Fitted:
        return fitted(self.value, width * 0.6, style.STRONG.sized(self.face.size))

    def _lines(self, width: float) -> tuple[str, ...]:
        value = self._value(width)
        return wrap(self.name, width - 3 - value.face.width(value.text), self.face.size)


def unit_blocks(state: MapState, facts: UnitFacts, geography: Geography) -> list[Block]:
    """Return the blocks of a sheet of one unit."""
    t, lang = sheet_translator(state.spec.lang), state.spec.lang
    pairs = tuple((straight(name, lang), straight(fact, lang)) for name, fact in facts.pairs)
    return [
        Panel("facts", facts.name, Facts(state, geography, pairs), t("区位与概况")),
        Panel("terms", t("主导产业"), _terms(state, facts), t("文件表述 → 965产业")),
        Panel(
            "targets",
            t("{year} 年目标", year=facts.year),
            _targets(state, facts),
            t("条款 {clauses}", clauses=facts.clauses) if facts.clauses else "",
        ),
        Panel("parks", t("园区名录"), unit_parks(state), t("编号见图 · 共 {n} 处", n=facts.parks)),
        later_panel(state, facts),
    ]


def _terms(state: MapState, facts: UnitFacts) -> Block:
    t = sheet_translator(state.spec.lang)
    if not facts.terms:
        return Paragraph(t("产业定位表中没有此单元的记录。"), style.FAINT, pad=1.6)
    tiles = state.tiles
    rows: list[TermRow | Paragraph] = [
        TermRow(
            fact.rank,
            tiles[fact.industry_id],
            fact.term,
            t("{term}（{mark}）", term=fact.industry, mark=fact.mark) if fact.mark else fact.industry,
            fact.industry + DOUBT if fact.mark else "",
        )
        for fact in facts.terms
    ]
    if facts.shared_note is not None:
        rows.append(Paragraph(straight(facts.shared_note, state.spec.lang), style.SMALL))
    if facts.quotation is not None:
        rows += quoted([facts.quotation], state.spec.lang)
    return Rows(tuple(rows), air=1.6)


def _targets(state: MapState, facts: UnitFacts) -> Block:
    t = sheet_translator(state.spec.lang)
    if not facts.targets:
        return Paragraph(t("文件未为此单元单列目标。"), style.FAINT, pad=1.6)
    rows = tuple(TargetRow(name, value) for name, value in facts.targets)
    small = tuple(replace(row, face=_SMALL_TARGET) for row in rows)
    return Listing(rows, 2, _TARGET_ROW, lambda n: t("另有 {n} 项", n=n), least_rows=9, fewest=9, small=small)
