from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pytest

from mapping.cartography.colours import READABLE_CONTRAST, contrast
from mapping.cartography.look_tints import INK, WHITE
from mapping.cartography.tiles import BOX, CROSS, Tile, tile_of, tile_svg, tile_svg_inner
from mapping.catalog import load_catalog

INDUSTRIES = load_catalog().industries
TILES = {lang: (*(tile_of(industry, lang) for industry in INDUSTRIES), CROSS[lang]) for lang in ("zh", "en")}
EVERY_TILE = [*TILES["zh"], *TILES["en"]]
SVG = "{http://www.w3.org/2000/svg}"


def elements(tile: Tile) -> list[ET.Element]:
    """The drawing's elements: the shape, then the character."""
    return list(ET.fromstring(tile_svg(tile)))


@pytest.mark.parametrize(("tier", "element"), [("pillar", "rect"), ("emerging", "circle"), ("future", "polygon")])
def test_shape_tells_the_tier(tier: str, element: str) -> None:
    drawn = [elements(tile_of(industry, "en"))[0].tag for industry in INDUSTRIES if industry.tier == tier]
    assert drawn
    assert set(drawn) == {SVG + element}


@pytest.mark.parametrize("tile", EVERY_TILE, ids=lambda tile: tile.sign)
def test_every_tile_is_drawn_readably_and_without_a_font(tile: Tile) -> None:
    shape, character = elements(tile)
    assert shape.get("fill") == tile.fill
    assert contrast(character.get("fill", ""), tile.fill) >= READABLE_CONTRAST
    assert character.tag == SVG + "path"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_two_tiles_of_a_language_are_alike(lang: str) -> None:
    assert len({tile_svg_inner(tile) for tile in TILES[lang]}) == len({tile.sign for tile in TILES[lang]}) == 21


def test_english_tiles_carry_no_chinese() -> None:
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]|×", tile.sign) for tile in TILES["en"])


def test_cross_cutting_tile_is_white_dashed_and_unlike_any_industry() -> None:
    shape, character = elements(CROSS["zh"])
    assert shape.get("fill") == WHITE
    assert shape.get("stroke-dasharray")
    assert character.get("fill") == INK


@pytest.mark.parametrize("tile", EVERY_TILE, ids=lambda tile: tile.sign)
def test_sign_stays_inside_the_box_and_in_its_middle(tile: Tile) -> None:
    outline = elements(tile)[1].get("d", "")
    xs, ys = extent(outline)
    assert min(xs) > 2.4
    assert max(xs) < BOX - 2.4
    assert (min(xs) + max(xs)) / 2 == pytest.approx(BOX / 2, abs=0.15)
    below = 0.0 if "Q" not in tile.sign else max(ys) - (BOX - min(ys))  # the tail of a Q hangs below the line
    assert (min(ys) + max(ys) - below) / 2 == pytest.approx(BOX / 2, abs=0.15)
    assert max(ys) < BOX - 3


def extent(outline: str) -> tuple[list[float], list[float]]:
    """All x and all y of path data that uses absolute commands (M L H V Q C Z)."""
    xs: list[float] = []
    ys: list[float] = []
    for command, arguments in re.findall(r"([MLHVQCZ])([^MLHVQCZ]*)", outline):
        numbers = [float(number) for number in re.findall(r"-?\d*\.?\d+", arguments)]
        if command == "H":
            xs += numbers
        elif command == "V":
            ys += numbers
        else:
            xs += numbers[0::2]
            ys += numbers[1::2]
    return xs, ys


def test_size_changes_the_picture_and_not_the_drawing() -> None:
    small, large = (ET.fromstring(tile_svg(CROSS["zh"], size)) for size in (16, 48))
    assert (small.get("width"), large.get("width")) == ("16", "48")
    assert small.get("viewBox") == large.get("viewBox") == "0 0 24 24"


@dataclass(frozen=True)
class Newcomer:
    """An industry as a table may have it before the assets were made again."""

    character: str
    letters: str = "NN"
    tier: str = "pillar"
    fill: str = "#1f5fa8"


def test_character_without_an_outline_is_written_as_text() -> None:
    character = elements(tile_of(Newcomer("丁"), "zh"))[1]
    assert character.tag == SVG + "text"
    assert character.text == "丁"


def test_character_that_means_something_in_markup_is_escaped() -> None:
    assert elements(tile_of(Newcomer("<"), "zh"))[1].text == "<"
