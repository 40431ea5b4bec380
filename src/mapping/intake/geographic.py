"""Layers of geographic files: GeoJSON, GeoPackage, zipped Shapefile.

Only the process that reads such a file loads this (`mapping.intake.shapes_child`): the libraries behind it are large.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyogrio
import pyogrio.raw
import shapely
from pyogrio.errors import DataLayerError, DataSourceError
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError

from mapping.intake.geojson import layer_parts
from mapping.intake.pages import Geometry, Line, Page, Refusal, RefusedError, Unread, clean
from mapping.intake.shapefile import shapefiles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mapping.intake.limits import Limits
    from mapping.intake.pages import Cell

_WGS84: Final = "EPSG:4326"
_MOST_DEGREES: Final = 360
_SURE: Final = 70
"""How sure, of 100, the number of a reference system must be that is known by its description alone."""
_EXACT: Final = 2**53
"""Whole numbers from here on lose digits as numbers: they are names, and stay text."""
_NO_SHAPE: Final = Unread("#GEOMETRY")
_KINDS: Final[Mapping[int, str]] = {0: "point", 1: "line", 2: "line", 3: "polygon", 4: "point", 5: "line", 6: "polygon"}


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer as its file has it; ``shapes`` hold None for no shape, and are None where the layer has none at all."""

    name: str
    crs: str | None
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    shapes: Any
    """An array of shapes."""
    spoilt: frozenset[int] = frozenset()
    """Rows from 0 whose shape cannot be understood."""


def layers_of(data: bytes, limits: Limits) -> tuple[Layer, ...]:
    """Return the layers of a geographic file.

    Raises:
        RefusedError: it is none, cannot be read, or is too large.
    """
    try:
        if data.startswith(b"SQLite"):
            layers = tuple(_geopackage(data, limits))
        elif data.startswith(b"PK"):
            layers = tuple(
                replace(_read(archive, limits, encoding=encoding), name=clean(name))
                for name, encoding, archive in shapefiles(data, limits)
            )
        else:
            layers = (_geojson(data),)
    except (DataSourceError, DataLayerError, shapely.GEOSException, UnicodeError, RecursionError):
        raise RefusedError(Refusal.ODD_GEOGRAPHY) from None
    if sum(len(layer.rows) for layer in layers) > limits.lines:
        raise RefusedError(Refusal.TOO_MANY)
    if any(len(layer.columns) > limits.columns for layer in layers):
        raise RefusedError(Refusal.TOO_MANY)
    return layers


def pages_of_layers(layers: Iterable[Layer]) -> Iterator[Page]:
    """Yield the layers as pages: names of properties and ``x``, ``y`` as the heading in row 1, then a row a feature."""
    for layer in layers:
        if layer.shapes is None:
            yield Page(layer.name, (Line(1, layer.columns), *_lines(layer.rows)))
            continue
        names = (*layer.columns, _free("x", layer.columns), _free("y", layer.columns))
        points = _points(layer.shapes)
        rows = ((*row, *_place(points[at], is_spoilt=at in layer.spoilt)) for at, row in enumerate(layer.rows))
        geometry = Geometry(_kind(layer.shapes), layer.crs, len(names) - 2, len(names) - 1)
        yield Page(layer.name, (Line(1, names), *_lines(rows)), geometry=geometry)


def shapes_of_layers(layers: Iterable[Layer]) -> Iterator[tuple[dict[str, str], bytes]]:
    """Yield properties and shape of each feature that has one, in degrees of WGS-84, areas made valid.

    Raises:
        RefusedError: the reference system is not known, or a shape cannot be understood.
    """
    for layer in layers:
        if layer.shapes is None:
            continue
        if layer.spoilt:
            raise RefusedError(Refusal.ODD_GEOGRAPHY)
        there = [at for at, shape in enumerate(layer.shapes) if shape is not None and not shape.is_empty]
        shapes = _in_degrees(layer.shapes[there], layer.crs)
        for at, shape in zip(there, shapely.make_valid(shapes), strict=True):
            told = {name: _told(cell) for name, cell in zip(layer.columns, layer.rows[at], strict=True)}
            yield told, shapely.to_wkb(shape)


def _in_degrees(shapes: Any, crs: str | None) -> Any:
    flat = shapely.force_2d(shapes)
    if crs is not None and crs != _WGS84:
        try:
            to_degrees = Transformer.from_crs(CRS.from_user_input(crs), _WGS84, always_xy=True)
            flat = shapely.transform(flat, lambda xy: np.column_stack(to_degrees.transform(xy[:, 0], xy[:, 1])))
        except (CRSError, ProjError):
            raise RefusedError(Refusal.NO_REFERENCE) from None
    bounds = shapely.total_bounds(flat)
    if len(flat) and not (np.isfinite(bounds).all() and np.abs(bounds).max() <= _MOST_DEGREES):
        raise RefusedError(Refusal.NO_REFERENCE)
    return flat


def _geojson(data: bytes) -> Layer:
    crs, properties, raw = layer_parts(data)
    columns = tuple(dict.fromkeys(name for one in properties for name in one))
    rows = [[_plain(one.get(name)) for name in columns] for one in properties]
    shapes = np.empty(len(raw), dtype=object)
    spoilt = set()
    for at, shape in enumerate(raw):
        try:
            shapes[at] = None if shape is None else shapely.from_geojson(json.dumps(shape))
        except (shapely.GEOSException, ValueError, TypeError):
            spoilt.add(at)
    return Layer("", _reference(crs), columns, rows, shapes, frozenset(spoilt))


def _geopackage(data: bytes, limits: Limits) -> Iterator[Layer]:
    for name, kind in pyogrio.list_layers(data):
        yield _read(data, limits, layer=str(name), has_shapes=kind is not None)


def _read(
    data: bytes,
    limits: Limits,
    *,
    layer: str = "",
    encoding: str | None = None,
    has_shapes: bool = True,
) -> Layer:
    meta, _, wkb, fields = pyogrio.raw.read(
        data,
        layer=layer or None,
        encoding=encoding,
        read_geometry=has_shapes,
        force_2d=True,
        max_features=limits.lines + 1,
    )
    columns = tuple(clean(str(field)) for field in meta["fields"])
    count = len(wkb) if wkb is not None else max((len(field) for field in fields), default=0)
    cells = [[_plain(value) for value in field.tolist()] for field in map(_as_text_of_dates, fields)]
    rows = list(zip(*cells, strict=True)) if cells else [()] * count
    if not has_shapes or wkb is None:
        return Layer(clean(layer), None, columns, rows, None)
    shapes = shapely.from_wkb(wkb, on_invalid="ignore")
    spoilt = frozenset(at for at, shape in enumerate(shapes) if shape is None and wkb[at] is not None)
    return Layer(clean(layer), _reference(meta["crs"]), columns, rows, shapes, spoilt)


def _as_text_of_dates(field: Any) -> Any:
    """Return a column of dates as text; no date is an empty one."""
    if field.dtype.kind != "M":
        return field
    text = np.datetime_as_string(field, unit="D" if (field == field.astype("datetime64[D]")).all() else "m")
    return np.where(np.isnat(field), "", text)


def _reference(crs: str | None) -> str | None:
    """Return a reference system by its number, or as it is described where nobody has numbered it."""
    if crs is None:
        return None
    try:
        known = CRS.from_user_input(crs)
        number = known.to_epsg(min_confidence=_SURE)
    except CRSError:
        return crs
    if number is None and "CRS84" in crs:
        return _WGS84
    return crs if number is None else f"EPSG:{number}"


def _plain(value: Any) -> Cell:
    """Return a property as a cell; lists and the like as their text."""
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return ""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return str(value) if isinstance(value, int) and abs(value) >= _EXACT else float(value)
    if isinstance(value, list | dict):
        return clean(json.dumps(value, ensure_ascii=False))
    return "" if isinstance(value, bytes) else clean(str(value))


def _told(cell: Cell) -> str:
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def _lines(rows: Iterable[Sequence[Cell]]) -> Iterator[Line]:
    for number, row in enumerate(rows, start=2):
        if any(cell != "" for cell in row):
            yield Line(number, tuple(row))


def _points(shapes: Any) -> Any:
    """Return a point for each shape that surely lies in it; nothing for one that has none."""
    points = np.empty(len(shapes), dtype=object)
    for at, shape in enumerate(shapes):
        if shape is None or shape.is_empty:
            continue
        try:
            points[at] = shape if shape.geom_type == "Point" else shapely.point_on_surface(shape)
        except shapely.GEOSException:
            points[at] = shapely.Point(shapely.get_coordinates(shape)[0])
    return points


def _place(point: Any, *, is_spoilt: bool) -> tuple[Cell, Cell]:
    if is_spoilt:
        return _NO_SHAPE, _NO_SHAPE
    if point is None or point.is_empty:
        return "", ""
    return float(point.x), float(point.y)


def _kind(shapes: Any) -> Any:
    """Return what the shapes are: all of one kind, or mixed."""
    kinds = Counter(_KINDS.get(int(kind), "mixed") for kind in shapely.get_type_id(shapes) if kind >= 0)
    return next(iter(kinds)) if len(kinds) == 1 else "mixed"


def _free(name: str, taken: Sequence[str]) -> str:
    number = 2
    free = name
    while free in taken:
        free, number = f"{name} ({number})", number + 1
    return free
