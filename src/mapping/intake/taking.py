"""Turn what was accepted of a list into rows of the tables, in the words of their contracts."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.catalog.csv_text import KEY_SEPARATOR
from mapping.catalog.forms import DATE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.intake.found import Analysis, ColumnFound

_LONGEST_FILE: Final = 80


@dataclass(frozen=True, slots=True)
class Taken:
    """Table -> rows that a list adds, and table -> keys of the rows whose place they take."""

    import_id: str
    rows: Mapping[str, tuple[Mapping[str, str], ...]]
    without: Mapping[str, tuple[str, ...]]


def taken(analysis: Analysis, number: int, date: str, first_park: int = 1) -> Taken:
    """Return the rows that a list adds; ``number`` tells it from others, ``date`` is the day it is taken (ISO).

    A park that takes the place of another has its id, so that what refers to it still does. The grades and corrections
    of the other's source go with it.
    """
    import_id = f"import_{number}"
    rows: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    without: dict[str, list[str]] = defaultdict(list)
    if analysis.added:
        rows["sources"].append(_source(analysis.file, import_id, date))
        if analysis.kind == "parks":
            _parks(analysis, import_id, first_park, rows, without)
        elif analysis.kind == "lists":
            _entries(analysis, import_id, rows, without)
        elif analysis.kind == "indicator":
            _indicator(analysis, import_id, rows)
    return Taken(
        import_id,
        {table: tuple(further) for table, further in rows.items()},
        {table: tuple(keys) for table, keys in without.items()},
    )


def _source(file: str, import_id: str, date: str) -> dict[str, str]:
    name = file if len(file) <= _LONGEST_FILE else f"{file[:_LONGEST_FILE]}…"
    return {
        "source_id": import_id,
        "title_zh": f"导入：{name}",
        "title_en": f"Import: {name}",
        "publisher_zh": "使用者提供",
        "publisher_en": "Provided by a user",
        "date": date,
        "licence": "由使用者提供，未经核实",
        "licence_en": "Provided by a user, not verified",
    }


def _parks(
    analysis: Analysis,
    import_id: str,
    first_park: int,
    rows: dict[str, list[Mapping[str, str]]],
    without: dict[str, list[str]],
) -> None:
    columns = {column.index: f"{import_id}_c{column.index + 1}" for column in analysis.own_columns}
    filled: set[int] = set()
    number = first_park
    for row in analysis.accepted:
        if not row.is_added:
            continue
        park_id = row.replaces
        if park_id is None:
            park_id, number = f"i{number:03}", number + 1
        else:
            _replace("parks", park_id, without)
        rows["parks"].append({"park_id": park_id, **row.cells, "source_id": import_id})
        for index, value in row.own.items():
            filled.add(index)
            rows["park_values"].append({"park_id": park_id, "column_id": columns[index], "value": value})
    rows["park_columns"] += [
        _column(column, columns[column.index], import_id) for column in analysis.own_columns if column.index in filled
    ]


def _column(column: ColumnFound, column_id: str, import_id: str) -> dict[str, str]:
    heading = f"{column.heading}（未归类）" if column.field == "industries" else column.heading
    return {
        "column_id": column_id,
        "heading_zh": heading,
        "kind": column.own or "text",
        "measure": (column.measure or "") if column.own == "number" else "",
        "source_id": import_id,
    }


def _entries(
    analysis: Analysis, import_id: str, rows: dict[str, list[Mapping[str, str]]], without: dict[str, list[str]]
) -> None:
    for row in analysis.accepted:
        if not row.is_added:
            continue
        if row.replaces is not None:
            _replace("three_lists", row.replaces, without)
        rows["three_lists"].append({**row.cells, "source_id": import_id})


def _replace(table: str, key: str, without: dict[str, list[str]]) -> None:
    """Have a row go, and what is said of its source; of the three lists that is kept by list and name."""
    without[table].append(key)
    graded = KEY_SEPARATOR.join((table, *key.split(KEY_SEPARATOR)[:2]))
    without["source_grades"].append(graded)
    without["source_corrections"].append(graded)


_DESCRIBED: Final = ("name_zh", "name_en", "value_unit", "value_unit_en", "digits", "is_amount", "date", "note_zh")


def _indicator(analysis: Analysis, import_id: str, rows: dict[str, list[Mapping[str, str]]]) -> None:
    said = {key: analysis.indicator[key] for key in _DESCRIBED if analysis.indicator.get(key)}
    if not re.fullmatch(DATE.pattern, said.get("date", "")):
        said.pop("date", None)
    rows["indicators"].append(
        {
            "digits": "0",
            **said,
            "indicator_id": import_id,
            "geography": analysis.geography or "layout_unit",
            "source_id": import_id,
        }
    )
    rows["indicator_values"] += _values(analysis, import_id)


def _values(analysis: Analysis, import_id: str) -> Sequence[Mapping[str, str]]:
    return [
        {"indicator_id": import_id, "area_id": row.cells["area_id"], "value": row.cells["value"]}
        for row in analysis.accepted
        if row.is_added
    ]
