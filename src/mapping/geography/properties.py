"""What features say of themselves besides their shape: names, what a boundary rests on, what a water is.

A file may tell all of it or nothing but its keys; whatever it does not tell is None here, or follows from the shapes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

Basis = Literal["official", "schematic", "unknown"]
WaterKind = Literal["river", "lake", "label"]

_STATED: Final[dict[str, Basis]] = {"official": "official", "schematic": "schematic"}


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A name as a boundary file writes it; None in a language in which it writes none."""

    zh: str | None
    en: str | None


@dataclass(frozen=True, slots=True)
class Water:
    """A river (line), a lake (polygon), or the point at which a lake's name stands; WGS-84 degrees.

    ``width_m`` is about how wide a river is, ``area_km2`` the area that the file gives; None where it gives none.
    """

    water_id: str
    kind: WaterKind
    shape: BaseGeometry
    name: WrittenName
    width_m: float | None
    area_km2: float | None


def written_names(frame: GeoDataFrame) -> dict[str, WrittenName]:
    """Return key -> name as the file writes it."""
    columns = (frame.index, frame["name_zh"], frame["name_en"])
    return {str(key): WrittenName(zh, en) for key, zh, en in zip(*columns, strict=True)}


def bases(frame: GeoDataFrame, schematic_km: Mapping[str, float]) -> Iterator[tuple[str, Basis]]:
    """Yield key and basis of each boundary: as the file states it, else schematic where it has schematic edges.

    A boundary of which neither tells is unknown: that it follows district edges does not make it an official one.
    """
    for key, stated in zip(frame.index, frame["geometry_basis"], strict=True):
        basis = _STATED.get((stated or "").casefold(), "unknown")
        yield str(key), "schematic" if basis == "unknown" and schematic_km[str(key)] > 0 else basis


def waters(frame: GeoDataFrame) -> Iterator[Water]:
    """Yield what maps draw and name of the layer of waters, in file order.

    The point of a lake's name counts where it lies in a lake of the layer: a name on a map that does not show what it
    names would be taken for the name of the land there.
    """
    names = written_names(frame)
    drawn = [shape for shape in frame.geometry if _kind(shape) == "lake"]
    columns = (frame.index, frame.geometry, frame["approx_width_m"], frame["area_published_km2"])
    for key, shape, width_m, area_km2 in zip(*columns, strict=True):
        if _kind(shape) == "label" and not any(lake.covers(shape) for lake in drawn):
            continue
        yield Water(str(key), _kind(shape), shape, names[str(key)], _known(width_m), _known(area_km2))


def _kind(shape: BaseGeometry) -> WaterKind:
    """Return what a shape can only be; what a file calls it besides decides nothing."""
    if shape.geom_type == "Point":
        return "label"
    return "river" if shape.geom_type.endswith("LineString") else "lake"


def _known(value: float) -> float | None:
    return None if math.isnan(value) else float(value)
