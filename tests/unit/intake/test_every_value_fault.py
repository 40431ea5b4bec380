"""Each fault of a value comes about, and is told in both languages with nothing left open."""

from __future__ import annotations

import pickle
import re

import pytest

from mapping.faults import Fault, Place
from mapping.intake.values.coordinates import read_point
from mapping.intake.values.fault import ValueFault
from mapping.intake.values.measures import read_measured
from mapping.intake.values.numbers import read_number
from mapping.intake.values.years import read_year
from mapping.sentences import ValueCode

HAN = re.compile(r"[\u3400-\u9fff，、；：（）「」。]")
ATTEMPTS = {
    ValueCode.NUMBER_NONE: lambda: read_number("x"),
    ValueCode.NUMBER_SEVERAL: lambda: read_number("1 (2)"),
    ValueCode.NUMBER_RANGE: lambda: read_number("1-2"),
    ValueCode.NUMBER_BOUND: lambda: read_number(">1"),
    ValueCode.MEASURE_UNKNOWN: lambda: read_measured("1 foo", "area", None),
    ValueCode.MEASURE_OF_ANOTHER: lambda: read_measured("1 people", "area", None),
    ValueCode.MEASURE_NOT_TOLD: lambda: read_measured("1", "area", None),
    ValueCode.MEASURE_TWICE: lambda: read_measured("1万", "money", "万元"),
    ValueCode.CURRENCY_OTHER: lambda: read_measured("1万美元", "money", None),
    ValueCode.YEAR_NONE: lambda: read_year("x"),
    ValueCode.YEAR_SHORT: lambda: read_year("09"),
    ValueCode.YEAR_SEVERAL: lambda: read_year("2009, 2010"),
    ValueCode.YEAR_SERIAL: lambda: read_year(40000.0),
    ValueCode.YEAR_OUT_OF_RANGE: lambda: read_year(1200.0),
    ValueCode.PLACE_NONE: lambda: read_point("x"),
    ValueCode.PLACE_HALF: lambda: read_point("114.3", ""),
    ValueCode.PLACE_MINUTES: lambda: read_point("114°61'", "30.5"),
    ValueCode.PLACE_SAME_AXIS: lambda: read_point("E114.3", "E114.4"),
    ValueCode.PLACE_SEVERAL: lambda: read_point("114.3,30.5,114.4,30.6"),
    ValueCode.PLACE_NEITHER: lambda: read_point(5000.0, 5000.0),
}
WARNED = {ValueCode.PLACE_SWAPPED}
"""What is told of a value that was read."""


def test_every_fault_of_a_value_has_its_example() -> None:
    assert set(ATTEMPTS) | WARNED == set(ValueCode)
    assert read_point(30.5, 114.3).swapped


@pytest.mark.parametrize("code", ValueCode, ids=lambda code: code.name)
def test_it_is_told_in_whole_sentences(code: ValueCode) -> None:
    fields = {}
    if code in ATTEMPTS:
        with pytest.raises(ValueFault) as caught:
            ATTEMPTS[code]()
        assert caught.value.code is code
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - what was pickled the moment before
        assert (again.code, again.fields) == (code, caught.value.fields)
        fields = caught.value.fields
    fault = Fault(code, Place("list.xlsx", lines=(3,), column="Area"), "1", fields)
    for lang in ("zh", "en"):
        told = fault.told(lang)
        assert "{" not in told
        assert "list.xlsx" in told
    assert not HAN.search(fault.told("en").replace("万", "").replace("亿", "").replace("元", "").replace("美", ""))
