"""Each fault of a list comes about, and is told in both languages with nothing left open."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.lists import PARKS, analysed, own_ground, page

from mapping.cli.import_parks import read_file
from mapping.errors import UsageError
from mapping.intake.alias_file import read_aliases
from mapping.intake.analysis import analyse
from mapping.intake.pages import Unread
from mapping.intake.wishes import Wishes
from mapping.sentences import IntakeCode

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapping.faults import Fault

HAN = re.compile(r"[\u3400-\u9fff，、；：（）「」。]")
OPEN = re.compile(r"[{}]|None")
OVC = "东湖高新区"
AREAS = ("区", "增加值（亿元）")


def parks(*rows: tuple[object, ...], heading: tuple[str, ...] = (), **wishes: object) -> list[Fault]:
    return list(analysed((*PARKS, *heading), *rows, **wishes).issues)  # type: ignore[arg-type]


def cell(heading: str, value: object, name: str = "Park A", unit: str = OVC, **wishes: object) -> list[Fault]:
    """Return the faults of a row with one cell more."""
    return parks((name, unit, value), heading=(heading,), **wishes)


def unit(name: str, **wishes: object) -> list[Fault]:
    return parks(("Park A", name), **wishes)


def refused(*rows: tuple[object, ...], **wishes: object) -> list[Fault]:
    with pytest.raises(UsageError) as caught:
        analysed(*rows, **wishes)  # type: ignore[arg-type]
    return [caught.value.fault]


def places(lon: object, lat: object, unit: str = OVC, datum: str = "wgs84") -> list[Fault]:
    return parks(("Park A", unit, lon, lat), heading=("经度", "纬度"), datum=datum)


def entries(*rows: tuple[object, ...], **wishes: object) -> list[Fault]:
    heading = ("清单", "企业名称", "所属区", "租金")
    return list(analysed(heading, *rows, kind="lists", **wishes).issues)  # type: ignore[arg-type]


def figures(*rows: tuple[object, ...], **wishes: object) -> list[Fault]:
    return list(analysed(AREAS, *rows, kind="indicator", **wishes).issues)  # type: ignore[arg-type]


def two_sheets() -> list[Fault]:
    pages = [page([PARKS, ("Park A", OVC)]), page([("x",)], "Notes")]
    return list(analyse("list.xlsx", pages, Wishes(), own_ground()).issues)


def no_such_sheet() -> list[Fault]:
    with pytest.raises(UsageError) as caught:
        analyse("list.xlsx", [page([PARKS])], Wishes(sheet="x"), own_ground())
    return [caught.value.fault]


def no_such_file() -> list[Fault]:
    with pytest.raises(UsageError) as caught:
        read_file(Path("nowhere.xlsx"))
    return [caught.value.fault]


def aliases(content: bytes) -> list[Fault]:
    with pytest.raises(UsageError) as caught:
        read_aliases("aliases.csv", content, own_ground())
    return [caught.value.fault]


SAME = ("Park A", OVC)
NAMES_OF_OURS = ("长江存储科技有限责任公司", "武汉东湖综合保税区")
ATTEMPTS: dict[IntakeCode, Callable[[], list[Fault]]] = {
    IntakeCode.LIST_LACKS_COLUMNS: lambda: refused(("x", "y"), ("1", "2")),
    IntakeCode.LIST_NEAR_COLUMNS: lambda: refused(("园区名称", "所属辖区名"), ("1", "2")),
    IntakeCode.LIST_COLUMN_TWICE: lambda: refused((*PARKS, "所属区"), ("1", "2", "3")),
    IntakeCode.LIST_COLUMN_BEYOND: lambda: refused(PARKS, SAME, columns={"level": 9}),
    IntakeCode.LIST_WITHOUT_ROWS: lambda: refused(PARKS),
    IntakeCode.SHEET_UNKNOWN: no_such_sheet,
    IntakeCode.LIST_KIND_UNKNOWN: lambda: refused(("名称", "所属区"), SAME, kind="lists"),
    IntakeCode.INDICATOR_WITHOUT_FIGURES: lambda: refused(("区", "x"), (OVC, "y"), kind="indicator"),
    IntakeCode.LIST_UNREADABLE: no_such_file,
    IntakeCode.ALIASES_UNREADABLE: lambda: aliases(b"\xff\xff"),
    IntakeCode.ALIASES_WITHOUT_COLUMNS: lambda: aliases(b"a,b\n1,2\n"),
    IntakeCode.ALIASES_CONTRADICT: lambda: aliases(b"written,unit_id\nx,ovc\nx,wedz\n"),
    IntakeCode.SHEET_NOT_READ: two_sheets,
    IntakeCode.ROWS_LEFT_OUT_TITLE: lambda: list(analysed(("List of parks",), PARKS, SAME).issues),
    IntakeCode.ROWS_LEFT_OUT_SUM: lambda: parks(SAME, ("合计", "")),
    IntakeCode.ROWS_LEFT_OUT_NOTE: lambda: parks(SAME, ("填表人：x", "")),
    IntakeCode.ROWS_LEFT_OUT_EMPTY: lambda: parks(SAME, ("", "", "2"), heading=("序号",)),
    IntakeCode.ROWS_LEFT_OUT_HEADING: lambda: parks(SAME, PARKS, ("Park B", OVC)),
    IntakeCode.COLUMN_WITHOUT_HEADING: lambda: cell("", "x"),
    IntakeCode.COLUMN_SECOND: lambda: parks((*SAME, "1", "2"), heading=("面积（km²）", "占地面积（亩）")),
    IntakeCode.COLUMN_PERSONAL: lambda: cell("联系人", "x"),
    IntakeCode.COLUMN_NOT_KEPT: lambda: entries(("企业", "Co. A", OVC, "1")),
    IntakeCode.NAME_EMPTY: lambda: parks(("", OVC)),
    IntakeCode.UNIT_IS_CITY: lambda: unit("武汉市"),
    IntakeCode.UNIT_SCENIC: lambda: unit("东湖风景区"),
    IntakeCode.UNIT_PLANNED: lambda: unit("长江新区"),
    IntakeCode.UNIT_SEVERAL: lambda: unit("汉阳区、江夏区"),
    IntakeCode.UNIT_NOT_OURS: lambda: unit("qqqqqqqqqq"),
    IntakeCode.UNIT_NEAR: lambda: unit("江厦区"),
    IntakeCode.ALIAS_WRONG: lambda: unit(OVC, aliases={"x": "nowhere"}),
    IntakeCode.AREA_NOT_POSITIVE: lambda: cell("面积（km²）", "0"),
    IntakeCode.AREA_OUT_OF_RANGE: lambda: cell("面积（km²）", "10000"),
    IntakeCode.AREA_WITHOUT_MEASURE: lambda: cell("面积", "3"),
    IntakeCode.YEAR_LEFT_OUT: lambda: cell("设立年份", "1998；2001"),
    IntakeCode.LEVEL_UNKNOWN: lambda: cell("级别", "x"),
    IntakeCode.PARK_KIND_UNKNOWN: lambda: cell("类型", "x"),
    IntakeCode.PRECISION_UNKNOWN: lambda: cell("点位精度", "x", columns={"precision": 2}),
    IntakeCode.ADDRESS_NOT_WEB: lambda: cell("来源", "www.example.com"),
    IntakeCode.TEXT_CUT: lambda: cell("地址", "x" * 1000),
    IntakeCode.CELL_NO_VALUE: lambda: cell("地址", Unread("#N/A")),
    IntakeCode.WORD_UNKNOWN: lambda: cell("主导产业", "qqqq"),
    IntakeCode.PARK_LATER: lambda: cell("设立年份", "2024"),
    IntakeCode.DATUM_UNDECIDED: lambda: places("114.41", "30.48", datum="auto"),
    IntakeCode.POINT_LEFT_OUT_HALF: lambda: places("114.41", ""),
    IntakeCode.POINT_OUTSIDE_CITY: lambda: places("113.0", "30.0"),
    IntakeCode.POINT_NOT_OF_DATUM: lambda: places("114.41", "30.48", datum="cgcs2000:4547"),
    IntakeCode.POINT_IN_OTHER_UNIT: lambda: places("114.41", "30.48", unit="新洲区"),
    IntakeCode.DUPLICATE_OF_OURS: lambda: parks((NAMES_OF_OURS[1], OVC)),
    IntakeCode.DUPLICATE_IN_LIST: lambda: parks(SAME, SAME),
    IntakeCode.NAME_NEAR_OURS: lambda: parks(("武汉东湖综合保税园区", OVC)),
    IntakeCode.BOTH_NOT_POSSIBLE: lambda: entries(("企业", NAMES_OF_OURS[0], OVC), others="both"),
    IntakeCode.ENTRY_LIST_UNKNOWN: lambda: entries(("x", "Co. A", OVC), ("企业", "Co. B", OVC)),
    IntakeCode.AREA_UNKNOWN: lambda: figures((OVC, "1"), ("x", "2")),
    IntakeCode.AREA_NOT_OF_GEOGRAPHY: lambda: figures((OVC, "1"), indicator={"geography": "district"}),
    IntakeCode.AREA_TWICE: lambda: figures((OVC, "1"), ("光谷", "2"), indicator={"geography": "layout_unit"}),
    IntakeCode.FIGURE_EMPTY: lambda: figures((OVC, "1"), ("汉阳区", "")),
    IntakeCode.FIGURE_MEASURE_DIFFERS: lambda: figures((OVC, "1亿元"), ("汉阳区", "2亿元"), ("江夏区", "3万元")),
}


def test_every_fault_of_a_list_has_its_example() -> None:
    assert set(ATTEMPTS) == set(IntakeCode)


@pytest.mark.parametrize("code", IntakeCode, ids=lambda code: code.name)
def test_it_is_brought_about_and_told_in_both_languages(code: IntakeCode) -> None:
    faults = [fault for fault in ATTEMPTS[code]() if fault.code is code]
    assert faults
    for fault in faults:
        chinese, english = fault.told("zh"), fault.told("en")
        assert chinese
        assert not OPEN.search(chinese), chinese
        assert not OPEN.search(english), english
        quoted = re.sub(r'"[^"]*"|\([^)]*\)', "", english.replace(fault.place.file, ""))
        assert not HAN.search(quoted), english
