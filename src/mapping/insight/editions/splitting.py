"""A unit that is split off from others: its land as a file draws it, its id, and the units that it lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import shapely

from mapping.errors import UsageError
from mapping.insight.editions import edits
from mapping.insight.editions.land import geojson_of
from mapping.insight.editions.model import NewUnit
from mapping.insight.editions.offers import FORESEEN
from mapping.insight.editions.rows import readings
from mapping.sentences.editions import EditionCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from mapping.geography import Geography
    from mapping.insight.editions.model import EditionDocument

LEAST_SHARE: Final = 0.01
"""Share of the new land, or of the unit, below which it is not taken to give any: edges never meet exactly."""
_NOTHING: Final = 1e-12
"""Square degrees."""
_ENGLISH: Final = {"changjiang_new_area": "Changjiang New Area"}
"""Units that are foreseen -> what they call themselves in English."""


def land_in(shapes: Iterable[BaseGeometry], file: str) -> BaseGeometry:
    """Return all areas of a file together, as they are; ``file`` is its name in sentences.

    Raises:
        UsageError: it holds none.
    """
    areas = [part for shape in shapes for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    if not areas:
        raise UsageError(EditionCode.EDITION_FILE_WITHOUT_LAND, file=file)
    return shapely.union_all(areas)


def split_off(
    document: EditionDocument, geography: Geography, name: str, land: BaseGeometry | None, taken: Sequence[str] = ()
) -> EditionDocument:
    """Return the document with a unit of this name and land (WGS-84 degrees).

    ``taken`` are the units that it is taken from; where they are not told, those that the land lies in.

    Raises:
        UsageError: name or land is not told, or it lies in no unit.
    """
    if not name or land is None:
        raise UsageError(EditionCode.EDITION_SPLIT_UNTOLD)
    foreseen = {known: key for key, known in FORESEEN.items()}
    units = {str(unit) for unit in geography.units.index} | {new.unit_id for new in document.new_units}
    known = foreseen.get(name)
    new = NewUnit(
        unit_id=_free(known or "_".join(readings(name)) or "new_unit", units),
        name_zh=name,
        name_en=_ENGLISH.get(known or "", ""),
        taken_from=tuple(taken) or units_under(land, geography),
        polygon=geojson_of(land),
    )
    return edits.split(document, new)


def units_under(land: BaseGeometry, geography: Geography) -> tuple[str, ...]:
    """Return the units that land lies in, those with most of it first.

    Raises:
        UsageError: it lies in none.
    """
    units = geography.units.geometry
    within = shapely.area(shapely.intersection(units.to_numpy(), land))
    # of the land that lies in any of them, or of the unit: one that is covered gives all it has to land without end
    shares = np.maximum(within / max(within.sum(), _NOTHING), within / shapely.area(units.to_numpy()))
    found = sorted(((float(share), str(unit)) for unit, share in zip(units.index, shares, strict=True)), reverse=True)
    taken = tuple(unit for share, unit in found if share > LEAST_SHARE)
    if not taken:
        raise UsageError(EditionCode.EDITION_LAND_ELSEWHERE)
    return taken


def _free(wanted: str, known: set[str]) -> str:
    found, number = wanted, 2
    while found in known:
        found, number = f"{wanted}_{number}", number + 1
    return found
