"""Which source is cited for a row, with its grade; and that grades and corrections speak of rows that are there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from mapping.catalog.contracts import TABLE
from mapping.catalog.csv_text import KEY_SEPARATOR
from mapping.catalog.labels import LABEL_SETS
from mapping.catalog.records import Facility, ListEntry, Measure, Park, Source, Statement
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.catalog.csv_text import Row
    from mapping.catalog.records import SourceCorrection, SourceGrade
    from mapping.catalog.relations import RawTables

Graded: TypeAlias = Park | Facility | ListEntry | Measure | Source | Statement
"""A row that rests on an address of its own."""

UNGRADED: Final = "ungraded"
"""Grade of an address that nobody has judged: of rows that an office adds itself."""

QUOTABLE: Final = frozenset({"official", "media"})
"""Grades that a briefing may name: bodies of government and media; whoever speaks of himself is not among them."""

_KEYS: Mapping[str, tuple[str, ...]] = {
    "parks": ("park_id",),
    "facilities": ("facility_id",),
    "three_lists": ("list", "name_zh"),
    "measures": ("measure_id", "unit_id"),
    "sources": ("source_id",),
    "statements": ("statement_id",),
}
_TABLE_OF: Mapping[type, str] = {
    Park: "parks",
    Facility: "facilities",
    ListEntry: "three_lists",
    Measure: "measures",
    Source: "sources",
    Statement: "statements",
}
_RANK: Mapping[str, int] = {grade: rank for rank, grade in enumerate(LABEL_SETS["source_grade"])}


@dataclass(frozen=True, slots=True)
class Reference:
    """An address with its grade; ``states`` are the columns of the row that it was seen to confirm, if counted."""

    url: str
    grade: str
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """What a row rests on.

    ``cited`` is what is shown and quoted; its address is empty where there is none. ``recorded`` is the address that
    the row was first taken from, where a better one is cited; ``beside`` a further one that confirms a part of it.
    ``publisher`` published first what ``cited`` repeats, as it says itself. ``corrections`` are the cells that follow
    another source.
    """

    cited: Reference
    publisher: str = ""
    recorded: Reference | None = None
    beside: Reference | None = None
    corrections: tuple[SourceCorrection, ...] = ()

    def of_column(self, column: str) -> Reference:
        """Return what one cell of the row rests on: the source of its correction, otherwise what is cited."""
        for correction in self.corrections:
            if correction.column == column:
                return Reference(correction.source_url, correction.source_grade)
        return self.cited

    @property
    def quotable(self) -> bool:
        """Whether a briefing may name it."""
        return self.cited.grade in QUOTABLE


def key_of(row: Graded) -> tuple[str, str]:
    """Return the table of a row and its id there, as `source_grades.csv` names them."""
    table = _TABLE_OF[type(row)]
    return table, KEY_SEPARATOR.join(str(getattr(row, column)) for column in _KEYS[table])


def address_of(row: Graded) -> str:
    """Return the address that a row brings itself; empty where it has none."""
    return (row.url if isinstance(row, Source) else row.source_url) or ""


def citation(row: Graded, grade: SourceGrade | None, corrections: tuple[SourceCorrection, ...]) -> Citation:
    """Return what a row rests on.

    A better address is cited only where its grade stands higher and it was seen to speak of the very thing; otherwise
    it stands beside.
    """
    url = address_of(row)
    if grade is None:
        return Citation(Reference(url, UNGRADED if url else "none"), corrections=corrections)
    own = Reference(url, grade.grade)
    if not grade.better_url or grade.better_grade is None:
        own = Reference(url, grade.grade, grade.states)
        return Citation(own, grade.original_publisher, corrections=corrections)
    better = Reference(grade.better_url, grade.better_grade, grade.states)
    if "existence" in grade.states and _RANK[better.grade] < _RANK[own.grade]:
        return Citation(better, recorded=own if url else None, corrections=corrections)
    return Citation(own, grade.original_publisher, beside=better, corrections=corrections)


def check_grades(raw: RawTables) -> None:
    """Grades and corrections name rows that are there, the address judged is the row's, what is applied was done."""
    rows = {name: _by_id(raw, name) for name in _KEYS}
    for row in raw.sound("source_grades"):
        target = _target(raw, "source_grades", row, rows)
        if target is None:
            continue
        expected = target.cells["url" if row.cells["table"] == "sources" else "source_url"]
        if row.cells["source_url"] != expected and _is_sound(raw, row.cells["table"], target):
            told = {"table": TABLE[row.cells["table"]].file, "expected": expected}
            raw.report(TABLE["source_grades"], row, "source_url", Code.GRADE_ADDRESS_DIFFERS, **told)
    for row in raw.sound("source_corrections"):
        target = _target(raw, "source_corrections", row, rows)
        if target is None or row.cells["verdict"] != "applied" or not _is_sound(raw, row.cells["table"], target):
            continue
        found = target.cells[row.cells["column"]]
        if found != row.cells["value_right"]:
            told = {"table": TABLE[row.cells["table"]].file, "found": found}
            raw.report(TABLE["source_corrections"], row, "value_right", Code.CORRECTION_NOT_DONE, **told)


def _by_id(raw: RawTables, table: str) -> Mapping[str, Row]:
    return {KEY_SEPARATOR.join(row.cells[column] for column in _KEYS[table]): row for row in raw.texts[table].rows}


def _is_sound(raw: RawTables, table: str, row: Row) -> bool:
    """Tell whether a row is in use: of one at fault, its own fault says enough."""
    return row.line not in raw.aside.get(table, set())


def _target(raw: RawTables, table: str, row: Row, rows: Mapping[str, Mapping[str, Row]]) -> Row | None:
    """Return the row that is spoken of; None, with a fault, where there is no such row or no such column."""
    name = row.cells["table"]
    target = rows[name].get(row.cells["id"])
    if target is None or row.cells.get("column", "source_url" if name != "sources" else "url") not in target.cells:
        raw.report(TABLE[table], row, "id", Code.ROW_OF_NOTHING, table=TABLE[name].file)
        return None
    return target
