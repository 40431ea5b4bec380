"""What the browser needs, as JSON files.

Geometry is made in `shapes`; the *book* is the words and layers, one an edition and language. All are fetched once
from content-hashed files; afterwards only the selection travels. The keys are the contract with the modules in
``browser/``.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from mapping.cartography.circles import circles
from mapping.cartography.faces import (
    district_faces,
    industry_faces,
    park_marks,
    shared_list_faces,
    tier_faces,
    unit_faces,
)
from mapping.cartography.facilities import facility_marks, symbol_keys
from mapping.cartography.figures import figures_of
from mapping.cartography.labels import AROUND_LADDERS, LADDERS, SMALL_LADDERS, label_of, shared_label_of
from mapping.cartography.layers.registry import GROUP_LABELS
from mapping.cartography.lines import SCOPES, geo_note, line_keys
from mapping.cartography.look_tints import shades
from mapping.cartography.marks import MARK_SCOPES, mark_keys
from mapping.cartography.resolve import all_layers
from mapping.cartography.tiles import CROSS, tile_svg_inner
from mapping.cartography.wording.findings import Telling, finding
from mapping.cartography.wording.indicators import of_districts
from mapping.cartography.wording.names import Names
from mapping.i18n import messages, translator
from mapping.insight.statistical import SCENIC
from mapping.leaflet.shapes import DEGREES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mapping.cartography.figures import Figures
    from mapping.cartography.labels import LabelContent, Ladder, Rung
    from mapping.cartography.parts import SharedListFace, UnitFace
    from mapping.cartography.state import Circles, LayerState, UnitValue
    from mapping.i18n import Translate
    from mapping.insight.atlas import Atlas
    from mapping.view import View

Json = dict[str, Any]
_GROUP_FORMS = {
    "overview": "buttons",
    "industry": "tiles",
    "tier": "buttons",
    "measure": "buttons",
    "target": "folded",
    "completion": "folded",
    "indicator": "folded",
}


def dumps(value: Json) -> str:
    """Return compact JSON text, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def book(atlas: Atlas, view: View) -> Json:
    """Return words, names, tiles, layers and parks of a view; parks that came after its edition are marked."""
    lang = view.lang
    t, names = translator(lang), Names.of(atlas.catalog, lang)
    catalog = atlas.catalog
    figures, lists = figures_of(atlas, view), shared_list_faces(atlas, view)
    industries, telling = industry_faces(catalog, names), Telling.of(catalog, view)
    return {
        "lang": lang,
        "year": catalog.edition(view.edition).year,
        "messages": dict(messages(lang)),
        "units": [
            {
                "id": f.unit_id,
                "name": f.name,
                "label": f.label,
                "tiny": f.tiny,
                "group": f.group,
                "group_label": names.value("group", f.group),
                **_designated(f),
                "anchors": _latlon(f.anchors),
                **_figures(figures[f.unit_id]),
            }
            for f in unit_faces(atlas, view)
        ],
        "districts": [
            {
                "id": d.adcode,
                "name": d.name,
                "anchors": _latlon(d.anchors),
                "area_km2": round(d.area_km2, 2),
                "parts": [
                    {
                        "unit": part.unit_id,
                        "share": round(part.share, 4),
                        "of_unit": round(part.of_unit, 4),
                        "area_km2": round(part.area_km2, 2),
                    }
                    for part in d.parts
                ],
            }
            for d in district_faces(atlas, lang)
        ],
        "scenic_id": SCENIC,
        "scenic": _scenic_figures(figures.get(SCENIC), names, t),
        "shared_lists": _shared_lists(lists),
        "industries": {i.industry_id: {"name": i.name, "short": i.short, "tier": i.tier} for i in industries},
        "tiers": [
            {"id": tier.tier, "label": tier.short, "count": sum(i.tier == tier.tier for i in industries)}
            for tier in tier_faces(names)
        ],
        "tiles": {i.industry_id: tile_svg_inner(i.tile) for i in industries}
        | {"cross": tile_svg_inner(CROSS[names.lang])},
        "ladders": ladders_json(),
        "lines": lines_json(t),
        "marks": marks_json(t),
        "layer_groups": [
            {"id": group, "label": t(label), "form": _GROUP_FORMS[group]} for group, label in GROUP_LABELS.items()
        ],
        "layers": [
            layer_json(layer, lists, lang) | {"finding": finding(layer, telling)}
            for layer in all_layers(view, atlas).values()
        ],
        "parks": [
            {
                "id": m.park_id,
                "name": m.name,
                "unit": m.unit_id,
                "lat": m.lat,
                "lon": m.lon,
                "level": m.level,
                "rank": m.rank,
                "precision_label": m.precision_label,
                "own_place": m.has_own_place,
                "draw": m.drawable,
                "later": m.later,
                "words": m.words,
                "industries": m.industries,
                "area_km2": m.area_km2,
            }
            for m in park_marks(catalog.parks, atlas, view)
        ],
        "facilities": [
            {
                "id": m.facility_id,
                "kind": m.kind,
                "kind_label": m.kind_label,
                "name": m.name,
                "label": m.label,
                "park": m.park_id,
                "lat": m.lat,
                "lon": m.lon,
                "near": m.near,
                "precision_label": m.precision_label,
                "source": m.source,
                "later": m.later,
            }
            for m in facility_marks(catalog.facilities, atlas, view)
        ],
        "symbols": [asdict(key) for key in symbol_keys(lang)],
    }


def designations(atlas: Atlas, view: View) -> Json:
    """Return what a view says of units and of the lists that several share: what planning an edition changes.

    A map that has the book of another edition takes it in its place, without being built anew.
    """
    return {
        "units": {face.unit_id: _designated(face) for face in unit_faces(atlas, view)},
        "shared_lists": _shared_lists(shared_list_faces(atlas, view)),
    }


def _designated(face: UnitFace) -> Json:
    """Return the terms of a unit, with how sure their mapping is where it is not, and the list that it shares."""
    return {
        "shared_list": face.shared_list,
        "terms": [(*term, mark) if mark else term for term, mark in zip(face.terms, face.marks, strict=True)],
    }


def _shared_lists(lists: Sequence[SharedListFace]) -> list[Json]:
    return [
        {
            "id": face.shared_list,
            "label": face.label,
            "tiny": face.tiny,
            "members": face.members,
            "anchors": _latlon(face.anchors),
        }
        for face in lists
    ]


def _figures(figures: Figures) -> Json:
    """Return the figures of a unit as they stand in every row of the table."""
    area = None if figures.area_km2 is None else round(figures.area_km2, 2)
    return {"area_km2": area, "population": figures.population, "parks": figures.parks}


def _scenic_figures(figures: Figures | None, names: Names, t: Translate) -> Json | None:
    """Return the table row of the scenic area: a statistical unit, but no layout unit."""
    if figures is None:
        return None
    return {
        "name": names.value("statistical_area", SCENIC),
        "group_label": t("统计单元"),
        **{key: value for key, value in _figures(figures).items() if key != "parks"},
    }


def ladders_json() -> Json:
    """Return the forms of labels by ladder: on the map, in its inset for units of a shared list, and around those."""

    def forms(ladders: Mapping[Ladder, tuple[Rung, ...]]) -> Json:
        return {key: [asdict(rung) for rung in rungs] for key, rungs in ladders.items()}

    return {"map": forms(LADDERS), "small": forms(SMALL_LADDERS), "around": forms(AROUND_LADDERS)}


def lines_json(t: Translate) -> Json:
    """Return the key of lines by scope, with what it says of districts; a line with an overlay is there with it."""
    return {
        scope: {"keys": [asdict(line) for line in line_keys(scope, t)], "note": geo_note(scope, t)} for scope in SCOPES
    }


def marks_json(t: Translate) -> Json:
    """Return the key of park markers by whose parks a map marks."""
    return {scope: [{"kind": mark.kind, "label": mark.label} for mark in mark_keys(scope, t)] for scope in MARK_SCOPES}


def layer_json(layer: LayerState, lists: Sequence[SharedListFace], lang: str) -> Json:
    """Return one classified layer as the browser reads it, with what the labels of units and shared lists say."""
    t = translator(lang)
    shade = shades([b.fill for b in layer.bins])
    return {
        "id": layer.layer_id,
        "group": layer.group,
        "label": layer.label,
        "caption": layer.caption,
        "form": layer.form,
        "tile": layer.industry,
        "tier": layer.tier,
        "listed": layer.designated,
        "note": layer.note,
        "quantity": layer.quantity,
        "digits": layer.digits,
        "column": t("{name}（{value}）", name=layer.label, value=layer.measure) if layer.measure else layer.label,
        **(_district_notes(layer, t) if layer.of_districts else {}),
        "circles": _circles_json(circles(layer)),
        "legend": [
            {
                "key": row.bin.key,
                "label": row.bin.label,
                "fill": row.bin.fill,
                "hatch": row.bin.hatch,
                "count": row.count,
                "tile": row.bin.tile,
                "kind": row.bin.kind,
                "shade": shade[row.bin.fill],
            }
            for row in layer.legend
        ],
        "of": {
            unit_id: _value_json(value, label_of(layer, unit_id, t), raw=layer.quantity)
            | _mark_json(layer, label_of(layer, unit_id, t))
            for unit_id, value in layer.values.items()
        },
        "lists": {
            face.shared_list: _content_json(content) | _mark_json(layer, content)
            for face in lists
            for content in (shared_label_of(layer, face.members, t),)
        },
    }


def _district_notes(layer: LayerState, t: Translate) -> Json:
    """Return that a layer is of districts, and what is said of that to a reader of either view."""
    told = {"unit": True, "district": False}
    notes = {geo: of_districts(len(layer.values), t, asked_for_units=asked) for geo, asked in told.items()}
    return {"geography": "district", "notes": notes}


def _mark_json(layer: LayerState, label: LabelContent) -> Json:
    """Return the tile beside the text of a label where it is not the layer's own: of a sub-sector, the term's."""
    own = label.ladder == "marked" or (layer.subsector and label.ladder == "term")
    return {"mark": label.mark or "cross"} if own else {}


def _circles_json(made: Circles | None) -> Json | None:
    if made is None:
        return None
    return {
        "of": {key: round(radius, 3) for key, radius in made.radii.items()},
        "caption": made.caption,
        "legend": [{"label": label, "radius": round(r, 3)} for label, r in made.legend],
    }


def _value_json(value: UnitValue, label: LabelContent, *, raw: bool) -> Json:
    """Return a unit's value; ``raw`` adds the number that a table sorts by. Its label says ``short`` and ``tiles``."""
    told = {
        "bin": value.bin,
        "text": value.text,
        "short": value.short,
        "tiles": _tiles(value.tiles),
        "ladder": label.ladder,
    }
    return told | ({"chip": label.chip} if label.chip else {}) | ({"raw": value.raw} if raw else {})


def _content_json(label: LabelContent) -> Json:
    """Return what the label of a shared list says; what it does not have is left out."""
    told = {"short": label.detail, "chip": label.chip, "hint": label.hint}
    return {"ladder": label.ladder, "tiles": _tiles(label.tiles)} | {key: text for key, text in told.items() if text}


def _tiles(industries: Iterable[str | None]) -> list[str]:
    return [industry or "cross" for industry in industries]


def _latlon(points: Iterable[tuple[float, float]]) -> list[list[float]]:
    return [[round(lat, DEGREES), round(lon, DEGREES)] for lon, lat in points]
