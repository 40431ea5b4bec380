"""A map as a GeoPackage: one file with its layers, their names, their looks and what it says of itself.

GDAL writes the layers. What it has no way to be told is added in SQL: the aliases of fields (`gpkg_data_columns`, an
extension of the standard) and the looks (`layer_styles`, which QGIS reads). Dates that it stamps are pinned, so that
equal requests over equal data give equal bytes.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

import geopandas as gpd
import pandas as pd
import pyogrio

from mapping.geography.projection import WGS84
from mapping.gis import told
from mapping.gis.layers import layers
from mapping.gis.style import qml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.cartography.state import MapState
    from mapping.gis.table import Table
    from mapping.insight.atlas import Atlas

_STAMP: Final = "1980-01-01T00:00:00.000Z"
"""In place of the day on which a file was made, which would make equal maps differ."""

_VERSION: Final = "1.2"
"""Of the standard: what it has later is not needed here, and the programs of offices warn of files of 1.4."""

_DTYPES: Final = {"text": "object", "number": "float64", "whole": "Int64"}

_ADDED: Final = (
    """
    CREATE TABLE IF NOT EXISTS gpkg_extensions (
        table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
        CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
    )
    """,
    """
    INSERT INTO gpkg_extensions VALUES (
        'gpkg_data_columns', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', 'read-write'
    )
    """,
    """
    CREATE TABLE gpkg_data_columns (
        table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT,
        constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
        CONSTRAINT gdc_tn UNIQUE (table_name, name)
    )
    """,
    """
    CREATE TABLE layer_styles (
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
        f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
        useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME
    )
    """,
    """
    INSERT INTO gpkg_contents (table_name, data_type, identifier)
    VALUES ('layer_styles', 'attributes', 'layer_styles')
    """,
)


def geopackage(state: MapState, atlas: Atlas, request: str, beside: Mapping[str, str] | None = None) -> bytes:
    """Return a map as a GeoPackage; equal maps give equal bytes.

    ``request`` is the JSON from which the map is made again; ``beside`` holds what else the file is to say of how it
    was made, by the keys `issuer`, `date`, `data` (hash) and `program` (version). It stands in the table `about`.

    Raises:
        OSError: there is no room for the file while it is made.
    """
    drawn = layers(state, atlas)
    tables = (
        told.about_table(state, atlas, {**(beside or {}), "request": request}),
        told.legend(state),
        told.designations(state, atlas),
        told.sources(state),
    )
    with TemporaryDirectory(prefix="mapping-") as folder:
        path, whole = Path(folder) / "layers.gpkg", Path(folder) / "map.gpkg"
        for table in (*drawn, *(table for table in tables if table.rows)):
            _write(table, path)
        with closing(sqlite3.connect(path, isolation_level=None)) as package:
            _complete(package, (*drawn, *tables), state.headline)
            # Written anew, the file keeps no trace of how often it was changed on the way, which differs.
            package.execute("VACUUM INTO ?", (str(whole),))
        return whole.read_bytes()


def _write(table: Table, path: Path) -> None:
    """Add a table to the file. There is no index of places: the layers are small, and its triggers need functions."""
    plain: Mapping[str, Any] = {
        field.name: pd.Series([row[number] for row in table.rows], dtype=_DTYPES[field.kind])
        for number, field in enumerate(table.fields)
    }
    options: dict[str, Any] = {
        "layer": table.name,
        "driver": "GPKG",
        "append": path.exists(),
        "dataset_options": {"VERSION": _VERSION},
        "layer_options": {"IDENTIFIER": table.name, "DESCRIPTION": table.title},
    }
    if table.geometry is None:
        pyogrio.write_dataframe(pd.DataFrame(plain), path, **options)
        return
    frame = gpd.GeoDataFrame(plain, geometry=list(table.shapes), crs=WGS84)
    options["layer_options"] |= {"SPATIAL_INDEX": "NO"}
    pyogrio.write_dataframe(frame, path, geometry_type=table.geometry, **options)


def _complete(package: sqlite3.Connection, tables: tuple[Table, ...], title: str) -> None:
    """Add aliases and looks, and pin the dates."""
    package.execute("BEGIN")
    for statement in _ADDED:
        package.execute(statement)
    for table in tables:
        package.executemany(
            "INSERT INTO gpkg_data_columns (table_name, column_name, name, title) VALUES (?, ?, ?, ?)",
            [(table.name, field.name, field.name, field.alias) for field in table.fields if table.rows],
        )
        if table.look is not None:
            package.execute(
                "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,"
                " styleQML, styleSLD, useAsDefault, description, owner, update_time)"
                " VALUES ('', '', ?, 'geom', ?, ?, '', 1, ?, '', ?)",
                (table.name, table.name, qml(table.look, table.fields), title, _STAMP),
            )
    package.execute("UPDATE gpkg_contents SET last_change = ?", (_STAMP,))
    package.execute("COMMIT")
