"""A point lies in one of the 15 units or in none; which datum a list is in is found by what its addresses say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st
from tests.own_data import own_atlas

from mapping.firms.place import Placer
from mapping.firms.place.datum import find
from mapping.geography.datum import convert

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

PLACER = Placer.of(own_atlas().catalog, own_atlas().geography)
UNITS = own_atlas().geography.in_full.statistical_units


@given(lon=st.floats(113.6, 115.2), lat=st.floats(29.9, 31.5))
def test_points_lie_where_the_shapes_say(lon: float, lat: float) -> None:
    (unit,) = PLACER.place_points([lon], [lat])
    holding = [str(name) for name, shape in UNITS.geometry.items() if shape.intersects(shapely.Point(lon, lat))]
    assert unit in holding if holding else unit is None


def test_no_point_and_a_point_elsewhere_are_in_no_unit() -> None:
    lon, lat = [0.0, np.nan, 116.4, 114.3, np.inf], [0.0, 30.5, 39.9, np.nan, 30.5]
    assert PLACER.place_points(lon, lat) == [None] * 5
    assert PLACER.place_points([], []) == []


def test_a_point_inside_each_unit_is_in_it() -> None:
    points = shapely.point_on_surface(UNITS.geometry.to_numpy())
    assert PLACER.place_points(shapely.get_x(points), shapely.get_y(points)) == [str(name) for name in UNITS.index]


def test_the_datum_is_found_by_the_units_that_addresses_tell(atlas: Atlas) -> None:
    numbers = np.random.default_rng(7)
    lon, lat = numbers.uniform(113.9, 114.7, 3000), numbers.uniform(30.3, 30.9, 3000)
    stated = PLACER.place_points(lon, lat)
    for datum in ("wgs84", "gcj02", "bd09"):
        moved = np.column_stack(convert(lon, lat, source="wgs84", target=datum))
        assert find(moved, stated, atlas.geography).recommended == datum
