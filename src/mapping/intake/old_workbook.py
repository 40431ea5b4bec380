"""Rows of the sheets of an XLS workbook, the format of Excel before 2007, counted before they are read."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING, Final

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from mapping.intake.census import Part
from mapping.intake.compound import streams_of
from mapping.intake.pages import Refusal, RefusedError, Unread
from mapping.intake.sheets import pages_by_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.intake.limits import Limits
    from mapping.intake.pages import Page

_BEGIN, _END, _LOCK, _SHEET, _FORMAT, _STYLE = 0x0809, 0x000A, 0x002F, 0x0085, 0x041E, 0x00E0
_ROW, _MERGED, _FORMULA, _NUMBER, _RK, _SEVERAL_RK = 0x0208, 0x00E5, 0x0006, 0x0203, 0x027E, 0x00BD
_TEXTS: Final = frozenset((0x00FD, 0x0204, 0x00D6))
_TRUTH_OR_ERROR = 0x0205
_BIFF8 = 0x0600
_HIDDEN = 0x20
_SPECIAL = b"\xff\xff"
_PERCENT_FORMATS: Final = frozenset((9, 10))
_ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def pages_of_old_workbook(data: bytes, limits: Limits) -> tuple[Page, ...]:
    """Return the sheets of an old workbook in its order, hidden ones as well.

    Raises:
        RefusedError: locked, no workbook that can be read, or too large.
    """
    streams = streams_of(data)
    if "EncryptedPackage" in streams:
        raise RefusedError(Refusal.LOCKED)
    book = streams.get("Workbook", streams.get("Book"))
    if book is None:
        raise RefusedError(Refusal.OLD_WORKBOOK)
    count = _Count(limits)
    try:
        count.book(book)
        sheets = CalamineWorkbook.from_filelike(io.BytesIO(data)).sheets_metadata
        names = [sheet.name for sheet in sheets]
        if len(names) != len(count.parts) or len(set(names)) < len(names):
            raise RefusedError(Refusal.ODD_WORKBOOK)
        parts = {
            sheet.name: part
            for sheet, part in zip(sheets, count.parts, strict=True)
            if sheet.typ is SheetTypeEnum.WorkSheet
        }
        return pages_by_count(data, parts, frozenset(count.percent))
    except PasswordError:
        raise RefusedError(Refusal.LOCKED) from None
    except (struct.error, CalamineError, UnicodeDecodeError):
        raise RefusedError(Refusal.OLD_WORKBOOK) from None


class _Count:
    """Counts cells while the records of a workbook are gone through."""

    def __init__(self, limits: Limits) -> None:
        self.parts: list[Part] = []
        self.percent: set[int] = set()
        self._limits = limits
        self._cells = 0
        self._part = Part()

    def book(self, book: bytes) -> None:
        """Take account of the sheets, in the order in which the workbook names them."""
        places, formats, styles = [], set(_PERCENT_FORMATS), []
        for kind, record in _records(book, 0):
            if kind == _LOCK:
                raise RefusedError(Refusal.LOCKED)
            if kind == _SHEET:
                places.append(struct.unpack_from("<I", record)[0])
            elif kind == _FORMAT and b"%" in record[2:]:
                formats.add(struct.unpack_from("<H", record)[0])
            elif kind == _STYLE:
                styles.append(struct.unpack_from("<H", record, 2)[0])
        self.percent = {at for at, form in enumerate(styles) if form in formats}
        for place in places:
            self._part = Part(is_sheet=True)
            self.parts.append(self._part)
            for kind, record in _records(book, place):
                self._record(kind, record)
        if sum((part.last_row + 1) * (part.last_column + 1) for part in self.parts) > self._limits.cells:
            raise RefusedError(Refusal.TOO_MANY_CELLS)

    def _record(self, kind: int, record: bytes) -> None:
        if kind in {_NUMBER, _RK}:
            self._cell(*struct.unpack_from("<HHH", record))
        elif kind in _TEXTS:
            self._cell(*struct.unpack_from("<HHH", record), is_told=False)
        elif kind == _SEVERAL_RK:
            row, column = struct.unpack_from("<HH", record)
            for at in range((len(record) - 6) // 6):
                self._cell(row, column + at, struct.unpack_from("<H", record, 4 + 6 * at)[0])
        elif kind == _FORMULA:
            self._formula(record)
        elif kind == _TRUTH_OR_ERROR:
            self._truth_or_error(record)
        elif kind == _ROW and struct.unpack_from("<H", record, 12)[0] & _HIDDEN:
            self._part.hidden.add(struct.unpack_from("<H", record)[0])
        elif kind == _MERGED:
            self._merged(record)

    def _merged(self, record: bytes) -> None:
        for at in range((len(record) - 2) // 8):
            top, bottom, left, right = struct.unpack_from("<HHHH", record, 2 + 8 * at)
            self._part.merged.append((top + 1, left, bottom + 1, right))

    def _truth_or_error(self, record: bytes) -> None:
        row, column, style, value, is_error = struct.unpack_from("<HHHBB", record)
        self._cell(row, column, style, is_told=not is_error)
        if is_error:
            self._part.unread[row, column] = Unread(_ERRORS.get(value, "#"))

    def _formula(self, record: bytes) -> None:
        row, column, style = struct.unpack_from("<HHH", record)
        result = record[6:14]
        is_number = result[6:8] != _SPECIAL
        self._cell(row, column, style, is_told=is_number)
        if not is_number and result[0] == 2:  # noqa: PLR2004 - an error, as the format has it
            self._part.unread[row, column] = Unread(_ERRORS.get(result[2], "#"))

    def _cell(self, row: int, column: int, style: int, *, is_told: bool = True) -> None:
        self._cells += 1
        if self._cells > self._limits.cells:
            raise RefusedError(Refusal.TOO_MANY_CELLS)
        if row >= self._limits.lines or column >= self._limits.columns:
            raise RefusedError(Refusal.TOO_MANY)
        part = self._part
        part.written[row] = part.written.get(row, 0) | 1 << column
        if is_told:
            part.told[row] = part.told.get(row, 0) | 1 << column
        if style in self.percent:
            part.styles[row] = (*part.styles.get(row, ()), (column, style))
        part.last_row, part.last_column = max(part.last_row, row), max(part.last_column, column)


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of one part of a workbook, without those of a chart that stands in it."""
    depth = 0
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        at += 4
        if kind == _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, book[at : at + size]
        at += size
