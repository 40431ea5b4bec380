"""What each column of a list is: a field of ours, a column of its own that is kept, or one that is left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mapping.faults import Fault, Phrase, Place
from mapping.intake.fields import FIELDS
from mapping.intake.found import ColumnFound
from mapping.intake.headings import NOT_KEPT
from mapping.intake.pages import Unread
from mapping.intake.rows import letters, text
from mapping.intake.values.fault import ValueFault
from mapping.intake.values.measures import measure_in, rate
from mapping.intake.values.own import OwnColumn, own_column, own_value
from mapping.intake.values.personal import KIND_NAMES, personal_kind
from mapping.sentences import IntakeCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mapping.intake.pages import Cell
    from mapping.intake.rows import Rows
    from mapping.intake.wishes import Wishes

_EXAMPLES: Final = 3
COMMA_DIVIDES: Final = ("", ",")
"""Of files divided by other signs, a comma may be a decimal one."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a list, and what is kept of its own: by column, the values of the whole rows."""

    found: tuple[ColumnFound, ...]
    own: Mapping[int, Sequence[str]]


def measures_told(rows: Rows, wishes: Wishes) -> dict[str, str]:
    """Return field -> unit of measure of its figures: as somebody says, as its heading does, or what stands above."""
    told = {}
    for field in FIELDS[wishes.kind]:
        if field.quantity is None or field.key not in rows.table.places:
            continue
        heading = rows.heading(rows.table.places[field.key][0])
        above = (
            measure_in(line, field.quantity) for line in rows.table.above if "单位" in line or "unit" in line.lower()
        )
        measure = (
            wishes.measures.get(field.key) or measure_in(heading, field.quantity) or next(filter(None, above), None)
        )
        if measure:
            told[field.key] = measure
    return told


def columns_of(rows: Rows, wishes: Wishes, measures: Mapping[str, str]) -> Columns:
    """Return what each column is; what is said of those that are not read is among the faults of the rows."""
    taken = {at[0]: key for key, at in rows.table.places.items()}
    second = {other: key for key, at in rows.table.places.items() for other in at[1:]}
    width = max([len(rows.table.texts), *(len(line.cells) for line in rows.table.lines)], default=0)
    own = _Own(rows, wishes, _headings(rows, width))
    geometry = rows.table.page.geometry
    points = {geometry.x, geometry.y} if geometry else set()
    found = []
    for at in range(width):
        cells = rows.cells(at)
        key = taken.get(at)
        column = ColumnFound(
            index=at,
            heading=rows.heading(at),
            field=key,
            examples=_examples(cells),
            filled=sum(cell != "" for cell in cells),
        )
        if key in NOT_KEPT or (key is None and at in points):
            found.append(replace(column, basis="serial"))
        elif key is not None:
            found.append(_read(column, key, wishes, measures.get(key)))
        elif column.filled or own.headings[at]:
            found.append(own.read(column, cells, second.get(at)))
    return Columns(tuple(found), own.values)


def _read(column: ColumnFound, key: str, wishes: Wishes, measure: str | None) -> ColumnFound:
    """Return a column that fills a field."""
    quantity = next(field.quantity for field in FIELDS[wishes.kind] if field.key == key)
    return replace(
        column,
        basis="chosen" if wishes.columns.get(key) == column.index else "heading",
        measure=measure,
        converted=_rate(measure, quantity) if measure and quantity == "area" else None,
    )


def _rate(measure: str, quantity: str) -> Phrase | None:
    try:
        return rate(measure, quantity)
    except ValueFault:
        return None


def _headings(rows: Rows, width: int) -> list[str]:
    """Return the headings, each once: the second 备注 is 备注 (2)."""
    seen: dict[str, int] = {}
    named = []
    for at in range(width):
        heading = rows.table.texts[at] if at < len(rows.table.texts) else ""
        seen[heading] = seen.get(heading, 0) + 1
        named.append(f"{heading} ({seen[heading]})" if heading and seen[heading] > 1 else heading)
    return named


class _Own:
    """Reads the list's own columns, and keeps what they hold."""

    def __init__(self, rows: Rows, wishes: Wishes, headings: Sequence[str]) -> None:
        self.headings = headings
        self._rows, self._wishes = rows, wishes
        self._comma = rows.table.page.delimiter in COMMA_DIVIDES
        self.values: dict[int, list[str]] = {}

    def read(self, column: ColumnFound, cells: Sequence[Cell], second: str | None) -> ColumnFound:
        """Return what a column is that no field takes."""
        at, heading = column.index, self.headings[column.index]
        if not heading:
            self._note(IntakeCode.COLUMN_WITHOUT_HEADING, letters(at))
            return replace(column, basis="none")
        column = replace(column, heading=heading, personal=personal_kind(heading, cells))
        if at in self._wishes.leave_out or not column.filled:
            return column
        if column.personal and at not in self._wishes.keep_personal:
            self._note(IntakeCode.COLUMN_PERSONAL, heading, kind=Phrase(KIND_NAMES[column.personal]))
            return column
        if self._wishes.kind == "lists":
            self._note(IntakeCode.COLUMN_NOT_KEPT, heading)
            return column
        if second:
            first = self._rows.heading(self._rows.table.places[second][0])
            name = next(field.name for field in FIELDS[self._wishes.kind] if field.key == second)
            self._note(IntakeCode.COLUMN_SECOND, heading, field=Phrase(name), heading=first)
        own = own_column(at, heading, cells, comma_divides=self._comma)
        self.values[at] = list(self._kept(own, cells))
        self._note_unread(at, cells)
        return replace(column, own=own.kind, measure=own.measure or None)

    def _kept(self, column: OwnColumn, cells: Sequence[Cell]) -> Iterator[str]:
        memo: dict[Cell, str] = {}
        for cell in cells:
            if type(cell) is bool:
                yield own_value(column, cell)
                continue
            if cell not in memo:
                memo[cell] = own_value(column, cell, comma_divides=self._comma)
            yield memo[cell]

    def _note_unread(self, column: int, cells: Sequence[Cell]) -> None:
        """Note the cells that are left empty because they hold an error, or a formula without a result."""
        for row, cell in zip(self._rows.whole, cells, strict=True):
            if isinstance(cell, Unread):
                self._rows.note(row, IntakeCode.CELL_NO_VALUE, column, cell)

    def _note(self, code: IntakeCode, column: str, **fields: Phrase | str) -> None:
        self._rows.issues.append(Fault(code, Place(self._rows.file, self._rows.sheet, (), column), fields=fields))


def _examples(cells: Sequence[Cell]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for cell in cells:
        if cell != "":
            found[text(cell)[:40]] = None
            if len(found) == _EXAMPLES:
                break
    return tuple(found)
