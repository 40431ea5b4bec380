from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from shapely.geometry import LineString, Point, Polygon, box

from mapping.geography.projection import area_km2, from_equal_area, length_km, to_equal_area

if TYPE_CHECKING:
    from mapping.geography import Geography

ELLIPSOID = Geod(ellps="WGS84")
LON, LAT, SIDE = st.floats(113.6, 115.1), st.floats(29.9, 31.4), st.floats(0.001, 0.1)


@given(LON, LAT, SIDE)
def test_areas_are_those_on_the_ellipsoid(lon: float, lat: float, side: float) -> None:
    # Sides of few metres: between far vertices a geodesic and a straight line on the plane enclose different ground.
    square = box(lon, lat, lon + side, lat + side).segmentize(side / 20)
    expected = abs(ELLIPSOID.geometry_area_perimeter(square)[0]) / 1e6
    assert area_km2(square) == pytest.approx(expected, rel=1e-5)


@given(LON, LAT, SIDE, SIDE)
def test_lengths_are_those_on_the_ellipsoid_to_one_in_ten_thousand(
    lon: float, lat: float, dx: float, dy: float
) -> None:
    line = LineString([(lon, lat), (lon + dx, lat + dy)])
    assert length_km(line) == pytest.approx(ELLIPSOID.geometry_length(line) / 1000, rel=1e-4)


@given(LON, LAT)
def test_back_from_the_plane_is_the_same_place_to_two_millimetres(lon: float, lat: float) -> None:
    back = from_equal_area(to_equal_area(Point(lon, lat)))
    assert (back.x, back.y) == pytest.approx((lon, lat), abs=2e-8)


def test_the_centre_of_the_plane_is_its_origin() -> None:
    centre = to_equal_area(Point(114.3, 30.6))
    assert (centre.x, centre.y) == pytest.approx((0, 0), abs=1e-6)


def test_many_geometries_give_one_figure_each(web: Geography) -> None:
    series = web.units.geometry
    areas = area_km2(series.to_numpy())
    assert areas.shape == (14,)
    assert areas.dtype == np.float64
    assert areas.tolist() == area_km2(list(series)).tolist() == area_km2(series).tolist()
    assert areas[0] == area_km2(series.iloc[0])
    assert isinstance(area_km2(series.iloc[0]), float)
    assert length_km(series.to_numpy()).shape == (14,)


def test_lines_have_no_area_and_points_no_length() -> None:
    assert area_km2(LineString([(114, 30), (115, 31)])) == 0
    assert length_km(Point(114, 30)) == 0
    assert area_km2(Polygon()) == 0
    assert area_km2([]).shape == (0,)


def test_areas_are_those_written_into_the_files(geo: Geography) -> None:
    for frame in (geo.units, geo.statistical_units, geo.districts, geo.zones):
        assert area_km2(frame.geometry).round(2).tolist() == pytest.approx(
            frame["area_geometry_km2"].tolist(), abs=0.006
        )


def test_the_city_is_as_large_as_published(full: Geography) -> None:
    assert sum(full.unit_areas_km2.values()) == pytest.approx(8574.85, abs=0.01)
    assert sum(full.unit_areas_km2.values()) == pytest.approx(8569.15, rel=0.001)
