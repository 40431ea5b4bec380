"""The choices of the park finder, and the counts beside them in the same order, as the browser wants both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mapping.cartography.wording.names import Names
from mapping.cartography.wording.query_words import value_label
from mapping.insight.parks.finder import RANGE_FACETS, VALUE_FACETS, ParkQuery, facets, find_parks
from mapping.insight.parks.index import park_index
from mapping.insight.parks.own import own_columns, value_of
from mapping.insight.parks.values import SHORTHANDS
from mapping.insight.readings import typed_forms
from mapping.kept import kept
from mapping.ui import address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.catalog import Catalog
    from mapping.insight.parks.index import ValueFacet

Json = dict[str, Any]


def options(catalog: Catalog, lang: str) -> dict[str, list[Json]]:
    """Return every choice of every facet, in the order of its counts: id, label, and what it needs besides."""
    names = Names.of(catalog, lang)
    told = {
        facet: [{"id": ",".join(values), **_worded(catalog, facet, values[0], names)} for values in merged]
        for facet, merged in _choices(catalog).items()
    }
    own = park_index(catalog).own
    return told | ({"own": [{"id": e, "label": value_of(e)} for e in own.choices]} if own_shown(catalog) else {})


def own_shown(catalog: Catalog) -> list[Json]:
    """Return the columns that lists have of their own and that can be filtered by, in their order."""
    index = park_index(catalog).own
    return [
        {
            "id": column_id,
            "label": own.column.heading_zh + (f" ({own.column.measure})" if own.column.measure else ""),
            "step": f"{10.0**-own.digits:.{own.digits}f}" if own.is_number else None,
        }
        for column_id, own in own_columns(catalog).items()
        if column_id in index.values or index.numbers.get(column_id)
    ]


def _worded(catalog: Catalog, facet: ValueFacet, value: str, names: Names) -> Json:
    if facet == "industry":
        industry = catalog.industry(value)
        return {"label": names.industry_short(industry), "tier": industry.tier}
    label = value_label(catalog, facet, value, names)
    if facet == "subsector":
        # what cuts across the industries has none, and stands under a heading of its own
        return {"label": label, "industry": catalog.subsector(value).industry_id}
    if facet == "word":
        return {"label": label, "typed": " ".join(sorted(typed_forms(value)))}
    return {"label": label}


@kept(4)
def _choices(catalog: Catalog) -> dict[ValueFacet, tuple[tuple[str, ...], ...]]:
    """Return the values of each facet; values that read the same (位置待核) make one choice."""
    names = Names.of(catalog, "zh")
    out = {}
    for facet in VALUE_FACETS:
        merged: dict[str, tuple[str, ...]] = {}
        for value in park_index(catalog).values[facet]:
            label = value_label(catalog, facet, value, names)
            merged[label] = (*merged.get(label, ()), value)
        out[facet] = tuple(merged.values())
    return out


def counts(catalog: Catalog, query: ParkQuery, edition: str) -> Json:
    """Return what stands beside the choices: how many parks each would find under the other filters.

    ``of`` is the query that this answers, ``text`` the parks that its text finds (see `mapping.ui.finder.index`).
    """
    counted = facets(catalog, query, edition)
    told: Json = {
        "of": [[key, text] for key, text in address.written(query=query).items() if text],
        "text": f"{park_index(catalog).text.find(query.q):x}" if query.q else None,
        "total": counted.total,
        "later": counted.later,
        "short": {
            facet: sum(counted.values[facet][value] for value in short.values) for facet, short in SHORTHANDS.items()
        },
        "facets": {
            facet: [sum(counted.values[facet][value] for value in values) for values in merged]
            for facet, merged in _choices(catalog).items()
        },
        "ranges": {
            name: {"least": counts.least, "greatest": counts.greatest, "unknown": counts.unknown}
            for name, counts in counted.ranges.items()
        },
    }
    if own_shown(catalog):
        told["facets"]["own"] = list(counted.own.values())
    if counted.total == 0:
        told["without"] = [[key, n] for key, n in without(catalog, query, edition) if n]
    return told


def without(catalog: Catalog, query: ParkQuery, edition: str) -> Iterator[tuple[str, int]]:
    """Yield each filter that is set with the number of parks that would be found without it."""
    default = ParkQuery()
    for key in ("q", *VALUE_FACETS, *RANGE_FACETS, "own"):
        unset = getattr(default, key)
        if getattr(query, key) != unset:
            yield key, len(find_parks(catalog, query.model_copy(update={key: unset}), edition).parks)
    if not query.later:
        yield "later", len(find_parks(catalog, query.model_copy(update={"later": True}), edition).parks)
