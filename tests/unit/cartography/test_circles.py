"""Graduated circles tell quantities by their area."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.own_data import own_atlas
from tests.views import VIEW

from mapping.cartography.circles import circles
from mapping.cartography.faces import shared_list_faces
from mapping.cartography.resolve import all_layers

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas


def test_only_amounts_have_circles(atlas: Atlas) -> None:
    made = {key for key, layer in all_layers(VIEW, atlas).items() if circles(layer)}
    assert made == {"count", "parks", "tier:pillar", "tier:emerging", "tier:future"}


@pytest.mark.parametrize("key", ["count", "parks", "tier:pillar"])
def test_areas_are_in_proportion(atlas: Atlas, key: str) -> None:
    layer = all_layers(VIEW, atlas)[key]
    made = circles(layer)
    assert made is not None
    of_lists = {key: layer.values[members[0]] for key, members in layer.together.items()}
    ratios = {radius**2 / float((of_lists | layer.values)[u].raw) for u, radius in made.radii.items()}  # type: ignore[arg-type, operator]
    assert max(ratios) == pytest.approx(min(ratios))
    assert max(made.radii.values()) == 1


@pytest.mark.parametrize("key", ["count", "tier:pillar", "tier:emerging"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_units_that_share_a_list_have_one_circle_and_the_key_says_so(atlas: Atlas, key: str, lang: str) -> None:
    view = replace(VIEW, lang=lang)
    layer = all_layers(view, atlas)[key]
    (shared,) = shared_list_faces(atlas, view)
    made = circles(layer)
    assert made is not None
    assert shared.shared_list in made.radii
    assert not set(shared.members) & set(made.radii)
    assert shared.label in made.caption
    assert made.caption.startswith(layer.caption)


def test_what_each_unit_has_for_itself_keeps_its_own_circle(atlas: Atlas) -> None:
    layer = all_layers(VIEW, atlas)["parks"]
    made = circles(layer)
    assert made is not None
    assert set(made.radii) == set(layer.values)
    assert made.caption == layer.caption


def test_a_list_whose_units_differ_has_no_circle_of_its_own(atlas: Atlas) -> None:
    layer = all_layers(VIEW, atlas)["count"]
    member = next(iter(layer.together.values()))[0]
    odd = dict(layer.values) | {member: replace(layer.values[member], raw=1)}
    made = circles(replace(layer, values=odd))
    assert made is not None
    assert set(made.radii) == set(layer.values)
    assert made.caption == layer.caption


def legend_of(values: list[float], atlas: Atlas) -> list[tuple[float, float]]:
    """The legend for units with these values: each value shown with its radius."""
    layer = all_layers(VIEW, atlas)["parks"]
    some = next(iter(layer.values.values()))
    made = circles(replace(layer, values={str(i): replace(some, raw=value) for i, value in enumerate(values)}))
    assert made is not None
    return [(float(label.replace(",", "")), radius) for label, radius in made.legend]


@pytest.mark.parametrize(
    ("values", "shown"),
    [([3, 4, 7], [7, 5, 3]), ([5, 12, 24], [20, 10, 5]), ([1], [1]), ([13, 17], [15]), ([12.3, 12.4], [12.4])],
)
def test_the_key_shows_round_values_of_the_range(atlas: Atlas, values: list[float], shown: list[float]) -> None:
    assert [value for value, _ in legend_of(values, atlas)] == shown


@given(st.lists(st.integers(1, 100_000), min_size=1, max_size=14))
def test_the_values_of_a_key_are_in_range_and_can_be_told_apart(values: list[int]) -> None:
    legend = legend_of([float(value) for value in values], own_atlas())
    assert all(min(values) <= value <= max(values) for value, _ in legend)
    radii = [radius for _, radius in legend]
    assert all(larger - smaller >= 0.15 for larger, smaller in pairwise(radii))
    assert radii[-1] >= 0.25


def test_a_unit_with_nothing_has_no_circle(atlas: Atlas) -> None:
    made = circles(all_layers(VIEW, atlas)["tier:future"])
    assert made is not None
    assert set(made.radii) == {"ovc"}
