"""Text as shapes: the outlines of its letters, for programs that have neither the font nor use for an embedded one."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

from mapping.fonts import font_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.printing.display import Text


def shapes(texts: Iterable[Text]) -> str:
    """Return the letters of texts, each once, as paths to be used by :func:`outlined`."""
    letters = sorted({(text.face.bold, letter) for text in texts for letter in text.shown})
    drawn = ((_id(letter, bold=bold), _outline(letter, bold=bold)) for bold, letter in letters)
    return "".join(f'<path id="{name}" d="{path}"/>' for name, path in drawn if path)


def outlined(text: Text) -> str:
    """Return a text as shapes; what it says stays with them as their label."""
    face = text.face
    scale = face.em / _em(bold=face.bold)
    uses, x = [], 0
    for letter in text.shown:
        if _outline(letter, bold=face.bold):
            at = f' x="{x}"' if x else ""
            uses.append(f'<use href="#{_id(letter, bold=face.bold)}"{at}/>')
        x += _advance(letter, bold=face.bold)
    # a halo as wide as it is on paper, though everything in here is measured in units of the font
    halo = (
        f' stroke="{face.halo_fill}" stroke-width="{face.halo / scale:.1f}" paint-order="stroke"' if face.halo else ""
    )
    return (
        f'<g role="img" aria-label="{escape(text.shown)}" fill="{face.fill}"{halo} '
        f'transform="translate({text.box.left:.3f} {text.y:.3f}) scale({scale:.7f} {-scale:.7f})">{"".join(uses)}</g>'
    )


def _id(letter: str, *, bold: bool) -> str:
    return f"{'b' if bold else 'r'}{ord(letter):x}"


@lru_cache(maxsize=2)
def _font(*, bold: bool) -> TTFont:
    return TTFont(font_file(bold=bold), lazy=True)


@lru_cache(maxsize=2)
def _em(*, bold: bool) -> int:
    return int(_font(bold=bold)["head"].unitsPerEm)


@lru_cache(maxsize=8192)
def _advance(letter: str, *, bold: bool) -> int:
    font = _font(bold=bold)
    return int(font["hmtx"].metrics[font.getBestCmap()[ord(letter)]][0])


@lru_cache(maxsize=8192)
def _outline(letter: str, *, bold: bool) -> str:
    """Return the path of a letter in units of the font; empty for a space."""
    font = _font(bold=bold)
    glyphs = font.getGlyphSet()
    pen = SVGPathPen(glyphs)
    glyphs[font.getBestCmap()[ord(letter)]].draw(pen)
    return str(pen.getCommands())
