"""What lies inside an area that somebody drew: units by their share, parks, facilities, entries of lists, firms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

import shapely

from mapping.geography.projection import to_equal_area
from mapping.insight.within import Within, within_of
from mapping.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mapping.catalog.records import Facility, ListEntry, Park
    from mapping.insight.atlas import Atlas
    from mapping.insight.firms.model import Firm, FirmFigures, FirmsSource
    from mapping.insight.firms.query import FirmQuery
    from mapping.view import View

MOST_FIRMS: Final = 1000
"""Firms that a file names, those with most capital first."""
MOST_ON_PAPER: Final = 60
"""The same on a sheet."""
LEAST_PART_KM2: Final = 0.01
"""What two drawings of one edge leave between them is no part of a unit."""
WHOLE: Final = 0.999
"""Share of a unit from which on it lies wholly inside: boundaries are known no better."""
WITHOUT_POINT: Final = ("address", "registry", "code")
"""What tells the unit of a firm, and no point in it."""
_M2_PER_KM2 = 1e6

Placed = TypeVar("Placed", "Park", "Facility")


@dataclass(frozen=True, slots=True)
class UnitPart:
    """What of a unit lies inside: km2, and as a share of the unit from 0 to 1."""

    unit_id: str
    km2: float
    share: float

    @property
    def whole(self) -> bool:
        """Whether the unit lies inside as a whole."""
        return self.share >= WHOLE


@dataclass(frozen=True, eq=False)
class FirmsInside:
    """Firms with a point inside; ``unplaced``: those of which only a unit is known that the area touches."""

    source: FirmsSource
    figures: FirmFigures
    first: tuple[Firm, ...]
    unplaced: int


@dataclass(frozen=True, eq=False)
class Inside:
    """The answer to an area.

    ``parks``: those whose own point lies inside. ``unsure``: those whose point only stands for their town or zone
    and lies inside, and those without a point in a unit that the area touches; they are not counted, and none is moved.
    ``entries``: of the three lists, which name a unit and no point: those of units that lie wholly inside.
    ``entries_of_parts``: unit -> how many entries a unit has that lies inside in part; they are not counted either.
    ``outside_km2``: land beyond the city.
    """

    within: Within
    area_km2: float
    outside_km2: float
    parts: tuple[UnitPart, ...]
    parks: tuple[Park, ...]
    unsure: tuple[Park, ...]
    facilities: tuple[Facility, ...]
    entries: tuple[ListEntry, ...]
    entries_of_parts: Mapping[str, int]
    firms: FirmsInside | None = None


@kept(32)
def inside(atlas: Atlas, view: View, text: str, firms: FirmQuery, most: int = 0) -> Inside:
    """Return what lies inside an area; firms are those of the query, where there is a list, ``most`` of them by name.

    Raises:
        UsageError: the area is at fault, or the engine does not answer.
    """
    within = within_of(atlas, text)
    catalog = atlas.catalog
    parts, outside = parts_of(atlas, within)
    touched = {part.unit_id for part in parts}
    parks = catalog.parks_in(view)
    on_the_spot = set(_with_point_inside(within, parks))
    entries = {part: catalog.list_entries_of(part.unit_id, view) for part in parts}
    return Inside(
        within=within,
        area_km2=within.area_km2,
        outside_km2=outside,
        parts=parts,
        parks=tuple(park for park in parks if park.has_own_place and park in on_the_spot),
        unsure=tuple(
            park
            for park in parks
            if not park.has_own_place and (park in on_the_spot or (park.lon is None and park.unit_id in touched))
        ),
        facilities=tuple(
            facility for facility in _with_point_inside(within, catalog.facilities_in(view)) if facility.drawable
        ),
        entries=tuple(entry for part, listed in entries.items() if part.whole for entry in listed),
        entries_of_parts={part.unit_id: len(listed) for part, listed in entries.items() if listed and not part.whole},
        firms=_firms_inside(atlas, firms_asked(atlas, within, firms, most)),
    )


@kept(32)
def parts_of(atlas: Atlas, within: Within) -> tuple[tuple[UnitPart, ...], float]:
    """Return what of each unit lies inside, the largest part first, and how much of the area lies beyond the city."""
    units = atlas.geography.units
    plane = to_equal_area(within.shape)
    shapes = to_equal_area(units.geometry.to_numpy())
    shared = shapely.area(shapely.intersection(shapes, plane)) / _M2_PER_KM2
    wholes = shapely.area(shapes) / _M2_PER_KM2
    found = [
        UnitPart(str(unit_id), float(km2), min(1.0, float(km2 / whole)))
        for unit_id, km2, whole in zip(units.index, shared, wholes, strict=True)
        if km2 >= min(LEAST_PART_KM2, within.area_km2 / 2)
    ]
    outside = max(0.0, within.area_km2 - float(shared.sum()))
    return tuple(sorted(found, key=lambda part: (-part.km2, part.unit_id))), outside


@dataclass(frozen=True, slots=True)
class FirmsAsked:
    """What is asked of a list of firms for an area: those with a point inside, and those without any in its units.

    ``most``: how many of the first are named. ``unplaced`` is None where the area touches no unit.
    """

    placed: FirmQuery
    unplaced: FirmQuery | None
    most: int

    @property
    def counted(self) -> tuple[FirmQuery, ...]:
        """The questions that ask for counts."""
        return (self.placed,) if self.unplaced is None else (self.placed, self.unplaced)


def firms_asked(atlas: Atlas, within: Within, firms: FirmQuery, most: int) -> FirmsAsked:
    """Return the questions to a list of firms for an area; ``firms`` says which are meant."""
    touched = tuple(sorted(part.unit_id for part in parts_of(atlas, within)[0]))
    placed = firms.model_copy(update={"within": within.to_text()})
    unplaced = firms.model_copy(update={"within": "", "cell": "", "basis": WITHOUT_POINT, "unit": touched})
    return FirmsAsked(placed, unplaced if touched else None, most)


def _firms_inside(atlas: Atlas, asked: FirmsAsked) -> FirmsInside | None:
    listed = atlas.firms
    if listed is None:
        return None
    return FirmsInside(
        source=listed.source,
        figures=listed.figures(asked.placed),
        first=listed.firms(asked.placed, asked.most) if asked.most else (),
        unplaced=listed.figures(asked.unplaced).total.firms if asked.unplaced else 0,
    )


def _with_point_inside(within: Within, rows: Iterable[Placed]) -> tuple[Placed, ...]:
    return tuple(
        row for row in rows if row.lon is not None and row.lat is not None and within.contains(row.lon, row.lat)
    )
