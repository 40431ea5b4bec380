"""The columns of what the policy designates for the layout units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.wording.quotation import clause_name
from mapping.i18n import message
from mapping.lists.columns.column import Column
from mapping.lists.columns.sentences import rendering, sentence

if TYPE_CHECKING:
    from mapping.catalog.records import Designation
    from mapping.lists.columns.column import Columns, Wording


def _industry(row: Designation, w: Wording) -> str:
    """Return the industry; the policy's terms that are none of the 20 cut across them."""
    return w.t("跨领域") if row.industry_id is None else w.names.industry_short(w.catalog.industry(row.industry_id))


def _confidence(row: Designation, w: Wording) -> str | None:
    mapping = w.catalog.mapping_of(row.term)
    return w.label("confidence", mapping.confidence) if mapping else None


def _reason(row: Designation, w: Wording) -> str | None:
    mapping = w.catalog.mapping_of(row.term)
    return mapping.reason if mapping else None


UNIT: Column[Designation] = Column(
    id="unit",
    heading=message("布局单元"),
    value=lambda row, w: w.unit(row.unit_id),
    brief=lambda row, w: w.unit_label(row.unit_id),
)
RANK: Column[Designation] = Column(
    id="rank", heading=message("位次"), value=lambda row, _: row.rank, form="year", width="small", unknown=message("无")
)
TERM: Column[Designation] = Column(
    id="term", heading=message("文件用词"), value=lambda row, w: w.names.term(row.term), width="medium"
)
INDUSTRY: Column[Designation] = Column(id="industry", heading=message("965产业"), value=_industry)
CLAUSE: Column[Designation] = Column(
    id="clause", heading=message("条款"), value=lambda row, w: clause_name(row.clause, w.lang)
)
SENTENCE: Column[Designation] = Column(
    id="sentence", heading=message("条款原文"), value=sentence, unknown=message("无"), width="large"
)
RENDERING: Column[Designation] = Column(
    id="rendering", heading=message("本项目译文"), value=rendering, unknown=message("无"), width="large", lang="en"
)
CONFIDENCE: Column[Designation] = Column(
    id="confidence", heading=message("归类可靠度"), value=_confidence, unknown=message("无")
)
REASON: Column[Designation] = Column(
    id="reason", heading=message("归类理由（英文原注）"), value=_reason, unknown=message("无"), width="large"
)

FULL_LIST: Columns[Designation] = (
    *(UNIT, RANK, TERM, INDUSTRY, CONFIDENCE, REASON),
    *(CLAUSE, SENTENCE, RENDERING),
)
"""All designations on the page of sources."""

HANDED_OVER: Columns[Designation] = (UNIT, RANK, TERM, INDUSTRY, CONFIDENCE, CLAUSE, SENTENCE)
"""Those that go with a map into a geographic information system."""
