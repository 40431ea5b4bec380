"""A list of parks is read by its contract: what waits, what is only warned of, and what is made of the rest."""

from __future__ import annotations

import pytest
from tests.lists import PARKS, analysed, codes, own_ground, page

from mapping.errors import UsageError
from mapping.faults import Place
from mapping.intake.analysis import analyse
from mapping.intake.pages import Flaw, Line, Page, Unread
from mapping.intake.wishes import Wishes
from mapping.sentences import Severity

OVC = "东湖高新区"


def cells(*row: object, heading: tuple[str, ...] = (), **wishes: object) -> dict[str, str]:
    """Return what is made of one row, which must be accepted."""
    (accepted,) = analysed((*PARKS, *heading), row, **wishes).accepted  # type: ignore[arg-type]
    return dict(accepted.cells)


def test_a_list_below_titles_with_a_sum_and_a_signature_is_read_and_the_rest_is_named() -> None:
    found = analysed(
        ("武汉市园区名录",),
        ("单位：亩",),
        ("序号", "园区名称", "所属区", "占地面积"),
        (1.0, "东一园", OVC, 1500.0),
        (2.0, "东二园", "汉阳", 300.0),
        ("合计", "", "", 1800.0),
        ("填表人：某某", "", "审核人：某某"),
    )
    assert [row.cells["area_km2"] for row in found.accepted] == ["1", "0.2"]
    assert found.heading_line == 3
    assert [(fault.code.name, fault.place.lines) for fault in found.issues] == [
        ("ROWS_LEFT_OUT_TITLE", (1, 2)),
        ("ROWS_LEFT_OUT_SUM", (6,)),
        ("ROWS_LEFT_OUT_NOTE", (7,)),
    ]


def test_what_waits_is_what_the_contract_says_and_nothing_else() -> None:
    found = analysed(
        (*PARKS, "面积（亩）", "级别", "类型", "设立年份", "主导产业", "经度", "纬度"),
        ("", OVC),
        ("园一", "江厦区"),
        ("园二", OVC, "很大"),
        ("园三", OVC, "0"),
        ("园四", OVC, "-5"),
        ("园五", OVC, "", "特级", "怪物", "1985；1990", "炼金术", "114.4", ""),
        ("园六", OVC, "", "", "", "1066"),
        ("园七", OVC, "", "", "", "", "", "113.1", "30.1"),
        datum="wgs84",
    )
    assert found.rejected == (2, 3, 4, 5, 6, 9)
    assert [row.row for row in found.accepted] == [7, 8]
    assert {row.cells.get("since") for row in found.accepted} == {None}
    assert {fault.place.line for fault in found.errors} == {*found.rejected}
    assert sorted(name for line, name in codes(found) if line == 7) == [
        "LEVEL_UNKNOWN",
        "PARK_KIND_UNKNOWN",
        "POINT_LEFT_OUT_HALF",
        "WORD_UNKNOWN",
        "YEAR_LEFT_OUT",
    ]


def test_white_space_inside_a_name_counts_for_nothing() -> None:
    assert cells(" 光谷 测试\n园 A  B ", OVC)["name_zh"] == "光谷测试园A B"
    assert cells("园", " 东湖 高新区 ")["unit_id"] == "ovc"


def test_a_fault_says_row_heading_and_value_as_the_spreadsheet_shows_them() -> None:
    (fault,) = analysed((*PARKS, "面积（亩）"), ("园一", OVC, "很多"), file="名录.xlsx").issues
    assert fault.place == Place("名录.xlsx", "", (2,), "面积（亩）")
    assert (fault.value, fault.severity) == ("很多", Severity.ERROR)


@pytest.mark.parametrize(
    ("heading", "cell", "area"),
    [
        ("占地面积（亩）", "1,500", "1"),
        ("占地面积（公顷）", 100.0, "1"),
        ("占地面积", "1.5万亩", "10"),
        ("面积/平方公里", "２．５", "2.5"),
        ("area_km2", "3", "3"),
    ],
)
def test_areas_are_converted_from_the_unit_of_cell_or_heading(heading: str, cell: object, area: str) -> None:
    assert cells("园", OVC, cell, heading=(heading,))["area_km2"] == area


def test_a_unit_of_measure_that_nothing_tells_is_asked_for_and_not_guessed() -> None:
    asked = analysed((*PARKS, "占地面积"), ("园", OVC, "500"))
    assert codes(asked) == [(2, "AREA_WITHOUT_MEASURE")]
    assert "area_km2" not in asked.accepted[0].cells
    assert cells("园", OVC, "1500", heading=("占地面积",), measures={"area": "亩"})["area_km2"] == "1"


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("ovc", "ovc"),
        ("光谷", "ovc"),
        ("dong hu gao xin", "ovc"),
        ("武汉市江夏区", "jiangxia"),
        ("湖北省武汉市洪山区", "hongshan"),
        ("临空港经开区", "dongxihu"),
        ("经开区", "wedz"),
        ("青山区（武汉化工区）", "qingshan"),
    ],
)
def test_a_unit_is_found_by_any_of_its_names(written: str, unit: str) -> None:
    assert cells("园", written)["unit_id"] == unit


def test_what_is_no_unit_is_said_plainly_and_the_likeliest_are_only_suggested() -> None:
    found = analysed(PARKS, *((f"园{n}", name) for n, name in enumerate(("江厦", "长江新区", "东湖风景区", "武汉市"))))
    assert found.uploaded == len(found.rejected) == 4
    assert {name.written: name.basis for name in found.names} == {
        "江厦": "unknown",
        "长江新区": "planned",
        "东湖风景区": "apart",
        "武汉市": "city",
    }
    (unknown,) = (name for name in found.names if name.basis == "unknown")
    assert unknown.rows == (2,)
    assert unknown.suggestions[0].key == "jiangxia"


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("火星区", ()),
        ("海淀区", ()),
        ("阳罗", ()),
        ("吴家湖", ()),
        ("江厦区", ("jiangxia", "jianghan", "jiangan")),
        ("洪三区", ("hongshan",)),
        ("江厦", ("jiangxia",)),  # reads alike, though one of its two characters is another
        ("东湖高区", ("ovc", "dongxihu")),
    ],
)
def test_only_units_whose_names_are_near_are_suggested(written: str, near: tuple[str, ...]) -> None:
    found = analysed(PARKS, ("园", written))
    (name,) = found.names
    assert tuple(one.key for one in name.suggestions) == near
    assert all(one.likeness >= 60 or written == "江厦" for one in name.suggestions)
    assert [fault.code.name for fault in found.issues] == ["UNIT_NEAR" if near else "UNIT_NOT_OURS"]


def test_an_accepted_alias_counts_for_all_rows_and_the_report_tells_three_kinds() -> None:
    found = analysed(
        PARKS, ("园一", "南湖片"), ("园二", "南湖片"), ("园三", "北湖片"), aliases={"南湖片": "hongshan", "东片": "ovc"}
    )
    assert [row.cells["unit_id"] for row in found.accepted] == ["hongshan", "hongshan"]
    assert found.aliases.mapped == (("南湖片", "hongshan"),)
    assert found.aliases.unused == (("东片", "ovc"),)
    assert found.aliases.unknown == ("北湖片",)


@pytest.mark.parametrize(
    ("written", "terms"),
    [
        ("生物医药;集成电路", "生物医药;集成电路"),
        ("生物医药产业、集成电路等", "生物医药;集成电路"),
        ("生物医药/集成电路", "生物医药;集成电路"),
        ("生物医药和集成电路", "生物医药;集成电路"),
        ("新能源汽车和智能网联汽车", "新能源汽车和智能网联汽车"),
        ("生物医药，炼金术", "生物医药"),
    ],
)
def test_industry_words_are_told_apart_where_that_is_safe(written: str, terms: str) -> None:
    assert cells("园", OVC, written, heading=("主导产业",))["industries"] == terms


def test_an_unknown_word_stays_beside_the_industries_and_can_be_given_a_meaning() -> None:
    rows = ((*PARKS, "主导产业"), ("园", OVC, "生物医药、生物医要"))
    found = analysed(*rows)
    assert found.accepted[0].own == {2: "生物医要"}
    assert found.words[0].suggestions[0] == "生物医药"
    chosen = analysed(*rows, words={"生物医要": "集成电路"})
    assert chosen.accepted[0].cells["industries"] == "生物医药;集成电路"
    assert chosen.accepted[0].own == {}


def test_own_columns_stay_and_those_of_persons_only_if_somebody_insists() -> None:
    rows = (
        (*PARKS, "可供地（亩）", "联系人", "联系电话"),
        ("园一", OVC, "120", "某甲", "13800000000"),
        ("园二", OVC, "80", "某乙", "13900000000"),
    )
    found = analysed(*rows)
    assert [(column.heading, column.own, column.measure) for column in found.own_columns] == [
        ("可供地（亩）", "number", "亩")
    ]
    assert [row.own for row in found.accepted] == [{2: "120"}, {2: "80"}]
    assert [column.personal for column in found.columns[3:]] == ["name", "telephone"]
    assert analysed(*rows, keep_personal=frozenset({3})).accepted[0].own == {2: "120", 3: "某甲"}
    assert analysed(*rows, leave_out=frozenset({2})).accepted[0].own == {}


def test_a_guess_is_changed_by_choosing_another_column() -> None:
    rows = (("名称", "简称", "所属区"), ("光谷第九产业园", "九园", OVC))
    assert analysed(*rows).accepted[0].cells["name_zh"] == "光谷第九产业园"
    assert analysed(*rows, columns={"name": 1}).accepted[0].cells["name_zh"] == "九园"
    odd = (("甲", "乙"), ("光谷第九产业园", OVC))
    with pytest.raises(UsageError):
        analysed(*odd)
    assert analysed(*odd, columns={"name": 0, "unit": 1}).accepted[0].cells["unit_id"] == "ovc"


def test_a_heading_of_two_rows_is_one() -> None:
    found = analysed(
        ("园区名称", "所属区", "规模", ""), ("", "", "占地面积（亩）", "建筑面积（万㎡）"), ("园", OVC, "1500", "20")
    )
    assert found.accepted[0].cells["area_km2"] == "1"
    assert found.accepted[0].own == {3: "20"}


def test_a_heading_that_stands_once_more_is_left_out_even_with_its_columns_moved() -> None:
    found = analysed(PARKS, ("园一", OVC), PARKS, ("园二", OVC), (PARKS[1], PARKS[0]), (OVC, "园三"))
    assert [row.cells["name_zh"] for row in found.accepted] == ["园一", "园二", "园三"]
    assert codes(found) == [(3, "ROWS_LEFT_OUT_HEADING")]


def test_of_several_sheets_the_one_with_the_heading_is_read_unless_another_is_chosen() -> None:
    pages = [
        page([("说明",)], "说明"),
        page([PARKS, ("园一", OVC)], "一"),
        page([(*PARKS, "级别"), ("园二", OVC, "省级")], "二"),
    ]
    best = analyse("x.xlsx", pages, Wishes(), own_ground())
    assert (best.sheet, best.accepted[0].cells["name_zh"]) == ("二", "园二")
    assert [(sheet.name, sheet.has_heading) for sheet in best.sheets] == [("说明", False), ("一", True), ("二", True)]
    assert [fault.place.sheet for fault in best.issues] == ["说明", "一"]
    assert analyse("x.xlsx", pages, Wishes(sheet="一"), own_ground()).accepted[0].cells["name_zh"] == "园一"


def test_rows_that_cannot_be_told_apart_wait() -> None:
    lines = (
        Line(1, PARKS),
        Line(2, ("园一", OVC)),
        Line(3, ("园二", OVC), Flaw.QUOTE),
        Line(4, ("园三", OVC, "x")),
    )
    found = analyse("x.csv", [Page("", lines, delimiter=",")], Wishes(), own_ground())
    assert (found.uploaded, found.rejected) == (3, (3, 4))
    assert codes(found) == [(3, "ROW_QUOTE"), (4, "ROW_LONG")]


def test_the_error_of_a_formula_is_no_value() -> None:
    found = analysed(
        (*PARKS, "地址", "面积（亩）"),
        ("园一", OVC, Unread("#N/A"), 3.0),
        ("园二", OVC, "", Unread("=", is_formula=True)),
        (Unread("#REF!"), OVC),
    )
    assert found.rejected == (3, 4)
    assert codes(found) == [(2, "CELL_NO_VALUE"), (3, "FORMULA_UNSAVED"), (4, "FORMULA_ERROR")]


def test_a_file_without_a_column_names_the_heading_that_is_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        analysed(("园区名称", "所属辖区名"), ("园", OVC))
    assert "「所属区」" in str(caught.value)
    assert "「所属辖区名」" in str(caught.value)


def test_a_park_after_the_edition_is_kept_with_what_came_later() -> None:
    assert cells("园", OVC, "2023年5月", heading=("设立年份",)) == {
        "name_zh": "园",
        "unit_id": "ovc",
        "kind": "park",
        "since": "2023",
        "established": "2023年5月",
        "after_edition": "2021",
        "precision": "none",
        "confidence": "none",
    }


def test_a_watermark_that_stands_alone_in_its_row_is_no_park() -> None:
    found = analysed((*PARKS, "级别"), ("园一", OVC, "省级"), ("", "", "内部资料 严禁外传"), ("", OVC, ""))
    assert codes(found) == [(3, "ROWS_LEFT_OUT_NOTE"), (4, "NAME_EMPTY")]


@pytest.mark.parametrize(
    ("area", "km2"),
    [
        ("3200亩", "2.1333"),
        ("1200.5亩", "0.8003"),
        ("10亩", "0.006667"),
        ("518.06平方公里", "518.06"),
        ("0.147km²", "0.147"),
    ],
)
def test_converted_areas_are_no_more_exact_than_what_was_stated(area: str, km2: str) -> None:
    assert cells("园", OVC, area, heading=("面积",))["area_km2"] == km2


def test_cells_without_a_value_in_the_lists_own_columns_are_left_empty_and_said() -> None:
    error, formula = Unread("#N/A"), Unread("=B2*2", is_formula=True)
    found = analysed(
        (*PARKS, "可供地（亩）", "备注"),
        ("园一", OVC, 12.0, error),
        ("园二", OVC, error, "x"),
        ("园三", OVC, formula, "x"),
    )
    assert [(fault.place.line, fault.place.column, fault.code.name) for fault in found.issues] == [
        (2, "备注", "CELL_NO_VALUE"),
        (3, "可供地（亩）", "CELL_NO_VALUE"),
        (4, "可供地（亩）", "CELL_NO_VALUE"),
    ]
    assert [dict(row.own) for row in found.accepted] == [{2: "12"}, {3: "x"}, {3: "x"}]
