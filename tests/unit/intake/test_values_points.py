"""Points of lists: degrees, minutes and seconds, metres, in one cell or two, in either order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.intake.values.coordinates import RawPoint, read_point
from mapping.intake.values.fault import ValueFault
from mapping.sentences import ValueCode

LON, LAT = 114 + 18 / 60 + 30 / 3600, 30 + 35 / 60 + 20 / 3600


@pytest.mark.parametrize(
    ("lon", "lat"),
    [
        ("114°18′30″E", "30°35′20″N"),
        ("114°18'30\"", "30°35'20''"),
        ("114度18分30秒", "30度35分20秒"),
        ("114 18 30", "30 35 20"),
        ("114-18-30", "30-35-20"),
        ("114：18：30", "30：35：20"),
        ("东经114°18′30″", "北纬30°35′20″"),
        ("东经114°18′30″，北纬30°35′20″", None),
        ("114°18′30″E 30°35′20″N", None),
        ("114 18 30 30 35 20", None),
    ],
)
def test_minutes_and_seconds(lon: str, lat: str | None) -> None:
    point = read_point(lon, lat)
    assert (point.kind, point.swapped) == ("degrees", False)
    assert (point.x, point.y) == pytest.approx((LON, LAT), abs=1e-9)


@pytest.mark.parametrize(
    "cell",
    [
        *("114.3,30.5", "114.3，30.5", "114.3 30.5", "114.3、30.5", "114.3/30.5", "114.3\n30.5", "(114.3, 30.5)"),
        *("[114.3,30.5]", "POINT(114.3 30.5)", "经度：114.3 纬度：30.5", "lng:114.3,lat:30.5", "114.3E,30.5N"),
        *("１１４．３，３０．５",),
    ],
)
def test_both_values_in_one_cell(cell: str) -> None:
    assert read_point(cell) == RawPoint(114.3, 30.5, "degrees")


def test_values_the_other_way_round_are_put_right_and_it_is_told() -> None:
    swapped = RawPoint(114.3, 30.5, "degrees", swapped=True)
    assert read_point(30.5, 114.3) == swapped
    assert read_point("30.5", "114.3") == swapped
    assert read_point("30.5, 114.3") == swapped
    assert read_point("北纬30.5", "东经114.3") == swapped
    assert read_point("N30.5 E114.3") == swapped


def test_metres_with_and_without_the_number_of_their_zone() -> None:
    assert read_point(538000.0, 3380000.0) == RawPoint(538000, 3380000, "metres")
    assert read_point("38,538,000.12", "3,380,000") == RawPoint(38538000.12, 3380000, "metres", 38)
    assert read_point(3380000.0, 38538000.0) == RawPoint(38538000, 3380000, "metres", 38, swapped=True)
    assert read_point("X=3380000", "Y=538000") == RawPoint(538000, 3380000, "metres", swapped=True)
    assert read_point("538000,3380000") == RawPoint(538000, 3380000, "metres")


@pytest.mark.parametrize(
    ("lon", "lat", "code"),
    [
        ("114.3", "", ValueCode.PLACE_HALF),
        ("", "30.5", ValueCode.PLACE_HALF),
        ("114.3", None, ValueCode.PLACE_HALF),
        ("武汉", None, ValueCode.PLACE_NONE),
        ("", "", ValueCode.PLACE_NONE),
        (0.0, 0.0, ValueCode.PLACE_NONE),
        ("114,3", "30,5", ValueCode.PLACE_NONE),
        ("114°65′", "30.5", ValueCode.PLACE_MINUTES),
        ("114.3", "114.4", ValueCode.PLACE_SAME_AXIS),
        (30.5, 30.6, ValueCode.PLACE_SAME_AXIS),
        (3380000.0, 3380001.0, ValueCode.PLACE_SAME_AXIS),
        ("114.3,30.5;114.4,30.6", None, ValueCode.PLACE_SEVERAL),
        (11430.0, 3050.0, ValueCode.PLACE_NEITHER),
        (51538000.0, 3380000.0, ValueCode.PLACE_NEITHER),
    ],
)
def test_what_is_no_point_is_refused(lon: str | float, lat: str | float | None, code: ValueCode) -> None:
    with pytest.raises(ValueFault) as caught:
        read_point(lon, lat)
    assert caught.value.code is code


@given(st.floats(113.5, 115.2), st.floats(29.9, 31.5))
def test_a_point_written_in_any_way_is_the_same(lon: float, lat: float) -> None:
    def dms(value: float) -> str:
        hundredths = round(value * 360_000)
        seconds, rest = divmod(hundredths, 100)
        return f"{seconds // 3600}°{seconds // 60 % 60}′{seconds % 60}.{rest:02}″"

    plain = read_point(lon, lat)
    assert (plain.x, plain.y) == (lon, lat)
    for first, second in ((f"{lon:.9f}", f"{lat:.9f}"), (f"{lat:.9f}", f"{lon:.9f}"), (dms(lon), dms(lat))):
        for point in (read_point(first, second), read_point(f"{first}，{second}")):
            assert (point.x, point.y) == pytest.approx((lon, lat), abs=3e-6)


@given(st.text(max_size=40), st.none() | st.text(max_size=40))
def test_no_text_brings_the_reading_down(lon: str, lat: str | None) -> None:
    try:
        point = read_point(lon, lat)
    except ValueFault:
        return
    assert point.kind in {"degrees", "metres"}
