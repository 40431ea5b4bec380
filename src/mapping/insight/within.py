"""An area that somebody draws on a map: polygons, or a circle. One small value that travels as a text.

``lon,lat;lon,lat;…`` is a polygon, ``|`` stands between several, ``@lon,lat,km`` is a circle; degrees of WGS-84 with
five decimals, which is a metre. Whoever asks what lies inside asks the rings: a circle is a ring of so many corners
that has the area of the circle, so that a map, a table and an engine never disagree about a point at its edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import isfinite, pi, sin
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import shapely
from pyproj import Geod
from shapely.geometry import Polygon

from mapping.errors import UsageError
from mapping.geography.projection import area_km2
from mapping.kept import kept
from mapping.sentences import WithinCode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from mapping.insight.atlas import Atlas

MOST_CORNERS: Final = 200
MOST_POLYGONS: Final = 20
LEAST_KM, MOST_KM = 0.05, 60.0
"""Radius of a circle."""
LEAST_KM2: Final = 0.001
DECIMALS: Final = 5
"""Of degrees: about a metre."""
KM_DECIMALS: Final = 3
CIRCLE_CORNERS: Final = 96
LONGEST_IN_ADDRESS: Final = 5000
"""Characters of an area in an address: some 260 corners, which with the other keys fit into one that servers take."""
LONGEST_TEXT: Final = 100_000
"""Characters that are read at all; 20 polygons of 200 corners take fewer."""

Ring: TypeAlias = "tuple[tuple[float, float], ...]"
"""Corners (lon, lat) of a polygon, each once; the last is joined to the first."""

_FEWEST_CORNERS = 3
_AROUND = (110.0, 26.0, 119.0, 35.0)
"""West, south, east, north: what lies further away is no place in or around the city."""
_WIDE = str.maketrans("，；｜＠", ",;|@")
_ELLIPSOID = Geod(ellps="WGS84")


@dataclass(frozen=True)
class Within:
    """An area: polygons as rings of corners, or a circle (lon, lat, km). What polygons share counts once.

    Made by `parse`, `of_polygons` or `of_circle`, which see to the limits.
    """

    polygons: tuple[Ring, ...] = ()
    circle: tuple[float, float, float] | None = None

    @classmethod
    def parse(cls, text: str) -> Within:
        """Read an area as an address, a request or somebody writes it.

        Raises:
            UsageError: it cannot be read, has too many corners, crosses itself, or is too small or too large.
        """
        if len(text) > LONGEST_TEXT:
            raise _unreadable(text)
        written = text.translate(_WIDE).strip()
        if written.startswith("@"):
            return cls.of_circle(*_numbers(written[1:], 3, text))
        parts = [part for part in written.split("|") if part.strip()]
        if not parts:
            raise _unreadable(text)
        return cls.of_polygons([_corners(part, text) for part in parts])

    @classmethod
    def of_polygons(cls, rings: Iterable[Iterable[tuple[float, float]]]) -> Within:
        """Return the area of polygons, rounded as it is written.

        Raises:
            UsageError: as `parse`.
        """
        polygons = tuple(_tidy(ring) for ring in rings)
        if len(polygons) > MOST_POLYGONS:
            raise UsageError(WithinCode.TOO_MANY_PARTS, found=len(polygons), most=MOST_POLYGONS)
        for number, ring in enumerate(polygons, 1):
            _check(ring, number)
        area = cls(polygons)
        if area.area_km2 < LEAST_KM2:
            raise UsageError(WithinCode.TOO_SMALL, least=f"{LEAST_KM2 * 1e6:,.0f}")
        return area

    @classmethod
    def of_circle(cls, lon: float, lat: float, km: float) -> Within:
        """Return the area of a circle, rounded as it is written.

        Raises:
            UsageError: the radius is too small or too large.
        """
        radius = round(km, KM_DECIMALS)
        if not LEAST_KM <= radius <= MOST_KM:
            raise UsageError(WithinCode.RADIUS, found=f"{km:g}", least=f"{LEAST_KM:g}", most=f"{MOST_KM:g}")
        return cls(circle=(round(lon, DECIMALS), round(lat, DECIMALS), radius))

    def to_text(self) -> str:
        """Return the area as `parse` reads it: ``parse(area.to_text()) == area``."""
        if self.circle is not None:
            lon, lat, km = self.circle
            return f"@{_degrees(lon)},{_degrees(lat)},{_short(km, KM_DECIMALS)}"
        return "|".join(";".join(f"{_degrees(lon)},{_degrees(lat)}" for lon, lat in ring) for ring in self.polygons)

    @cached_property
    def rings(self) -> tuple[Ring, ...]:
        """The polygons, or the circle as one: what decides of a point, and what is drawn."""
        return self.polygons if self.circle is None else (_ring_of(*self.circle),)

    @cached_property
    def shape(self) -> BaseGeometry:
        """The area as a shape, in degrees."""
        shapes = [Polygon(ring) for ring in self.rings]
        return shapes[0] if len(shapes) == 1 else shapely.union_all(shapes)

    @cached_property
    def area_km2(self) -> float:
        """Its area on the ground."""
        return area_km2(self.shape)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        west, south, east, north = self.shape.bounds
        return west, south, east, north

    def contains(self, lon: float, lat: float) -> bool:
        """Tell whether a point lies inside; a point of the edge does not."""
        return bool(shapely.contains_xy(self.shape, lon, lat))

    def contain(self, lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Tell the same of many points."""
        shapely.prepare(self.shape)
        found: NDArray[np.bool_] = shapely.contains_xy(self.shape, lon, lat)
        return found


@kept(64)
def within_of(atlas: Atlas, text: str) -> Within:
    """Return an area of the city.

    Raises:
        UsageError: as `Within.parse`, or it does not meet the city.
    """
    area = Within.parse(text)
    if not area.shape.intersects(atlas.geography.city):
        raise UsageError(WithinCode.OUTSIDE)
    return area


def _check(ring: Ring, number: int) -> None:
    if len(ring) < _FEWEST_CORNERS:
        raise UsageError(WithinCode.TOO_FEW_CORNERS, n=number, found=len(ring))
    if len(ring) > MOST_CORNERS:
        raise UsageError(WithinCode.TOO_MANY_CORNERS, n=number, found=len(ring), most=MOST_CORNERS)
    if not shapely.is_valid(Polygon(ring)):
        raise UsageError(WithinCode.CROSSES_ITSELF, n=number)


def _tidy(ring: Iterable[tuple[float, float]]) -> Ring:
    """Return the corners as they are written, without those that repeat the one before."""
    corners: list[tuple[float, float]] = []
    for lon, lat in ring:
        corner = (round(lon, DECIMALS), round(lat, DECIMALS))
        if not corners or corners[-1] != corner:
            corners.append(corner)
    while len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()
    return tuple(corners)


def _ring_of(lon: float, lat: float, km: float) -> Ring:
    """Return a circle as corners on the ground around its centre, a trifle further out: they hold its area."""
    turn = 2 * pi / CIRCLE_CORNERS
    metres = km * 1000 * (turn / sin(turn)) ** 0.5
    azimuths = np.arange(CIRCLE_CORNERS) * (360 / CIRCLE_CORNERS)
    full = np.full(CIRCLE_CORNERS, 1.0)
    lons, lats, _ = _ELLIPSOID.fwd(full * lon, full * lat, azimuths, full * metres)
    return tuple((round(float(x), 7), round(float(y), 7)) for x, y in zip(lons, lats, strict=True))


def _corners(part: str, text: str) -> list[tuple[float, float]]:
    corners = []
    for corner in part.split(";"):
        if corner.strip():
            lon, lat = _numbers(corner, 2, text)
            corners.append((lon, lat))
    return corners


def _numbers(written: str, wanted: int, text: str) -> tuple[float, ...]:
    """Return so many numbers, the first two of which are a place on the ground."""
    try:
        numbers = tuple(float(number) for number in written.split(","))
    except ValueError:
        raise _unreadable(text) from None
    if len(numbers) != wanted or not all(map(isfinite, numbers)):
        raise _unreadable(text)
    west, south, east, north = _AROUND
    if not (west <= numbers[0] <= east and south <= numbers[1] <= north):
        raise UsageError(WithinCode.OUTSIDE)
    return numbers


def _unreadable(text: str) -> UsageError:
    return UsageError(WithinCode.UNREADABLE, value=text)


def _degrees(number: float) -> str:
    return _short(number, DECIMALS)


def _short(number: float, decimals: int) -> str:
    text = f"{number:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
