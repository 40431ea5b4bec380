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

import shapely
from shapely.geometry import shape

from mapping.errors import DataError
from mapping.faults import Fault, Phrase, Place, Several
from mapping.geography.projection import WGS84
from mapping.i18n import message
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from mapping.faults import Field

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
    "Self-intersection": message("自相交"),
    "Ring Self-intersection": message("环自相交"),
    "Hole lies outside shell": message("洞在外环之外"),
    "Holes are nested": message("洞相互嵌套"),
    "Nested shells": message("外环相互嵌套"),
    "Interior is disconnected": message("内部不连通"),
    "Too few points in geometry component": message("点数不足"),
    "Duplicate Rings": message("环重复"),
    "Invalid Coordinate": message("坐标不是数"),
}


def read_layer(path: Path, spec: LayerSpec) -> gpd.GeoDataFrame:
    """Read and check one layer.

    Returns:
        GeoDataFrame in file order, EPSG:4326, index ``spec.key`` (text), one column per property of the file and at
        least those of ``spec``; ``attrs["source"]`` is what the file says of its origin, None if nothing.

    Raises:
        DataError: the file cannot be read, or features are at fault (all of them are named).
    """
    # loaded here alone: what only converts points starts in half the time without
    import geopandas as gpd  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415

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
            faults.append(Fault(error.code, Place(path.name, column=spec.key), error.key, error.fields))
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
    """A feature at fault; ``key`` is None where it has none."""

    def __init__(self, key: str | None, code: Code, /, **fields: Field) -> None:
        super().__init__(code.name)
        self.key, self.code, self.fields = key, code, fields


def _features(path: Path, document: Any) -> list[Any]:
    """Return the features of a GeoJSON document, or raise one DataError for what makes the whole file unreadable."""
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        raise _file_error(path, Code.LAYER_NOT_GEOJSON)
    if not features:
        raise _file_error(path, Code.LAYER_EMPTY)
    crs = _crs_name(document)
    if crs is not None and not crs.endswith(_GEOGRAPHIC_CRS):
        raise _file_error(path, Code.LAYER_CRS, crs=crs)
    return features


def _document(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise _file_error(path, Code.LAYER_MISSING, folder=str(path.parent)) from None
    except OSError as error:
        raise _file_error(path, Code.LAYER_UNREADABLE, reason=str(error.strerror)) from None
    except UnicodeDecodeError as error:
        raise _file_error(path, Code.LAYER_ENCODING, byte=error.start + 1) from None
    except json.JSONDecodeError as error:
        place = Place(path.name, lines=(error.lineno,))
        raise DataError([Fault(Code.LAYER_NOT_JSON, place, fields={"character": error.colno})]) from None


def _file_error(path: Path, code: Code, **fields: Field) -> DataError:
    return DataError([Fault(code, Place(path.name), fields=fields)])


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
        raise _FeatureError(None, Code.FEATURE_WITHOUT_KEY, number=number, key=spec.key)
    if key in seen:
        raise _FeatureError(key, Code.FEATURE_TWICE, first=seen[key], number=number)
    seen[key] = number
    return key


def _geometry(feature: dict[str, Any], spec: LayerSpec, key: str) -> BaseGeometry:
    """Return the geometry of a feature if it is sound: built, of an allowed type, valid, and in degrees."""
    try:
        geometry = shapely.force_2d(shape(feature["geometry"]))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, shapely.errors.ShapelyError):
        raise _FeatureError(key, Code.SHAPE_MISSING) from None
    if geometry.is_empty:
        raise _FeatureError(key, Code.SHAPE_EMPTY)
    if geometry.geom_type not in spec.shapes:
        raise _FeatureError(key, Code.SHAPE_TYPE, type=geometry.geom_type, allowed=Several(tuple(sorted(spec.shapes))))
    if not geometry.is_valid:
        raise _FeatureError(key, Code.SHAPE_INVALID, **_reason(geometry))
    west, south, east, north = geometry.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):  # noqa: PLR2004 - the range of degrees
        raise _FeatureError(key, Code.SHAPE_NOT_DEGREES, x=f"{west:g}", y=f"{south:g}")
    return geometry


def _reason(geometry: BaseGeometry) -> Mapping[str, Field]:
    """Return why a geometry is invalid, and at which point; GEOS writes ``Self-intersection[114.3 30.6]``."""
    reason, bracket, place = shapely.is_valid_reason(geometry).partition("[")
    return {"reason": Phrase(_REASONS[reason]) if reason in _REASONS else reason, "at": f"{bracket}{place}"}
