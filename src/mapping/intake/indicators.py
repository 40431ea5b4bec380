"""Read a table of one figure for each layout unit, or for each district: which of the two it is, and its figures.

The two geographies differ: 洪山区 as a district is larger than the unit of that name, and 东湖高新区 is no district. A
table is of districts where all its names are names of districts, or where some can be nothing else; it is of units
where its names are units', each once.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from mapping.catalog.forms import DATE
from mapping.catalog.gazetteer import AmbiguousNameError, fold
from mapping.catalog.labels import LABEL_SETS
from mapping.errors import UnknownNameError, UsageError
from mapping.faults import Both, Place
from mapping.intake.columns import COMMA_DIVIDES
from mapping.intake.found import AcceptedRow, NameFound
from mapping.intake.rows import LONGEST_TEXT, number_text, text
from mapping.intake.values.fault import ValueFault
from mapping.intake.values.numbers import Number, read_number, says_nothing
from mapping.sentences import IntakeCode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.intake.ground import Ground
    from mapping.intake.pages import Cell
    from mapping.intake.rows import Rows
    from mapping.intake.wishes import Wishes

Geography = Literal["layout_unit", "district"]

_BRACKETS = re.compile(r"[（(\[【]([^（(\[【）)\]】]{1,20})[）)\]】]")
_UNIT_ABOVE = re.compile(r"(?:计量)?单位[：:]\s*([^\s，。；;,]{1,20})")
_NO_AMOUNT = re.compile(r"%|％|‰|/|每|人均|地均|亩均|密度|率|占比|比重|比例|增速|增长|指数|平均|per ")
_DATE = re.compile(DATE.pattern)
_ANY_SHEET = re.compile(r"(?:sheet|工作表)\s*\d*|指标数据|indicator", re.IGNORECASE)
_SERIAL_LIKE: Final = 0.5
_MOST_DIGITS: Final = 6
_FIGURES: Final = 15


@dataclass(frozen=True, slots=True)
class Area:
    """What a name of an area may be: a layout unit, a district, or both."""

    unit_id: str | None
    adcode: str | None


class Areas:
    """Finds units and districts by name, each different text once."""

    def __init__(self, ground: Ground, aliases: Mapping[str, str]) -> None:
        self._ground = ground
        self._aliases = {fold(written): unit_id for written, unit_id in aliases.items()}
        self._districts = {
            fold(form): adcode
            for adcode, names in ground.districts.items()
            for name in names
            for form in (name, f"武汉市{name}", adcode)
        }
        self._known: dict[str, Area] = {}

    def find(self, written: str) -> Area:
        """Return what a name may be."""
        if written not in self._known:
            key = fold(written) if len(written) <= 60 else ""  # noqa: PLR2004 - no name is longer
            self._known[written] = Area(self._unit(key), self._districts.get(key))
        return self._known[written]

    def _unit(self, key: str) -> str | None:
        if self._aliases.get(key) in self._ground.unit_names:
            return self._aliases[key]
        try:
            return self._ground.gazetteer.find(key) if key else None
        except (AmbiguousNameError, UnknownNameError):
            return None


def geography_of(areas: Sequence[Area]) -> Geography:
    """Return which geography a table is of."""
    known = {area for area in areas if area.unit_id or area.adcode}  # a row that stands twice decides nothing
    if known and all(area.adcode for area in known):
        return "district"
    units = Counter(area.unit_id for area in known)
    return "layout_unit" if None not in units and max(units.values(), default=0) <= 1 else "district"


def figure_column(rows: Rows, wishes: Wishes, ground: Ground) -> int:
    """Return the column of the figures: the one asked for, else the first that is one of figures.

    Raises:
        UsageError: no column has any.
    """
    asked = wishes.columns.get("value")
    if asked is None:
        wanted = wishes.indicator.get("column", "")
        asked = (
            int(wanted)
            if wanted.isdigit()
            else next((at for at, t in enumerate(rows.table.texts) if t == wanted and t), None)
        )
    if asked is not None:
        return asked
    named = rows.table.places.get("value")
    if named:
        return named[0]
    known = ground.headings[wishes.kind]
    for at in range(len(rows.table.texts)):
        cells = [cell for cell in rows.cells(at) if not says_nothing(cell)]
        if known.field_of(rows.table.texts[at]) or not cells:
            continue
        if sum(_is_figure(cell) for cell in cells) >= _SERIAL_LIKE * len(cells):
            return at
    raise UsageError(IntakeCode.INDICATOR_WITHOUT_FIGURES, Place(rows.file))


def _is_figure(cell: Cell) -> bool:
    try:
        read_number(cell)
    except ValueFault:
        return False
    return True


def read_indicator(
    rows: Rows, wishes: Wishes, ground: Ground
) -> tuple[Geography, dict[str, str], tuple[NameFound, ...], list[AcceptedRow]]:
    """Return the geography, what the indicator is called and counts, the names, and a row for each area.

    Raises:
        UsageError: no column of figures.
    """
    areas = Areas(ground, wishes.aliases)
    at = rows.table.places["unit"][0]
    written = [text(cell) for cell in rows.cells(at)]
    found = [areas.find(one) for one in written]
    asked = wishes.indicator.get("geography")
    geography: Geography = "district" if asked == "district" else "layout_unit" if asked else geography_of(found)
    value = figure_column(rows, wishes, ground)
    numbers = _numbers(rows, value)
    measure = _measure(rows, value, numbers)
    seen: dict[str, int] = {}
    accepted = []
    for row, one, area, number in zip(rows.whole, written, found, numbers, strict=True):
        area_id = area.adcode if geography == "district" else area.unit_id
        if area_id is None:
            code, fields = _no_area(area, geography)
            rows.note(row, code, at, one, **fields)
        elif area_id in seen:
            rows.note(row, IntakeCode.AREA_TWICE, at, one, other=seen[area_id])
        else:
            seen[area_id] = rows.numbers[row]
        if number is not None and number.measure and measure and fold(number.measure) != fold(measure):
            rows.note(row, IntakeCode.FIGURE_MEASURE_DIFFERS, value, "", measure=number.measure, other=measure)
        if row in rows.waiting or area_id is None:
            continue
        if number is None:
            rows.note(row, IntakeCode.FIGURE_EMPTY, value)
        cells = {"area_id": area_id} | ({} if number is None else {"value": number_text(number.value, _FIGURES)})
        accepted.append(AcceptedRow(rows.numbers[row], cells, is_added=number is not None))
    names = _names(rows, written, found, geography)
    return geography, _described(rows, wishes, value, measure, accepted, geography), names, accepted


def _numbers(rows: Rows, column: int) -> list[Number | None]:
    comma = rows.table.page.delimiter in COMMA_DIVIDES
    numbers: list[Number | None] = []
    for row, cell in zip(rows.whole, rows.cells(column), strict=True):
        if says_nothing(cell):
            numbers.append(None)
            continue
        try:
            numbers.append(read_number(cell, comma_divides=comma))
        except ValueFault as fault:
            rows.note(row, fault.code, column, cell, **fault.fields)
            numbers.append(None)
    return numbers


def _measure(rows: Rows, column: int, numbers: Sequence[Number | None]) -> str:
    """Return the unit of measure: what the cells say themselves, else the heading, else what stands above the table."""
    told = Counter(number.measure for number in numbers if number is not None and number.measure)
    if told:
        return told.most_common(1)[0][0] or ""
    stated = _told(rows, "measure")
    if len(stated) == 1:
        return stated[0]
    brackets = _BRACKETS.findall(rows.heading(column))
    if brackets:
        return str(brackets[-1]).strip()
    above = (match[1] for line in rows.table.above if (match := _UNIT_ABOVE.search(line)))
    return next(above, "")


def _no_area(area: Area, geography: Geography) -> tuple[IntakeCode, dict[str, Both]]:
    """Return why a name is no area of the table's geography."""
    if area.unit_id is None and area.adcode is None:
        return IntakeCode.AREA_UNKNOWN, {}
    label = LABEL_SETS["indicator_geography"][geography]
    return IntakeCode.AREA_NOT_OF_GEOGRAPHY, {"geography": Both(label.zh, label.en)}


def _names(rows: Rows, written: Sequence[str], found: Sequence[Area], geography: Geography) -> tuple[NameFound, ...]:
    by_name: dict[str, tuple[list[int], Area]] = {}
    for row, one, area in zip(rows.whole, written, found, strict=True):
        by_name.setdefault(one, ([], area))[0].append(rows.numbers[row])
    names = []
    for one, (numbers, area) in by_name.items():
        area_id = area.adcode if geography == "district" else area.unit_id
        names.append(NameFound(one, tuple(numbers), area_id, "name" if area_id else "unknown"))
    return tuple(names)


def _described(  # noqa: PLR0913, PLR0917 - what an indicator is made of
    rows: Rows, wishes: Wishes, column: int, measure: str, accepted: Sequence[AcceptedRow], geography: Geography
) -> dict[str, str]:
    """Return what the indicator is called and counts, as far as the table tells; what somebody has said goes before."""
    name = _name(rows, column)
    digits = max((len(row.cells["value"].partition(".")[2]) for row in accepted if "value" in row.cells), default=0)
    dates = [date for date in _told(rows, "date") if _DATE.fullmatch(date)]
    guessed = {
        "name_zh": name,
        "value_unit": measure,
        "digits": str(min(digits, _MOST_DIGITS)),
        "is_amount": "" if _NO_AMOUNT.search(f"{name} {measure}") else "yes",
        "date": dates[0] if len(dates) == 1 else "",
        "note_zh": "；".join((*_told(rows, "note"), *_told(rows, "source")))[:LONGEST_TEXT],
    }
    said = {key: one for key, one in wishes.indicator.items() if key not in {"column", "geography"}}
    return {**guessed, **said, "geography": geography, "column": str(column)}


def _name(rows: Rows, column: int) -> str:
    """Return what figures are called: their heading; where that says nothing, a title, the sheet or the file."""
    heading = rows.heading(column)
    if column not in rows.table.places.get("value", ()) and not heading.isdigit():
        return _BRACKETS.sub("", heading).strip() or heading
    titles = (title for title in rows.table.above if not _UNIT_ABOVE.search(title))
    sheet = "" if _ANY_SHEET.fullmatch(rows.table.page.name) else rows.table.page.name
    name = next(titles, "") or sheet or rows.file.rpartition(".")[0] or rows.file
    return f"{name} {heading}" if heading.isdigit() else name


def _told(rows: Rows, key: str) -> tuple[str, ...]:
    """Return the different texts of a column, in the order of the table."""
    found = rows.of_field(key)
    texts = (text(cell) for cell in found[1] if not says_nothing(cell)) if found else ()
    return tuple(dict.fromkeys(texts))
