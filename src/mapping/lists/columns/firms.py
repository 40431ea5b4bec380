"""The columns of a list of firms: what each is, where it was placed and how it was classed, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.wording.firms import (
    CLASS_LABELS,
    CONFIDENCE_LABELS,
    MADE_UP,
    PLACE_LABELS,
    STATUS_LABELS,
    unit_name,
)
from mapping.i18n import message
from mapping.lists.columns.column import Column

if TYPE_CHECKING:
    from mapping.insight.firms.model import Firm
    from mapping.lists.columns.column import Columns, Wording


def _industry(firm: Firm, w: Wording) -> str | None:
    return None if firm.industry_id is None else w.names.industry_short(w.catalog.industry(firm.industry_id))


def _subsector(firm: Firm, w: Wording) -> str | None:
    """Return the sub-sector; a class that is known but belongs to none is not the same as no class."""
    if firm.subsector_id is None:
        return None if firm.class_basis == "none" else w.t("没有对应的细分领域")
    return w.names.subsector(w.catalog.subsector(firm.subsector_id))


def _confidence(level: str, w: Wording) -> str | None:
    return w.t(CONFIDENCE_LABELS[level]) if level else None


def also(firm: Firm, w: Wording) -> tuple[str, ...]:
    """Return the other sub-sectors that a firm may be of."""
    return tuple(w.names.subsector(w.catalog.subsector(one)) for one in firm.class_also)


NAME: Column[Firm] = Column(id="name", heading=message("企业名称"), value=lambda f, _: f.name, width="medium")
ID: Column[Firm] = Column(id="firm_id", heading=message("编号"), value=lambda f, _: f.firm_id)
UNIT: Column[Firm] = Column(
    id="unit", heading=message("统计单元"), value=lambda f, w: unit_name(f.unit_id, w.catalog, w.names)
)
INDUSTRY: Column[Firm] = Column(
    id="industry", heading=message("965 产业"), value=_industry, unknown=message("不属 965 产业或未归类")
)
SUBSECTOR: Column[Firm] = Column(
    id="subsector", heading=message("细分领域"), value=_subsector, unknown=message("未归类"), width="medium"
)
ALSO: Column[Firm] = Column(id="class_also", heading=message("也可能是"), value=also, blank=True)
STATUS: Column[Firm] = Column(id="status", heading=message("登记状态"), value=lambda f, w: w.t(STATUS_LABELS[f.status]))
FOUNDED: Column[Firm] = Column(
    id="founded", heading=message("成立日期"), value=lambda f, _: f.founded, unknown=message("未知")
)
CAPITAL: Column[Firm] = Column(
    id="capital_wan",
    heading=message("注册资本（万元）"),
    value=lambda f, _: f.capital_wan,
    form="number",
    unknown=message("未知"),
)
STAFF: Column[Firm] = Column(
    id="staff", heading=message("参保人数"), value=lambda f, _: f.staff, form="number", unknown=message("未知")
)
ADDRESS: Column[Firm] = Column(
    id="address", heading=message("地址"), value=lambda f, _: f.address, unknown=message("未知"), width="medium"
)
PLACE: Column[Firm] = Column(
    id="place_basis", heading=message("定位依据"), value=lambda f, w: w.t(PLACE_LABELS[f.place_basis])
)
PLACE_WORD: Column[Firm] = Column(
    id="place_word", heading=message("定位用词"), value=lambda f, _: f.place_word or None, blank=True
)
PLACE_CONFIDENCE: Column[Firm] = Column(
    id="place_confidence",
    heading=message("定位可靠度"),
    value=lambda f, w: _confidence(f.place_confidence, w),
    blank=True,
)
CLASS: Column[Firm] = Column(
    id="class_basis", heading=message("归类依据"), value=lambda f, w: w.t(CLASS_LABELS[f.class_basis])
)
CLASS_WORD: Column[Firm] = Column(
    id="class_word", heading=message("归类用词"), value=lambda f, _: f.class_word or None, blank=True
)
CLASS_CONFIDENCE: Column[Firm] = Column(
    id="class_confidence",
    heading=message("归类可靠度"),
    value=lambda f, w: _confidence(f.class_confidence, w),
    blank=True,
)
LON: Column[Firm] = Column(
    id="lon", heading=message("经度（WGS-84）"), value=lambda f, _: f.lon, form="number", digits=6, blank=True
)
LAT: Column[Firm] = Column(
    id="lat", heading=message("纬度（WGS-84）"), value=lambda f, _: f.lat, form="number", digits=6, blank=True
)
SIGN: Column[Firm] = Column(
    id="made_up", heading=message("示例标记"), value=lambda f, w: w.t(MADE_UP) if f.made_up else None, blank=True
)

ON_PAGE: Columns[Firm] = (NAME, UNIT, SUBSECTOR, FOUNDED, CAPITAL, STAFF, STATUS, PLACE, CLASS)
"""The list on the page; other sub-sectors stand below the one, words and confidences below what they belong to."""

FILE: Columns[Firm] = (
    *(NAME, UNIT, INDUSTRY, SUBSECTOR, ALSO, STATUS, FOUNDED, CAPITAL, STAFF, ADDRESS),
    *(PLACE, PLACE_WORD, PLACE_CONFIDENCE, CLASS, CLASS_WORD, CLASS_CONFIDENCE, LON, LAT, SIGN, ID),
)
"""A row of the file."""
