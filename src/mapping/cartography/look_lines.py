"""One table of every line on a map: its role, and how it is drawn on a screen and on a sheet."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from mapping.cartography import look_marks, placement
from mapping.cartography.look import paint


class Pen(NamedTuple):
    """How a line is drawn: width, lengths drawn and left out in turn, opacity (0 to 1)."""

    width: float
    dash: tuple[float, ...] = ()
    opacity: float = 1.0


class Line(NamedTuple):
    """A kind of line: its role in the look, its pen on screens (CSS px) and on sheets (mm); None where it has none."""

    role: str
    screen: Pen | None = None
    sheet: Pen | None = None


LINES: Final[dict[str, Line]] = {
    # Edges of units. A white line below the solid one sets it off from the land on both sides.
    "casing": Line("glow", Pen(1.6), Pen(0.55, opacity=0.9)),
    "official": Line("edge", Pen(0.7, opacity=0.9), Pen(0.25)),
    "schematic-casing": Line("glow", Pen(2.2, opacity=0.9), Pen(0.75, opacity=0.9)),
    "schematic": Line("edge-schematic", Pen(1.3, (5, 3.5)), Pen(0.36, (1.3, 0.9))),
    "scenic": Line("edge-schematic", Pen(0.8, (3, 3)), Pen(0.2, (0.8, 0.7))),
    # Edges of districts: for reference among units; where districts are shown, colours run across the edges, which
    # alone must carry the picture.
    "district": Line("edge-district", Pen(0.9, (1, 3), 0.9), Pen(0.22, (0.25, 0.7))),
    "wide-casing": Line("glow", Pen(2.6)),
    "wide": Line("edge-wide", Pen(1.1)),
    "city": Line("edge-city", Pen(1.5, opacity=0.85), Pen(0.5)),
    "city-band": Line("edge-city-band", sheet=Pen(2.6)),
    # What is chosen, and what a map of one unit is about; on dark land the line needs one below it, too.
    "chosen": Line("selection", Pen(3)),
    "subject": Line("selection", Pen(2.5), Pen(0.65)),
    "subject-schematic": Line("selection", Pen(2.5, (7, 4)), Pen(0.65, (2.2, 1.0))),
    "subject-casing": Line("glow", Pen(5, opacity=0.8), Pen(1.15, opacity=0.7)),
    # A unit chosen in the table while the districts are shown.
    "second": Line("selection", Pen(1.5)),
    "focus": Line("focus", Pen(4)),
    # An area that a reader has drawn, on a line that sets it off from any land.
    "drawn": Line("drawn", Pen(2.5), Pen(0.7)),
    "drawn-casing": Line("glow", Pen(5, opacity=0.85), Pen(1.3, opacity=0.8)),
    # Measures and missing values.
    "circle": Line("circle", Pen(1.5, opacity=0.9), Pen(0.3, opacity=0.9)),
    "hatch": Line("hatch", Pen(2.4), Pen(0.16)),
    # Where colours are forced: in land that shares an industry and no more.
    "kin": Line("ink", Pen(1)),
    "marker": Line("glow", Pen(1.5), Pen(0.2)),
    "marker-town": Line("marker", Pen(1.5), Pen(0.3)),
    "marker-other": Line("marker-other", Pen(2), Pen(0.25)),
    # A marker with a number on sheets, and the ring of a town in their lists.
    "number": Line("glow", sheet=Pen(0.25)),
    "number-town": Line("marker", sheet=Pen(0.35)),
    "listed-town": Line("marker", sheet=Pen(0.25)),
    # From a marker that had to move aside to its place, and around the dot there.
    "leader": Line("marker", Pen(1.2), Pen(0.25)),
    "place": Line("glow", Pen(1), Pen(0.15)),
    # Around the badge of a facility whose point only lies near it, and from a badge that moved aside to its point.
    "facility-near": Line("facility", sheet=Pen(0.28, (0.75, 0.5))),
    "facility-leader": Line("facility", Pen(1.2), Pen(0.25)),
    # From a label that its unit has no room for to the unit.
    "label-leader": Line("ink", Pen(1), Pen(0.2)),
    # In keys: on screens all edges are of one width; waters, areas for the most part, are a broad line.
    "key": Line("edge", Pen(1.5)),
    "key-water": Line("water", Pen(4), Pen(1.2)),
    "key-focus": Line("selection", Pen(3)),
}


class River(NamedTuple):
    """Rivers at least `width_m` wide (metres) are drawn at their true width, but never below `px` and `mm`."""

    width_m: float
    px: float
    mm: float


RIVERS: Final = (River(1000, 4, 0.8), River(200, 2.2, 0.45), River(0, 1.4, 0.3))
"""Widest first."""

RIVER_MOST_M: Final = 1000
"""Beyond this a river on a screen would cover what stands on its banks."""


def river(width_m: float) -> River:
    """Return the class of a river by its width in metres."""
    return next(kind for kind in RIVERS if width_m >= kind.width_m)


def path_options(name: str, scale: float = 1.0) -> dict[str, Any]:
    """Return a line as the options of a path in Leaflet, its width times ``scale``.

    Raises:
        ValueError: the line has no pen for screens.
    """
    line = LINES[name]
    if line.screen is None:
        raise ValueError(f"{name} is drawn on sheets only")
    width, dash, opacity = line.screen
    options = {"color": paint(line.role), "weight": round(width * scale, 2), "opacity": opacity}
    return options | ({"dashArray": " ".join(f"{length:g}" for length in dash)} if dash else {})


def drawing() -> dict[str, Any]:
    """Return what the live map draws with, as JSON: lines by name as options of a path, fills, marks, rivers."""
    return {
        "lines": {name: path_options(name) for name, line in LINES.items() if line.screen is not None},
        "fills": {role: paint(role) for role in ("water", "land-focus", "land-neighbour", "circle-fill", "drawn-fill")},
        "marks": look_marks.sizes(),
        "labels": placement.RULE._asdict(),
        "rivers": [[kind.width_m, kind.px] for kind in RIVERS],
        "river_most_m": RIVER_MOST_M,
    }
