"""Read reported values of the units' targets from a spreadsheet; a row at fault is named, the rest is kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import starmap
from typing import TYPE_CHECKING

from mapping.catalog import labels
from mapping.catalog.gazetteer import AmbiguousNameError, fold
from mapping.errors import UnknownNameError, UsageError
from mapping.faults import LONGEST_SHOWN, Both, Fault, Place, Several
from mapping.i18n import message
from mapping.insight.targets.actual_tables import REQUIRED, find_tables, headings
from mapping.insight.targets.actual_values import CellError, check_is_value, check_measure, read_value, text_of
from mapping.insight.targets.plan import city_table, goals
from mapping.intake.pages import LONGEST_CELL, Flaw
from mapping.intake.reading import read_pages
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mapping.catalog import Catalog
    from mapping.catalog.records import Target
    from mapping.insight.targets.actual_tables import Heading, Table
    from mapping.insight.targets.plan import Goal
    from mapping.intake.pages import Cell, Line, Page

HINTS = (
    message("在“实际值”一列填数，不带单位；没有数据的行留空即可，留空不算零。"),
    message("布局单元写名称、别名或编号；目标写名称或编号；计量单位照模板，不做换算。"),
    message("百分数写 45，不写 45% 或 0.45；是否类目标写“是”或“否”。"),
    message("数据日期与来源可以不填。其余各列只供对照，不会读取。"),
    message("同一单元的同一目标只填一行。文件不超过 5 MB、5000 行。"),
)
"""How to fill in a file, one sentence a line."""

_COUNTED_APART = frozenset(fold(label.zh) for label in labels("statistical_area").values())
_COMMA_DIVIDES = ("", ",")
"""In files divided by other signs, a comma may be a decimal one."""
_MOST_GUESSED = 50
_LONGEST_REMARK = 200


@dataclass(frozen=True, slots=True)
class Actual:
    """One value that was reported; of a yes it is 1 or 0. ``line`` is the row of the ``sheet`` it stands in."""

    unit_id: str
    target_id: str
    value: float
    date: str
    source: str
    line: int
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out of a file.

    Values, faults of rows that were set aside, rows of which the value is not filled in yet, and rows that were not
    read at all, by name. Each row with content is one of these four, or one of the ``headings``.
    """

    file: str
    actuals: tuple[Actual, ...]
    faults: tuple[Fault, ...]
    blank: int
    left_out: tuple[Fault, ...]
    headings: int
    hidden: tuple[Fault, ...] = ()
    """Sheets and rows that the spreadsheet hides; they count like any other."""


def read_actuals(file: str, data: bytes, catalog: Catalog, edition: str) -> Reading:
    """Read a file; ``file`` is the name it is called by in sentences. Targets are those of the edition.

    Raises:
        UsageError: the file as a whole cannot be used: no spreadsheet, too large, empty, a column missing.
    """
    return actuals_of(file, read_pages(file, data, headings()), catalog, edition)


def actuals_of(file: str, pages: Sequence[Page], catalog: Catalog, edition: str) -> Reading:
    """Return what the sheets of a file report.

    Raises:
        UsageError: none of them has all columns that are needed, or there are no rows below the headings.
    """
    # a sheet is named only where there are several
    named = pages if len(pages) > 1 else [replace(page, name="") for page in pages]
    found = find_tables(file, named)
    reader = _Reader(file, catalog, edition)
    for page, line in found.misplaced:
        reader.note(page.name, line.number, CellError(None, Code.ROW_ABOVE_HEADING))
    for table in found.tables:
        for line in table.lines:
            reader.read(table, line)
    if not (reader.actuals or reader.faults or reader.blank):
        raise UsageError(Code.UPLOAD_WITHOUT_ROWS, Place(file))
    order = {page.name: place for place, page in enumerate(named)}
    faults = sorted(reader.faults, key=lambda fault: (order[fault.place.sheet], fault.place.lines))
    return Reading(
        file,
        tuple(reader.actuals.values()),
        tuple(faults),
        reader.blank,
        (*found.left_out, *reader.unused()),
        len(found.tables),
        tuple(_hidden(file, pages)),
    )


def _hidden(file: str, pages: Sequence[Page]) -> Iterator[Fault]:
    for page in pages:
        if page.is_hidden:
            place = Place(file, page.name)
            yield Fault(Code.SHEET_HIDDEN, place, fields={"sheet": page.name, "n": len(page.lines)})
        elif page.hidden_lines:
            yield Fault(Code.ROWS_HIDDEN, Place(file, page.name if len(pages) > 1 else "", page.hidden_lines))


@dataclass(slots=True)
class _Reader:
    """Reads one row after the other and remembers which targets were reported already."""

    file: str
    catalog: Catalog
    edition: str
    actuals: dict[tuple[str, str], Actual] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    blank: int = 0
    goals: Mapping[str, Goal] = field(init=False)
    notes: dict[str, list[int]] = field(default_factory=dict)
    guesses: dict[str, tuple[Both, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.goals = _goals_by_name(self.catalog, self.edition)

    def read(self, table: Table, line: Line) -> None:
        """Keep what a row reports, or note what is wrong with it."""
        heading, sheet = table.heading, table.page.name
        cells = {key: line.cells[at] if at < len(line.cells) else "" for key, at in heading.place.items()}
        try:
            self._check_shape(heading, line)
            if cells["value"] != "":
                self._keep(self._actual(table, line.number, cells))
            elif cells["target"] != "":
                self.blank += 1
            else:
                self.notes.setdefault(sheet, []).append(line.number)
        except CellError as fault:
            column = fault.column and heading.names[fault.column]
            value = text_of(cells[fault.column])[:LONGEST_SHOWN] if fault.column else ""
            self.note(sheet, line.number, fault, column, value)

    def _keep(self, actual: Actual) -> None:
        before = self.actuals.setdefault((actual.unit_id, actual.target_id), actual)
        if before is not actual:
            other = Place(sheet=before.sheet, lines=(before.line,))
            raise CellError("target", Code.TARGET_REPORTED_TWICE, other=other)

    def _check_shape(self, heading: Heading, line: Line) -> None:
        """Refuse a row whose cells may stand under the wrong heading, or may have swallowed the next row."""
        if line.flaw is Flaw.QUOTE:
            raise CellError(None, Code.ROW_QUOTE)
        if line.flaw is Flaw.LINE_BREAK:
            raise CellError(None, Code.ROW_LINE_BREAK)
        if line.flaw is Flaw.LONG:
            raise CellError(None, Code.ROW_LONG_CELL, most=f"{LONGEST_CELL:,}")
        # programs leave out empty cells at the end of a row, so only columns that must be filled in count
        if len(line.cells) <= max(heading.place[key] for key in REQUIRED):
            raise CellError(None, Code.ROW_SHORT)
        if any(cell != "" for cell in line.cells[heading.width :]):
            raise CellError(None, Code.ROW_LONG)

    def _actual(self, table: Table, number: int, cells: Mapping[str, Cell]) -> Actual:
        for column, cell in cells.items():
            check_is_value(column, cell)
        unit_id = self._unit(text_of(cells["unit"]))
        target = self._target(text_of(cells["target"]), unit_id)
        check_measure(text_of(cells["measure"]), target, self.goals[fold(target.target_id)])
        return Actual(
            unit_id=unit_id,
            target_id=target.target_id,
            value=read_value(cells["value"], target, comma_divides=table.page.delimiter in _COMMA_DIVIDES),
            date=self._remark("date", cells),
            source=self._remark("source", cells),
            line=number,
            sheet=table.page.name,
        )

    def _unit(self, name: str) -> str:
        if not name:
            raise CellError("unit", Code.UNIT_EMPTY)
        try:
            return self.catalog.gazetteer.find(name)
        except AmbiguousNameError as error:
            units = Several(tuple(self._unit_name(unit_id) for unit_id in error.candidates))
            raise CellError("unit", Code.UNIT_AMBIGUOUS, units=units) from None
        except UnknownNameError as error:
            unknown = error
        if fold(name) in _COUNTED_APART:
            raise CellError("unit", Code.UNIT_COUNTED_APART)
        near = self._guess(name, lambda: starmap(Both, unknown.meant().items()))
        if near:
            raise CellError("unit", Code.UNIT_MISSPELT, near=Several(near))
        raise CellError("unit", Code.UNIT_UNKNOWN)

    def _unit_name(self, unit_id: str) -> Both:
        unit = self.catalog.unit(unit_id)
        return Both(unit.label_zh, unit.short_en)

    def _target(self, name: str, unit_id: str) -> Target:
        if not name:
            raise CellError("target", Code.TARGET_EMPTY)
        goal = self.goals.get(fold(name))
        if goal is None:
            raise self._unknown_target(name)
        if unit_id not in goal.of:
            raise CellError("target", Code.TARGET_NOT_SET, unit=self._unit_name(unit_id))
        return goal.of[unit_id]

    def _unknown_target(self, name: str) -> CellError:
        city = {fold(text) for x in city_table(self.catalog, self.edition) for text in (x.target_id, x.name_zh)}
        if fold(name) in city:
            return CellError("target", Code.TARGET_OF_THE_CITY)
        near = self._guess(name, lambda: self._like(name[:LONGEST_SHOWN]))
        return (
            CellError("target", Code.TARGET_MISSPELT, near=Several(near))
            if near
            else CellError("target", Code.TARGET_UNKNOWN)
        )

    def _like(self, name: str) -> Iterable[Both]:
        """Return the target whose name or id is most like one that is wrong, if any is."""
        ids = {goal.target_id: Both(goal.target_id, goal.target_id) for goal in self.goals.values()}
        named = {goal.first.name_zh: Both(goal.first.name_zh, goal.first.name_en) for goal in self.goals.values()}
        known = ids | named
        return [known[text] for text in get_close_matches(name, known, n=1, cutoff=0.5)]

    def _guess(self, name: str, look: Callable[[], Iterable[Both]]) -> tuple[Both, ...]:
        """Return what may be meant by a name. Looking is slow, and after so many wrong ones it is no slip any more."""
        if name not in self.guesses:
            self.guesses[name] = tuple(look()) if len(self.guesses) < _MOST_GUESSED else ()
        return self.guesses[name]

    def _remark(self, column: str, cells: Mapping[str, Cell]) -> str:
        text = text_of(cells.get(column, ""))
        if len(text) > _LONGEST_REMARK:
            raise CellError(column, Code.REMARK_TOO_LONG, most=_LONGEST_REMARK)
        return text

    def note(self, sheet: str, number: int, fault: CellError, column: str | None = None, value: str = "") -> None:
        """Set a row aside, and say why."""
        place = Place(self.file, sheet, (number,), column)
        self.faults.append(Fault(fault.code, place, value or None, fault.fields))

    def unused(self) -> Iterator[Fault]:
        """Yield the rows that report nothing: notes below a table, and the like."""
        for sheet, numbers in self.notes.items():
            yield Fault(Code.ROWS_WITHOUT_CONTENT, Place(self.file, sheet, tuple(numbers)))


def _goals_by_name(catalog: Catalog, edition: str) -> dict[str, Goal]:
    return {
        fold(name): goal
        for goal in goals(catalog, edition)
        for name in (goal.target_id, goal.first.name_zh, goal.first.name_en)
    }
