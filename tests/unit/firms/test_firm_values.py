"""Codes, days, amounts, statuses, numbers of people and points, as lists of firms write them."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.firm_lists import SIGNS, credit_code

from mapping.firms.values.capital import read_capital
from mapping.firms.values.credit_code import check_sign, read_credit_code
from mapping.firms.values.days import read_day
from mapping.firms.values.personal import shown_value, without_personal
from mapping.firms.values.points import read_points
from mapping.firms.values.staff import read_staff
from mapping.firms.values.status import read_status
from mapping.insight.firms.model import STATUSES
from mapping.sentences import FirmListCode

CODE = credit_code(7)


@pytest.mark.parametrize("written", [CODE, CODE.lower(), f" {CODE} ", "".join(chr(ord(c) + 0xFEE0) for c in CODE)])
def test_a_credit_code_is_read_in_small_and_full_width_letters(written: str) -> None:
    assert read_credit_code(written) == (CODE, False)


def test_codes_of_known_bodies_are_valid() -> None:
    # The Bank of China and Huawei, as published.
    assert read_credit_code("911000001000013428") == ("911000001000013428", False)
    assert read_credit_code("914403001922038216") == ("914403001922038216", False)


@pytest.mark.parametrize("old", ["420100000012345", "12345678-9", "12345678X"])
def test_old_numbers_are_no_credit_codes_and_no_fault(old: str) -> None:
    assert read_credit_code(old) == (None, False)


@given(st.integers(0, 16), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_found(place: int, sign: str) -> None:
    spoilt = CODE[:place] + sign + CODE[place + 1 :]
    assert read_credit_code(spoilt) == ((CODE, False) if spoilt == CODE else (None, True))
    assert check_sign(CODE) == CODE[17]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020-01-02", dt.date(2020, 1, 2)),
        ("2020/1/2", dt.date(2020, 1, 2)),
        ("2020.1.2", dt.date(2020, 1, 2)),
        ("20200102", dt.date(2020, 1, 2)),
        ("2020年1月2日", dt.date(2020, 1, 2)),
        ("2020-01-02 00:00:00", dt.date(2020, 1, 2)),
        ("2020-01-02T08:30:00+08:00", dt.date(2020, 1, 2)),
        ("43832", dt.date(2020, 1, 2)),
        ("1998-11-11/", dt.date(1998, 11, 11)),
        ("1997-01-28 至 无固定期限", dt.date(1997, 1, 28)),
    ],
)
def test_days_are_read_however_they_are_written(text: str, day: dt.date) -> None:
    assert read_day(text, 2027) == (day, day.year)


@pytest.mark.parametrize(("text", "year"), [("2020", 2020), ("2020年", 2020), ("2020-05", 2020), ("2020年5月", 2020)])
def test_a_year_alone_is_a_year_and_no_day(text: str, year: int) -> None:
    assert read_day(text, 2027) == (None, year)


@pytest.mark.parametrize(
    "text", ["2020-02-30", "0000-00-00", "1900-01-01", "9999-99-99", "3020-01-01", "长期", "12", "张三"]
)
def test_nonsense_is_no_day(text: str) -> None:
    assert read_day(text, 2027) == (None, None)


@pytest.mark.parametrize(
    ("text", "measure", "wan"),
    [
        ("13,400万元", "", 13400),
        ("1.2亿", "", 12000),
        ("1.2亿元", "", 12000),
        ("5000(万元人民币)", "", 5000),
        ("5000（万元）", "", 5000),
        ("10(万)", "", 10),
        ("100万人民币", "", 100),
        ("1000.000000万人民币", "", 1000),
        ("人民币500万元", "", 500),
        ("6500万人民币", "", 6500),
        ("100000元", "", 10),
        ("￥100,000元", "", 10),
        ("500", "万元", 500),
        ("500", "万元人民币", 500),
        ("500", "人民币万元", 500),
        ("5", "亿元", 50000),
        ("5亿", "万元", 50000),
        ("0万元", "", 0),
    ],
)
def test_capital_in_yuan_is_read_as_10_000_yuan(text: str, measure: str, wan: float) -> None:
    read = read_capital(text, measure)
    assert read.wan == pytest.approx(wan)
    assert (read.text, read.fault) == (text, None)


@pytest.mark.parametrize(
    "text", ["500万美元", "100(万美元)", "500万港元", "500万 港币", "$5,000,000", "300万欧元", "美元500万"]
)
def test_other_currencies_are_kept_as_text_and_told(text: str) -> None:
    read = read_capital(text)
    assert (read.wan, read.text, read.fault) == (None, text, FirmListCode.FIRM_CAPITAL_CURRENCY)


def test_an_amount_without_unit_is_not_guessed() -> None:
    assert read_capital("500").fault is FirmListCode.FIRM_CAPITAL_WITHOUT_UNIT
    assert read_capital("500", "美元").wan is None


@pytest.mark.parametrize("text", ["张三", "13800000000", "武汉", "500万元500万元", "-5万元"])
def test_what_is_no_amount_is_not_kept(text: str) -> None:
    read = read_capital(text)
    assert (read.wan, read.text) == (None, None)
    assert read.fault is not None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("存续", "active"),
        ("存续（在营、开业、在册）", "active"),
        ("在业", "active"),
        ("开业", "active"),
        ("注销", "closed"),
        ("已注销", "closed"),
        ("吊销，未注销", "revoked"),
        ("吊销,已注销", "closed"),
        ("吊销", "revoked"),
        ("迁出", "moved"),
        ("清算", "closed"),
        ("张三", "unknown"),
        ("1", "unknown"),
    ],
)
def test_statuses_of_registers_are_known(text: str, status: str) -> None:
    assert read_status(text) == status
    assert status in STATUSES


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("12人", 12), ("1,234", 1234), ("12（2022年报）", 12), ("0", 0), ("12.0", 12), ("参保 35 人", 35)],
)
def test_people_are_searched_for_in_text(text: str, number: int) -> None:
    assert read_staff(text) == (number, False)


@pytest.mark.parametrize("text", ["50-99人", "小于50人", "100以上", "未知", "张三"])
def test_a_range_is_no_number_of_people(text: str) -> None:
    assert read_staff(text) == (None, True)


def test_nothing_is_not_zero() -> None:
    assert read_staff("") == (None, False)


@pytest.mark.parametrize(
    ("lon", "lat", "pair", "point"),
    [
        ("114.3", "30.59", "", (114.3, 30.59)),
        ("30.59", "114.3", "", (114.3, 30.59)),
        ("", "", "114.30,30.59", (114.3, 30.59)),
        ("", "", "30.59, 114.30", (114.3, 30.59)),
        ("", "", "114.30，30.59", (114.3, 30.59)),
        ("114°18′00″", "30°35′24″", "", (114.3, 30.59)),
        ("", "", "", (np.nan, np.nan)),
    ],
)
def test_points_are_read_from_two_cells_or_one(lon: str, lat: str, pair: str, point: tuple[float, float]) -> None:
    points, wrong = read_points([lon], [lat], [pair])
    assert points[0] == pytest.approx(point, nan_ok=True)
    assert wrong == []


@pytest.mark.parametrize(("lon", "lat"), [("0", "0"), ("114.3", ""), ("武汉", "30.59"), ("1e9", "2")])
def test_what_is_no_point_is_told(lon: str, lat: str) -> None:
    points, wrong = read_points([lon], [lat], [""])
    assert np.isnan(points).all()
    assert wrong == [0]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("武汉市洪山区关山大道1号 电话：027-87654321", "武汉市洪山区关山大道1号"),
        ("关山大道1号（联系电话13800000000）", "关山大道1号"),
        ("软件开发;邮箱a.b@example.com", "软件开发"),
        ("关山大道1号，13800000000", "关山大道1号"),
        ("武汉市关山大道598号7栋301", "武汉市关山大道598号7栋301"),
    ],
)
def test_telephones_and_mail_are_taken_out_of_texts(text: str, left: str) -> None:
    assert without_personal(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("芯片设计，联系人：李小龙 13800000011", "芯片设计"),
        ("软件开发；法定代表人：赵六六；QQ：12345678", "软件开发"),
        ("整车制造，微信：zhangsan123", "整车制造"),
        ("解放大道1号 电话：87654321", "解放大道1号"),
        ("解放大道1号027-8765 4321转801、13900000001", "解放大道1号"),
        ("鹦鹉大道2号 联系电话：１３８００００００２２", "鹦鹉大道2号"),
        ("东风大道88号张经理138 0000 0000", "东风大道88号"),
        ("微信小程序开发；手机、电话销售；法人资格", "微信小程序开发；手机、电话销售；法人资格"),
        ("关山大道1号1栋2单元1301室", "关山大道1号1栋2单元1301室"),
        ("珞喻路１０３７号", "珞喻路1037号"),
    ],
)
def test_names_and_local_numbers_behind_a_word_for_them_are_taken_out_and_nothing_else(text: str, left: str) -> None:
    assert without_personal(text) == left


@pytest.mark.parametrize("text", ["87654321", "2786543210"])
def test_a_telephone_in_a_column_that_has_slipped_is_neither_kept_nor_repeated(text: str) -> None:
    assert read_staff(text) == (None, True)
    assert read_capital(text).text is None
    assert shown_value(text) is None


@pytest.mark.parametrize(
    "text", [" " * 4000 + "QQ", "电话 " * 1300, "张" * 4000 + "手机", "(" * 4000 + "QQ", "1 " * 2000]
)
def test_no_text_is_looked_at_for_long(text: str) -> None:
    assert without_personal(text)  # else this test never ends


def test_a_day_without_dashes_is_repeated() -> None:
    assert shown_value("20231301") == "20231301"


def test_an_amount_may_end_in_a_word_for_whole() -> None:
    assert read_capital("500万元整").wan == 500


@pytest.mark.parametrize("text", ["张三", "13800000000", "a@b.cn", "420106199001011234", "wangwu"])
def test_what_may_be_of_a_person_is_not_repeated(text: str) -> None:
    assert shown_value(text) is None


@given(st.text(max_size=30), st.sampled_from(["", "万元", "美元", "x"]))
def test_no_cell_stops_a_list(text: str, measure: str) -> None:
    read_capital(text, measure)
    read_credit_code(text)
    read_day(text, 2027)
    read_staff(text)
    read_status(text)
    read_points([text], [text], [text])
    without_personal(text)
