"""Rows of a file that somebody hands over: an XLSX workbook, or a CSV in one of the encodings office programs write.

The file comes from outside, so nothing about it is taken for granted: neither its name's ending, nor its size once it
is unpacked.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

from python_calamine import CalamineError, CalamineWorkbook

from mapping.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapping.i18n import Translate

Cell: TypeAlias = str | float | bool
MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 5000
_MOST_COLUMNS = 200
_MOST_UNPACKED = 60 * 1024 * 1024

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_ENCODINGS = ("utf-8-sig", "gb18030")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS = ",\t;"
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
# A cell with content; one that only has a style closes itself.
_FILLED = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*(?<!/)>')


@dataclass(frozen=True, slots=True)
class Line:
    """A row with the number that a spreadsheet gives it (from 1)."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a file, without its empty rows. ``typed``: cells carry types (XLSX), not only text (CSV)."""

    lines: tuple[Line, ...]
    typed: bool


def read_pages(file: str, data: bytes, t: Translate) -> tuple[Page, ...]:
    """Return the sheets of a file that hold anything, in the order of the file; a CSV is one sheet.

    ``t`` puts what is wrong into the reader's words.

    Raises:
        UsageError: too large, too many rows, empty, or no spreadsheet that can be read.
    """
    if not data.strip():
        raise whole_file(file, t("是空文件"), t("填写模板后再上传"), t)
    if len(data) > MOST_BYTES:
        raise whole_file(file, t("大于 {n} MB", n=MOST_BYTES // 1024**2), t("只留下需要的列和行后再上传"), t)
    pages = tuple(_pages_of_workbook(file, data, t) if data.startswith(_ZIP) else [_page_of_text(file, data, t)])
    filled = tuple(page for page in pages if page.lines)
    if not filled:
        raise whole_file(file, t("没有任何内容"), t("填写模板后再上传"), t)
    if any(len(page.lines) > MOST_ROWS for page in filled):
        raise _too_many(file, t)
    return filled


def whole_file(file: str, problem: str, remedy: str, t: Translate) -> UsageError:
    """Return the error of a file that cannot be used as a whole, as one sentence."""
    return UsageError(t("{file} {problem}；{remedy}。", file=file, problem=problem, remedy=remedy))


def _too_many(file: str, t: Translate) -> UsageError:
    problem = t("超过 {rows} 行或 {columns} 列", rows=MOST_ROWS, columns=_MOST_COLUMNS)
    return whole_file(file, problem, t("分成几个文件上传，或删去多余的行列"), t)


def _pages_of_workbook(file: str, data: bytes, t: Translate) -> Iterator[Page]:
    _check_unpacked(file, data, t)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    except CalamineError:
        raise _no_spreadsheet(file, t) from None
    for rows in sheets:
        yield Page(_filled(tuple(map(_plain, row)) for row in rows), typed=True)


def _check_unpacked(file: str, data: bytes, t: Translate) -> None:
    """Refuse what is small as a file and huge in memory: a sheet takes the room from its first to its last cell."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _MOST_UNPACKED:
                raise _too_many(file, t)
            sheets = [archive.read(name) for name in archive.namelist() if _SHEET.fullmatch(name)]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise _no_spreadsheet(file, t) from None
    if not sheets:
        raise _no_spreadsheet(file, t)
    for sheet in sheets:
        for column, row in _FILLED.findall(sheet):
            if int(row) > MOST_ROWS or _column_number(column) > _MOST_COLUMNS:
                raise _too_many(file, t)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _plain(cell: Any) -> Cell:
    """Return a cell as text, number or truth value; a date as text (2021-12-31)."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return bool(cell) if isinstance(cell, bool) else float(cell)


def _page_of_text(file: str, data: bytes, t: Translate) -> Page:
    if data.startswith(_OLE):
        raise whole_file(file, t("是旧版 .xls 或加了密码的工作簿"), t("去掉密码，另存为 .xlsx 或 CSV 后再上传"), t)
    text = _decoded(file, data, t)
    heading = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=heading.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise _no_spreadsheet(file, t) from None
    return Page(_filled(tuple(cell.strip() for cell in row) for row in rows), typed=False)


def _decoded(file: str, data: bytes, t: Translate) -> str:
    if data.startswith(_UTF16):
        raise whole_file(file, t("是 UTF-16 编码"), t("另存为 UTF-8 编码的 CSV 或 .xlsx 后再上传"), t)
    for encoding in _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise _no_spreadsheet(file, t)


def _no_spreadsheet(file: str, t: Translate) -> UsageError:
    return whole_file(file, t("不是可读的表格"), t("上传 .xlsx 工作簿，或 UTF-8、GB18030 编码的 CSV"), t)


def _filled(rows: Iterable[tuple[Cell, ...]]) -> tuple[Line, ...]:
    return tuple(Line(number, row) for number, row in enumerate(rows, 1) if any(cell != "" for cell in row))
