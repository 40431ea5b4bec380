"""A map for a geographic information system: GeoPackage and GeoJSON, with values, colours and sources as attributes."""

from mapping.gis.geojson import geojson
from mapping.gis.package import geopackage

__all__ = ["geojson", "geopackage"]
