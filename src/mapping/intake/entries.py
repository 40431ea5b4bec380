"""Read a list of enterprises, projects or platforms (三清单)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mapping.catalog.gazetteer import fold
from mapping.catalog.labels import LABEL_SETS
from mapping.errors import UsageError
from mapping.faults import Place
from mapping.intake.parks import after, industries, sources, texts
from mapping.intake.rows import text
from mapping.intake.values.fault import ValueFault
from mapping.intake.values.numbers import says_nothing
from mapping.intake.words import Read
from mapping.sentences import IntakeCode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.intake.ground import Ground
    from mapping.intake.pages import Cell
    from mapping.intake.rows import Rows
    from mapping.intake.words import Words

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "enterprise": ("企业", "公司", "enterprise", "company"),
    "project": ("项目", "project"),
    "platform": ("平台", "platform", "载体", "实验室"),
}


def lists_of(rows: Rows) -> list[str]:
    """Return which of the three lists each row is of: as its column says, else the heading, the sheet or the file.

    Raises:
        UsageError: nothing tells.
    """
    read = rows.read("list", _list, "", unread=False)
    if read is not None and any(read):
        column = rows.table.places["list"][0]
        for row, cell in zip(rows.whole, rows.cells(column), strict=True):
            if cell == "" or says_nothing(cell):
                rows.note(row, IntakeCode.ENTRY_LIST_UNKNOWN, column, cell)
        return read
    name = rows.heading(rows.table.places["name"][0])
    for told in (name, rows.table.page.name, *rows.table.above, rows.file):
        kinds = [kind for kind, words in _WORDS.items() if any(word in told.casefold() for word in words)]
        if len(kinds) == 1:
            return [kinds[0]] * len(rows.whole)
    raise UsageError(IntakeCode.LIST_KIND_UNKNOWN, Place(rows.file))


def _list(cell: Cell) -> str:
    if says_nothing(cell):
        return ""
    plain = fold(text(cell))
    for kind, label in LABEL_SETS["list"].items():
        if plain in {kind, fold(label.zh), fold(label.en)}:
            return kind
    kinds = [kind for kind, words in _WORDS.items() if any(word in plain for word in words)]
    if len(kinds) != 1:
        raise ValueFault(IntakeCode.ENTRY_LIST_UNKNOWN)
    return kinds[0]


def cells_of_entries(  # noqa: PLR0913, PLR0917 - what rows are made of
    rows: Rows,
    named: Sequence[str],
    of_units: Sequence[str | None],
    words: Words,
    measures: Mapping[str, str],
    ground: Ground,
) -> list[dict[str, str]]:
    """Return the rows in the words of the table, empty cells left out."""
    found = industries(rows, words)
    stated = sources(rows)
    dates = texts(rows, "date")
    read = found[0] if found else [Read()] * len(named)
    columns: dict[str, Sequence[str] | None] = {
        "list": lists_of(rows),
        "name_zh": named,
        "unit_id": [unit or "" for unit in of_units],
        "industries": [";".join(one.terms) for one in read],
        "industry_id": [
            next((ground.industry_of[t] for t in one.terms if t in ground.industry_of), "") for one in read
        ],
        "level": texts(rows, "level"),
        "investment": _investments(rows, measures.get("investment")),
        "date": dates,
        "after_edition": after(rows, "date", dates and [_year(date) for date in dates], ground),
        "address": texts(rows, "address"),
        "source_url": stated and stated[0],
    }
    filled = {key: values for key, values in columns.items() if values}
    return [
        {**{key: cell for key, cell in zip(filled, cells, strict=True) if cell}, "confidence": "medium"}
        for cells in zip(*filled.values(), strict=True)
    ]


def _year(date: str) -> str:
    """Return the first year that a date names (2024-09 开工); empty for none."""
    found = _YEAR.search(date)
    return found[0] if found else ""


def _investments(rows: Rows, measure: str | None) -> list[str] | None:
    """Return investments as published, with the unit of the heading behind a bare figure."""
    read = texts(rows, "investment")
    if read is None or measure is None:
        return read
    return [f"{one}{measure}" if one.replace(".", "", 1).replace(",", "").isdigit() else one for one in read]
