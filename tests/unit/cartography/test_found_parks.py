"""The layer `matches`: parks of a query per unit, in classes that come from the whole edition."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.own_data import own_atlas
from tests.views import EDITION, VIEW

from mapping.cartography.bins import find
from mapping.cartography.colours import READABLE_CONTRAST, contrast
from mapping.cartography.layers.found_parks import _limits, found_bins, found_parks_of
from mapping.cartography.look_tints import INK
from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.errors import UnknownNameError
from mapping.i18n import translator
from mapping.insight.parks.finder import ParkQuery, find_parks

ATLAS = own_atlas()
CATALOG = ATLAS.catalog
HEALTH = ParkQuery(industry=("health",))


@pytest.mark.parametrize("asked", [{"later": True}, {"query": ParkQuery(later=True)}])
def test_later_parks_are_in_the_view_and_among_those_found_or_in_neither(asked: dict[str, Any]) -> None:
    spec = MapSpec(layer="matches", edition=EDITION, **asked)
    assert spec.view.later
    found = find_parks(CATALOG, ParkQuery(later=True), EDITION)
    assert {park.park_id for park in resolve(spec, ATLAS).parks} == set(found.ids)
    assert len(found.ids) > len(find_parks(CATALOG, ParkQuery(), EDITION).ids)


def test_each_unit_has_the_number_of_its_parks() -> None:
    layer = found_parks_of(HEALTH, CATALOG, VIEW)
    found = find_parks(CATALOG, HEALTH, EDITION).parks
    for unit in CATALOG.units:
        assert layer.values[unit.unit_id].raw == sum(p.unit_id == unit.unit_id for p in found)


def test_classes_come_from_the_edition_alone() -> None:
    edges = [(b.label, b.fill) for b in found_parks_of(ParkQuery(), CATALOG, VIEW).bins]
    assert edges == [(b.label, b.fill) for b in found_parks_of(HEALTH, CATALOG, VIEW).bins]
    assert [label for label, _ in edges] == ["0 处", "1–2 处", "3–5 处", "6–11 处", "≥ 12 处"]


@given(st.integers(min_value=0, max_value=200))
def test_any_number_lies_in_exactly_one_class(n: int) -> None:
    assert find(found_bins(CATALOG, EDITION, translator("zh")), n)


@given(st.integers(min_value=0, max_value=5000))
def test_classes_ascend_however_many_parks_there_are(largest: int) -> None:
    limits = _limits(largest)
    assert limits[0] == 1
    assert list(limits) == sorted(set(limits))
    assert limits[-1] <= max(1, largest)


def test_text_can_be_read_on_every_class() -> None:
    assert all(contrast(INK, b.fill) >= READABLE_CONTRAST for b in found_bins(CATALOG, EDITION, translator("zh")))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_map_of_a_query_shows_its_parks_and_says_what_was_asked(lang: str) -> None:
    state = resolve(MapSpec(layer="matches", query=HEALTH, lang=lang, edition=EDITION), ATLAS)
    assert tuple(p.park_id for p in state.parks) == find_parks(CATALOG, HEALTH, EDITION).ids
    assert str(len(state.parks)) in state.subtitle
    assert state.layer.note
    assert CATALOG.industry("health").name_zh in state.layer.note or lang == "en"
    assert resolve(MapSpec(layer="matches", lang=lang, edition=EDITION), ATLAS).layer.note is None


def test_the_thesaurus_is_a_source_where_an_industry_is_asked_for() -> None:
    assert found_parks_of(HEALTH, CATALOG, VIEW).sources == ("parks", "thesaurus")
    assert found_parks_of(ParkQuery(unit=("ovc",)), CATALOG, VIEW).sources == ("parks",)


def test_a_spec_of_a_query_survives_its_text() -> None:
    spec = MapSpec(layer="matches", query=HEALTH, edition=EDITION)
    assert MapSpec.model_validate_json(spec.model_dump_json(exclude_defaults=True)) == spec


def test_a_query_for_what_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="banana"):
        resolve(MapSpec(layer="matches", query=ParkQuery(industry=("banana",)), edition=EDITION), ATLAS)
