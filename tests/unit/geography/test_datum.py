from __future__ import annotations

import math
from itertools import permutations

import geocoordinates_ffi as oracle
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.errors import UnknownNameError, UsageError
from mapping.geography import datum

LON, LAT = st.floats(73, 135), st.floats(18, 53.5)
METRES_PER_DEGREE = 111_320
MICROMETRE = 1e-6


def metres_apart(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    east = (lon - other_lon) * math.cos(math.radians(lat))
    return math.hypot(east, lat - other_lat) * METRES_PER_DEGREE


@given(LON, LAT, st.sampled_from(list(permutations(datum.DATUMS, 2))))
def test_there_and_back_returns_to_the_same_point(lon: float, lat: float, pair: tuple[str, str]) -> None:
    there = datum.convert(lon, lat, *pair)
    back = datum.convert(*there, *reversed(pair))
    assert metres_apart(lon, lat, *back) < MICROMETRE


@given(LON, LAT)
def test_agrees_with_an_independent_implementation(lon: float, lat: float) -> None:
    wgs84 = oracle.Wgs84(lat=lat, lon=lon)
    gcj02, bd09 = oracle.wgs84_to_gcj02(wgs84), oracle.wgs84_to_bd09(wgs84)
    assert metres_apart(*datum.convert(lon, lat, "wgs84", "gcj02"), gcj02.lon, gcj02.lat) < MICROMETRE
    assert metres_apart(*datum.convert(lon, lat, "wgs84", "bd09"), bd09.lon, bd09.lat) < MICROMETRE
    assert metres_apart(*datum.convert(gcj02.lon, gcj02.lat, "gcj02", "wgs84"), lon, lat) < MICROMETRE
    assert metres_apart(*datum.convert(bd09.lon, bd09.lat, "bd09", "wgs84"), lon, lat) < MICROMETRE


@given(LON, LAT, st.sampled_from(datum.DATUMS))
def test_a_datum_converted_to_itself_is_unchanged(lon: float, lat: float, name: str) -> None:
    assert datum.convert(lon, lat, name, name) == (lon, lat)


@given(LON, LAT)
def test_the_way_over_gcj02_is_the_direct_way(lon: float, lat: float) -> None:
    assert datum.convert(*datum.convert(lon, lat, "wgs84", "gcj02"), "gcj02", "bd09") == datum.convert(
        lon, lat, "wgs84", "bd09"
    )
    assert datum.convert(*datum.convert(lon, lat, "bd09", "gcj02"), "gcj02", "wgs84") == pytest.approx(
        datum.convert(lon, lat, "bd09", "wgs84")
    )


def test_wuhan_is_some_half_and_some_one_kilometre_off() -> None:
    place = (114.30, 30.60)
    assert 400 < metres_apart(*place, *datum.convert(*place, "wgs84", "gcj02")) < 700
    assert 900 < metres_apart(*place, *datum.convert(*place, "wgs84", "bd09")) < 1500


def test_by_default_map_service_coordinates_become_wgs84() -> None:
    assert datum.convert(114.3, 30.6) == datum.convert(114.3, 30.6, "gcj02", "wgs84")


def test_numbers_give_floats_and_arrays_give_arrays_of_their_shape() -> None:
    assert all(type(value) is float for value in datum.convert(114, 30))
    lon = np.array([[113.5, 114.0, 114.5], [114.1, 114.2, 114.3]])
    result_lon, result_lat = datum.convert(lon, 30.5)
    assert result_lon.shape == result_lat.shape == (2, 3)
    assert datum.convert(114.2, 30.5) == pytest.approx((result_lon[1, 1], result_lat[1, 1]), abs=1e-12)
    assert datum.convert([], [])[0].shape == (0,)


def test_the_input_arrays_stay_as_they_were() -> None:
    lon, lat = np.array([114.3]), np.array([30.6])
    datum.convert(lon, lat, "wgs84", "wgs84")[0][0] = 0
    datum.convert(lon, lat, "bd09", "wgs84")
    assert (lon[0], lat[0]) == (114.3, 30.6)


def test_one_point_that_is_none_does_not_spoil_the_others() -> None:
    lon, lat = datum.convert([math.nan, 114.3], [30.6, 30.6])
    assert math.isnan(lon[0])
    assert math.isnan(lat[0])
    assert (lon[1], lat[1]) == pytest.approx(datum.convert(114.3, 30.6), abs=1e-11)


def test_outside_china_the_formula_goes_on() -> None:
    paris = (2.35, 48.85)
    shifted = datum.convert(*paris, "wgs84", "gcj02")
    assert shifted != paris
    assert metres_apart(*paris, *datum.convert(*shifted, "gcj02", "wgs84")) < MICROMETRE
    assert all(math.isnan(value) for value in datum.convert(0.0, 90.0, "gcj02", "wgs84"))


@pytest.mark.parametrize("ends", [("GCJ-02", "wgs84"), ("gcj02", "")])
def test_an_unknown_datum_is_named_and_the_known_ones_offered(ends: tuple[str, str]) -> None:
    with pytest.raises(UsageError) as caught:
        datum.convert(114.3, 30.6, *ends)
    assert isinstance(caught.value, UnknownNameError)
    assert "坐标系" in str(caught.value)
    assert all(name in str(caught.value) for name in datum.DATUMS)
