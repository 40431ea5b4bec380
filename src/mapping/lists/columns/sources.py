"""The columns of sources, as they stand in files beside what rests on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.wording.sources import grade_text
from mapping.cartography.wording.typography import display
from mapping.i18n import message
from mapping.lists.columns.column import Column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.catalog.records import Source
    from mapping.lists.columns.column import Cell, Columns, Wording


def _either(zh: str, en: str, w: Wording) -> str:
    return en if w.lang == "en" else display(zh)


def _grade(source: Source, w: Wording) -> Cell:
    """Return the grade of an address; what has none is a document or work of one's own, not without a source."""
    cited = w.catalog.citation(source).cited
    return grade_text(cited.grade, w.names) if cited.url else None


TITLE: Column[Source] = Column(
    id="title", heading=message("来源"), value=lambda s, w: _either(s.title_zh, s.title_en, w)
)
PUBLISHER: Column[Source] = Column(
    id="publisher", heading=message("发布者"), value=lambda s, w: _either(s.publisher_zh, s.publisher_en, w)
)
DATE: Column[Source] = Column(id="date", heading=message("日期"), value=lambda s, _: s.date, blank=True)
ADDRESS: Column[Source] = Column(
    id="url",
    heading=message("网址"),
    value=lambda s, w: w.catalog.citation(s).cited.url or None,
    form="address",
    blank=True,
)
GRADE: Column[Source] = Column(id="source_grade", heading=message("来源等级"), value=_grade, blank=True)
LICENCE: Column[Source] = Column(
    id="licence", heading=message("许可"), value=lambda s, w: _either(s.licence, s.licence_en, w)
)
NOTE: Column[Source] = Column(id="note", heading=message("说明"), value=lambda s, w: _either(s.note_zh, s.note_en, w))

FILE: Columns[Source] = (TITLE, PUBLISHER, DATE, ADDRESS, GRADE, LICENCE, NOTE)
"""The sheet of sources of a workbook."""

ON_PAPER: Columns[Source] = (TITLE, PUBLISHER, DATE, GRADE, LICENCE)
"""The sources on a sheet, where addresses have no place."""
SPARE: Mapping[str, int] = {"licence": 1}
"""Which of them give way where paper is narrow."""
