"""Shapes that people hand over, in degrees of WGS-84: the outline of a new unit, a circle drawn around a search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapping.intake.limits import LISTS
from mapping.intake.reading import ask, refusals_told
from mapping.intake.shapes_child import SHAPES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.intake.limits import Limits


@dataclass(frozen=True, slots=True)
class Shape:
    """One feature of a geographic file: what it says of itself, and its shape."""

    properties: Mapping[str, str]
    wkb: bytes


def read_shapes(file: str, data: bytes, limits: Limits = LISTS) -> tuple[Shape, ...]:
    """Return the shapes of a GeoJSON, a GeoPackage or a zipped Shapefile, areas made valid.

    Coordinates follow the reference system that the file names; where it names none they are degrees as they are.

    Raises:
        UsageError: no such file, too large, or its reference system is not known.
    """
    with refusals_told(file, limits):
        said = ask("shapes_child", SHAPES, data, limits)
        return tuple(Shape(properties, bytes.fromhex(wkb)) for properties, wkb in said["shapes"])
