"""Which datum points are in: each that may be meant is tried against what the rows say of themselves.

A row that states a unit speaks for a datum under which its point lies in that unit; one that states none only says
that it lies in the city. GCJ-02 and BD-09 are half a kilometre and more apart, so deep inside a unit all of them fit,
and rows near an edge decide. What counts is by how much they miss: edges are uncertain by a hundred metres, so a row
just across one says little, and one far away (a wrong unit, a wrong figure) no more than `FAR_M` for or against.

One is recommended only if every other misses clearly more. With 20 rows spread over the units that is so six times of
ten, with 40 nine times. It was never the wrong one, also with the points of towns in our own directory, where counting
rows in and out was wrong one time in twenty. Nothing is ever converted unasked.

Metres are those of CGCS2000 (EPSG 4491 to 4554). Metres of Xi'an 1980 and Beijing 1954 look the same and are some
hundred metres off; no list tells them apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import shapely
from pyproj import Transformer

from mapping.errors import UnknownNameError
from mapping.geography.datum import DATUMS, convert
from mapping.geography.projection import to_equal_area

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    Points = NDArray[np.float64]

METRES: Final = "cgcs2000:"
"""Of a datum in metres, before its EPSG code."""

WITHOUT_ZONE: Final = ("cgcs2000:4547", "cgcs2000:4546", "cgcs2000:4548")
"""Central meridians 114, 111 and 117 E; those of zones of 6 degrees are among them."""

_ZONED: Final = {37: 4525, 38: 4526, 39: 4527, 19: 4497, 20: 4498}
"""Number of a zone before the easting -> EPSG."""
_MERIDIANS: Final = {4546: 111, 4547: 114, 4548: 117, 4508: 111, 4509: 117}
_ZONE_M = 1_000_000
_FALSE_EASTING_M = 500_000.0
_MOST_DEGREES = 180
_THREE_DEGREES_FROM = 24
_SHOWN = 500
_NEAR_DEG = 0.01
"""More than `FAR_M`."""

FAR_M = 300.0
"""The most that one row counts, in metres by which it misses its unit."""
MARGIN_M = 200.0
"""By how many metres, of all rows together, every other datum has to miss more."""
TIMES = 3
"""How many times as many metres have to speak for a datum as against it."""
FEWEST = 5
"""Points from which datums in degrees are told apart at all."""
SHARE = 0.6
"""Share of the points that have to fit."""
_MOST_MEASURED = 5000
"""Rows whose misses are measured, evenly from all of them; more say no more."""


@dataclass(frozen=True, slots=True)
class GroundShapes:
    """The layout units by id and the outline of the city, WGS-84 degrees."""

    units: Mapping[str, BaseGeometry]
    city: BaseGeometry


@dataclass(frozen=True, slots=True)
class Hits:
    """How well one datum fits: points in the unit that their row states, points in the city."""

    in_unit: int
    in_city: int
    fits: int
    """Points in the unit stated; of rows that state none, in the city."""


@dataclass(frozen=True, slots=True)
class DatumFound:
    """What came of trying: ``hits`` by datum, best first; ``stated`` of the ``points`` name a unit.

    ``sample`` are rows of the points as they were given, for a map. ``used`` is what somebody has decided on.
    """

    recommended: str | None
    hits: Mapping[str, Hits]
    points: int
    stated: int
    sample: tuple[int, ...] = ()
    used: str | None = None


def is_datum(name: str) -> bool:
    """Tell whether points can be brought from a datum to WGS-84."""
    code = name.removeprefix(METRES)
    return name in DATUMS or (name != code and code.isascii() and code.isdigit() and int(code) in _CODES)


_CODES: Final = frozenset((*_MERIDIANS, *_ZONED.values()))


def try_datums(points: Points, expected: Sequence[str | None], ground: GroundShapes) -> DatumFound:
    """Try every datum that points may be in.

    Args:
        points: n x 2, longitude or easting first; rows that are not finite do not count.
        expected: n ids of units, None where a row states none (or one without a shape).
        ground: the shapes they are tried against.

    Returns:
        Hits of each datum, and the one that is recommended, None where no margin is clear.
    """
    points = np.asarray(points, dtype=float).reshape(-1, 2)
    stated = np.array([unit if unit in ground.units else "" for unit in expected], dtype=object)
    there = np.isfinite(points).all(axis=1)
    rows = np.flatnonzero(there)
    points, stated = points[rows], stated[rows]
    names = candidates(points)
    places = {name: to_wgs84(points, name) for name in names}
    hits = {name: _hits(there, stated, ground) for name, there in places.items()}
    order = sorted(names, key=lambda name: -hits[name].fits)
    return DatumFound(
        recommended=_recommended({name: places[name] for name in order}, hits, stated, ground),
        hits={name: hits[name] for name in order},
        points=len(rows),
        stated=int((stated != "").sum()),
        sample=tuple(rows[_every(len(rows), _SHOWN)].tolist()),
    )


def _every(count: int, most: int) -> slice:
    """Return which of so many rows to take, evenly, for at most so many."""
    return slice(None, None, max(1, -(-count // most)))


def candidates(points: Points) -> tuple[str, ...]:
    """Return the datums that points may be in: those of degrees, and those of metres that are there."""
    easting = points[np.abs(points[:, 0]) > _MOST_DEGREES, 0]
    names = list(DATUMS)
    if (easting < _ZONE_M).any():
        names += WITHOUT_ZONE
    zones, counts = np.unique((easting[easting >= _ZONE_M] // _ZONE_M).astype(int), return_counts=True)
    names += [f"{METRES}{_ZONED[zone]}" for zone, _ in _most_first(zones, counts) if zone in _ZONED][:1]
    return tuple(names)


def _most_first(zones: NDArray[np.int64], counts: NDArray[np.int64]) -> list[tuple[int, int]]:
    pairs = zip(zones.tolist(), counts.tolist(), strict=True)
    return sorted(pairs, key=lambda pair: -pair[1])


def _hits(there: Points, stated: NDArray[np.object_], ground: GroundShapes) -> Hits:
    in_unit, in_city = np.zeros(len(there), dtype=bool), _inside(ground.city, there)
    for unit, rows in _by_unit(stated):
        if unit:
            in_unit[rows] = _inside(ground.units[unit], there[rows])
    fits = np.where(stated == "", in_city, in_unit)
    return Hits(int(in_unit.sum()), int(in_city.sum()), int(fits.sum()))


def _by_unit(stated: NDArray[np.object_]) -> list[tuple[str, NDArray[np.intp]]]:
    return [(unit, np.flatnonzero(stated == unit)) for unit in sorted(set(stated.tolist()))]


def _inside(shape: BaseGeometry, there: Points) -> NDArray[np.bool_]:
    shapely.prepare(shape)
    inside: NDArray[np.bool_] = shapely.contains_xy(shape, there[:, 0], there[:, 1])
    return inside


def _recommended(
    places: Mapping[str, Points], hits: Mapping[str, Hits], stated: NDArray[np.object_], ground: GroundShapes
) -> str | None:
    """Return the datum than which every other one misses clearly more."""
    count = len(stated)
    take = _every(count, _MOST_MEASURED)
    misses = {name: _misses_m(there[take], stated[take], ground) for name, there in places.items()}
    best = min(places, key=lambda name: float(misses[name].sum()))
    if hits[best].fits < max(1, SHARE * count):
        return None
    for name in places:
        more = misses[name] - misses[best]
        pro, contra = float(more[more > 0].sum()), float(-more[more < 0].sum())
        both_degrees = best in DATUMS and name in DATUMS
        is_clear = pro - contra >= MARGIN_M and pro >= TIMES * contra and not (both_degrees and count < FEWEST)
        if name != best and not is_clear:
            return None
    return best


def _misses_m(there: Points, stated: NDArray[np.object_], ground: GroundShapes) -> Points:
    """Return by how many metres each point misses its unit, or the city where none is stated; `FAR_M` at most."""
    misses = np.full(len(there), FAR_M)
    for unit, rows in _by_unit(stated):
        shape = ground.units[unit] if unit else ground.city
        inside = _inside(shape, there[rows])
        misses[rows[inside]] = 0.0
        outside = rows[~inside & np.isfinite(there[rows]).all(axis=1)]
        near = outside[_inside(shapely.box(*shape.bounds).buffer(_NEAR_DEG), there[outside])]
        if len(near):
            away = shapely.distance(to_equal_area(shape), to_equal_area(shapely.points(there[near])))
            misses[near] = np.minimum(away, FAR_M)
    return misses


def to_wgs84(points: Points, datum: str) -> Points:
    """Return points (n x 2, longitude or easting first) in WGS-84 degrees; NaN for those that cannot be in the datum.

    An easting led by the number of its zone is read by that zone.

    Raises:
        UnknownNameError: no such datum.
    """
    points = np.asarray(points, dtype=float).reshape(-1, 2)
    made = np.full(points.shape, np.nan)
    is_degrees = (np.abs(points) <= _MOST_DEGREES).all(axis=1)
    if datum in DATUMS:
        lon, lat = convert(points[is_degrees, 0], points[is_degrees, 1], source=datum, target="wgs84")
        made[is_degrees] = np.column_stack((lon, lat))
        return made
    if not is_datum(datum):
        raise UnknownNameError("坐标系", datum, (*DATUMS, *WITHOUT_ZONE))
    code = int(datum.removeprefix(METRES))
    with np.errstate(invalid="ignore"):
        zones = np.where(is_degrees | ~np.isfinite(points).all(axis=1), -1, points[:, 0] // _ZONE_M).astype(int)
    for zone in np.unique(zones[zones >= 0]):
        meridian = _meridian(code, int(zone))
        if meridian is not None:
            rows = zones == zone
            lon, lat = _plane(meridian).transform(points[rows, 0] - zone * _ZONE_M, points[rows, 1])
            made[rows] = np.column_stack((lon, lat))
    made[~np.isfinite(made).all(axis=1)] = np.nan
    return made


def _meridian(code: int, zone: int) -> int | None:
    """Return the central meridian in degrees; None where points with, or without, a zone's number do not fit a code."""
    if code in _MERIDIANS:
        return None if zone else _MERIDIANS[code]
    if not zone:
        return None
    return zone * 3 if zone > _THREE_DEGREES_FROM else zone * 6 - 3


@lru_cache(maxsize=32)
def _plane(meridian: int) -> Transformer:
    """Return the way from metres of a Gauss-Krüger zone to degrees; CGCS2000 is WGS-84 within centimetres."""
    plane = f"+proj=tmerc +lat_0=0 +lon_0={meridian} +k=1 +x_0={_FALSE_EASTING_M} +y_0=0 +ellps=GRS80 +units=m"
    return Transformer.from_crs(plane, "+proj=longlat +ellps=GRS80", always_xy=True)
