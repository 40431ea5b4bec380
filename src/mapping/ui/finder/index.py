"""The sets of parks that the finder's filters are made of, for the browser.

With them the element shows the answer to a press in the same frame: it cuts and joins sets that Python has made. What
belongs to a set, what a text finds, and the answer that holds in the end are Python's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mapping.cartography.layers.found_parks import found_bins, found_parks_of, found_value
from mapping.i18n import translator
from mapping.insight.parks.finder import ParkQuery, find_parks, per_unit
from mapping.insight.parks.index import RANGE_FACETS, park_index
from mapping.insight.parks.values import SHORTHANDS
from mapping.leaflet.payload import layer_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.catalog import Catalog
    from mapping.view import View


def index_json(catalog: Catalog, view: View) -> dict[str, Any]:
    """Return the index as JSON: a set is the bits of a hexadecimal number, bit *i* the park at place *i* of ``order``.

    ``classes`` is what the land says of a unit by the number of parks found there, ``short`` the words of an
    address for several values of a facet.
    """
    index = park_index(catalog)
    numbers = {"area": [p.area_km2 for p in index.parks], "year": [p.since for p in index.parks]}
    own = {
        "values": {e: f"{index.own.bits_of(e):x}" for e in index.own.choices},
        "numbers": {column: _in_order(numbers, len(index.parks)) for column, numbers in index.own.numbers.items()},
    }
    return {
        **({"own": own} if own["values"] or own["numbers"] else {}),
        "order": [park.park_id for park in index.parks],
        "everything": f"{index.everything:x}",
        "edition": f"{index.editions[view.edition]:x}",
        "values": {facet: {value: f"{bits:x}" for value, bits in sets.items()} for facet, sets in index.values.items()},
        "numbers": {facet: numbers[facet] for facet in RANGE_FACETS},
        "classes": _classes(catalog, view),
        "short": shorthands_json(view.lang),
    }


def _in_order(numbers: Iterable[tuple[float, int]], parks: int) -> list[float | None]:
    """Return the number of each park at its place; None where it has none."""
    told: list[float | None] = [None] * parks
    for number, bit in numbers:
        told[bit.bit_length() - 1] = number
    return told


def shorthands_json(lang: str) -> dict[str, Any]:
    """Return facet -> its word for several values, these, and what its switch is called."""
    t = translator(lang)
    return {
        facet: {"word": short.word, "values": short.values, "label": t(short.label)}
        for facet, short in SHORTHANDS.items()
    }


def _classes(catalog: Catalog, view: View) -> list[Any]:
    t = translator(view.lang)
    bins = found_bins(catalog, view.edition, t)
    most = max(per_unit(find_parks(catalog, ParkQuery(later=True), view.edition)).values(), default=0)
    by_count = {str(n): found_value(n, bins, t) for n in range(most + 1)}
    layer = replace(found_parks_of(ParkQuery(), catalog, view), values=by_count)
    return list(layer_json(layer, (), view.lang)["of"].values())
