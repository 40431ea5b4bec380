"""Land cut out of units for a new one: every layer that holds units stays one coverage, vertex for vertex.

All edges of units, statistical units and districts are noded once together with the edge of the new land, so that
wherever this meets an edge of theirs, each of them gets the same new vertex: what is an official edge and what is a
schematic one still follows from shared segments (`edges`), and those of the new land are schematic.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from mapping.geography.atlas import Geography
from mapping.geography.projection import area_km2

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

GRID: Final = 1e-6
"""Degrees to which all layers are written: 0.1 m."""
SLIVER_KM2: Final = 0.02
"""Least land that changes hands by itself: what is smaller comes of two drawings of one edge."""


@dataclass(frozen=True, slots=True)
class NewLand:
    """Land for a new unit: what of ``shape`` (WGS-84 degrees) lies in the units that it is taken from."""

    unit_id: str
    taken_from: tuple[str, ...]
    shape: BaseGeometry
    name_zh: str
    name_en: str


@dataclass(frozen=True, slots=True)
class _Layers:
    """The layers that hold units, and the districts whose edges they share."""

    units: gpd.GeoDataFrame
    statistical: gpd.GeoDataFrame
    districts: gpd.GeoDataFrame

    @property
    def all(self) -> tuple[gpd.GeoDataFrame, ...]:
        return self.units, self.statistical, self.districts


def with_new_land(geography: Geography, new: Sequence[NewLand]) -> Geography:
    """Return the geography with new units, one after another; one whose land is in none of its units has no shape.

    The scenic area keeps its land as a statistical unit, as the census counts it apart. What the census counted for
    units that lost land, it counted for other shapes than theirs: they are in ``recut``, and so are the new ones.
    """
    layers = _Layers(geography.units, geography.statistical_units, geography.districts)
    recut = set(geography.recut)
    for land in new:
        layers, lost = _cut(layers, land)
        recut |= {*lost, land.unit_id}
    return Geography(
        detail=geography.detail,
        units=layers.units,
        statistical_units=layers.statistical,
        districts=layers.districts,
        zones=geography.zones,
        water=geography.water,
        recut=frozenset(recut),
        finer=None if geography.detail == "full" else partial(_in_full, geography, tuple(new)),
    )


def _in_full(geography: Geography, new: Sequence[NewLand]) -> Geography:
    """Return the same land in full detail; a function of the module, for a geography travels between processes."""
    return with_new_land(geography.in_full, new)


def land_taken(geography: Geography, land: NewLand) -> dict[str, float]:
    """Return how much of each unit's own land a new unit would take, as shares from 0 to 1; empty where none."""
    faces = _Faces.of(_Layers(geography.units, geography.statistical_units, geography.districts), land)
    areas = area_km2(faces.shapes)
    shares = {}
    for number in np.unique(faces.unit[faces.taken]):
        of_unit = faces.unit == number
        shares[str(geography.units.index[number])] = float(areas[of_unit & faces.taken].sum() / areas[of_unit].sum())
    return shares


@dataclass(frozen=True, slots=True)
class _Faces:
    """The pieces into which all edges part the city; for each the number of its area in every layer, or -1."""

    shapes: NDArray[np.object_]
    unit: NDArray[np.int64]
    statistical: NDArray[np.int64]
    district: NDArray[np.int64]
    taken: NDArray[np.bool_]

    @classmethod
    def of(cls, layers: _Layers, land: NewLand) -> _Faces:
        """Part the city by the edges of all layers and of the new land."""
        sources = np.asarray([str(key) in land.taken_from for key in layers.units.index])
        ground = shapely.coverage_union_all(layers.units.geometry.to_numpy()[sources])
        inside = _areas_of(shapely.intersection(land.shape, ground, grid_size=GRID))
        edges = [shapely.boundary(frame.geometry.to_numpy()) for frame in layers.all]
        noded = shapely.unary_union(np.concatenate([*edges, [shapely.boundary(inside)]]), grid_size=GRID)
        shapes = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
        points = shapely.point_on_surface(shapes)
        unit, statistical, district = (_owners(frame, points) for frame in layers.all)
        of_sources = (unit >= 0) & sources[unit]
        taken = of_sources & shapely.contains_properly(inside, points)
        taken = _without_slivers(shapes, taken, among=of_sources)
        for number in np.unique(unit[taken]):
            # what is left of a unit in crumbs beside the new land is its land, too
            own = unit == number
            taken |= own & ~taken & ~_without_slivers(shapes, own & ~taken, among=own)
        return cls(shapes, unit, statistical, district, taken)


def _cut(layers: _Layers, land: NewLand) -> tuple[_Layers, set[str]]:
    """Return the layers with a new unit, and the units that lost land to it."""
    faces = _Faces.of(layers, land)
    if not faces.taken.any():
        return layers, set()
    lost = {str(layers.units.index[number]) for number in np.unique(faces.unit[faces.taken])}
    counted_apart = np.asarray([str(key) not in layers.units.index for key in layers.statistical.index])
    census = faces.taken & ~((faces.statistical >= 0) & counted_apart[faces.statistical])
    nothing = np.zeros_like(faces.taken)
    return (
        _Layers(
            _with_row(_rebuilt(layers.units, faces.unit, faces, faces.taken), land, faces.shapes[faces.taken]),
            _with_row(_rebuilt(layers.statistical, faces.statistical, faces, census), land, faces.shapes[census]),
            _rebuilt(layers.districts, faces.district, faces, nothing),
        ),
        lost,
    )


def _areas_of(shape: BaseGeometry) -> BaseGeometry:
    """Return the areas of a shape, without the lines and points in which it only touches another."""
    parts = shapely.get_parts(shape)
    return shapely.union_all(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON])


def _owners(frame: gpd.GeoDataFrame, points: NDArray[np.object_]) -> NDArray[np.int64]:
    """Return for each point the number of the area that it lies in; -1 for none."""
    owners = np.full(len(points), -1, dtype=np.int64)
    which, areas = shapely.STRtree(frame.geometry.to_numpy()).query(points, predicate="within")
    owners[which] = areas
    return owners


def _without_slivers(
    shapes: NDArray[np.object_], chosen: NDArray[np.bool_], *, among: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Return the chosen faces without those of small parts, unless the part stands apart from all ``among`` it."""
    kept = chosen.copy()
    others = shapely.union_all(shapes[among & ~chosen])
    for part in shapely.get_parts(shapely.coverage_union_all(shapes[chosen])):
        if area_km2([part])[0] < SLIVER_KM2 and shapely.relate_pattern(part, others, "****1****"):
            kept &= ~shapely.covered_by(shapely.point_on_surface(shapes), part)
    return kept


def _rebuilt(
    frame: gpd.GeoDataFrame, owners: NDArray[np.int64], faces: _Faces, taken: NDArray[np.bool_]
) -> gpd.GeoDataFrame:
    """Return a layer whose areas are made of their faces but for those taken; one that is as it was stays itself."""
    shapes = []
    for number, before in enumerate(frame.geometry):
        after = shapely.coverage_union_all(faces.shapes[(owners == number) & ~taken])
        same = shapely.get_num_coordinates(after) == shapely.get_num_coordinates(before) and after.equals(before)
        shapes.append(before if same else after)
    rebuilt = frame.copy()
    rebuilt.attrs = dict(frame.attrs)
    rebuilt = rebuilt.set_geometry(gpd.GeoSeries(shapes, index=frame.index, crs=frame.crs))
    return rebuilt[~rebuilt.geometry.is_empty]


def _with_row(frame: gpd.GeoDataFrame, land: NewLand, shapes: NDArray[np.object_]) -> gpd.GeoDataFrame:
    """Return a layer with the new unit in its last row: what its file would say of it, and nothing else."""
    if not len(shapes):
        return frame
    told = {"name_zh": land.name_zh, "name_en": land.name_en, "geometry_basis": "schematic"}
    numbers = {name for name in frame.columns if pd.api.types.is_float_dtype(frame[name])}
    row: dict[str, object] = {name: told.get(name, np.nan if name in numbers else None) for name in frame.columns}
    joined = gpd.GeoDataFrame(
        {
            name: pd.Series([*frame[name], row[name]], dtype=frame[name].dtype, index=[*frame.index, land.unit_id])
            for name in frame.columns
            if name != frame.geometry.name
        },
        geometry=[*frame.geometry, shapely.coverage_union_all(shapes)],
        crs=frame.crs,
    )
    joined.index.name = frame.index.name
    joined.attrs = dict(frame.attrs)
    return joined
