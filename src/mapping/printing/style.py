"""The look on paper: colours, lines, type and measures that all sheets share, in mm and points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mapping.cartography.look import light
from mapping.cartography.look_lines import LINES
from mapping.cartography.placement import Box
from mapping.printing.display import Face, Stroke

INK: Final = light("ink")
NAVY: Final = light("navy")
WINE: Final = light("wine")
SUB: Final = light("sub")
MUTED: Final = light("muted")
HAIR: Final = light("hair")
ZEBRA: Final = light("zebra")
OUTSIDE: Final = light("outside")
WHITE: Final = light("surface")
WATER: Final = light("water")
WATER_INK: Final = light("water-ink")
MARKER: Final = light("marker")
BAR_FILL: Final = light("control")
BAND: Final = light("band")

TITLE: Final = Face(21, bold=True)
SUBTITLE: Final = Face(8.6, fill=SUB)
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


def line(name: str) -> Stroke:
    """Return a line of the look as it is drawn on sheets.

    Raises:
        ValueError: the line is drawn on screens only.
    """
    role, _, pen = LINES[name]
    if pen is None:
        raise ValueError(f"{name} is drawn on screens only")
    return Stroke(light(role), pen.width, pen.dash, pen.opacity)


@dataclass(frozen=True, slots=True)
class Paper:
    """What a sheet is made for: its name, and its sides in mm.

    A sheet is composed in the measures of A4 and then drawn ``magnify`` times as large (`scaling.on_paper`): larger
    paper shows more, and all of it larger. A ``slide`` is shown on a screen: it is no paper, so no scale in figures is
    true on it, and it holds only what can be read from the back of a room. Nor is one on a sheet that is ``placed`` on
    an office's own slide.
    """

    name: str
    width: float
    height: float
    magnify: float = 1.0
    slide: bool = False
    placed: bool = False

    @property
    def to_scale(self) -> bool:
        """Whether a scale in figures is true on it."""
        return not self.slide and not self.placed

    @property
    def page(self) -> Box:
        """The whole sheet."""
        return Box(0, 0, self.width, self.height)

    @property
    def draft(self) -> Box:
        """The sheet as it is composed, before it is magnified."""
        return Box(0, 0, self.width / self.magnify, self.height / self.magnify)

    @property
    def portrait(self) -> bool:
        """Whether it is higher than wide."""
        return self.height > self.width


A4: Final = Paper("A4", 297, 210)
PAPERS: Final = {
    "a4": A4,
    "a3": Paper("A3", 420, 297, magnify=1.25),
    "a4-portrait": Paper("A4", 210, 297),
    "a3-portrait": Paper("A3", 297, 420, magnify=1.25),
    "16:9": Paper("16:9", 338.667, 190.5, magnify=2.0, slide=True),
}
"""By the names that commands, addresses and requests use."""
