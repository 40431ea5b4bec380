"""What a search of the parks needs, worked out once: their order, and for each value the parks that have it.

A set of parks is the bits of one integer (bit *i*: the park at place *i* of the order), so that filters combine by
``&`` and are counted by ``int.bit_count`` in microseconds.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from mapping.catalog import labels
from mapping.catalog.english import english
from mapping.catalog.graded import UNGRADED
from mapping.catalog.records_places import UNIT_ZONE
from mapping.insight.parks.own import OwnIndex, own_index
from mapping.insight.parks.search import TextIndex
from mapping.insight.profiles import LEVELS
from mapping.kept import kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mapping.catalog import Catalog
    from mapping.catalog.records import Park

UNKNOWN = "unknown"
"""Value of ``level`` and ``unit`` for what is not made public or not known."""

ValueFacet: TypeAlias = Literal[
    "industry", "subsector", "word", "unit", "kind", "level", "precision", "confidence", "grade"
]
RangeFacet: TypeAlias = Literal["area", "year"]

VALUE_FACETS: tuple[ValueFacet, ...] = get_args(ValueFacet)
RANGE_FACETS: tuple[RangeFacet, ...] = ("area", "year")


@dataclass(frozen=True, eq=False, slots=True)
class ParkIndex:
    """All parks in the order of lists, and the sets that filters are made of.

    ``values``: facet -> value -> bits of its parks, every allowed value included, in the order to show them.
    ``numbers``: facet -> (number, bit) of each park whose number is known, ascending. ``editions``: edition -> bits of
    the parks that did not come after it. ``own``: the columns that lists have of their own.
    """

    parks: tuple[Park, ...]
    values: Mapping[ValueFacet, Mapping[str, int]]
    numbers: Mapping[RangeFacet, tuple[tuple[float, int], ...]]
    everything: int
    editions: Mapping[str, int]
    text: TextIndex
    own: OwnIndex

    def within(self, facet: RangeFacet, low: float | None, high: float | None) -> int:
        """Return the parks whose number is known and lies from ``low`` to ``high``, both included; None is open."""
        found = 0
        for number, park in self.numbers[facet]:
            if (low is None or number >= low) and (high is None or number <= high):
                found |= park
        return found

    def members(self, bits: int) -> tuple[Park, ...]:
        """Return the parks of a set, in order."""
        found: list[Park] = []
        while bits:
            lowest = bits & -bits
            found.append(self.parks[lowest.bit_length() - 1])
            bits ^= lowest
        return tuple(found)


@kept(4)
def park_index(catalog: Catalog) -> ParkIndex:
    """Return the index of a catalog's parks; made once a catalog."""
    parks = tuple(sorted(catalog.parks, key=_place))
    everything = (1 << len(parks)) - 1
    return ParkIndex(
        parks=parks,
        values={
            "industry": _sets(parks, catalog.industries_of_park, (i.industry_id for i in catalog.industries)),
            "subsector": _sets(
                parks,
                lambda park: catalog.vocabulary.stood_for(park.industries),
                (s.subsector_id for s in catalog.subsectors),
            ),
            "word": _sets(parks, lambda park: park.industries, _words(parks)),
            "unit": _sets(
                parks, lambda park: (park.unit_id or UNKNOWN,), [*(u.unit_id for u in catalog.units), UNKNOWN]
            ),
            "kind": _sets(parks, lambda park: (park.kind,), park_kinds()),
            "level": _sets(parks, lambda park: (park.level or UNKNOWN,), [*labels("park_level"), UNKNOWN]),
            "precision": _sets(parks, lambda park: (park.precision,), labels("precision")),
            "confidence": _sets(parks, lambda park: (park.confidence,), labels("confidence")),
            "grade": _sets(
                parks, lambda park: (catalog.citation(park).cited.grade,), [*labels("source_grade"), UNGRADED]
            ),
        },
        numbers={
            "area": _numbers(parks, lambda park: park.area_km2),
            "year": _numbers(parks, lambda park: park.since),
        },
        everything=everything,
        editions={e.edition: _not_later(catalog, parks, e.edition) for e in catalog.editions},
        text=TextIndex(_texts(catalog, parks), everything),
        own=own_index(catalog, {park.park_id: place for place, park in enumerate(parks)}),
    )


def park_kinds() -> list[str]:
    """Return the kinds of parks; a layout unit itself is none."""
    return [kind for kind in labels("park_kind") if kind != UNIT_ZONE]


def _place(park: Park) -> tuple[bool, int, tuple[str, ...], str, str]:
    """Sort key: parks that can be drawn come first; then level, the highest first, then the name in pinyin."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415  (its dictionaries are slow to load)

    return not park.drawable, LEVELS.index(park.level), tuple(lazy_pinyin(park.name_zh)), park.name_zh, park.park_id


def _sets(
    parks: tuple[Park, ...], values_of: Callable[[Park], Iterable[str]], allowed: Iterable[str]
) -> dict[str, int]:
    sets = dict.fromkeys(allowed, 0)
    for place, park in enumerate(parks):
        for value in values_of(park):
            sets[value] |= 1 << place
    return sets


def _not_later(catalog: Catalog, parks: tuple[Park, ...], edition: str) -> int:
    return sum(1 << place for place, park in enumerate(parks) if not catalog.is_later(park, edition))


def _numbers(parks: tuple[Park, ...], number_of: Callable[[Park], float | None]) -> tuple[tuple[float, int], ...]:
    known = [(number, 1 << place) for place, park in enumerate(parks) if (number := number_of(park)) is not None]
    return tuple(sorted(known))


def _words(parks: tuple[Park, ...]) -> list[str]:
    """Return the industry words of the parks, the most frequent first."""
    return [word for word, _ in Counter(word for park in parks for word in park.industries).most_common()]


def _texts(catalog: Catalog, parks: tuple[Park, ...]) -> dict[str, int]:
    """Return each text that the search box reads, with the parks it stands for."""
    texts: dict[str, int] = {}
    for place, park in enumerate(parks):
        for text in _texts_of(catalog, park):
            if text:
                texts[text] = texts.get(text, 0) | 1 << place
    return texts


def _texts_of(catalog: Catalog, park: Park) -> Iterable[str | None]:
    yield from (park.name_zh, park.name_en, park.address, *park.industries)
    for industry_id in catalog.industries_of_park(park):
        industry = catalog.industry(industry_id)
        yield from (industry.name_zh, industry.short_zh, industry.name_en, industry.short_en)
    for subsector_id in catalog.vocabulary.stood_for(park.industries):
        subsector = catalog.subsector(subsector_id)
        yield from (subsector.name_zh, subsector.name_en)
    yield from (english(catalog).get(text) for text in (*park.industries, park.address))
    if park.unit_id:
        yield from catalog.gazetteer.findable(park.unit_id)
