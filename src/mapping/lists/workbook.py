"""XLSX workbooks: tables with a heading that stays in view, filters, and columns as wide as what they hold."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import xlsxwriter

from mapping.cartography.look import light
from mapping.cartography.wording.typography import legible
from mapping.lists.columns.column import file_table
from mapping.lists.csv_file import is_formula_like

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from mapping.lists.columns.column import Cell, Columns, Row, Wording

FONT = "等线"
"""The typeface of Chinese Excel; where it is missing the spreadsheet takes its own."""

LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet holds; more would be dropped without a word."""

_FONT_SIZE = 11
_NARROWEST, _WIDEST = 6, 48
_LONGEST_TITLE = 31
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_PAPER_A4 = 9
_HEADING_FILL, _RULE, _QUIET = light("book-heading"), light("book-rule"), light("sub")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a table, and notes below it.

    ``widths`` are in characters of Latin text, one a column; without them a column is as wide as its content.
    """

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[float] | None = None
    notes: Sequence[str] = ()


def tabulated(  # noqa: PLR0913 - what a sheet is made of
    title: str,
    columns: Columns[Row],
    rows: Iterable[Row],
    w: Wording,
    notes: Sequence[str] = (),
    *,
    brief: bool = False,
) -> Sheet:
    """Return a sheet of the columns of a list in the reader's language, in full or brief."""
    headings, cells = file_table(columns, rows, w, brief=brief)
    return Sheet(title, headings, cells, notes=notes)


@dataclass(frozen=True, slots=True)
class _Styles:
    heading: Format
    cell: Format
    # As a leading apostrophe in Excel: the text stays a text even when its cell is edited.
    quoted: Format
    note: Format


def workbook(sheets: Sequence[Sheet], *, created: datetime | None = None) -> bytes:
    """Return the sheets as an XLSX file. Texts are never run as formulas or turned into links, numbers stay numbers.

    ``created`` is the time that the file carries; with it, equal sheets give equal bytes. Titles are cut to what a
    spreadsheet allows and made distinct.
    """
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, options)
    if created is not None:
        book.set_properties({"created": created})
    styles = _styles(book)
    titles: list[str] = []
    for sheet in sheets:
        titles.append(_title(sheet.title, titles))
        _fill(book.add_worksheet(titles[-1]), sheet, styles)
    book.close()
    return file.getvalue()


def _styles(book: Workbook) -> _Styles:
    base = {"font_name": FONT, "font_size": _FONT_SIZE, "valign": "top"}
    return _Styles(
        heading=book.add_format(
            base | {"bold": True, "bg_color": _HEADING_FILL, "bottom": 1, "bottom_color": _RULE, "text_wrap": True}
        ),
        cell=book.add_format(base | {"text_wrap": True}),
        quoted=book.add_format(base | {"text_wrap": True, "quote_prefix": True}),
        note=book.add_format(base | {"font_color": _QUIET}),
    )


def _fill(page: Worksheet, sheet: Sheet, styles: _Styles) -> None:
    for column, width in enumerate(sheet.widths or _widths(sheet)):
        page.set_column(column, column, width)
    _write_row(page, 0, sheet.headings, styles.heading, styles.heading)
    for number, row in enumerate(sheet.rows, start=1):
        _write_row(page, number, row, styles.cell, styles.quoted)
    for number, note in enumerate(sheet.notes, start=len(sheet.rows) + 2):
        page.write_string(number, 0, legible(note)[:LONGEST_CELL], styles.note)
    page.freeze_panes(1, 0)
    if sheet.headings:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
    page.set_landscape()
    page.set_paper(_PAPER_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _write_row(page: Worksheet, number: int, row: Sequence[Cell], style: Format, quoted: Format) -> None:
    for column, cell in enumerate(row):
        if cell is None or cell == "":
            page.write_blank(number, column, None, style)
        elif isinstance(cell, str):
            text = legible(cell)[:LONGEST_CELL]
            page.write_string(number, column, text, quoted if is_formula_like(cell) else style)
        else:
            page.write_number(number, column, cell, style)


def _widths(sheet: Sheet) -> list[float]:
    columns = zip(sheet.headings, *sheet.rows, strict=True)
    return [min(max(_NARROWEST, *map(_length, column)) + 2, _WIDEST) for column in columns]


def _length(cell: Cell) -> int:
    """Return the width of the longest line of a cell; Chinese characters count twice."""
    lines = str("" if cell is None else cell).splitlines()
    return max((sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line) for line in lines), default=0)


def _title(wanted: str, taken: Sequence[str]) -> str:
    base = _NOT_IN_TITLES.sub(" ", legible(wanted)).strip(" '")[:_LONGEST_TITLE] or "Sheet"
    title, number = base, 1
    while title.casefold() in (other.casefold() for other in taken):
        number += 1
        ending = f" {number}"
        title = base[: _LONGEST_TITLE - len(ending)] + ending
    return title
