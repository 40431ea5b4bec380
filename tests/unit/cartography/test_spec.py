"""A spec survives its journeys and refuses what it does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.views import EDITION

from mapping.cartography.resolve import resolve
from mapping.cartography.spec import OVERLAYS, MapSpec
from mapping.errors import UnknownNameError, UsageError
from mapping.insight.editions.applied import with_edition
from mapping.insight.editions.document import starting_from

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

specs = st.builds(
    MapSpec,
    kind=st.sampled_from(["city", "unit", "industry"]),
    layer=st.sampled_from(["lead", "count", "industry:auto"]),
    unit=st.none() | st.sampled_from(["ovc", "wuchang"]),
    park=st.none() | st.just("p004"),
    overlays=st.lists(st.sampled_from(OVERLAYS), unique=True).map(tuple),
    later=st.booleans(),
    lang=st.sampled_from(["zh", "en"]),
    review_number=st.none() | st.just("鄂S(2026)001号"),
)


@given(specs)
def test_a_spec_survives_json(spec: MapSpec) -> None:
    assert MapSpec.model_validate_json(spec.model_dump_json(exclude_defaults=True)) == spec


@pytest.mark.parametrize(
    "spec",
    [
        MapSpec(layer="industry:steel", edition=EDITION),
        MapSpec(unit="atlantis", edition=EDITION),
        MapSpec(park="p999", edition=EDITION),
        MapSpec(edition="1999"),
        MapSpec(over="lead", edition=EDITION),
        MapSpec(geo="district", district="999", edition=EDITION),
    ],
)
def test_an_unknown_name_is_refused(spec: MapSpec, atlas: Atlas) -> None:
    with pytest.raises(UnknownNameError):
        resolve(spec, atlas)


def test_a_state_carries_its_spec_and_its_sources(atlas: Atlas) -> None:
    spec = MapSpec(layer="density", review_number="鄂S(2026)001号", edition=EDITION)
    state = resolve(spec, atlas)
    assert state.spec == spec
    assert {p.source_id for p in state.provenance} >= {"census_2020", "boundary_amap", "zone_edges"}
    assert "鄂S(2026)001号" in state.statement
    assert "未经地图审核" in resolve(MapSpec(edition=EDITION), atlas).statement


def test_parks_without_a_place_are_listed_but_have_no_point(atlas: Atlas) -> None:
    state = resolve(MapSpec(kind="unit", unit="ovc", edition=EDITION), atlas)
    own = [p for p in state.parks if p.unit_id == "ovc"]
    assert {p.drawable for p in own} == {True, False}
    precision = {park.park_id: park.precision for park in atlas.catalog.parks}
    assert all(p.lon is None for p in own if precision[p.park_id] in {"zone", "none"})
    assert {precision[p.park_id] for p in state.parks if p.has_own_place} == {"exact", "park"}
    assert not any(p.later for p in state.parks)
    assert list(state.numbers.values()) == list(range(1, sum(p.drawable for p in own) + 1))


def test_a_map_of_one_unit_needs_a_unit(atlas: Atlas) -> None:
    with pytest.raises(UsageError, match="unit"):
        resolve(MapSpec(kind="unit", edition=EDITION), atlas)


def test_a_long_wrong_name_is_shortened(atlas: Atlas) -> None:
    with pytest.raises(UnknownNameError) as caught:
        resolve(MapSpec(layer="x" * 6000, edition=EDITION), atlas)
    assert len(str(caught.value)) < 200


def test_the_subtitle_names_the_view_and_the_second_measure(atlas: Atlas) -> None:
    plain = resolve(MapSpec(edition=EDITION), atlas).subtitle
    beside = resolve(MapSpec(geo="district", over="count", edition=EDITION), atlas).subtitle
    assert beside == f"{plain} · 行政区视图 · 圆 = 产业数量"


def test_a_map_of_one_unit_is_no_administrative_view_and_has_no_second_measure(atlas: Atlas) -> None:
    plain, asked = (
        resolve(MapSpec(kind="unit", unit="ovc", edition=EDITION, **more), atlas)
        for more in ({}, {"geo": "district", "over": "count"})
    )
    assert asked.subtitle == plain.subtitle
    assert asked.second is None
    assert not asked.by_district


def test_a_map_of_an_edition_that_is_only_planned_says_that_it_is_a_draft(atlas: Atlas) -> None:
    planned = starting_from(atlas.catalog, EDITION)
    drawn = with_edition(atlas, planned)
    for lang, draft in (("zh", "推演稿"), ("en", "Draft")):
        assert draft in resolve(MapSpec(edition=planned.edition, lang=lang), drawn).edition
        assert draft not in resolve(MapSpec(edition=EDITION, lang=lang), drawn).edition
