"""What lies inside an area that was drawn, as XLSX: summary, parks, firms where there is a list, lists, and areas."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, time
from typing import TYPE_CHECKING

from mapping.cartography.wording.within import km2_text, method, notes_of, shape_text
from mapping.insight.firms.model import FirmCount
from mapping.insight.inside import MOST_FIRMS, inside
from mapping.lists.columns import facilities as facility_columns
from mapping.lists.columns import list_entries as entry_columns
from mapping.lists.columns import parks as park_columns
from mapping.lists.columns import within as columns
from mapping.lists.columns.column import Wording
from mapping.lists.columns.own import with_own
from mapping.lists.columns.within import IndustryFirms
from mapping.lists.workbook import Sheet, tabulated, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mapping.insight.atlas import Atlas
    from mapping.insight.firms.query import FirmQuery
    from mapping.insight.inside import FirmsInside, Inside
    from mapping.lists.columns.column import Cell
    from mapping.view import View


def within_xlsx(atlas: Atlas, view: View, text: str, firms: FirmQuery, *, exported: date) -> bytes:
    """Return what lies inside an area as XLSX; ``exported`` is the day that the file names as its own.

    Raises:
        UsageError: the area is at fault.
    """
    found = inside(atlas, view, text, firms, MOST_FIRMS)
    return workbook(list(sheets_of(atlas, view, found, exported)), created=datetime.combine(exported, time()))


def sheets_of(atlas: Atlas, view: View, found: Inside, exported: date) -> Iterator[Sheet]:
    """Yield the sheets of the workbook."""
    w = Wording.of(atlas.catalog, view)
    t = w.t
    yield Sheet(
        t("汇总"), (t("项目"), t("内容")), _summary(found, exported, w), (24, 72), (*method(w.names), _statement(w))
    )
    yield tabulated(t("园区"), with_own(park_columns.FILE, atlas.catalog), found.parks, w)
    if found.unsure:
        notes = (t("这些园区位置不够准（只知乡镇、开发区，或没有点位），未计入。"),)
        yield tabulated(t("位置不够准"), with_own(park_columns.FILE, atlas.catalog), found.unsure, w, notes)
    if found.firms is not None:
        yield from _firm_sheets(found.firms, w)
    yield tabulated(t("清单"), entry_columns.FULL_LIST, found.entries, w, _entry_notes(found, w))
    if found.facilities:
        yield tabulated(t("枢纽与口岸"), facility_columns.FULL_LIST, found.facilities, w)
    yield tabulated(t("面积"), columns.PARTS, found.parts, w, _area_notes(found, w))


def _summary(found: Inside, exported: date, w: Wording) -> list[tuple[Cell, ...]]:
    t = w.t
    firms: list[tuple[Cell, ...]] = []
    if found.firms is not None:
        firms = [(t("企业"), found.firms.figures.total.firms), (t("企业名录"), found.firms.source.title)]
    return [
        (t("范围"), shape_text(found.within, w.lang)),
        (t("坐标（WGS-84）"), found.within.to_text()),
        (t("面积（平方公里）"), round(found.area_km2, 3)),
        (t("其中市外（平方公里）"), round(found.outside_km2, 3)),
        (t("园区"), len(found.parks)),
        (t("位置不够准、未计入的园区"), len(found.unsure)),
        *firms,
        (t("三清单"), len(found.entries)),
        (t("枢纽与口岸"), len(found.facilities)),
        *((t("说明"), note) for note in notes_of(found, w.names)),
        (t("版本"), w.names.edition(w.edition)),
        (t("导出日期"), exported.isoformat()),
    ]


def by_industry(firms: FirmsInside, *, with_subsectors: bool) -> list[IndustryFirms]:
    """Return how many firms of each industry, and sub-sector, lie inside: most first, those of none last."""
    counts: dict[tuple[str | None, str | None], FirmCount] = defaultdict(FirmCount)
    for row in firms.figures.rows:
        counts[row.industry_id, row.subsector_id if with_subsectors else None] += row.count
    rows = [IndustryFirms(*key, count) for key, count in counts.items()]
    return sorted(rows, key=lambda row: (row.industry_id is None, -row.count.firms, str(row.subsector_id)))


def _firm_sheets(firms: FirmsInside, w: Wording) -> Iterator[Sheet]:
    t, total = w.t, firms.figures.total.firms
    sign = (t("虚构示例：企业名录是编造的，只用来演示。"),) if firms.source.made_up else ()
    first = t("共 {total} 家，列注册资本最高的 {n} 家。", total=f"{total:,}", n=f"{len(firms.first):,}")
    yield tabulated(t("企业"), columns.FIRMS, firms.first, w, (first, *sign))
    yield tabulated(t("企业分行业"), columns.BY_INDUSTRY, by_industry(firms, with_subsectors=True), w, sign)


def _entry_notes(found: Inside, w: Wording) -> list[str]:
    notes = [w.t("三清单没有点位，只列整个在圈内的单元。")]
    if found.entries_of_parts:
        units = (f"{w.unit_label(unit)} {n}" for unit, n in found.entries_of_parts.items())
        notes.append(w.t("部分在圈内的单元，清单未计入：{units}", units=w.listed(units)))
    return notes


def _area_notes(found: Inside, w: Wording) -> list[str]:
    notes = [w.t("面积按等积投影计算；单元边界含示意线，面积仅供参考。")]
    if found.outside_km2 >= 0.005:  # noqa: PLR2004 - what would read as 0.00
        notes.append(w.t("其中市外 {km2}", km2=km2_text(found.outside_km2)))
    return notes


def _statement(w: Wording) -> str:
    return w.t("数据整理自公开资料，不是法定名录；点位精度有限，不能用于测绘、规划许可或权属认定。")
