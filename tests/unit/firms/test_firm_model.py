"""Counts of firms add up, whatever they are counted by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from mapping.insight.beside import with_firms
from mapping.insight.firms.asked import Gathered
from mapping.insight.firms.model import NOTHING, FirmCount, FirmFigures, FirmsOf, FirmsSource
from mapping.insight.firms.query import FirmQuery

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

_IDS = st.sampled_from([None, "a", "b", "c"])
_COUNTS = st.builds(
    FirmCount,
    st.integers(0, 99),
    st.integers(0, 9999).map(float),
    st.integers(0, 99),
    st.integers(0, 9999),
    st.integers(0, 99),
)


@given(st.lists(st.builds(FirmsOf, _IDS, _IDS, _IDS, _COUNTS), max_size=20))
def test_each_way_of_counting_adds_up_to_the_total(rows: list[FirmsOf]) -> None:
    figures = FirmFigures(FirmQuery(), tuple(rows))
    for by in (
        figures.by_unit,
        figures.by_industry,
        figures.by_subsector,
        figures.by_unit_and_industry,
        figures.by_unit_and_subsector,
    ):
        assert sum(by.values(), NOTHING) == figures.total
    assert sum((c.firms for c in figures.classed_by_unit.values()), 0) <= figures.total.firms


def test_a_range_must_not_end_before_it_begins() -> None:
    with pytest.raises(ValidationError):
        FirmQuery(founded=(2020, 2010))
    assert FirmQuery(founded=(2010, 2010)).founded == (2010, 2010)


def test_a_query_is_open_until_something_is_asked_for() -> None:
    assert FirmQuery(count="capital").is_open
    assert not FirmQuery(closed=True).is_open


def test_firms_stand_beside_the_data_and_change_nothing_of_them(atlas: Atlas) -> None:
    firms = Gathered(FirmsSource("x", made_up=True, firms=0, date="2026-01-01"))
    beside = with_firms(atlas, firms)
    assert beside.firms is firms
    assert beside.catalog is atlas.catalog
    assert atlas.firms is None
    assert with_firms(atlas, firms) is beside
