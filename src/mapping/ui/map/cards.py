"""The cards beside the map: units, industries, the city at a glance.

They are made once, as HTML, and published with the map's other files; the map shows the one that answers the question
of the moment without asking Python.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mapping.cartography.look_tints import GROUPS, TIERS, tint
from mapping.cartography.resolve import policy
from mapping.cartography.spec import MapSpec
from mapping.cartography.wording.names import Names
from mapping.insight.profiles import LEVELS, city_profile, industry_profile, unit_profile
from mapping.ui.frame.render import render

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

PARKS_SHOWN = 9
"""Parks named on an industry's card before the rest is only counted."""

_TINT = 0.13
_LEVEL_CLASS = {level: str(i) for i, level in enumerate(LEVELS)}


def unit_card(atlas: Atlas, spec: MapSpec, unit_id: str) -> str:
    """Return the card of one layout unit as HTML."""
    names = Names.of(atlas.catalog, spec.lang)
    profile = unit_profile(atlas, unit_id, edition=spec.edition, later=spec.later)
    return render(
        "map/unit_card.html",
        spec.lang,
        names=names,
        p=profile,
        policy=policy(atlas, spec.lang),
        industry_names={i.industry_id: names.industry_short(i) for i in atlas.catalog.industries},
        sharing=[names.unit_tiny(unit) for unit in profile.sharing],
        boundary_source=atlas.boundary_source,
        clauses=sorted({target.clause for target in profile.targets}),
        level_class=_LEVEL_CLASS,
    )


def industry_card(atlas: Atlas, spec: MapSpec, industry_id: str) -> str:
    """Return the card of one industry as HTML."""
    names = Names.of(atlas.catalog, spec.lang)
    profile = industry_profile(atlas, industry_id, edition=spec.edition, later=spec.later)
    return render(
        "map/industry_card.html",
        spec.lang,
        names=names,
        p=profile,
        tiny_names=lambda units: " · ".join(names.unit_tiny(unit) for unit in units),
        tint=tint(profile.industry.fill, _TINT),
        unit_count=len(atlas.catalog.units),
        shown=PARKS_SHOWN,
    )


def city_card(atlas: Atlas, spec: MapSpec) -> str:
    """Return the city's card as HTML: who does what, one row an industry, one dot a unit."""
    names = Names.of(atlas.catalog, spec.lang)
    profile = city_profile(atlas, edition=spec.edition, later=spec.later)
    tiers = []
    for tier in TIERS:
        members = [i for i in atlas.catalog.industries if i.tier == tier]
        named = [i for i in members if profile.claims[i.industry_id]]
        named.sort(key=lambda i: -len(profile.claims[i.industry_id]))
        tiers.append(
            {
                "label": names.value("tier", tier),
                "count": len(members),
                "rows": [{"industry": i, "ranks": profile.claims[i.industry_id]} for i in named],
                "unnamed": [i for i in members if not profile.claims[i.industry_id]],
            }
        )
    groups = [
        (names.value("group", group, short=True), tuple(u for u in profile.units if u.group == group))
        for group in GROUPS
    ]
    return render("map/city_card.html", spec.lang, names=names, p=profile, tiers=tiers, groups=groups)


def all_cards(atlas: Atlas, lang: str) -> dict[str, Any]:
    """Return every card in one language: the city's, and one a unit and one an industry by their ids."""
    spec = MapSpec(lang=lang)
    return {
        "city": city_card(atlas, spec),
        "units": {u.unit_id: unit_card(atlas, spec, u.unit_id) for u in atlas.catalog.units},
        "industries": {i.industry_id: industry_card(atlas, spec, i.industry_id) for i in atlas.catalog.industries},
    }
