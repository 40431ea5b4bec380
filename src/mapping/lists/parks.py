"""The parks that answer a query as a file: XLSX with what was asked and where it comes from, and CSV."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from mapping.cartography.wording.query_words import query_words
from mapping.catalog.tables import EDITION
from mapping.i18n import translator
from mapping.lists.columns import parks as columns
from mapping.lists.columns import sources as source_columns
from mapping.lists.columns.column import Wording, file_table
from mapping.lists.csv_file import csv_bytes
from mapping.lists.workbook import Sheet, tabulated, workbook

if TYPE_CHECKING:
    from datetime import date

    from mapping.catalog import Catalog
    from mapping.insight.parks.finder import Found
    from mapping.lists.columns.column import Cell

_SOURCES = ("parks", "thesaurus")


def park_list_csv(catalog: Catalog, found: Found, lang: str, *, ids: bool = False, bom: bool = True) -> bytes:
    """Return the parks found as CSV with headings in the reader's language; ``bom`` makes Excel read it as UTF-8.

    ``ids`` puts the ids of park and layout unit first, under their machine names, so that a program can join the rows
    while people still read the others.
    """
    shown = (*columns.IDS, *columns.FILE) if ids else columns.FILE
    return csv_bytes(*file_table(shown, found.parks, Wording.of(catalog, lang)), bom=bom)


def park_list_xlsx(catalog: Catalog, found: Found, lang: str, *, exported: date, edition: str = EDITION) -> bytes:
    """Return the parks found as XLSX: the parks, what was asked for, and the sources, on a sheet each.

    ``exported`` is the day that the file names as its own.
    """
    sheets = [
        tabulated(translator(lang)("园区"), columns.FILE, found.parks, Wording.of(catalog, lang, edition)),
        _query_sheet(catalog, found, lang, exported, edition),
        _source_sheet(catalog, found, lang, edition),
    ]
    return workbook(sheets, created=datetime.combine(exported, time()))


def _query_sheet(catalog: Catalog, found: Found, lang: str, exported: date, edition: str) -> Sheet:
    t = translator(lang)
    edition_name = next(
        ((e.name_en if lang == "en" else e.name_zh) for e in catalog.editions if e.edition == edition), edition
    )
    rows: list[tuple[Cell, ...]] = [
        *query_words(catalog, found.query, lang),
        (t("版本"), edition_name),
        (t("导出日期"), exported.isoformat()),
        (t("园区数"), len(found.parks)),
        (t("其中位置待核"), found.unplaced),
        (t("其中 2021 年后"), sum(park.after_2021 for park in found.parks)),
    ]
    notes = (
        t("数据整理自公开资料，不是法定名录；点位精度有限，不能用于测绘、规划许可或权属认定。"),
        t("写“位置待核”的园区没有可画在图上的点位，其经纬度留空。“未公开”表示公开资料里没有查到，不等于没有。"),
        t("同一筛选项内选多个值为“或”，不同筛选项之间为“且”。"),
    )
    return Sheet(t("筛选条件"), (t("项目"), t("内容")), rows, widths=(24, 72), notes=notes)


def _source_sheet(catalog: Catalog, found: Found, lang: str, edition: str) -> Sheet:
    w = Wording.of(catalog, lang, edition)
    policy = [e.source_id for e in catalog.editions if e.edition == edition]
    wanted = dict.fromkeys((*policy, *_SOURCES))
    sources = [source for source in catalog.sources if source.source_id in wanted]
    missing = sum(not park.source_url for park in found.parks)
    notes = [w.t("每个园区的来源网址在“园区”表的最后一列。")]
    if missing:
        notes.append(w.t("没有附来源网址的园区：{n} 个。", n=missing))
    return tabulated(w.t("来源"), source_columns.FILE, sources, w, notes=notes)
