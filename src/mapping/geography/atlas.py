"""The geography as one object: layers as read, and what follows from them, computed when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

import shapely

from mapping.errors import DataError, UnknownNameError
from mapping.geography.anchors import Anchor, label_anchors, river_anchors
from mapping.geography.crosswalk import Piece, crosswalk_pieces
from mapping.geography.edges import EdgeKind, city_outline, classify_edges
from mapping.geography.known import datum_fault
from mapping.geography.layers import LAYERS, LayerSpec, read_layer
from mapping.geography.projection import area_km2, length_km, to_equal_area
from mapping.geography.properties import Basis, Water, WrittenName, bases, waters, written_names
from mapping.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from geopandas import GeoDataFrame
    from shapely.geometry import MultiLineString
    from shapely.geometry.base import BaseGeometry

    from mapping.faults import Fault

Detail = Literal["web", "full"]
SUFFIXES: dict[str, str] = {"web": "_web", "full": ""}
MOVED_BY_SIMPLIFYING = 0.08
"""Share of an area that its simplified shape may lie elsewhere; the smallest unit's own is 0.024."""


@dataclass(frozen=True, eq=False)
class Geography:
    """Geometry of the city at one level of detail, WGS-84 degrees (EPSG:4326). Treat the frames as read-only.

    It knows ids and shapes, never designations. (No slots: the cached properties live in the instance.)

    Attributes:
        detail: ``web`` (simplified as one coverage) or ``full``.
        units: the layout units, index ``unit_id``.
        statistical_units: the same with the scenic area (``scenic``) cut out, index ``unit_id``; the 2020 census
            counts by these.
        districts: the administrative districts, index ``adcode`` (six-digit text).
        zones: functional zones as overlays, index ``zone_id``.
        water: rivers as lines, lakes as polygons and label points, index ``id``.
        folder: where the layers were read; None for those made otherwise.
        recut: units whose land is another than the one for which figures were counted (`cutting`).
        finer: makes the same land in full detail, where no folder holds it.
    """

    detail: Detail
    units: GeoDataFrame
    statistical_units: GeoDataFrame
    districts: GeoDataFrame
    zones: GeoDataFrame
    water: GeoDataFrame
    folder: Path | None = None
    recut: frozenset[str] = frozenset()
    finer: Callable[[], Geography] | None = None

    @cached_property
    def in_full(self) -> Geography:
        """The same land in full detail, for maps of a single unit.

        It is this geography itself where full layers are missing or at fault, or show other land: an office may have
        put its boundaries in place of the simplified ones alone, and no map may show two truths.
        """
        if self.finer is not None:
            return self.finer()
        if self.folder is None or self.detail == "full":
            return self
        try:
            full = load_geography(self.folder, "full")
        except DataError:
            return self
        return full if _same_land(self.units, full.units) and _same_land(self.districts, full.districts) else self

    @property
    def base(self) -> str | None:
        """Name of the boundary base (``amap``, ``tianditu``) that the units' file says it was built from."""
        source = self.units.attrs.get("source")
        return source.rpartition("/")[2].strip() if isinstance(source, str) else None

    @cached_property
    def datum_faults(self) -> tuple[Fault, ...]:
        """Layers that seem to be in another datum than WGS-84; they are drawn all the same, where their files say."""
        frames: dict[str, GeoDataFrame] = {name: getattr(self, name) for name in LAYERS}
        found = (datum_fault(_file(LAYERS[name], self.detail), frame) for name, frame in frames.items())
        return tuple(filter(None, found))

    @cached_property
    def city(self) -> BaseGeometry:
        """Ground of the whole city, holes of the source closed."""
        return city_outline(self.units.geometry)

    @cached_property
    def edges(self) -> Mapping[EdgeKind, MultiLineString]:
        """Edges by kind: ``city``, ``official``, ``schematic``, ``district``; no segment is in two kinds."""
        return MappingProxyType(classify_edges(self.units.geometry, self.districts.geometry))

    @cached_property
    def schematic_km(self) -> Mapping[str, float]:
        """Length of the schematic edges of each layout unit; an edge of two units counts for both."""
        edges = self.edges["schematic"]
        boundaries = [shape.boundary.intersection(edges) for shape in self.units.geometry]
        return MappingProxyType(dict(zip(map(str, self.units.index), length_km(boundaries).tolist(), strict=True)))

    @cached_property
    def unit_bases(self) -> Mapping[str, Basis]:
        """What the boundary of each layout unit rests on."""
        return MappingProxyType(dict(bases(self.units, self.schematic_km)))

    @cached_property
    def district_names(self) -> Mapping[str, WrittenName]:
        """Names of the districts as their file writes them, by adcode."""
        return MappingProxyType(written_names(self.districts))

    @cached_property
    def waters(self) -> tuple[Water, ...]:
        """Rivers, lakes and the points of the names of these lakes."""
        return tuple(waters(self.water))

    @cached_property
    def crosswalk(self) -> tuple[Piece, ...]:
        """Pieces that districts and layout units have in common, by district; slivers below 0.01 km2 left out."""
        return crosswalk_pieces(_shapes(self.districts), _shapes(self.units))

    @cached_property
    def anchors(self) -> Mapping[str, tuple[Anchor, ...]]:
        """Label positions of each layout unit, best first; every unit has at least one."""
        return _label_anchors(self.units)

    @cached_property
    def district_anchors(self) -> Mapping[str, tuple[Anchor, ...]]:
        """Label positions of the districts: adcode -> anchors, best first."""
        return _label_anchors(self.districts)

    @cached_property
    def river_anchors(self) -> Mapping[str, tuple[Anchor, ...]]:
        """Label positions on each river, best first."""
        rivers = (water for water in self.waters if water.kind == "river")
        return MappingProxyType({river.water_id: river_anchors(river.shape, self.city) for river in rivers})

    @cached_property
    def unit_areas_km2(self) -> Mapping[str, float]:
        """Area of each layout unit, from its geometry."""
        return _areas(self.units)

    @cached_property
    def statistical_areas_km2(self) -> Mapping[str, float]:
        """Area of each statistical unit, from its geometry: what a density divides by."""
        return _areas(self.statistical_units)


def load_geography(geo_dir: Path | None = None, detail: Detail = "web") -> Geography:
    """Read the five layers of one level of detail.

    Args:
        geo_dir: folder of the GeoJSON files; by default the project's own.
        detail: ``web`` reads ``<layer>_web.geojson``, ``full`` reads ``<layer>.geojson``.

    Raises:
        DataError: files missing, unreadable or at fault; all faults of all layers at once.
        UnknownNameError: no such level of detail.
    """
    if detail not in SUFFIXES:
        raise UnknownNameError("几何精度", str(detail), tuple(SUFFIXES))
    folder = settings().geo_dir if geo_dir is None else geo_dir
    frames: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, spec in LAYERS.items():
        try:
            frames[name] = read_layer(_path(folder, spec, detail), spec)
        except DataError as error:
            faults.extend(error.faults)
    if faults:
        raise DataError(faults)
    return Geography(detail=detail, folder=folder, **frames)


def _same_land(simple: GeoDataFrame, full: GeoDataFrame) -> bool:
    """Tell whether two layers hold the same areas, but for what simplifying moves."""
    if set(simple.index) != set(full.index):
        return False
    plain, detailed = (
        to_equal_area(simple.geometry.to_numpy()),
        to_equal_area(full.loc[simple.index].geometry.to_numpy()),
    )
    moved = shapely.area(shapely.symmetric_difference(plain, detailed))
    return bool((moved <= MOVED_BY_SIMPLIFYING * shapely.area(plain)).all())


def faults_of_spare_layers(geo_dir: Path) -> tuple[Fault, ...]:
    """Return what is wrong with the layers in a folder that no map is drawn from: full ones, another base.

    They are what somebody builds on or puts in place of the others, so that whoever checks a folder means them, too. A
    file belongs to the layer whose name its own begins with; whatever belongs to none is nobody's business.
    """
    drawn = {_path(geo_dir, spec, "web").name for spec in LAYERS.values()}
    faults: list[Fault] = []
    for path in sorted(geo_dir.glob("*.geojson")):
        specs = [spec for spec in LAYERS.values() if path.stem.startswith(spec.stem)]
        if path.name in drawn or not specs:
            continue
        try:
            moved = datum_fault(path.name, read_layer(path, max(specs, key=lambda spec: len(spec.stem))))
        except DataError as error:
            faults.extend(error.faults)
        else:
            faults.extend([moved] if moved else [])
    return tuple(faults)


def _label_anchors(frame: GeoDataFrame) -> Mapping[str, tuple[Anchor, ...]]:
    return MappingProxyType({shape_id: label_anchors(shape) for shape_id, shape in _shapes(frame).items()})


def _path(folder: Path, spec: LayerSpec, detail: str) -> Path:
    return folder / _file(spec, detail)


def _file(spec: LayerSpec, detail: str) -> str:
    return f"{spec.stem}{SUFFIXES[detail]}.geojson"


def _shapes(frame: GeoDataFrame) -> dict[str, BaseGeometry]:
    return dict(zip(frame.index, frame.geometry, strict=True))


def _areas(frame: GeoDataFrame) -> Mapping[str, float]:
    areas = area_km2(frame.geometry.to_numpy()).tolist()
    return MappingProxyType(dict(zip(frame.index, areas, strict=True)))
