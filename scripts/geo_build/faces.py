"""Faces: the smallest areas that districts and cuts divide the city into. Every layer is a union of faces."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from mapping.geography.projection import area_km2

from .base import GRID, boundaries, parts
from .facts import DISTRICTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shapely.geometry.base import BaseGeometry

    from .cuts import CutPiece

SLIVER_KM2 = 0.6
SIMPLIFY_DEG = 0.0022
"""Tolerance of the web layers (square root of the area a vertex may span), 50 kB a layer."""


@dataclass(frozen=True, slots=True)
class Face:
    """An area in one district and one unit; ``piece_id`` names the cut it belongs to, if any."""

    geometry: BaseGeometry
    district: str
    unit_id: str
    piece_id: str | None


def make_faces(districts: dict[str, BaseGeometry], pieces: Sequence[CutPiece]) -> list[Face]:
    """Node all lines into one set and polygonise it, so that every layer made of faces shares identical vertices."""
    outlines = boundaries([*districts.values(), *(piece.geometry for piece in pieces)])
    lines = shapely.union_all(outlines, grid_size=GRID)
    home = {district.name_zh: district.unit_id for district in DISTRICTS}
    faces = []
    for polygon in parts(shapely.polygonize(parts(lines))):
        inner = polygon.representative_point()
        district = next((name for name, ground in districts.items() if ground.contains(inner)), None)
        if district is None:  # a hole in the source
            continue
        piece = next((piece for piece in pieces if piece.geometry.contains(inner)), None)
        if piece is None:
            faces.append(Face(polygon, district, home[district], None))
        else:
            faces.append(Face(polygon, district, piece.unit_id, piece.piece_id))
    return faces


def absorb_slivers(faces: Sequence[Face], districts: dict[str, BaseGeometry]) -> tuple[list[Face], list[str]]:
    """Give slivers made by the cuts (not by the source) to the neighbour with the longest common edge.

    Returns:
        The faces in the same order, and a line of report for each sliver moved.
    """
    settled, moves = list(faces), []
    for index, face in enumerate(faces):
        area = area_km2(face.geometry)
        if area >= SLIVER_KM2 or any(part.equals(face.geometry) for part in parts(districts[face.district])):
            continue
        neighbours = [
            (_common_edge(face, other), position)
            for position, other in enumerate(settled)
            if other.district == face.district and other.unit_id != settled[index].unit_id
        ]
        length, position = max(neighbours, default=(0.0, -1))
        if length > 0:
            owner = settled[position]
            settled[index] = replace(face, unit_id=owner.unit_id, piece_id=owner.piece_id)
            moves.append(f"{face.district} {area:.3f} km2: {face.unit_id} -> {owner.unit_id}")
    return settled, moves


def simplify(faces: Sequence[Face]) -> list[Face]:
    """Simplify all faces as one coverage: shared edges stay shared, without gaps or overlaps."""
    polygons = np.array([face.geometry for face in faces], dtype=object)
    simpler = shapely.set_precision(shapely.coverage_simplify(polygons, SIMPLIFY_DEG), GRID)
    return [replace(face, geometry=polygon) for face, polygon in zip(faces, simpler, strict=True)]


def dissolve(faces: Sequence[Face], key: Callable[[Face], str | None]) -> dict[str, BaseGeometry]:
    """Merge faces by key; faces whose key is None are left out."""
    groups: dict[str, list[BaseGeometry]] = {}
    for face in faces:
        name = key(face)
        if name is not None:
            groups.setdefault(name, []).append(face.geometry)
    return {name: shapely.union_all(group, grid_size=GRID) for name, group in groups.items()}


def _common_edge(face: Face, other: Face) -> float:
    return float(shapely.length(shapely.intersection(face.geometry.boundary, other.geometry.boundary)))
