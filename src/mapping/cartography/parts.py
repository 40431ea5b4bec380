"""Parts of a map's state: how units, districts, industries, parks and hubs are named and marked, and what is quoted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapping.cartography.tiles import Tile
    from mapping.insight.quotes import Piece
    from mapping.insight.within import Within


@dataclass(frozen=True, slots=True)
class UnitFace:
    """How a layout unit is named and marked on any map. ``anchors`` are (lon, lat), best label position first.

    ``terms`` are wording and industry in order; ``marks`` what is said of each of these pairings, if anything.
    """

    unit_id: str
    name: str
    label: str
    tiny: str
    group: str
    shared_list: str | None
    terms: tuple[tuple[str, str | None], ...]
    anchors: tuple[tuple[float, float], ...]
    marks: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class DistrictPart:
    """What a district has of a layout unit: ``share`` of the district, ``of_unit`` of the unit (0 to 1), and km2."""

    unit_id: str
    share: float
    of_unit: float
    area_km2: float


@dataclass(frozen=True, slots=True)
class DistrictFace:
    """An administrative district in the view of districts. It has parts of units, and no value of its own."""

    adcode: str
    name: str
    area_km2: float
    anchors: tuple[tuple[float, float], ...]
    parts: tuple[DistrictPart, ...]


@dataclass(frozen=True, slots=True)
class SharedListFace:
    """Units that share one list, shown as one callout at small scales."""

    shared_list: str
    label: str
    tiny: str
    members: tuple[str, ...]
    anchors: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class IndustryFace:
    """How one of the 20 industries is named and marked. ``tier`` is the key of its level."""

    industry_id: str
    name: str
    short: str
    tier: str
    tile: Tile


@dataclass(frozen=True, slots=True)
class TierFace:
    """How a level of the industries is named."""

    tier: str
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class CityFace:
    """A neighbouring city, at a schematic point outside the city's own land (WGS-84)."""

    key: str
    name: str
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class ParkMark:
    """A park as the map and its list show it; ``lon``/``lat`` (WGS-84) are None where it may not be drawn.

    ``rank``: 1 national, 2 provincial or municipal, 3 below or not made public; the size of its mark.
    """

    park_id: str
    name: str
    unit_id: str | None
    lon: float | None
    lat: float | None
    level: str | None
    rank: int
    precision_label: str
    has_own_place: bool
    later: bool
    words: tuple[str, ...]
    industries: tuple[str, ...]
    area_km2: float | None

    @property
    def drawable(self) -> bool:
        """Tell whether the park has a place fit to be drawn."""
        return self.lon is not None and self.lat is not None


@dataclass(frozen=True, slots=True)
class FacilityMark:
    """One facility as maps show it, at a point in degrees; ``near``: the point only lies near it.

    ``name`` is the full one, ``label`` that on a map. ``later``: it came after the edition of the view.
    ``park_id``: the same thing in the directory of parks.
    """

    facility_id: str
    kind: str
    kind_label: str
    name: str
    label: str
    unit_id: str | None
    park_id: str | None
    lon: float
    lat: float
    near: bool
    precision_label: str
    source: str
    later: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence of the policy: the name of its clause, the Chinese in pieces, and our own English for its readers.

    ``entry`` is the id of the sentence in the list of all; ``english`` is None for readers of Chinese.
    """

    clause: str
    pieces: tuple[Piece, ...]
    english: str | None
    entry: str

    @property
    def text(self) -> str:
        """The Chinese sentence as one text."""
        return "".join(text for text, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class DrawnArea:
    """An area on a map; ``label`` names it in the key, with its measure."""

    within: Within
    label: str
