"""What a sheet of one unit or one industry tells beside its map, as part of the state of the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapping.cartography.parts import ParkMark, Quotation
    from mapping.cartography.tiles import Tile


@dataclass(frozen=True, slots=True)
class TermFact:
    """A leading industry of a unit: its rank, the plan's wording, and the industry it belongs to.

    ``industry_id`` is None where it cuts across industries; ``mark`` says how sure a pairing is that is not certain.
    """

    rank: int
    term: str
    industry_id: str | None
    industry: str
    mark: str | None


@dataclass(frozen=True, slots=True)
class LaterFact:
    """A document of after the plan that speaks of a unit: its year, the words as written, and where they stand.

    ``where`` is in parts that had better stay on one line each: title, issuer, grade, certainty.
    """

    year: str
    words: str
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """One unit in the edition of a ``year``.

    Pairs of heading and fact, leading industries, targets as name and value, and their clauses.
    ``shared_note`` says which units have the same list; None where the unit has one of its own. ``parks`` counts those
    of the unit, drawn or not. ``neighbours`` are the labels of the units beside it, ``quotation`` the list's sentence.
    ``later`` was said after the plan and is no part of it, which ``later_note`` says; the latest comes first.
    """

    name: str
    year: str
    pairs: tuple[tuple[str, str], ...]
    terms: tuple[TermFact, ...]
    shared_note: str | None
    quotation: Quotation | None
    targets: tuple[tuple[str, str], ...]
    clauses: str
    parks: int
    neighbours: tuple[str, ...]
    later: tuple[LaterFact, ...]
    later_note: str


@dataclass(frozen=True, slots=True)
class Naming:
    """A list of the plan that names an industry or sub-sector: the rank there, whose it is, the wording, its sentence.

    ``members`` names the units that share the list, if any; ``mark`` says how sure a pairing is that is not certain, or
    whether the wording names the sub-sector or covers it.
    """

    rank: int
    name: str
    members: str
    term: str
    mark: str | None
    quotation: Quotation | None


@dataclass(frozen=True, slots=True)
class ChainRow:
    """A sub-sector in the chain of an industry: the id of its layer, whose lists name or cover it, its parks.

    ``told`` says in one line whose lists those are, from the fullest form to the one that only counts units.
    """

    subsector_id: str
    layer: str
    name: str
    named: tuple[str, ...]
    covered: tuple[str, ...]
    told: tuple[str, ...]
    parks: int


@dataclass(frozen=True, slots=True)
class ChainStage:
    """A stage of a chain (上游) and its sub-sectors; there is at least one."""

    label: str
    rows: tuple[ChainRow, ...]


@dataclass(frozen=True, slots=True)
class IndustryFacts:
    """One industry or sub-sector: name, tile, its level or where it belongs; figures, who lists it, parks and words.

    ``figures`` are pairs of figure and what it counts, ``listed_as`` heads those who list it. ``unnamed_note`` says
    that the plan gives it to no unit; None where it does. ``words`` are those by which parks were classed, as one text,
    empty where there are none. ``chain`` is that of an industry, empty for a sub-sector.
    """

    name: str
    tile: Tile
    tier: str
    listed_as: str
    figures: tuple[tuple[str, str], ...]
    namings: tuple[Naming, ...]
    unnamed_note: str | None
    parks: tuple[ParkMark, ...]
    words: str
    chain: tuple[ChainStage, ...] = ()
