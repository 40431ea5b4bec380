"""The file of accepted names: what is written is read again, whatever the names are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mapping.errors import UsageError
from mapping.lists.aliases import alias_csv, read_aliases

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas


def test_pairs_are_read_as_they_were_written(atlas: Atlas) -> None:
    pairs = {"东新区": "ovc", "=沌口": "wedz", 'a,"b"': "jiangan"}
    assert read_aliases("单元别名.csv", alias_csv(pairs, atlas.catalog), atlas.catalog) == pairs


def test_units_are_found_by_any_of_their_names_and_rows_without_one_are_passed_over(atlas: Atlas) -> None:
    data = "写法,布局单元\n东新区,光谷\n火星区,火星\n,武昌区\n".encode()
    assert read_aliases("a.csv", data, atlas.catalog) == {"东新区": "ovc"}


def test_a_file_without_pairs_is_refused(atlas: Atlas) -> None:
    with pytest.raises(UsageError, match=r"a\.csv"):
        read_aliases("a.csv", b"x,y\n1,2\n", atlas.catalog)
