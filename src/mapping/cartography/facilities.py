"""Airports, stations, ports and bonded zones on a map: which there are, what they are called, and what their key says.

A map of one unit always marks them, since without them nobody can tell where it lies; other maps do with their overlay.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapping.cartography.parts import FacilityMark
from mapping.cartography.wording.names import Names
from mapping.catalog import labels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.cartography.spec import MapSpec
    from mapping.catalog.records import Facility
    from mapping.insight.atlas import Atlas
    from mapping.view import View

OVERLAY = "facilities"
NEAR = "near"
"""In the key: the points that only lie near what they stand for."""


@dataclass(frozen=True, slots=True)
class SymbolKey:
    """One symbol with its name: a kind of facility, or `NEAR`."""

    kind: str
    label: str


def shows_facilities(spec: MapSpec) -> bool:
    """Tell whether a map marks facilities: one of a unit always does, any other with their overlay."""
    return spec.kind == "unit" or OVERLAY in spec.overlays


def facility_marks(facilities: Iterable[Facility], atlas: Atlas, view: View) -> tuple[FacilityMark, ...]:
    """Return facilities as marks of a view; one whose place is not known is not among them."""
    names = Names.of(atlas.catalog, view.lang)
    return tuple(
        FacilityMark(
            facility_id=f.facility_id,
            kind=f.kind,
            kind_label=names.value("facility_kind", f.kind),
            name=names.facility(f),
            label=names.facility_label(f),
            unit_id=f.unit_id,
            park_id=f.park_id,
            lon=f.lon,
            lat=f.lat,
            near=f.near,
            precision_label=names.value("facility_precision", f.precision),
            source=names.facility_source(f),
            later=atlas.catalog.is_later(f, view.edition),
        )
        for f in facilities
        if f.drawable and f.lon is not None and f.lat is not None
    )


def facilities_of(spec: MapSpec, atlas: Atlas) -> tuple[FacilityMark, ...]:
    """Return the facilities that the map of a spec marks; none where it marks none.

    One thing gets one marker: what the map of its unit marks and names as a park is not marked again.
    """
    if not shows_facilities(spec):
        return ()
    own = atlas.catalog.parks_of(spec.unit, spec.view) if spec.kind == "unit" and spec.unit else ()
    marked = {park.park_id for park in own if park.drawable}
    shown = (f for f in atlas.catalog.facilities_in(spec.view) if f.park_id not in marked)
    return facility_marks(shown, atlas, spec.view)


def symbol_keys(lang: str) -> tuple[SymbolKey, ...]:
    """Return every symbol with its name, in the order of the key."""
    names = Names(lang)
    kinds = (SymbolKey(kind, names.value("facility_kind", kind)) for kind in labels("facility_kind"))
    return (*kinds, SymbolKey(NEAR, names.value("facility_precision", "approx")))


def symbols_of(marks: Iterable[FacilityMark], lang: str) -> tuple[SymbolKey, ...]:
    """Return the key of some facilities: the kinds among them, and how those are drawn that only lie near."""
    shown = list(marks)
    kinds = {mark.kind for mark in shown} | {NEAR for mark in shown if mark.near}
    return tuple(key for key in symbol_keys(lang) if key.kind in kinds)
