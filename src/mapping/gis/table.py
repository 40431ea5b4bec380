"""What a layer of a file is, whatever the format: fields, rows, shapes, and how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapely.geometry.base import BaseGeometry

Cell: TypeAlias = str | float | int | None
"""None where nothing is known: it is written as null, never as 0 or as an empty text."""

Kind: TypeAlias = Literal["text", "number", "whole"]
GeometryKind: TypeAlias = Literal["MultiPolygon", "MultiLineString", "Point"]

Layer: TypeAlias = tuple[str, dict[str, str]]
"""Class of a symbol layer of QGIS, and its properties."""

LONGEST_NAME: Final = 10
"""Characters of a field's name: a shapefile, into which such files are often turned, cuts longer ones."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field: a short ASCII name that never changes, and what it is called in the language of the map."""

    name: str
    alias: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Class:
    """One class of a layer: the value of the field that tells it, its name, and its symbol from back to front."""

    value: str
    label: str
    layers: tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """How a layer is drawn: by the classes of the field ``by``, and with the field ``label`` as its labels.

    Without a field to tell them there is one class, and all is drawn alike.
    """

    kind: Literal["fill", "line", "marker"]
    classes: tuple[Class, ...]
    by: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One layer of a file, or a table without shapes.

    ``rows`` hold a cell a field, ``shapes`` (WGS-84 degrees) one a row; both empty where the map shows nothing of it.
    """

    name: str
    title: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shapes: tuple[BaseGeometry, ...] = ()
    geometry: GeometryKind | None = None
    look: Look | None = None

    def records(self) -> Iterator[dict[str, Cell]]:
        """Yield the rows by the names of the fields."""
        names = [field.name for field in self.fields]
        for row in self.rows:
            yield dict(zip(names, row, strict=True))
