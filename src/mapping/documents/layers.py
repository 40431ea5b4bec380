"""The one map of a request as layers for a geographic information system."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mapping.documents.stamp import PROGRAM, data_hash
from mapping.gis import geojson, geopackage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapping.cartography.state import MapState
    from mapping.documents.request import DocumentRequest
    from mapping.insight.atlas import Atlas

_WRITERS: Final[Mapping[str, Callable[[MapState, Atlas, str, Mapping[str, str]], bytes]]] = {
    "gpkg": geopackage,
    "geojson": geojson,
}


def layered(file_format: str, state: MapState, atlas: Atlas, request: DocumentRequest, carries: str) -> bytes:
    """Return a map in a format of layers, under the title that the request gives it.

    ``carries`` is the text with which the file is made again.
    """
    title = request.pages[0].title or request.title
    titled = replace(state, finding=title) if title else state
    beside = {"issuer": request.issuer, "date": request.date, "program": PROGRAM, "data": data_hash(atlas)}
    return _WRITERS[file_format](titled, atlas, carries, beside)
