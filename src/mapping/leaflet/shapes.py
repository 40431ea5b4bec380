"""The geometry that the browser draws, as JSON: the world, its close-up, and the pieces of the administrative view.

Coordinates are WGS-84 in GeoJSON's order, longitude first; bounds are (latitude, longitude) as Leaflet wants them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mapping.cartography.look_lines import drawing
from mapping.cartography.look_symbols import GLYPHS, symbol_inner
from mapping.cartography.wording.names import Names
from mapping.geography.projection import area_km2
from mapping.insight.statistical import SCENIC

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

    from mapping.insight.atlas import Atlas

Json = dict[str, Any]
DEGREES = 5
"""Decimals of a coordinate in the browser: about 1 m, well below a pixel at the closest zoom."""


def world(atlas: Atlas) -> Json:
    """Return geometry and place names of the map; coordinates are WGS-84 (GeoJSON order), anchors (lat, lon)."""
    geography = atlas.geography
    central = [u.unit_id for u in atlas.catalog.units if u.group == "central" and atlas.is_drawn(u.unit_id)]
    # One world serves all editions: it looks at whoever shares a list in any of them.
    shared = sorted({d.unit_id for d in atlas.catalog.designations if d.shared_list and atlas.is_drawn(d.unit_id)})
    statistical = geography.statistical_units
    return {
        "bounds": {
            "city": _bounds(geography.units.total_bounds),
            "centre": _bounds(_without_exclaves(geography.units.loc[shared or central])),
        },
        "units": {
            "type": "FeatureCollection",
            "features": [
                _feature(str(unit_id), geometry, unit_id=str(unit_id))
                for unit_id, geometry in geography.units.geometry.items()
            ],
        },
        "scenic": _scenic(statistical) if SCENIC in statistical.index else None,
        "edges": {kind: _geometry(lines) for kind, lines in geography.edges.items()},
        **_water(atlas),
        "look": drawing() | {"symbols": {kind: symbol_inner(kind) for kind in GLYPHS}},
        "neighbours": [
            {"name": n.name_zh, "name_en": n.name_en, "lat": n.lat, "lon": n.lon} for n in atlas.catalog.neighbours
        ],
    }


def _without_exclaves(units: GeoDataFrame) -> Iterable[float]:
    """Return the bounds (west, south, east, north) of each unit's largest part: far exclaves would shrink an inset."""
    parts = units[["geometry"]].explode(index_parts=False)
    largest = parts.assign(size=area_km2(parts.geometry.to_numpy())).sort_values("size").groupby(level=0).tail(1)
    bounds: Iterable[float] = largest.total_bounds
    return bounds


def _scenic(statistical: GeoDataFrame) -> Json:
    name, name_en = (Names(lang).value("statistical_area", SCENIC) for lang in ("zh", "en"))
    return _feature(SCENIC, statistical.geometry.loc[SCENIC], name=name, name_en=name_en)


def districts(atlas: Atlas) -> Json:
    """Return the geometry of the administrative view: pieces of district and unit, and the districts' outlines."""
    pieces = [
        _feature(f"{piece.adcode}:{piece.unit_id}", piece.geometry, unit_id=piece.unit_id, adcode=piece.adcode)
        for piece in atlas.geography.crosswalk
    ]
    outlines = [
        _feature(str(adcode), geometry, adcode=str(adcode))
        for adcode, geometry in atlas.geography.districts.geometry.items()
    ]
    return {
        "pieces": {"type": "FeatureCollection", "features": pieces},
        "districts": {"type": "FeatureCollection", "features": outlines},
    }


def close_up(atlas: Atlas) -> Json:
    """Return the shapes of the world in full detail, for maps of one unit, each under the key that it has there."""
    geography = atlas.geography.in_full
    statistical = geography.statistical_units
    rivers = {water.water_id: _geometry(water.shape) for water in geography.waters if water.kind == "river"}
    return {
        "units": {str(unit_id): _geometry(geometry) for unit_id, geometry in geography.units.geometry.items()},
        "scenic": _geometry(statistical.geometry.loc[SCENIC]) if SCENIC in statistical.index else None,
        "edges": {kind: _geometry(lines) for kind, lines in geography.edges.items()},
        "rivers": rivers,
        "lake_polygons": [_feature(w.water_id, w.shape) for w in geography.waters if w.kind == "lake"],
    }


def _water(atlas: Atlas) -> Json:
    rivers, lakes, polygons = [], [], []
    for water in atlas.geography.waters:
        zh, en = (Names(lang).water(water) for lang in ("zh", "en"))
        name = {"id": water.water_id, "name": zh, "name_en": en}
        if water.kind == "river":
            # without a name there is nothing to place
            anchors = atlas.geography.river_anchors.get(water.water_id, ()) if zh else ()
            rivers.append(
                name
                | {
                    "width_m": water.width_m or 0,
                    "geometry": _geometry(water.shape),
                    "anchors": [[a.lat, a.lon] for a in anchors],
                }
            )
        elif water.kind == "lake":
            polygons.append(_feature(water.water_id, water.shape))
        elif zh:
            lon, lat = water.shape.coords[0]
            lakes.append(name | {"lat": lat, "lon": lon})
    return {"rivers": rivers, "lakes": lakes, "lake_polygons": polygons}


def _bounds(box: Iterable[float]) -> list[list[float]]:
    west, south, east, north = (round(float(v), DEGREES) for v in box)
    return [[south, west], [north, east]]


def _geometry(geometry: BaseGeometry) -> Json:
    shape: Mapping[str, Any] = geometry.__geo_interface__
    return {"type": shape["type"], "coordinates": _rounded(shape["coordinates"])}


def _feature(feature_id: str, geometry: BaseGeometry, **properties: str) -> Json:
    return {"type": "Feature", "id": feature_id, "properties": properties, "geometry": _geometry(geometry)}


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates, int | float):
        return round(float(coordinates), DEGREES)
    return [_rounded(c) for c in coordinates]
