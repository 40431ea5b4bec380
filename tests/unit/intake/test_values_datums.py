"""The datum of points: recognised from where rows say they are, and never taken for another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Transformer

from mapping.errors import UnknownNameError
from mapping.geography.datum import convert
from mapping.intake.values.datums import GroundShapes, is_datum, to_wgs84, try_datums

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mapping.insight.atlas import Atlas

    Points = NDArray[np.float64]

METRES = (4547, 4546, 4548, 4526, 4525, 4497, 4498)
DATUMS = ("wgs84", "gcj02", "bd09", *(f"cgcs2000:{code}" for code in METRES))


@pytest.fixture(scope="module")
def ground(atlas: Atlas) -> GroundShapes:
    units = atlas.geography.units
    return GroundShapes(dict(zip(units.index, units.geometry, strict=True)), atlas.geography.city)


def somewhere(ground: GroundShapes, unit: str, count: int, seed: int) -> Points:
    """Return points anywhere in a unit."""
    chance = np.random.default_rng(seed)
    shape = ground.units[unit]
    west, south, east, north = shape.bounds
    found = np.empty((0, 2))
    while len(found) < count:
        more = np.column_stack((chance.uniform(west, east, 4 * count), chance.uniform(south, north, 4 * count)))
        found = np.vstack((found, more[shapely.contains_xy(shape, more[:, 0], more[:, 1])]))
    return found[:count]


def written_in(points: Points, datum: str) -> Points:
    """Return WGS-84 points as a list in a datum has them."""
    if datum in {"wgs84", "gcj02", "bd09"}:
        return np.column_stack(convert(points[:, 0], points[:, 1], source="wgs84", target=datum))
    plane = Transformer.from_crs("EPSG:4490", f"EPSG:{datum.partition(':')[2]}", always_xy=True)
    return np.column_stack(plane.transform(points[:, 0], points[:, 1]))


@given(seed=st.integers(0, 10**6), datum=st.sampled_from(DATUMS), noise=st.integers(0, 2))
@settings(max_examples=60)
def test_twenty_rows_of_each_unit_tell_the_datum(ground: GroundShapes, seed: int, datum: str, noise: int) -> None:
    points = np.vstack([somewhere(ground, unit, 20, seed + at) for at, unit in enumerate(ground.units)])
    stated = [unit for unit in ground.units for _ in range(20)]
    for row in np.random.default_rng(seed).choice(len(stated), 14 * noise, replace=False):
        stated[row] = "ovc" if stated[row] != "ovc" else "xinzhou"  # slips
    found = try_datums(written_in(points, datum), stated, ground)
    assert found.recommended == datum
    assert next(iter(found.hits)) == datum
    assert found.hits[datum].fits >= 20 * 14 - 14 * noise
    assert (found.points, found.stated) == (280, 280)


@given(
    seed=st.integers(0, 10**6),
    datum=st.sampled_from(DATUMS[:3]),
    units=st.lists(st.integers(0, 13), min_size=20, max_size=20),
)
@settings(max_examples=60)
def test_twenty_rows_anywhere_never_tell_a_wrong_datum(
    ground: GroundShapes, seed: int, datum: str, units: list[int]
) -> None:
    names = list(ground.units)
    points = np.vstack([somewhere(ground, names[unit], 1, seed + at) for at, unit in enumerate(units)])
    found = try_datums(written_in(points, datum), [names[unit] for unit in units], ground)
    assert found.recommended in {None, datum}
    assert found.hits[datum].fits == 20


@pytest.mark.parametrize("datum", DATUMS[:3])
def test_the_points_of_the_directory_tell_what_they_were_published_in(
    atlas: Atlas, ground: GroundShapes, datum: str
) -> None:
    parks = [park for park in atlas.catalog.parks if park.has_own_place and park.unit_id]
    points = np.array([[park.lon, park.lat] for park in parks], dtype=float)
    found = try_datums(written_in(points, datum), [park.unit_id for park in parks], ground)
    assert found.recommended == datum


def test_points_deep_inside_recommend_none(ground: GroundShapes) -> None:
    middle = np.array([[point.x, point.y] for point in (s.representative_point() for s in ground.units.values())])
    found = try_datums(np.repeat(middle[-3:], 10, axis=0), np.repeat(list(ground.units)[-3:], 10).tolist(), ground)
    assert found.recommended is None
    assert {found.hits[name].fits for name in ("wgs84", "gcj02", "bd09")} == {30}


def test_rows_without_a_unit_count_for_the_outline_only(ground: GroundShapes) -> None:
    points = np.vstack([somewhere(ground, unit, 5, 1) for unit in ground.units])
    found = try_datums(points, [None] * len(points), ground)
    assert (found.stated, found.hits["wgs84"].in_unit, found.hits["wgs84"].fits) == (0, 0, 70)
    assert found.hits["wgs84"].in_city == 70
    elsewhere = try_datums(points + 5, [None] * len(points), ground)
    assert elsewhere.recommended is None
    assert elsewhere.hits["wgs84"].in_city == 0


def test_four_rows_in_degrees_are_too_few_and_one_in_metres_is_enough(ground: GroundShapes) -> None:
    edge = somewhere(ground, "jianghan", 300, 3)
    shifted = written_in(edge, "bd09")
    outside = ~shapely.contains_xy(ground.units["jianghan"], shifted[:, 0], shifted[:, 1])
    assert try_datums(shifted[outside][:4], ["jianghan"] * 4, ground).recommended is None
    metres = written_in(edge[:1], "cgcs2000:4547")
    assert try_datums(metres, ["jianghan"], ground).recommended == "cgcs2000:4547"


def test_no_points_no_datum(ground: GroundShapes) -> None:
    found = try_datums(np.full((2, 2), np.nan), ["ovc", None], ground)
    assert (found.recommended, found.points) == (None, 0)


@pytest.mark.parametrize("datum", DATUMS)
def test_points_come_back_to_where_they_were(ground: GroundShapes, datum: str) -> None:
    points = somewhere(ground, "ovc", 50, 7)
    assert to_wgs84(written_in(points, datum), datum) == pytest.approx(points, abs=2e-8)


def test_points_that_cannot_be_in_a_datum_are_none() -> None:
    assert np.isnan(to_wgs84(np.array([[114.3, 30.5]]), "cgcs2000:4547")).all()
    assert np.isnan(to_wgs84(np.array([[38538000.0, 3380000.0]]), "cgcs2000:4547")).all()
    assert np.isnan(to_wgs84(np.array([[538000.0, 3380000.0]]), "gcj02")).all()
    assert is_datum("cgcs2000:4526")
    assert not is_datum("cgcs2000:9999")
    with pytest.raises(UnknownNameError):
        to_wgs84(np.array([[114.3, 30.5]]), "xian80")
