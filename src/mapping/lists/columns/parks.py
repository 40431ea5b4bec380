"""The columns of parks: what each is, then where they stand, in the order of the place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapping.cartography.wording.briefing import area_text, sectors_text
from mapping.cartography.wording.certainty import term_with_mark
from mapping.cartography.wording.sources import address_text
from mapping.cartography.wording.typography import display
from mapping.i18n import message
from mapping.insight.parks.profile import park_sectors
from mapping.lists.columns import references
from mapping.lists.columns.column import Column
from mapping.lists.columns.references import GRADE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.catalog.records import Park
    from mapping.lists.columns.column import Cell, Columns, Wording


def _industries(park: Park, w: Wording, *, short: bool = False) -> str | None:
    """Return the park's industries; words that belong to none of the 20 are not the same as no words."""
    name = w.names.industry_short if short else w.names.industry
    listed = w.listed(name(w.catalog.industry(i)) for i in w.catalog.industries_of_park(park))
    return listed or (w.t("不归入 20 个产业") if park.industries else None)


def _subsector_names(park: Park, w: Wording) -> tuple[str, ...]:
    """Return the names of the sub-sectors that the park's words stand for."""
    return tuple(w.names.subsector(w.catalog.subsector(s)) for s in w.catalog.vocabulary.stood_for(park.industries))


def _subsectors(park: Park, w: Wording) -> str | None:
    """Return the sub-sectors of the park's words, those that only wide words stand for apart."""
    broad = tuple(w.catalog.vocabulary.stood_for(park.industries).values())
    names = tuple(zip(_subsector_names(park, w), broad, strict=True))
    plain, wide = (w.listed(name for name, is_wide in names if is_wide is told) for told in (False, True))
    if not names:
        return w.t("用词未及细分领域") if park.industries else None
    if not wide:
        return plain
    said = w.t("用词较宽：{subsectors}", subsectors=wide)
    return w.t("{subsectors}；{wide}", subsectors=plain, wide=said) if plain else said


def _sectors(park: Park, w: Wording) -> str | None:
    return sectors_text(park_sectors(w.catalog, park, w.view.edition), w.names) if park.industries else None


def _backing(park: Park, w: Wording) -> str | None:
    """Return which of the park's industries the policy designates for its unit, and at which place of its list."""
    if not park.industries:
        return None
    if park.unit_id is None:
        return w.t("未查明")
    backed = (
        w.t("{term}（第 {rank} 项）", term=term_with_mark(w.catalog, d.term, w.names), rank=d.rank)
        for sector in park_sectors(w.catalog, park, w.view.edition)
        for d in sector.designations
    )
    return w.listed(backed) or w.t("未列入本单元主导产业")


def _coordinate(park: Park, degrees: float | None) -> Cell:
    """Return a coordinate where the point may be drawn: the others are stand-ins for a whole zone."""
    return degrees if park.drawable else None


def _recorded(park: Park, w: Wording) -> str | None:
    first = w.catalog.citation(park).recorded
    return first.url if first else None


PARK_ID: Column[Park] = Column(id="park_id", heading="park_id", value=lambda park, _: park.park_id)
UNIT_ID: Column[Park] = Column(id="unit_id", heading="unit_id", value=lambda park, _: park.unit_id, blank=True)
NAME: Column[Park] = Column(
    id="name",
    heading=message("园区名称"),
    short=message("园区"),
    value=lambda park, w: w.names.park(park),
    width="medium",
)
NAME_EN: Column[Park] = Column(
    id="name_en", heading=message("英文名称"), value=lambda park, _: park.name_en, blank=True, lang="zh"
)
NAME_ZH: Column[Park] = Column(
    id="name_zh", heading=message("中文名称"), value=lambda park, _: display(park.name_zh), lang="en"
)
UNIT: Column[Park] = Column(
    id="unit",
    heading=message("布局单元"),
    value=lambda park, w: w.unit(park.unit_id),
    brief=lambda park, w: w.unit_label(park.unit_id),
    unknown=message("未查明"),
)
KIND: Column[Park] = Column(id="kind", heading=message("类型"), value=lambda park, w: w.label("park_kind", park.kind))
LEVEL: Column[Park] = Column(
    id="level", heading=message("级别"), value=lambda park, w: w.label("park_level", park.level)
)
LEVEL_NOTE: Column[Park] = Column(
    id="level_note",
    heading=message("级别说明"),
    label=message("性质"),
    value=lambda park, w: w.written(park.level_note),
    blank=True,
)
INDUSTRIES: Column[Park] = Column(
    id="industries",
    heading=message("965 产业"),
    short=message("965产业"),
    value=_industries,
    brief=lambda park, w: _industries(park, w, short=True),
)
SUBSECTORS: Column[Park] = Column(
    id="subsectors",
    heading=message("细分领域"),
    value=_subsectors,
    width="medium",
)
"""What the words stand for. Words too general for that are not the same as no words."""
SECTORS: Column[Park] = Column(id="sectors", heading=message("产业"), value=_sectors)
BACKING: Column[Park] = Column(id="backing", heading=message("文件是否支持"), value=_backing)
PHRASES: Column[Park] = Column(
    id="phrases",
    heading=message("产业用词"),
    short=message("行业词"),
    value=lambda park, w: w.listed(map(w.names.term, park.industries)),
    width="medium",
)
AREA: Column[Park] = Column(
    id="area",
    heading=message("面积（平方公里）"),
    short=message("面积 km²"),
    label=message("面积"),
    value=lambda park, _: park.area_km2,
    said=lambda park, w: None if park.area_km2 is None else area_text(park, w.names),
    form="number",
    digits=2,
    measure="km²",
)
AREA_NOTE: Column[Park] = Column(
    id="area_note",
    heading=message("面积说明"),
    label=message("面积"),
    value=lambda park, w: w.written(park.area_note),
    blank=True,
)
SINCE: Column[Park] = Column(
    id="since",
    heading=message("起始年份"),
    short=message("设立"),
    value=lambda park, _: park.since,
    said=lambda park, w: w.written(park.established) or (str(park.since) if park.since else None),
    form="year",
)
ESTABLISHED: Column[Park] = Column(
    id="established",
    heading=message("设立时间原文"),
    label=message("设立"),
    value=lambda park, w: w.written(park.established),
    blank=True,
)
ADDRESS: Column[Park] = Column(id="address", heading=message("地址"), value=lambda park, w: w.place(park.address))
PRECISION: Column[Park] = Column(
    id="precision",
    heading=message("点位精度"),
    label=message("位置"),
    value=lambda park, w: w.label("precision", park.precision),
)
LON: Column[Park] = Column(
    id="lon",
    heading=message("经度（度，WGS-84）"),
    value=lambda park, _: _coordinate(park, park.lon),
    form="number",
    blank=True,
)
LAT: Column[Park] = Column(
    id="lat",
    heading=message("纬度（度，WGS-84）"),
    value=lambda park, _: _coordinate(park, park.lat),
    form="number",
    blank=True,
)
ANCHOR: Column[Park] = Column(
    id="anchor", heading=message("定位依据"), value=lambda park, w: w.place(park.anchor_zh), blank=True
)
CONFIDENCE: Column[Park] = Column(
    id="confidence",
    heading=message("可靠度"),
    label=message("点位可靠度"),
    value=lambda park, w: w.label("confidence", park.confidence),
)
DATUM: Column[Park] = Column(
    id="datum",
    heading=message("原坐标基准"),
    value=lambda park, w: w.label("source_datum", park.source_datum),
    blank=True,
)
LATER: Column[Park] = Column(
    id="later", heading=message("{year} 年后"), value=lambda park, w: w.is_later(park), form="flag", blank=True
)
SOURCE: Column[Park] = replace(
    references.SOURCE, said=lambda park, w: address_text(w.catalog.citation(park).cited.url) or None
)
RECORDED: Column[Park] = Column(
    id="recorded",
    heading=message("原收录网址"),
    value=_recorded,
    form="address",
    blank=True,
)
"""The address that a row was first taken from, where a better one is cited."""

FILE: Columns[Park] = (
    *(NAME, NAME_EN, NAME_ZH, UNIT, KIND, LEVEL, LEVEL_NOTE, INDUSTRIES, SUBSECTORS, PHRASES, AREA),
    *(AREA_NOTE, SINCE, ESTABLISHED, ADDRESS, PRECISION, LON, LAT, ANCHOR, CONFIDENCE, LATER, SOURCE, GRADE, RECORDED),
)
"""CSV and XLSX, of the page and of the command line."""

NAMES: Columns[Park] = (
    NAME,
    UNIT,
    replace(KIND, id="kind_name"),
    replace(LEVEL, id="level_name"),
    Column(
        id="industry_names",
        heading="industry_names",
        value=lambda park, w: tuple(
            w.names.industry(w.catalog.industry(i)) for i in w.catalog.industries_of_park(park)
        ),
    ),
    Column(id="subsector_names", heading="subsector_names", value=_subsector_names),
    Column(id="word_names", heading="word_names", value=lambda park, w: tuple(map(w.names.term, park.industries))),
    replace(ADDRESS, id="address_name"),
    replace(PRECISION, id="precision_name"),
    replace(CONFIDENCE, id="confidence_name"),
    replace(GRADE, id="source_grade_name"),
)
"""What the ids and keys of JSON mean, in the language asked for; None where nothing is known."""

IDS: Columns[Park] = (PARK_ID, UNIT_ID)
"""Stand before the others where a program may join the rows to other tables."""

RESULT: Columns[Park] = (NAME, UNIT, LEVEL, KIND, INDUSTRIES, PHRASES, AREA, SINCE, PRECISION, ADDRESS)
"""The table below the map of the finder."""

COMPARED: Columns[Park] = (
    UNIT,
    LEVEL,
    KIND,
    SECTORS,
    BACKING,
    AREA,
    SINCE,
    PRECISION,
    CONFIDENCE,
    ADDRESS,
    SOURCE,
    GRADE,
)
"""What the shortlist sets side by side, a row each."""

CARD: Columns[Park] = (LEVEL, KIND, AREA, SINCE, PRECISION, CONFIDENCE)
"""Figures at the top of a park's card."""

SMALL_PRINT: Columns[Park] = (LEVEL_NOTE, AREA_NOTE, ESTABLISHED)
"""Notes below them, where there are any."""

FULL_LIST: Columns[Park] = (NAME, UNIT, KIND, LEVEL, PHRASES, AREA, SINCE, PRECISION, LATER, SOURCE, GRADE)
"""All parks on the page of sources."""

ON_PAPER: Columns[Park] = (NAME, LEVEL, KIND, INDUSTRIES, PHRASES, AREA, SINCE, PRECISION, GRADE)
"""The directory on sheets, under the names of the units."""
SPARE: Mapping[str, int] = {"phrases": 4, "source_grade": 3, "kind": 2, "precision": 1}
"""Which of them give way where paper is narrow, the highest first."""
