"""The little maps: one drawing, one view a layer, the colours of the layers."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests.views import VIEW

from mapping.cartography.resolve import all_layers
from mapping.insight.atlas import load_atlas
from mapping.leaflet.multiples import HEIGHT, WIDTH, fragment, multiples_svg

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mapping.cartography.state import LayerState
    from mapping.insight.atlas import Atlas

SVG = "{http://www.w3.org/2000/svg}"


def industry_layers(atlas: Atlas) -> list[LayerState]:
    return [layer for layer in all_layers(VIEW, atlas).values() if layer.group == "industry"]


@pytest.fixture(scope="module")
def drawing(atlas: Atlas) -> ET.Element:
    return ET.fromstring(multiples_svg(atlas.geography, industry_layers(atlas)))


def fills(drawing: ET.Element, layer_id: str) -> dict[str, str]:
    """Return unit id -> fill of the map that the layer's view shows."""
    (view,) = [v for v in drawing.iter(f"{SVG}view") if v.get("id") == fragment(layer_id)]
    left = (view.get("viewBox") or "").split()[0]
    (group,) = [g for g in drawing.iter(f"{SVG}g") if g.get("transform") == f"translate({left})"]
    uses = [(use.get("href") or "", use.get("fill") or "") for use in group.iter(f"{SVG}use")]
    return {href.removeprefix("#u-"): fill for href, fill in uses if href.startswith("#u-")}


def test_every_layer_has_a_view_of_its_own_box(drawing: ET.Element, atlas: Atlas) -> None:
    boxes = [v.get("viewBox") or "" for v in drawing.iter(f"{SVG}view")]
    assert len(boxes) == len(set(boxes)) == len(industry_layers(atlas)) == 20
    lefts = sorted(float(box.split()[0]) for box in boxes)
    assert all(after - before > WIDTH for before, after in pairwise(lefts))


def test_the_fills_are_those_of_the_large_maps(drawing: ET.Element, atlas: Atlas) -> None:
    for layer in industry_layers(atlas):
        drawn = fills(drawing, layer.layer_id)
        assert {unit.unit_id: layer.fill(unit.unit_id) for unit in atlas.catalog.units} == drawn


def test_only_what_no_unit_names_is_dashed(drawing: ET.Element, atlas: Atlas) -> None:
    dashed = sum(g.get("stroke-dasharray") is not None for g in drawing.iter(f"{SVG}g"))
    assert dashed == sum(layer.designated == 0 for layer in industry_layers(atlas)) == 5


def test_shapes_stay_in_the_box_and_are_written_once(drawing: ET.Element) -> None:
    paths = {p.get("id"): p.get("d") or "" for p in drawing.iter(f"{SVG}path") if p.get("id")}
    units = {key: d for key, d in paths.items() if key and key.startswith("u-")}
    assert len(units) == 14
    for d in units.values():
        numbers = [float(n) for n in d.replace("M", " ").replace("L", " ").replace("Z", " ").split()]
        assert min(numbers[::2]) >= 0
        assert max(numbers[::2]) <= WIDTH
        assert min(numbers[1::2]) >= 0
        assert max(numbers[1::2]) <= HEIGHT


def test_a_unit_without_designations_is_hatched(spoil: Callable[[str, str, str], Path]) -> None:
    broken = load_atlas(spoil("industries.csv", "\novc,", "\novx,"))
    drawing = ET.fromstring(multiples_svg(broken.geography, industry_layers(broken)))
    assert fills(drawing, "industry:auto")["ovc"] == "url(#no-data)"
