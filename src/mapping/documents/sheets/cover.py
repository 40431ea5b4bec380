"""The cover: title, subtitle, who hands it over and when, the statement of review, and the city as a quiet picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from mapping.cartography.look import light
from mapping.cartography.look_tints import GROUPS
from mapping.cartography.placement import Box
from mapping.cartography.resolve import edition_name, policy, provenance, statement
from mapping.documents.table_pages import page_of
from mapping.documents.words import SheetWords
from mapping.i18n import translator
from mapping.printing import style
from mapping.printing.display import Area, Face, Rect, Stroke, group
from mapping.printing.frame import frame_of
from mapping.printing.ground import edge, waters
from mapping.printing.translator import straight
from mapping.printing.typeface import LEAST_SIZE, wrap
from mapping.printing.viewport import Viewport, ground_of, rings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.documents.order import Order
    from mapping.printing.display import Item, Text
    from mapping.printing.document import Page
    from mapping.printing.style import Paper

    _Broken: TypeAlias = tuple[Sequence[str], Face]
    """A text in lines, with its face."""

_TITLE: Final = Face(30, bold=True, fill=style.WHITE)
_SUBTITLE: Final = Face(11.5, fill=light("nav"))
_ISSUER: Final = Face(12, bold=True, fill=style.WHITE)
_DATE: Final = Face(10, fill=light("nav"))
_SERIES: Final = Face(9, fill=light("nav"))
_STATEMENT: Final = Face(7, fill=style.SUB)
_STEPS: Final = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.42, 0.36, 0.3)
"""How much smaller a text is set that does not fit as it should."""
_PANEL_WIDTH: Final = 133.0
"""Of the panel of a sheet on which faces are as large as above."""
_SHARE, _UPRIGHT_SHARE = 0.45, 0.42
_ACCENT: Final = light("logo-ground")
"""Wine would sink into the navy of the panel."""
_LEADING: Final = 1.32
_MOST_LINES: Final = 4
"""Of title and subtitle, while they can be large."""
_SIGNED: Final = 0.24
"""Share of the panel's height that whoever hands it over may take."""


def cover(order: Order) -> Iterator[Page]:
    """Yield the cover of a document."""
    view = order.page.view
    t = translator(view.lang)
    source = policy(order.atlas, view)
    title = order.page.title or order.request.title or t("武汉产业地图")
    below = order.page.subtitle or order.request.subtitle or t("依据：《{title}》", title=source.title)
    used = [provenance(order.atlas, key, view.lang) for key in (order.atlas.boundary_source, "zone_edges", "water")]
    words = SheetWords(t("封面"), title, below, (source, *used))
    frame = frame_of(order.setting.paper)
    made = _Cover(order, straight(title, view.lang), straight(below, view.lang))
    yield page_of(order, words, frame, tuple(made.items()))


@dataclass(frozen=True, slots=True)
class _Cover:
    order: Order
    title: str
    below: str

    @property
    def paper(self) -> Paper:
        return self.order.setting.paper

    @property
    def panel(self) -> Box:
        """The navy part: at the left, and at the top of a sheet that is higher than wide."""
        page = self.paper.draft
        if self.paper.portrait:
            return Box(page.left, page.top, page.right, page.top + page.bottom * _UPRIGHT_SHARE)
        return Box(page.left, page.top, page.left + page.right * _SHARE, page.bottom)

    @property
    def rest(self) -> Box:
        """The part with the picture."""
        page, panel = self.paper.draft, self.panel
        if self.paper.portrait:
            return Box(page.left, panel.bottom, page.right, page.bottom)
        return Box(panel.right, page.top, page.right, page.bottom)

    @property
    def scale(self) -> float:
        """How large faces are on this paper."""
        panel = self.panel
        return min((panel.right - panel.left) / _PANEL_WIDTH, 1.15)

    def items(self) -> Iterator[Item]:
        """Yield all of it, from back to front."""
        yield Rect(self.rest, fill=light("page"))
        yield group("city", self._city(), self._alt())
        yield group("panel", self._panel(), self.title)
        yield group("statement", self._statement())

    def _alt(self) -> str:
        t = translator(self.order.page.lang)
        return t("武汉市 {n} 个布局单元的轮廓", n=len(self.order.atlas.catalog.units))

    def _city(self) -> Iterator[Item]:
        """Yield the land of the units in the tints of their kinds, the edges between them, and the waters."""
        atlas, view = self.order.atlas, self._window()
        ground = ground_of(atlas.geography)
        groups = {unit.unit_id: unit.group for unit in atlas.catalog.units}
        yield from edge(view, ground.edges["city"], Stroke(light("hair"), 1.6))
        for unit_id, shape in ground.units.items():
            outline = rings(view.cut(shape))
            if outline:
                yield Area(outline, GROUPS.get(groups.get(unit_id, ""), light("land-none")))
        yield from edge(view, ground.edges["official"], Stroke(style.WHITE, 0.5))
        for name in ("schematic-casing", "schematic"):
            yield from edge(view, ground.edges["schematic"], style.line(name))
        yield from waters(ground, view)
        yield from edge(view, ground.edges["city"], Stroke(style.NAVY, 0.35))

    def _window(self) -> Viewport:
        """Return the window on the city, as large as the picture's room."""
        rest, margin = self.rest, 10.0 * self.scale
        lines, face = self._told
        below = 8 * self.scale + len(lines) * face.em * style.LINE
        room = Box(rest.left + margin, rest.top + margin, rest.right - margin, rest.bottom - below - margin * 0.4)
        shapes = ground_of(self.order.atlas.geography).units.values()
        bounds = zip(*(shape.bounds for shape in shapes), strict=True)
        west, south, east, north = (pick(values) for pick, values in zip((min, min, max, max), bounds, strict=True))
        width, height = room.right - room.left, room.bottom - room.top
        denominator = max((east - west) / width, (north - south) / height) * 1000
        return Viewport(room, ((west + east) / 2, (south + north) / 2), denominator)

    def _panel(self) -> Iterator[Item]:
        box, k = self.panel, self.scale
        yield Rect(box, fill=style.NAVY)
        left, width = box.left + 14 * k, box.right - box.left - 28 * k
        t = translator(self.order.page.lang)
        if self.title != t("武汉产业地图"):
            yield _SERIES.sized(max(LEAST_SIZE, _SERIES.size * k)).centred(left, box.top + 16 * k, t("武汉产业地图"))
        signed = self._signed(width, (box.bottom - box.top) * _SIGNED)
        foot = sum(_height(part) for part in signed)
        room = box.bottom - box.top - 26 * k - 18 * k - foot - 8 * k
        sized = [face.sized(face.size * k) for face in (_TITLE, _SUBTITLE)]
        least = _height(_broken(self.below, sized[1], width, 0.0))
        title = _broken(self.title, sized[0], width, room - least)
        below = _broken(self.below, sized[1], width, room - _height(title))
        start = box.top + 26 * k + max(0.0, min(18 * k, (room - _height(title) - _height(below)) * 0.45))
        yield Rect(Box(left, start, left + 20 * k, start + 1.3 * k), fill=_ACCENT)
        yield from _set(title, left, start + 5 * k)
        yield from _set(below, left, start + 8 * k + _height(title))
        y = box.bottom - 13 * k - foot
        for part in signed:
            yield from _set(part, left, y)
            y += _height(part)

    def _signed(self, width: float, room: float) -> tuple[_Broken, ...]:
        """Return who hands it over, when, and the edition, as large as a room allows."""
        setting, k = self.order.setting, self.scale
        told = (
            (setting.issuer, _ISSUER),
            (setting.date, _DATE),
            (edition_name(self.order.atlas, self.order.page.view), _DATE),
        )
        for step in _STEPS:
            faces = [(text, face.sized(max(LEAST_SIZE, face.size * k * step))) for text, face in told if text]
            parts = tuple(_lines(text, face, width) for text, face in faces)
            if sum(map(_height, parts)) <= room:
                break
        return parts

    @property
    def _told(self) -> _Broken:
        """The footnote of whoever hands it over, and the statement of review."""
        rest, k = self.rest, self.scale
        told = straight(statement(self.order.page.map_spec), self.order.page.lang)
        face = _STATEMENT.sized(max(LEAST_SIZE, _STATEMENT.size * k))
        width = rest.right - rest.left - 20 * k
        texts = filter(None, (self.order.setting.footnote, told))
        return tuple(line for text in texts for line in wrap(text, width, face.size)), face

    def _statement(self) -> Iterator[Item]:
        """Yield what is told below the picture."""
        rest, k = self.rest, self.scale
        lines, face = self._told
        first = rest.bottom - 8 * k - (len(lines) - 1) * face.em * style.LINE
        for i, line in enumerate(lines):
            yield face.centred(rest.right - 10 * k, first + i * face.em * style.LINE, line, "end")


def _lines(text: str, face: Face, width: float) -> _Broken:
    return wrap(text, width, face.size, bold=face.bold), face


def _broken(text: str, face: Face, width: float, room: float) -> _Broken:
    """Return a text with the largest face in which it takes few lines and the room, else any lines, else the least."""
    faces = [face.sized(max(LEAST_SIZE, face.size * step)) for step in _STEPS]
    tried = [_lines(text, one, width) for one in faces]
    fit = [one for one in tried if _height(one) <= room]
    return next((one for one in fit if len(one[0]) <= _MOST_LINES), fit[0] if fit else tried[-1])


def _height(broken: _Broken) -> float:
    lines, face = broken
    return len(lines) * face.em * _LEADING


def _set(broken: _Broken, left: float, top: float) -> Iterator[Text]:
    lines, face = broken
    for i, line in enumerate(lines):
        yield face.centred(left, top + (i + 0.5) * face.em * _LEADING, line)
