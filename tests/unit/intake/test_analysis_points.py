"""Points of a list: which datum they are in, what lies where, and who decides."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lists import PARKS, analysed, codes, own_ground

from mapping.errors import UnknownNameError
from mapping.geography.datum import convert

HEADING = (*PARKS, "经度", "纬度")
OVC = "东湖高新区"
ROWS = 40


def inside(unit_id: str, n: int, seed: int) -> list[tuple[float, float]]:
    """Return random points of a unit, WGS-84."""
    shape = own_ground().units[unit_id]
    west, south, east, north = shape.bounds
    random = np.random.default_rng(seed)
    found: list[tuple[float, float]] = []
    while len(found) < n:
        points = np.column_stack((random.uniform(west, east, 500), random.uniform(south, north, 500)))
        found += map(tuple, points[shapely.contains_xy(shape, points)].tolist())
    return found[:n]


def near_edges(n: int, seed: int) -> list[tuple[str, float, float]]:
    """Return random points of all units within 400 m of an edge, where datums can be told apart."""
    random = np.random.default_rng(seed)
    ground = own_ground()
    found = []
    for unit_id in random.choice(sorted(ground.units), n):
        shape = ground.units[unit_id]
        band = shape.difference(shape.buffer(-0.004))
        west, south, east, north = shape.bounds
        while True:
            points = np.column_stack((random.uniform(west, east, 2000), random.uniform(south, north, 2000)))
            kept = points[shapely.contains_xy(band, points)]
            if len(kept):
                found.append((str(unit_id), *map(float, kept[0])))
                break
    return found


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10**6), datum=st.sampled_from(("wgs84", "gcj02", "bd09")))
def test_the_datum_is_recommended_from_a_few_dozen_rows_and_applied(seed: int, datum: str) -> None:
    points = near_edges(ROWS, seed)
    rows = []
    for n, (unit_id, lon, lat) in enumerate(points):
        x, y = convert(lon, lat, source="wgs84", target=datum)
        rows.append((f"园{n}", unit_id, x, y))
    found = analysed(HEADING, *rows)
    assert found.datum.recommended == found.datum.used == datum
    assert found.datum.hits[datum] == ROWS
    for row, (_, lon, lat) in zip(found.accepted, points, strict=True):
        assert float(row.cells["lon"]) == pytest.approx(lon, abs=2e-6)
        assert float(row.cells["lat"]) == pytest.approx(lat, abs=2e-6)
        assert row.cells["precision"] == "park"


def test_where_no_margin_is_clear_the_points_wait_for_a_decision() -> None:
    rows = [(f"园{n}", OVC, 114.4 + n / 1000, 30.47) for n in range(5)]
    waiting = analysed(HEADING, *rows)
    assert (waiting.datum.waits, waiting.datum.used, waiting.rejected) == (True, None, ())
    assert codes(waiting) == [(None, "DATUM_UNDECIDED")]
    assert {row.cells["precision"] for row in waiting.accepted} == {"none"}
    decided = analysed(HEADING, *rows, datum="gcj02")
    assert {row.cells["source_datum"] for row in decided.accepted} == {"GCJ-02"}
    without = analysed(HEADING, *rows, datum="none")
    assert (without.datum.waits, without.issues) == (False, ())


def test_a_point_outside_the_city_in_every_datum_is_at_fault_before_the_datum_is_decided() -> None:
    rows = [*((f"园{n}", OVC, 114.4 + n / 1000, 30.47) for n in range(5)), ("远园", OVC, 121.4, 31.2)]
    waiting = analysed(HEADING, *rows)
    assert (waiting.datum.waits, waiting.rejected) == (True, (7,))
    assert (7, "POINT_OUTSIDE_CITY") in codes(waiting)


def test_a_list_without_points_waits_for_nothing() -> None:
    assert not analysed(PARKS, ("园", OVC)).datum.waits


def test_a_point_of_another_unit_is_kept_with_a_warning_and_the_unit_that_is_stated() -> None:
    ((lon, lat),) = inside("ovc", 1, 3)
    found = analysed(HEADING, ("园", "洪山区", lon, lat), datum="wgs84")
    assert codes(found) == [(2, "POINT_IN_OTHER_UNIT")]
    (row,) = found.accepted
    assert (row.cells["unit_id"], row.cells["precision"], row.cells["confidence"]) == ("hongshan", "town", "low")


def test_a_point_outside_the_city_waits() -> None:
    found = analysed(HEADING, ("园", OVC, 116.4, 39.9), datum="wgs84")
    assert (found.rejected, codes(found)) == ((2,), [(2, "POINT_OUTSIDE_CITY")])


def test_swapped_values_degrees_with_minutes_and_pairs_in_one_cell_are_read() -> None:
    swapped = analysed(HEADING, ("园", OVC, 30.48, 114.41), datum="wgs84")
    assert (swapped.datum.swapped, swapped.accepted[0].cells["lon"]) == (1, "114.410000")
    minutes = analysed(HEADING, ("园", OVC, "114°24'36\"", "30°28'48\""), datum="wgs84")
    assert minutes.accepted[0].cells["lon"] == "114.410000"
    pair = analysed((*PARKS, "坐标"), ("园", OVC, "114.41，30.48"), datum="wgs84")
    assert pair.accepted[0].cells["lat"] == "30.480000"


def test_metres_are_tried_with_the_zone_that_they_name() -> None:
    from pyproj import Transformer  # noqa: PLC0415 - the oracle of this test alone

    to_metres = Transformer.from_crs("EPSG:4490", "EPSG:4526", always_xy=True)
    rows = []
    for n, (unit_id, lon, lat) in enumerate(near_edges(ROWS, 5)):
        easting, northing = to_metres.transform(lon, lat)
        rows.append((f"园{n}", unit_id, easting, northing))
    found = analysed((*PARKS, "X坐标", "Y坐标"), *rows, columns={"lon": 2, "lat": 3})
    assert found.datum.used == "cgcs2000:4526"
    assert {row.cells["source_datum"] for row in found.accepted} == {"CGCS2000"}


def test_a_datum_that_there_is_none_of_is_refused() -> None:
    with pytest.raises(UnknownNameError):
        analysed(HEADING, ("园", OVC, 114.4, 30.5), datum="mars")


def test_a_precision_that_the_list_states_goes_before_ours() -> None:
    found = analysed(
        (*HEADING, "点位精度"), ("园", OVC, 114.41, 30.48, "精确"), datum="wgs84", columns={"precision": 4}
    )
    assert found.accepted[0].cells["precision"] == "exact"
