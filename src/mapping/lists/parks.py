"""The parks that answer a query as a file: XLSX with what was asked and where it comes from, and CSV."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from mapping.cartography.wording.names import Names
from mapping.cartography.wording.query_words import query_words
from mapping.cartography.wording.typography import display
from mapping.i18n import translator
from mapping.lists.csv_file import csv_bytes
from mapping.lists.workbook import Sheet, workbook

if TYPE_CHECKING:
    from datetime import date

    from mapping.catalog import Catalog
    from mapping.catalog.records import Park
    from mapping.insight.parks.finder import Found
    from mapping.lists.csv_file import Cell

_SOURCES = ("parks", "thesaurus")
_ID_COLUMNS = ("park_id", "unit_id")


def park_list_csv(catalog: Catalog, found: Found, lang: str, *, ids: bool = False, bom: bool = True) -> bytes:
    """Return the parks found as CSV with headings in the reader's language; ``bom`` makes Excel read it as UTF-8.

    ``ids`` puts the ids of park and layout unit first, under their machine names, so that a program can join the rows
    while people still read the others.
    """
    headings, rows = park_table(catalog, found, lang)
    if ids:
        headings = (*_ID_COLUMNS, *headings)
        rows = [(park.park_id, park.unit_id, *row) for park, row in zip(found.parks, rows, strict=True)]
    return csv_bytes(headings, rows, bom=bom)


def park_list_xlsx(catalog: Catalog, found: Found, lang: str, *, exported: date) -> bytes:
    """Return the parks found as XLSX: the parks, what was asked for, and the sources, on a sheet each.

    ``exported`` is the day that the file names as its own.
    """
    headings, rows = park_table(catalog, found, lang)
    sheets = [
        Sheet(translator(lang)("园区"), headings, rows),
        _query_sheet(catalog, found, lang, exported),
        _source_sheet(catalog, found, lang),
    ]
    return workbook(sheets, created=datetime.combine(exported, time()))


def park_table(catalog: Catalog, found: Found, lang: str) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Return headings and rows of the parks found, in their order; what is not known is said in words.

    Coordinates stand only where the point may be drawn: the others are stand-ins for a whole zone.
    """
    t = translator(lang)
    names = Names.of(catalog, lang)
    later = t("{year} 年后", year=catalog.edition(found.edition).year)
    headings = (
        t("园区名称"),
        t("中文名称") if lang == "en" else t("英文名称"),
        t("布局单元"),
        t("类型"),
        t("级别"),
        t("级别说明"),
        t("965 产业"),
        t("产业用词"),
        t("面积（平方公里）"),
        t("面积说明"),
        t("起始年份"),
        t("设立时间原文"),
        t("地址"),
        t("点位精度"),
        t("经度(WGS-84)"),
        t("纬度(WGS-84)"),
        t("定位依据"),
        t("把握程度"),
        later,
        t("来源网址"),
    )
    came_later = {park.park_id: later for park in found.parks if catalog.is_later(park, found.edition)}
    return headings, [_row(catalog, park, names, came_later.get(park.park_id)) for park in found.parks]


def _row(catalog: Catalog, park: Park, names: Names, later: str | None) -> tuple[Cell, ...]:
    t = translator(names.lang)
    unknown = t("未公开")
    industries = [names.industry(catalog.industry(i)) for i in catalog.industries_of_park(park)]
    return (
        names.park(park),
        display(park.name_zh) if names.lang == "en" else park.name_en,
        names.unit(catalog.unit(park.unit_id)) if park.unit_id else t("未查明"),
        names.value("park_kind", park.kind),
        names.value("park_level", park.level),
        display(park.level_note),
        t("、").join(industries) or (t("不归入 20 个产业") if park.industries else unknown),
        t("、").join(map(names.term, park.industries)) or unknown,
        unknown if park.area_km2 is None else park.area_km2,
        display(park.area_note),
        unknown if park.since is None else park.since,
        display(park.established),
        display(park.address) or unknown,
        names.value("precision", park.precision),
        park.lon if park.drawable else None,
        park.lat if park.drawable else None,
        display(park.anchor_zh),
        names.value("confidence", park.confidence),
        later,
        park.source_url,
    )


def _query_sheet(catalog: Catalog, found: Found, lang: str, exported: date) -> Sheet:
    t = translator(lang)
    edition = catalog.edition(found.edition)
    rows: list[tuple[Cell, ...]] = [
        *query_words(catalog, found, lang),
        (t("版本"), Names(lang).edition(edition)),
        (t("导出日期"), exported.isoformat()),
        (t("园区数"), len(found.parks)),
        (t("其中位置待核"), found.unplaced),
        (t("其中 {year} 年后", year=edition.year), sum(catalog.is_later(p, found.edition) for p in found.parks)),
    ]
    notes = (
        t("数据整理自公开资料，不是法定名录；点位精度有限，不能用于测绘、规划许可或权属认定。"),
        t("写“位置待核”的园区没有可画在图上的点位，其经纬度留空。“未公开”表示公开资料里没有查到，不等于没有。"),
        t("同一筛选项内选多个值为“或”，不同筛选项之间为“且”。"),
    )
    return Sheet(t("筛选条件"), (t("项目"), t("内容")), rows, widths=(24, 72), notes=notes)


def _source_sheet(catalog: Catalog, found: Found, lang: str) -> Sheet:
    t = translator(lang)
    english = lang == "en"
    wanted = {catalog.edition(found.edition).source_id, *_SOURCES}
    sources = [source for source in catalog.sources if source.source_id in wanted]
    rows = [
        (
            source.title_en if english else display(source.title_zh),
            source.publisher_en if english else display(source.publisher_zh),
            source.date,
            source.url,
            source.licence_en if english else display(source.licence),
            source.note_en if english else display(source.note_zh),
        )
        for source in sources
    ]
    missing = sum(not park.source_url for park in found.parks)
    notes = [t("每个园区的来源网址在“园区”表的最后一列。")]
    if missing:
        notes.append(t("没有附来源网址的园区：{n} 个。", n=missing))
    headings = (t("来源"), t("发布者"), t("日期"), t("网址"), t("许可"), t("说明"))
    return Sheet(t("来源"), headings, rows, notes=notes)
