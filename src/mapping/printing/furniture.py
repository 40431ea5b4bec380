"""What stands on every map: north arrow and scale bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapping.cartography.placement import Box
from mapping.cartography.wording.typography import number
from mapping.printing import style
from mapping.printing.display import Area, Face, Lines, Rect, Stroke, group
from mapping.printing.translator import sheet_translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.printing.display import Group, Item
    from mapping.printing.setting import Setting
    from mapping.printing.style import Paper
    from mapping.printing.viewport import Viewport

INSET = 4.0
_ARROW = (7.0, 13.0)
_SMALL_ARROW = (5.0, 9.6)
_LONGEST = 34.0
_LONGEST_ON_SLIDE = 22.0
_BAR_ROOM = 4.9
_WRITTEN = 3.3
"""Height in mm of the figures with the bar, and of the scale below it."""
_LENGTHS_KM = (100, 50, 40, 20, 10, 5, 4, 2, 1, 0.5, 0.2)
_BAR_HEIGHT = 1.3
_LABEL = Face(6.6, halo=0.8)
_SCALE = Face(7.0, bold=True, halo=0.8)
_NORTH = Face(8.0, bold=True, halo=0.8)
_WAN = 10_000


@dataclass(frozen=True, slots=True)
class Furniture:
    """A piece and the box that labels must leave free."""

    item: Group
    box: Box


def north_arrow(view: Viewport, lang: str, *, small: bool = False) -> Furniture:
    """Return the north arrow at the upper left: north is up, since the plane's central meridian is the city's."""
    t = sheet_translator(lang)
    width, height = _SMALL_ARROW if small else _ARROW
    inset = INSET / 2 if small else INSET
    left, top = view.box.left + inset, view.box.top + inset
    middle, tip, foot = left + width / 2, top + 3.6, top + height
    notch = foot - 2.2
    dark = ((middle, tip), (left + 0.7, foot), (middle, notch))
    light = ((middle, tip), (left + width - 0.7, foot), (middle, notch))
    items: tuple[Item, ...] = (
        _NORTH.centred(middle, top + 1.4, t("北"), "middle"),
        Area((dark,), style.INK),
        Area((light,), style.WHITE),
        *(_outlined(ring) for ring in (dark, light)),
    )
    return Furniture(group("north-arrow", items), Box(left, top, left + width, foot))


def _outlined(ring: tuple[tuple[float, float], ...]) -> Item:
    return Lines(((*ring, ring[0]),), Stroke(style.INK, 0.2))


def furniture(view: Viewport, lang: str, setting: Setting) -> tuple[Furniture, ...]:
    """Return the pieces that a setting asks for."""
    arrow = (north_arrow(view, lang, small=setting.paper.slide),) if setting.north else ()
    return (*arrow, scale_bar(view, lang, setting.paper)) if setting.scale else arrow


def scale_bar(view: Viewport, lang: str, paper: Paper) -> Furniture:
    """Return the scale bar at the lower left, with the scale in figures and the paper for which it is true.

    A slide is as large as the screen that shows it: there, and on sheets that stand on slides, the bar alone is true.
    """
    inset = INSET / 2 if paper.slide else INSET
    left, bottom = view.box.left + inset, view.box.bottom - inset
    length_km, step = bar_length(view, _LONGEST_ON_SLIDE if paper.slide else _LONGEST)
    t = sheet_translator(lang)
    scale = t("比例尺 {scale}（{paper}）", scale=scale_text(view.denominator, lang), paper=paper.name)
    top = bottom - (_WRITTEN if paper.to_scale else 0.0) - _BAR_ROOM
    items = [*_segments(left, top + 3.4, step), *_figures(left, top + 1.4, length_km, step)]
    right = left + 4 * step + 9
    if paper.to_scale:
        items.append(_SCALE.centred(left, bottom - 1.2, scale))
        right = max(right, left + _SCALE.width(scale))
    return Furniture(group("scale-bar", items, f"0-{number(length_km, 1)} km"), Box(left, top, right, bottom))


def bar_length(view: Viewport, longest: float = _LONGEST) -> tuple[float, float]:
    """Return the length of the bar in km, a round number, and that of a quarter of it in mm."""
    mm_per_km = 1000 * view.mm_per_m
    length_km = next((km for km in _LENGTHS_KM if km * mm_per_km <= longest), _LENGTHS_KM[-1])
    return length_km, length_km * mm_per_km / 4


def _segments(left: float, top: float, step: float) -> Iterator[Item]:
    for i in range(4):
        box = Box(left + i * step, top, left + (i + 1) * step, top + _BAR_HEIGHT)
        yield Rect(box, fill=style.INK if i % 2 == 0 else style.WHITE, stroke=Stroke(style.INK, 0.15))


def _figures(left: float, middle: float, length_km: float, step: float) -> Iterator[Item]:
    yield _LABEL.centred(left, middle, "0")
    half, whole = number(length_km / 2, 2), f"{number(length_km, 1)} km"
    if _LABEL.width(half) + _LABEL.width(whole) < 4 * step - 2:
        yield _LABEL.centred(left + 2 * step, middle, half, "middle")
    yield _LABEL.centred(left + 4 * step, middle, whole, "middle")


def scale_text(denominator: float, lang: str) -> str:
    """Return a scale as it is written: ``1:100万`` in Chinese, ``1:1,000,000`` in English."""
    if lang == "zh" and denominator >= _WAN:
        return f"1:{number(denominator / _WAN, 2)}万"
    return f"1:{number(denominator)}"
