"""Rows of a list as CSV, and back: what a spreadsheet would run is led by an apostrophe, which goes again."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from mapping.errors import UsageError
from mapping.faults import Place
from mapping.sentences import WorkspaceCode as Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_STARTS: Final = frozenset("=+-@\t\r\n")
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_MARK: Final = "'"
LONGEST_CELL: Final = 32_767
"""Characters of a cell: what a spreadsheet holds."""


def table_bytes(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return rows as UTF-8 CSV."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_led(row.get(column, "")) for column in columns] for row in rows)
    return text.getvalue().encode()


def rows_of(part: str, data: bytes, known: Sequence[str]) -> tuple[dict[str, str], ...]:
    """Return the rows of a part, without their empty cells; ``known`` are the columns that it may have.

    Raises:
        UsageError: it is no such table; names the row.
    """
    try:
        records = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(Code.WORKSPACE_CSV, Place(part)) from error
    columns = records[0] if records else []
    unknown = [column for column in columns if column not in known]
    if not columns or unknown or len(set(columns)) < len(columns):
        raise UsageError(Code.WORKSPACE_COLUMN, Place(part, lines=(1,)), value=unknown[0] if unknown else "")
    rows = []
    for line, cells in enumerate(records[1:], 2):
        if len(cells) != len(columns) or any(len(cell) > LONGEST_CELL for cell in cells):
            raise UsageError(Code.WORKSPACE_CSV, Place(part, lines=(line,)))
        read = {c: _plain(cell, Place(part, lines=(line,), column=c)) for c, cell in zip(columns, cells, strict=True)}
        rows.append({column: cell for column, cell in read.items() if cell})
    return tuple(rows)


def _runs(cell: str) -> bool:
    return bool(cell) and unicodedata.normalize("NFKC", cell[0]) in _STARTS and not _NUMBER.fullmatch(cell)


def _led(cell: str) -> str:
    return f"{_MARK}{cell}" if _runs(cell) or cell.startswith(_MARK) else cell


def _plain(cell: str, place: Place) -> str:
    """Return what a cell says.

    Raises:
        UsageError: a spreadsheet would run it: nobody but a hand, or a foe, has written it.
    """
    if _runs(cell):
        raise UsageError(Code.WORKSPACE_FORMULA, place, value=cell)
    return cell.removeprefix(_MARK)
