"""The counts beside the filters: what an engine is asked for them, and what follows from its answers.

A firm counts for a choice if it answers all filters but that facet's. So each part asks for a few facets without their
own filters, grouped by their columns, and which groups answer the other filters among them is told here. Engines look
into few firms where the remaining filters let few through; and where a reader changes one filter, the part of its own
facet is the same question as before.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from mapping.firms.expressions import BASES, KEYS, NONE
from mapping.insight.firms.facets import BANDS, FirmFacets
from mapping.insight.firms.model import CONFIDENCES, GONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mapping.insight.firms.facets import Band, RangeFacet, ValueFacet
    from mapping.insight.firms.query import FirmQuery

    Row: TypeAlias = Sequence[Any]
    """Values of the columns of a part, and how many firms have them."""

_OF_KEYS: Final[tuple[ValueFacet, ...]] = ("unit", "industry", "subsector")
_OF_BASES: Final[tuple[ValueFacet, ...]] = ("status", "basis", "classed", "confidence")
_SURE: Final = (*CONFIDENCES, "")


@dataclass(frozen=True, slots=True)
class Part:
    """One question: the firms of ``query``, grouped by ``columns``."""

    query: FirmQuery
    columns: tuple[str, ...]


def parts_of(query: FirmQuery) -> tuple[Part, ...]:
    """Return what is to be asked for the counts beside the filters of a query."""
    ranges = [facet for facet in BANDS if getattr(query, facet) != (None, None)]
    free = tuple(f"{facet}_band" for facet in BANDS if facet not in ranges)
    alone = [Part(query.model_copy(update={facet: (None, None)}), (f"{facet}_band",)) for facet in ranges]
    return (
        Part(query.model_copy(update=dict.fromkeys(_OF_KEYS, ())), tuple(KEYS[facet] for facet in _OF_KEYS)),
        Part(query.model_copy(update=dict.fromkeys(_OF_BASES, ()) | {"closed": True}), BASES),
        *alone,
        *([Part(query, free)] if free else []),
    )


def facets_of(query: FirmQuery, answers: Iterable[Iterable[Row]]) -> FirmFacets:
    """Return the counts of a query from the answers to its parts."""
    values: dict[ValueFacet, dict[str, int]] = {facet: defaultdict(int) for facet in (*_OF_KEYS, *_OF_BASES)}
    bands: dict[RangeFacet, dict[Band, int]] = {facet: dict.fromkeys(BANDS[facet], 0) for facet in BANDS}
    unknown: dict[RangeFacet, int] = dict.fromkeys(BANDS, 0)
    of_keys, of_bases, *of_ranges = zip(parts_of(query), answers, strict=True)
    _count(query, _OF_KEYS, of_keys[1], values)
    total, gone = _count(query, _OF_BASES, map(_sure, of_bases[1]), values)
    for part, rows in of_ranges:
        facets: list[RangeFacet] = [facet for facet in BANDS if f"{facet}_band" in part.columns]
        for *numbers, firms in rows:
            for facet, number in zip(facets, numbers, strict=True):
                if number is None:
                    unknown[facet] += firms
                else:
                    bands[facet][BANDS[facet][number]] += firms
    found = {facet: {value: firms for value, firms in counts.items() if value} for facet, counts in values.items()}
    return FirmFacets(query, total, 0 if query.status else gone, found, bands, unknown)


def _count(
    query: FirmQuery, facets: Sequence[ValueFacet], rows: Iterable[Row], values: Mapping[ValueFacet, dict[str, int]]
) -> tuple[int, int]:
    """Count what stands beside some facets; return the firms that answer all their filters, and all but the first's."""
    asked = _asked(query, facets)
    total = but_first = 0
    for *told, firms in rows:
        named = [NONE if value is None else value for value in told]
        failed = [place for place, answers in asked if not answers(named[place])]
        if not failed:
            total += firms
            for facet, value in zip(facets, named, strict=True):
                values[facet][value] += firms
        elif len(failed) == 1:
            values[facets[failed[0]]][named[failed[0]]] += firms
            but_first += firms if failed == [0] else 0
    return total, but_first


def _asked(query: FirmQuery, facets: Sequence[ValueFacet]) -> list[tuple[int, Callable[[str], bool]]]:
    """Return the filters among some facets: the place of the facet, and whether a value answers."""
    asked: list[tuple[int, Callable[[str], bool]]] = []
    for place, facet in enumerate(facets):
        if wanted := frozenset(getattr(query, facet)):
            asked.append((place, wanted.__contains__))
        elif facet == "status" and not query.closed:
            asked.append((place, lambda value: value not in GONE))
    return asked


def _sure(row: Row) -> Row:
    """Return a row with the lower one of both confidences in their place; empty where either is not known."""
    *told, of_place, of_class, firms = row
    return (*told, max(of_place, of_class, key=_SURE.index), firms)
