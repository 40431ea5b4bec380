"""Polygons of a file become an area within the limits, and what was done to them is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from mapping.errors import UsageError
from mapping.geography.projection import area_km2, to_equal_area
from mapping.insight.within import MOST_CORNERS, MOST_POLYGONS, Within
from mapping.insight.within_file import area_of_file, area_of_shapes
from mapping.sentences import WithinCode

if TYPE_CHECKING:
    from mapping.faults import Fault
    from mapping.insight.atlas import Atlas

FILE = "范围.geojson"
CENTRE = shapely.Point(114.3, 30.6)


def codes(faults: tuple[Fault, ...]) -> list[object]:
    return [fault.code for fault in faults]


def geojson(*shapes: shapely.Geometry) -> bytes:
    features = [{"type": "Feature", "properties": {}, "geometry": json.loads(shapely.to_geojson(s))} for s in shapes]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def wavy(corners: int) -> shapely.Polygon:
    """Return a shore with many bends, each of them real."""
    turns = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    reach = 0.1 + 0.003 * np.sin(turns * 40)
    return shapely.Polygon(np.column_stack([114.3 + reach * np.cos(turns), 30.6 + reach * np.sin(turns)]))


def test_a_polygon_of_a_file_is_taken_as_it_is(atlas: Atlas) -> None:
    square = shapely.box(114.3, 30.5, 114.4, 30.6)
    area, faults = area_of_file(atlas, FILE, geojson(square, CENTRE))
    assert faults == ()
    assert area.shape.equals(square)


def test_a_long_edge_is_simplified_and_the_reader_told_by_how_much() -> None:
    shore = wavy(4000)
    area, faults = area_of_shapes(FILE, [shore])
    assert codes(faults) == [WithinCode.FILE_SIMPLIFIED]
    assert len(area.polygons[0]) <= MOST_CORNERS
    metres = float(str(faults[0].fields["metres"]).replace(",", ""))
    moved = shapely.hausdorff_distance(*to_equal_area([area.shape.exterior, shore.exterior]))
    assert 0 < moved <= metres + 2
    assert area.area_km2 == pytest.approx(area_km2(shore), rel=0.02)


def test_an_island_in_a_lake_stays_out() -> None:
    ring = CENTRE.buffer(0.1, quad_segs=8).difference(CENTRE.buffer(0.04, quad_segs=8))
    area, faults = area_of_shapes(FILE, [ring])
    assert faults == ()
    assert not area.contains(114.3001, 30.6)
    assert area.area_km2 == pytest.approx(area_km2(ring), rel=1e-3)


def test_of_too_many_areas_the_largest_are_taken_and_the_rest_is_measured() -> None:
    squares = [shapely.box(114 + n / 50, 30.5, 114 + n / 50 + 0.001 * (n + 1) / 2, 30.51) for n in range(25)]
    area, faults = area_of_shapes(FILE, squares)
    assert len(area.polygons) == MOST_POLYGONS
    assert codes(faults) == [WithinCode.FILE_PARTS_LEFT_OUT]
    left_out = float(str(faults[0].fields["km2"]))
    assert area.area_km2 + left_out == pytest.approx(float(np.sum(area_km2(squares))), rel=1e-2)


@given(st.lists(st.tuples(st.floats(114, 114.6), st.floats(30.3, 30.9), st.floats(0.003, 0.1)), min_size=1, max_size=6))
def test_whatever_a_file_holds_is_written_and_read_again(circles: list[tuple[float, float, float]]) -> None:
    shapes = [shapely.Point(lon, lat).buffer(reach, quad_segs=16) for lon, lat, reach in circles]
    area, _ = area_of_shapes(FILE, shapes)
    assert Within.parse(area.to_text()) == area
    assert area.area_km2 == pytest.approx(area_km2(shapely.union_all(shapes)), rel=1e-2)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (geojson(CENTRE), WithinCode.NO_AREA_IN_FILE),
        (geojson(shapely.box(116.3, 39.9, 116.5, 40.1)), WithinCode.FILE_OUTSIDE),
    ],
)
def test_a_file_without_land_of_the_city_is_refused(atlas: Atlas, data: bytes, code: WithinCode) -> None:
    with pytest.raises(UsageError) as caught:
        area_of_file(atlas, FILE, data)
    assert caught.value.fault.code is code
    assert FILE in caught.value.told("zh")
    assert "{" not in caught.value.told("zh") + caught.value.told("en")


@pytest.mark.parametrize("data", [b"", b"{", b"no map at all", b"PK\x03\x04broken"])
def test_a_broken_file_is_one_sentence(atlas: Atlas, data: bytes) -> None:
    with pytest.raises(UsageError) as caught:
        area_of_file(atlas, FILE, data)
    assert FILE in caught.value.told("zh")
