"""Records of what offices add of their own: further columns of parks, and indicators of units or districts."""

from dataclasses import dataclass
from typing import Annotated

from mapping.catalog.columns import Column
from mapping.catalog.forms import AREA_ID, DATE, ID


@dataclass(frozen=True, slots=True)
class ParkColumn:
    """A column that a list of parks has beside those of the directory, such as rent or land on offer."""

    column_id: Annotated[str, Column("列编号", "id of the column", key=True, form=ID)]
    heading_zh: Annotated[str, Column("列标题", "heading, as the list writes it")]
    heading_en: Annotated[str, Column("列标题的英文写法", "heading in English", blank=True)]
    kind: Annotated[str, Column("列的性质", "what the column holds", allowed="own_column_kind")]
    measure: Annotated[str, Column("计量单位", "unit of measure", blank=True)]
    source_id: Annotated[str, Column("来源编号", "source of the list", refers="sources.source_id")]


@dataclass(frozen=True, slots=True)
class ParkValue:
    """What a park has in such a column."""

    park_id: Annotated[str, Column("园区编号", "id of the park", key=True, refers="parks.park_id")]
    column_id: Annotated[str, Column("列编号", "id of the column", key=True, refers="park_columns.column_id")]
    value: Annotated[str, Column("值；数字列只写数字", "value; of a number, the number alone")]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure that an office has for each layout unit or each district, drawn as a layer of its own."""

    indicator_id: Annotated[str, Column("指标编号", "id of the indicator", key=True, form=ID)]
    name_zh: Annotated[str, Column("中文名称", "Chinese name")]
    name_en: Annotated[str, Column("英文名称", "English name", blank=True)]
    geography: Annotated[str, Column("所按的地理口径", "areas that it is of", allowed="indicator_geography")]
    value_unit: Annotated[str, Column("计量单位", "unit of measure", blank=True)]
    value_unit_en: Annotated[str, Column("计量单位的英文写法", "English of the unit of measure", blank=True)]
    digits: Annotated[int, Column("小数位数", "decimals shown", low=0, high=6)]
    is_amount: Annotated[
        bool, Column("是总量（可加总、可画圆）", "whether it is an amount, which adds up and may be a circle")
    ]
    date: Annotated[str, Column("数据日期", "date of the figures", form=DATE, blank=True)]
    source_id: Annotated[str, Column("来源编号", "source", refers="sources.source_id")]
    note_zh: Annotated[str, Column("说明", "note", blank=True)]


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """The figure of one area; an area without a row has none."""

    indicator_id: Annotated[str, Column("指标编号", "id of the indicator", key=True, refers="indicators.indicator_id")]
    area_id: Annotated[
        str,
        Column("布局单元编号或行政区代码", "id of the layout unit, or adcode of the district", key=True, form=AREA_ID),
    ]
    value: Annotated[float, Column("数值", "value", unit="value_unit")]
