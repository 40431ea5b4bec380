"""What columns of a list are read as, by the kind of list: the one table of fields.

What its columns may be called is in the table of headings; the name here is what it is called in sentences and where
somebody chooses a column for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.i18n import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.intake.wishes import Kind


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in sentences, whether a list must have it, and the quantity that its figures are of."""

    key: str
    name: str
    required: bool = False
    quantity: str | None = None


SERIAL: Final = Field("serial", message("序号"))
"""Numbers the rows of a list, and says nothing of them."""

PROBLEM: Final = Field("problem", message("问题"))
"""What the program itself has written beside rows that wait."""

_PARKS: Final = (
    Field("name", message("园区名称"), required=True),
    Field("unit", message("所属区"), required=True),
    Field("name_en", message("英文名称")),
    Field("kind", message("类型")),
    Field("level", message("级别")),
    Field("industries", message("主导产业")),
    Field("area", message("面积"), quantity="area"),
    Field("since", message("设立年份")),
    Field("address", message("地址")),
    Field("lon", message("经度")),
    Field("lat", message("纬度")),
    Field("point", message("经纬度")),
    Field("precision", message("点位精度")),
    Field("source", message("来源")),
    SERIAL,
    PROBLEM,
)

_LISTS: Final = (
    Field("list", message("清单")),
    Field("name", message("名称"), required=True),
    Field("unit", message("所属区"), required=True),
    Field("industries", message("产业")),
    Field("level", message("级别")),
    Field("investment", message("投资额"), quantity="money"),
    Field("date", message("时间")),
    Field("address", message("地址")),
    Field("source", message("来源")),
    SERIAL,
    PROBLEM,
)

_ACTUALS: Final = (
    Field("unit", message("布局单元"), required=True),
    Field("target", message("目标"), required=True),
    Field("value", message("实际值"), required=True),
    Field("measure", message("计量单位"), required=True),
    Field("date", message("数据日期")),
    Field("source", message("来源")),
    Field("note", message("说明")),
    SERIAL,
    PROBLEM,
)

_INDICATOR: Final = (
    Field("unit", message("区域"), required=True),
    Field("value", message("数值")),
    Field("code", message("区划代码")),
    Field("measure", message("计量单位")),
    Field("date", message("数据日期")),
    Field("source", message("来源")),
    Field("note", message("说明")),
    SERIAL,
    PROBLEM,
)

FIELDS: Final[Mapping[Kind, tuple[Field, ...]]] = {
    "parks": _PARKS,
    "lists": _LISTS,
    "actuals": _ACTUALS,
    "indicator": _INDICATOR,
}


def field_of(kind: Kind, key: str) -> Field:
    """Return a field; raises KeyError."""
    return {field.key: field for field in FIELDS[kind]}[key]


def required(kind: Kind) -> tuple[str, ...]:
    """Return the fields without which a list is none of its kind."""
    return tuple(field.key for field in FIELDS[kind] if field.required)
