"""The columns that say what a row rests on, in the same words in all lists of graded rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.wording.sources import grade_text
from mapping.i18n import message
from mapping.lists.columns.column import Column

if TYPE_CHECKING:
    from mapping.catalog.graded import Graded

SOURCE: Column[Graded] = Column(
    id="source",
    heading=message("来源网址"),
    value=lambda row, w: w.catalog.citation(row).cited.url or None,
    form="address",
    width="medium",
    blank=True,
)
GRADE: Column[Graded] = Column(
    id="source_grade",
    heading=message("来源等级"),
    value=lambda row, w: grade_text(w.catalog.citation(row).cited.grade, w.names),
)
