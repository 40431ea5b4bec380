"""What the tables lack where a planned edition splits units, and what of the units that lost land is no longer true."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Literal, TypeVar

import numpy as np
import shapely

from mapping.insight.editions.applied import with_edition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.catalog.records import Facility, Park
    from mapping.insight.atlas import Atlas
    from mapping.insight.editions.model import EditionDocument, NewUnit

Placed = TypeVar("Placed", "Park", "Facility")
Kind = Literal["missing", "untrue", "reassign", "unplaced", "made", "schematic"]
"""``missing``: no row for a new unit; ``untrue``: what was counted or set for land that was cut off counts it still;
``reassign``: rows of another unit whose place lies in the new land; ``unplaced``: rows of the units cut that tell no
place, so that nobody knows whose they are; ``made``: texts that the program made up; ``schematic``: edges."""


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that a table lacks, or says and should no longer. ``table`` is its name; ``ids`` name the rows."""

    kind: Kind
    table: str
    unit_id: str
    ids: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many rows it is about."""
        return len(self.ids)


def lacks_of(atlas: Atlas, document: EditionDocument) -> tuple[Lack, ...]:
    """Return what is lacking once a planned edition is part of the data; nothing where it adds no unit.

    ``atlas`` is the data, with the edition or without it.

    Raises:
        EditionError: the edition does not fit the data.
    """
    if not document.new_units:
        return ()
    plain = atlas.seen_by(document.base)
    planned = atlas.seen_by(document.edition)
    if planned.draft != document.edition:
        planned = with_edition(plain, document)
    new = {unit.unit_id for unit in document.new_units}
    cut = [str(unit) for unit in plain.geography.units.index if unit in planned.geography.recut and unit not in new]
    of_new = chain.from_iterable(_of_new(planned, unit) for unit in document.new_units)
    return (*of_new, *chain.from_iterable(_of_cut(plain, document, unit) for unit in cut))


def _of_new(atlas: Atlas, new: NewUnit) -> Iterator[Lack]:
    """Yield what the data lack of a new unit."""
    unit, catalog = new.unit_id, atlas.catalog
    measures = dict.fromkeys(measure.measure_id for measure in catalog.measures)
    yield Lack("missing", "measures", unit, tuple(measures))
    targets = dict.fromkeys(t.target_id for t in catalog.targets if t.unit_id in new.taken_from)
    yield Lack("missing", "targets", unit, tuple(targets))
    yield Lack("missing", "clauses", unit)
    parks = _within(atlas, new, catalog.parks)
    if parks:
        yield Lack("reassign", "parks", unit, tuple(park.park_id for park in parks))
    facilities = _within(atlas, new, catalog.facilities)
    if facilities:
        yield Lack("reassign", "facilities", unit, tuple(facility.facility_id for facility in facilities))
    made = ("pinyin", "initials", *(() if new.name_en else ("name_en",)))
    yield Lack("made", "units", unit, made)
    yield Lack("schematic", "units", unit)


def _within(atlas: Atlas, new: NewUnit, rows: tuple[Placed, ...]) -> list[Placed]:
    """Return the rows of the units cut whose point lies in the new land."""
    if not atlas.is_drawn(new.unit_id):
        return []
    land = atlas.geography.units.geometry[new.unit_id]
    of_sources = [row for row in rows if row.unit_id in new.taken_from and row.drawable]
    points = np.array([(row.lon, row.lat) for row in of_sources], dtype=float).reshape(-1, 2)
    inside = shapely.contains_xy(land, points)
    return [row for row, lies in zip(of_sources, inside, strict=True) if lies]


def _of_cut(atlas: Atlas, document: EditionDocument, unit: str) -> Iterator[Lack]:
    """Yield what the data still say of a unit as it was."""
    catalog = atlas.catalog
    counted = tuple(measure.measure_id for measure in catalog.measures if measure.unit_id == unit)
    if counted:
        yield Lack("untrue", "measures", unit, counted)
    targets = tuple(target.target_id for target in catalog.targets_of(unit, document.base))
    if targets:
        yield Lack("untrue", "targets", unit, targets)
    unplaced = tuple(p.park_id for p in catalog.parks if p.unit_id == unit and not p.drawable)
    if unplaced:
        yield Lack("unplaced", "parks", unit, unplaced)
    entries = tuple(entry.name_zh for entry in catalog.list_entries if entry.unit_id == unit)
    if entries:
        yield Lack("unplaced", "three_lists", unit, entries)
