"""What stands beside the plan, asked of the list of firms beside the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.insight.beside import firms_of
from mapping.insight.firms.chain import FirmChain, chain_asked, link
from mapping.insight.firms.plan_reality import beside
from mapping.insight.statistical import statistical_units
from mapping.insight.subsectors import stages
from mapping.kept import kept

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas
    from mapping.insight.firms.plan_reality import PlanReality
    from mapping.insight.firms.query import FirmQuery
    from mapping.view import View


def plan_reality(atlas: Atlas, view: View, query: FirmQuery) -> PlanReality:
    """Return the plan of a view beside the firms that a query finds, by what it counts; made once.

    Raises:
        UsageError: there is no list of firms, or its engine does not answer.
        UnknownNameError: no such edition.
    """
    return _plan_reality(atlas, view.edition, query)


@kept(16)
def _plan_reality(atlas: Atlas, edition: str, query: FirmQuery) -> PlanReality:
    units = statistical_units(atlas.catalog, atlas.geography)
    return beside(atlas.catalog, units, edition, query, firms_of(atlas))


def firm_chain(atlas: Atlas, view: View, industry_id: str | None, query: FirmQuery) -> FirmChain:
    """Return the chain of an industry with the firms that a query finds; None asks for what cuts across industries.

    Raises:
        UsageError: there is no list of firms, or its engine does not answer.
        UnknownNameError: no such industry or edition.
    """
    catalog, firms = atlas.catalog, firms_of(atlas)
    if industry_id is not None:
        catalog.industry(industry_id)
    asked = chain_asked(query)
    figures = firms.figures(asked)
    found = {
        stage: tuple(link(profile, figures, query.count) for profile in profiles)
        for stage, profiles in stages(catalog, industry_id, view).items()
    }
    return FirmChain(firms.source, asked.model_copy(update={"count": query.count}), industry_id, found)
