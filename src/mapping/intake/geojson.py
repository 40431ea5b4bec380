"""What a text of GeoJSON holds, told apart before any shape is made of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from mapping.intake.encodings import decoded
from mapping.intake.pages import Refusal, RefusedError, clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SHAPES: Final = frozenset(
    ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection")
)
_STRUCTURE: Final = ("type", "features", "geometry", "properties", "coordinates", "geometries", "crs")


def layer_parts(data: bytes) -> tuple[str | None, Sequence[Mapping[str, Any]], Sequence[Mapping[str, Any] | None]]:
    """Return the reference system that is named, and of each feature its properties and its shape.

    A single feature or a bare shape is a layer of one; so is one feature a line. A property that stands twice is two,
    the second with a number, since readers disagree on which one counts; anything else twice is refused.

    Raises:
        RefusedError: no GeoJSON.
    """
    try:
        documents = _documents(decoded(data))
        features = [feature for document in documents for feature in _features(document)]
        crs = next((_crs(document) for document in documents if document.get("crs") is not None), None)
        return crs, [_properties(feature) for feature in features], [_shape(feature) for feature in features]
    except (ValueError, RecursionError, AttributeError, TypeError, KeyError):
        raise RefusedError(Refusal.ODD_GEOGRAPHY) from None


def _documents(text: str) -> list[dict[str, Any]]:
    try:
        return [_read(text)]
    except json.JSONDecodeError as error:
        if "Extra data" not in str(error):
            raise
        return [_read(line) for line in text.splitlines() if line.strip("\x1e \t")]


def _read(text: str) -> dict[str, Any]:
    document = json.loads(text.strip("\x1e\ufeff"), object_pairs_hook=_pairs, parse_constant=_refuse)
    if not isinstance(document, dict):
        raise RefusedError(Refusal.ODD_GEOGRAPHY)
    return document


def _pairs(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return what stands in braces, and keep what stands there twice apart."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        name, number = key, 2
        while name in found:
            name, number = f"{key} ({number})", number + 1
        found[name] = value
    return found


def _refuse(_: str) -> Any:
    """Refuse NaN and Infinity, which are no numbers of JSON."""
    raise RefusedError(Refusal.ODD_GEOGRAPHY)


def _features(document: dict[str, Any]) -> list[dict[str, Any]]:
    kind = document.get("type")
    if kind in _SHAPES:
        return [{"type": "Feature", "properties": None, "geometry": _once(document)}]
    if kind == "Feature":
        return [_once(document)]
    if kind == "FeatureCollection":
        features = _once(document)["features"]
        if all(isinstance(one, dict) and one.get("type") == "Feature" for one in features):
            return [_once(one) for one in features]
    raise RefusedError(Refusal.ODD_GEOGRAPHY)


def _once(document: dict[str, Any]) -> dict[str, Any]:
    """Return a part of the structure in which nothing stands twice."""
    if any(f"{key} (2)" in document for key in _STRUCTURE):
        raise RefusedError(Refusal.ODD_GEOGRAPHY)
    return document


def _crs(document: Mapping[str, Any]) -> str:
    """Return the name of the system, as GeoJSON of before 2016 gives it."""
    crs = document["crs"]
    return str(crs["properties"]["name"]) if crs.get("type") == "name" else str(crs)


def _properties(feature: Mapping[str, Any]) -> dict[str, Any]:
    properties = feature.get("properties") or {}
    named = {clean(str(name)): value for name, value in properties.items()}
    if "id" in feature and "id" not in named and not isinstance(feature["id"], list | dict):
        named = {"id": feature["id"], **named}
    return named


def _shape(feature: Mapping[str, Any]) -> Mapping[str, Any] | None:
    shape = feature.get("geometry")
    return None if shape is None else _once(dict(shape))
