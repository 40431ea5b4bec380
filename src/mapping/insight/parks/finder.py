"""Find parks: one query, the parks that answer it, and how many would answer each other choice.

Within a facet the chosen values are alternatives, between facets all must hold. The page, the command line and the
exports ask the same functions.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from mapping.errors import UnknownNameError
from mapping.i18n import message
from mapping.insight.parks.index import RANGE_FACETS, UNKNOWN, VALUE_FACETS, ParkIndex, park_index
from mapping.insight.parks.own import OWN_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mapping.catalog import Catalog
    from mapping.catalog.records import Park
    from mapping.insight.parks.index import RangeFacet, ValueFacet

__all__ = [
    "FACET_NAMES",
    "LONGEST_TEXT",
    "RANGE_FACETS",
    "UNKNOWN",
    "VALUE_FACETS",
    "Facets",
    "Found",
    "ParkQuery",
    "RangeCounts",
    "facets",
    "find_parks",
    "per_unit",
]

LONGEST_TEXT = 100
"""Characters that the search box takes."""

FACET_NAMES: Mapping[str, str] = {
    "q": message("搜索"),
    "industry": message("965产业"),
    "subsector": message("细分领域"),
    "word": message("行业词"),
    "unit": message("布局单元"),
    "kind": message("类型"),
    "level": message("级别"),
    "precision": message("点位精度"),
    "confidence": message("点位可靠度"),
    "grade": message("来源等级"),
    "area": message("面积 km²"),
    "year": message("设立年份"),
    "own": OWN_NAME,
}
"""What each filter is called: on the page, on sheets, in files, and in the sentence about a value that it has not."""


def _each_once(values: object) -> object:
    return tuple(dict.fromkeys(values)) if isinstance(values, (list, tuple)) else values


Values = Annotated[tuple[str, ...], BeforeValidator(_each_once)]
Area = Annotated[float, Field(ge=0, le=999_999_999, allow_inf_nan=False)]
Year = Annotated[int, Field(ge=0, le=9999)]


class ParkQuery(BaseModel):
    """A question to the parks. The defaults ask for everything in the view of an edition.

    ``q``: text of the search box. ``industry``: ids of the 965 industries. ``subsector``: ids of what a park's words
    stand for (`Vocabulary.stood_for`). ``word``: industry words of the parks themselves. ``unit``,
    ``kind``, ``level``, ``precision``, ``confidence``: values of the tables, with ``UNKNOWN`` for a level that is not
    made public or a unit that is not known. ``grade``: of the source that is cited for a park.
    ``area`` (km2) and ``year`` (of ``since``): from and to, both included, None is open; a park whose number is
    unknown answers only where no range is set. ``own``: columns that lists have of their own, as ``rent:20-40`` or
    ``house:标准厂房``; of one column any of them, of several all. ``later``: also what came after the edition.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: Annotated[str, Field(max_length=LONGEST_TEXT)] = ""
    industry: Values = ()
    subsector: Values = ()
    word: Values = ()
    unit: Values = ()
    kind: Values = ()
    level: Values = ()
    area: tuple[Area | None, Area | None] = (None, None)
    year: tuple[Year | None, Year | None] = (None, None)
    precision: Values = ()
    confidence: Values = ()
    grade: Values = ()
    own: Values = ()
    later: bool = False

    @model_validator(mode="after")
    def _ranges_ascend(self) -> ParkQuery:
        for low, high in (self.area, self.year):
            if low is not None and high is not None and low > high:
                raise ValueError("a range must not end before it begins")
        return self

    @property
    def is_open(self) -> bool:
        """Whether nothing is asked for but, at most, the later rows."""
        return self == ParkQuery(later=self.later)


MOST_SHORTLISTED = 5
"""Parks that are compared side by side."""


@dataclass(frozen=True, slots=True)
class Found:
    """The parks that answer a query, in the one order of lists, tables and files.

    Those whose place is yet to be checked come last; within both by level, the highest first, then by name in the order
    of pinyin.
    """

    query: ParkQuery
    edition: str
    parks: tuple[Park, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids in the same order."""
        return tuple(park.park_id for park in self.parks)

    @property
    def unplaced(self) -> int:
        """Parks among them that have no place fit to be drawn."""
        return sum(not park.drawable for park in self.parks)


@dataclass(frozen=True, slots=True)
class RangeCounts:
    """Numbers under the other filters: the least, the greatest, and of how many parks it is unknown."""

    unknown: int
    least: float | None
    greatest: float | None


@dataclass(frozen=True, slots=True)
class Facets:
    """Per facet and value the parks that a query with that value alone, and the other filters, would find.

    Every allowed value is there, also with 0; ``own``: entries of columns that lists have of their own. ``later``: how
    many more parks (or are among the found, where the query includes them) came after the edition. ``total``: parks
    that answer the query as it is.
    """

    total: int
    later: int
    values: Mapping[ValueFacet, Mapping[str, int]]
    ranges: Mapping[RangeFacet, RangeCounts]
    own: Mapping[str, int]


def find_parks(catalog: Catalog, query: ParkQuery, edition: str) -> Found:
    """Return the parks that answer ``query`` in an edition.

    Raises:
        UnknownNameError: no such edition, or the query names a value that the tables do not have.
    """
    catalog.edition(edition)
    index = park_index(catalog)
    return Found(query, edition, index.members(_all_of(_filters(index, query, edition).values())))


def facets(catalog: Catalog, query: ParkQuery, edition: str) -> Facets:
    """Return the counts beside the choices; each facet is counted under the other filters alone.

    Raises:
        UnknownNameError: as `find_parks`.
    """
    catalog.edition(edition)
    index = park_index(catalog)
    filters = _filters(index, query, edition)

    def others(facet: str) -> int:
        return _all_of(bits for name, bits in filters.items() if name != facet)

    return Facets(
        total=_all_of(filters.values()).bit_count(),
        later=(others("later") & ~index.editions[edition]).bit_count(),
        values={facet: _value_counts(index, facet, others(facet)) for facet in VALUE_FACETS},
        ranges={facet: _range_counts(index, facet, others(facet)) for facet in RANGE_FACETS},
        own={entry: (index.own.bits_of(entry) & others("own")).bit_count() for entry in index.own.choices},
    )


def per_unit(found: Found) -> dict[str, int]:
    """Return unit id -> number of the parks found there; a unit with none, and an unknown unit, is absent."""
    counts: dict[str, int] = {}
    for park in found.parks:
        if park.unit_id is not None:
            counts[park.unit_id] = counts.get(park.unit_id, 0) + 1
    return counts


def _filters(index: ParkIndex, query: ParkQuery, edition: str) -> dict[str, int]:
    """Return facet -> the parks that it lets through."""
    filters = {
        "later": index.everything if query.later else index.editions[edition],
        "q": index.text.find(query.q),
    }
    own = index.own.found(query.own)
    filters["own"] = index.everything if own is None else own
    for facet in VALUE_FACETS:
        filters[facet] = _one_of(index, facet, getattr(query, facet))
    for name in RANGE_FACETS:
        low, high = getattr(query, name)
        is_set = low is not None or high is not None
        filters[name] = index.within(name, low, high) if is_set else index.everything
    return filters


def _one_of(index: ParkIndex, facet: ValueFacet, wanted: tuple[str, ...]) -> int:
    if not wanted:
        return index.everything
    sets = index.values[facet]
    found = 0
    for value in wanted:
        if value not in sets:
            raise UnknownNameError(FACET_NAMES[facet], value)
        found |= sets[value]
    return found


def _value_counts(index: ParkIndex, facet: ValueFacet, others: int) -> dict[str, int]:
    return {value: (bits & others).bit_count() for value, bits in index.values[facet].items()}


def _range_counts(index: ParkIndex, facet: RangeFacet, others: int) -> RangeCounts:
    numbers = [number for number, park in index.numbers[facet] if park & others]
    return RangeCounts(
        unknown=others.bit_count() - len(numbers),
        least=numbers[0] if numbers else None,
        greatest=numbers[-1] if numbers else None,
    )


def _all_of(sets: Iterable[int]) -> int:
    return reduce(and_, sets)
