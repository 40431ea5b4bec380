"""Figures, units of measure and years of lists: as people write them, and refused where they may mean two things."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.intake.pages import Unread
from mapping.intake.values.fault import ValueFault
from mapping.intake.values.measures import choices, convert, measure_in, rate, read_measured, size_of
from mapping.intake.values.numbers import Number, read_number, says_nothing
from mapping.intake.values.years import read_year
from mapping.sentences import Code, ValueCode

READ = {
    "１，２３４．５": Number(1234.5),
    "1 234": Number(1234),
    "1\u00a0234\u202f567": Number(1234567),
    "1200": Number(1200),
    "-5": Number(-5),
    "1.2e3": Number(1200),
    "约500亩": Number(500, "亩", approximate=True),
    "近3万余亩": Number(3, "万亩", approximate=True),
    "500亩左右": Number(500, "亩", approximate=True),
    "500余亩": Number(500, "亩", approximate=True),
    "500\u3000亩": Number(500, "亩"),
    "5.2平方公里": Number(5.2, "平方公里"),
    "1.2万亩": Number(1.2, "万亩"),
    "518㎡": Number(518, "㎡"),
    "50 ha": Number(50, "ha"),
    "1,234.5 m2": Number(1234.5, "m2"),
    "10（亩）": Number(10, "亩"),
    "二十": Number(20),
    "两千三百亩": Number(2300, "亩"),
    "约二十三点五公顷": Number(23.5, "公顷", approximate=True),
    "一千万元": Number(1000, "万元"),
    "一亿二千万元": Number(12000, "万元"),
    "3千万元": Number(3, "千万元"),
    "¥3000万": Number(3000, "万元"),
    "人民币3亿元": Number(3, "亿元"),
    "3.5亿美元": Number(3.5, "亿美元"),
    "45%": Number(45, "%"),
}

REFUSED = {
    "3,200亩（其中一期800亩）": ValueCode.NUMBER_SEVERAL,
    "5.2平方公里(7800亩)": ValueCode.NUMBER_SEVERAL,
    "1亿2000万元": ValueCode.NUMBER_SEVERAL,
    "1万5千亩": ValueCode.NUMBER_SEVERAL,
    "1/2": ValueCode.NUMBER_SEVERAL,
    "100\u3000200": ValueCode.NUMBER_SEVERAL,
    "100\n200": ValueCode.NUMBER_SEVERAL,
    "1 2345": ValueCode.NUMBER_SEVERAL,
    "100-200": ValueCode.NUMBER_RANGE,
    "100亩—200亩": ValueCode.NUMBER_RANGE,
    "约100～200亩": ValueCode.NUMBER_RANGE,
    "一百至二百亩": ValueCode.NUMBER_RANGE,
    "5 to 10 ha": ValueCode.NUMBER_RANGE,
    "≥500亩": ValueCode.NUMBER_BOUND,
    "500亩以上": ValueCode.NUMBER_BOUND,
    "超过500亩": ValueCode.NUMBER_BOUND,
    "100+": ValueCode.NUMBER_BOUND,
    "10多万平方米": ValueCode.NUMBER_BOUND,
    "①": ValueCode.NUMBER_NONE,
    "5²": ValueCode.NUMBER_NONE,
    "三五百亩": ValueCode.NUMBER_NONE,
    "半": ValueCode.NUMBER_NONE,
    "面积500亩": ValueCode.NUMBER_NONE,
    "3.2.1": ValueCode.NUMBER_NONE,
    "<b>5</b>": ValueCode.NUMBER_BOUND,
    "=1+1": ValueCode.NUMBER_NONE,
    "1,5": Code.VALUE_COMMA,
    "1,23456": Code.VALUE_COMMA,
    "1.234,5": Code.VALUE_COMMA,
}


@pytest.mark.parametrize("text", READ)
def test_a_figure_is_read_as_people_write_it(text: str) -> None:
    assert read_number(text) == READ[text]


@pytest.mark.parametrize("text", REFUSED)
def test_what_may_mean_two_things_is_refused(text: str) -> None:
    with pytest.raises(ValueFault) as caught:
        read_number(text)
    assert caught.value.code is REFUSED[text]


def test_where_a_comma_may_be_a_decimal_one_it_is_refused() -> None:
    assert read_number("19,250").value == 19250
    with pytest.raises(ValueFault):
        read_number("19,250", comma_divides=False)


def test_formulas_and_truth_values_are_no_figures() -> None:
    for cell in (Unread("#N/A"), Unread("=", is_formula=True), True, float("nan"), float("inf")):
        with pytest.raises(ValueFault):
            read_number(cell)


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12))
def test_a_number_written_out_is_read_as_itself(value: float) -> None:
    assert read_number(value).value == value
    assert read_number(f"{value:.6f}").value == float(f"{value:.6f}")
    assert read_number(f"{value:,.3f}").value == float(f"{value:.3f}")
    wide = f"{value:.3f}".translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))
    assert read_number(wide).value == float(f"{value:.3f}")


@given(st.text(max_size=30))
def test_no_text_brings_the_reading_down(text: str) -> None:
    try:
        number = read_number(text)
    except ValueFault:
        return
    assert math.isfinite(number.value)


def test_signs_and_words_that_say_that_nothing_is_known() -> None:
    assert all(map(says_nothing, ("", "—", "/", "暂无", "N/A", " 未公开 ")))
    assert not any(map(says_nothing, ("0", 0.0, "无锡", "无人机产业园")))


@pytest.mark.parametrize(
    ("heading", "measure"),
    [
        ("占地面积（亩）", "亩"),
        ("面积/公顷", "公顷"),
        ("area_km2", "km²"),
        ("Area (sq km)", "km²"),
        ("Area, ha", "公顷"),
        ("面积平方公里", "km²"),
        ("规划面积(万㎡)", "万m²"),
        ("用地规模 单位：公顷", "公顷"),
        ("占地（平方千米）", "km²"),
        ("面积（k㎡）", "km²"),
        ("总面积（km2，含水面）", "km²"),
        ("面积（亩/公顷）", None),
        ("投资强度（万元/亩）", None),
        ("占地面积", None),
        ("Area", None),
    ],
)
def test_a_heading_tells_its_unit_of_measure(heading: str, measure: str | None) -> None:
    assert measure_in(heading, "area") == measure


@pytest.mark.parametrize(
    ("cell", "quantity", "heading", "value"),
    [
        (3000.0, "area", "亩", 2.0),
        ("3000亩", "area", None, 2.0),
        ("1.2万亩", "area", None, 8.0),
        ("1.2万", "area", "亩", 8.0),
        ("518㎡", "area", "亩", 0.000518),
        ("20万平方米", "area", None, 0.2),
        ("1,200公顷", "area", "亩", 12.0),
        (5.2, "area", "平方公里", 5.2),
        ("3.5亿", "money", "亿元", 3.5),
        ("5千万", "money", None, 0.5),
        ("一亿二千万", "money", None, 1.2),
        (12000.0, "money", "万元", 1.2),
        ("300", "money", "百万元", 3.0),
        ("1.2万", "money", "元", 0.00012),
    ],
)
def test_figures_come_in_the_unit_of_the_tables(
    cell: str | float, quantity: str, heading: str | None, value: float
) -> None:
    assert read_measured(cell, quantity, heading).value == value


@pytest.mark.parametrize(
    ("cell", "quantity", "heading", "code"),
    [
        ("1.2万", "money", "万元", ValueCode.MEASURE_TWICE),
        ("3.5亿", "money", "万元", ValueCode.MEASURE_TWICE),
        ("300万美元", "money", "万元", ValueCode.CURRENCY_OTHER),
        ("$300万", "money", "万元", ValueCode.CURRENCY_OTHER),
        (300.0, "money", measure_in("投资额（万美元）", "money"), ValueCode.CURRENCY_OTHER),
        ("500人", "area", "亩", ValueCode.MEASURE_OF_ANOTHER),
        ("5 foo", "area", None, ValueCode.MEASURE_UNKNOWN),
        ("100", "area", None, ValueCode.MEASURE_NOT_TOLD),
        ("1.2万", "area", None, ValueCode.MEASURE_NOT_TOLD),
    ],
)
def test_a_unit_that_cannot_be_meant_is_never_guessed(
    cell: str | float, quantity: str, heading: str | None, code: ValueCode
) -> None:
    with pytest.raises(ValueFault) as caught:
        read_measured(cell, quantity, heading)
    assert caught.value.code is code


def test_a_conversion_is_exact_and_told() -> None:
    assert size_of("亩", "area") == Fraction(2000, 3) / 10**6
    value, told = convert(3000, "亩", "area")
    assert told is not None
    assert value == 2
    assert told.told("zh") == "3,000 亩 → 2 km²"
    assert told.told("en") == "3,000 mu → 2 km²"
    by = rate("万元", "money")
    assert by is not None
    assert by.told("zh") == "1 万元 = 1/10,000 亿元"
    assert convert(5.2, "平方公里", "area") == (5.2, None)
    value, told = convert(12000, "万元", "money")
    assert told is not None
    assert (value, told.told("zh")) == (1.2, "12,000 万元 → 1.2 亿元")
    assert told.told("en") == "120 million yuan → 0.12 billion yuan"


@given(st.floats(min_value=0, max_value=1e9), st.sampled_from(choices("area")))
def test_a_conversion_is_the_nearest_number_there_is(value: float, measure: str) -> None:
    made, _ = convert(value, measure, "area")
    assert made == pytest.approx(float(Fraction(value) * size_of(measure, "area")), rel=1e-12)


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "2009年",
            "2009-05-01",
            "2009/5",
            "2009.05",
            "二\u3007\u3007九年",
            "2009年5月1日",
            "20090501",
            "200905",
            "May 2009",
        ),
        *("2009年底", "2009 年 5 月", "2009-05-01 00:00:00", "5/1/2009", "２００９", 2009.0, 2009.05, 20090501.0),
    ],
)
def test_a_year_is_read_with_or_without_its_day(cell: str | float) -> None:
    assert read_year(cell) == 2009


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("09年", ValueCode.YEAR_SHORT),
        ("1988；1991 升为国家级", ValueCode.YEAR_SEVERAL),
        ("2009-2012", ValueCode.YEAR_SEVERAL),
        (39934.0, ValueCode.YEAR_SERIAL),
        ("1800", ValueCode.YEAR_OUT_OF_RANGE),
        ("约2009年", ValueCode.YEAR_NONE),
        ("2009-13", ValueCode.YEAR_NONE),
        (2009.123, ValueCode.YEAR_NONE),
        ("", ValueCode.YEAR_NONE),
    ],
)
def test_what_is_no_year_is_refused(cell: str | float, code: ValueCode) -> None:
    with pytest.raises(ValueFault) as caught:
        read_year(cell)
    assert caught.value.code is code
