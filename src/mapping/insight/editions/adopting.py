"""A planned edition as files for a data folder: rows to add to its tables, and layers where a unit was split."""

from __future__ import annotations

import csv
import io
import json
import math
from typing import TYPE_CHECKING, Any

import shapely

from mapping.catalog.contracts import TABLE
from mapping.geography.atlas import SUFFIXES
from mapping.geography.layers import LAYERS
from mapping.insight.editions.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geopandas import GeoDataFrame

    from mapping.geography import Geography
    from mapping.insight.atlas import Atlas
    from mapping.insight.editions.model import EditionDocument

_CUT = ("units", "statistical_units", "districts")
_DIGITS = 6


def files_of(atlas: Atlas, planned: Atlas, document: EditionDocument, status: str) -> dict[str, bytes]:
    """Return name -> content: a table with only the rows to add, and whole layers in place of those of the folder.

    ``atlas`` is the data, ``planned`` the same with the edition; ``status`` as in editions.csv.
    """
    new = {unit.unit_id for unit in document.new_units}
    parents = {unit.unit_id: unit.parent_adcodes for unit in planned.catalog.units if unit.unit_id in new}
    tables = rows_of(document, atlas.catalog, parents, status)
    files = {TABLE[table].file: _csv(table, rows) for table, rows in tables.items()}
    if new:
        for geography in (planned.geography, planned.geography.in_full):
            files |= dict(_layers(geography))
    return files


def _csv(table: str, rows: list[dict[str, str]]) -> bytes:
    """Return rows under the heading of their table, as data files are written."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, tuple(TABLE[table].fields), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _layers(geography: Geography) -> Iterator[tuple[str, bytes]]:
    for name in _CUT:
        stem = f"{LAYERS[name].stem}{SUFFIXES[geography.detail]}"
        yield f"geo/{stem}.geojson", _geojson(stem, getattr(geography, name))


def _geojson(name: str, frame: GeoDataFrame) -> bytes:
    """Return a layer as the folder has it: a feature a line, WGS-84 degrees."""
    features = []
    for key, row in frame.iterrows():
        told = {column: value for column, value in row.items() if column != "geometry" and _is_told(value)}
        shape = json.loads(shapely.to_geojson(row["geometry"]), parse_float=lambda text: round(float(text), _DIGITS))
        properties: Mapping[str, Any] = {str(frame.index.name): key, **told}
        features.append({"type": "Feature", "id": key, "properties": properties, "geometry": shape})
    source = frame.attrs.get("source")
    head = {"type": "FeatureCollection", "name": name, **({"source": source} if source else {})}
    lines = ",\n".join(_json(feature) for feature in features)
    return f'{_json(head)[:-1]},"features":[\n{lines}\n]}}\n'.encode()


def _is_told(value: Any) -> bool:
    return value is not None and not (isinstance(value, float) and math.isnan(value))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
