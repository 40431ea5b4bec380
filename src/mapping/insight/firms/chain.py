"""The chain of an industry as it stands: firms, parks and the plan at each sub-sector, and where nothing is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapping.insight.firms.model import NOTHING
from mapping.insight.firms.plan_reality import behind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.insight.firms.model import FirmCount, FirmFigures, FirmsSource, Measure
    from mapping.insight.firms.query import FirmQuery
    from mapping.insight.subsectors import SubsectorProfile


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One sub-sector of a chain.

    ``profile`` tells the lists of the plan and the parks; ``count`` the firms of the city, those in no unit among
    them; ``units`` those of each unit that has some, the most first.
    """

    profile: SubsectorProfile
    count: FirmCount
    units: tuple[tuple[str, FirmCount], ...]

    @property
    def is_broken(self) -> bool:
        """Whether nothing stands here: no firm and no park, whatever the plan says."""
        return not self.count.firms and not self.profile.parks

    @property
    def is_only_planned(self) -> bool:
        """Whether nothing stands where the plan names the sub-sector or covers it."""
        return self.is_broken and bool(self.profile.takings)


@dataclass(frozen=True, eq=False)
class FirmChain:
    """The chain of an industry, or of what cuts across the industries (None), by stage, in the order of the stages."""

    source: FirmsSource
    query: FirmQuery
    industry_id: str | None
    stages: Mapping[str, tuple[ChainLink, ...]]

    @property
    def links(self) -> tuple[ChainLink, ...]:
        """All of its sub-sectors, in order."""
        return tuple(link for links in self.stages.values() for link in links)

    @property
    def broken(self) -> tuple[ChainLink, ...]:
        """Where nothing stands."""
        return tuple(link for link in self.links if link.is_broken)


def chain_asked(query: FirmQuery) -> FirmQuery:
    """Return what a chain asks of the firms: of all sub-sectors and units, whatever is counted."""
    return query.model_copy(update={"industry": (), "subsector": (), "unit": (), "cell": "", "count": "number"})


def link(profile: SubsectorProfile, figures: FirmFigures, measure: Measure) -> ChainLink:
    """Return a sub-sector with its firms; units by what is counted."""
    own = profile.subsector.subsector_id
    found = [
        (unit_id, count)
        for (unit_id, subsector_id), count in figures.by_unit_and_subsector.items()
        if subsector_id == own and unit_id is not None and behind(count, measure)
    ]
    found.sort(key=lambda row: (-row[1].of(measure), row[0]))
    return ChainLink(profile, figures.by_subsector.get(own, NOTHING), tuple(found))
