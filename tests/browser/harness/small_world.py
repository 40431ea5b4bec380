"""A toy city for tests of the map element: three square units, two of them a pair that shares a list.

Its two districts cut across them: one is the western unit and half of the middle one, the other is the rest.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mapping.cartography.look_lines import drawing
from mapping.cartography.look_tints import shades
from mapping.i18n import translator
from mapping.leaflet.payload import ladders_json, lines_json, marks_json
from mapping.ui.address import published

if TYPE_CHECKING:
    from pathlib import Path

Json = dict[str, Any]

NAMES = {"west": "西区", "middle": "中区", "east": "东区"}
FIGURES: dict[str, Json] = {
    "west": {"area_km2": 1200.4, "population": 250_000, "parks": 6},
    "middle": {"area_km2": 90.6, "population": None, "parks": 0},
    "east": {"area_km2": 300.0, "population": 1_000_000, "parks": 1},
}


def square(west: float, south: float, side: float = 0.2) -> Json:
    """A square polygon in degrees."""
    east, north = west + side, south + side
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


def line(*points: tuple[float, float]) -> Json:
    """A line through (lon, lat) points."""
    return {"type": "LineString", "coordinates": [list(point) for point in points]}


def world() -> Json:
    """Geometry of the toy city."""
    corners = {"west": 114.0, "middle": 114.2, "east": 114.4}
    features = [
        {"type": "Feature", "id": unit, "properties": {"unit_id": unit}, "geometry": square(lon, 30.5)}
        for unit, lon in corners.items()
    ]
    return {
        "bounds": {"city": [[30.5, 114.0], [30.7, 114.6]], "centre": [[30.55, 114.15], [30.65, 114.45]]},
        "units": {"type": "FeatureCollection", "features": features},
        "scenic": {
            "type": "Feature",
            "id": "scenic",
            "properties": {"name": "湖"},
            "geometry": square(114.25, 30.55, 0.05),
        },
        "look": drawing(),
        "edges": {
            "city": line((114.0, 30.5), (114.6, 30.5), (114.6, 30.7), (114.0, 30.7), (114.0, 30.5)),
            "official": line((114.2, 30.5), (114.2, 30.7)),
            "schematic": line((114.4, 30.5), (114.4, 30.7)),
            "district": line((114.5, 30.5), (114.5, 30.7)),
        },
        "rivers": [],
        "lakes": [],
        "lake_polygons": [],
        "neighbours": [],
    }


def box(west: float, east: float) -> Json:
    """A polygon between two meridians, as high as the toy city."""
    return {"type": "Polygon", "coordinates": [[[west, 30.5], [east, 30.5], [east, 30.7], [west, 30.7], [west, 30.5]]]}


def districts() -> Json:
    """Geometry of the administrative view; the pieces are not in the order of the book's districts."""

    def feature(name: str, west: float, east: float, **properties: str) -> Json:
        return {"type": "Feature", "id": name, "properties": properties, "geometry": box(west, east)}

    pieces = [("2", "east", 114.4, 114.6), ("2", "middle", 114.3, 114.4)]
    pieces += [("1", "middle", 114.2, 114.3), ("1", "west", 114.0, 114.2)]
    return {
        "pieces": {
            "type": "FeatureCollection",
            "features": [feature(f"{d}:{u}", a, b, unit_id=u, adcode=d) for d, u, a, b in pieces],
        },
        "districts": {
            "type": "FeatureCollection",
            "features": [feature("1", 114.0, 114.3, adcode="1"), feature("2", 114.3, 114.6, adcode="2")],
        },
    }


def circles(**radii: float) -> Json:
    """Circles of a layer: radii by unit, and a legend of two."""
    return {"of": radii, "caption": "", "legend": [{"label": "100", "radius": 1.0}, {"label": "25", "radius": 0.5}]}


def entry(key: str, form: str) -> Json:
    """What a layer says of a unit in the bin ``key``; its label takes the forms of the layer."""
    return {"bin": key, "text": f"值{key}", "short": f"值{key}", "tiles": [], "ladder": form}


def pair_label(of: dict[str, Json]) -> Json:
    """What the one label of the pair says: what its members say where they agree."""
    middle, east = of["middle"], of["east"]
    if middle["text"] != east["text"]:
        return {"ladder": "name", "tiles": [], "hint": "见放大图"}
    return {key: middle[key] for key in ("ladder", "tiles", "short")}


def layer(layer_id: str, label: str, bins: Json, *, form: str = "value", scenic: str | None = None) -> Json:
    """A layer whose units fall into ``bins`` (unit id -> key of a legend row)."""
    fills = {"a": "#aabbcc", "b": "#ddeeff", "none": "#ffffff"}
    of = {unit: entry(key, form) for unit, key in bins.items()}
    if scenic:
        of["scenic"] = entry(scenic, form)
    legend = [
        {
            "key": key,
            "label": f"级{key}",
            "fill": fill,
            "hatch": key == "none",
            "count": sum(value["bin"] == key for value in of.values()),
            "tile": None,
            "kind": "no_data" if key == "none" else "value",
            "shade": shades([*fills.values()])[fill],
        }
        for key, fill in fills.items()
    ]
    return {
        "id": layer_id,
        "group": "overview",
        "label": label,
        "caption": "说明",
        "form": form,
        "tile": None,
        "tier": None,
        "listed": 3,
        "note": None,
        "quantity": False,
        "circles": None,
        "legend": legend,
        "of": of,
        "lists": {"pair": pair_label(of)},
    }


def park(park_id: str, unit: str, lat: float | None, lon: float | None, **changes: Any) -> Json:
    """A park of the toy city; without a place when ``lat`` is None."""
    row: Json = {
        "id": park_id,
        "name": f"园{park_id}",
        "unit": unit,
        "lat": lat,
        "lon": lon,
        "level": None,
        "rank": 3,
        "precision_label": "精确",
        "own_place": lat is not None,
        "draw": lat is not None,
        "later": False,
        "words": [],
        "industries": [],
        "area_km2": None,
    }
    return row | changes


def part(unit: str, share: float, of_unit: float, area_km2: float) -> Json:
    """A piece of a district."""
    return {"unit": unit, "share": share, "of_unit": of_unit, "area_km2": area_km2}


def cards() -> Json:
    """Cards as Python's templates would have made them; the city's is long enough to scroll."""

    def card(title: str, text: str = "") -> str:
        return f'<section class="card" aria-label="{title}"><h2>{title}</h2>{text}</section>'

    return {
        "city": card("全市", "<p>一行</p>" * 60),
        "units": {unit: card(name) for unit, name in NAMES.items()},
        "industries": {"auto": card("汽车")},
        "subsectors": [],
    }


def book() -> Json:
    """Words and layers of the toy city."""
    units = [
        {
            "id": unit,
            "name": name,
            "label": name,
            "tiny": name[0],
            "group": "central",
            "shared_list": "pair" if unit != "west" else None,
            "terms": [["汽车制造", "auto"]],
            "anchors": [[30.6, lon]],
            "group_label": "城区",
            **FIGURES[unit],
        }
        for (unit, name), lon in zip(NAMES.items(), (114.1, 114.3, 114.5), strict=True)
    ]
    return {
        "address": published("map"),
        "lang": "zh",
        "year": "2021",
        "messages": {},
        "units": units,
        "districts": [
            {
                "id": "1",
                "name": "一区",
                "anchors": [[30.6, 114.15]],
                "area_km2": 1245.7,
                "parts": [part("west", 0.6667, 1.0, 1200.4), part("middle", 0.3333, 0.5, 45.3)],
            },
            {
                "id": "2",
                "name": "二区",
                "anchors": [[30.6, 114.45]],
                "area_km2": 345.3,
                "parts": [part("east", 0.6667, 1.0, 300.0), part("middle", 0.3333, 0.5, 45.3)],
            },
        ],
        "scenic_id": "scenic",
        "scenic": {"name": "湖", "group_label": "统计单元", "area_km2": 8.0, "population": 0},
        "shared_lists": [
            {"id": "pair", "label": "两区", "tiny": "两", "members": ["middle", "east"], "anchors": [[30.6, 114.4]]}
        ],
        "industries": {"auto": {"name": "汽车", "short": "汽车", "tier": "pillar"}},
        "tiers": [{"id": "pillar", "label": "支柱", "count": 1}],
        "tiles": {"auto": '<rect width="24" height="24"/>', "cross": '<rect width="24" height="24"/>'},
        "ladders": ladders_json(),
        "lines": lines_json(translator("zh")),
        "marks": marks_json(translator("zh")),
        "layer_groups": [{"id": "overview", "label": "总体", "form": "buttons"}],
        "layers": [
            layer("first", "甲层", {"west": "a", "middle": "b", "east": "b"}),
            layer("second", "乙层", {"west": "none", "middle": "b", "east": "a"}, scenic="b")
            | {"circles": circles(middle=0.5, east=1.0, scenic=0.2)},
            layer("third", "丙层", {"west": "b", "middle": "b", "east": "b"}) | {"circles": circles(west=0.01)},
        ],
        "parks": [
            park("p1", "west", 30.60, 114.10),
            park("p2", "west", 30.6001, 114.1001),
            park("p3", "west", 30.65, 114.15),
            park("p4", "west", 30.65, 114.15),
            park("p5", "west", None, None),
            park("p6", "east", 30.60, 114.50),
            park("p7", "west", 30.55, 114.05, later=True),
        ],
    }


def publish(folder: Path, **changes: Json) -> Path:
    """Write what the element fetches; keywords ``world``, ``book``, ``districts``, ``cards`` replace the usual ones."""
    (folder / "cards.zh.json").write_text(json.dumps(changes.get("cards", cards())), encoding="utf-8")
    (folder / "cards.css").write_text(".card { display: block; }", encoding="utf-8")
    (folder / "world.json").write_text(json.dumps(changes.get("world", world())), encoding="utf-8")
    (folder / "book.zh.json").write_text(json.dumps(changes.get("book", book())), encoding="utf-8")
    (folder / "districts.json").write_text(json.dumps(changes.get("districts", districts())), encoding="utf-8")
    return folder
