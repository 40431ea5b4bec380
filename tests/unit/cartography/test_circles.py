"""Graduated circles tell quantities by their area."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.views import VIEW

from mapping.cartography.circles import circles
from mapping.cartography.resolve import all_layers

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas


def test_only_amounts_have_circles(atlas: Atlas) -> None:
    made = {key for key, layer in all_layers(VIEW, atlas).items() if circles(layer)}
    assert made == {"count", "parks", "tier:pillar", "tier:emerging", "tier:future"}


@pytest.mark.parametrize("key", ["count", "parks", "tier:pillar"])
def test_areas_are_in_proportion_and_the_legend_is_round(atlas: Atlas, key: str) -> None:
    layer = all_layers(VIEW, atlas)[key]
    made = circles(layer)
    assert made is not None
    values = {u: float(v.raw) for u, v in layer.values.items() if v.raw}  # type: ignore[arg-type]
    ratios = {made.radii[u] ** 2 / value for u, value in values.items()}
    assert max(ratios) == pytest.approx(min(ratios))
    assert max(made.radii.values()) == 1
    shown = [float(label.replace(",", "")) for label, _ in made.legend]
    assert shown[0] <= max(values.values())
    assert min(shown) >= 1
    assert [radius for _, radius in made.legend] == sorted((r for _, r in made.legend), reverse=True)
    assert all(label.replace(",", "").rstrip("0") in {"1", "2", "5"} for label, _ in made.legend)


def test_a_unit_with_nothing_has_no_circle(atlas: Atlas) -> None:
    made = circles(all_layers(VIEW, atlas)["tier:future"])
    assert made is not None
    assert set(made.radii) == {"ovc"}
