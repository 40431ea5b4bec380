"""Industry tiles as one shape each with its sign as text, so that a tile can be recoloured and its sign changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.cartography.look import light
from mapping.cartography.placement import Box
from mapping.cartography.tiles import BOX, em_of
from mapping.printing.display import Face, Run, Stroke
from mapping.printing.typeface import MM_PER_POINT
from mapping.printing.writers.pptx.looks import fill, line
from mapping.printing.writers.pptx.pen import Drawn
from mapping.printing.writers.pptx.words import body

if TYPE_CHECKING:
    from mapping.cartography.tiles import Shape
    from mapping.printing.display import TileMark
    from mapping.printing.writers.pptx.pen import Pen

_GEOMETRY: Final[dict[Shape, str]] = {
    "square": '<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 15909"/></a:avLst></a:prstGeom>',
    "circle": '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>',
    "hexagon": '<a:prstGeom prst="hexagon"><a:avLst><a:gd name="adj" fmla="val 26147"/>'
    '<a:gd name="vf" fmla="val 115470"/></a:avLst></a:prstGeom>',
}
_INSET: Final[dict[Shape, tuple[float, float]]] = {"square": (1, 1), "circle": (0.8, 0.8), "hexagon": (0.6, 1.1)}
_DASHED_INSET: Final = (1.6, 1.6)
"""From the box of 24 units to the shape's sides, across and down."""
_RIM: Final = 1.4
_DASH: Final = Stroke(light("sub"), 1.2, (3, 2))


def tile(pen: Pen, item: TileMark) -> Drawn:
    """Return a tile. Its colours are those of the industry in every theme."""
    pen = pen.within("map")
    mark, unit = item.tile, item.size / BOX
    across, down = _DASHED_INSET if mark.dashed else _INSET[mark.shape]
    stroke = None
    if mark.dashed:
        stroke = Stroke(_DASH.colour, _DASH.width * unit, tuple(length * unit for length in _DASH.dash))
    elif item.rim:
        # The rim lies half on the shape, which is as much larger: what shows of its fill is the tile.
        stroke = Stroke(light("glow"), _RIM * unit)
        across, down = across - _RIM / 2, down - _RIM / 2
    box = item.box
    extent = pen.extent(
        Box(box.left + across * unit, box.top + down * unit, box.right - across * unit, box.bottom - down * unit)
    )
    face = Face(em_of(mark) * unit / MM_PER_POINT, bold=True, fill=mark.ink)
    words = body(pen, (Run(mark.sign, face),), "middle")
    return Drawn(
        f"<p:sp><p:nvSpPr><p:cNvPr {pen.head(f'tile:{mark.sign}')}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>"
        f"{extent.xfrm}</a:xfrm>{_GEOMETRY[mark.shape]}{fill(pen, mark.fill)}{line(pen, stroke)}</p:spPr>{words}"
        "</p:sp>",
        extent,
    )
