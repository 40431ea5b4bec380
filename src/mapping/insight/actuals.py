"""Read reported values of the units' targets from a spreadsheet; a row at fault is named, the rest is kept."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from mapping.catalog.gazetteer import AmbiguousNameError, fold
from mapping.errors import UnknownNameError
from mapping.i18n import LANGUAGES, message, translator
from mapping.insight.spreadsheet import Flaw, Line, Page, read_pages, whole_file
from mapping.insight.targets import goals, required

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.catalog import Catalog
    from mapping.catalog.records import Target
    from mapping.i18n import Translate
    from mapping.insight.spreadsheet import Cell
    from mapping.insight.targets import Goal

COLUMNS = {
    "unit": message("布局单元"),
    "target": message("目标"),
    "value": message("实际值"),
    "measure": message("计量单位"),
    "date": message("数据日期"),
    "source": message("来源"),
}
"""Columns that are read, by their Chinese headings; their English is read as well."""

HINTS = (
    message("在“实际值”一列填数，不带单位；没有数据的行留空即可，留空不算零。"),
    message("布局单元写名称、别名或编号；目标写名称或编号；计量单位照模板，不做换算。"),
    message("百分数写 45，不写 45% 或 0.45；是否类目标写“是”或“否”。"),
    message("数据日期与来源可以不填。其余各列只供对照，不会读取。"),
    message("同一单元的同一目标只填一行。文件不超过 5 MB、5000 行。"),
)
"""How to fill in a file, one sentence a line."""

REQUIRED = ("unit", "target", "value", "measure")
_HEADING_WITHIN = 10
_LONGEST = 40
_NUMBER = re.compile(r"(\d+|\d{1,3}(,\d{3})+)(\.\d+)?(e[+-]?\d{1,3})?")
_YES = {"是", "1", "yes", "true", "已完成", "done"}
_NO = {"否", "0", "no", "false", "未完成"}
_FLAG_MEASURES = {"", "是", "是/否", "yes", "yes/no"}
PERCENT = "%"
_WHOLE = 100
_COUNTED = {"个", "栋", "家", "户"}
_MOST = 1e9
_MOST_TIMES = 1000


@dataclass(frozen=True, slots=True)
class Actual:
    """One value that was reported; of a yes it is 1 or 0. ``line`` is the row of the file it stands in."""

    unit_id: str
    target_id: str
    value: float
    date: str
    source: str
    line: int


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with one row, in the reader's language; ``text`` says it all in one sentence.

    ``line`` counts as the spreadsheet does. ``column`` is None where the whole row is meant, ``value`` where the cell
    is empty.
    """

    line: int
    column: str | None
    value: str | None
    problem: str
    remedy: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out of a file: values, faults of rows that were set aside, and rows left empty (not yet reported)."""

    file: str
    actuals: tuple[Actual, ...]
    faults: tuple[RowFault, ...]
    blank: int


class _RowError(Exception):
    """A row that cannot be used: which of its columns, and why."""

    def __init__(self, column: str | None, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.column, self.problem, self.remedy = column, problem, remedy


def read_actuals(file: str, data: bytes, catalog: Catalog, lang: str = "zh") -> Reading:
    """Read a file; ``file`` is the name it is called by in sentences, which are in ``lang``.

    Raises:
        UsageError: the file as a whole cannot be used: no spreadsheet, too large, empty, a column missing.
    """
    t = translator(lang)
    heading, lines = _table(file, read_pages(file, data, t), t)
    reader = _Reader(file, catalog, heading, t)
    for line in lines:
        reader.read(line)
    if not (reader.actuals or reader.faults or reader.blank):
        raise whole_file(file, t("只有标题，没有数据"), t("在标题下逐行填写后再上传"), t)
    return Reading(file, tuple(reader.actuals.values()), tuple(reader.faults), reader.blank)


@dataclass(frozen=True, slots=True)
class _Heading:
    """Where the columns are, and what the file itself calls them."""

    place: Mapping[str, int]
    names: Mapping[str, str]
    width: int


def _table(file: str, pages: tuple[Page, ...], t: Translate) -> tuple[_Heading, tuple[Line, ...]]:
    """Find the heading: of all first rows of all sheets the one that has most of the columns."""
    candidates = [(page, i) for page in pages for i in range(min(_HEADING_WITHIN, len(page.lines)))]
    page, index = max(candidates, key=lambda c: len(_places(c[0].lines[c[1]]).keys() & set(REQUIRED)))
    line = page.lines[index]
    places = _places(line)
    missing = [t(COLUMNS[key]) for key in REQUIRED if key not in places]
    if missing:
        named = t("、").join(t("「{name}」", name=name) for name in missing)
        raise whole_file(file, t("缺少列：{named}", named=named), t("补上这些列，或下载模板填写"), t)
    twice = [t(COLUMNS[key]) for key, found in places.items() if len(found) > 1]
    if twice:
        raise whole_file(file, t("的「{name}」列出现了两次", name=twice[0]), t("只留一列"), t)
    place = {key: found[0] for key, found in places.items()}
    names = {key: str(line.cells[at]) for key, at in place.items()}
    width = max(i for i, cell in enumerate(line.cells, 1) if cell != "")
    return _Heading(place, names, width), page.lines[index + 1 :]


def _places(line: Line) -> dict[str, list[int]]:
    known = {fold(translator(lang)(name)): key for key, name in COLUMNS.items() for lang in LANGUAGES}
    found: dict[str, list[int]] = {}
    for at, cell in enumerate(line.cells):
        key = known.get(fold(str(cell)))
        if key:
            found.setdefault(key, []).append(at)
    return found


@dataclass(slots=True)
class _Reader:
    """Reads one row after the other and remembers which targets were reported already."""

    file: str
    catalog: Catalog
    heading: _Heading
    t: Translate
    actuals: dict[tuple[str, str], Actual] = field(default_factory=dict)
    faults: list[RowFault] = field(default_factory=list)
    blank: int = 0
    goals: Mapping[str, Goal] = field(init=False)

    def __post_init__(self) -> None:
        self.goals = _goals_by_name(self.catalog)

    def read(self, line: Line) -> None:
        """Keep what a row reports, or note what is wrong with it."""
        cells = {key: line.cells[at] if at < len(line.cells) else "" for key, at in self.heading.place.items()}
        try:
            self._check_shape(line)
            if cells["value"] == "":
                self.blank += 1
                return
            self._keep(self._actual(line.number, cells))
        except _RowError as fault:
            self.faults.append(self._named(line.number, cells, fault))

    def _keep(self, actual: Actual) -> None:
        t = self.t
        before = self.actuals.setdefault((actual.unit_id, actual.target_id), actual)
        if before is not actual:
            problem = t("与第 {line} 行重复，没有采用", line=before.line)
            raise _RowError("target", problem, t("同一单元的同一目标只留一行"))

    def _check_shape(self, line: Line) -> None:
        """Refuse a row whose cells may stand under the wrong heading, or may have swallowed the next row."""
        t = self.t
        if line.flaw is Flaw.QUOTE:
            raise _RowError(None, t("的双引号没有成对"), t("删去多余的双引号，或补上另一个"))
        if line.flaw is Flaw.LINE_BREAK:
            raise _RowError(None, t("的单元格中有换行"), t("删去换行；不是换行的，补上缺少的双引号"))
        # programs leave out empty cells at the end of a row, so only columns that must be filled in count
        if len(line.cells) <= max(self.heading.place[key] for key in REQUIRED):
            raise _RowError(None, t("的单元格比标题少"), t("补上缺少的单元格，空的也要留逗号"))
        if any(cell != "" for cell in line.cells[self.heading.width :]):
            raise _RowError(None, t("的单元格比标题多"), t("删去多余的逗号；文字中有逗号时给整格加上双引号"))

    def _actual(self, number: int, cells: Mapping[str, Cell]) -> Actual:
        unit_id = self._unit(_text(cells["unit"]))
        target = self._target(_text(cells["target"]), unit_id)
        _check_measure(_text(cells["measure"]), target, self.goals[fold(target.target_id)], self.t)
        return Actual(
            unit_id=unit_id,
            target_id=target.target_id,
            value=self._value(cells["value"], target),
            date=_text(cells.get("date", "")),
            source=_text(cells.get("source", "")),
            line=number,
        )

    def _unit(self, name: str) -> str:
        t = self.t
        if not name:
            raise _RowError("unit", t("是空的"), t("写布局单元的名称或编号"))
        try:
            return self.catalog.gazetteer.find(name)
        except AmbiguousNameError as error:
            units = t("、").join(self.catalog.unit(unit_id).label_zh for unit_id in error.candidates)
            raise _RowError("unit", t("可以指多个布局单元：{units}", units=units), t("写全称或编号")) from None
        except UnknownNameError as error:
            near = t("、").join(error.suggestions)
            remedy = t("是否指：{near}；写名称或编号", near=near) if near else t("写布局单元的名称或编号")
            raise _RowError("unit", t("不是布局单元"), remedy) from None

    def _target(self, name: str, unit_id: str) -> Target:
        t = self.t
        if not name:
            raise _RowError("target", t("是空的"), t("写目标的名称或编号"))
        goal = self.goals.get(fold(name))
        if goal is None:
            raise self._unknown_target(name)
        if unit_id not in goal.of:
            problem = t("没有下达给{unit}", unit=self.catalog.unit(unit_id).label_zh)
            raise _RowError("target", problem, t("核对布局单元，或删去这一行"))
        return goal.of[unit_id]

    def _unknown_target(self, name: str) -> _RowError:
        t = self.t
        city = {fold(text) for x in self.catalog.targets if x.scope == "city" for text in (x.target_id, x.name_zh)}
        if fold(name) in city:
            return _RowError("target", t("只是全市的目标，没有下达到布局单元"), t("删去这一行"))
        known = [text for goal in self.goals.values() for text in (goal.target_id, goal.first.name_zh)]
        near = get_close_matches(name, known, n=1, cutoff=0.5)
        remedy = t("是否指：{near}；写名称或编号", near=near[0]) if near else t("从模板中抄目标的名称或编号")
        return _RowError("target", t("不是单元目标"), remedy)

    def _value(self, cell: Cell, target: Target) -> float:
        t = self.t
        if target.is_flag:
            return _yes_or_no(cell, t)
        value = cell if isinstance(cell, float) else _number(_text(cell), percent=target.value_unit == PERCENT)
        if not math.isfinite(value):
            raise _RowError("value", t("不是数"), t("写一个数，不带单位"))
        if value < 0:
            raise _RowError("value", t("是负数"), t("写不小于 0 的数"))
        if target.value_unit == PERCENT:
            _check_percent(value, target, t, signed=isinstance(cell, str) and _signed(cell))
        _check_size(value, target, t)
        return value

    def _named(self, number: int, cells: Mapping[str, Cell], fault: _RowError) -> RowFault:
        column = self.heading.names[fault.column] if fault.column else None
        value = _text(cells[fault.column])[:_LONGEST] if fault.column else ""
        place = {"file": self.file, "line": number, "column": column, "value": value}
        said = {"problem": fault.problem, "remedy": fault.remedy}
        if column is None:
            text = self.t("{file} 第 {line} 行{problem}；{remedy}。", **place, **said)
        elif value:
            text = self.t("{file} 第 {line} 行「{column}」列的值「{value}」{problem}；{remedy}。", **place, **said)
        else:
            text = self.t("{file} 第 {line} 行「{column}」列{problem}；{remedy}。", **place, **said)
        return RowFault(number, column, value or None, fault.problem, fault.remedy, text)


def _goals_by_name(catalog: Catalog) -> dict[str, Goal]:
    return {
        fold(name): goal for goal in goals(catalog) for name in (goal.target_id, goal.first.name_zh, goal.first.name_en)
    }


def _text(cell: Cell) -> str:
    """Return a cell as it reads in the spreadsheet."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    return f"{cell:.15g}" if isinstance(cell, float) else cell


def _check_measure(measure: str, target: Target, goal: Goal, t: Translate) -> None:
    """Refuse a unit of measure that is not the target's: a value is never converted, still less guessed."""
    wrong = t("与目标不符") if measure else t("是空的")
    if target.is_flag:
        if fold(measure) not in _FLAG_MEASURES:
            raise _RowError("measure", wrong, t("写「{measure}」，或留空", measure=target.value_unit))
        return
    allowed = {fold(unit) for row in goal.of.values() for unit in (row.value_unit, row.value_unit_en)}
    if fold(measure) not in allowed:
        raise _RowError("measure", wrong, t("换算成「{measure}」，并写明这个单位", measure=target.value_unit))


def _number(text: str, *, percent: bool) -> float:
    """Read a number with or without thousands commas, a percent sign only where percent are asked for; else NaN."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").lower().lstrip("+")
    if percent:
        plain = plain.removesuffix(PERCENT)
    sign = -1 if plain.startswith("-") else 1
    plain = plain.removeprefix("-")
    return sign * float(plain.replace(",", "")) if _NUMBER.fullmatch(plain) else math.nan


def _signed(text: str) -> bool:
    return unicodedata.normalize("NFKC", text).rstrip().endswith(PERCENT)


def _check_percent(value: float, target: Target, t: Translate, *, signed: bool) -> None:
    """Refuse what nobody can tell from a fraction, unless its percent sign is written out; and more than the whole."""
    if 0 < value <= 1 and not signed:
        # 45% typed into a spreadsheet is kept as 0.45, and is saved as 0.45 by some programs
        meant = {"percent": f"{value * 100:.10g}", "value": f"{value:.10g}"}
        remedy = t("若指 {percent}%，写 {percent}；确实是 {value}%，写成文本「{value}%」", **meant)
        raise _RowError("value", t("可能是比例或带百分号的单元格"), remedy)
    if value > _WHOLE and ("占比" in target.name_zh or "share" in target.name_en.casefold()):
        raise _RowError("value", t("大于 100，而占比不超过 100%"), t("核对后写 0 到 100 的数"))


def _check_size(value: float, target: Target, t: Translate) -> None:
    """Refuse a part of a thing that is counted, and a value that only a slip of the pen explains."""
    if target.value_unit in _COUNTED and not value.is_integer():
        raise _RowError("value", t("不是整数"), t("按「{measure}」计的目标写整数", measure=target.value_unit))
    most = min(_MOST, (required(target) or _MOST) * _MOST_TIMES)
    if value > most:
        problem = t("大于 {most}，远超目标值", most=f"{most:,.10g}")
        raise _RowError("value", problem, t("核对数值与计量单位后改正"))


def _yes_or_no(cell: Cell, t: Translate) -> float:
    text = fold(_text(cell))
    if text in _YES:
        return 1.0
    if text in _NO:
        return 0.0
    raise _RowError("value", t("不是「是」或「否」"), t("写「是」或「否」"))
