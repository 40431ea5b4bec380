"""Points of a list: longitude and latitude in two columns or one cell, in either order."""

from __future__ import annotations

import re
from typing import Final

import numpy as np

from mapping.errors import MappingError
from mapping.intake.values.coordinates import LATITUDES, LONGITUDES, read_point
from mapping.intake.values.fault import ValueFault

_PAIR: Final = re.compile(r"\s*(\d{2,3}\.\d+)\s*[,，;\s]\s*(\d{2,3}\.\d+)\s*")


def read_points(lons: list[str], lats: list[str], pairs: list[str]) -> tuple[np.ndarray, list[int]]:
    """Return n x 2 values, longitude or easting first, NaN without any, and the rows whose cells are no point.

    0/0 and half a point are no points.
    """
    made = np.full((len(lons), 2), np.nan)
    wrong: list[int] = []
    for row, (lon, lat, pair) in enumerate(zip(lons, lats, pairs, strict=True)):
        if not (lon or lat or pair):
            continue
        point = _point(lon, lat, pair)
        if point is None:
            wrong.append(row)
        else:
            made[row] = point
    return made, wrong


def _point(lon: str, lat: str, pair: str) -> tuple[float, float] | None:
    try:
        if lon and lat:
            x, y = float(lon), float(lat)
        else:
            match = _PAIR.fullmatch(pair or lon or lat)
            if match is None:
                return _written(lon, lat, pair)
            x, y = float(match[1]), float(match[2])
    except ValueError:
        return _written(lon, lat, pair)
    if LONGITUDES[0] <= x <= LONGITUDES[1] and LATITUDES[0] < y <= LATITUDES[1]:
        return x, y
    return _written(lon, lat, pair)


def _written(lon: str, lat: str, pair: str) -> tuple[float, float] | None:
    """Read what is not written plainly, with the reader of parks' points: degrees and minutes, metres, swapped."""
    try:
        point = read_point(lon, lat) if lon and lat else read_point(pair or lon or lat)
    except (ValueFault, MappingError):
        return None
    return point.x, point.y
