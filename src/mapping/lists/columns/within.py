"""The columns of what lies inside an area that was drawn: parts of units, industries of firms, firms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapping.i18n import message
from mapping.lists.columns.column import Column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.insight.firms.model import Firm, FirmCount
    from mapping.insight.inside import UnitPart
    from mapping.lists.columns.column import Columns, Wording

UNIT: Column[UnitPart] = Column(
    id="unit",
    heading=message("布局单元"),
    value=lambda part, w: w.unit(part.unit_id),
    brief=lambda part, w: w.unit_label(part.unit_id),
)
KM2: Column[UnitPart] = Column(
    id="km2",
    heading=message("圈内面积（平方公里）"),
    short=message("圈内面积 km²"),
    value=lambda part, _: round(part.km2, 3),
    form="number",
    digits=2,
)
SHARE: Column[UnitPart] = Column(
    id="share",
    heading=message("占单元（%）"),
    value=lambda part, _: round(part.share * 100, 2),
    form="number",
    digits=1,
)
WHOLE: Column[UnitPart] = Column(
    id="whole", heading=message("整个在圈内"), value=lambda part, _: part.whole, form="flag", blank=True
)

PARTS: Columns[UnitPart] = (UNIT, KM2, SHARE, WHOLE)
"""What of each unit lies inside."""
ON_PAPER: Columns[UnitPart] = (UNIT, KM2, SHARE)


@dataclass(frozen=True, slots=True)
class IndustryFirms:
    """The firms of an industry inside, by sub-sector where that is known; None: of none of the 965 industries."""

    industry_id: str | None
    subsector_id: str | None
    count: FirmCount


def _industry(row: IndustryFirms, w: Wording) -> str:
    if row.industry_id is None:
        return w.t("未归类或不属 965 产业")
    return w.names.industry(w.catalog.industry(row.industry_id))


def _subsector(row: IndustryFirms, w: Wording) -> str | None:
    return None if row.subsector_id is None else w.names.subsector(w.catalog.subsector(row.subsector_id))


BY_INDUSTRY: Columns[IndustryFirms] = (
    Column(id="industry", heading=message("965产业"), value=_industry),
    Column(id="subsector", heading=message("细分领域"), value=_subsector, blank=True),
    Column(id="firms", heading=message("企业数"), value=lambda row, _: row.count.firms, form="number"),
    Column(
        id="capital",
        heading=message("注册资本（万元）"),
        value=lambda row, _: round(row.count.capital_wan, 2) if row.count.capital_known else None,
        form="number",
    ),
    Column(
        id="capital_known",
        heading=message("其中有资本数"),
        value=lambda row, _: row.count.capital_known,
        form="number",
    ),
)
"""How many firms of each industry lie inside."""

FIRMS: Columns[Firm] = (
    Column(
        id="name", heading=message("企业名称"), short=message("企业"), value=lambda firm, _: firm.name, width="medium"
    ),
    Column(
        id="unit", heading=message("布局单元"), value=lambda firm, w: _unit(firm.unit_id, w), unknown=message("未查明")
    ),
    Column(
        id="industry",
        heading=message("965产业"),
        value=lambda firm, w: w.names.industry(w.catalog.industry(firm.industry_id)) if firm.industry_id else None,
        blank=True,
    ),
    Column(
        id="subsector",
        heading=message("细分领域"),
        value=lambda firm, w: w.names.subsector(w.catalog.subsector(firm.subsector_id)) if firm.subsector_id else None,
        blank=True,
    ),
    Column(id="founded", heading=message("成立日期"), value=lambda firm, _: firm.founded, blank=True),
    Column(
        id="capital",
        heading=message("注册资本（万元）"),
        value=lambda firm, _: firm.capital_wan,
        form="number",
        digits=2,
        blank=True,
    ),
    Column(id="staff", heading=message("参保人数"), value=lambda firm, _: firm.staff, form="number", blank=True),
    Column(id="address", heading=message("地址"), value=lambda firm, w: w.place(firm.address), blank=True),
    Column(
        id="made_up",
        heading=message("虚构示例"),
        value=lambda firm, _: firm.made_up,
        form="flag",
        blank=True,
    ),
)
"""The first firms inside, those with most capital first."""

FIRMS_ON_PAPER: Columns[Firm] = tuple(column for column in FIRMS if column.id != "made_up")
"""The same on sheets, which say for all of them that they are made up."""
FIRMS_SPARE: Mapping[str, int] = {"address": 5, "staff": 4, "founded": 3, "subsector": 2}
"""Which of them give way where paper is narrow, the highest first."""


def _unit(unit_id: str | None, w: Wording) -> str | None:
    """Return the unit of a firm; the census counts the scenic area apart, which is none of the layout units."""
    known = any(unit.unit_id == unit_id for unit in w.catalog.units)
    return w.unit(unit_id) if known else (w.t("东湖风景区") if unit_id else None)
