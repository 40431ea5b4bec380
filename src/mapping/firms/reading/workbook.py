"""Rows of the sheets of a workbook, XLSX or the old XLS: one row after another, of one sheet at a time."""

from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING, Final

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from mapping.firms.reading.rows import Row
from mapping.intake.census import MOST_PARTS, UNREADABLE
from mapping.intake.pages import Refusal, RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MOST_UNPACKED: Final = 4 * 2**30
"""Bytes of all parts of a workbook: a full sheet of 30 columns has half of it."""
MOST_COLUMNS: Final = 2000
"""A cell far to the right makes a sheet of a few rows as large as a city's register."""
MOST_PLACES: Final = 120_000_000

_WHOLE: Final = 1e15
_BINARY: Final = "xl/workbook.bin"


def sheets_of_workbook(path: Path, *, is_archive: bool) -> Iterator[tuple[str, bool, Iterator[Row]]]:
    """Yield name, whether it is hidden, and rows of each sheet of cells, in the order of the workbook.

    Raises:
        RefusedError: no workbook that can be read, or too large.
    """
    if is_archive:
        _check(path)
    try:
        book = CalamineWorkbook.from_path(path)
        for sheet in book.sheets_metadata:
            if sheet.typ is SheetTypeEnum.WorkSheet:
                yield sheet.name, sheet.visible is not SheetVisibleEnum.Visible, _rows(book, sheet.name)
    except PasswordError:
        raise RefusedError(Refusal.LOCKED) from None
    except (CalamineError, OSError, ValueError):
        raise RefusedError(Refusal.NO_SPREADSHEET if is_archive else Refusal.OLD_WORKBOOK) from None


def _check(path: Path) -> None:
    """Look at the table of contents of an archive before anything of it is unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except UNREADABLE:
        raise RefusedError(Refusal.NO_SPREADSHEET) from None
    names = {member.filename.casefold().replace("\\", "/") for member in members}
    if len(members) > MOST_PARTS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise RefusedError(Refusal.TOO_HARD)
    if _BINARY in names:
        raise RefusedError(Refusal.BINARY_WORKBOOK)
    if not any(name.startswith(("xl/", "_rels/")) for name in names):
        raise RefusedError(Refusal.ZIPPED)


def _rows(book: CalamineWorkbook, name: str) -> Iterator[Row]:
    sheet = book.get_sheet_by_name(name)
    if sheet.width > MOST_COLUMNS or sheet.width * sheet.total_height > MOST_PLACES:
        raise RefusedError(Refusal.TOO_MANY)
    last = max(sheet.total_height, 1)
    merged = _Merged(sheet.merged_cell_ranges or (), sheet.start[1] if sheet.start else 0)
    for number, cells in enumerate(sheet.iter_rows(), 1):
        texts = [cell if type(cell) is str else text_of(cell) for cell in cells]
        if any(texts):
            yield Row(number, merged.filled(number - 1, texts), share=min(1.0, number / last))


class _Merged:
    """Cells that are shown as one over several rows: what they say counts for each row that says anything itself."""

    def __init__(self, ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]], first: int) -> None:
        down = [(top, bottom, column - first) for (top, column), (bottom, _) in ranges if bottom > top]
        self._to_come = sorted(down, reverse=True)
        self._open: dict[int, tuple[int, str]] = {}

    def filled(self, row: int, texts: list[str]) -> list[str]:
        """Return the cells of the next row, counted from 0, filled in."""
        while self._to_come and self._to_come[-1][0] <= row:
            top, bottom, column = self._to_come.pop()
            if top == row and column < len(texts):
                self._open[column] = (bottom, texts[column])
        for column, (bottom, text) in list(self._open.items()):
            if row > bottom:
                del self._open[column]
            elif column < len(texts) and not texts[column]:
                texts[column] = text
        return texts


def text_of(value: object) -> str:
    """Return what a cell holds as text: dates as ISO, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _WHOLE else f"{value:.15g}"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)
