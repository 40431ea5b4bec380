"""Analyse a list: find its table, tell what each column is, check each cell, and say what is to be decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from mapping.errors import UsageError
from mapping.faults import Fault, Place
from mapping.intake import entries, parks
from mapping.intake.columns import columns_of, measures_told
from mapping.intake.doubles import near_ones, settled
from mapping.intake.found import (
    AcceptedRow,
    AliasReport,
    Analysis,
    ColumnFound,
    DatumFound,
    DuplicateFound,
    NameFound,
    NearFound,
    PointFound,
    SheetFound,
    Stage,
    Suggestion,
    Told,
    WordFound,
)
from mapping.intake.indicators import read_indicator
from mapping.intake.names import Names
from mapping.intake.places import check_datum, place, undecided
from mapping.intake.rows import Rows
from mapping.intake.tables import find_table, sheets_found
from mapping.intake.values.fault import ValueFault
from mapping.intake.words import Words
from mapping.sentences import Code, IntakeCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mapping.intake.ground import Ground
    from mapping.intake.pages import Page
    from mapping.intake.tables import Table
    from mapping.intake.wishes import Wishes

__all__ = [
    "AcceptedRow",
    "AliasReport",
    "Analysis",
    "ColumnFound",
    "DatumFound",
    "DuplicateFound",
    "NameFound",
    "NearFound",
    "PointFound",
    "SheetFound",
    "Stage",
    "Suggestion",
    "Told",
    "WordFound",
    "analyse",
]


_WORK: Final[Mapping[Stage, float]] = {
    "reading": 0.0,
    "headings": 0.3,
    "names": 0.45,
    "points": 0.6,
    "duplicates": 0.85,
    "rows": 0.95,
}
"""Share of all work that is done when a stage begins; reading is another's, and is the longest for a workbook."""


def analyse(file: str, pages: Sequence[Page], wishes: Wishes, ground: Ground, told: Told | None = None) -> Analysis:
    """Return what comes of a list; ``file`` is the name it is called by in sentences.

    Raises:
        UsageError: no sheet has the columns that are needed; names what the nearest lacks. A datum that there is none
            of, a column that is not there, and the like.
    """
    check_datum(wishes.datum)
    at = _Work(told)
    at.begin("headings")
    table = find_table(file, pages, wishes, ground)
    rows = Rows(file, table.page.name if len(pages) > 1 else "", table)
    if not rows.numbers and not table.left_out:
        raise UsageError(IntakeCode.LIST_WITHOUT_ROWS, Place(file))
    rows.issues += [*_of_sheets(file, pages, table), *table.left_out]
    measures = measures_told(rows, wishes)
    given: dict[str, Any] = {
        "file": file,
        "kind": wishes.kind,
        "sheet": table.page.name,
        "sheets": sheets_found(pages, wishes.kind, ground),
        "heading_line": table.line,
    }
    if wishes.kind == "actuals":  # what they say is read where the targets are known
        return Analysis(**given, columns=columns_of(rows, wishes, {}).found, issues=_in_order(rows))
    if wishes.kind == "indicator":
        return _of_indicator(rows, wishes, ground, given, at)
    return _of_rows(rows, wishes, ground, measures, given, at)


def _of_indicator(rows: Rows, wishes: Wishes, ground: Ground, given: Mapping[str, Any], at: _Work) -> Analysis:
    at.begin("names")
    geography, indicator, names, accepted = read_indicator(rows, wishes, ground)
    value = int(indicator["column"])
    columns = tuple(
        replace(column, field="value", own=None, personal=None, measure=indicator["value_unit"] or None)
        if column.index == value
        else column
        for column in columns_of(rows, wishes, {}).found
    )
    at.begin("rows")
    return Analysis(
        **given,
        columns=columns,
        names=names,
        issues=_in_order(rows),
        accepted=tuple(accepted),
        rejected=_rejected(rows),
        geography=geography,
        indicator=indicator,
    )


def _of_rows(  # noqa: PLR0913, PLR0917 - the parts of an analysis
    rows: Rows, wishes: Wishes, ground: Ground, measures: Mapping[str, str], given: Mapping[str, Any], at: _Work
) -> Analysis:
    columns = columns_of(rows, wishes, measures)
    at.begin("names")
    find = Names(ground, wishes.aliases)
    named = parks.names(rows)
    of_units = parks.units(rows, find, ValueFault(Code.UNIT_EMPTY))
    _check_aliases(rows, wishes, ground)
    words = Words(ground, wishes.words)
    datum = DatumFound()
    at.begin("points")
    if wishes.kind == "parks":
        datum, placed = place(rows, of_units, ground, wishes.datum)
        made, written = parks.cells_of_parks(rows, named, of_units, words, measures, placed, datum.used, ground)
    else:
        made, written = entries.cells_of_entries(rows, named, of_units, words, measures, ground), {}
    if datum.waits:
        rows.issues.append(Fault(IntakeCode.DATUM_UNDECIDED, Place(rows.file, rows.sheet), fields=undecided(datum)))
    at.begin("duplicates")
    accepted, behind = _sound(rows, made, {**columns.own, **written})
    ours = ground.parks if wishes.kind == "parks" else ground.entries
    settled_rows, duplicates = settled(rows, accepted, behind, ours, wishes, ground)
    near = near_ones(rows, settled_rows, behind, ours)
    at.begin("rows")
    places = rows.table.places
    return Analysis(
        **given,
        columns=_with_written(columns.found, written),
        datum=datum,
        names=find.found(rows.cells(places["unit"][0]), [rows.numbers[row] for row in rows.whole]),
        aliases=find.report(),
        words=words.found(),
        duplicates=duplicates,
        near=near,
        issues=_in_order(rows),
        accepted=settled_rows,
        rejected=_rejected(rows),
    )


class _Work:
    """Tells how far an analysis is."""

    def __init__(self, told: Told | None) -> None:
        self._told = told

    def begin(self, stage: Stage) -> None:
        if self._told is not None:
            self._told(stage, _WORK[stage])


def _of_sheets(file: str, pages: Sequence[Page], table: Table) -> Iterator[Fault]:
    """Yield what is said of sheets that were not read, and of what is read though the spreadsheet hides it."""
    for page in pages:
        if page is not table.page:
            yield Fault(
                IntakeCode.SHEET_NOT_READ, Place(file, page.name), fields={"sheet": page.name, "n": len(page.lines)}
            )
        elif page.is_hidden:
            yield Fault(Code.SHEET_HIDDEN, Place(file, page.name), fields={"sheet": page.name, "n": len(page.lines)})
        elif page.hidden_lines:
            yield Fault(Code.ROWS_HIDDEN, Place(file, page.name if len(pages) > 1 else "", page.hidden_lines))


def _check_aliases(rows: Rows, wishes: Wishes, ground: Ground) -> None:
    for written, unit_id in wishes.aliases.items():
        if unit_id not in ground.unit_names:
            fields = {"written": written, "unit": unit_id}
            rows.issues.append(Fault(IntakeCode.ALIAS_WRONG, Place(rows.file), fields=fields))


def _sound(
    rows: Rows, made: Sequence[Mapping[str, str]], own: Mapping[int, Sequence[str]]
) -> tuple[list[AcceptedRow], dict[int, int]]:
    """Return the rows that do not wait, and for each of them the row behind it."""
    accepted: list[AcceptedRow] = []
    behind: dict[int, int] = {}
    for at, (row, cells) in enumerate(zip(rows.whole, made, strict=True)):
        if row not in rows.waiting:
            behind[len(accepted)] = row
            kept = {column: values[at] for column, values in own.items() if values[at]}
            accepted.append(AcceptedRow(rows.numbers[row], cells, kept))
    return accepted, behind


def _with_written(columns: Sequence[ColumnFound], written: Mapping[int, Sequence[str]]) -> tuple[ColumnFound, ...]:
    """Return the columns; of one whose words are not all known, those that are not are kept as text."""
    return tuple(replace(column, own="text") if column.index in written else column for column in columns)


def _rejected(rows: Rows) -> tuple[int, ...]:
    return tuple(sorted(rows.numbers[row] for row in rows.waiting))


def _in_order(rows: Rows) -> tuple[Fault, ...]:
    """Return the faults: those of the file first, then by row."""
    return tuple(sorted(rows.issues, key=lambda fault: fault.place.line or 0))
