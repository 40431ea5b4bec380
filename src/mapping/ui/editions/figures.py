"""An edition in figures, those that an edit moves: terms, industries that no unit has, how alike the units are."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from statistics import fmean
from typing import TYPE_CHECKING

from mapping.insight.overlap import claimants, closest, industry_claims, jaccard

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.catalog.records import Industry
    from mapping.insight.overlap import Likeness


@dataclass(frozen=True, slots=True)
class Figures:
    """One edition in figures.

    ``terms``: terms of all lists, a shared one counted once. ``unclaimed``: industries that no list has. ``likeness``:
    the mean of Jaccard's index of the industries of any two lists, 0 to 1. ``closest``: the two most alike.
    ``claims``: industry -> units that have it.
    """

    terms: int
    unclaimed: tuple[Industry, ...]
    likeness: float
    closest: tuple[Likeness, ...]
    claims: dict[str, int]


def figures_of(catalog: Catalog, edition: str) -> Figures:
    """Return an edition in figures."""
    lists = claimants(catalog, edition)
    claims = industry_claims(catalog, edition)
    industries = [frozenset(d.industry_id for d in one.designations if d.industry_id) for one in lists]
    pairs = [jaccard(a, b) for a, b in combinations(industries, 2)]
    return Figures(
        terms=sum(len(one.designations) for one in lists),
        unclaimed=tuple(row.industry for row in claims if row.units == 0),
        likeness=fmean(pairs) if pairs else 0.0,
        closest=closest(catalog, "industries", edition)[:3],
        claims={row.industry.industry_id: row.units for row in claims},
    )
