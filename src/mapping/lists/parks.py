"""The parks that answer a query as a file: XLSX with what was asked and where it comes from, and CSV."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from mapping.cartography.wording.query_words import query_words
from mapping.lists.columns import parks as columns
from mapping.lists.columns import sources as source_columns
from mapping.lists.columns.column import Wording, file_table
from mapping.lists.columns.own import with_own
from mapping.lists.csv_file import csv_bytes
from mapping.lists.workbook import Sheet, tabulated, workbook
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mapping.catalog import Catalog
    from mapping.catalog.records import Park
    from mapping.insight.parks.finder import Found
    from mapping.lists.columns.column import Cell

_SOURCES = ("parks", "thesaurus", "source_grades")


def park_list_csv(catalog: Catalog, found: Found, lang: str, *, ids: bool = False, bom: bool = True) -> bytes:
    """Return the parks found as CSV with headings in the reader's language; ``bom`` makes Excel read it as UTF-8.

    ``ids`` puts the ids of park and layout unit first, under their machine names, so that a program can join the rows
    while people still read the others.
    """
    file = with_own(columns.FILE, catalog)
    shown = (*columns.IDS, *file) if ids else file
    return csv_bytes(*file_table(shown, found.parks, _wording(catalog, found, lang)), bom=bom)


def park_list_xlsx(catalog: Catalog, found: Found, lang: str, *, exported: date) -> bytes:
    """Return the parks found as XLSX: the parks, what was asked for, and the sources, on a sheet each.

    ``exported`` is the day that the file names as its own.
    """
    w = _wording(catalog, found, lang)
    sheets = [
        tabulated(w.t("园区"), with_own(columns.FILE, catalog), found.parks, w),
        _query_sheet(found, exported, w),
        _sources(found.parks, w.t("园区"), w),
    ]
    return workbook(sheets, created=datetime.combine(exported, time()))


def shortlist_xlsx(catalog: Catalog, parks: Sequence[Park], view: View, *, exported: date) -> bytes:
    """Return a shortlist as XLSX: the parks in their order, with the columns of a result, and the sources."""
    w = Wording.of(catalog, view)
    headings, rows = file_table(with_own(columns.FILE, catalog), parks, w)
    numbered = [(place, *row) for place, row in enumerate(rows, start=1)]
    notes = (
        w.t("导出日期：{date}", date=exported.isoformat()),
        w.t("数据整理自公开资料，不是法定名录；点位精度有限，不能用于测绘、规划许可或权属认定。"),
    )
    sheets = [Sheet(w.t("备选"), (w.t("次序"), *headings), numbered, notes=notes), _sources(parks, w.t("备选"), w)]
    return workbook(sheets, created=datetime.combine(exported, time()))


def _wording(catalog: Catalog, found: Found, lang: str) -> Wording:
    return Wording.of(catalog, View(found.edition, found.query.later, lang))


def _query_sheet(found: Found, exported: date, w: Wording) -> Sheet:
    t = w.t
    rows: list[tuple[Cell, ...]] = [
        *query_words(w.catalog, found, w.lang),
        (t("版本"), w.names.edition(w.edition)),
        (t("导出日期"), exported.isoformat()),
        (t("园区数"), len(found.parks)),
        (t("其中位置待核"), found.unplaced),
        (t("其中 {year} 年后", year=w.edition.year), sum(map(w.is_later, found.parks))),
    ]
    notes = (
        t("数据整理自公开资料，不是法定名录；点位精度有限，不能用于测绘、规划许可或权属认定。"),
        t("写“位置待核”的园区没有可画在图上的点位，其经纬度留空。“未公开”表示公开资料里没有查到，不等于没有。"),
        t("开发区本身（即布局单元）不是园区，不在表中，也不计数。"),
        t("同一筛选项内选多个值为“或”，不同筛选项之间为“且”。"),
    )
    return Sheet(t("筛选条件"), (t("项目"), t("内容")), rows, widths=(24, 72), notes=notes)


def _sources(parks: Sequence[Park], sheet: str, w: Wording) -> Sheet:
    """Return the sources; ``sheet`` is the one that has the parks."""
    wanted = {w.edition.source_id, *_SOURCES, *(park.source_id for park in parks)}
    sources = [source for source in w.catalog.sources if source.source_id in wanted]
    missing = sum(not w.catalog.citation(park).cited.url for park in parks)
    notes = [w.t("每个园区的来源网址、来源等级与原收录网址在“{sheet}”表的最后三列。", sheet=sheet)]
    if missing:
        notes.append(w.t("没有附来源网址的园区：{n} 个。", n=missing))
    return tabulated(w.t("来源"), source_columns.FILE, sources, w, notes=notes)
