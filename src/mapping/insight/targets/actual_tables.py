"""Find the tables of reported values in the sheets of a file: every sheet counts, and no row is lost on the way.

A table begins with a heading that has all columns that are needed, and ends with the next one or with its sheet. What
stands outside is either left out by name (a title, a sheet of explanations) or at fault (data above their heading).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from mapping.catalog.gazetteer import fold
from mapping.errors import UsageError
from mapping.faults import Fault, Phrase, Place, Several
from mapping.i18n import LANGUAGES, message, translator
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mapping.faults import Field
    from mapping.intake.pages import Line, Page

    _Top: TypeAlias = tuple[int, dict[str, list[int]]]
    """The index of a heading among the rows of its sheet, and where its columns are."""

COLUMNS = {
    "unit": message("布局单元"),
    "target": message("目标"),
    "value": message("实际值"),
    "measure": message("计量单位"),
    "date": message("数据日期"),
    "source": message("来源"),
}
"""Columns that are read, by their Chinese headings; their English is read as well."""

REQUIRED = ("unit", "target", "value", "measure")

_LONGEST_HEADING = 40
_LIKE_DATA = 3
"""Filled cells from which a row above a heading is taken for data, and not for a title."""
_LIKE_A_HEADING = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the columns are, and what the file itself calls them."""

    place: Mapping[str, int]
    names: Mapping[str, str]
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """A heading and the rows below it."""

    page: Page
    heading: Heading
    lines: tuple[Line, ...]


@dataclass(slots=True)
class Tables:
    """All tables of a file, the rows left out (as warnings), and the rows that look like data above a heading."""

    tables: list[Table] = field(default_factory=list)
    left_out: list[Fault] = field(default_factory=list)
    misplaced: list[tuple[Page, Line]] = field(default_factory=list)


def headings() -> Mapping[str, str]:
    """Return what the columns are called in any language, with the column."""
    return {translator(lang)(name): key for key, name in COLUMNS.items() for lang in LANGUAGES}


def find_tables(file: str, pages: Sequence[Page]) -> Tables:
    """Return the tables of a file.

    Raises:
        UsageError: it has none; names what the sheet that comes nearest lacks.
    """
    found = Tables()
    problems = []
    for page in pages:
        tops = [(at, places) for at, line in enumerate(page.lines) if _is_like_a_heading(places := _places(line))]
        whole = [(at, places) for at, places in tops if places.keys() >= _NEEDED]
        if whole and not any(_twice(places) for _, places in whole):
            _divide(file, page, tops, found)
        else:
            problem = _Problem.of(page, whole)
            problems.append(problem)
            found.left_out.append(problem.left_out(file, page))
    if not found.tables:
        raise max(problems, key=lambda problem: problem.nearness).error(file)
    return found


def _divide(file: str, page: Page, tops: Sequence[_Top], found: Tables) -> None:
    """Cut a sheet into its tables; what stands below a heading that lacks a column belongs to no table."""
    above = page.lines[: tops[0][0]]
    found.misplaced += [(page, line) for line in above if _filled(line) >= _LIKE_DATA]
    titles = tuple(line.number for line in above if _filled(line) < _LIKE_DATA)
    if titles:
        found.left_out.append(Fault(Code.ROWS_ABOVE_HEADING, Place(file, page.name, titles)))
    ends = [at for at, _ in tops[1:]] + [len(page.lines)]
    for (at, places), end in zip(tops, ends, strict=True):
        if places.keys() >= _NEEDED:
            found.tables.append(Table(page, _heading(page.lines[at], places), page.lines[at + 1 : end]))
        else:
            found.left_out.append(_without_column(file, page, places, page.lines[at:end]))


def _without_column(file: str, page: Page, places: Mapping[str, Sequence[int]], lines: Sequence[Line]) -> Fault:
    numbers = tuple(line.number for line in lines)
    lacking = _named([key for key in REQUIRED if key not in places])
    place = Place(file, page.name, numbers)
    return Fault(Code.ROWS_UNDER_LACKING_HEADING, place, fields={"line": numbers[0], "columns": lacking})


@dataclass(frozen=True, slots=True)
class _Problem:
    """Why a sheet has no table: columns missing (all of them: it has no heading), or one that stands twice."""

    missing: tuple[str, ...]
    twice: str | None

    @classmethod
    def of(cls, page: Page, tops: Sequence[_Top]) -> _Problem:
        """Look at the heading that is at fault, or at the row that is most like one."""
        for _, places in tops:
            if _twice(places):
                return cls((), _twice(places))
        nearest = max((_places(line) for line in page.lines), key=lambda places: len(places.keys() & _NEEDED))
        return cls(tuple(key for key in REQUIRED if key not in nearest), None)

    @property
    def nearness(self) -> int:
        """How little is missing."""
        return -len(self.missing)

    def error(self, file: str) -> UsageError:
        """Return the error of a file all of whose sheets have a problem."""
        if self.twice:
            return UsageError(Code.UPLOAD_COLUMN_TWICE, Place(file), column=Phrase(COLUMNS[self.twice]))
        return UsageError(Code.UPLOAD_LACKS_COLUMNS, Place(file), columns=_named(self.missing))

    def left_out(self, file: str, page: Page) -> Fault:
        """Return a sheet that is not read while others are."""
        fields: dict[str, Field] = {"sheet": page.name, "n": len(page.lines)}
        if self.twice:
            code, fields["column"] = Code.SHEET_COLUMN_TWICE, Phrase(COLUMNS[self.twice])
        elif len(self.missing) > len(REQUIRED) - _LIKE_A_HEADING:
            code = Code.SHEET_WITHOUT_HEADING
        else:
            code, fields["columns"] = Code.SHEET_LACKS_COLUMNS, _named(self.missing)
        return Fault(code, Place(file, page.name, tuple(line.number for line in page.lines)), fields=fields)


_NEEDED = frozenset(REQUIRED)


def _named(columns: Sequence[str]) -> Several:
    return Several(tuple(Phrase(message("「{name}」"), name=Phrase(COLUMNS[key])) for key in columns))


def _is_like_a_heading(places: Mapping[str, Sequence[int]]) -> bool:
    return len(places.keys() & _NEEDED) >= _LIKE_A_HEADING


def _heading(line: Line, places: Mapping[str, Sequence[int]]) -> Heading:
    place = {key: found[0] for key, found in places.items()}
    names = {key: str(line.cells[at]) for key, at in place.items()}
    return Heading(place, names, max(i for i, cell in enumerate(line.cells, 1) if cell != ""))


def _twice(places: Mapping[str, Sequence[int]]) -> str | None:
    return next((key for key, found in places.items() if len(found) > 1), None)


def _places(line: Line) -> dict[str, list[int]]:
    """Return the columns whose headings stand in a row."""
    found: dict[str, list[int]] = {}
    for at, text in _short_texts(line):
        key = _known().get(fold(text))
        if key:
            found.setdefault(key, []).append(at)
    return found


def _short_texts(line: Line) -> Iterator[tuple[int, str]]:
    for at, cell in enumerate(line.cells):
        if isinstance(cell, str) and 0 < len(cell) <= _LONGEST_HEADING:
            yield at, cell


def _filled(line: Line) -> int:
    return sum(cell != "" for cell in line.cells)


@lru_cache(maxsize=1)
def _known() -> Mapping[str, str]:
    return {fold(heading): key for heading, key in headings().items()}
