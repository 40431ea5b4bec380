"""What the land says at a glance: steps that can be told apart, on every layer, and names that can be read on it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests.views import VIEW

from mapping.cartography import look_tints
from mapping.cartography.colours import READABLE_CONTRAST, contrast, relative_luminance
from mapping.cartography.layers.found_parks import found_parks_of
from mapping.cartography.layers.targets import completion_layer, rate_class
from mapping.cartography.look import light
from mapping.cartography.resolve import all_layers
from mapping.insight.parks.finder import ParkQuery
from mapping.insight.targets.plan import goals
from mapping.leaflet.publish import BROWSER_DIR
from mapping.printing.lettering_look import CITY, INSET, UNIT

if TYPE_CHECKING:
    from mapping.cartography.state import LayerState
    from mapping.insight.atlas import Atlas

DRAWING = 3.0
"""WCAG 2.2, success criterion 1.4.11: contrast of what a drawing must tell apart."""
STEP = 1.15
"""Contrast between two classes of a ramp that lie next to each other."""


def layers_with_ramps(atlas: Atlas) -> list[LayerState]:
    goal = next(goal for goal in goals(atlas.catalog, VIEW.edition) if not goal.is_flag)
    made = [layer for layer in all_layers(VIEW, atlas).values() if layer.quantity or layer.group == "target"]
    completion = completion_layer(atlas.catalog, goal, {}, "zh")
    return [*made, completion, found_parks_of(ParkQuery(), atlas.catalog, VIEW)]


def fills(layer: LayerState) -> dict[str, str]:
    return {bin_.kind: bin_.fill for bin_ in layer.bins}


def test_on_every_layer_of_an_industry_named_land_stands_off_the_rest_by_its_fill_alone(atlas: Atlas) -> None:
    layers = [layer for layer in all_layers(VIEW, atlas).values() if layer.industry]
    assert len(layers) == 20
    for layer in layers:
        of = fills(layer)
        assert contrast(of["listed"], of["not_designated"]) >= DRAWING, layer.layer_id
        assert contrast(of["first"], of["not_designated"]) >= 2 * DRAWING, layer.layer_id
        # in print without colours, too: contrast is made of luminance alone
        assert contrast(of["first"], of["listed"]) >= 2, layer.layer_id
    assert len({(fills(layer)["first"], fills(layer)["listed"]) for layer in layers}) == 1


def test_names_can_be_read_on_the_land(atlas: Atlas) -> None:
    for layer in all_layers(VIEW, atlas).values():
        for bin_ in layer.bins:
            on = light("glow") if bin_.kind == "first" else bin_.fill
            assert contrast(look_tints.INK, on) >= READABLE_CONTRAST, (layer.layer_id, bin_.label)


@pytest.mark.parametrize("lettering", [CITY, INSET, UNIT])
def test_names_on_sheets_have_a_glow_that_dark_land_needs(lettering: object) -> None:
    face = lettering.detail_face  # type: ignore[attr-defined]
    assert face.halo >= 0.5
    assert contrast(face.fill, face.halo_fill) >= READABLE_CONTRAST


def test_names_on_screens_have_it_too() -> None:
    halo = re.search(r"--halo:([^;]*);", (BROWSER_DIR / "element" / "element.css").read_text(encoding="utf-8"))
    assert halo
    assert halo[1].count("var(--glow)") >= 8
    labels = (BROWSER_DIR / "map" / "labels.css").read_text(encoding="utf-8")
    for part in ("name", "term"):
        rule = re.search(rf"\.lm-{part} \{{([^}}]*)\}}", labels)
        assert rule, part
        assert "text-shadow: var(--halo)" in rule[1], part


def test_classes_next_to_each_other_can_be_told_apart_and_none_from_some(atlas: Atlas) -> None:
    seen = 0
    for layer in layers_with_ramps(atlas):
        none = [bin_.fill for bin_ in layer.bins if bin_.fill == look_tints.NOT_DESIGNATED]
        steps = [bin_.fill for bin_ in layer.bins if bin_.kind == "value" and bin_.fill not in none]
        assert all(contrast(one, other) >= STEP for one, other in pairwise([*none, *steps])), layer.layer_id
        assert contrast(look_tints.NOT_DESIGNATED, steps[0]) >= STEP, layer.layer_id
        by_darkness = sorted(steps, key=relative_luminance, reverse=True)
        assert steps == by_darkness, layer.layer_id
        seen += 1
    assert seen > 15


def test_missing_values_are_hatched_on_every_layer(atlas: Atlas) -> None:
    for layer in layers_with_ramps(atlas):
        assert all(bin_.hatch for bin_ in layer.bins if bin_.kind == "no_data"), layer.layer_id


@pytest.mark.parametrize(
    ("rate", "step"), [(0.0, "low"), (0.4999, "low"), (0.5, "middle"), (0.8, "high"), (0.9999, "high"), (1.0, "done")]
)
def test_completion_has_one_scale_on_the_map_and_in_the_table(atlas: Atlas, rate: float, step: str) -> None:
    goal = next(goal for goal in goals(atlas.catalog, VIEW.edition) if not goal.is_flag)
    unit = next(iter(goal.of))
    layer = completion_layer(atlas.catalog, goal, {unit: rate}, "zh")
    assert rate_class(rate) == layer.values[unit].bin == step
    assert layer.fill(unit) == light(f"completion-{step}")


def test_dots_of_who_names_an_industry_are_those_of_the_land_and_empty_ones_can_be_seen() -> None:
    assert contrast(light("named"), light("surface")) >= DRAWING
    assert contrast(light("control"), light("surface")) >= DRAWING
