"""The columns of airports, stations, ports and bonded zones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.wording.sources import grade_text
from mapping.cartography.wording.typography import display
from mapping.i18n import message
from mapping.lists.columns.column import Column

if TYPE_CHECKING:
    from mapping.catalog.records import Facility
    from mapping.lists.columns.column import Columns, Wording


def _either(zh: str, en: str, w: Wording) -> str:
    return en if w.lang == "en" else display(zh)


NAME: Column[Facility] = Column(
    id="name", heading=message("名称"), value=lambda f, w: _either(f.name_zh, f.name_en, w), width="medium"
)
KIND: Column[Facility] = Column(id="kind", heading=message("类型"), value=lambda f, w: w.label("facility_kind", f.kind))
UNIT: Column[Facility] = Column(
    id="unit",
    heading=message("布局单元"),
    value=lambda f, w: w.unit(f.unit_id),
    brief=lambda f, w: w.unit_label(f.unit_id),
    unknown=message("不在任何单元"),
)
PRECISION: Column[Facility] = Column(
    id="precision", heading=message("点位精度"), value=lambda f, w: w.label("facility_precision", f.precision)
)
ORIGIN: Column[Facility] = Column(
    id="origin",
    heading=message("点位来源"),
    value=lambda f, w: _either(f.source_zh, f.source_en, w),
    width="medium",
)
NOTE: Column[Facility] = Column(
    id="note", heading=message("说明"), value=lambda f, w: _either(f.note_zh, f.note_en, w), width="large"
)
DATUM: Column[Facility] = Column(
    id="datum", heading=message("原坐标基准"), value=lambda f, w: w.label("source_datum", f.source_datum), blank=True
)
LATER: Column[Facility] = Column(
    id="later", heading=message("{year} 年后"), value=lambda f, w: w.is_later(f), form="flag", blank=True
)
SOURCE: Column[Facility] = Column(
    id="source",
    heading=message("来源网址"),
    short=message("来源"),
    value=lambda f, _: f.source_url or None,
    form="address",
    width="medium",
    blank=True,
)
GRADE: Column[Facility] = Column(
    id="source_grade",
    heading=message("来源等级"),
    value=lambda f, w: grade_text(w.catalog.citation(f).cited.grade, w.names) if f.source_url else None,
    unknown=message("没有网址"),
)
"""Of the address alone: where none is given, the source of the point is still named (高德地图兴趣点)."""

FULL_LIST: Columns[Facility] = (NAME, KIND, UNIT, PRECISION, ORIGIN, NOTE, DATUM, LATER, SOURCE, GRADE)
"""All of them on the page of sources."""
