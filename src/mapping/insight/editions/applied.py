"""The data with a planned edition: tables, and land where units are split."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import shapely

from mapping.faults import Both, Fault, Place
from mapping.geography.cutting import NewLand, land_taken, with_new_land
from mapping.geography.projection import area_km2
from mapping.insight.atlas import joined
from mapping.insight.editions.checks import faults_of
from mapping.insight.editions.document import EditionError
from mapping.insight.editions.land import shape_of
from mapping.insight.editions.rows import english_name, rows_of
from mapping.kept import kept
from mapping.sentences.editions import EditionCode

if TYPE_CHECKING:
    from mapping.faults import Field
    from mapping.geography import Geography
    from mapping.insight.atlas import Atlas
    from mapping.insight.editions.model import EditionDocument, NewUnit

WHOLE: Final = 0.999
"""Share of a unit's land beyond which nothing of it is left."""
LEAST_KM2: Final = 0.01
"""Land in a district below which a unit does not lie in it."""


def with_edition(atlas: Atlas, document: EditionDocument, file: str = "") -> Atlas:
    """Return the data with a planned edition beside those they have, as a draft; ``file`` is its name in sentences.

    Whatever edition is meant where none is named stays that. New units are in its tables and on its map alone
    (`Atlas.seen_by`). No row is set aside for it: what cannot stand beside the data is refused.

    Raises:
        EditionError: the edition does not fit the data; carries every fault.
    """
    faults = [*faults_of(document, atlas.catalog, file), *faults_of_land(document, atlas, file)]
    if faults:
        raise EditionError(faults)
    alone = _applied(atlas.seen_by(document.base), document)
    if atlas.plain is None:
        return alone
    drafts = {**atlas.drafts, **({atlas.draft: atlas} if atlas.draft else {}), document.edition: alone}
    return replace(_applied(atlas, document), plain=atlas.plain, drafts=drafts, draft=None)


def faults_of_land(document: EditionDocument, atlas: Atlas, file: str = "") -> list[Fault]:
    """Return what is wrong with the land of new units, given the units that they are taken from."""
    if not document.new_units or any(new.unit_id in _ids(atlas) for new in document.new_units):
        return []
    geography, faults = atlas.geography, []
    for new in document.new_units:
        land = _Land(_land(new))
        taken = _shares(geography, land) if set(new.taken_from) & _ids_of(geography) else {}
        if not taken:
            faults.append(Fault(EditionCode.EDITION_NO_LAND, Place(file), new.name_zh))
        for unit, share in taken.items():
            if share > WHOLE:
                faults.append(
                    Fault(
                        EditionCode.EDITION_ALL_LAND, Place(file), new.name_zh, {"unit": _called(unit, atlas, document)}
                    )
                )
        geography = _cut(geography, (land,))
    return faults


def _called(unit: str, atlas: Atlas, document: EditionDocument) -> Field:
    """Return a unit as its readers call it."""
    new = document.new_unit(unit)
    if new is not None:
        return new.name_zh
    known = next((row for row in atlas.catalog.units if row.unit_id == unit), None)
    return Both(known.name_zh, known.name_en) if known else unit


def lands_of(document: EditionDocument) -> tuple[NewLand, ...]:
    """Return the land of the units that an edition adds."""
    return tuple(map(_land, document.new_units))


def _applied(atlas: Atlas, document: EditionDocument) -> Atlas:
    geography = atlas.geography
    if document.new_units:
        geography = _cut(geography, tuple(map(_Land, lands_of(document))))
    parents = {new.unit_id: _parents(geography, new.unit_id) for new in document.new_units}
    catalog = atlas.catalog.with_rows(rows_of(document, atlas.catalog, parents))
    return replace(joined(catalog, geography), plain=atlas, draft=document.edition)


class _Land:
    """Land of a new unit, equal to another that is cut the same way: for what is remembered of it."""

    def __init__(self, land: NewLand) -> None:
        self.land = land
        self._key = (land.unit_id, land.taken_from, land.name_zh, land.name_en, shapely.to_wkb(land.shape))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Land) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


@kept(8)
def _cut(geography: Geography, lands: tuple[_Land, ...]) -> Geography:
    """Cut the land of new units; most steps of planning leave it as it is, so the last few are remembered."""
    return with_new_land(geography, [land.land for land in lands])


@kept(32)
def _shares(geography: Geography, land: _Land) -> dict[str, float]:
    return land_taken(geography, land.land)


def _land(new: NewUnit) -> NewLand:
    return NewLand(new.unit_id, new.taken_from, shape_of(new.polygon), new.name_zh, english_name(new))


def _parents(geography: Geography, unit_id: str) -> tuple[str, ...]:
    """Return the districts that a new unit lies in."""
    if unit_id not in geography.units.index:
        return ()
    land = geography.units.geometry[unit_id]
    shared = shapely.intersection(geography.districts.geometry.to_numpy(), land)
    areas = area_km2(shared)
    return tuple(str(adcode) for adcode, area in zip(geography.districts.index, areas, strict=True) if area > LEAST_KM2)


def _ids(atlas: Atlas) -> set[str]:
    return {unit.unit_id for unit in atlas.catalog.units}


def _ids_of(geography: Geography) -> set[str]:
    return {str(unit) for unit in geography.units.index}
