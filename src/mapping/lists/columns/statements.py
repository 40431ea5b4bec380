"""The columns of what was said after the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.wording.typography import display
from mapping.i18n import message
from mapping.lists.columns.column import Column
from mapping.lists.columns.references import GRADE, SOURCE

if TYPE_CHECKING:
    from mapping.catalog.records import Statement
    from mapping.lists.columns.column import Columns, Wording


def _unit(row: Statement, w: Wording) -> str | None:
    """Return the layout unit, or the name of one that the plan does not know."""
    return w.unit(row.unit_id) or w.names.written(row.unit_name_zh)


def _industry(row: Statement, w: Wording) -> str | None:
    return None if row.industry_id is None else w.names.industry_short(w.catalog.industry(row.industry_id))


def _subsectors(row: Statement, w: Wording) -> str | None:
    return w.listed(w.names.subsector(w.catalog.subsector(key)) for key in row.subsectors)


UNIT: Column[Statement] = Column(
    id="unit",
    heading=message("单元"),
    value=_unit,
    brief=lambda row, w: w.unit_label(row.unit_id) or w.names.written(row.unit_name_zh),
)
OF_THE_PLAN: Column[Statement] = Column(
    id="of_the_plan",
    heading=message("规划的布局单元"),
    value=lambda row, _: row.unit_id is not None,
    form="flag",
    blank=True,
)
DATE: Column[Statement] = Column(
    id="date", heading=message("日期"), value=lambda row, _: row.date, unknown=message("日期不详")
)
RANK: Column[Statement] = Column(
    id="rank",
    heading=message("文件中的次序"),
    value=lambda row, _: row.rank,
    form="year",
    width="small",
    unknown=message("无"),
)
WORDS: Column[Statement] = Column(
    id="as_written", heading=message("原文写法"), value=lambda row, w: w.names.term(row.as_written), width="medium"
)
DOCUMENT: Column[Statement] = Column(
    id="document", heading=message("出处文件"), value=lambda row, w: w.written(row.document_zh), width="medium"
)
ISSUER: Column[Statement] = Column(
    id="issuer", heading=message("发布者"), value=lambda row, w: w.written(row.issuer_zh)
)
EXTRACT: Column[Statement] = Column(
    id="extract", heading=message("仅见摘录"), value=lambda row, _: row.extract, form="flag", blank=True
)
CONFIDENCE: Column[Statement] = Column(
    id="confidence", heading=message("可靠度"), value=lambda row, w: w.label("confidence", row.confidence)
)
INDUSTRY: Column[Statement] = Column(
    id="industry", heading=message("归入的965产业"), value=_industry, unknown=message("不归入")
)
SUBSECTORS: Column[Statement] = Column(
    id="subsectors", heading=message("细分领域"), value=_subsectors, unknown=message("不归入"), width="medium"
)
QUOTE: Column[Statement] = Column(
    id="quote", heading=message("引文"), value=lambda row, _: display(row.quote), width="large"
)
RENDERING: Column[Statement] = Column(
    id="rendering", heading=message("本项目译文"), value=lambda row, w: w.written(row.quote), width="large", lang="en"
)
NOTE: Column[Statement] = Column(
    id="note", heading=message("说明"), value=lambda row, w: w.written(row.note_zh), width="large", blank=True
)

FULL_LIST: Columns[Statement] = (
    *(UNIT, OF_THE_PLAN, DATE, RANK, WORDS, DOCUMENT, ISSUER),
    *(SOURCE, GRADE, EXTRACT, CONFIDENCE, INDUSTRY, SUBSECTORS, QUOTE, RENDERING, NOTE),
)
"""All statements on the page of sources."""
