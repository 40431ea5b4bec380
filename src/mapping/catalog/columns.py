"""What a column is: the metadata a record's field carries, and how a cell of text becomes a value."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType, NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin, get_type_hints

from mapping.catalog.labels import LABEL_SETS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.catalog.labels import Label

Kind = Literal["text", "integer", "number", "flag", "list"]

SEPARATOR = ";"
YES = "yes"


@dataclass(frozen=True, slots=True)
class Form:
    """A way of writing: a pattern that the whole text matches, and the same in words."""

    pattern: str
    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Column:
    """Meaning and limits of one column, carried by a record's field as ``Annotated`` metadata.

    ``unit`` is the unit of measure; ``key`` marks the columns that together identify a row; ``refers`` names the
    column whose values may stand here (``"units.unit_id"``), ``besides`` a label set allowed in addition;
    ``allowed`` names a label set; ``blank`` lets a text stay empty. For a list, the limits hold for each entry.
    ``optional``: a file may lack the column, which then is empty in every row.
    """

    zh: str
    en: str
    unit: str | None = None
    key: bool = False
    refers: str | None = None
    besides: str | None = None
    allowed: str | None = None
    form: Form | None = None
    low: float | None = None
    high: float | None = None
    blank: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A record's field: its column metadata with what its Python type says."""

    name: str
    column: Column
    kind: Kind
    nullable: bool

    @property
    def may_be_empty(self) -> bool:
        """Whether the cell may be left empty."""
        return self.nullable or self.column.blank or self.kind == "flag"

    @property
    def allowed(self) -> Mapping[str, Label]:
        """Allowed values with their labels; empty where any value may stand."""
        return LABEL_SETS[self.column.allowed] if self.column.allowed else {}

    def entries(self, text: str) -> tuple[str, ...]:
        """Return the single values in a cell: the entries of a list, otherwise the text itself if any."""
        if not text:
            return ()
        return tuple(entry.strip() for entry in text.split(SEPARATOR)) if self.kind == "list" else (text,)

    def read(self, text: str) -> object:
        """Return the value of a cell that has passed its contract."""
        if self.kind == "list":
            return self.entries(text)
        if self.kind == "flag":
            return text == YES
        if not text:
            return None if self.nullable else ""
        if self.kind == "integer":
            return int(text)
        return float(text) if self.kind == "number" else text


@lru_cache(maxsize=64)
def fields_of(record: type) -> Mapping[str, Field]:
    """Return name -> field of a record class, in the order of its definition."""
    hints = get_type_hints(record, include_extras=True)
    return MappingProxyType({name: _field(name, hint) for name, hint in hints.items()})


def _field(name: str, hint: Any) -> Field:
    if get_origin(hint) is not Annotated:
        raise TypeError(f"field {name} carries no Column")
    inner, column = get_args(hint)
    options = get_args(inner) if isinstance(inner, UnionType) else (inner,)
    (plain,) = [option for option in options if option is not NoneType]
    return Field(name, column, _kind(plain), nullable=NoneType in options)


def _kind(plain: Any) -> Kind:
    if get_origin(plain) is tuple:
        return "list"
    kinds: dict[Any, Kind] = {str: "text", int: "integer", float: "number", bool: "flag"}
    return kinds[plain]
