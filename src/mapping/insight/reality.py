"""What stands beside the plan, asked of the list of firms beside the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.insight.beside import firms_of
from mapping.insight.firms.plan_reality import beside
from mapping.insight.statistical import statistical_units
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
