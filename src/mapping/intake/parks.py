"""Read a list of parks by its contract.

A row waits whose name is empty, whose unit is unknown, where a figure is none, an area not above 0, or a point outside
the city. Everything else is a warning: the cell is left out or read as the default, and that is said.
"""

from __future__ import annotations

import re
from math import floor, log10
from typing import TYPE_CHECKING, Final

from mapping.catalog.gazetteer import fold
from mapping.catalog.labels import LABEL_SETS, PARK_LEVELS
from mapping.catalog.records_places import UNIT_ZONE
from mapping.faults import Both, Phrase, Quoted, Several
from mapping.intake.columns import COMMA_DIVIDES
from mapping.intake.places import Placed, source_datum
from mapping.intake.rows import LONGEST_NAME, LONGEST_TEXT, number_text, text
from mapping.intake.values.fault import ValueFault
from mapping.intake.values.measures import read_measured
from mapping.intake.values.numbers import read_number, says_nothing, text_of
from mapping.intake.values.years import read_year
from mapping.intake.words import Read
from mapping.sentences import IntakeCode
from mapping.sentences.values import ValueCode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mapping.intake.ground import Ground
    from mapping.intake.names import Names
    from mapping.intake.pages import Cell
    from mapping.intake.rows import Rows
    from mapping.intake.words import Words

SMALLEST_KM2: Final = 0.0001
LARGEST_KM2: Final = 8600.0
"""What the table of parks takes; the city has 8,569 km²."""

_AREA_DECIMALS: Final = 4

_HAN = "[\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef]"
_SPACE_AT_HAN = re.compile(rf"(?<={_HAN})\s+|\s+(?={_HAN})")
_WEB = re.compile(r"https?://\S+")

_KIND_WORDS: Final = (
    (
        "development_zone",
        ("开发区", "经开区", "高新区", "保税区", "综保区", "新技术产业区", "development zone", "zone"),
    ),
    ("base", ("基地", "base")),
    ("building", ("楼宇", "大厦", "写字楼", "孵化器", "众创空间", "building", "incubator")),
    ("street_or_market", ("街区", "街", "市场", "street", "market")),
    ("planned_area", ("片区", "规划区", "新城", "组团", "planned")),
    ("park", ("园", "园区", "工业区", "集聚区", "park", "港", "城", "谷")),
)
"""Words with which a kind may end that is no label of ours; the first that fits."""


def clean_name(cell: Cell) -> str:
    """Return a name without white space beside Chinese, and single spaces between other words."""
    return _SPACE_AT_HAN.sub("", text(cell))


def names(rows: Rows) -> list[str]:
    """Return the names; a row without one waits, whatever else it holds."""
    column = rows.table.places["name"][0]
    read = rows.read("name", _name, "", unread=False) or []
    for row, name in zip(rows.whole, read, strict=True):
        if not name and row not in rows.waiting:
            rows.note(row, IntakeCode.NAME_EMPTY, column)
    return [_cut(rows, row, column, name, LONGEST_NAME) for row, name in zip(rows.whole, read, strict=True)]


def _name(cell: Cell) -> str:
    return "" if says_nothing(cell) else clean_name(_value(cell))


def _value(cell: Cell) -> Cell:
    """Return a cell that has a value.

    Raises:
        ValueFault: an error, or a formula whose result was not saved.
    """
    text_of(cell)
    return cell


def units(rows: Rows, find: Names, empty: ValueFault) -> list[str | None]:
    """Return the units that rows state, None where one waits for its unit."""
    column = rows.table.places["unit"][0]

    def unit(cell: Cell) -> str | None:
        if says_nothing(cell):
            raise empty
        return find.read(_value(cell))

    read = rows.read("unit", unit, None, unread=False) or []
    for row, cell in zip(rows.whole, rows.cells(column), strict=True):
        if cell == "":
            rows.note(row, empty.code, column)
    return read


def texts(rows: Rows, key: str, most: int = LONGEST_TEXT) -> list[str] | None:
    """Return a column of text."""
    read = rows.read(key, lambda cell: "" if says_nothing(cell) else text(cell), "")
    if read is None:
        return None
    column = rows.table.places[key][0]
    return [_cut(rows, row, column, one, most) for row, one in zip(rows.whole, read, strict=True)]


def _cut(rows: Rows, row: int, column: int, one: str, most: int) -> str:
    if len(one) <= most:
        return one
    rows.note(row, IntakeCode.TEXT_CUT, column, one, most=most)
    return one[:most]


def sources(rows: Rows) -> tuple[list[str], list[str]] | None:
    """Return the web addresses that rows have for a source, and what else they have for one."""
    read = rows.read("source", _source, ("", ""))
    if read is None:
        return None
    return [address for address, _ in read], [other for _, other in read]


def _source(cell: Cell) -> tuple[str, str]:
    found = "" if says_nothing(cell) else text(cell)
    if _WEB.fullmatch(found):
        return found, ""
    if found.casefold().startswith(("http", "www.")):
        raise ValueFault(IntakeCode.ADDRESS_NOT_WEB)
    return "", found[:LONGEST_TEXT]


def coded(label_set: str, code: IntakeCode, other: Callable[[str], str] = lambda _: "") -> Callable[[Cell], str]:
    """Return what reads a coded column: a value, a label in either language, or what ``other`` makes of a text."""
    values = LABEL_SETS[label_set]
    known = {
        fold(name): key
        for key, label in reversed(tuple(values.items()))
        for name in (key, label.zh, label.en)
        if key != UNIT_ZONE
    }

    def read(cell: Cell) -> str:
        if says_nothing(cell):
            return ""
        found = known.get(fold(text(cell))) or other(text(cell))
        if not found:
            allowed = {label.zh: Both(label.zh, label.en) for key, label in values.items() if key != UNIT_ZONE}
            raise ValueFault(code, allowed=Several(tuple(allowed.values())))
        return found

    return read


def _begun(written: str) -> str:
    """Return the level that a text begins with: 国家级高新区 is 国家级."""
    return next((level for level in PARK_LEVELS if fold(written).startswith(level)), "")


_LEVELS = coded("park_level", IntakeCode.LEVEL_UNKNOWN, _begun)


def _level(cell: Cell) -> tuple[str, str]:
    """Return a level, and what the list says of it beyond its name."""
    level, written = _LEVELS(cell), text(cell)
    names = LABEL_SETS["park_level"].get(level)
    return level, "" if not names or fold(written) in {fold(names.zh), fold(names.en)} else written[:LONGEST_TEXT]


def _kind(written: str) -> str:
    plain = written.casefold().strip()
    return next((kind for kind, words in _KIND_WORDS for word in words if plain.endswith(word)), "")


def areas(rows: Rows, measure: str | None) -> list[str] | None:
    """Return areas in km², to 100 m² or four digits that count: what was converted from mu is no more exact."""
    comma = rows.table.page.delimiter in COMMA_DIVIDES

    def area(cell: Cell) -> str:
        if says_nothing(cell):
            return ""
        if read_number(cell, comma_divides=comma).value <= 0:
            raise ValueFault(IntakeCode.AREA_NOT_POSITIVE)
        try:
            found = read_measured(cell, "area", measure, comma_divides=comma).value
        except ValueFault as fault:
            if fault.code is not ValueCode.MEASURE_NOT_TOLD:
                raise
            raise ValueFault(IntakeCode.AREA_WITHOUT_MEASURE) from None
        if not SMALLEST_KM2 <= found <= LARGEST_KM2:
            raise ValueFault(
                IntakeCode.AREA_OUT_OF_RANGE,
                area=number_text(found, 6),
                least=number_text(SMALLEST_KM2),
                most=number_text(LARGEST_KM2),
            )
        return number_text(round(found, max(_AREA_DECIMALS, _AREA_DECIMALS - 1 - floor(log10(found)))))

    return rows.read("area", area, "", unread=False)


def after(rows: Rows, key: str, years: Sequence[str] | None, ground: Ground) -> list[str] | None:
    """Return the edition that a row came after, which shows it only where later content is asked for.

    ``years`` are those of the rows, empty for unknown ones, as the column of a field states them.
    """
    if years is None:
        return None
    column = rows.table.places[key][0]
    known: dict[str, str] = {}
    found = []
    for row, year in zip(rows.whole, years, strict=True):
        if year not in known:
            edition = ground.edition_before(int(year)) if year else None
            known[year] = edition.edition if edition else ""
        if known[year]:
            last = ground.editions[-1]
            rows.note(row, IntakeCode.PARK_LATER, column, year, edition=last.name, year=last.valid_from[:4])
        found.append(known[year])
    return found


def years(rows: Rows) -> list[tuple[str, str]] | None:
    """Return the year a park began, and what the list says of it where that is more than the year."""
    read = rows.read("since", _year, ("", ""), unread=False)
    if read is None:
        return None
    column = rows.table.places["since"][0]
    cells = rows.cells(column)
    for at, (year, established) in enumerate(read):
        if established and not year:
            why = _why(cells[at])
            rows.note(rows.whole[at], IntakeCode.YEAR_LEFT_OUT, column, cells[at], why=why)
    return read


def _year(cell: Cell) -> tuple[str, str]:
    if says_nothing(cell):
        return "", ""
    try:
        year = str(read_year(cell))
    except ValueFault as fault:
        if fault.code is ValueCode.YEAR_NONE or not isinstance(fault.code, ValueCode):
            raise
        return "", text(cell)[:LONGEST_TEXT]
    written = text(cell)
    return year, "" if written in {year, f"{year}年"} else written[:LONGEST_TEXT]


def _why(cell: Cell) -> Phrase | str:
    try:
        read_year(cell)
    except ValueFault as fault:
        return Phrase(fault.code.problem, **fault.fields)
    return ""


def industries(rows: Rows, words: Words) -> tuple[list[Read], int] | None:
    """Return the industry words of rows, and their column; unknown ones are told and stay as they are."""
    read = rows.read("industries", lambda cell: Read() if says_nothing(cell) else words.read(cell), Read())
    if read is None:
        return None
    column = rows.table.places["industries"][0]
    for row, cell, one in zip(rows.whole, rows.cells(column), read, strict=True):
        words.met(cell, rows.numbers[row])
        if one.unknown:
            told = Quoted(one.unknown)
            rows.note(row, IntakeCode.WORD_UNKNOWN, column, cell, words=told)
    return read, column


def cells_of_parks(  # noqa: PLR0913, PLR0917 - what rows are made of
    rows: Rows,
    named: Sequence[str],
    of_units: Sequence[str | None],
    words: Words,
    measures: Mapping[str, str],
    placed: Mapping[int, Placed],
    datum: str | None,
    ground: Ground,
) -> tuple[list[dict[str, str]], dict[int, list[str]]]:
    """Return the rows in the words of the table, empty cells left out, and by column what is kept as it was written."""
    levels = rows.read("level", _level, ("", ""))
    kinds = rows.read("kind", coded("park_kind", IntakeCode.PARK_KIND_UNKNOWN, _kind), "")
    exactness = rows.read("precision", coded("precision", IntakeCode.PRECISION_UNKNOWN), "")
    since = years(rows)
    found = industries(rows, words)
    stated = sources(rows)
    columns: dict[str, Sequence[str]] = {"name_zh": named, "unit_id": [unit or "" for unit in of_units]}
    plain: dict[str, Sequence[str] | None] = {
        "name_en": texts(rows, "name_en"),
        "kind": kinds,
        "level": _first(levels),
        "level_note": _second(levels),
        "industries": [";".join(one.terms) for one in found[0]] if found else None,
        "area_km2": areas(rows, measures.get("area")),
        "since": _first(since),
        "established": _second(since),
        "after_edition": after(rows, "since", _first(since), ground),
        "address": texts(rows, "address"),
        "source_url": stated and stated[0],
    }
    columns |= {key: values for key, values in plain.items() if values}
    made = [
        {key: cell for key, cell in zip(columns, cells, strict=True) if cell}
        for cells in zip(*columns.values(), strict=True)
    ]
    for at, (row, of_row) in enumerate(zip(rows.whole, made, strict=True)):
        of_row.setdefault("kind", "park")
        of_row.update(_point(placed.get(row), datum, exactness[at] if exactness else ""))
    own = {found[1]: ["、".join(one.unknown) for one in found[0]]} if found else {}
    own |= {rows.table.places["source"][0]: stated[1]} if stated else {}
    return made, {column: values for column, values in own.items() if any(values)}


def _first(pairs: Sequence[tuple[str, str]] | None) -> list[str] | None:
    return None if pairs is None else [first for first, _ in pairs]


def _second(pairs: Sequence[tuple[str, str]] | None) -> list[str] | None:
    return None if pairs is None else [second for _, second in pairs]


def _point(placed: Placed | None, datum: str | None, precision: str) -> dict[str, str]:
    """Return the cells of a point: how exact it is, the list says; else it is a park's own where its unit agrees."""
    if placed is None or datum is None:
        return {"precision": "none", "confidence": "none"}
    given = precision if precision not in {"", "none"} else "park" if placed.is_in_unit else "town"
    return {
        "lon": f"{placed.lon:.6f}",
        "lat": f"{placed.lat:.6f}",
        "source_datum": source_datum(datum),
        "precision": given,
        "confidence": "medium" if placed.is_in_unit else "low",
    }
