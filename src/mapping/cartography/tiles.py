"""Industry tiles: one character, or in English two letters, in a shape, drawn as SVG in a box of 24 units.

The sign is an outline out of ``tile_glyphs.json`` (made by ``scripts/build_assets.py`` from the bold font),
so the same drawing serves the map, images, cards and print without a web font.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from mapping.cartography.look import light
from mapping.cartography.look_tints import INK, WHITE, text_on

if TYPE_CHECKING:
    from mapping.catalog import Industry

Shape = Literal["square", "circle", "hexagon"]

BOX = 24
GLYPH_FILE: Final = Path(__file__).with_name("tile_glyphs.json")

SHAPE_OF_TIER: Final[dict[str, Shape]] = {"pillar": "square", "emerging": "circle", "future": "hexagon"}

# Size of one em inside the box. The corners of the hexagon cut into the place of a character, so it gets less.
EM_OF_SHAPE: Final[dict[Shape, float]] = {"square": 15.2, "circle": 15.2, "hexagon": 14.0}

# Two letters are set as large as the widest pair in a tile of its shape allows, so that all are of one height.
EM_OF_LETTERS: Final[dict[Shape, float]] = {"square": 12.6, "circle": 12.2, "hexagon": 11.6}
_EM_OF_CROSS: Final = 15.2

_OUTLINES: Final[dict[Shape, str]] = {
    "square": '<rect x="1" y="1" width="22" height="22" rx="3.5"',
    "circle": '<circle cx="12" cy="12" r="11.2"',
    "hexagon": '<polygon points="6.3,1.1 17.7,1.1 23.4,12 17.7,22.9 6.3,22.9 0.6,12"',
}
_DASHED_OUTLINE: Final = '<rect x="1.6" y="1.6" width="20.8" height="20.8" rx="3.5"'
_DASHED_STROKE: Final = f'stroke="{light("sub")}" stroke-width="1.2" stroke-dasharray="3 2"'


@dataclass(frozen=True, slots=True)
class Tile:
    """What a tile looks like: the sign on it (one character, or two letters), shape, fill and the colour of the sign.

    ``dashed`` marks a stand-in for something that is no industry of the taxonomy.
    """

    sign: str
    shape: Shape
    fill: str
    ink: str
    dashed: bool = False


CROSS: Final[dict[str, Tile]] = {
    "zh": Tile(sign="跨", shape="square", fill=WHITE, ink=INK, dashed=True),
    "en": Tile(sign="×", shape="square", fill=WHITE, ink=INK, dashed=True),
}
"""Tile of the policy's words that cut across industries (跨领域), by language."""


def tile_of(industry: Industry, lang: str) -> Tile:
    """Return the tile of an industry: the shape tells its tier, the text is white where the fill allows it."""
    sign = industry.letters if lang == "en" else industry.character
    return Tile(sign, SHAPE_OF_TIER[industry.tier], industry.fill, text_on(industry.fill))


def tile_file(industry_id: str | None, lang: str) -> str:
    """Return the name of a tile's picture in ``static/tiles``, without its ending; None: what cuts across."""
    name = industry_id or "cross"
    return f"en/{name}" if lang == "en" else name


def em_of(tile: Tile) -> float:
    """Return the size of one em of a tile's sign, in units of its box."""
    if tile.sign == CROSS["en"].sign:
        return _EM_OF_CROSS
    return EM_OF_SHAPE[tile.shape] if len(tile.sign) == 1 else EM_OF_LETTERS[tile.shape]


def tile_svg_inner(tile: Tile) -> str:
    """Draw a tile as SVG elements for a box of 24 x 24 units, without the ``<svg>`` around them."""
    return _outline(tile) + _sign(tile)


def tile_svg(tile: Tile, size: int = BOX) -> str:
    """Draw a tile as a complete SVG document, ``size`` pixels wide and high."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BOX} {BOX}" width="{size}" height="{size}">'
        f"{tile_svg_inner(tile)}</svg>"
    )


@lru_cache(maxsize=1)
def glyphs() -> dict[str, str]:
    """Outlines of the tiles' signs as SVG path data, each placed and scaled for its own tile."""
    outlines: dict[str, str] = json.loads(GLYPH_FILE.read_text(encoding="utf-8"))
    return outlines


def _outline(tile: Tile) -> str:
    if tile.dashed:
        return f'{_DASHED_OUTLINE} fill="{tile.fill}" {_DASHED_STROKE}/>'
    return f'{_OUTLINES[tile.shape]} fill="{tile.fill}"/>'


def _sign(tile: Tile) -> str:
    outline = glyphs().get(tile.sign)
    if outline is not None:
        return f'<path d="{outline}" fill="{tile.ink}"/>'
    # A sign just changed in the table has no outline until the assets are built again: better live text than none.
    return (
        f'<text x="12" y="12" dy=".36em" text-anchor="middle" font-weight="700" '
        f'font-size="{em_of(tile):g}" fill="{tile.ink}">{escape(tile.sign)}</text>'
    )
