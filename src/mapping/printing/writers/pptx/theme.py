"""The theme of an office's own deck: which of its colours take the place of which of ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from mapping.cartography.colours import READABLE_CONTRAST, contrast
from mapping.printing import style
from mapping.printing.writers.pptx.palette import Palette, scheme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pptx.slide import SlideLayout, SlideMaster

_VEIL: Final = 10
"""Per cent that the ground of every other row covers."""
_WHITE, _BLACK = "FFFFFF", "000000"
_HEX: Final = re.compile("[0-9A-Fa-f]{6}")


def palette_of(master: SlideMaster, layout: SlideLayout | None = None) -> Palette:
    """Return the palette of a master's theme, for pages on one of its layouts.

    Bars take its first accent and words in our wine its second, where they can be read: not every theme's can. What
    they have to be read on is the ground that the layout or the master paints, which need not be that of the theme.
    """
    colours = _colours(master)
    ground = _painted(layout, colours) or _painted(master, colours) or colours.get("bg1", _WHITE)
    accents = ("accent1", "tx2", "accent2", "accent3", "accent4", "accent5", "accent6", "tx1")
    words = _first(("tx1", "bg1", "tx2", "bg2"), colours, ground)
    bar = _first(accents, colours, ground, words)
    accent = _first(("accent2", "accent1", "tx2", "tx1"), colours, ground, words)
    dark = contrast(f"#{ground}", style.INK) < READABLE_CONTRAST
    quiet = scheme(words, lum_mod=75, lum_off=25)
    on_bar = max(
        ("bg1", "tx1"), key=lambda slot: contrast(f"#{colours.get(slot, _WHITE)}", f"#{colours.get(bar, ground)}")
    )
    return Palette(
        texts={
            style.INK: scheme(words),
            style.NAVY: scheme(bar),
            style.WINE: scheme(accent),
            style.SUB: quiet,
            style.MUTED: quiet,
        },
        fills={
            style.INK: scheme(words),
            # a veil over whatever the slide is painted with
            style.ZEBRA: scheme(words, alpha=_VEIL) if dark else scheme("bg1", lum_mod=95),
            style.HAIR: scheme(words, lum_mod=50) if dark else scheme("bg1", lum_mod=85),
            style.NAVY: scheme(bar),
        },
        bar=scheme(bar),
        on_bar=scheme(on_bar),
        dark=dark,
    )


def _painted(painted: SlideMaster | SlideLayout | None, colours: Mapping[str, str]) -> str | None:
    """Return the colour (RRGGBB) with which a master or layout paints its slides; None where it has no plain one."""
    if painted is None:
        return None
    ground = painted._element.find(f"{qn('p:cSld')}/{qn('p:bg')}")  # noqa: SLF001 - the library writes when asked
    if ground is None:
        return None
    for colour in ground.iterfind(f"{qn('p:bgPr')}/{qn('a:solidFill')}/*"):
        if colour.tag == qn("a:schemeClr"):
            return colours.get(colour.get("val"))
        code = colour.get("lastClr") or colour.get("val") or ""
        return code if _HEX.fullmatch(code) else None
    named = ground.find(f"{qn('p:bgRef')}/{qn('a:schemeClr')}")
    return None if named is None else colours.get(named.get("val"))


def _first(slots: tuple[str, ...], colours: Mapping[str, str], ground: str, last: str = "tx1") -> str:
    return next(
        (
            slot
            for slot in slots
            if slot in colours and contrast(f"#{colours[slot]}", f"#{ground}") >= READABLE_CONTRAST
        ),
        last,
    )


def _colours(master: SlideMaster) -> dict[str, str]:
    """Return the colours (RRGGBB) of a theme by the names under which slides use them."""
    theme = parse_xml(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    found: dict[str, str] = {}
    for slot in theme.iterfind(f".//{qn('a:clrScheme')}/*"):
        for colour in slot:
            found[slot.tag.rpartition("}")[2]] = colour.get("lastClr") or colour.get("val") or _BLACK
    names = master._element.find(qn("p:clrMap"))  # noqa: SLF001 - the library does not read it
    if names is not None:
        found |= {name: found[slot] for name, slot in names.attrib.items() if slot in found}
    return {name: code for name, code in found.items() if _HEX.fullmatch(code)}
