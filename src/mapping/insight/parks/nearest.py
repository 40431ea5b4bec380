"""Which airport, station, port and bonded zone lies nearest to a park, in a straight line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapping.catalog import labels
from mapping.geography.projection import geodesic_km

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.catalog.records import Facility, Park

AIRPORT, GENERAL = "airport", "general_airport"


@dataclass(frozen=True, slots=True)
class Nearest:
    """A facility, and how far from a park it lies: whole kilometres in a straight line, 0 below half a kilometre.

    ``later``: it came after the edition.
    """

    facility: Facility
    km: int
    later: bool


def nearest_facilities(catalog: Catalog, park: Park, edition: str) -> tuple[Nearest, ...]:
    """Return the nearest facility of each kind, in the order of the kinds; what came after the edition is among them.

    A reader who wants to reach a park asks for what is there now: a station left out would make a farther one nearest.
    None where the park's own place is not known: the anchor of a town may be further from the park than the difference
    between two facilities. What is the park itself in the list of facilities is not near to it.
    An airport has scheduled flights; one for general aviation is told beside it, where it is nearer.
    """
    if not park.has_own_place or park.lon is None or park.lat is None:
        return ()
    here = (park.lon, park.lat)
    found: dict[str, tuple[float, Facility]] = {}
    for facility in catalog.facilities:
        if facility.lon is None or facility.lat is None or not facility.drawable or facility.park_id == park.park_id:
            continue
        km = geodesic_km(here, (facility.lon, facility.lat))
        if facility.kind not in found or km < found[facility.kind][0]:
            found[facility.kind] = (km, facility)
    if GENERAL in found and AIRPORT in found and found[GENERAL][0] >= found[AIRPORT][0]:
        del found[GENERAL]
    nearest = (found[kind] for kind in labels("facility_kind") if kind in found)
    return tuple(Nearest(facility, round(km), catalog.is_later(facility, edition)) for km, facility in nearest)
