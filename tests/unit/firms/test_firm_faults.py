"""Each fault of lists of firms is brought about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mapping.errors import MappingError
from mapping.insight.beside import firms_of
from mapping.sentences import FirmsCode
from mapping.ui import address

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapping.insight.atlas import Atlas


def _read(key: str, text: str) -> Callable[[Atlas], object]:
    def read(atlas: Atlas) -> None:
        raise address.read("firms", {key: text}, atlas).problems[0]

    return read


EXAMPLES: dict[FirmsCode, Callable[[Atlas], object]] = {
    FirmsCode.NO_FIRMS: firms_of,
    FirmsCode.RANGE_FORM: _read("capital", "much"),
    FirmsCode.RANGE_UPSIDE_DOWN: _read("staff", "9-1"),
    FirmsCode.CLOSED_FORM: _read("closed", "yes"),
    FirmsCode.CELL_FORM: _read("cell", "88"),
    FirmsCode.MERGE_FORM: _read("merge", "-1"),
}
"""Code -> what brings it about, given the project's own data."""


@pytest.mark.parametrize("code", FirmsCode, ids=lambda code: code.name)
def test_the_fault_is_brought_about_and_told_in_both_languages(code: FirmsCode, atlas: Atlas) -> None:
    with pytest.raises(MappingError) as caught:
        EXAMPLES[code](atlas)
    error = caught.value
    assert error.fault.code is code
    chinese, english = error.told("zh"), error.told("en")
    assert chinese != english
    assert "{" not in chinese + english
