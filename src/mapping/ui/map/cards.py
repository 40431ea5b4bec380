"""The cards beside the map: units, industries, the city at a glance.

They are made once, as HTML, and published with the map's other files; the map shows the one that answers the question
of the moment without asking Python.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from mapping.cartography.chain import chain_of
from mapping.cartography.look_tints import GROUPS, TIERS, tint
from mapping.cartography.resolve import policy
from mapping.cartography.wording.briefing import unit_briefing
from mapping.cartography.wording.certainty import term_mark
from mapping.cartography.wording.counts import count_note, independent_count
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.quotation import clause_name, clause_names, list_quotation, target_quotations
from mapping.cartography.wording.subsectors import standing_name, subsector_caption, untaken_note
from mapping.i18n import translator
from mapping.insight.later import documents_on, latest_first
from mapping.insight.profiles import LEVELS, city_profile, industry_profile, sharing_units, unit_profile
from mapping.insight.subsectors import by_stage, subsector_profile, units_of
from mapping.ui.address import Links
from mapping.ui.map.later import Later
from mapping.ui.render import render

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.catalog.records import Industry, SharedList, Unit
    from mapping.insight.atlas import Atlas
    from mapping.insight.profiles import CityProfile
    from mapping.view import View

PARKS_SHOWN = 9
"""Parks named on an industry's card before the rest is only counted."""

_TINT = 0.13
_LEVEL_CLASS = {level: str(i) for i, level in enumerate(LEVELS)}


def unit_card(atlas: Atlas, view: View, unit_id: str) -> str:
    """Return the card of one layout unit as HTML."""
    names = Names.of(atlas.catalog, view.lang)
    profile = unit_profile(atlas, unit_id, view)
    return render(
        "map/unit_card.html",
        view.lang,
        names=names,
        p=profile,
        policy=policy(atlas, view),
        briefing=unit_briefing(profile, policy(atlas, view), names),
        links=Links(view, atlas.catalog),
        industry_names={i.industry_id: names.industry_short(i) for i in atlas.catalog.industries},
        sharing=[names.unit_tiny(unit) for unit in profile.sharing],
        boundary_source=atlas.boundary_source,
        zones=[names.park(zone) for zone in profile.zones],
        quotation=list_quotation(atlas.catalog, [term.designation for term in profile.terms], names),
        clause=clause_name(profile.terms[0].designation.clause, view.lang) if profile.terms else "",
        clauses=clause_names((target.clause for target in profile.targets), view.lang),
        target_quotations=target_quotations(atlas.catalog, profile.targets, names),
        term_mark=lambda term: term_mark(atlas.catalog, term, names),
        level_class=_LEVEL_CLASS,
        later=Later(atlas.catalog, names, documents_on(atlas.catalog, unit_id)),
    )


def industry_card(atlas: Atlas, view: View, industry_id: str) -> str:
    """Return the card of one industry as HTML."""
    catalog, names = atlas.catalog, Names.of(atlas.catalog, view.lang)
    profile = industry_profile(atlas, industry_id, view)
    return render(
        "map/industry_card.html",
        view.lang,
        names=names,
        p=profile,
        tiny_names=lambda units: " · ".join(names.unit_tiny(unit) for unit in units),
        tint=tint(profile.industry.fill, _TINT),
        policy=policy(atlas, view),
        links=Links(view, atlas.catalog),
        term_mark=lambda term: term_mark(catalog, term, names),
        quotation_of=lambda group: list_quotation(
            catalog, catalog.designations_of(group.units[0].unit_id, view.edition), names, group.term
        ),
        unit_count=len(catalog.units),
        shown=PARKS_SHOWN,
        chain=chain_of(atlas.catalog, industry_id, view),
    )


def subsector_card(atlas: Atlas, view: View, subsector_id: str) -> str:
    """Return the card of one sub-sector as HTML, with the chain that it is part of; raises UnknownNameError."""
    catalog, names = atlas.catalog, Names.of(atlas.catalog, view.lang)
    profile = subsector_profile(catalog, subsector_id, view)
    subsector = profile.subsector
    industry = catalog.industry(subsector.industry_id) if subsector.industry_id else None
    return render(
        "map/subsector_card.html",
        view.lang,
        names=names,
        p=profile,
        industry=industry,
        tint=tint(industry.fill, _TINT) if industry else "var(--surface)",
        caption=subsector_caption(catalog, subsector, names),
        named=units_of(profile.named),
        covered=units_of(profile.covered),
        unit_count=len(catalog.units),
        note=untaken_note(names, subsector, catalog.edition(view.edition)),
        standing=lambda standing: standing_name(catalog, subsector, standing, names),
        tiny_names=lambda units: " · ".join(names.unit_tiny(unit) for unit in units),
        quotation_of=lambda taking: list_quotation(
            catalog, taking.claimant.designations, names, taking.designation.term
        ),
        broad=lambda park: catalog.vocabulary.stood_for(park.industries)[subsector_id],
        policy=policy(atlas, view),
        links=Links(view, catalog),
        shown=PARKS_SHOWN,
        chain=chain_of(atlas.catalog, subsector.industry_id, view),
        chosen=subsector_id,
    )


def subsector_choices(atlas: Atlas, view: View) -> list[dict[str, Any]]:
    """Return the sub-sectors to choose from: by industry, those that cut across them last, and by stage."""
    t, names = translator(view.lang), Names.of(atlas.catalog, view.lang)
    headed = [(i.industry_id, names.industry_short(i)) for i in atlas.catalog.industries]
    return [
        {
            "industry": industry_id,
            "label": label,
            "stages": [
                [names.value("stage", stage), [[one.subsector_id, names.subsector(one)] for one in members]]
                for stage, members in by_stage(atlas.catalog, industry_id).items()
            ],
        }
        for industry_id, label in (*headed, (None, t("跨领域")))
    ]


def group_card(atlas: Atlas, view: View, shared: SharedList) -> str:
    """Return the card of the units that share a list as HTML: the list once, and each unit."""
    names = Names.of(atlas.catalog, view.lang)
    units = _sharing(atlas, view, shared)
    profiles = [unit_profile(atlas, unit.unit_id, view) for unit in units]
    said = {unit: documents_on(atlas.catalog, unit.unit_id) for unit in units}
    return render(
        "map/group_card.html",
        view.lang,
        names=names,
        shared=shared,
        members=profiles,
        terms=profiles[0].terms,
        area_km2=_sum(profile.area_km2 for profile in profiles),
        population=_sum(profile.population for profile in profiles),
        parks=sum(profile.parks.total for profile in profiles),
        quotation=list_quotation(atlas.catalog, [term.designation for term in profiles[0].terms], names),
        clause=clause_name(profiles[0].terms[0].designation.clause, view.lang),
        term_mark=lambda term: term_mark(atlas.catalog, term, names),
        policy=policy(atlas, view),
        links=Links(view, atlas.catalog),
        industry_names={i.industry_id: names.industry_short(i) for i in atlas.catalog.industries},
        later=Later(atlas.catalog, names, latest_first(chain.from_iterable(said.values()))),
        silent=translator(view.lang)("、").join(names.unit_tiny(unit) for unit, found in said.items() if not found),
    )


def _sharing(atlas: Atlas, view: View, shared: SharedList) -> tuple[Unit, ...]:
    return sharing_units(atlas.catalog, shared.shared_list, view.edition)


def _sum(values: Iterable[float | None]) -> float | None:
    """Return the sum of amounts; None where one of them is not known."""
    known = list(values)
    return None if None in known else sum(value for value in known if value is not None)


def city_card(atlas: Atlas, view: View) -> str:
    """Return the city's card as HTML: who does what, one row an industry, one dot a unit."""
    names = Names.of(atlas.catalog, view.lang)
    profile = city_profile(atlas, view)
    tiers = []
    for tier in TIERS:
        members = [i for i in atlas.catalog.industries if i.tier == tier]
        named = [i for i in members if profile.claims[i.industry_id]]
        named.sort(key=lambda i: -len(profile.claims[i.industry_id]))
        tiers.append(
            {
                "label": names.value("tier", tier),
                "count": len(members),
                "rows": [
                    {
                        "industry": i,
                        "ranks": profile.claims[i.industry_id],
                        "said": _who(i, profile, names),
                    }
                    for i in named
                ],
                "unnamed": [i for i in members if not profile.claims[i.industry_id]],
            }
        )
    groups = [
        (names.value("group", group, short=True), tuple(u for u in profile.units if u.group == group))
        for group in GROUPS
    ]
    return render(
        "map/city_card.html",
        view.lang,
        names=names,
        p=profile,
        policy=policy(atlas, view),
        links=Links(view, atlas.catalog),
        independent=independent_count(atlas.catalog, view.edition, names),
        count_note=count_note(atlas.catalog, view.edition, names),
        tiers=tiers,
        groups=groups,
        across=chain_of(atlas.catalog, None, view),
    )


def _who(industry: Industry, profile: CityProfile, names: Names) -> str:
    """Return an industry with the units that name it, for those who do not see the dots."""
    t, ranks = translator(names.lang), profile.claims[industry.industry_id]
    named = [unit for unit in profile.units if unit.unit_id in ranks]
    units = t("、").join(names.unit_tiny(unit) for unit in named)
    return t("{name}：{n} 个单元列入：{units}", name=names.industry(industry), n=len(named), units=units)


def all_cards(atlas: Atlas, view: View) -> dict[str, Any]:
    """Return every card of a view: the city's, and by their ids one a shared list, a unit and an industry.

    That of a sub-sector comes with its layer; here are those to choose from.
    """
    return {
        "city": city_card(atlas, view),
        "groups": {
            s.shared_list: group_card(atlas, view, s) for s in atlas.catalog.shared_lists if _sharing(atlas, view, s)
        },
        "units": {u.unit_id: unit_card(atlas, view, u.unit_id) for u in atlas.catalog.units},
        "industries": {i.industry_id: industry_card(atlas, view, i.industry_id) for i in atlas.catalog.industries},
        "subsectors": subsector_choices(atlas, view),
    }
