"""The page 错位发展: which units aim at the same thing, who claims each industry, and what only one claims."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.cartography.layers.overlap import LAYER_OF
from mapping.cartography.layers.registry import layer_of_subsector, layers_of_terms
from mapping.cartography.layers.subsectors import subsector_layer_id
from mapping.cartography.resolve import all_layers, resolve
from mapping.cartography.spec import MapSpec
from mapping.cartography.wording.certainty import term_with_mark
from mapping.cartography.wording.findings import Telling, pair_finding
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.overlap import closest_text
from mapping.documents.request import PageSpec
from mapping.errors import UsageError
from mapping.faults import Both
from mapping.i18n import LANGUAGES, translator
from mapping.insight.overlap import industry_claims, only_here, term_claims, unit_pairs
from mapping.insight.subsectors import subsector_profile, units_of
from mapping.leaflet.multiples import fragment, multiples_svg
from mapping.sentences import Code
from mapping.ui import address, publication, session
from mapping.ui.frame import head, layout
from mapping.ui.map.live_map import live_map
from mapping.ui.overlap.matrix import matrix
from mapping.ui.publication import made_once
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.cartography.state import MapState
    from mapping.errors import MappingError
    from mapping.insight.atlas import Atlas
    from mapping.insight.overlap import Basis
    from mapping.ui.address import Address
    from mapping.view import View

LEFT_WIDTH = 636


@dataclass(frozen=True, slots=True)
class Choice:
    """The units that the reader has chosen in the matrix, and what is wrong where they make no pair.

    ``unit`` without ``other`` is one unit alone.
    """

    unit: str | None
    other: str | None
    problems: tuple[MappingError, ...]


def choice_of(place: Address, atlas: Atlas) -> Choice:
    """Return what the address says of the pair: the unit that it names and the one to compare it ``with``."""
    unit, other = place.spec.unit, place.pair.other
    problems: tuple[MappingError, ...] = ()
    if other and (unit == other or "unit" not in place.given):
        named = Both(*(Names.of(atlas.catalog, lang).unit_label(atlas.catalog.unit(other)) for lang in LANGUAGES))
        problems = (UsageError(Code.PAIR_WITHOUT_UNIT if unit is None else Code.PAIR_OF_ONE, unit=named),)
    return Choice(unit or other, other if unit and other != unit else None, problems)


def overlap_page() -> None:
    """Show the matrix and what only one claims beside the map, then a little map for each industry."""
    atlas = session.atlas()
    place = address.current("overlap", atlas)
    choice, by = choice_of(place, atlas), place.pair.by
    spec = MapSpec(
        layer=LAYER_OF[by],
        unit=choice.unit,
        overlays=place.spec.overlays,
        within=place.spec.within,
        edition=place.spec.edition,
        lang=place.spec.lang,
    )
    state = _titled(resolve(spec, atlas), atlas, by, choice)
    head.head(state, page=PageSpec.of(spec, sheet="overlap", by=by, other=choice.other))
    layout.notices((*place.problems, *choice.problems), state.warnings, spec.lang)
    with st.container(horizontal=True, gap="small", key="overlap_row"):
        with st.container(key="overlap_left", width=LEFT_WIDTH):
            pair = (choice.unit, choice.other)
            matrix("overlap_matrix", spec.view, by=by, pair=pair, on_event=_on_matrix)
            st.html(_only_here(spec.view.plain))
        with st.container(key="overlap_right"):
            own = [] if by == "industries" else [state.layer]
            live_map("overlap_map", spec, mode="theme", on_event=_on_map, parks=[], extra=own, also=choice.other)
    st.html(_multiples(spec.view.plain, by))
    layout.foot(state)


def _titled(state: MapState, atlas: Atlas, by: Basis, choice: Choice) -> MapState:
    """Return the map's state under the page's title, with the closest pair below it: by what the matrix compares.

    Where the reader has chosen a pair, what that has in common is what the page finds.
    """
    t, names = translator(state.spec.lang), Names.of(atlas.catalog, state.spec.lang)
    if choice.unit and choice.other:
        pair = unit_pairs(atlas.catalog, state.spec.edition)[choice.unit, choice.other]
        state = replace(state, finding=pair_finding(pair, by, Telling.of(atlas.catalog, state.spec.view)))
    return replace(state, title=t("错位发展"), subtitle=closest_text(atlas.catalog, by, state.spec.edition, names))


@made_once
def _multiples(view: View, by: Basis) -> str:
    """Return the little maps of the industries, terms or sub-sectors as HTML; the drawing is published as one file."""
    atlas = session.atlas()
    names = Names.of(atlas.catalog, view.lang)
    if by == "terms":
        of, layers = _terms(atlas, view, names), layers_of_terms(atlas, view)
    elif by == "subsectors":
        of = _subsectors(atlas, view, names)
        layers = tuple(layer_of_subsector(atlas, view, row["subsector"]) for row in of)
    else:
        of = _industries(atlas, view, names)
        layers = tuple(layer for layer in all_layers(view, atlas).values() if layer.group == "industry")
    drawing = publication.shelf().put(f"{by}.svg", multiples_svg(atlas.geography, layers).encode())
    links = address.Links(view, atlas.catalog)
    rows = [
        row
        | {
            "image": f"{drawing}#{fragment(layer.layer_id)}",
            "link": links.page("city", layer=row["layer"]) if row["layer"] else None,
        }
        for row, layer in zip(of, layers, strict=True)
    ]
    return render("overlap/multiples.html", view.lang, names=names, rows=rows, by=by)


def _industries(atlas: Atlas, view: View, names: Names) -> list[dict[str, Any]]:
    return [
        {
            "industry": row.industry.industry_id,
            "layer": f"industry:{row.industry.industry_id}",
            "name": names.industry_short(row.industry),
            "beside": names.value("tier", row.industry.tier, short=True),
            "units": row.units,
            "claims": [(claim.claimant, claim.rank, claim.first) for claim in row.claims],
        }
        for row in industry_claims(atlas.catalog, view.edition)
    ]


def _terms(atlas: Atlas, view: View, names: Names) -> list[dict[str, Any]]:
    cross = translator(view.lang)("跨领域")
    return [
        {
            "industry": row.industry.industry_id if row.industry else None,
            "layer": f"industry:{row.industry.industry_id}" if row.industry else None,
            "name": names.term_short(row.term),
            "beside": names.industry_short(row.industry) if row.industry else cross,
            "units": row.units,
            "claims": [(claim.claimant, claim.rank, claim.first) for claim in row.claims],
        }
        for row in term_claims(atlas.catalog, view.edition)
    ]


def _subsectors(atlas: Atlas, view: View, names: Names) -> list[dict[str, Any]]:
    """Return the sub-sectors that some list names, those of most units first, with who names and who covers each."""
    catalog, cross = atlas.catalog, translator(view.lang)("跨领域")

    def beside(key: str | None) -> str:
        return cross if key is None else names.industry_short(catalog.industry(key))

    profiles = (subsector_profile(catalog, one.subsector_id, view) for one in catalog.subsectors)
    named = sorted((p for p in profiles if p.named), key=lambda p: (-units_of(p.named), -units_of(p.takings)))
    return [
        {
            "industry": p.subsector.industry_id,
            "subsector": p.subsector.subsector_id,
            "layer": subsector_layer_id(p.subsector.subsector_id),
            "name": names.subsector(p.subsector),
            "beside": beside(p.subsector.industry_id),
            "units": units_of(p.takings),
            "claims": [(one.claimant, one.designation.rank, one.standing == "named") for one in p.takings],
        }
        for p in named
    ]


@made_once
def _only_here(view: View) -> str:
    """Return the table of what only one unit (or one shared list) claims, as HTML."""
    atlas = session.atlas()
    names = Names.of(atlas.catalog, view.lang)
    return render(
        "overlap/only.html",
        view.lang,
        names=names,
        told=lambda term: term_with_mark(atlas.catalog, term, names),
        rows=only_here(atlas.catalog, view.edition),
        industries={i.industry_id: i for i in atlas.catalog.industries},
    )


def _on_matrix(name: str, value: Any) -> None:
    """Write what the reader did in the matrix into the address; the map follows from there."""
    if name == "by":
        address.note(by=value)
    else:
        address.note(unit=value["unit"], **{"with": value["with"]})


def _on_map(name: str, value: Any) -> None:
    """Write what the reader did on the map into the address; a unit pressed there stands alone."""
    address.take("map", name, value, **({"with": None} if name == "selected" else {}))
