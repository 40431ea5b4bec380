"""What a sheet of one industry or sub-sector tells: its tile and tier, who lists it in which words, its parks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mapping.cartography.look_tints import tint
from mapping.printing import markers, style
from mapping.printing.blocks.quoted import merged, quoted
from mapping.printing.blocks.rows import Listing, Paragraph, Rows
from mapping.printing.blocks.tabular import DOUBT, Told, told
from mapping.printing.blocks.unit_parks import ParkRow
from mapping.printing.display import Face, Rect, Run, TileMark, group
from mapping.printing.flow import Panel, Sizes, broken, fitted
from mapping.printing.translator import sheet_translator, straight
from mapping.printing.typeface import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.placement import Box
    from mapping.cartography.state import MapState
    from mapping.cartography.tiles import Tile
    from mapping.cartography.unit_and_industry import IndustryFacts
    from mapping.printing.display import Item
    from mapping.printing.flow import Block, Broken

_TINT: Final = 0.13
_BANNER: Final = 15.0
_TILE: Final = 10.5
_NAMES: Final = tuple(Face(size, bold=True) for size in (12, 10, 9, 8, 7))
_FIGURE: Final = Face(13, bold=True)
_FIGURES: Final = 15.0
_FIGURE_SHARE: Final = 0.151
"""Of a banner, that a figure may take on narrow paper."""
_PITCH_EM: Final = 1.28
_TIER: Final = 4.2
_ROW: Final = 5.0
_PITCH: Final = 3.9
_RANK: Final = 5.2
_MEMBERS: Final = 3.6
_BLANK: Final = "\u00a0"
_LEFT: Final = 12.5
"""Where ranks end and names begin."""


@dataclass(frozen=True, slots=True)
class Banner:
    """The tile of an industry or sub-sector, its name and where it belongs, and how many units list it."""

    name: str
    tile: Tile
    tier: str
    figures: tuple[tuple[str, str], ...]

    def sizes(self, width: float) -> Sizes:  # noqa: ARG002 - as high at any width
        """Return its one height."""
        return Sizes(_BANNER, _BANNER, _BANNER)

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the banner as one group: its words belong to its ground."""
        yield group("banner", self._items(box), self.name)

    def _items(self, box: Box) -> Iterator[Item]:
        tile = self.tile
        yield Rect(box, fill=tint(tile.fill, _TINT))
        middle = (box.top + box.bottom) / 2
        yield TileMark(box.left + 3, middle - _TILE / 2, _TILE, tile)
        step = min(_FIGURES, (box.right - box.left) * _FIGURE_SHARE)
        left, right = box.left + _TILE + 7, box.right - 3 - step * len(self.figures)
        yield from self._title(left, right, middle)
        for i, (figure, unit) in enumerate(self.figures):
            x = right + step * (i + 0.5) + 1
            yield _FIGURE.centred(x, middle - 2.2, figure, "middle")
            yield from broken(unit, step - 0.6, style.SMALL).centred(x, middle + 3.4, "middle")

    def _title(self, left: float, right: float, middle: float) -> Iterator[Item]:
        face = next((f for f in _NAMES if self._height(f, right - left) <= _BANNER - 2), _NAMES[-1])
        lines = wrap(self.name, right - left, face.size, bold=True)
        pitch = face.em * _PITCH_EM
        y = middle - (len(lines) * pitch + _TIER) / 2 + pitch / 2
        for line in lines:
            yield face.centred(left, y, line)
            y += pitch
        yield fitted(self.tier, right - left, style.QUIET).centred(left, y - pitch / 2 + 2.2)

    def _height(self, face: Face, width: float) -> float:
        return len(wrap(self.name, width, face.size, bold=True)) * face.em * _PITCH_EM + _TIER


@dataclass(frozen=True, slots=True)
class NamingRow:
    """Who lists the industry: rank in the plan's list, unit or units, the plan's wording.

    ``in_short`` is the wording with a sign in place of how sure its pairing is, if it is not certain.
    """

    rank: int
    name: str
    members: str
    term: str
    first: str
    in_short: str = ""

    @property
    def brief(self) -> NamingRow:
        """The row with a sign in place of what it stands for."""
        return replace(self, term=self.in_short, in_short="") if self.in_short else self

    def is_broken(self, width: float) -> bool:
        """Tell whether the wording needs more than a line."""
        return self._term(width).more > 0

    def height(self, width: float) -> float:
        """Return the height: lines of their own for the members of a shared list, and for a long wording."""
        more = self._term(width).more
        if self.members:
            more += _MEMBERS + self._members(width).more
        return _ROW + more

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield rank, name and wording."""
        term, middle = self._term(box.right - box.left), self._middle(box)
        lead = self.rank == 1
        face = style.ACCENT if lead else style.FAINT
        yield face.centred(box.left + 3, middle, str(self.rank), "middle")
        if lead:
            yield style.ACCENT.sized(6.4).centred(box.left + 5.2, middle, self.first)
        left = box.left + _LEFT
        yield from term.centred(box.right - 1, middle, "end")
        yield fitted(self.name, box.right - left - 3 - term.width, style.STRONG).centred(left, middle)

    def _middle(self, box: Box) -> float:
        """Return the middle of the line with name and wording."""
        below = _MEMBERS + self._members(box.right - box.left).more if self.members else 0.0
        return (box.top + box.bottom - below) / 2

    def _term(self, width: float) -> Broken:
        """Return the wording: beside a short name there is room for a long one at the size of the others."""
        room = width - _LEFT
        return broken(self.term, max(room * 0.45, room - 4 - style.STRONG.width(self.name)), style.BODY)

    def _members(self, width: float) -> Broken:
        return broken(self.members, width - _LEFT - 1, style.SMALL)

    def columns(self, width: float) -> tuple[float, ...]:
        """Return the widths of rank, the word on the first, name and term."""
        return _RANK, _LEFT - _RANK, (width - _LEFT) * 0.55 - 1, (width - _LEFT) * 0.45 + 1

    def cells(self, width: float) -> tuple[Told, ...]:
        """Return rank, the word on the first, the name and the wording, with room below all of them for the members."""
        lead = self.rank == 1
        below = (Run(f"\n{_BLANK}" * len(self._members(width).lines), style.SMALL),) if self.members else ()
        cells = (
            told(str(self.rank), style.ACCENT if lead else style.FAINT, "middle"),
            told(self.first if lead else "", style.ACCENT.sized(6.4)),
            told(self.name, style.STRONG),
            told(self.term, style.BODY, "end"),
        )
        return tuple(replace(cell, runs=cell.runs + below) if cell.runs else cell for cell in cells)

    def over(self, box: Box) -> tuple[Item, ...]:
        """Return the members of a shared list, whose line takes the width of name and wording together."""
        if not self.members:
            return ()
        term, members = self._term(box.right - box.left), self._members(box.right - box.left)
        return tuple(members.centred(box.left + _LEFT, self._middle(box) + term.more / 2 + 3.8 + members.more / 2))


def industry_blocks(state: MapState, facts: IndustryFacts) -> tuple[list[Block], list[Block]]:
    """Return the blocks of a sheet of one industry or sub-sector: those at the top, and those that follow the inset."""
    t = sheet_translator(state.spec.lang)
    parks = Panel("industry-parks", t("相关园区"), _parks(state, facts), t("按行业词归类 · 共 {n}", n=len(facts.parks)))
    # Without parks the banner's zero says it all.
    rest = [parks] if facts.parks else []
    banner = Banner(
        facts.name, facts.tile, facts.tier, tuple((n, straight(what, state.spec.lang)) for n, what in facts.figures)
    )
    return [banner, _namings(state, facts)], [*rest, *_words(state, facts)]


def _namings(state: MapState, facts: IndustryFacts) -> Block:
    t, lang = sheet_translator(state.spec.lang), state.spec.lang
    title = facts.listed_as
    if facts.unnamed_note is not None:
        return Panel("namings", title, Paragraph(straight(facts.unnamed_note, lang), style.ACCENT), t("文件未指定"))
    rows: list[NamingRow | Paragraph] = [
        NamingRow(
            naming.rank,
            naming.name,
            straight(naming.members, lang),
            straight(t("{term}（{mark}）", term=naming.term, mark=naming.mark), lang) if naming.mark else naming.term,
            t("首位"),
            naming.term + DOUBT if naming.mark else "",
        )
        for naming in facts.namings
    ]
    rows += quoted(merged(n.quotation for n in facts.namings if n.quotation is not None), lang)
    return Panel("namings", title, Rows(tuple(rows), air=1.6), t("位次 · 文件表述"))


def _parks(state: MapState, facts: IndustryFacts) -> Block:
    t = sheet_translator(state.spec.lang)
    tiny = {unit.unit_id: unit.tiny for unit in state.units}
    rows = tuple(
        ParkRow(
            forms=markers.name_forms(park.name, state.spec.lang),
            number="",
            hollow=not park.has_own_place,
            details=tuple(filter(None, (tiny.get(park.unit_id or ""),))),
        )
        for park in facts.parks
    )
    return Listing(rows, 2, _PITCH, lambda n: t("另有 {n} 处", n=n), least_rows=3, fewest=2)


def _words(state: MapState, facts: IndustryFacts) -> Iterator[Block]:
    if facts.words:
        t = sheet_translator(state.spec.lang)
        yield Panel("words", t("归入此项的行业词"), Paragraph(facts.words), t("编辑归类，仅供参考"), optional=True)
