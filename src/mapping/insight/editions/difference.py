"""What differs between two editions, a unit at a time: terms added, removed, moved, mapped otherwise, lists shared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mapping.catalog import Catalog
    from mapping.catalog.records import Designation

Status = Literal["same", "added", "removed", "both", "reordered", "reclassified", "listed", "unlisted", "no_list"]
"""What became of a unit's list: only added to, only taken from, both; the same terms in another order, or mapped
otherwise; a list where there was none (a new unit), none where there was one, and none in either."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A term that stands in a list of one edition only; ``rank`` from 1, ``industry_id`` its mapping there."""

    rank: int
    term: str
    industry_id: str | None


@dataclass(frozen=True, slots=True)
class Move:
    """A term whose order among the terms of both editions changed; ranks from 1 in each edition's own list."""

    term: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Remapping:
    """A term of both editions that is mapped to another 965 industry (None: cross-cutting)."""

    term: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class UnitChange:
    """What differs for one unit: its terms in both editions, and what sets them apart.

    ``shared_before`` and ``shared_after`` are the other units of a shared list, in the catalog's order. Terms are moved
    that do not keep the order of the others; as few as possible are said to.
    """

    unit_id: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    added: tuple[Change, ...] = ()
    removed: tuple[Change, ...] = ()
    moved: tuple[Move, ...] = ()
    reclassified: tuple[Remapping, ...] = ()
    shared_before: tuple[str, ...] = ()
    shared_after: tuple[str, ...] = ()

    @property
    def sharing_changed(self) -> bool:
        """Whether the unit shares its list where it did not, no longer does, or does with none of the units of before.

        That another unit came to a list or left it is a change of that one alone.
        """
        before, after = set(self.shared_before), set(self.shared_after)
        return bool(before) != bool(after) or bool(before and not before & after)

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return self.status in {"same", "no_list"} and not self.sharing_changed

    @property
    def status(self) -> Status:
        """What became of the unit's list, in one word."""
        if not self.before or not self.after:
            return "listed" if self.after else "unlisted" if self.before else "no_list"
        if self.added or self.removed:
            return "both" if self.added and self.removed else "added" if self.added else "removed"
        return "reordered" if self.moved else "reclassified" if self.reclassified else "same"

    @property
    def size(self) -> int:
        """How many terms differ, each counted once a change."""
        return len(self.added) + len(self.removed) + len(self.moved) + len(self.reclassified)

    def inverted(self) -> UnitChange:
        """Return the change the other way round."""
        return UnitChange(
            self.unit_id,
            before=self.after,
            after=self.before,
            added=self.removed,
            removed=self.added,
            moved=_in_order(Move(move.term, move.after, move.before) for move in self.moved),
            reclassified=_by_term(Remapping(row.term, row.after, row.before) for row in self.reclassified),
            shared_before=self.shared_after,
            shared_after=self.shared_before,
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs from edition ``a`` to edition ``b``: every unit of the catalog, in its order."""

    a: str
    b: str
    units: tuple[UnitChange, ...]

    @property
    def changed(self) -> tuple[UnitChange, ...]:
        """The units for which something differs."""
        return tuple(unit for unit in self.units if not unit.is_empty)

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not self.changed

    @property
    def families(self) -> tuple[tuple[UnitChange, ...], ...]:
        """The changes with units of one list together, whose list changed in the same way: it changed once."""
        found: dict[tuple[object, ...], list[UnitChange]] = {}
        for unit in self.changed:
            before, after = ({unit.unit_id, *shared} for shared in (unit.shared_before, unit.shared_after))
            found.setdefault((unit.before, unit.after, frozenset(before), frozenset(after)), []).append(unit)
        return tuple(map(tuple, found.values()))

    def of(self, unit_id: str) -> UnitChange | None:
        """Return the change of a unit; None for one that the catalog does not have."""
        return next((unit for unit in self.units if unit.unit_id == unit_id), None)

    def inverted(self) -> Difference:
        """Return the difference the other way round."""
        return Difference(self.b, self.a, tuple(unit.inverted() for unit in self.units))


def compared_with(catalog: Catalog, edition: str) -> str | None:
    """Return the edition with which another is compared where nobody says: the newest in force but for itself."""
    others = (row for row in catalog.editions if row.edition != edition and not row.is_draft)
    newest = max(others, key=lambda row: row.valid_from, default=None)
    return newest.edition if newest else None


def between(catalog: Catalog, a: str, b: str) -> Difference:
    """Return what differs from edition ``a`` to edition ``b``; both must be in the catalog.

    Raises:
        UnknownNameError: no such edition.
    """
    sharing = {edition: _sharing(catalog, edition) for edition in (a, b)}
    units = []
    for unit in catalog.units:
        before, after = (catalog.designations_of(unit.unit_id, edition) for edition in (a, b))
        units.append(_change(unit.unit_id, before, after, (sharing[a], sharing[b])))
    return Difference(a, b, tuple(units))


def _change(
    unit_id: str,
    before: Sequence[Designation],
    after: Sequence[Designation],
    sharing: tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]],
) -> UnitChange:
    old, new = ({row.term: row for row in rows} for rows in (before, after))
    both = [term for term in old if term in new]
    return UnitChange(
        unit_id,
        before=tuple(old),
        after=tuple(new),
        added=tuple(Change(row.rank, row.term, row.industry_id) for row in after if row.term not in old),
        removed=tuple(Change(row.rank, row.term, row.industry_id) for row in before if row.term not in new),
        moved=_in_order(
            Move(term, old[term].rank, new[term].rank)
            for term in _out_of_order(both, [term for term in new if term in old])
        ),
        reclassified=_by_term(
            Remapping(term, old[term].industry_id, new[term].industry_id)
            for term in both
            if old[term].industry_id != new[term].industry_id
        ),
        shared_before=sharing[0].get(unit_id, ()),
        shared_after=sharing[1].get(unit_id, ()),
    )


def _out_of_order(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Return which of the same terms in two orders are said to have moved: all but a longest run of both orders.

    Among runs of one length the first by the terms' places counts, which are the same whichever order comes first: so
    the difference the other way round names the same terms.
    """
    places = {term: (rank, new.index(term)) for rank, term in enumerate(old)}
    runs: dict[str, int] = {}
    for term in reversed(old):
        runs[term] = 1 + max((runs[other] for other in _after(term, places) if other in runs), default=0)
    kept: list[str] = []
    left: Iterable[str] = old
    for length in range(max(runs.values(), default=0), 0, -1):
        fits = [term for term in left if runs[term] == length]
        kept.append(min(fits, key=lambda term: (sum(places[term]), term)))
        left = _after(kept[-1], places)
    return tuple(term for term in old if term not in kept)


def _after(term: str, places: Mapping[str, tuple[int, int]]) -> list[str]:
    """Return the terms that come after a term in both orders."""
    old, new = places[term]
    return [other for other, (one, two) in places.items() if one > old and two > new]


def _in_order(moves: Iterable[Move]) -> tuple[Move, ...]:
    return tuple(sorted(moves, key=lambda move: (move.after, move.before, move.term)))


def _by_term(rows: Iterable[Remapping]) -> tuple[Remapping, ...]:
    return tuple(sorted(rows, key=lambda row: row.term))


def _sharing(catalog: Catalog, edition: str) -> dict[str, tuple[str, ...]]:
    """Return unit -> the other units that have its list."""
    members: dict[str, list[str]] = {}
    for unit in catalog.units:
        for row in catalog.designations_of(unit.unit_id, edition)[:1]:
            if row.shared_list:
                members.setdefault(row.shared_list, []).append(unit.unit_id)
    return {unit: tuple(other for other in units if other != unit) for units in members.values() for unit in units}
