"""The layer `matches`: how many parks of each unit answer a query, as background under their markers.

Its bins come from the whole edition, not from what is found, so that the legend stands still while a reader filters.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from mapping.cartography import look_tints
from mapping.cartography.bins import EqualBin, RangeBin
from mapping.cartography.bins import find as find_bin
from mapping.cartography.spec import FOUND_PARKS
from mapping.cartography.state import LayerState, UnitValue
from mapping.cartography.wording.query_words import query_words
from mapping.cartography.wording.typography import number
from mapping.i18n import translator
from mapping.insight.parks.finder import ParkQuery, find_parks, per_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.cartography.bins import Bin
    from mapping.catalog import Catalog
    from mapping.i18n import Translate
    from mapping.insight.parks.finder import Found
    from mapping.view import View

_HALVINGS = (8, 4, 2)


def found_parks_of(query: ParkQuery, catalog: Catalog, view: View) -> LayerState:
    """Return the layer of a query in the view's edition; whether later parks count, the query says.

    Raises:
        UnknownNameError: no such edition, or the query names a value that the tables do not have.
    """
    return found_parks_layer(find_parks(catalog, query, view.edition), catalog, view.lang)


def found_parks_layer(found: Found, catalog: Catalog, lang: str) -> LayerState:
    """Return the number of parks found in each unit, placed and unplaced alike."""
    t = translator(lang)
    bins = found_bins(catalog, found.edition, t)
    counts = per_unit(found)
    return LayerState(
        layer_id=FOUND_PARKS,
        group="measure",
        label=t("符合条件的园区"),
        caption=t("分级不随筛选变动"),
        form="value",
        bins=bins,
        values={unit.unit_id: found_value(counts.get(unit.unit_id, 0), bins, t) for unit in catalog.units},
        sources=_sources(found.query),
        quantity=True,
        measure=t("处").strip(),
        note=None if found.query == ParkQuery() else filters_told(found, catalog, lang),
    )


def _sources(query: ParkQuery) -> tuple[str, ...]:
    """Return what the answer rests on: which industry a park's words belong to is told by the thesaurus."""
    return ("parks", "thesaurus") if query.industry else ("parks",)


def filters_told(found: Found, catalog: Catalog, lang: str) -> str:
    """Return the filters in words, so that a sheet says what was asked."""
    t = translator(lang)
    pairs = (t("{name}：{value}", name=name, value=value) for name, value in query_words(catalog, found, lang))
    return t("筛选条件：{pairs}", pairs=t("；").join(pairs))


def found_value(n: int, bins: Sequence[Bin], t: Translate) -> UnitValue:
    """Return what the layer says of a unit in which ``n`` parks were found."""
    return UnitValue(n, find_bin(bins, n).key, t("{n} 处", n=n), number(n))


def found_bins(catalog: Catalog, edition: str, t: Translate) -> tuple[Bin, ...]:
    """Return the classes: none, then steps that end at an eighth, a quarter and a half of the largest unit's parks."""
    limits = _limits(max(per_unit(find_parks(catalog, ParkQuery(), edition)).values(), default=0))
    lowers, uppers = limits, (*limits[1:], math.inf)
    ranges = tuple(
        RangeBin(f"{low}-", _label(low, up, t), fill, lower=low, upper=up)
        for low, up, fill in zip(lowers, uppers, look_tints.spread(look_tints.UNDER_PARKS, len(limits)), strict=True)
    )
    return (EqualBin("0", t("{n} 处", n=0), look_tints.NOT_DESIGNATED, value=0), *ranges)


def _limits(largest: int) -> tuple[int, ...]:
    """Return where the classes begin, ascending; few parks make few classes."""
    halves = (math.floor(largest / part + 0.5) for part in _HALVINGS)
    return (1, *sorted({limit for limit in halves if limit > 1}))


def _label(low: int, up: float, t: Translate) -> str:
    if up == math.inf:
        return t("≥ {value}", value=t("{n} 处", n=low))
    last = int(up) - 1
    return t("{n} 处", n=low if last == low else f"{low}–{last}")
