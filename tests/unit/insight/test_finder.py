"""Finding parks: what a query finds, in which order, and the counts beside the choices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.views import EDITION

from mapping.errors import UnknownNameError
from mapping.insight.parks.finder import (
    RANGE_FACETS,
    UNKNOWN,
    VALUE_FACETS,
    ParkQuery,
    facets,
    find_parks,
    per_unit,
)
from mapping.insight.parks.index import park_index
from mapping.insight.profiles import LEVELS

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from mapping.catalog import Catalog
    from mapping.catalog.records import Park
    from mapping.insight.atlas import Atlas

# The atlas is made once a session and never changes, so examples may share it.
SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])

_TEXTS = ("", "", "光谷", "swyy", "shengwu", "园", "zhanlan", "武汉 生物", "没有这样的地方")
_RANGES: dict[str, SearchStrategy[Any]] = {
    "area": st.one_of(st.none(), st.floats(0, 600).map(lambda x: round(x, 2))),
    "year": st.one_of(st.none(), st.integers(1980, 2026)),
}


@st.composite
def queries(draw: DrawFn, catalog: Catalog) -> ParkQuery:
    """Draw a query in which each facet is open half of the time."""
    values = park_index(catalog).values
    chosen: dict[str, Any] = {
        facet: draw(st.one_of(st.just(()), st.lists(st.sampled_from(sorted(values[facet])), max_size=3)))
        for facet in VALUE_FACETS
    }
    for name in RANGE_FACETS:
        ends = draw(st.one_of(st.just((None, None)), st.tuples(_RANGES[name], _RANGES[name])))
        chosen[name] = tuple(sorted(ends)) if None not in ends else ends
    return ParkQuery(q=draw(st.sampled_from(_TEXTS)), later=draw(st.booleans()), **chosen)


def answers(catalog: Catalog, park: Park, query: ParkQuery) -> bool:
    """Say in plain words whether a park answers a query without text."""
    return all(
        (
            query.later or not park.after_edition,
            not query.industry or set(query.industry) & set(catalog.industries_of_park(park)),
            not query.subsector or set(query.subsector) & meant(catalog, park),
            not query.word or set(query.word) & set(park.industries),
            not query.unit or (park.unit_id or UNKNOWN) in query.unit,
            not query.kind or park.kind in query.kind,
            not query.level or (park.level or UNKNOWN) in query.level,
            not query.precision or park.precision in query.precision,
            not query.confidence or park.confidence in query.confidence,
            not query.grade or catalog.citation(park).cited.grade in query.grade,
            lies_in(park.area_km2, *query.area),
            lies_in(park.since, *query.year),
        )
    )


def meant(catalog: Catalog, park: Park) -> set[str]:
    """Return what the park's words speak of first of all, and what they name as terms of the plan, by the tables."""
    first = {row.subsector_id for row in catalog.word_subsectors if row.term in park.industries}
    named = (row for row in catalog.term_subsectors if row.term in park.industries and row.relation == "names")
    return first | {row.subsector_id for row in named}


def lies_in(number: float | None, low: float | None, high: float | None) -> bool:
    if low is None and high is None:
        return True
    return number is not None and (low is None or number >= low) and (high is None or number <= high)


@SHARED
@given(data=st.data())
def test_alternatives_within_a_facet_and_all_facets_together(atlas: Atlas, data: st.DataObject) -> None:
    query = data.draw(queries(atlas.catalog)).model_copy(update={"q": ""})
    expected = {park.park_id for park in atlas.catalog.parks if answers(atlas.catalog, park, query)}
    assert set(find_parks(atlas.catalog, query, EDITION).ids) == expected


@SHARED
@given(data=st.data())
def test_the_count_beside_a_value_is_what_choosing_it_alone_finds(atlas: Atlas, data: st.DataObject) -> None:
    query = data.draw(queries(atlas.catalog))
    facet = data.draw(st.sampled_from(VALUE_FACETS))
    counts = facets(atlas.catalog, query, EDITION).values[facet]
    assert list(counts) == list(park_index(atlas.catalog).values[facet])
    for value in data.draw(st.lists(st.sampled_from(list(counts)), min_size=1, max_size=6)):
        chosen = query.model_copy(update={facet: (value,)})
        assert counts[value] == len(find_parks(atlas.catalog, chosen, EDITION).parks)


@SHARED
@given(data=st.data())
def test_a_range_tells_its_ends_and_how_many_it_leaves_out(atlas: Atlas, data: st.DataObject) -> None:
    query = data.draw(queries(atlas.catalog))
    name = data.draw(st.sampled_from(RANGE_FACETS))
    counts = facets(atlas.catalog, query, EDITION).ranges[name]
    opened = find_parks(atlas.catalog, query.model_copy(update={name: (None, None)}), EDITION)
    if counts.least is None:
        assert counts.unknown == len(opened.parks)
        return
    within = find_parks(atlas.catalog, query.model_copy(update={name: (counts.least, counts.greatest)}), EDITION)
    assert len(within.parks) + counts.unknown == len(opened.parks)


@SHARED
@given(data=st.data())
def test_totals(atlas: Atlas, data: st.DataObject) -> None:
    query = data.draw(queries(atlas.catalog))
    counts, found = facets(atlas.catalog, query, EDITION), find_parks(atlas.catalog, query, EDITION)
    with_later = find_parks(atlas.catalog, query.model_copy(update={"later": True}), EDITION)
    without = find_parks(atlas.catalog, query.model_copy(update={"later": False}), EDITION)
    assert counts.total == len(found.parks)
    assert counts.later == len(with_later.parks) - len(without.parks)
    assert sum(per_unit(found).values()) == sum(park.unit_id is not None for park in found.parks)


def test_by_default_everything_of_2021(atlas: Atlas) -> None:
    found = find_parks(atlas.catalog, ParkQuery(), EDITION)
    assert len(found.parks) == sum(not park.after_edition for park in atlas.catalog.parks)
    assert ParkQuery().is_open
    assert ParkQuery(later=True).is_open
    assert not ParkQuery(q="光谷").is_open
    assert found.unplaced == sum(not park.drawable for park in found.parks) > 0


def test_later_parks_come_only_when_asked_for(atlas: Atlas) -> None:
    later = {park.park_id for park in atlas.catalog.parks if park.after_edition}
    assert later
    assert not later & set(find_parks(atlas.catalog, ParkQuery(), EDITION).ids)
    assert later <= set(find_parks(atlas.catalog, ParkQuery(later=True), EDITION).ids)


def test_what_can_be_drawn_comes_first_then_higher_levels_then_the_order_of_pinyin(atlas: Atlas) -> None:
    parks = find_parks(atlas.catalog, ParkQuery(later=True), EDITION).parks
    ranks = [(not park.drawable, LEVELS.index(park.level)) for park in parks]
    assert ranks == sorted(ranks)
    assert {unplaced for unplaced, _ in ranks} == {True, False}
    assert len(parks) == len(atlas.catalog.parks)
    unknown = [park.name_zh for park in parks if park.level is None]
    assert unknown.index("光谷金融港") < unknown.index("武汉高科医疗器械园")


def test_an_unknown_level_is_a_value_of_its_own(atlas: Atlas) -> None:
    parks = find_parks(atlas.catalog, ParkQuery(level=(UNKNOWN,)), EDITION).parks
    assert parks
    assert all(park.level is None for park in parks)


def test_a_park_without_an_area_answers_only_where_no_range_is_set(atlas: Atlas) -> None:
    everything = find_parks(atlas.catalog, ParkQuery(area=(0, None)), EDITION).parks
    assert all(park.area_km2 is not None for park in everything)
    assert any(park.area_km2 is None for park in find_parks(atlas.catalog, ParkQuery(), EDITION).parks)


def test_both_ends_of_a_range_belong_to_it(atlas: Atlas) -> None:
    biolake = atlas.catalog.park("p011")
    assert biolake.area_km2 == 30
    assert "p011" in find_parks(atlas.catalog, ParkQuery(area=(30, 30)), EDITION).ids


def test_parks_without_a_place_stay_in_the_list(atlas: Atlas) -> None:
    assert any(not park.drawable for park in find_parks(atlas.catalog, ParkQuery(industry=("auto",)), EDITION).parks)


def test_a_value_that_the_tables_do_not_have_is_named(atlas: Atlas) -> None:
    with pytest.raises(UnknownNameError, match="「steam」的965产业"):
        find_parks(atlas.catalog, ParkQuery(industry=("steam",)), EDITION)
    with pytest.raises(UnknownNameError, match="村级"):
        facets(atlas.catalog, ParkQuery(level=("村级",)), EDITION)


@pytest.mark.parametrize(
    "wrong",
    [
        {"area": (30, 1)},
        {"area": (-1, None)},
        {"area": (float("nan"), None)},
        {"year": (2020, 2010)},
        {"q": "长" * 101},
        {"colour": "red"},
    ],
)
def test_a_query_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        ParkQuery(**wrong)


def test_equal_queries_are_one_key() -> None:
    assert ParkQuery(industry=("auto", "auto")) == ParkQuery(industry=("auto",))
    assert hash(ParkQuery(q="a")) == hash(ParkQuery(q="a"))
