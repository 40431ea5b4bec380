"""Read reported values of the units' targets from a spreadsheet; a row at fault is named, the rest is kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from mapping.catalog import labels
from mapping.catalog.gazetteer import AmbiguousNameError, fold
from mapping.errors import UnknownNameError
from mapping.i18n import message, translator
from mapping.insight.targets.actual_tables import REQUIRED, LeftOut, find_tables, headings, where
from mapping.insight.targets.actual_values import CellError, check_is_value, check_measure, read_value, text_of
from mapping.insight.targets.plan import city_table, goals
from mapping.intake.pages import LONGEST_CELL, Flaw
from mapping.intake.reading import read_pages, whole_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mapping.catalog import Catalog
    from mapping.catalog.records import Target
    from mapping.i18n import Translate
    from mapping.insight.targets.actual_tables import Heading, Table
    from mapping.insight.targets.plan import Goal
    from mapping.intake.pages import Cell, Line, Page
    from mapping.view import View

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
_LONGEST = 40
"""Characters of a cell that a sentence repeats, and of a name that is worth comparing."""


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
class RowFault:
    """What is wrong with one row, in the reader's language; ``text`` says it all in one sentence.

    ``line`` counts as the spreadsheet does, in its ``sheet`` (empty where the file has only one). ``column`` is None
    where the whole row is meant, ``value`` where the cell is empty.
    """

    sheet: str
    line: int
    column: str | None
    value: str | None
    problem: str
    remedy: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out of a file.

    Values, faults of rows that were set aside, rows of which the value is not filled in yet, and rows that were not
    read at all, by name. Each row with content is one of these four, or one of the ``headings``.
    """

    file: str
    actuals: tuple[Actual, ...]
    faults: tuple[RowFault, ...]
    blank: int
    left_out: tuple[LeftOut, ...]
    headings: int


def read_actuals(file: str, data: bytes, catalog: Catalog, view: View) -> Reading:
    """Read a file; ``file`` is the name it is called by in sentences. Targets are those of the view's edition.

    Raises:
        UsageError: the file as a whole cannot be used: no spreadsheet, too large, empty, a column missing.
    """
    return actuals_of(file, read_pages(file, data, translator(view.lang), headings()), catalog, view)


def actuals_of(file: str, pages: Sequence[Page], catalog: Catalog, view: View) -> Reading:
    """Return what the sheets of a file report.

    Raises:
        UsageError: none of them has all columns that are needed, or there are no rows below the headings.
    """
    t = translator(view.lang)
    # a sheet is named only where there are several
    named = pages if len(pages) > 1 else [replace(page, name="") for page in pages]
    found = find_tables(file, named, t)
    reader = _Reader(file, catalog, view.edition, t)
    for page, line in found.misplaced:
        reader.note(page.name, line.number, CellError(None, t("在标题行之上"), t("移到标题行下面")))
    for table in found.tables:
        for line in table.lines:
            reader.read(table, line)
    if not (reader.actuals or reader.faults or reader.blank):
        raise whole_file(file, t("只有标题，没有数据"), t("在标题下逐行填写后再上传"), t)
    order = {page.name: place for place, page in enumerate(named)}
    faults = sorted(reader.faults, key=lambda fault: (order[fault.sheet], fault.line))
    return Reading(
        file,
        tuple(reader.actuals.values()),
        tuple(faults),
        reader.blank,
        (*found.left_out, *reader.unused()),
        len(found.tables),
    )


@dataclass(slots=True)
class _Reader:
    """Reads one row after the other and remembers which targets were reported already."""

    file: str
    catalog: Catalog
    edition: str
    t: Translate
    actuals: dict[tuple[str, str], Actual] = field(default_factory=dict)
    faults: list[RowFault] = field(default_factory=list)
    blank: int = 0
    goals: Mapping[str, Goal] = field(init=False)
    notes: dict[str, list[int]] = field(default_factory=dict)
    guesses: dict[str, str] = field(default_factory=dict)

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
            value = text_of(cells[fault.column])[:_LONGEST] if fault.column else ""
            self.note(sheet, line.number, fault, column, value)

    def _keep(self, actual: Actual) -> None:
        t = self.t
        before = self.actuals.setdefault((actual.unit_id, actual.target_id), actual)
        if before is not actual:
            problem = t("与{where}重复，没有采用", where=where(before.sheet, (before.line,), t))
            raise CellError("target", problem, t("同一单元的同一目标只留一行"))

    def _check_shape(self, heading: Heading, line: Line) -> None:
        """Refuse a row whose cells may stand under the wrong heading, or may have swallowed the next row."""
        t = self.t
        if line.flaw is Flaw.QUOTE:
            raise CellError(None, t("的双引号没有成对"), t("删去多余的双引号，或补上另一个"))
        if line.flaw is Flaw.LINE_BREAK:
            raise CellError(None, t("的单元格中有换行"), t("删去换行；不是换行的，补上缺少的双引号"))
        if line.flaw is Flaw.LONG:
            raise CellError(None, t("的单元格太长"), t("每格最多 {n} 字", n=f"{LONGEST_CELL:,}"))
        # programs leave out empty cells at the end of a row, so only columns that must be filled in count
        if len(line.cells) <= max(heading.place[key] for key in REQUIRED):
            raise CellError(None, t("的单元格比标题少"), t("补上缺少的单元格，空的也要留逗号"))
        if any(cell != "" for cell in line.cells[heading.width :]):
            raise CellError(None, t("的单元格比标题多"), t("删去多余的逗号；文字中有逗号时给整格加上双引号"))

    def _actual(self, table: Table, number: int, cells: Mapping[str, Cell]) -> Actual:
        t = self.t
        for column, cell in cells.items():
            check_is_value(column, cell, t)
        unit_id = self._unit(text_of(cells["unit"]))
        target = self._target(text_of(cells["target"]), unit_id)
        check_measure(text_of(cells["measure"]), target, self.goals[fold(target.target_id)], t)
        return Actual(
            unit_id=unit_id,
            target_id=target.target_id,
            value=read_value(cells["value"], target, t, comma_divides=table.page.delimiter in _COMMA_DIVIDES),
            date=self._remark("date", cells),
            source=self._remark("source", cells),
            line=number,
            sheet=table.page.name,
        )

    def _unit(self, name: str) -> str:
        t = self.t
        if not name:
            raise CellError("unit", t("是空的"), t("写布局单元的名称或编号"))
        try:
            return self.catalog.gazetteer.find(name)
        except AmbiguousNameError as error:
            units = t("、").join(self.catalog.unit(unit_id).label_zh for unit_id in error.candidates)
            raise CellError("unit", t("可以指多个布局单元：{units}", units=units), t("写全称或编号")) from None
        except UnknownNameError as error:
            unknown = error
        if fold(name) in _COUNTED_APART:
            raise CellError("unit", t("是单独统计的区域，不是布局单元"), t("删去这一行"))
        near = self._guess(name, lambda: unknown.suggestions)
        remedy = t("是否指：{near}；写名称或编号", near=near) if near else t("写布局单元的名称或编号")
        raise CellError("unit", t("不是布局单元"), remedy)

    def _target(self, name: str, unit_id: str) -> Target:
        t = self.t
        if not name:
            raise CellError("target", t("是空的"), t("写目标的名称或编号"))
        goal = self.goals.get(fold(name))
        if goal is None:
            raise self._unknown_target(name)
        if unit_id not in goal.of:
            problem = t("没有下达给{unit}", unit=self.catalog.unit(unit_id).label_zh)
            raise CellError("target", problem, t("核对布局单元，或删去这一行"))
        return goal.of[unit_id]

    def _unknown_target(self, name: str) -> CellError:
        t = self.t
        city = {fold(text) for x in city_table(self.catalog, self.edition) for text in (x.target_id, x.name_zh)}
        if fold(name) in city:
            return CellError("target", t("只是全市的目标，没有下达到布局单元"), t("删去这一行"))
        known = [text for goal in self.goals.values() for text in (goal.target_id, goal.first.name_zh)]
        near = self._guess(name, lambda: get_close_matches(name[:_LONGEST], known, n=1, cutoff=0.5))
        remedy = t("是否指：{near}；写名称或编号", near=near) if near else t("从模板中抄目标的名称或编号")
        return CellError("target", t("不是单元目标"), remedy)

    def _guess(self, name: str, look: Callable[[], Iterable[str]]) -> str:
        """Return what may be meant by a name. Looking is slow, and after so many wrong ones it is no slip any more."""
        if name not in self.guesses:
            self.guesses[name] = self.t("、").join(look()) if len(self.guesses) < _MOST_GUESSED else ""
        return self.guesses[name]

    def _remark(self, column: str, cells: Mapping[str, Cell]) -> str:
        text = text_of(cells.get(column, ""))
        if len(text) > _LONGEST_REMARK:
            raise CellError(column, self.t("太长"), self.t("写短一些，最多 {n} 字", n=_LONGEST_REMARK))
        return text

    def note(self, sheet: str, number: int, fault: CellError, column: str | None = None, value: str = "") -> None:
        """Set a row aside, and say why."""
        place = {"file": self.file, "where": where(sheet, (number,), self.t), "column": column, "value": value}
        said = {"problem": fault.problem, "remedy": fault.remedy}
        if column is None:
            text = self.t("{file} {where}{problem}；{remedy}。", **place, **said)
        elif value:
            text = self.t("{file} {where}「{column}」列的值「{value}」{problem}；{remedy}。", **place, **said)
        else:
            text = self.t("{file} {where}「{column}」列{problem}；{remedy}。", **place, **said)
        self.faults.append(RowFault(sheet, number, column, value or None, fault.problem, fault.remedy, text))

    def unused(self) -> Iterator[LeftOut]:
        """Yield the rows that report nothing: notes below a table, and the like."""
        for sheet, numbers in self.notes.items():
            text = self.t("{where}既没有目标，也没有实际值，没有读。", where=where(sheet, numbers, self.t))
            yield LeftOut(sheet, tuple(numbers), text)


def _goals_by_name(catalog: Catalog, edition: str) -> dict[str, Goal]:
    return {
        fold(name): goal
        for goal in goals(catalog, edition)
        for name in (goal.target_id, goal.first.name_zh, goal.first.name_en)
    }
