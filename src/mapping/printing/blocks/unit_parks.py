"""The list of parks on a sheet: numbers match the markers, what has no place is listed under its own heading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.cartography.placement import Box
from mapping.printing import markers, style
from mapping.printing.blocks.rows import Listing, Paragraph
from mapping.printing.display import Circle
from mapping.printing.flow import fitted
from mapping.printing.translator import sheet_translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.state import MapState, ParkMark
    from mapping.printing.display import Item
    from mapping.printing.flow import Block

PITCH: Final = 3.9
_MARKER: Final = 3.2
_TEXT: Final = 4.8
_FACE: Final = style.BODY.sized(6.9)
_LEAST: Final = 4.8
_GAP: Final = 2.0


@dataclass(frozen=True, slots=True)
class ParkRow:
    """A park: the number of its marker (empty: a dot), its name from long to short, and a detail at the right."""

    forms: tuple[str, ...]
    number: str
    hollow: bool
    detail: str = ""

    def height(self, width: float) -> float:
        """Return the height of one line."""
        del width
        return PITCH

    def name_in(self, room: float) -> str:
        """Return the longest form of the name that fits, the shortest where none does."""
        return next((form for form in self.forms if _FACE.width(form) <= room), self.forms[-1])

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield marker, name and detail; the detail gives way to a long name."""
        middle = (box.top + box.bottom) / 2
        x = box.left + 2
        if self.number:
            half = _MARKER / 2
            place = Box(x - half, middle - half, x + half, middle + half)
            yield from markers.numbered(place, self.number, hollow=self.hollow)
        else:
            stroke = style.line("listed-town") if self.hollow else None
            yield Circle(x, middle, markers.DOT, fill=style.WHITE if self.hollow else style.MARKER, stroke=stroke)
        left = box.left + _TEXT
        room = box.right - left
        name = self.name_in(room)
        if self.detail and _FACE.width(name) + _GAP + style.SMALL.width(self.detail) <= room:
            yield style.SMALL.centred(box.right - 0.5, middle, self.detail, "end")
        yield fitted(name, room, _FACE, least=_LEAST).centred(left, middle)


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A heading within the list."""

    text: str

    def height(self, width: float) -> float:
        """Return the height of one line."""
        del width
        return PITCH

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the heading."""
        yield fitted(self.text, box.right - box.left, style.STRONG.sized(6.9)).centred(
            box.left + 0.5, (box.top + box.bottom) / 2
        )


def unit_parks(state: MapState) -> Block:
    """Return the parks of the unit in focus: numbered ones in order, then those whose place is to be verified."""
    t = sheet_translator(state.spec.lang)
    own = [park for park in state.parks if park.unit_id == state.spec.unit]
    if not own:
        return Paragraph(t("暂无收录。"), style.FAINT, pad=1.6)
    unplaced = [park for park in own if not park.drawable]
    rows: list[ParkRow | HeadingRow] = [_row(state, park) for park in own if park.drawable]
    if unplaced:
        rows.append(HeadingRow(t("位置待核（{n}）", n=len(unplaced))))
        rows += [_row(state, park) for park in unplaced]
    return Listing(tuple(rows), 2, PITCH, lambda n: t("另有 {n} 处", n=n), least_rows=4)


def _row(state: MapState, park: ParkMark) -> ParkRow:
    number = state.numbers.get(park.park_id)
    return ParkRow(
        forms=markers.name_forms(park.name, state.spec.lang),
        number="" if number is None else str(number),
        hollow=not park.has_own_place,
        detail=park.level or "",
    )
