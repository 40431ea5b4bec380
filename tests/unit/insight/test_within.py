"""An area drawn on a map: what is written is read as it was, and a point is on exactly one side of it."""

from __future__ import annotations

from math import pi
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from shapely.geometry import Point, Polygon

from mapping.errors import UsageError
from mapping.insight.within import (
    CIRCLE_CORNERS,
    LEAST_KM,
    MOST_CORNERS,
    MOST_KM,
    MOST_POLYGONS,
    Within,
    within_of,
)
from mapping.sentences import WithinCode
from mapping.ui.address.readers import Around
from mapping.ui.address.readers import within as written_in_an_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapping.insight.atlas import Atlas

ELLIPSOID = Geod(ellps="WGS84")
TRIANGLE = "114.3,30.5;114.4,30.5;114.4,30.6"
LONS, LATS = st.floats(113.9, 114.9), st.floats(30.1, 31.2)


def star(lon: float, lat: float, reach: list[float]) -> list[tuple[float, float]]:
    """Return corners around a centre: they never cross, whatever their distances."""
    turns = np.linspace(0, 2 * np.pi, len(reach), endpoint=False)
    return [(lon + r * np.cos(turn), lat + r * np.sin(turn)) for r, turn in zip(reach, turns, strict=True)]


@st.composite
def areas(draw: st.DrawFn) -> Within:
    if draw(st.booleans()):
        return Within.of_circle(draw(LONS), draw(LATS), draw(st.floats(LEAST_KM, MOST_KM)))
    polygons = draw(st.integers(1, 3))
    return Within.of_polygons(
        star(draw(LONS), draw(LATS), draw(st.lists(st.floats(0.01, 0.2), min_size=4, max_size=30)))
        for _ in range(polygons)
    )


@given(areas())
def test_what_is_written_is_read_as_it_was(area: Within) -> None:
    assert Within.parse(area.to_text()) == area


@given(areas(), LONS, LATS)
def test_a_point_is_on_one_side_whoever_asks(area: Within, lon: float, lat: float) -> None:
    by_rings = any(Polygon(ring).contains(Point(lon, lat)) for ring in area.rings)
    on_a_shared_edge = len(area.rings) > 1 and not by_rings
    assert area.contains(lon, lat) == bool(area.contain(np.array([lon]), np.array([lat]))[0])
    assert on_a_shared_edge or area.contains(lon, lat) == by_rings


@given(LONS, LATS, st.floats(LEAST_KM, 30))
def test_a_circle_has_its_area_and_its_points_lie_within_its_radius(lon: float, lat: float, km: float) -> None:
    area = Within.of_circle(lon, lat, km)
    assert area.circle is not None
    radius = area.circle[2]
    assert area.area_km2 == pytest.approx(pi * radius**2, rel=1e-4)
    for corner in area.rings[0]:
        assert ELLIPSOID.inv(lon, lat, *corner)[2] / 1000 == pytest.approx(radius, rel=1e-3, abs=0.002)
    assert len(area.rings[0]) == CIRCLE_CORNERS
    assert area.contains(lon, lat)


@given(LONS, LATS, st.lists(st.floats(0.01, 0.2), min_size=4, max_size=30))
def test_the_area_of_a_polygon_is_that_on_the_ellipsoid(lon: float, lat: float, reach: list[float]) -> None:
    area = Within.of_polygons([star(lon, lat, reach)])
    ring = area.polygons[0]
    on_the_ellipsoid, _ = ELLIPSOID.polygon_area_perimeter(*zip(*ring, strict=True))
    assert area.area_km2 == pytest.approx(abs(on_the_ellipsoid) / 1e6, rel=2e-3)


def test_what_polygons_share_counts_once() -> None:
    assert Within.parse(f"{TRIANGLE}|{TRIANGLE}").area_km2 == pytest.approx(Within.parse(TRIANGLE).area_km2)


def test_signs_of_a_chinese_keyboard_and_closed_rings_are_read_alike() -> None:
    assert Within.parse("114.3，30.5；114.4，30.5；114.4，30.6；114.3，30.5；") == Within.parse(TRIANGLE)
    assert Within.parse(" ＠114.3，30.5，5 ") == Within.parse("@114.3,30.5,5")


ROUND = ";".join(f"{lon:.5f},{lat:.5f}" for lon, lat in star(114.3, 30.6, [0.1] * (MOST_CORNERS + 1)))
EXAMPLES: dict[WithinCode, Callable[[Atlas], object]] = {
    WithinCode.UNREADABLE: lambda _: Within.parse("江汉路"),
    WithinCode.TOO_FEW_CORNERS: lambda _: Within.parse("114.3,30.5;114.4,30.5;114.3,30.5"),
    WithinCode.TOO_MANY_CORNERS: lambda _: Within.parse(ROUND),
    WithinCode.TOO_MANY_PARTS: lambda _: Within.parse("|".join([TRIANGLE] * (MOST_POLYGONS + 1))),
    WithinCode.CROSSES_ITSELF: lambda _: Within.parse("114.3,30.5;114.4,30.6;114.4,30.5;114.3,30.6"),
    WithinCode.TOO_SMALL: lambda _: Within.parse("114.3,30.5;114.30001,30.5;114.3,30.50001"),
    WithinCode.RADIUS: lambda _: Within.parse("@114.3,30.5,80"),
    WithinCode.TOO_LONG: lambda atlas: written_in_an_address(TRIANGLE + ";" * 5000, Around(atlas, {})),
    WithinCode.OUTSIDE: lambda atlas: within_of(atlas, "@116.4,39.9,5"),
}
"""Code -> what brings it about, given the project's own data; those of files stand in test_within_file.py."""


@pytest.mark.parametrize("code", EXAMPLES, ids=lambda code: code.name)
def test_the_fault_is_brought_about_and_told_in_both_languages(code: WithinCode, atlas: Atlas) -> None:
    with pytest.raises(UsageError) as caught:
        EXAMPLES[code](atlas)
    assert caught.value.fault.code is code
    chinese, english = caught.value.told("zh"), caught.value.told("en")
    assert chinese != english
    assert "{" not in chinese + english


@pytest.mark.parametrize(
    "text", ["", "|", ";;", "@", "@114.3,30.5", "114.3", "114.3,30.5,1;1,2;3,4", "114.3,nan;114.4,30.5;114.4,30.6"]
)
def test_what_cannot_be_read_is_one_sentence(text: str) -> None:
    with pytest.raises(UsageError, match="圈选范围"):
        Within.parse(text)


def test_an_area_just_beyond_the_city_is_none_of_it(atlas: Atlas) -> None:
    with pytest.raises(UsageError) as caught:
        within_of(atlas, "@116.5,30.6,5")
    assert caught.value.fault.code is WithinCode.OUTSIDE
    assert within_of(atlas, "@114.3,30.6,5") is within_of(atlas, "@114.3,30.6,5")
