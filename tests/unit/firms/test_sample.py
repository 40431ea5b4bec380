"""The invented list: the same for the same seed, marked in each row, and nobody's."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely

from mapping.firms.sample import MARK, made_up_csv
from mapping.firms.sample.codes import credit_codes
from mapping.geography.datum import convert

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

ROWS = 3000
SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@pytest.fixture(scope="module")
def rows(atlas: Atlas) -> list[dict[str, str]]:
    text = io.StringIO(made_up_csv(atlas, ROWS, 7).decode("utf-8-sig"), newline="")
    assert MARK in next(csv.reader(text))[0]
    return list(csv.DictReader(text))


def test_the_same_seed_gives_the_same_list_and_another_one_does_not(atlas: Atlas) -> None:
    assert made_up_csv(atlas, 50, 1) == made_up_csv(atlas, 50, 1)
    assert made_up_csv(atlas, 50, 1) != made_up_csv(atlas, 50, 2)


def test_each_row_and_each_name_says_that_it_is_invented(rows: list[dict[str, str]]) -> None:
    assert len(rows) == ROWS
    assert {row["示例标记"] for row in rows} == {MARK}
    assert all(row["企业名称"].endswith("（虚构）") for row in rows)


def test_a_credit_code_passes_its_check_and_belongs_to_no_organisation() -> None:
    weights = [3, 7, 9, 10, 5, 8, 4, 2]
    for code in credit_codes(["420100", "420112"] * 200, np.arange(400)):
        total = sum(SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[:17]))
        assert SIGNS.index(code[17]) == (31 - total % 31) % 31
        right = (11 - sum(int(sign) * weight for sign, weight in zip(code[8:16], weights, strict=True)) % 11) % 11
        assert code[16] != "0123456789X"[right]


def test_points_lie_in_the_city_once_their_datum_is_undone(rows: list[dict[str, str]], atlas: Atlas) -> None:
    there = [(float(row["经度"]), float(row["纬度"])) for row in rows if row["经度"]]
    assert 0.5 * ROWS < len(there) < 0.7 * ROWS
    lon, lat = convert(*np.array(there).T, source="gcj02", target="wgs84")
    city = shapely.union_all(atlas.geography.statistical_units.geometry.to_numpy()).buffer(1e-6)
    assert shapely.contains_xy(city, lon, lat).all()


def test_some_rows_are_there_twice_as_in_lists_put_together(rows: list[dict[str, str]]) -> None:
    codes = [row["统一社会信用代码"].strip('="') for row in rows]
    assert 0 < len(codes) - len(set(codes)) < ROWS / 20
