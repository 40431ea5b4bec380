"""What the browser needs for the page on overlap: the matrix of similarity and the words around it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from mapping.cartography.layers.overlap import SIMILARITY_STEPS, similarity_tint
from mapping.cartography.tiles import tile_file
from mapping.cartography.wording.certainty import term_mark
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.typography import index_text
from mapping.i18n import messages
from mapping.insight.overlap import closest, matrix_order, only_here, unit_overlaps, unit_pairs
from mapping.leaflet.publish import BROWSER_DIR, bundled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.catalog import Catalog
    from mapping.catalog.records import Designation, Unit
    from mapping.insight.atlas import Atlas
    from mapping.insight.overlap import Basis, Pair
    from mapping.view import View

Json = dict[str, Any]
BASES: tuple[Basis, ...] = ("industries", "terms", "subsectors")
CLOSEST_SHOWN = 8
"""Pairs named as the most alike, and those as alike as the last of them; what follows is in the matrix."""


def matrix_script() -> str:
    """Return the modules of the matrix as one; they share the map's helpers."""
    return bundled("matrix/matrix.js")


def matrix_styles() -> str:
    """Return the matrix' style sheets as one, for the page that it stands in."""
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sorted((BROWSER_DIR / "matrix").glob("*.css")))


def matrix_json(atlas: Atlas, view: View) -> Json:
    """Return the matrix of a view: units in its order, every pair once, the runs that share a list."""
    catalog, names = atlas.catalog, Names.of(atlas.catalog, view.lang)
    units = matrix_order(catalog, view.edition)
    pairs = unit_pairs(catalog, view.edition)
    place = {unit.unit_id: i for i, unit in enumerate(units)}
    return {
        "lang": view.lang,
        "messages": dict(messages(view.lang)),
        "steps": SIMILARITY_STEPS,
        "units": _units(catalog, view.edition, units, names),
        "groups": [
            {"label": names.value("group", group, short=True), "size": len(tuple(members))}
            for group, members in groupby(units, key=lambda unit: unit.group)
        ],
        "blocks": _blocks(catalog, view.edition, units, names),
        "industries": {i.industry_id: names.industry_short(i) for i in catalog.industries},
        "tiles": {
            key or "cross": tile_file(key, view.lang) for key in (None, *(i.industry_id for i in catalog.industries))
        },
        "pairs": [_pair(catalog, pair, names) for (a, b), pair in pairs.items() if place[a] < place[b]],
        "closest": {basis: _closest(catalog, basis, view.edition, names) for basis in BASES},
    }


def _units(catalog: Catalog, edition: str, units: Iterable[Unit], names: Names) -> list[Json]:
    overlaps, by_terms, finer = (unit_overlaps(catalog, edition, basis) for basis in BASES)
    only = {unit.unit_id: row for row in only_here(catalog, edition) for unit in row.claimant.units}
    out = []
    for unit in units:
        mine = only.get(unit.unit_id)
        out.append(
            {
                "id": unit.unit_id,
                "name": names.unit(unit),
                "label": names.unit_label(unit),
                "tiny": names.unit_tiny(unit),
                "terms": [_term(catalog, d, names) for d in catalog.designations_of(unit.unit_id, edition)],
                "industries": overlaps[unit.unit_id].named,
                "elsewhere": overlaps[unit.unit_id].elsewhere,
                "elsewhere_terms": [names.term_short(term) for term in by_terms[unit.unit_id].elsewhere],
                "elsewhere_subsectors": _called(catalog, finer[unit.unit_id].elsewhere, names),
                "only_subsectors": _called(
                    catalog, (s for s in finer[unit.unit_id].named if s not in finer[unit.unit_id].elsewhere), names
                ),
                "only": mine.industries if mine else (),
                "only_terms": [names.term_short(term) for term in mine.terms] if mine else (),
                "shared": bool(mine and mine.claimant.shared_list),
            }
        )
    return out


def _called(catalog: Catalog, subsectors: Iterable[str], names: Names) -> list[str]:
    return [names.subsector(catalog.subsector(subsector_id)) for subsector_id in subsectors]


def _term(catalog: Catalog, d: Designation, names: Names) -> Json:
    mark = term_mark(catalog, d.term, names) if d.industry_id else None
    return {"text": names.term_short(d.term), "rank": d.rank, "industry": d.industry_id, "mark": mark}


def _pair(catalog: Catalog, pair: Pair, names: Names) -> Json:
    return {
        "a": pair.unit_a,
        "b": pair.unit_b,
        "relation": pair.relation,
        "terms": _figure(pair.terms),
        "industries": _figure(pair.industries),
        "shared_terms": [names.term_short(term) for term in pair.shared_terms],
        "shared_industries": pair.shared_industries,
        "subsectors": _figure(pair.subsectors),
        "named": _called(catalog, pair.named_subsectors, names),
        "covered": _called(catalog, pair.covered_subsectors, names),
    }


def _figure(value: float) -> Json:
    """Return an index as it is written, and the step of its tint."""
    return {"text": index_text(value), "step": similarity_tint(value), "value": round(value, 4)}


def _blocks(catalog: Catalog, edition: str, units: tuple[Unit, ...], names: Names) -> list[Json]:
    """Return the runs of units that share a list: first place, length and name."""
    shared = {s.shared_list: s for s in catalog.shared_lists}

    def list_of(unit: Unit) -> str | None:
        rows = catalog.designations_of(unit.unit_id, edition)
        return next((d.shared_list for d in rows if d.shared_list), None)

    out, start = [], 0
    for key, run in groupby(units, key=list_of):
        size = len(tuple(run))
        if key in shared and size > 1:
            out.append({"start": start, "size": size, "label": names.shared_list(shared[key])})
        start += size
    return out


def _closest(catalog: Catalog, basis: Basis, edition: str, names: Names) -> list[Json]:
    pairs = closest(catalog, basis, edition)
    least = min((pair.value for pair in pairs[:CLOSEST_SHOWN]), default=0)
    return [
        {
            "a": pair.a.units[0].unit_id,
            "b": pair.b.units[0].unit_id,
            "labels": [names.claimant(pair.a), names.claimant(pair.b)],
            **_figure(pair.value),
        }
        for pair in pairs
        if pair.value >= least
    ]
