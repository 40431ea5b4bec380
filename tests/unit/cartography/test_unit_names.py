"""A unit that is more than its district is never called by the district's name: titles, maps, lists and cards agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.views import EDITION

from mapping.cartography.layers.score import score_layer
from mapping.cartography.resolve import all_layers, resolve
from mapping.cartography.spec import MapSpec
from mapping.cartography.wording.describe import describe
from mapping.cartography.wording.findings import Telling, pair_finding
from mapping.cartography.wording.typography import display
from mapping.insight.match.ranking import match
from mapping.insight.overlap import unit_pairs
from mapping.leaflet.matrix import matrix_json
from mapping.leaflet.payload import book, dumps
from mapping.ui.map.cards import all_cards
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.insight.atlas import Atlas

VIEW = View(EDITION)
QUOTED = re.compile(r'（不含青山区）|江汉区、洪山区、青山区|<article class=\\"said-later\\">.*?</article>')
"""The policy's own sentences, and what later documents say, by names of their own."""


def told(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """Yield where names of units are read, and the text there."""
    asked = match(atlas.catalog, "氢燃料电池电堆", VIEW)
    scored = (score_layer(asked, atlas.catalog, VIEW),)
    specs = [MapSpec(layer=layer, edition=EDITION) for layer in all_layers(VIEW, atlas)]
    specs += [MapSpec(kind="unit", unit=unit.unit_id, edition=EDITION) for unit in atlas.catalog.units]
    states = [resolve(spec, atlas) for spec in specs]
    states.append(resolve(MapSpec(layer="score", text=asked.text, edition=EDITION), atlas, scored))
    for state in states:
        yield f"map {state.spec.layer} {state.spec.unit}", f"{state.title} {state.finding} {state.subtitle}"
        if state.spec.kind == "unit":  # parks have names of their own
            continue
        yield f"words {state.spec.layer} {state.spec.unit}", " ".join(describe(state))
    telling = Telling.of(atlas.catalog, VIEW)
    for pair in unit_pairs(atlas.catalog, EDITION).values():
        yield "pair", pair_finding(pair, "industries", telling)
    # districts have their own names, and so do the places of parks
    kept = {key: value for key, value in book(atlas, VIEW).items() if key not in {"districts", "parks"}}
    yield "book", dumps(kept)
    yield "matrix", dumps(matrix_json(atlas, VIEW))
    cards = QUOTED.sub("", dumps(all_cards(atlas, VIEW)))
    for park in atlas.catalog.parks:
        cards = cards.replace(display(park.name_zh), "")
    yield "cards", cards


def test_no_unit_goes_by_the_name_of_its_district_alone(atlas: Atlas) -> None:
    bare = [unit.label_zh.split("(")[0] for unit in atlas.catalog.units if "区(" in unit.label_zh]
    assert set(bare) == {"青山区", "武汉经开区"}
    alone = re.compile("|".join(f"(.{{0,12}}{name})(?![（(])" for name in bare))
    texts = list(told(atlas))
    assert any("青山区（化工区）" in text for where, text in texts if where.startswith("map score"))
    assert [(where, found.group()) for where, text in texts if (found := alone.search(text))] == []
