"""Reading the GeoJSON layers: from a file on disk to a checked frame, or to sentences that say what is wrong.

Plain ``json`` and shapely, no GDAL: the files are small, and every fault can then be named by feature and key. Files
of an office's own making work as they are if they carry the same keys; all other properties are optional, and one that
is not what it should be counts as missing: nothing that reads a frame has to ask again.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry import shape

from mapping.errors import DataError, Fault
from mapping.geography.projection import WGS84

if TYPE_CHECKING:
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

POLYGONS = frozenset({"Polygon", "MultiPolygon"})
WATER_SHAPES = POLYGONS | {"LineString", "MultiLineString", "Point"}


@dataclass(frozen=True, slots=True)
class LayerSpec:
    """What a layer file must hold.

    ``key`` names the property that identifies a feature; ``shapes`` the geometry types allowed; ``texts`` and
    ``numbers`` (above zero) the properties that readers may ask for: the frame always has these columns, with None or
    NaN where a feature does not tell.
    """

    stem: str
    key: str
    shapes: frozenset[str]
    texts: tuple[str, ...]
    numbers: tuple[str, ...]


_TEXTS = ("name_zh", "name_en", "geometry_basis")
_AREA = ("area_published_km2",)

LAYERS: dict[str, LayerSpec] = {
    "units": LayerSpec("layout_units_14", "unit_id", POLYGONS, (*_TEXTS, "parents", "note"), _AREA),
    "statistical_units": LayerSpec("layout_units", "unit_id", POLYGONS, (*_TEXTS, "parents", "note"), _AREA),
    "districts": LayerSpec("districts", "adcode", POLYGONS, _TEXTS, _AREA),
    "zones": LayerSpec("zones", "zone_id", POLYGONS, (*_TEXTS, "parents", "note"), _AREA),
    "water": LayerSpec("water", "id", WATER_SHAPES, _TEXTS, (*_AREA, "approx_width_m")),
}

# Geographic systems whose coordinates are WGS-84 to within a metre; CGCS2000 (4490) is what Chinese offices export.
_GEOGRAPHIC_CRS = ("CRS84", "4326", "4490")

_REASONS = {
    "Self-intersection": "自相交",
    "Ring Self-intersection": "环自相交",
    "Hole lies outside shell": "洞在外环之外",
    "Holes are nested": "洞相互嵌套",
    "Nested shells": "外环相互嵌套",
    "Interior is disconnected": "内部不连通",
    "Too few points in geometry component": "点数不足",
    "Duplicate Rings": "环重复",
    "Invalid Coordinate": "坐标不是数",
}


def read_layer(path: Path, spec: LayerSpec) -> gpd.GeoDataFrame:
    """Read and check one layer.

    Returns:
        GeoDataFrame in file order, EPSG:4326, index ``spec.key`` (text), one column per property of the file and at
        least those of ``spec``; ``attrs["source"]`` is what the file says of its origin, None if nothing.

    Raises:
        DataError: the file cannot be read, or features are at fault (all of them are named).
    """
    document = _document(path)
    features = _features(path, document)
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    rows: list[dict[str, Any]] = []
    geometries: list[BaseGeometry] = []
    for number, feature in enumerate(features, start=1):
        try:
            key = _key(feature, spec, number, seen)
            geometry = _geometry(feature, spec, key)
        except _FeatureError as error:
            faults.append(Fault(path.name, None, spec.key, *error.args))
            continue
        rows.append({**_properties(feature), spec.key: key})
        geometries.append(geometry)
    if faults:
        raise DataError(faults)
    frame = gpd.GeoDataFrame(rows, geometry=geometries, crs=WGS84).set_index(spec.key)
    for name in spec.texts:
        # As objects: pandas would turn a missing text into NaN, which is true and no text.
        frame[name] = pd.Series([_text(row.get(name)) for row in rows], index=frame.index, dtype=object)
    for name in spec.numbers:
        frame[name] = [_positive(row.get(name)) for row in rows]
    frame.attrs["source"] = document.get("source")
    return frame


class _FeatureError(Exception):
    """A feature at fault; ``args`` are value, problem and remedy of the :class:`Fault`."""


def _features(path: Path, document: Any) -> list[Any]:
    """Return the features of a GeoJSON document, or raise one DataError for what makes the whole file unreadable."""
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        raise _file_error(path, "不是 GeoJSON 要素集合（FeatureCollection）", "请以 GeoJSON 格式重新导出")
    if not features:
        raise _file_error(path, "没有任何要素", "请检查导出的图层是否为空")
    crs = _crs_name(document)
    if crs is not None and not crs.endswith(_GEOGRAPHIC_CRS):
        raise _file_error(path, f"的坐标系是「{crs}」", "请以 WGS-84 经纬度（EPSG:4326）重新导出")
    return features


def _document(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise _file_error(path, "不存在", f"请放入「{path.parent}」，或运行 make geo 重新生成") from None
    except OSError as error:
        raise _file_error(path, f"无法读取（{error.strerror}）", "请检查文件的读取权限") from None
    except UnicodeDecodeError as error:
        raise _file_error(path, f"不是 UTF-8 编码（第 {error.start + 1} 个字节）", "请另存为 UTF-8") from None
    except json.JSONDecodeError as error:
        problem = f"第 {error.colno} 个字符处不是有效的 JSON"
        raise DataError([Fault(path.name, error.lineno, None, None, problem, "请重新导出该文件")]) from None


def _file_error(path: Path, problem: str, remedy: str) -> DataError:
    return DataError([Fault(path.name, None, None, None, problem, remedy)])


def _crs_name(document: dict[str, Any]) -> str | None:
    """Return the name in the ``crs`` member of old-style GeoJSON; the current standard has none and means WGS-84."""
    crs = document.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return name if isinstance(name, str) else None


def _properties(feature: Any) -> dict[str, Any]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    return properties if isinstance(properties, dict) else {}


def _text(value: Any) -> str | None:
    """Return a text, or a number as text (adcodes come as 420102 or 420102.0 from some programs); None if neither."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).strip() or None


def _positive(value: Any) -> float:
    """Return a number above zero, also one that was written as text; NaN for anything else."""
    try:
        number = math.nan if isinstance(value, bool) else float(value)
    except (TypeError, ValueError, OverflowError):
        return math.nan
    return number if 0 < number < math.inf else math.nan


def _key(feature: Any, spec: LayerSpec, number: int, seen: dict[str, int]) -> str:
    """Return the key of the ``number``-th feature and enter it among those ``seen``."""
    key = _text(_properties(feature).get(spec.key))
    if key is None:
        raise _FeatureError(None, f"在第 {number} 个要素中缺失或为空", f"请为每个要素填写 {spec.key}")
    if key in seen:
        problem = f"重复（第 {seen[key]} 个与第 {number} 个要素）"
        raise _FeatureError(key, problem, "请只保留一个要素，或合并为多部件要素")
    seen[key] = number
    return key


def _geometry(feature: dict[str, Any], spec: LayerSpec, key: str) -> BaseGeometry:
    """Return the geometry of a feature if it is sound: built, of an allowed type, valid, and in degrees."""
    try:
        geometry = shapely.force_2d(shape(feature["geometry"]))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, shapely.errors.ShapelyError):
        raise _FeatureError(key, "没有几何，或几何无法解析", "请补上几何后重新导出") from None
    if geometry.is_empty:
        raise _FeatureError(key, "的几何为空", "请补上几何后重新导出")
    if geometry.geom_type not in spec.shapes:
        raise _FeatureError(key, f"的几何类型是 {geometry.geom_type}", f"请改用 {'、'.join(sorted(spec.shapes))}")
    if not geometry.is_valid:
        raise _FeatureError(key, f"的几何无效（{_reason(geometry)}）", "请在 GIS 软件中修复几何后重新导出")
    west, south, east, north = geometry.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):  # noqa: PLR2004 - the range of degrees
        problem = f"的坐标（{west:g}, {south:g}）不是先经度后纬度的度数"
        raise _FeatureError(key, problem, "请以 WGS-84 经纬度（EPSG:4326）重新导出")
    return geometry


def _reason(geometry: BaseGeometry) -> str:
    """Say in Chinese why a geometry is invalid; GEOS writes ``Self-intersection[114.3 30.6]``."""
    reason, bracket, place = shapely.is_valid_reason(geometry).partition("[")
    return f"{_REASONS.get(reason, reason)}{bracket}{place}"
