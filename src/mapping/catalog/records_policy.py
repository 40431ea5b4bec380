"""Records of the policy: layout units, industries, what is designated where, and the targets."""

from dataclasses import dataclass
from typing import Annotated

from mapping.catalog.columns import Column
from mapping.catalog.forms import ADCODE, CHARACTER, COLOUR, DAY, ID, INITIALS, LETTERS, PINYIN

FLAG_UNIT = "是"
"""``value_unit`` of a target that is a yes, not a quantity."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A layout unit: one of the 14 parts of the city that the policy addresses (not the 13 districts)."""

    unit_id: Annotated[str, Column("布局单元编号", "id of the layout unit", key=True, form=ID)]
    name_zh: Annotated[str, Column("中文全称", "full Chinese name")]
    short_zh: Annotated[str, Column("中文简称", "short Chinese name")]
    label_zh: Annotated[str, Column("图上名称", "Chinese name on the map")]
    name_en: Annotated[str, Column("英文全称", "full English name")]
    short_en: Annotated[str, Column("英文简称", "short English name")]
    group: Annotated[str, Column("所属分组", "group of units", allowed="group")]
    parent_adcodes: Annotated[
        tuple[str, ...], Column("所跨行政区的代码", "adcodes of the districts it lies in", form=ADCODE)
    ]
    pinyin: Annotated[str, Column("简称的拼音", "reading of the short name", form=PINYIN)]
    initials: Annotated[str, Column("拼音首字母", "initials of the reading", form=INITIALS)]
    aliases: Annotated[tuple[str, ...], Column("其他名称", "other names", blank=True)]


@dataclass(frozen=True, slots=True)
class Industry:
    """One of the city's 20 "965" industries with the style of its tile (from two files with one key)."""

    industry_id: Annotated[str, Column("产业编号", "id of the industry", key=True, form=ID)]
    tier: Annotated[str, Column("层级", "tier", allowed="tier")]
    rank: Annotated[int, Column("层级内的次序", "order within the tier", low=1, high=99)]
    name_zh: Annotated[str, Column("中文全称", "full Chinese name")]
    short_zh: Annotated[str, Column("中文简称", "short Chinese name")]
    name_en: Annotated[str, Column("英文全称", "full English name")]
    short_en: Annotated[str, Column("英文简称", "short English name")]
    character: Annotated[str, Column("标识字", "the one character on the tile", form=CHARACTER)]
    letters: Annotated[str, Column("英文标识字母", "the two letters on the tile in English", form=LETTERS)]
    fill: Annotated[str, Column("标识底色", "colour of the tile", form=COLOUR)]
    tint: Annotated[
        str | None, Column("图面浅色", "light colour of areas, where the tile's own is too dark", form=COLOUR)
    ]


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the layout: one policy in force from a day on."""

    edition: Annotated[str, Column("版本", "edition", key=True)]
    name_zh: Annotated[str, Column("中文名称", "Chinese name")]
    name_en: Annotated[str, Column("英文名称", "English name")]
    valid_from: Annotated[str, Column("起用日期", "in force from", form=DAY)]
    source_id: Annotated[str, Column("所依文件的来源编号", "source of its policy", refers="sources.source_id")]
    status: Annotated[
        str | None,
        Column("状态；空为施行", "status; empty: in force", allowed="edition_status", optional=True),
    ] = None

    @property
    def is_draft(self) -> bool:
        """Whether it is only being planned: never the edition that is meant where none is named."""
        return self.status == "draft"

    @property
    def year(self) -> str:
        """Year from which it is in force."""
        return self.valid_from[:4]


@dataclass(frozen=True, slots=True)
class SharedList:
    """A list of industries that the policy gives once for several units together."""

    shared_list: Annotated[str, Column("共用清单编号", "id of the shared list", key=True, form=ID)]
    name_zh: Annotated[str, Column("中文名称", "Chinese name")]
    short_zh: Annotated[str, Column("中文简称", "short Chinese name")]
    name_en: Annotated[str, Column("英文名称", "English name")]
    short_en: Annotated[str, Column("英文简称", "short English name")]
    note_zh: Annotated[str, Column("说明", "note", blank=True)]


@dataclass(frozen=True, slots=True)
class Designation:
    """An industry that the policy designates for a layout unit, in the policy's order and wording."""

    unit_id: Annotated[str, Column("布局单元", "layout unit", key=True, refers="units.unit_id")]
    rank: Annotated[
        int, Column("文件中的次序，从 1 起", "place in the policy's list, from 1", key=True, low=1, high=99)
    ]
    term: Annotated[str, Column("文件用词", "term of the policy", refers="term_to_965.term")]
    industry_id: Annotated[
        str | None,
        Column("965 产业；空为跨领域", '"965" industry; empty: cross-cutting', refers="taxonomy_965.industry_id"),
    ]
    shared_list: Annotated[
        str | None,
        Column("共用清单；空为单列", "shared list; empty: a list of its own", refers="shared_lists.shared_list"),
    ]
    edition: Annotated[str, Column("版本", "edition", key=True, refers="editions.edition")]
    clause: Annotated[str, Column("文件条款", "clause of the policy")]


@dataclass(frozen=True, slots=True)
class Target:
    """A numeric target of the policy, for the city or for one layout unit."""

    target_id: Annotated[str, Column("目标编号", "id of the target", key=True, form=ID)]
    scope: Annotated[str, Column("适用范围", "scope", allowed="scope")]
    unit_id: Annotated[
        str | None, Column("布局单元；全市目标留空", "layout unit; empty: the city", key=True, refers="units.unit_id")
    ]
    edition: Annotated[str, Column("版本", "edition", key=True, refers="editions.edition")]
    name_zh: Annotated[str, Column("目标名称", "Chinese name")]
    name_en: Annotated[str, Column("目标的英文名称", "English name")]
    comparator: Annotated[
        str | None, Column("比较方式；是否类留空", "comparison; empty for a flag", allowed="comparator")
    ]
    value: Annotated[float | None, Column("目标值", "target value", unit="value_unit", low=0)]
    stretch_value: Annotated[float | None, Column("力争值", "stretch value", unit="value_unit", low=0)]
    value_unit: Annotated[
        str, Column("计量单位；「是」表示是否类目标", "unit of measure; 是 marks a flag, not a quantity")
    ]
    value_unit_en: Annotated[str, Column("计量单位的英文写法", "English of the unit of measure")]
    growth_pct: Annotated[float | None, Column("增速", "growth", unit="%", low=-100)]
    stretch_growth_pct: Annotated[float | None, Column("力争增速", "stretch growth", unit="%", low=-100)]
    year: Annotated[int, Column("目标年份", "year of the target", low=2000, high=2100)]
    clause: Annotated[str, Column("文件条款", "clause of the policy")]
    note: Annotated[str, Column("说明", "note", blank=True)]

    @property
    def is_flag(self) -> bool:
        """Whether the target is a yes (重点创建) and no quantity; its value is then 1."""
        return self.value_unit == FLAG_UNIT


@dataclass(frozen=True, slots=True)
class Clause:
    """The policy's own sentence that gives one unit or shared list its industries, or sets one target."""

    kind: Annotated[str, Column("句子所定的是什么", "what the sentence decides", key=True, allowed="clause_kind")]
    id: Annotated[str, Column("单元、共用清单或目标的编号", "id of the unit, shared list or target", key=True, form=ID)]
    edition: Annotated[str, Column("版本", "edition", key=True, refers="editions.edition")]
    clause: Annotated[str, Column("文件条款", "clause of the policy", key=True)]
    quote: Annotated[str, Column("文件原文", "the sentence, word for word")]
    marks: Annotated[
        tuple[str, ...],
        Column("原文中写明目标的字句", "parts of the sentence that set the target; empty for industries", blank=True),
    ]
    quote_en: Annotated[str, Column("本项目的英译", "English of the sentence, the project's own rendering")]
