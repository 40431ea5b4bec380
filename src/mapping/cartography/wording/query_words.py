"""A query of the park finder in words: one pair of name and value a filter, as a page, a file or a report prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.wording.names import Names
from mapping.i18n import translator
from mapping.insight.parks.finder import RANGE_FACETS, UNKNOWN, VALUE_FACETS
from mapping.insight.parks.written import range_text

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.insight.parks.finder import Found, ParkQuery
    from mapping.insight.parks.index import RangeFacet, ValueFacet


def facet_label(facet: ValueFacet | RangeFacet, lang: str) -> str:
    """Return what a facet is called."""
    t = translator(lang)
    return {
        "industry": t("965 产业"),
        "word": t("产业用词"),
        "unit": t("布局单元"),
        "kind": t("类型"),
        "level": t("级别"),
        "precision": t("点位精度"),
        "confidence": t("把握程度"),
        "area": t("面积（平方公里）"),
        "year": t("起始年份"),
    }[facet]


def value_label(catalog: Catalog, facet: ValueFacet, value: str, names: Names) -> str:
    """Return what a value of a facet is called.

    Raises:
        UnknownNameError: no such industry or unit.
    """
    t = translator(names.lang)
    if facet == "industry":
        return names.industry(catalog.industry(value))
    if facet == "word":
        return names.term(value)
    if facet == "unit":
        return t("未查明") if value == UNKNOWN else names.unit_label(catalog.unit(value))
    vocabulary = {"kind": "park_kind", "level": "park_level"}.get(facet, facet)
    return names.value(vocabulary, None if value == UNKNOWN else value)


def query_words(catalog: Catalog, found: Found, lang: str) -> tuple[tuple[str, str], ...]:
    """Return (name, value) of each filter of an answer that is set, and always which rows its view holds."""
    t, query = translator(lang), found.query
    names = Names.of(catalog, lang)
    pairs = [(t("查找文字"), query.q)] if query.q else []
    for facet in VALUE_FACETS:
        labels = dict.fromkeys(value_label(catalog, facet, value, names) for value in getattr(query, facet))
        if labels:
            pairs.append((facet_label(facet, lang), t("、").join(labels)))
    for name in RANGE_FACETS:
        text = _range_words(name, query, lang)
        if text:
            pairs.append((facet_label(name, lang), text))
    year = catalog.edition(found.edition).year
    with_later = t("{year} 年版，并包含 {year} 年以后的内容", year=year)
    view = with_later if query.later else t("{year} 年版，不含 {year} 年以后的内容", year=year)
    return (*pairs, (t("范围"), view))


def _range_words(name: RangeFacet, query: ParkQuery, lang: str) -> str:
    t = translator(lang)
    low, high = getattr(query, name)
    if low is None and high is None:
        return ""
    if low is None:
        return t("不超过 {n}", n=range_text(high, high))
    if high is None:
        return t("不少于 {n}", n=range_text(low, low))
    return range_text(low, high)
