"""One table of every mark on a map that is no line: what it stands for, and how large it is on a screen and a sheet."""

from __future__ import annotations

from typing import Final, NamedTuple


class Mark(NamedTuple):
    """Diameter of a mark on screens (CSS px) and on sheets (mm); None where it is not drawn."""

    screen: float | None = None
    sheet: float | None = None


MARKS: Final[dict[str, Mark]] = {
    # Parks: with a number on the map of their unit; a little smaller on the offline page, whose list shows them, too.
    "number": Mark(24, 4.2),
    "number-offline": Mark(22),
    # Without a number, where all are alike, and those of other units.
    "dot": Mark(10, 1.5),
    "other": Mark(12, 1.6),
    # On the map of the city by rank of level: national, provincial or municipal, others; and several at one place.
    "dot-1": Mark(14),
    "dot-2": Mark(11),
    "dot-3": Mark(8),
    "dot-stack": Mark(18),
    # In the finder; keys show a kind of park by it, which the map may draw in several sizes.
    "pin": Mark(12),
    "pin-stack": Mark(20),
    # Airports, stations, ports and bonded zones: the side of their badge.
    "facility": Mark(19, 3.5),
    # In lists, a park without a place.
    "unplaced": Mark(12),
    # The place of a marker that had to move aside.
    "place": Mark(5, 1.1),
    # The foot of a line from a label to its unit.
    "leader-foot": Mark(4, 0.9),
    # Circles of a second measure: the largest where the whole city is shown, and the smallest, which must be seen.
    "circle": Mark(52, 14),
    "circle-least": Mark(6, 1.2),
}


def on_screen(name: str) -> float:
    """Return the diameter of a mark on screens, in CSS px.

    Raises:
        ValueError: the mark is drawn on sheets only.
    """
    return _drawn(name, MARKS[name].screen)


def on_sheet(name: str) -> float:
    """Return the diameter of a mark on sheets, in mm.

    Raises:
        ValueError: the mark is drawn on screens only.
    """
    return _drawn(name, MARKS[name].sheet)


def _drawn(name: str, size: float | None) -> float:
    if size is None:
        raise ValueError(f"{name} is not drawn there")
    return size


def sizes() -> dict[str, float]:
    """Return what the live map draws with, as JSON: diameters by name, in CSS px."""
    return {name: mark.screen for name, mark in MARKS.items() if mark.screen is not None}
