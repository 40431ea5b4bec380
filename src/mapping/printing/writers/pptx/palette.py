"""Colours of a slide: those of the deck's theme where the sheet's furniture has them, else as they are.

A map's colours are data. They are written as they are, in any deck; the theme's take the place of text, bars, hairlines
and grounds of rows, so that a page in an office's own template looks like one of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mapping.printing import style

if TYPE_CHECKING:
    from collections.abc import Mapping

_WHOLE: Final = 100_000


@dataclass(frozen=True, slots=True)
class Palette:
    """The theme's colours by the colour of the look whose place they take, each as XML.

    ``texts`` are for words, ``fills`` for grounds and lines, ``bar`` and ``on_bar`` for the bar of a panel. ``dark``:
    our ink cannot be read on the theme's ground.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    fills: Mapping[str, str] = field(default_factory=dict)
    bar: str = ""
    on_bar: str = ""
    dark: bool = False


def scheme(slot: str, *, lum_mod: int = 100, lum_off: int = 0, alpha: int = 100) -> str:
    """Return a colour of the theme, made lighter or darker by per cent of its lightness; ``alpha`` per cent cover."""
    changed = f'<a:lumMod val="{lum_mod * 1000}"/>' if lum_mod != 100 else ""  # noqa: PLR2004 - unchanged
    changed += f'<a:lumOff val="{lum_off * 1000}"/>' if lum_off else ""
    changed += f'<a:alpha val="{alpha * 1000}"/>' if alpha != 100 else ""  # noqa: PLR2004 - the same
    return f'<a:schemeClr val="{slot}">{changed}</a:schemeClr>' if changed else f'<a:schemeClr val="{slot}"/>'


def plain(colour: str, opacity: float = 1.0) -> str:
    """Return a colour of the look (``#rrggbb``) as it is."""
    code = colour[1:7].upper()
    if opacity >= 1:
        return f'<a:srgbClr val="{code}"/>'
    return f'<a:srgbClr val="{code}"><a:alpha val="{round(opacity * _WHOLE)}"/></a:srgbClr>'


OWN: Final = Palette(
    texts={
        style.INK: scheme("tx1"),
        style.NAVY: scheme("tx2"),
        style.WINE: scheme("accent2"),
        style.WHITE: scheme("bg1"),
    },
    fills={style.NAVY: scheme("tx2"), style.INK: scheme("tx1"), style.WHITE: scheme("bg1")},
    bar=scheme("tx2"),
    on_bar=scheme("bg1"),
)
"""In a deck of our own the theme has our colours (`theme`), so nothing looks different for being of the theme."""
