"""Lists of firms for tests: as files of every kind, and valid credit codes."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

import pandas as pd
import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(number: int, registry: str = "420106") -> str:
    """Return a valid credit code of a registry."""
    body = f"91{registry}MA4K{number:05}"[:17]
    total = sum(SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(body))
    return body + SIGNS[(31 - total % 31) % 31]


def csv_text(rows: Sequence[Sequence[object]], delimiter: str = ",") -> str:
    """Return rows as a CSV."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[object]]], hidden: Sequence[str] = ()) -> Path:
    """Write a workbook."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if name in hidden:
                sheet.hide()
    return path


def parquet(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """Write a Parquet file; the first row names the columns."""
    pd.DataFrame(rows[1:], columns=pd.Index(rows[0])).to_parquet(path, index=False)
    return path
