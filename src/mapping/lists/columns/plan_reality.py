"""The columns of plan and reality, and of a chain with its firms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.wording.firm_chain import link_text, units_text
from mapping.cartography.wording.firms import DIGITS, in_measure, measure_unit, unit_name
from mapping.cartography.wording.plan_reality import STANDING_LABELS, STANDING_SIGNS, cell_text
from mapping.cartography.wording.subsectors import takers
from mapping.i18n import message
from mapping.lists.columns.column import Column

if TYPE_CHECKING:
    from mapping.insight.firms.chain import ChainLink, FirmChain
    from mapping.insight.firms.model import Measure
    from mapping.insight.firms.plan_reality import PlanCell
    from mapping.lists.columns.column import Columns, Wording

FIGURES = 4
"""Decimals of a quotient in a file."""


def _industry(cell: PlanCell, w: Wording) -> str:
    return w.names.industry(w.catalog.industry(cell.industry_id))


def _standing(cell: PlanCell, w: Wording) -> str:
    return f"{STANDING_SIGNS[cell.standing]} {w.t(STANDING_LABELS[cell.standing])}".strip()


CELLS: Columns[PlanCell] = (
    Column(id="unit", heading=message("统计单元"), value=lambda c, w: unit_name(c.unit_id, w.catalog, w.names)),
    Column(id="industry", heading=message("965 产业"), value=_industry),
    Column(
        id="rank", heading=message("文件中的位次"), value=lambda c, _: c.rank, form="number", unknown=message("未列入")
    ),
    Column(id="terms", heading=message("文件用词"), value=lambda c, w: tuple(map(w.names.term, c.terms)), blank=True),
    Column(
        id="lq",
        heading=message("集中度（区位商）"),
        value=lambda c, _: None if c.lq is None else round(c.lq, FIGURES),
        form="number",
        digits=2,
        blank=True,
    ),
    Column(id="firms", heading=message("企业数"), value=lambda c, _: c.firms, form="number"),
    Column(
        id="expected",
        heading=message("按全市比例应有"),
        value=lambda c, _: round(c.expected, 1),
        form="number",
        digits=1,
    ),
    Column(id="standing", heading=message("结论"), value=_standing),
    Column(id="told", heading=message("说明"), value=lambda c, w: cell_text(c, w.lang), width="large"),
)
"""A row a unit and industry."""


def links(chain: FirmChain) -> Columns[ChainLink]:
    """Return the columns of a chain: what is counted of it besides firms has one where it is no number of them."""
    measure = chain.query.count
    return (
        Column(
            id="subsector", heading=message("细分领域"), value=lambda link, w: w.names.subsector(link.profile.subsector)
        ),
        Column(
            id="stage", heading=message("环节"), value=lambda link, w: w.label("stage", link.profile.subsector.stage)
        ),
        Column(id="firms", heading=message("企业数"), value=lambda link, _: link.count.firms, form="number"),
        *(() if measure == "number" else (_amount(measure),)),
        Column(
            id="units",
            heading=message("企业最多的单元"),
            value=lambda link, w: units_text(link, chain, w.catalog, w.lang) or None,
            blank=True,
        ),
        Column(id="parks", heading=message("园区数"), value=lambda link, _: len(link.profile.parks), form="number"),
        Column(
            id="named",
            heading=message("对应的单元及位次"),
            value=lambda link, w: takers(link.profile.named, w.names),
            blank=True,
        ),
        Column(
            id="covered",
            heading=message("涵盖的单元及位次"),
            value=lambda link, w: takers(link.profile.covered, w.names),
            blank=True,
        ),
        Column(id="told", heading=message("情况"), value=lambda link, w: link_text(link, w.lang) or None, blank=True),
    )


def _amount(measure: Measure) -> Column[ChainLink]:
    headings = {"capital": message("注册资本（亿元）"), "staff": message("参保人数")}

    def amount(link: ChainLink, w: Wording) -> float:
        return round(in_measure(link.count, measure, w.lang), DIGITS[measure])

    return Column(
        id=measure,
        heading=headings[measure],
        value=amount,
        form="number",
        digits=DIGITS[measure],
        measure=measure_unit(measure, "zh"),
    )
