"""Small multiples: one little map a layer, all in one drawing."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np
import shapely

from mapping.cartography import look_tints
from mapping.cartography.look import light
from mapping.geography.projection import to_equal_area

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from mapping.cartography.state import LayerState
    from mapping.geography import Geography

WIDTH, HEIGHT = 120, 140
"""Box of one little map, in units of the drawing."""

_MARGIN = 2
_GAP = 10
_SIMPLIFY_M = 700
"""About half a unit of the drawing: enlarged to twice its size, a little map still shows no corner of its own."""

_EDGE = light("edge-small")
_CLAIMED_EDGE = light("edge-claimed")
"""Around the units that a map is about."""

_EDGE_PX = {"first": 1.4, "listed": 0.9, "named": 1.4, "covered": 0.9}

_WATER = light("water")
_CLAIMED = tuple(_EDGE_PX)


def multiples_svg(geography: Geography, layers: Sequence[LayerState]) -> str:
    """Return one drawing with a little map of each layer, side by side; a map is shown by its `fragment`.

    One file, because all maps have the same shapes: each is written once and used again in another colour. Colours
    are those of the layers. A layer that no unit is in is drawn dashed.
    """
    units, rivers = _drawing(geography)
    shapes = "".join(f'<path id="u-{escape(key)}" d="{path}"/>' for key, path in units.items())
    maps = "".join(_map(layer, place, units) for place, layer in enumerate(layers))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
        '<defs><pattern id="no-data" width="4" height="4" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="4" height="4" fill="{look_tints.NO_DATA}"/>'
        f'<path d="M0 0V4" stroke="{light("hatch")}"/></pattern>{shapes}'
        f'<path id="rivers" d="{rivers}" fill="none" stroke="{_WATER}" stroke-width="1.6"/></defs>'
        f'<g stroke="{_EDGE}" stroke-width=".6" stroke-linejoin="round">{maps}</g></svg>'
    )


def fragment(layer_id: str) -> str:
    """Return the name by which an address of the drawing asks for one map."""
    return layer_id.replace(":", "-")


def _map(layer: LayerState, place: int, units: Mapping[str, str]) -> str:
    """Return one map in its place of the row, with the view that shows nothing but it."""
    left = place * (WIDTH + _GAP)
    named = [key for key in units if _is_claimed(layer, key)]
    rest = "".join(_use(layer, key) for key in units if key not in named)
    land = f'<g stroke="{_CLAIMED_EDGE}" stroke-dasharray="2.5 2">{rest}</g>' if not named else rest
    claimed = "".join(_claimed(layer, key) for key in named)
    return (
        f'<view id="{escape(fragment(layer.layer_id))}" viewBox="{left} 0 {WIDTH} {HEIGHT}"/>'
        f'<g transform="translate({left})">{land}<use href="#rivers"/><g stroke="{_CLAIMED_EDGE}">{claimed}</g></g>'
    )


def _is_claimed(layer: LayerState, unit_id: str) -> bool:
    return unit_id in layer.values and layer.bin_of(unit_id).kind in _CLAIMED


def _claimed(layer: LayerState, unit_id: str) -> str:
    return _use(layer, unit_id, f' stroke-width="{_EDGE_PX[layer.bin_of(unit_id).kind]}"')


def _use(layer: LayerState, unit_id: str, more: str = "") -> str:
    return f'<use href="#u-{escape(unit_id)}" fill="{_fill(layer, unit_id)}"{more}/>'


def _fill(layer: LayerState, unit_id: str) -> str:
    if unit_id not in layer.values or layer.bin_of(unit_id).hatch:
        return "url(#no-data)"
    return layer.fill(unit_id)


def _drawing(geography: Geography) -> tuple[dict[str, str], str]:
    """Return path data by unit and of the rivers: equal-area, simplified as one coverage, fitted into the box."""
    shapes = to_equal_area(geography.units.geometry.to_numpy())
    west, south, east, north = shapely.total_bounds(shapes)
    scale = min((WIDTH - 2 * _MARGIN) / (east - west), (HEIGHT - 2 * _MARGIN) / (north - south))
    middle = np.array([(west + east) / 2, (south + north) / 2])

    def place(points: NDArray[np.float64]) -> NDArray[np.float64]:
        placed: NDArray[np.float64] = np.array([WIDTH / 2, HEIGHT / 2]) + (points - middle) * [scale, -scale]
        return placed

    simple = shapely.transform(shapely.coverage_simplify(shapes, _SIMPLIFY_M), place)
    rivers = [water.shape for water in geography.waters if water.kind == "river"]
    lines = shapely.transform(shapely.simplify(to_equal_area(rivers), _SIMPLIFY_M), place)
    keys = (str(unit_id) for unit_id in geography.units.index)
    return (
        {key: _path(shapely.get_rings(shapely.get_parts(shape)), "Z") for key, shape in zip(keys, simple, strict=True)},
        _path(shapely.get_parts(lines)),
    )


def _path(lines: Iterable[shapely.Geometry], end: str = "") -> str:
    """Return lines as path data; ``end`` "Z" closes each."""
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in shapely.get_coordinates(line)) + end for line in lines)
