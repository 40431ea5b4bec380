"""The firms of a query as a file: CSV with all of them, a portion at a time, and XLSX with what was asked."""

from __future__ import annotations

import itertools
from datetime import datetime, time
from typing import TYPE_CHECKING, Final

from mapping.cartography.wording.firms import MADE_UP, asked_words
from mapping.lists.columns import firms as columns
from mapping.lists.columns.column import Wording, file_table
from mapping.lists.csv_file import csv_bytes
from mapping.lists.workbook import Sheet, tabulated, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mapping.catalog import Catalog
    from mapping.insight.firms.asked import Firms
    from mapping.insight.firms.model import Firm
    from mapping.insight.firms.query import FirmQuery
    from mapping.lists.columns.column import Cell
    from mapping.view import View

AT_ONCE: Final = 20_000
"""Firms that are asked of the engine at a time."""
MOST_IN_WORKBOOK: Final = 100_000
"""Rows of a workbook: more take a spreadsheet minutes to open."""


def firm_list_csv(catalog: Catalog, firms: Firms, query: FirmQuery, view: View) -> bytes:
    """Return all firms of a query as CSV with headings in the reader's language.

    Raises:
        UsageError: the engine does not answer.
    """
    w, parts = Wording.of(catalog, view), []
    for number, portion in enumerate(_portions(firms, query)):
        headings, rows = file_table(columns.FILE, portion, w)
        written = csv_bytes(headings, rows, bom=number == 0)
        parts.append(written if number == 0 else written.partition(b"\r\n")[2])
    return b"".join(parts) or csv_bytes(file_table(columns.FILE, (), w)[0], ())


def firm_list_xlsx(catalog: Catalog, firms: Firms, query: FirmQuery, view: View, *, exported: date) -> bytes:
    """Return the first firms of a query as XLSX, with what was asked for and where it comes from on a second sheet.

    Raises:
        UsageError: the engine does not answer.
    """
    w, source = Wording.of(catalog, view), firms.source
    listed = itertools.chain.from_iterable(_portions(firms, query))
    shown = tuple(itertools.islice(listed, MOST_IN_WORKBOOK))
    t = w.t
    rows: list[tuple[Cell, ...]] = [
        (t("名录"), source.title),
        *([(t("示例标记"), t(MADE_UP))] if source.made_up else []),
        (t("载入日期"), source.date),
        (t("算的是"), t("；").join(asked_words(query, catalog, w.lang))),
        (t("导出日期"), exported.isoformat()),
        (t("本表的企业"), len(shown)),
    ]
    notes = (
        t("由使用者提供，未经核实；单元与产业由程序推定，依据写在每一行。"),
        t("注册资本只计人民币；外币的留空。"),
    )
    sheets = [
        tabulated(t("企业"), columns.FILE, shown, w),
        Sheet(t("说明"), (t("项目"), t("内容")), rows, widths=(24, 72), notes=notes),
    ]
    return workbook(sheets, created=datetime.combine(exported, time()))


def _portions(firms: Firms, query: FirmQuery) -> Iterator[tuple[Firm, ...]]:
    for after in itertools.count(0, AT_ONCE):
        portion = firms.firms(query, AT_ONCE, after)
        if portion:
            yield portion
        if len(portion) < AT_ONCE:
            return
