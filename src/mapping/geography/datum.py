"""Conversion between the datums Chinese coordinates come in: WGS-84, GCJ-02 and BD-09.

- ``wgs84``: GPS, Tianditu, OpenStreetMap; everything this project stores.
- ``gcj02``: AMap and Tencent, some 500 m off WGS-84.
- ``bd09``: Baidu, another 700 m off GCJ-02.

GCJ-02 has no published definition; the formula here is the reverse-engineered one that all open implementations
share (Krasovsky 1940 ellipsoid). Inverses are iterated until they settle, so a round trip returns to within 1e-6 m,
where single-step inverses miss by metres.

Points outside mainland China: map services leave them in WGS-84, but where they switch is not published. The formula
is therefore applied everywhere, as a smooth extrapolation; whether a point belongs to the area of interest is the
caller's question. Where the extrapolation cannot be inverted (far from China) and for non-finite input the result is
NaN.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

import numpy as np

from mapping.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]
    Shift = Callable[[Floats, Floats], tuple[Floats, Floats]]

DATUMS = ("wgs84", "gcj02", "bd09")
"""In this order: each follows from the one before it."""

_SEMI_MAJOR_M = 6378245.0
_ECCENTRICITY_2 = 0.00669342162296594323
_ORIGIN_LON, _ORIGIN_LAT = 105.0, 35.0
_BD_ANGLE = np.pi * 3000.0 / 180.0
_BD_LON, _BD_LAT = 0.0065, 0.006

_SETTLED_DEG = 1e-12  # 1e-7 m
_MAX_ROUNDS = 30


@overload
def convert(lon: float, lat: float, source: str = ..., target: str = ...) -> tuple[float, float]: ...
@overload
def convert(lon: ArrayLike, lat: ArrayLike, source: str = ..., target: str = ...) -> tuple[Floats, Floats]: ...
def convert(
    lon: ArrayLike, lat: ArrayLike, source: str = "gcj02", target: str = "wgs84"
) -> tuple[float, float] | tuple[Floats, Floats]:
    """Convert coordinates from one datum to another.

    Args:
        lon: longitude in degrees, a number or an array.
        lat: latitude in degrees, of a shape that broadcasts with ``lon``.
        source: datum of the input, one of :data:`DATUMS`.
        target: datum of the result, one of :data:`DATUMS`.

    Returns:
        Longitude and latitude: two floats for two numbers, otherwise two arrays of the broadcast shape.

    Raises:
        UnknownNameError: no such datum.
    """
    start, end = _position(source), _position(target)
    east, north = np.broadcast_arrays(np.asarray(lon, dtype=float), np.asarray(lat, dtype=float))
    x, y = east.copy(), north.copy()
    with np.errstate(all="ignore"):  # extrapolation far from China may overflow; the result is NaN then
        for step in range(start, end):
            x, y = _FORWARD[step](x, y)
        for step in range(start, end, -1):
            x, y = _inverted(_FORWARD[step - 1], x, y)
    return (float(x), float(y)) if x.ndim == 0 else (x, y)


def _position(name: str) -> int:
    if name not in DATUMS:
        raise UnknownNameError("坐标系", str(name), DATUMS)
    return DATUMS.index(name)


def _to_gcj02(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """Shift WGS-84 by the GCJ-02 offset: metres from the formula, turned into degrees on the ellipsoid."""
    east_m, north_m = _gcj02_offset_m(lon - _ORIGIN_LON, lat - _ORIGIN_LAT)
    latitude = np.radians(lat)
    flattening = 1 - _ECCENTRICITY_2 * np.sin(latitude) ** 2
    prime_vertical_m = _SEMI_MAJOR_M / np.sqrt(flattening)
    meridian_m = prime_vertical_m * (1 - _ECCENTRICITY_2) / flattening
    return (
        lon + np.degrees(east_m / (prime_vertical_m * np.cos(latitude))),
        lat + np.degrees(north_m / meridian_m),
    )


def _gcj02_offset_m(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Return the offset to the east and north in metres at ``x``, ``y`` degrees from 105 E, 35 N."""
    root = np.sqrt(np.abs(x))
    ripple = _waves(x, (20, 6), (20, 2))
    east = 300 + x + 2 * y + 0.1 * x**2 + 0.1 * x * y + 0.1 * root
    east = east + ripple + _waves(x, (20, 1), (40, 1 / 3)) + _waves(x, (150, 1 / 12), (300, 1 / 30))
    north = -100 + 2 * x + 3 * y + 0.2 * y**2 + 0.1 * x * y + 0.2 * root
    north = north + ripple + _waves(y, (20, 1), (40, 1 / 3)) + _waves(y, (160, 1 / 12), (320, 1 / 30))
    return east, north


def _waves(degrees: Floats, *terms: tuple[float, float]) -> Floats:
    """Return two thirds of the sum of sine waves, each an (amplitude, frequency in half turns a degree)."""
    total = np.zeros_like(degrees)
    for amplitude, frequency in terms:
        total = total + amplitude * np.sin(frequency * np.pi * degrees)
    return total * 2 / 3


def _to_bd09(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """Shift GCJ-02 by Baidu's offset, which treats degrees as plane polar coordinates."""
    radius = np.hypot(lon, lat) + 2e-5 * np.sin(lat * _BD_ANGLE)
    angle = np.arctan2(lat, lon) + 3e-6 * np.cos(lon * _BD_ANGLE)
    return radius * np.cos(angle) + _BD_LON, radius * np.sin(angle) + _BD_LAT


_FORWARD: tuple[Shift, Shift] = (_to_gcj02, _to_bd09)
"""From each of :data:`DATUMS` to the next."""


def _inverted(shift: Shift, lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """Find the point that ``shift`` moves to ``lon``, ``lat``: correct by the miss until no point moves any more.

    The shifts vary slowly (by at most 2 % of a move, in BD-09), so each round gains more than a digit.
    """
    x, y = lon, lat
    for _ in range(_MAX_ROUNDS):
        shifted_x, shifted_y = shift(x, y)
        miss = np.maximum(np.abs(shifted_x - lon), np.abs(shifted_y - lat))
        x, y = x + lon - shifted_x, y + lat - shifted_y
        if not (miss > _SETTLED_DEG).any():
            break
    settled = miss <= _SETTLED_DEG
    return np.where(settled, x, np.nan), np.where(settled, y, np.nan)
