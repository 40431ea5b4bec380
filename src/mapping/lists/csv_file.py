"""CSV that Excel opens as it is: UTF-8 with a mark, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import TYPE_CHECKING

from mapping.cartography.wording.typography import legible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mapping.lists.columns.column import Cell

_BOM = b"\xef\xbb\xbf"
_FORMULA_STARTS = frozenset("=+-@\t\r\n")


def is_formula_like(text: str) -> bool:
    """Tell whether a spreadsheet would take a text for a formula, also in full-width characters."""
    return bool(text) and unicodedata.normalize("NFKC", text[0]) in _FORMULA_STARTS


def csv_bytes(headings: Sequence[str], rows: Iterable[Sequence[Cell]], *, bom: bool = True) -> bytes:
    """Return a table as CSV (RFC 4180, UTF-8). Excel needs the byte order mark to read Chinese.

    A text that a spreadsheet would run is led by an apostrophe. Numbers stay numbers.
    """
    return b"".join(csv_portions(headings, [rows], bom=bom))


def csv_portions(
    headings: Sequence[str], portions: Iterable[Iterable[Sequence[Cell]]], *, bom: bool = True
) -> Iterator[bytes]:
    """Yield the same of rows that come in portions, no more of them held than the portion at hand."""
    yield (_BOM if bom else b"") + _lines([headings])
    for rows in portions:
        yield _lines(rows)


def _lines(rows: Iterable[Sequence[Cell]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([_plain(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{legible(cell)}" if is_formula_like(cell) else legible(cell)
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
