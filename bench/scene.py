"""What all maps show: geometry and the classified layers of the application, as plain values for the peers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bench.options import LAYERS
from mapping.cartography.resolve import all_layers
from mapping.insight.atlas import Atlas, load_atlas
from mapping.insight.parks.finder import ParkQuery, find_parks
from mapping.leaflet.payload import layer_json
from mapping.leaflet.shapes import world
from mapping.view import View


@dataclass(frozen=True, slots=True)
class Layer:
    """Colour (#rrggbb), value and name of each layout unit in one layer, by unit id."""

    label: str
    fills: dict[str, str]
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Scene:
    """Geometry as GeoJSON in WGS-84, names of the units, and the layers that are switched between."""

    units: dict[str, Any]
    lines: dict[str, dict[str, Any]]
    bounds: list[list[float]]
    names: dict[str, str]
    layers: dict[str, Layer]


@lru_cache(maxsize=1)
def the_atlas() -> Atlas:
    """Load the application's data once a process."""
    return load_atlas()


@lru_cache(maxsize=1)
def scene() -> Scene:
    """Return what all maps show."""
    atlas = the_atlas()
    drawn = world(atlas)
    names = {unit.unit_id: unit.name_zh for unit in atlas.catalog.units}
    layers = all_layers(View(atlas.catalog.newest_edition), atlas)
    return Scene(
        units=drawn["units"],
        lines=drawn["edges"] | {river["id"]: river["geometry"] for river in drawn["rivers"]},
        bounds=drawn["bounds"]["city"],
        names=names,
        layers={layer_id: _layer(layer_json(layers[layer_id], (), "zh"), names) for layer_id in LAYERS},
    )


def _layer(published: dict[str, Any], names: dict[str, str]) -> Layer:
    fills = {row["key"]: row["fill"] for row in published["legend"]}
    values = {unit_id: published["of"][unit_id] for unit_id in names}
    return Layer(
        label=published["label"],
        fills={unit_id: fills[value["bin"]] for unit_id, value in values.items()},
        values={unit_id: value["text"] for unit_id, value in values.items()},
    )


def all_fills(layer_id: str) -> str:
    """Return the colours of a layer's units as probe.js reads them off the map."""
    return " ".join(sorted(scene().layers[layer_id].fills.values()))


def found_parks(*industries: str) -> str:
    """Return the ids of the parks of these industries (none: of all) as probe.js reads them off the finder's list."""
    catalog = the_atlas().catalog
    return " ".join(sorted(find_parks(catalog, ParkQuery(industry=industries), catalog.newest_edition).ids))


def industries() -> tuple[str, ...]:
    """Return the ids of the industries that firms are classed by."""
    return tuple(one.industry_id for one in the_atlas().catalog.industries)


def number_of_parks() -> int:
    """Return how many parks the table has."""
    return len(the_atlas().catalog.parks)


def telling_fill(before: str, after: str) -> str:
    """Return the commonest colour of a layer that the layer before it does not have."""
    old = set(scene().layers[before].fills.values())
    new = Counter(fill for fill in scene().layers[after].fills.values() if fill not in old)
    return new.most_common(1)[0][0]


def features(layer_id: str) -> dict[str, Any]:
    """Return the units as GeoJSON with name, value and colour among their properties."""
    layer, names = scene().layers[layer_id], scene().names
    return {
        "type": "FeatureCollection",
        "features": [
            feature
            | {
                "properties": {
                    "name": names[feature["id"]],
                    "value": layer.values[feature["id"]],
                    "fill": layer.fills[feature["id"]],
                }
            }
            for feature in scene().units["features"]
        ],
    }
