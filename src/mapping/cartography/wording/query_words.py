"""A query of the park finder in words: one pair of name and value a filter, as a page, a file or a report prints it.

What is chosen on the page itself is worded by the browser (``shared/facet_words.js``), which gets the names from here
and says ranges in the same way.
"""

from __future__ import annotations

from math import isinf
from typing import TYPE_CHECKING

from mapping.cartography.wording.names import Names
from mapping.cartography.wording.sources import grade_text
from mapping.i18n import translator
from mapping.insight.parks.finder import FACET_NAMES, RANGE_FACETS, UNKNOWN, VALUE_FACETS
from mapping.insight.parks.own import OF_COLUMN, between_of, own_columns, value_of
from mapping.insight.parks.written import range_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.catalog import Catalog
    from mapping.insight.parks.finder import Found
    from mapping.insight.parks.index import ValueFacet


def facet_labels(lang: str) -> dict[str, str]:
    """Return what each filter is called, by its key."""
    t = translator(lang)
    return {key: t(name) for key, name in FACET_NAMES.items()}


def value_label(catalog: Catalog, facet: ValueFacet, value: str, names: Names) -> str:
    """Return what a value of a facet is called.

    Raises:
        UnknownNameError: no such industry, sub-sector or unit.
    """
    t = translator(names.lang)
    if facet == "industry":
        return names.industry(catalog.industry(value))
    if facet == "subsector":
        return names.subsector(catalog.subsector(value))
    if facet == "word":
        return names.term(value)
    if facet == "unit":
        return t("未查明") if value == UNKNOWN else names.unit_label(catalog.unit(value))
    if facet == "grade":
        return grade_text(value, names)
    vocabulary = {"kind": "park_kind", "level": "park_level"}.get(facet, facet)
    return names.value(vocabulary, None if value == UNKNOWN else value)


def query_words(catalog: Catalog, found: Found, lang: str) -> tuple[tuple[str, str], ...]:
    """Return (name, value) of each filter of an answer that is set, and always which rows its view holds."""
    t, query = translator(lang), found.query
    names, called = Names.of(catalog, lang), facet_labels(lang)
    pairs = [(called["q"], query.q)] if query.q else []
    for facet in VALUE_FACETS:
        labels = dict.fromkeys(value_label(catalog, facet, value, names) for value in getattr(query, facet))
        if labels:
            pairs.append((called[facet], t("、").join(labels)))
    for name in RANGE_FACETS:
        low, high = getattr(query, name)
        if text := range_words(low, high, lang):
            pairs.append((called[name], text))
    pairs += own_words(catalog, query.own, lang)
    year = catalog.edition(found.edition).year
    with_later = t("{year} 年版，并包含 {year} 年以后的内容", year=year)
    view = with_later if query.later else t("{year} 年版，不含 {year} 年以后的内容", year=year)
    return (*pairs, (t("范围"), view))


def own_words(catalog: Catalog, entries: Iterable[str], lang: str) -> list[tuple[str, str]]:
    """Return (heading, what is wanted) of each column that lists have of their own."""
    t = translator(lang)
    said: dict[str, list[str]] = {}
    for entry in entries:
        column_id = entry.partition(OF_COLUMN)[0]
        ends = between_of(entry) if own_columns(catalog)[column_id].is_number else None
        low, high = (None if end is None or isinf(end) else end for end in ends or (None, None))
        said.setdefault(column_id, []).append(range_words(low, high, lang) if ends else value_of(entry))
    headings = {column_id: own_columns(catalog)[column_id].column.heading_zh for column_id in said}
    return [(headings[column_id], t("、").join(texts)) for column_id, texts in said.items()]


def range_words(low: float | None, high: float | None, lang: str) -> str:
    """Return a range as readers see it ("≥ 5", "≤ 10", "5–10"); empty where both ends are open."""
    t = translator(lang)
    if low == high:
        return range_text(low, high)
    if high is None:
        return t("≥ {value}", value=range_text(low, low))
    if low is None:
        return t("≤ {value}", value=range_text(high, high))
    return f"{range_text(low, low)}–{range_text(high, high)}"
