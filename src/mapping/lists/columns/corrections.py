"""The columns of what better sources say otherwise than the tables, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.wording.sources import column_text, grade_text
from mapping.catalog.csv_text import KEY_SEPARATOR
from mapping.i18n import message
from mapping.lists.columns.column import Column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.catalog.records import SourceCorrection
    from mapping.lists.columns.column import Columns, Wording


def _name(row: SourceCorrection, w: Wording) -> str:
    """Return the name of the park or entry that is spoken of; its id where it is neither."""
    parks = {park.park_id: park for park in w.catalog.directory}
    if row.id in parks:
        return w.names.park(parks[row.id])
    return w.names.term(row.id.rpartition(KEY_SEPARATOR)[2])


def _value(row: SourceCorrection, value: str | None, w: Wording) -> str | None:
    """Return a value of a table as it is read: a layout unit by its name."""
    if row.column == "unit_id" and value in {unit.unit_id for unit in w.catalog.units}:
        return w.unit_label(value)
    return w.written(value)


TABLE: Column[SourceCorrection] = Column(
    id="table", heading=message("清单"), value=lambda row, w: w.label("graded_table", row.table)
)
NAME: Column[SourceCorrection] = Column(id="name", heading=message("名称"), value=_name, width="medium")
COLUMN: Column[SourceCorrection] = Column(
    id="column", heading=message("项目"), value=lambda row, w: column_text(row.table, row.column, w.names)
)
BEFORE: Column[SourceCorrection] = Column(
    id="before", heading=message("原值"), value=lambda row, w: _value(row, row.value_now, w), unknown=message("空")
)
FOUND: Column[SourceCorrection] = Column(
    id="found", heading=message("来源所写"), value=lambda row, w: _value(row, row.value_right, w), unknown=message("空")
)
VERDICT: Column[SourceCorrection] = Column(
    id="verdict", heading=message("处理"), value=lambda row, w: w.label("correction_verdict", row.verdict)
)
REASON: Column[SourceCorrection] = Column(
    id="reason", heading=message("理由"), value=lambda row, w: w.written(row.reason), width="large"
)
CONFIDENCE: Column[SourceCorrection] = Column(
    id="confidence", heading=message("可靠度"), value=lambda row, w: w.label("confidence", row.confidence)
)
SOURCE: Column[SourceCorrection] = Column(
    id="source", heading=message("来源网址"), value=lambda row, _: row.source_url, form="address", width="medium"
)
GRADE: Column[SourceCorrection] = Column(
    id="source_grade", heading=message("来源等级"), value=lambda row, w: grade_text(row.source_grade, w.names)
)
QUOTE: Column[SourceCorrection] = Column(
    id="quote", heading=message("引文"), value=lambda row, _: row.quote, width="large"
)
RENDERING: Column[SourceCorrection] = Column(
    id="rendering", heading=message("本项目译文"), value=lambda row, w: w.written(row.quote), width="large", lang="en"
)

FULL_LIST: Columns[SourceCorrection] = (
    *(TABLE, NAME, COLUMN, BEFORE, FOUND, VERDICT, REASON),
    *(CONFIDENCE, SOURCE, GRADE, QUOTE, RENDERING),
)
"""All of them on the page of sources."""

ON_PAPER: Columns[SourceCorrection] = (NAME, COLUMN, BEFORE, FOUND, VERDICT, CONFIDENCE, GRADE)
"""In short, on a sheet."""
SPARE: Mapping[str, int] = {"confidence": 2, "source_grade": 1}
"""Which of them give way where paper is narrow, the highest first."""
