"""Colours, type and measures that all sheets share, in mm and points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mapping.cartography.colours import INK
from mapping.cartography.palette import WINE
from mapping.cartography.placement import Box
from mapping.printing.display import Face, Stroke

NAVY: Final = "#1b3654"
SUB: Final = "#55606d"
MUTED: Final = "#66717d"
HAIR: Final = "#d5dbe2"
ZEBRA: Final = "#f1f4f7"
OUTSIDE: Final = "#e9edf1"
WHITE: Final = "#ffffff"
WATER: Final = "#a9cbe0"
WATER_INK: Final = "#2d6388"
CITY: Final = "#4a3550"

TITLE: Final = Face(21, bold=True)
SUBTITLE: Final = Face(11, fill=SUB)
BAR: Final = Face(8.6, bold=True, fill=WHITE)
BAR_NOTE: Final = Face(6.8, fill=WHITE)
STRONG: Final = Face(7.6, bold=True)
BODY: Final = Face(7.2)
QUIET: Final = Face(7.2, fill=SUB)
FAINT: Final = Face(7.2, fill=MUTED)
SMALL: Final = Face(6.4, fill=SUB)
ACCENT: Final = Face(7.2, bold=True, fill=WINE)

FRAME_LINE: Final = Stroke(INK, 0.35)
HAIRLINE: Final = Stroke(HAIR, 0.15)

LINE: Final = 1.42
"""Height of a line of running text, in ems."""

GAP: Final = 3.5
"""Between two panels."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper, the way round it is printed, in mm."""

    name: str
    width: float
    height: float

    @property
    def turned(self) -> Paper:
        """The same paper the other way round."""
        return Paper(self.name, self.height, self.width)

    @property
    def page(self) -> Box:
        """The whole sheet."""
        return Box(0, 0, self.width, self.height)


A4: Final = Paper("A4", 297, 210)
A3: Final = Paper("A3", 420, 297)
