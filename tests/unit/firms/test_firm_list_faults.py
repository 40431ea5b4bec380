"""Each fault of lists that are loaded is told in both languages, with nothing left open."""

from __future__ import annotations

import pytest

from mapping.faults import Fault, Place
from mapping.sentences import FirmListCode

FIELDS = {
    "path": "名录.csv",
    "reason": "x",
    "n": 3,
    "other": "b.csv",
    "sheet": "一",
    "minutes": 20,
    "gigabytes": 6,
}


@pytest.mark.parametrize("code", FirmListCode, ids=lambda code: code.name)
def test_it_is_told_in_both_languages(code: FirmListCode) -> None:
    fault = Fault(code, Place("名录.csv", lines=(3,), column="注册资本"), "5万", FIELDS)
    chinese, english = fault.told("zh"), fault.told("en")
    assert chinese != english
    assert "{" not in chinese + english
