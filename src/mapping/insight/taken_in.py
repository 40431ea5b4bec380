"""What a list of the plan takes in by sub-sectors, each with a weight: what it names weighs 1, what it covers less."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mapping.catalog.records import TermSubsector


def weights_of(rows: Iterable[TermSubsector]) -> dict[str, float]:
    """Return the weight of each sub-sector that terms name or cover, above 0 to 1: of several the greatest."""
    found: dict[str, float] = {}
    for row in rows:
        weight = 1.0 if row.relation == "names" else row.weight
        found[row.subsector_id] = max(weight, found.get(row.subsector_id, 0))
    return found


def weighted_jaccard(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return Jaccard's index of two sets with weights (0 to 1), 0 to 1; 0 where both are empty."""
    either = {*a, *b}
    greater = fsum(max(a.get(key, 0), b.get(key, 0)) for key in either)
    return fsum(min(a.get(key, 0), b.get(key, 0)) for key in either) / greater if greater else 0.0


def held_elsewhere(own: Mapping[str, float], others: Iterable[Mapping[str, float]]) -> float | None:
    """Return the share (0 to 1) of a set with weights that other sets hold as well; None of an empty one.

    Of each member so much is held elsewhere as the greatest weight there, and never more than its own.
    """
    if not own:
        return None
    rest = list(others)
    held = fsum(min(weight, max((o.get(key, 0) for o in rest), default=0)) for key, weight in own.items())
    return held / fsum(own.values())
