"""The centre of the city in a larger scale, which its bar states."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mapping.cartography.labels import centre_items, district_items
from mapping.cartography.placement import Box
from mapping.printing import lettering, markers, surroundings
from mapping.printing.display import Group, group
from mapping.printing.flow import BAR_HEIGHT, Sizes, bar
from mapping.printing.furniture import scale_text
from mapping.printing.ground import draw_ground, window
from mapping.printing.lettering_look import INSET
from mapping.printing.second import circle_boxes, draw_circles
from mapping.printing.translator import sheet_translator
from mapping.printing.viewport import Viewport, fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapping.cartography.state import MapState
    from mapping.geography import Geography
    from mapping.printing.display import Item
    from mapping.printing.setting import Setting
    from mapping.printing.viewport import Bounds

_HEIGHTS: Final = Sizes(52.0, 56.0, 62.0, elastic=True)
_LOW: Final = replace(_HEIGHTS, least=40.0)
_AROUND_M: Final = 3000.0
_GROUP: Final = "central"
_OF_THE_MAIN_MAP: Final = ("unit:", "district:", "zone:", "park:")


@dataclass(frozen=True, slots=True)
class Inset:
    """The inset with its bar; a ``low`` one leaves more of the column to the rest."""

    state: MapState
    geography: Geography
    setting: Setting
    low: bool = False

    def sizes(self, width: float) -> Sizes:  # noqa: ARG002 - it shows more or less of the city
        """Return its heights; it takes what is left over."""
        return _LOW if self.low else _HEIGHTS

    def view(self, box: Box) -> Viewport:
        """Return the window below the bar of ``box``."""
        place = Box(box.left, box.top + BAR_HEIGHT, box.right, box.bottom)
        return fit(place, centre_bounds(self.state), 0.0, self.setting.paper.magnify)

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield bar and map."""
        t = sheet_translator(self.state.spec.lang)
        view = self.view(box)
        scale = t("比例尺 {scale}", scale=scale_text(view.denominator, self.state.spec.lang))
        scale = scale if self.setting.scale and self.setting.paper.to_scale else ""
        head = Box(box.left, box.top, box.right, box.top + BAR_HEIGHT)
        yield group(
            "panel:inset", [*bar(head, t("中心城区放大图"), scale), *_inner(self._map(view))], t("中心城区放大图")
        )

    def _map(self, view: Viewport) -> Iterator[Item]:
        state = self.state
        yield from draw_ground(state, self.geography, view)
        yield from draw_circles(state, self.geography, view, grouped=False)
        dots = markers.Marked((), ())
        if state.marks:
            dots = markers.draw_dots(markers.stacks(state, view))
        avoided = (*dots.boxes, *circle_boxes(state, self.geography, view, grouped=False))
        labels = district_items(state) if state.by_district else centre_items(state)
        units = lettering.letter(labels, state, self.geography, view, look=INSET, taken=(), avoided=avoided)
        waters = surroundings.letter_waters(state, self.geography, view, size=6.6, taken=(*units.boxes, *dots.boxes))
        yield from (*dots.items, *waters.items, *units.items, window(view.box))


def _inner(items: Iterable[Item]) -> Iterator[Item]:
    """Yield items under names of their own: a unit or park is called so once a sheet, on its main map."""
    for item in items:
        if isinstance(item, Group):
            name = f"inset:{item.name}" if item.name.startswith(_OF_THE_MAIN_MAP) else item.name
            yield replace(item, name=name, items=tuple(_inner(item.items)))
        else:
            yield item


def centre_bounds(state: MapState) -> Bounds:
    """Return the bounds (m) of the places where the central units are named, with room around.

    Not of their whole land: two of them reach far out along lakes, where nothing needs a larger scale.
    """
    view = Viewport(Box(0, 0, 0, 0), (0.0, 0.0), 1000.0)  # one mm a metre, the sheet's y growing downwards
    anchors = [view.project(*u.anchors[0]) for u in state.units if u.group == _GROUP and u.anchors]
    return (
        min(x for x, _ in anchors) - _AROUND_M,
        -max(y for _, y in anchors) - _AROUND_M,
        max(x for x, _ in anchors) + _AROUND_M,
        -min(y for _, y in anchors) + _AROUND_M,
    )
