"""What a template asks for, a field at a time: whether it has to be filled in, how, with what example."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from mapping.i18n import message

if TYPE_CHECKING:
    from collections.abc import Mapping

Choices = Literal["units", "areas", "levels", "park_kinds", "lists", "industries"]
Check = Literal["area", "year", "number"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One column of a template. ``field`` is that of the table of headings, which says what it is called.

    ``hint``, ``example`` (by default the first of its choices) and ``after``, the unit of measure that the heading
    names, are messages. ``choices`` may be chosen from; ``is_open`` says that something else may be written as well.
    """

    field: str
    hint: str
    example: str = ""
    required: bool = False
    after: str = ""
    choices: Choices | None = None
    is_open: bool = False
    check: Check | None = None
    width: float = 14


_UNIT = FormField(
    field="unit",
    hint=message("布局单元的名称、别名或编号，可从下拉列表选"),
    required=True,
    choices="units",
    width=16,
)
_INDUSTRIES = FormField(
    field="industries",
    hint=message("产业用词，几个之间用分号；下拉列表是文件的用词，也可以写更细的"),
    example=message("集成电路;光通信"),
    choices="industries",
    is_open=True,
    width=26,
)
_ADDRESS = FormField(field="address", hint=message("门牌地址，照实写"), example=message("高新大道666号"), width=24)
_SOURCE = FormField(
    field="source",
    hint=message("网址或文件名；不写的，以上传的文件名为来源"),
    example="https://www.example.com",
    width=26,
)
_DATE = message("写日期、年月或年份")

FIELDS: Final[Mapping[str, tuple[FormField, ...]]] = {
    "parks": (
        FormField(
            field="name",
            hint=message("园区的全称；名字里的空格不算"),
            example=message("光谷生物城"),
            required=True,
            width=26,
        ),
        _UNIT,
        FormField(
            field="kind",
            hint=message("从下拉列表选；不填按“园区”读"),
            choices="park_kinds",
        ),
        FormField(field="level", hint=message("从下拉列表选；不知道就留空"), choices="levels"),
        _INDUSTRIES,
        FormField(
            field="area",
            hint=message("一个大于 0 的数；别的单位写在格里（3000亩、2公顷），读时换算并说明"),
            example="5.2",
            after=message("平方公里"),
            check="area",
            width=18,
        ),
        FormField(field="since", hint=message("四位数的年份，也可以写到日"), example="2009", check="year", width=12),
        _ADDRESS,
        FormField(
            field="lon",
            hint=message("度数或 CGCS2000 的米数，与纬度一起填；坐标系在导入时判别，由您决定"),
            example="114.4162",
            check="number",
        ),
        FormField(field="lat", hint=message("同上"), example="30.4870", check="number"),
        _SOURCE,
    ),
    "lists": (
        FormField(field="list", hint=message("企业、项目或平台"), required=True, choices="lists"),
        FormField(
            field="name",
            hint=message("企业、项目或平台的全称"),
            example=message("烽火通信科技股份有限公司"),
            required=True,
            width=30,
        ),
        _UNIT,
        _INDUSTRIES,
        FormField(field="level", hint=message("照文件的写法"), example=message("国家级")),
        FormField(field="investment", hint=message("照文件的写法，写明单位"), example=message("75亿元")),
        FormField(field="date", hint=_DATE, example="2021-02-18"),
        _ADDRESS,
        _SOURCE,
    ),
    "indicator": (
        FormField(
            field="unit",
            hint=message("布局单元或行政区，一张表只用其中一种：按行政区统计的，把名称换成 13 个区"),
            required=True,
            choices="areas",
            width=24,
        ),
        FormField(
            field="value",
            hint=message("一个数；没有数据的留空，留空不算零"),
            example="2400",
            required=True,
            check="number",
            width=16,
        ),
        FormField(field="date", hint=message("数据的年份或截止日期"), example="2020", width=14),
        _SOURCE,
        FormField(field="note", hint=message("口径说明，印在图下"), example=message("初步核算数"), width=26),
    ),
}
"""The columns of each template, in its order. The form for actual values has its own: `mapping.lists.targets`."""

HINTS: Final = (
    message("从第 2 行起逐行填写，一行一条；带 * 的列必须填。"),
    message(
        "不认识的列照原样保留：可供地、厂房面积、租金等可以接在后面。联系人、电话、证件号一类的列会略去，除非您要留。"
    ),
    message("数可以带单位；“100-200”“约 500 亩（其中一期 300 亩）”这类不止一个数的，读不准，会请您改。"),
    message("有错的行先放在一边，其余照收；标好错误的文件可以下载，改好再传。"),
    message("文件不超过 20 MB、200,000 行、200 列。"),
)
"""How to fill in a template, one sentence a line."""
