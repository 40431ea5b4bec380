from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pytest

from mapping.cartography.colours import READABLE_CONTRAST, contrast
from mapping.cartography.look_tints import INK, WHITE
from mapping.cartography.tiles import BOX, CROSS, Tile, tile_of, tile_svg, tile_svg_inner
from mapping.catalog import Industry, load_catalog

INDUSTRIES = load_catalog().industries
SVG = "{http://www.w3.org/2000/svg}"


def elements(tile: Industry | Tile) -> list[ET.Element]:
    """The drawing's elements: the shape, then the character."""
    return list(ET.fromstring(tile_svg(tile)))


@pytest.mark.parametrize(("tier", "element"), [("pillar", "rect"), ("emerging", "circle"), ("future", "polygon")])
def test_shape_tells_the_tier(tier: str, element: str) -> None:
    drawn = [elements(industry)[0].tag for industry in INDUSTRIES if industry.tier == tier]
    assert drawn
    assert set(drawn) == {SVG + element}


@pytest.mark.parametrize("industry", INDUSTRIES, ids=lambda industry: industry.industry_id)
def test_every_industry_is_drawn_readably_and_without_a_font(industry: Industry) -> None:
    shape, character = elements(industry)
    assert shape.get("fill") == industry.fill
    assert contrast(character.get("fill", ""), industry.fill) >= READABLE_CONTRAST
    assert character.tag == SVG + "path"


def test_no_two_industries_share_a_tile() -> None:
    assert len({tile_svg_inner(industry) for industry in INDUSTRIES}) == len(INDUSTRIES)


def test_cross_cutting_tile_is_white_dashed_and_unlike_any_industry() -> None:
    shape, character = elements(CROSS)
    assert shape.get("fill") == WHITE
    assert shape.get("stroke-dasharray")
    assert character.get("fill") == INK
    assert CROSS.character not in {industry.character for industry in INDUSTRIES}


@pytest.mark.parametrize("tile", [*INDUSTRIES, CROSS], ids=lambda tile: tile.character)
def test_character_stays_inside_the_box_and_in_its_middle(tile: Industry | Tile) -> None:
    outline = elements(tile)[1].get("d", "")
    xs, ys = extent(outline)
    assert min(xs) > 3
    assert max(xs) < BOX - 3
    assert (min(xs) + max(xs)) / 2 == pytest.approx(BOX / 2, abs=0.15)
    assert (min(ys) + max(ys)) / 2 == pytest.approx(BOX / 2, abs=0.15)


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
    small, large = (ET.fromstring(tile_svg(CROSS, size)) for size in (16, 48))
    assert (small.get("width"), large.get("width")) == ("16", "48")
    assert small.get("viewBox") == large.get("viewBox") == "0 0 24 24"


@dataclass(frozen=True)
class Newcomer:
    """An industry as a table may have it before the assets were made again."""

    character: str
    tier: str = "pillar"
    fill: str = "#1f5fa8"


def test_character_without_an_outline_is_written_as_text() -> None:
    character = elements(tile_of(Newcomer("丁")))[1]
    assert character.tag == SVG + "text"
    assert character.text == "丁"


def test_character_that_means_something_in_markup_is_escaped() -> None:
    assert elements(tile_of(Newcomer("<")))[1].text == "<"
