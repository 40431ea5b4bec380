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

    from pptx.slide import SlideMaster

_WHITE, _BLACK = "FFFFFF", "000000"
_HEX: Final = re.compile("[0-9A-Fa-f]{6}")


def palette_of(master: SlideMaster) -> Palette:
    """Return the palette of a master's theme.

    Bars take its first accent and words in our wine its second, where they can be read: not every theme's can.
    """
    colours = _colours(master)
    ground = colours.get("bg1", _WHITE)
    accents = ("accent1", "tx2", "accent2", "accent3", "accent4", "accent5", "accent6", "tx1")
    bar = _first(accents, colours, ground)
    accent = _first(("accent2", "accent1", "tx2", "tx1"), colours, ground)
    quiet = scheme("tx1", lum_mod=75, lum_off=25)
    return Palette(
        texts={
            style.INK: scheme("tx1"),
            style.NAVY: scheme(bar),
            style.WINE: scheme(accent),
            style.SUB: quiet,
            style.MUTED: quiet,
        },
        fills={
            style.INK: scheme("tx1"),
            style.ZEBRA: scheme("bg1", lum_mod=95),
            style.HAIR: scheme("bg1", lum_mod=85),
            style.NAVY: scheme(bar),
        },
        bar=scheme(bar),
        on_bar=scheme("bg1"),
        dark=contrast(f"#{ground}", style.INK) < READABLE_CONTRAST,
    )


def _first(slots: tuple[str, ...], colours: Mapping[str, str], ground: str) -> str:
    return next(
        (
            slot
            for slot in slots
            if slot in colours and contrast(f"#{colours[slot]}", f"#{ground}") >= READABLE_CONTRAST
        ),
        "tx1",
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
