"""How far targets are reached: rate and traffic light of one target, and the table of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from mapping.insight.targets.plan import required

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mapping.catalog import Catalog
    from mapping.catalog.records import Target, Unit
    from mapping.insight.targets.actuals import Actual

NEAR = 0.8
"""Share of a target from which it counts as nearly reached."""


class Light(Enum):
    """What the traffic light shows; words, symbols and colours are the pages' own."""

    DONE = "done"
    NEAR = "near"
    MISSED = "missed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Completion:
    """One target of one unit and what was reported of it.

    ``actual`` is None where nothing was reported; ``rate`` (1.0 = reached) where there is nothing to divide by, which
    is also so for a yes.
    """

    unit: Unit
    target: Target
    actual: Actual | None
    rate: float | None
    light: Light


def rate(target: Target, value: float) -> float | None:
    """Return ``value`` as a share of the target; None for a yes and where the target is nought or unknown."""
    needed = required(target)
    return value / needed if needed and not target.is_flag else None


def light(target: Target, value: float | None) -> Light:
    """Return the light of a value: reached, at least 80 % of it, or less; unknown without value or target.

    "More than" is reached only beyond the value. "About" is read like "at least": more than asked for is no failure.
    """
    needed = required(target)
    if value is None or needed is None:
        return Light.UNKNOWN
    if value > needed if target.comparator == ">" else value >= needed:
        return Light.DONE
    share = rate(target, value)
    return Light.NEAR if share is not None and share >= NEAR else Light.MISSED


def completions(catalog: Catalog, actuals: Iterable[Actual], edition: str) -> tuple[Completion, ...]:
    """Return every target that an edition sets a unit.

    The least reached come first; those without a rate follow, the unreported last.
    """
    reported = {(actual.unit_id, actual.target_id): actual for actual in actuals}
    rows = [
        _completion(unit, target, reported.get((unit.unit_id, target.target_id)))
        for unit in catalog.units
        for target in catalog.targets_of(unit.unit_id, edition)
    ]
    return tuple(sorted(rows, key=_place))


def _completion(unit: Unit, target: Target, actual: Actual | None) -> Completion:
    value = actual.value if actual else None
    return Completion(unit, target, actual, None if value is None else rate(target, value), light(target, value))


def _place(row: Completion) -> tuple[bool, bool, float]:
    return row.actual is None, row.rate is None, row.rate or 0


def rates(rows: Iterable[Completion], target_id: str) -> Mapping[str, float | None]:
    """Return unit id -> rate of one target, of the units that it is set for."""
    return {row.unit.unit_id: row.rate for row in rows if row.target.target_id == target_id}
