"""The columns of the three lists (enterprises, projects, platforms)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapping.cartography.wording.typography import display
from mapping.i18n import message
from mapping.lists.columns import references
from mapping.lists.columns.column import Column
from mapping.lists.columns.references import GRADE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.catalog.records import ListEntry
    from mapping.lists.columns.column import Columns

LIST: Column[ListEntry] = Column(id="list", heading=message("清单"), value=lambda e, w: w.label("list", e.list))
NAME: Column[ListEntry] = Column(
    id="name", heading=message("名称"), value=lambda e, w: w.names.entry(e), width="medium"
)
NAME_ZH: Column[ListEntry] = Column(
    id="name_zh", heading=message("中文名称"), value=lambda e, _: display(e.name_zh), lang="en"
)
UNIT: Column[ListEntry] = Column(
    id="unit",
    heading=message("布局单元"),
    value=lambda e, w: w.unit(e.unit_id),
    brief=lambda e, w: w.unit_label(e.unit_id),
)
PHRASES: Column[ListEntry] = Column(
    id="phrases",
    heading=message("产业用词"),
    value=lambda e, w: w.listed(map(w.names.term, e.industries)),
    width="medium",
)
LEVEL: Column[ListEntry] = Column(id="level", heading=message("级别"), value=lambda e, w: w.written(e.level))
INVESTMENT: Column[ListEntry] = Column(
    id="investment", heading=message("投资"), value=lambda e, w: w.written(e.investment)
)
DATE: Column[ListEntry] = Column(id="date", heading=message("时间"), value=lambda e, w: w.written(e.date))
ADDRESS: Column[ListEntry] = Column(id="address", heading=message("地址"), value=lambda e, w: w.place(e.address))
CONFIDENCE: Column[ListEntry] = Column(
    id="confidence", heading=message("可靠度"), value=lambda e, w: w.label("confidence", e.confidence)
)
LATER: Column[ListEntry] = Column(
    id="later", heading=message("{year} 年后"), value=lambda e, w: w.is_later(e), form="flag", blank=True
)
SOURCE: Column[ListEntry] = replace(references.SOURCE, short=message("来源"))

OF_UNIT: Columns[ListEntry] = (LIST, NAME, PHRASES, LEVEL, INVESTMENT, DATE, ADDRESS, CONFIDENCE, SOURCE)
"""The lists of one unit, on the page of targets; what came later is marked behind the name, the grade by the source."""

FULL_LIST: Columns[ListEntry] = (LIST, NAME, NAME_ZH, UNIT, PHRASES, LEVEL, DATE, CONFIDENCE, LATER, SOURCE, GRADE)
"""All entries on the page of sources."""

ON_PAPER: Columns[ListEntry] = (NAME, LIST, PHRASES, LEVEL, INVESTMENT, DATE, ADDRESS, CONFIDENCE, GRADE)
"""The lists on sheets, under the names of the units."""
SPARE: Mapping[str, int] = {"address": 5, "confidence": 4, "source_grade": 3, "investment": 2, "date": 1}
"""Which of them give way where paper is narrow, the highest first."""
