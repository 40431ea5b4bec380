"""Plan and reality: the quotient is a share over a share, and few firms never call anything strong or weak."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.firms_asked import some_firms
from tests.own_data import own_atlas
from tests.views import VIEW

from mapping.catalog.records_classing import GbtSubsector
from mapping.insight.beside import with_firms
from mapping.insight.firms.asked import Gathered
from mapping.insight.firms.model import MEASURES, FirmCount, FirmFigures, FirmsOf, FirmsSource, Measure
from mapping.insight.firms.plan_reality import (
    FEW_EXPECTED,
    FEW_FIRMS,
    WORDS_ONLY,
    PlanCell,
    PlanReality,
    all_asked,
    beside,
    shares_asked,
)
from mapping.insight.firms.query import FirmQuery
from mapping.insight.reality import plan_reality
from mapping.insight.statistical import SCENIC, statistical_units

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

SOURCE = FirmsSource("名录", made_up=False, firms=0, date="2026-11-30")
_PLACES = statistical_units(own_atlas().catalog, own_atlas().geography)
_UNITS = (*_PLACES, None)
_SUBSECTORS = tuple((s.subsector_id, s.industry_id) for s in own_atlas().catalog.subsectors)
_COUNTS = st.builds(
    FirmCount,
    st.integers(0, 400),
    st.integers(0, 10**8).map(lambda fen: fen / 100),
    st.integers(0, 400),
    st.integers(0, 9999),
    st.integers(0, 400),
)
_ROWS = st.lists(
    st.builds(
        lambda unit, of, count: FirmsOf(unit, of[1], of[0], count),
        st.sampled_from(_UNITS),
        st.sampled_from((*_SUBSECTORS, (None, None))),
        _COUNTS,
    ),
    max_size=60,
)


def asked(rows: list[FirmsOf], measure: Measure = "number") -> PlanReality:
    query = FirmQuery(count=measure)
    # those of no sub-sector are a barber here, and one of which nothing is known there
    every = (*rows, *(row for row in rows if row.subsector_id is None))
    answers = {all_asked(query): FirmFigures(query, every), shares_asked(query): FirmFigures(query, tuple(rows))}
    firms = Gathered(SOURCE, answers)
    return beside(own_atlas().catalog, _PLACES, VIEW.edition, query, firms)


@given(_ROWS, st.sampled_from(MEASURES))
def test_the_mean_of_the_quotients_weighted_by_the_units_shares_is_one(rows: list[FirmsOf], measure: Measure) -> None:
    found = asked(rows, measure)
    classed = [row for row in rows if row.unit_id]
    of_unit = {u: sum(r.count.of(measure) for r in classed if r.unit_id == u) for u in found.units}
    city = sum(of_unit.values())
    for industry_id in found.industries:
        cells = found.of_industry(industry_id)
        if not sum(cell.amount for cell in cells):
            assert all(cell.lq is None for cell in cells)
            continue
        mean = sum(of_unit[cell.unit_id] / city * cell.lq for cell in cells if cell.lq is not None)
        assert mean == pytest.approx(1)


@given(_ROWS)
def test_every_firm_is_counted_unplaced_or_unclassed(rows: list[FirmsOf]) -> None:
    found = asked(rows)
    classless = sum(row.count.firms for row in rows if row.subsector_id is None)
    assert found.counted + found.unplaced + found.unclassed == sum(row.count.firms for row in rows) + classless
    assert found.counted == sum(row.count.firms for row in rows if row.unit_id)


@given(_ROWS, st.sampled_from(MEASURES))
def test_few_firms_call_nothing_strong_or_weak(rows: list[FirmsOf], measure: Measure) -> None:
    for cell in asked(rows, measure).cells.values():
        if cell.standing in {"named_strong", "named_weak", "unnamed_strong", "neither"}:
            assert cell.firms >= FEW_FIRMS or cell.expected >= FEW_EXPECTED


def _cell(**fields: object) -> PlanCell:
    usual = {"rank": 2, "terms": ("汽车",), "firms": 34, "amount": 34.0, "expected": 40.0, "lq": 0.85}
    return PlanCell("ovc", "auto", **(usual | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "standing"),
    [
        ({}, "named_weak"),
        ({"lq": 1.0}, "named_strong"),
        ({"rank": None}, "neither"),
        ({"rank": None, "lq": 1.6}, "unnamed_strong"),
        ({"firms": 9, "expected": 4.9, "lq": 1.8}, "few"),
        ({"firms": 0, "expected": 5.0, "lq": 0.0}, "named_weak"),  # none where five would stand is no chance
        ({"firms": 10, "expected": 2.0, "lq": 5.0}, "named_strong"),
        ({"lq": None}, "unknown"),
    ],
)
def test_how_a_cell_stands(fields: dict[str, object], standing: str) -> None:
    assert _cell(**fields).standing == standing


def test_the_plan_of_the_edition_stands_beside_the_firms(atlas: Atlas) -> None:
    found = plan_reality(with_firms(atlas, some_firms(atlas.catalog)), VIEW, FirmQuery())
    for unit in atlas.catalog.units:
        listed = {d.industry_id for d in atlas.catalog.designations_of(unit.unit_id, VIEW.edition)} - {None}
        assert {cell.industry_id for cell in found.of_unit(unit.unit_id) if cell.rank is not None} == listed
    assert len(found.shared["central_six"]) == 6
    assert all(cell.rank is None for cell in found.of_unit(SCENIC))
    # a unit that lists an industry twice has it by its first rank, in both words
    twice = next(cell for cell in found.of_unit("qingshan") if len(cell.terms) > 1)
    assert twice.rank == 1


def test_what_would_take_the_city_apart_is_not_asked(atlas: Atlas) -> None:
    listed = with_firms(atlas, some_firms(atlas.catalog))
    narrow = FirmQuery(unit=("ovc",), industry=("auto",), cell="872830828ffffff", founded=(2010, None))
    wide = FirmQuery(founded=(2010, None))
    here, there = (plan_reality(listed, VIEW, query) for query in (narrow, wide))
    assert here.cells == there.cells


def test_industries_without_a_class_of_their_own_are_those_that_the_codes_do_not_reach(atlas: Atlas) -> None:
    of = {subsector.subsector_id: subsector.industry_id for subsector in atlas.catalog.subsectors}
    rows = atlas.catalog.firm_tables().of(GbtSubsector)
    reached = {of[row.subsector_id] for row in rows if row.subsector_id}
    assert {one.industry_id for one in atlas.catalog.industries} - reached == set(WORDS_ONLY)
