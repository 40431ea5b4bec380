"""A second measure as graduated circles at the units' label points, and their key."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import shapely

from mapping.cartography.colours import opacity
from mapping.cartography.look import light
from mapping.cartography.look_marks import on_sheet
from mapping.cartography.placement import Box
from mapping.insight.statistical import SCENIC
from mapping.printing import style
from mapping.printing.display import Circle, Lines, Stroke, group
from mapping.printing.flow import Sizes
from mapping.printing.typeface import wrap
from mapping.printing.viewport import ground_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.state import Circles, MapState
    from mapping.geography import Geography
    from mapping.printing.display import Item
    from mapping.printing.style import Paper
    from mapping.printing.viewport import Viewport

LARGEST_MM: Final = on_sheet("circle") / 2
"""Radius of the largest circle of the key, on every map of a sheet, so that one key serves all."""
_ON_SLIDE: Final = 0.6
"""Of it on a slide, whose map is smaller."""

_LEAST_MM: Final = on_sheet("circle-least") / 2
_EDGE: Final = style.line("circle")
_OPACITY: Final = opacity(light("circle-fill"))
_DISC: Final = 0.8
_PAD: Final = 2.2
_TITLE: Final = style.STRONG.sized(8.2)
_TITLE_LINE: Final = 4.4
_LEADER: Final = 2.5


def largest_on(paper: Paper) -> float:
    """Return the radius in mm of the largest circle of the key."""
    return LARGEST_MM * _ON_SLIDE if paper.slide else LARGEST_MM


def draw_circles(
    state: MapState, geography: Geography, view: Viewport, *, grouped: bool, largest: float = LARGEST_MM
) -> Iterator[Item]:
    """Yield the circles within a window, the large ones below, so that no small one vanishes.

    The circle of units that share a list stands where these are named as one (``grouped``): beside the name of one
    of them it would be taken for its own.
    """
    if state.second is None:
        return
    items = [group(f"circle:{key}", [disc]) for key, disc in _discs(state, geography, view, largest, grouped=grouped)]
    yield group("circles", items, state.second.label, clip=view.box)


def circle_boxes(
    state: MapState, geography: Geography, view: Viewport, *, grouped: bool, largest: float = LARGEST_MM
) -> tuple[Box, ...]:
    """Return what labels had better not cover; the discs rather than the squares around them."""
    discs = (disc for _, disc in _discs(state, geography, view, largest, grouped=grouped))
    return tuple(Box(d.x - r, d.y - r, d.x + r, d.y + r) for d in discs for r in (d.radius * _DISC,))


def _discs(
    state: MapState, geography: Geography, view: Viewport, largest: float, *, grouped: bool
) -> list[tuple[str, Circle]]:
    if state.second is None:
        return []
    ground = ground_of(geography)
    places = {unit.unit_id: view.project(*unit.anchors[0]) for unit in state.units if unit.anchors}
    if ground.scenic is not None:
        middle = shapely.point_on_surface(ground.scenic)
        places[SCENIC] = view.place(middle.x, middle.y)
    if grouped:
        places |= {shared.shared_list: view.project(*shared.anchors[0]) for shared in state.shared_lists}
    shares = sorted(state.second.radii.items(), key=lambda pair: -pair[1])
    return [(unit_id, _circle(*places[unit_id], share, largest)) for unit_id, share in shares if unit_id in places]


def _circle(x: float, y: float, share: float, largest: float) -> Circle:
    return Circle(x, y, max(_LEAST_MM, share * largest), _EDGE.colour, _EDGE, opacity=_OPACITY)


@dataclass(frozen=True, slots=True)
class CircleKey:
    """The key of the circles: one in the other, standing on one line, each with its value.

    ``largest`` is the radius of the largest in mm. A ``bare`` one stands below a bar that names the measure.
    """

    circles: Circles
    largest: float = LARGEST_MM
    bare: bool = False
    silent: bool = False

    @property
    def title(self) -> str:
        """The name of the measure."""
        return self.circles.label

    @property
    def caption(self) -> str:
        """What it measures, in which unit; a bare key leaves it to the bar where it can."""
        return "" if self.silent else self.circles.caption

    def natural_width(self) -> float:
        """Return the width in mm at which nothing needs to shrink."""
        values = max(style.BODY.width(label) for label, _ in self.circles.legend)
        return max(_TITLE.width(self.title), 2 * self.largest + _LEADER + 1 + values) + 2 * _PAD

    def sizes(self, width: float) -> Sizes:
        """Return its one height."""
        captions = len(self._captions(width)) * style.SMALL.em * style.LINE
        words = 0.0 if self.bare else _PAD + _TITLE_LINE
        height = words + captions + _PAD + 2 * self.largest + 1
        return Sizes(height, height, height)

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield title, caption and circles."""
        left, middle = box.left + _PAD, box.top + _PAD + _TITLE_LINE / 2 - 0.4
        if self.bare:
            middle = box.top + style.SMALL.em * style.LINE / 2
        else:
            yield _TITLE.centred(left, middle, self.title)
            middle += _TITLE_LINE / 2 + style.SMALL.em * style.LINE / 2 + 0.4
        for line in self._captions(box.right - box.left):
            yield style.SMALL.centred(left, middle, line)
            middle += style.SMALL.em * style.LINE
        foot, x = box.bottom - _PAD * 0.8, left + self.largest
        text_at, beside = -math.inf, x + self.largest + _LEADER
        for label, share in self.circles.legend:
            radius = max(_LEAST_MM, share * self.largest)
            top = foot - 2 * radius
            text_at = max(top, text_at + style.BODY.em)  # apart where circles are nearly alike
            yield _circle(x, foot - radius, share, self.largest)
            bend = (x + self.largest, top)
            yield Lines((((x, top), bend, (beside, text_at)),), Stroke(style.SUB, 0.15))
            yield style.BODY.centred(beside + 0.8, text_at, label)

    def _captions(self, width: float) -> tuple[str, ...]:
        return wrap(self.caption, width - 2 * _PAD, style.SMALL.size) if self.caption else ()
