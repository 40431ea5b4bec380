"""The list of parks on a sheet: numbers match the markers, what has no place is listed under its own heading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mapping.cartography.placement import Box
from mapping.cartography.wording.typography import number
from mapping.printing import markers, style
from mapping.printing.blocks.rows import Listing, Paragraph
from mapping.printing.blocks.tabular import Told, told
from mapping.printing.display import Circle
from mapping.printing.flow import Panel, fitted
from mapping.printing.translator import sheet_translator, straight
from mapping.printing.typeface import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.cartography.parts import ParkMark
    from mapping.cartography.state import MapState
    from mapping.printing.display import Face, Item
    from mapping.printing.flow import Block

PITCH: Final = 3.9
_CLOSE: Final = 3.5
_MARKER: Final = 3.2
_SMALL_MARKER: Final = 3.08
"""As small as the least size of its number lets it be."""
_TEXT: Final = 4.8
_FACE: Final = style.BODY.sized(6.9)
_SMALL_FACE: Final = style.BODY.sized(6.2)
_LEADING: Final = 1.15
_GAP: Final = 2.0
_FEW: Final = 12
"""Parks that stand one below the other, with room for what is told of each; more stand in two columns."""


@dataclass(frozen=True, slots=True)
class ParkRow:
    """A park: the number of its marker (empty: a dot), its name from long to short, then what is told of it.

    ``details`` run from all to the least. A name stands in full and lets a detail go, unless the park is ``told``. One
    that is too long for a line takes another: all names of a list are of one size.
    """

    forms: tuple[str, ...]
    number: str
    hollow: bool
    details: tuple[str, ...] = ()
    told: bool = False
    park_id: str = ""
    face: Face = _FACE

    @property
    def small(self) -> ParkRow:
        """The row in small."""
        return replace(self, face=_SMALL_FACE)

    def height(self, width: float) -> float:
        """Return the height of the name's lines."""
        more = len(self._lines(width - _TEXT)) - 1
        return (PITCH if self.face is _FACE else _CLOSE) + more * self.face.em * _LEADING

    def name_in(self, room: float) -> str:
        """Return the longest form of the name that fits, the shortest where none does."""
        return next((form for form in self.forms if self.face.width(form) <= room), self.forms[-1])

    def _lines(self, room: float) -> tuple[str, ...]:
        return wrap(self._told_in(room)[0], room, self.face.size)

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield name and detail."""
        middle = (box.top + box.bottom) / 2
        left = box.left + _TEXT
        room = box.right - left
        name, _ = self._told_in(room)
        lines = wrap(name, room, self.face.size)
        y = middle - (len(lines) - 1) * self.face.em * _LEADING / 2
        for line in lines:
            yield self.face.centred(left, y, line)
            y += self.face.em * _LEADING

    def columns(self, width: float) -> tuple[float, ...]:
        """Return the widths of marker and name."""
        return _TEXT, width - _TEXT

    def cells(self, width: float) -> tuple[Told, ...]:
        """Return the name; marker and detail lie over the cells: no column is wide enough beside every name."""
        return Told(()), told(self._told_in(width - _TEXT)[0], self.face)

    def over(self, box: Box) -> Iterator[Item]:
        """Yield the marker, and the detail at the end of the row."""
        _, detail = self._told_in(box.right - box.left - _TEXT)
        if detail:
            yield style.SMALL.centred(box.right - 0.5, (box.top + box.bottom) / 2, detail, "end")
        x, middle = box.left + 2, (box.top + box.bottom) / 2
        if self.number:
            half = (_MARKER if self.face is _FACE else _SMALL_MARKER) / 2
            place = Box(x - half, middle - half, x + half, middle + half)
            yield from markers.numbered(place, self.number, hollow=self.hollow)
        else:
            stroke = style.line("listed-town") if self.hollow else None
            yield Circle(x, middle, markers.DOT, fill=style.WHITE if self.hollow else style.MARKER, stroke=stroke)

    def _told_in(self, room: float) -> tuple[str, str]:
        """Return the name and the most of the details that stand beside it."""
        full = self.name_in(room)
        for detail in self.details:
            for name in self.forms if self.told else (full,):
                if self.face.width(name) + _GAP + style.SMALL.width(detail) <= room:
                    return name, detail
        return full, ""


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A heading within the list."""

    text: str

    def height(self, width: float) -> float:
        """Return the height of one line; that of the list, where it is set small."""
        del width
        return _CLOSE

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the heading."""
        yield fitted(self.text, box.right - box.left, style.STRONG.sized(6.9)).centred(
            box.left + 0.5, (box.top + box.bottom) / 2
        )

    def columns(self, width: float) -> tuple[float, ...]:
        """Return the columns of the parks."""
        return _TEXT, width - _TEXT

    def cells(self, width: float) -> tuple[Told, ...]:
        """Return the heading where the names stand."""
        del width
        return Told(()), told(self.text, style.STRONG.sized(6.9))

    def over(self, box: Box) -> tuple[Item, ...]:  # noqa: ARG002 - what all tables offer
        """Return nothing."""
        return ()


def unit_parks(state: MapState) -> Block:
    """Return the parks of the unit in focus: numbered ones in order, then those whose place is to be verified."""
    t = sheet_translator(state.spec.lang)
    own = [park for park in state.parks if park.unit_id == state.spec.unit]
    if not own:
        return Paragraph(t("暂无收录。"), style.FAINT, pad=1.6)
    return _listing(state, [_row(state, park, tuple(filter(None, (park.level,)))) for park in own], own, columns=2)


def found_parks(state: MapState) -> Block:
    """Return the parks that the finder found, each with unit, level and area: the numbered ones first."""
    t, lang = sheet_translator(state.spec.lang), state.spec.lang
    if not state.parks:
        return Paragraph(t("没有符合条件的园区。"), style.FAINT, pad=1.6)
    tiny = {unit.unit_id: unit.tiny for unit in state.units}

    def details(park: ParkMark) -> tuple[str, ...]:
        unit, level = tiny.get(park.unit_id or "", t("未查明")), park.level or t("级别未公开")
        area = () if park.area_km2 is None else (f"{number(park.area_km2, 2)} km²",)
        forms = ((unit, level, *area), (unit, *((park.level,) if park.level else ()), *area), (unit,))
        return tuple(dict.fromkeys(straight(" · ".join(form), lang) for form in forms))

    rows = [_row(state, park, details(park), told=True) for park in state.parks]
    return _listing(state, rows, state.parks, columns=1 if len(rows) <= _FEW else 2)


def _listing(state: MapState, rows: Sequence[ParkRow], parks: Sequence[ParkMark], *, columns: int) -> Listing:
    """Return parks as a list: those with a place, then the others under their own heading."""
    t = sheet_translator(state.spec.lang)
    unplaced = [row for row, park in zip(rows, parks, strict=True) if not park.drawable]
    placed = [row for row, park in zip(rows, parks, strict=True) if park.drawable]
    heading = [HeadingRow(t("位置待核（{n}）", n=len(unplaced)))] if unplaced else []
    # All that the map numbers, and what counts the others: a number has to be found in the list.
    numbered = sum(bool(row.number) for row in placed)
    least = -(-(numbered + (len(rows) > numbered)) // columns)
    return Listing(
        (*placed, *heading, *unplaced),
        columns,
        PITCH,
        lambda n: t("另有 {n} 处", n=n),
        least_rows=max(4, least),
        fewest=max(2, least),
        counts=lambda row: not isinstance(row, HeadingRow),
        small=(*(row.small for row in placed), *heading, *(row.small for row in unplaced)),
        close=_CLOSE,
    )


def unlisted(state: MapState, blocks: Sequence[Block], places: Sequence[Box]) -> frozenset[str]:
    """Return the parks with a number that no list among the blocks names, as it stands in its place.

    Lists end early where a column is full; a number on the map would then lead nowhere.
    """
    named: set[str] = set()
    for block, place in zip(blocks, places, strict=True):
        if isinstance(block, Panel) and isinstance(block.body, Listing):
            rows = block.body.listed(block.inside(place))
            named |= {row.park_id for row in rows if isinstance(row, ParkRow)}
    return frozenset(state.numbers) - named


def _row(state: MapState, park: ParkMark, details: tuple[str, ...], *, told: bool = False) -> ParkRow:
    place = state.numbers.get(park.park_id)
    return ParkRow(
        forms=markers.name_forms(park.name, state.spec.lang),
        number="" if place is None else str(place),
        hollow=not park.has_own_place,
        details=details,
        told=told,
        park_id=park.park_id,
    )
