"""What every shape of a slide is drawn with: where the sheet lies on the slide, the next id, the language, the colours.

Lengths of a slide are EMU, 36,000 to the millimetre. Everything here lies on a grid of 360 EMU, a hundredth of a
millimetre, which is finer than any printer and keeps the numbers in the file short.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import escape
from itertools import count
from typing import TYPE_CHECKING, Final

import shapely

from mapping.printing.typeface import printable
from mapping.printing.writers.pptx.palette import OWN, Palette

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from shapely.geometry.base import BaseGeometry

    from mapping.cartography.placement import Box
    from mapping.printing.display import Point

GRID: Final = 360
EMU_PER_MM: Final = 36_000
_PER_MM: Final = EMU_PER_MM // GRID
_HUNDREDTHS: Final = 100
_LEAST_POINTS: Final = 1.0
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Extent:
    """The rectangle of a shape on the slide, in steps of the grid."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def xfrm(self) -> str:
        """Offset and size as XML."""
        return (
            f'<a:off x="{self.left * GRID}" y="{self.top * GRID}"/>'
            f'<a:ext cx="{(self.right - self.left) * GRID}" cy="{(self.bottom - self.top) * GRID}"/>'
        )

    def __or__(self, other: Extent) -> Extent:
        return Extent(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Drawn:
    """A shape as XML, with its place. What stands ``alone`` may be in no group: programs group no tables."""

    xml: str
    extent: Extent
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Pen:
    """The sheet's place on the slide (``scale`` and the slide's mm of its origin), and what all its shapes share.

    ``on_map``: what is drawn now belongs to a map, whose colours are data and stay in any theme.
    ``on_bar``: it stands in the bar of a panel. ``layer`` is the name of the layer that is drawn. ``dark`` is the land
    on which ink cannot be read. ``links`` gives the relation to the slide of a page, from 1, None where there is none;
    ``relation`` is that to which what is drawn now leads.
    """

    lang: str
    scale: float = 1.0
    origin: Point = (0.0, 0.0)
    palette: Palette = OWN
    on_map: bool = False
    on_bar: bool = False
    layer: str = ""
    dark: BaseGeometry | None = None
    links: Callable[[int], str | None] = lambda _: None
    relation: str | None = None
    ids: Iterator[int] = field(default_factory=lambda: count(2))

    def x(self, mm: float) -> int:
        """Return the place on the slide's grid of a distance from the sheet's left edge."""
        return round((self.origin[0] + mm * self.scale) * _PER_MM)

    def y(self, mm: float) -> int:
        """Return the place on the slide's grid of a distance from the sheet's upper edge."""
        return round((self.origin[1] + mm * self.scale) * _PER_MM)

    def extent(self, box: Box) -> Extent:
        """Return the place of a box; no side is negative."""
        left, top = self.x(box.left), self.y(box.top)
        return Extent(left, top, max(left, self.x(box.right)), max(top, self.y(box.bottom)))

    def emu(self, mm: float) -> int:
        """Return a length on the sheet in EMU."""
        return round(mm * self.scale * EMU_PER_MM)

    def points(self, size: float) -> int:
        """Return a size of type in hundredths of a point, as the format counts."""
        return round(max(_LEAST_POINTS, size * self.scale) * _HUNDREDTHS)

    def is_dark(self, box: Box) -> bool:
        """Tell whether a box lies on land that is too dark for ink."""
        return self.dark is not None and self.dark.intersects(shapely.box(box.left, box.top, box.right, box.bottom))

    def within(self, name: str) -> Pen:
        """Return the pen for what stands in a group of a name."""
        on_map = self.on_map or name.startswith(_MAPS)
        return replace(self, on_map=on_map, on_bar=name.startswith(_PANEL) and not on_map)

    def leading(self, page: int | None) -> Pen:
        """Return the pen for what leads to a page of the document, where that has a slide."""
        relation = None if page is None else self.links(page)
        return self if relation is None else replace(self, relation=relation)

    def head(self, name: str, alt: str = "") -> str:
        """Return the attributes of a new shape: its id, its name and the words for those who do not see it."""
        described = f' descr="{said(alt)}"' if alt else ""
        return f'id="{next(self.ids)}" name="{said(name)}"{described}'


_MAPS: Final = ("map", "ground", "circles", "locator", "label:", "park:", "unit:", "facility", "inset:", "key")
_PANEL: Final = "panel:"


def said(text: str) -> str:
    """Return a text as it stands in XML, without what no XML may hold."""
    return escape(_CONTROLS.sub("", printable(text)))
