"""The small map of a list's points: where they fall under a datum, and what is drawn of the city around them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest

from mapping.geography.datum import convert
from mapping.intake.found import PointFound
from mapping.intake.ground import Ground
from mapping.ui.intake.datum_map import HEIGHT, WIDTH, datum_map

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas


@cache
def ground(atlas: Atlas) -> Ground:
    return Ground.of(atlas.catalog, atlas.geography)


def centres(of: Ground) -> list[PointFound]:
    return [
        PointFound(n, shape.representative_point().x, shape.representative_point().y, unit)
        for n, (unit, shape) in enumerate(of.units.items(), 2)
    ]


def test_points_in_their_units_are_told_from_those_that_are_not(atlas: Atlas) -> None:
    of = ground(atlas)
    points = centres(of)
    drawn = datum_map(of, points, "wgs84")
    assert (len(drawn.fits), len(drawn.misses), drawn.beyond) == (14, 0, 0)
    wrong = [PointFound(p.row, p.x, p.y, "ovc" if p.unit_id != "ovc" else "wedz") for p in points]
    drawn = datum_map(of, wrong, "wgs84")
    assert (len(drawn.fits), len(drawn.misses)) == (0, 14)


@pytest.mark.parametrize("datum", ["gcj02", "bd09"])
def test_points_are_drawn_where_the_datum_puts_them(atlas: Atlas, datum: str) -> None:
    of = ground(atlas)
    points = centres(of)
    lon, lat = convert(np.array([p.x for p in points]), np.array([p.y for p in points]), source="wgs84", target=datum)
    shifted = [PointFound(p.row, x, y, p.unit_id) for p, x, y in zip(points, lon, lat, strict=True)]
    there, here = datum_map(of, shifted, datum), datum_map(of, points, "wgs84")
    assert np.allclose(there.fits, here.fits, atol=0.2)


def test_everything_drawn_lies_in_the_drawing_and_the_rest_is_counted(atlas: Atlas) -> None:
    of = ground(atlas)
    points = [*centres(of), PointFound(99, 116.4, 39.9), PointFound(100, 0.0, 0.0)]
    drawn = datum_map(of, points, "wgs84")
    assert drawn.beyond == 2
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in (*drawn.fits, *drawn.misses))
    assert drawn.outlines.count("M") >= 14


def test_one_point_is_not_drawn_larger_than_life(atlas: Atlas) -> None:
    of = ground(atlas)
    (point, *_) = centres(of)
    ((x, y),) = datum_map(of, [point], "wgs84").fits
    assert (x, y) == (pytest.approx(WIDTH / 2, abs=1), pytest.approx(HEIGHT / 2, abs=1))
