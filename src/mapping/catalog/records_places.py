"""Records of places and figures: parks, the three lists, measures, sources, neighbouring cities."""

from dataclasses import dataclass
from typing import Annotated

from mapping.catalog.columns import Column
from mapping.catalog.forms import ADDRESS, COVERAGE, DATE, FACILITY_ID, ID, PARK_ID

# A box around the city with room to spare; a point outside it is a mistake (swapped or in metres).
WEST, EAST = 113.6, 115.2
SOUTH, NORTH = 29.9, 31.5

AFTER_EDITION = Column(
    "晚于哪一版；空为不晚于任何一版",
    "the newest edition that it came after; empty: it came after none",
    refers="editions.edition",
)
"""Of a row that came after an edition: that one and all before it show it only where later content is asked for."""

TAKEN_FROM = Column(
    "登记来源；空为本项目的名录",
    "source that the row was taken from; empty: the project's own list",
    refers="sources.source_id",
    optional=True,
)
"""Of a row that somebody has added: the source of the list it came in."""

OWN_PLACE = ("exact", "park")
"""Precision classes of a point that lies in the park itself."""

UNIT_ZONE = "unit_zone"
"""Kind of a row that is a layout unit itself, as a development zone: no park of that unit, and never counted as one."""

LOCATED = (*OWN_PLACE, "town")
"""Precision classes that may be drawn as a place; ``zone`` is only a stand-in for the whole zone."""


@dataclass(frozen=True, slots=True)
class Park:
    """A park, base, street, planned area or building with its industries and its place (WGS-84 degrees).

    A row of the kind ``unit_zone`` is a layout unit itself, named as a development zone: kept in the directory for what
    is published of it, apart from the parks and their counts.
    """

    park_id: Annotated[str, Column("园区编号", "id of the park", key=True, form=PARK_ID)]
    name_zh: Annotated[str, Column("园区名称", "Chinese name")]
    name_en: Annotated[str | None, Column("英文名称", "English name")]
    unit_id: Annotated[
        str | None, Column("所属布局单元；空为未查明", "layout unit; empty: not known", refers="units.unit_id")
    ]
    kind: Annotated[str, Column("类型", "kind of place", allowed="park_kind")]
    level: Annotated[str | None, Column("级别；空为未公开", "level; empty: not published", allowed="park_level")]
    level_note: Annotated[str, Column("级别说明", "note on the level", blank=True)]
    industries: Annotated[tuple[str, ...], Column("产业用词", "industry words", refers="thesaurus.term", blank=True)]
    area_km2: Annotated[float | None, Column("面积", "area", unit="km2", low=0.0001, high=8600)]
    area_note: Annotated[str, Column("面积说明", "note on the area", blank=True)]
    since: Annotated[int | None, Column("起始年份", "year it began", low=1900, high=2100)]
    established: Annotated[str, Column("设立时间原文", "dates as published", blank=True)]
    after_edition: Annotated[str | None, AFTER_EDITION]
    address: Annotated[str, Column("地址", "address", blank=True)]
    lon: Annotated[float | None, Column("经度(WGS-84)", "longitude (WGS-84)", unit="degree", low=WEST, high=EAST)]
    lat: Annotated[float | None, Column("纬度(WGS-84)", "latitude (WGS-84)", unit="degree", low=SOUTH, high=NORTH)]
    source_datum: Annotated[
        str | None, Column("坐标原用的基准", "datum the point was published in", allowed="source_datum")
    ]
    precision: Annotated[str, Column("点位精度", "precision of the point", allowed="precision")]
    anchor_zh: Annotated[str, Column("定位所依的地点", "the place the point was taken from", blank=True)]
    confidence: Annotated[str, Column("点位的可靠度", "confidence in the point", allowed="confidence")]
    source_url: Annotated[str, Column("来源网址", "source address", form=ADDRESS, blank=True)]
    source_id: Annotated[str | None, TAKEN_FROM] = None

    @property
    def is_unit_zone(self) -> bool:
        """Whether the row is a layout unit itself, and no park in one."""
        return self.kind == UNIT_ZONE

    @property
    def drawable(self) -> bool:
        """Whether the point may be drawn as the park's place."""
        return self.precision in LOCATED

    @property
    def has_own_place(self) -> bool:
        """Whether the point lies in the park itself, and not only in its town."""
        return self.precision in OWN_PLACE


@dataclass(frozen=True, slots=True)
class Facility:
    """An airport, station, port or bonded zone, by which a reader finds the way, and its place (WGS-84 degrees)."""

    facility_id: Annotated[str, Column("设施编号", "id of the facility", key=True, form=FACILITY_ID)]
    kind: Annotated[str, Column("类型", "kind of facility", allowed="facility_kind")]
    name_zh: Annotated[str, Column("名称", "Chinese name")]
    name_en: Annotated[str, Column("英文名称", "English name")]
    short_zh: Annotated[str, Column("图上名称", "Chinese name on maps")]
    short_en: Annotated[str, Column("英文图上名称", "English name on maps")]
    unit_id: Annotated[
        str | None,
        Column("所在布局单元；空为不在任何单元", "layout unit it lies in; empty: in none", refers="units.unit_id"),
    ]
    park_id: Annotated[
        str | None,
        Column(
            "园区名录中的同一处；空为没有",
            "the same thing in the directory of parks; empty: none",
            refers="parks.park_id",
        ),
    ]
    lon: Annotated[float | None, Column("经度(WGS-84)", "longitude (WGS-84)", unit="degree", low=WEST, high=EAST)]
    lat: Annotated[float | None, Column("纬度(WGS-84)", "latitude (WGS-84)", unit="degree", low=SOUTH, high=NORTH)]
    source_datum: Annotated[
        str | None, Column("坐标原用的基准", "datum the point was published in", allowed="source_datum")
    ]
    precision: Annotated[str, Column("点位精度", "precision of the point", allowed="facility_precision")]
    after_edition: Annotated[str | None, AFTER_EDITION]
    source_zh: Annotated[str, Column("点位来源", "where the point comes from, Chinese")]
    source_en: Annotated[str, Column("点位来源的英文写法", "where the point comes from, English")]
    source_url: Annotated[str, Column("来源网址", "source address", form=ADDRESS, blank=True)]
    note_zh: Annotated[str, Column("点位说明", "what is to be known of the point, Chinese")]
    note_en: Annotated[str, Column("点位说明的英文写法", "what is to be known of the point, English")]

    @property
    def drawable(self) -> bool:
        """Whether its place is known well enough to be drawn."""
        return self.precision != "none"

    @property
    def near(self) -> bool:
        """Whether the point only lies near it."""
        return self.precision == "approx"


@dataclass(frozen=True, slots=True)
class ListEntry:
    """An entry of the three lists (enterprises, projects, platforms); a start, not complete."""

    list: Annotated[str, Column("清单", "which list", key=True, allowed="list")]
    name_zh: Annotated[str, Column("名称", "Chinese name", key=True)]
    unit_id: Annotated[str, Column("布局单元", "layout unit", key=True, refers="units.unit_id")]
    industries: Annotated[tuple[str, ...], Column("产业用词", "industry words", refers="thesaurus.term", blank=True)]
    industry_id: Annotated[
        str | None,
        Column("965 产业；空为不归入", '"965" industry; empty: none given', refers="taxonomy_965.industry_id"),
    ]
    level: Annotated[str, Column("级别原文", "level as published", blank=True)]
    investment: Annotated[str, Column("投资额原文", "investment as published", blank=True)]
    date: Annotated[str, Column("时间原文", "date as published", blank=True)]
    address: Annotated[str, Column("地址", "address", blank=True)]
    source_url: Annotated[str, Column("来源网址", "source address", form=ADDRESS, blank=True)]
    confidence: Annotated[str, Column("可靠度", "confidence", allowed="confidence")]
    after_edition: Annotated[str | None, AFTER_EDITION]
    source_id: Annotated[str | None, TAKEN_FROM] = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A published figure of a layout unit, or of the scenic area where the census counts it apart."""

    measure_id: Annotated[str, Column("指标编号", "id of the measure", key=True, form=ID)]
    unit_id: Annotated[
        str,
        Column("统计单元", "statistical unit", key=True, refers="units.unit_id", besides="statistical_area"),
    ]
    year: Annotated[int, Column("年份", "year", low=1949, high=2100)]
    value: Annotated[float, Column("数值", "value", unit="value_unit", low=0)]
    value_unit: Annotated[str, Column("计量单位", "unit of measure")]
    coverage: Annotated[str, Column("有数的单元数与总数", "units with a figure out of all", form=COVERAGE)]
    status: Annotated[str, Column("数据性质", "status of the figure")]
    source_url: Annotated[str, Column("来源网址", "source address", form=ADDRESS)]
    confidence: Annotated[str, Column("可靠度", "confidence", allowed="confidence")]


@dataclass(frozen=True, slots=True)
class Source:
    """Where data come from, to be printed with what is shown."""

    source_id: Annotated[str, Column("来源编号", "id of the source", key=True, form=ID)]
    title_zh: Annotated[str, Column("中文题名", "Chinese title")]
    title_en: Annotated[str, Column("英文题名", "English title")]
    publisher_zh: Annotated[str, Column("发布者", "publisher, Chinese")]
    publisher_en: Annotated[str, Column("发布者英文名", "publisher, English")]
    date: Annotated[str, Column("发布日期", "date of publication", form=DATE, blank=True)]
    url: Annotated[str | None, Column("网址", "address", form=ADDRESS)]
    licence: Annotated[str, Column("许可", "licence")]
    licence_en: Annotated[str, Column("许可的英文写法", "licence, English")]
    note_zh: Annotated[str, Column("说明", "note, Chinese", blank=True)]
    note_en: Annotated[str, Column("英文说明", "note, English", blank=True)]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A neighbouring city, named at a schematic point near the edge of the map (WGS-84 degrees)."""

    name_zh: Annotated[str, Column("中文名称", "Chinese name", key=True)]
    name_en: Annotated[str, Column("英文名称", "English name")]
    lon: Annotated[float, Column("经度(WGS-84)", "longitude (WGS-84)", unit="degree", low=WEST, high=EAST)]
    lat: Annotated[float, Column("纬度(WGS-84)", "latitude (WGS-84)", unit="degree", low=SOUTH, high=NORTH)]
    basis: Annotated[str, Column("点位依据", "basis of the point")]
