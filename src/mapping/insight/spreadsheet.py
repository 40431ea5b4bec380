"""Rows of a file that somebody hands over: an XLSX workbook, or a CSV in one of the encodings office programs write.

The file comes from outside, so nothing about it is taken for granted: neither its name's ending, nor its size once it
is unpacked.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from python_calamine import CalamineError, CalamineWorkbook

from mapping.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
_LINE_END = re.compile(r"\r\n|\r|\n")
_MOST_CONTINUED = 20
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
# A cell with content; one that only has a style closes itself.
_FILLED = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*(?<!/)>')


class Flaw(Enum):
    """Why the cells of a row of text cannot be told apart with certainty."""

    QUOTE = "quote"
    LINE_BREAK = "line_break"


@dataclass(frozen=True, slots=True)
class Line:
    """A row with the number that a spreadsheet gives it (from 1). With a ``flaw`` its cells are not to be relied on."""

    number: int
    cells: tuple[Cell, ...]
    flaw: Flaw | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a file, without its empty rows."""

    lines: tuple[Line, ...]


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
        yield Page(_filled(tuple(map(_plain, row)) for row in rows))


# What zipfile raises for a file that is none, is packed in an unknown way, is locked, is cut short, or is spoilt.
_UNREADABLE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error)


def _check_unpacked(file: str, data: bytes, t: Translate) -> None:
    """Refuse what is small as a file and huge in memory: a sheet takes the room from its first to its last cell."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _MOST_UNPACKED:
                raise _too_many(file, t)
            sheets = [archive.read(name) for name in archive.namelist() if _SHEET.fullmatch(name)]
    except _UNREADABLE:
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
    delimiter = max(_DELIMITERS, key=text.split("\n", 1)[0].count)
    lines = (line for line in _lines_of_text(_LINE_END.split(text), delimiter) if any(line.cells) or line.flaw)
    return Page(tuple(islice(lines, MOST_ROWS + 1)))


def _lines_of_text(rows: Sequence[str], delimiter: str) -> Iterator[Line]:
    """Yield the rows of a CSV, each read by itself, so that an unclosed quote costs no row but its own."""
    at, number, width = 0, 0, 0
    while at < len(rows):
        number += 1
        cells = _cells(rows[at : at + 1], delimiter)
        taken, flaw = 1, None
        if cells is None:
            taken, cells = _continued(rows, at, delimiter, width)
            flaw = Flaw.LINE_BREAK if taken > 1 else Flaw.QUOTE
        width = max(width, len(cells)) if flaw is None else width
        yield Line(number, cells, flaw)
        at += taken


def _continued(rows: Sequence[str], at: int, delimiter: str, width: int) -> tuple[int, tuple[str, ...]]:
    """Return how many rows of text make one row with a line break in a cell, and its cells; 1 if none do.

    A cell does not run on over what is a row of full ``width`` by itself: then it is a quote that somebody forgot.
    """
    for end in range(at + 1, min(at + _MOST_CONTINUED, len(rows))):
        alone = _cells(rows[end : end + 1], delimiter)
        if alone is not None and len(alone) >= max(width, 2):
            break
        cells = _cells(rows[at : end + 1], delimiter)
        if cells is not None:
            return end + 1 - at, cells
    return 1, tuple(cell.strip() for cell in rows[at].split(delimiter))


def _cells(rows: Sequence[str], delimiter: str) -> tuple[str, ...] | None:
    """Return the cells of one row of a CSV; None where a quote is not closed, or text follows the closing one."""
    try:
        (cells,) = csv.reader([f"{row}\n" for row in rows], delimiter=delimiter, strict=True)
    except csv.Error:
        return None
    return tuple(cell.strip() for cell in cells)


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
