from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from mapping.geography.anchors import CELLS_ALONG, LABEL_ASPECT, RIVER_SPACING_KM, label_anchors, river_anchors
from mapping.geography.projection import area_km2, length_km

if TYPE_CHECKING:
    from mapping.geography import Anchor, Geography

KM_PER_DEGREE = 111.2


def label_box(anchor: Anchor, half_km: float) -> Polygon:
    """The label-shaped box of a height around an anchor."""
    half_height = half_km / KM_PER_DEGREE
    half_width = half_height * LABEL_ASPECT / math.cos(math.radians(anchor.lat))
    return box(anchor.lon - half_width, anchor.lat - half_height, anchor.lon + half_width, anchor.lat + half_height)


def has_room(anchor: Anchor, half_km: float, polygon: shapely.Geometry) -> bool:
    wanted = label_box(anchor, half_km)
    return shapely.intersection(wanted, polygon).area / wanted.area > 0.97


def distance_km(one: Anchor, other: Anchor) -> float:
    return length_km(LineString([(one.lon, one.lat), (other.lon, other.lat)]))


@st.composite
def stars(draw: st.DrawFn) -> Polygon:
    """Return a star-shaped polygon near the city, of any size from a neighbourhood to a county."""
    radii = draw(st.lists(st.floats(0.3, 1.0), min_size=5, max_size=12))
    size = draw(st.floats(0.005, 0.5))
    turns = [2 * math.pi * number / len(radii) for number in range(len(radii))]
    corners = [(r * size * math.cos(a), r * size * math.sin(a)) for r, a in zip(radii, turns, strict=True)]
    return Polygon([(114.3 + x, 30.6 + y) for x, y in corners])


@given(stars())
def test_every_anchor_lies_inside(polygon: Polygon) -> None:
    anchors = label_anchors(polygon)
    assert 1 <= len(anchors) <= 12
    assert all(polygon.contains(Point(anchor.lon, anchor.lat)) for anchor in anchors)


def test_the_best_place_in_a_rectangle_is_its_middle() -> None:
    height = 0.2
    width = height * LABEL_ASPECT / math.cos(math.radians(30.6))
    best = label_anchors(box(114.3 - width / 2, 30.6 - height / 2, 114.3 + width / 2, 30.6 + height / 2))[0]
    cell = width / CELLS_ALONG
    assert (best.lon, best.lat) == pytest.approx((114.3, 30.6), abs=2 * cell)


def test_a_wide_hall_beats_a_tall_one_of_the_same_area() -> None:
    wide, tall = box(114.0, 30.0, 114.4, 30.1), box(114.6, 30.0, 114.7, 30.4)
    best = label_anchors(MultiPolygon([wide, tall]))[0]
    assert wide.contains(Point(best.lon, best.lat))


def test_a_hole_is_no_room() -> None:
    ring = box(114.0, 30.0, 114.4, 30.4).difference(box(114.1, 30.1, 114.3, 30.3))
    anchors = label_anchors(ring)
    assert all(ring.contains(Point(anchor.lon, anchor.lat)) for anchor in anchors)
    # each band is 11.1 km wide, and the two that run from west to east are long enough for a label as high
    assert has_room(anchors[0], 5, ring)


def test_a_unit_too_thin_for_any_label_still_has_a_place() -> None:
    thin = Polygon([(114.0, 30.0), (115.0, 31.0), (115.0, 31.00001), (114.0, 30.00001)])
    (anchor,) = label_anchors(thin)
    assert thin.contains(Point(anchor.lon, anchor.lat))


def test_each_unit_has_a_dozen_places_spread_over_it(geo: Geography) -> None:
    assert set(geo.anchors) == set(geo.units.index)
    for unit, anchors in geo.anchors.items():
        polygon = geo.units.geometry[unit]
        assert len(anchors) == 12
        assert all(polygon.contains(Point(anchor.lon, anchor.lat)) for anchor in anchors)
        least = 0.24 * math.sqrt(area_km2(polygon))
        assert all(distance_km(one, other) > least for one, other in combinations(anchors, 2))


def test_the_best_place_of_a_unit_is_a_roomy_one(web: Geography) -> None:
    for unit, anchors in web.anchors.items():
        polygon = web.units.geometry[unit]
        tenth = math.sqrt(0.1 * area_km2(polygon) / LABEL_ASPECT) / 2
        assert has_room(anchors[0], tenth, polygon), unit


def test_rivers_are_labelled_on_the_river_in_the_city(geo: Geography) -> None:
    assert set(geo.river_anchors) == {"yangtze", "han", "fuhuan"}
    for river, anchors in geo.river_anchors.items():
        line = geo.water.geometry[river]
        assert len(anchors) >= 4
        assert all(line.distance(Point(anchor.lon, anchor.lat)) < 5e-6 for anchor in anchors)
        assert all(distance_km(one, other) >= RIVER_SPACING_KM * 0.99 for one, other in combinations(anchors, 2))


def test_the_best_place_on_a_river_is_its_straight_middle() -> None:
    bends = [(114.0 + 0.01 * i, 30.6 + (0.02 if i % 2 else 0.0)) for i in range(31)]
    river = LineString([*bends, (114.7, 30.6)])
    best = river_anchors(river, box(113, 30, 116, 31))[0]
    assert 114.4 < best.lon < 114.6
    straight = river_anchors(LineString([(114.0, 30.6), (115.0, 30.6)]), box(113, 30, 116, 31))[0]
    assert straight.lon == pytest.approx(114.5, abs=0.01)


def test_of_two_straight_stretches_the_one_nearer_the_middle_is_better() -> None:
    def bends(west: float) -> list[tuple[float, float]]:
        return [(west + 0.01 * i, 30.6 + (0.02 if i % 2 else 0.0)) for i in range(1, 20)]

    # Straight at the western end (the longer of the two) and from 114.32 to 114.42, bends between and beyond.
    river = LineString([(114.0, 30.6), (114.12, 30.6), *bends(114.12), (114.32, 30.6), (114.42, 30.6), *bends(114.42)])
    best, second = river_anchors(river, box(113, 30, 116, 31))[:2]
    assert 114.32 < best.lon < 114.42
    assert 114.0 < second.lon < 114.12


def test_a_river_counts_only_within_the_city() -> None:
    river = LineString([(113.0, 30.5), (116.0, 30.5)])
    city = box(114.0, 30.0, 115.0, 31.0)
    assert all(114.0 <= anchor.lon <= 115.0 for anchor in river_anchors(river, city))
    assert river_anchors(river, box(114.0, 31.0, 115.0, 32.0)) == ()
