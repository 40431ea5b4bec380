"""Targets of the plan: the city's table, each unit's own table (一区一表), and who is given the same target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.catalog import Catalog
    from mapping.catalog.records import Target, Unit


@dataclass(frozen=True, slots=True)
class Audience:
    """The units that one sentence of the plan gives the same target, each the whole of it.

    ``groups`` are kinds of unit that are given it without exception; ``units`` the others, one by one.
    """

    members: tuple[Unit, ...]
    groups: tuple[str, ...]
    units: tuple[Unit, ...]

    @property
    def is_group(self) -> bool:
        """Whether the target was given to several units at once."""
        return len(self.members) > 1


@dataclass(frozen=True, slots=True)
class UnitTarget:
    """One row of a unit's table: the target, and who else is given the same."""

    target: Target
    audience: Audience


@dataclass(frozen=True, slots=True)
class Goal:
    """One target across the units: unit id -> its row. A unit that is absent was not set the target: that is no zero.

    ``first`` is the first of its rows, for what they have in common: name and whether it is a yes.
    """

    first: Target
    of: Mapping[str, Target]

    @property
    def target_id(self) -> str:
        """Id of the target."""
        return self.first.target_id

    @property
    def is_flag(self) -> bool:
        """Whether it is a yes (重点创建) and no quantity."""
        return self.first.is_flag


def required(target: Target) -> float | None:
    """Return the value to be reached: the target's, else the one to strive for; None where the plan gives neither."""
    return target.stretch_value if target.value is None else target.value


def city_table(catalog: Catalog, edition: str) -> tuple[Target, ...]:
    """Return the targets that an edition sets the city, in the order of the plan."""
    return tuple(target for target in catalog.targets if target.scope == "city" and target.edition == edition)


def unit_table(catalog: Catalog, unit_id: str, edition: str) -> tuple[UnitTarget, ...]:
    """Return the table of one unit in an edition, in the order of the plan; empty where the plan sets it nothing.

    Raises:
        UnknownNameError: no such unit or edition.
    """
    return tuple(UnitTarget(target, audience(catalog, target)) for target in catalog.targets_of(unit_id, edition))


def goals(catalog: Catalog, edition: str) -> tuple[Goal, ...]:
    """Return the targets that an edition sets for units, in the order of the plan; flags are among them."""
    rows: dict[str, dict[str, Target]] = {}
    for target in catalog.targets:
        if target.unit_id is not None and target.edition == edition:
            rows.setdefault(target.target_id, {})[target.unit_id] = target
    return tuple(Goal(next(iter(of.values())), of) for of in rows.values())


def audience(catalog: Catalog, target: Target) -> Audience:
    """Return the units that are given what ``target`` asks for, in the same clause and with the same remark."""
    given = {row.unit_id for row in catalog.targets if row.unit_id is not None and _demand(row) == _demand(target)}
    members = tuple(unit for unit in catalog.units if unit.unit_id in given)
    kinds = dict.fromkeys(unit.group for unit in members)
    whole = tuple(kind for kind in kinds if all(u.unit_id in given for u in catalog.units if u.group == kind))
    return Audience(members, whole, tuple(unit for unit in members if unit.group not in whole))


def _demand(target: Target) -> tuple[object, ...]:
    """Return all that makes two rows of the table one sentence of the plan."""
    return (
        target.target_id,
        target.edition,
        target.comparator,
        target.value,
        target.stretch_value,
        target.value_unit,
        target.year,
        target.clause,
        target.note,
    )
