"""Overlap in words: by what units are compared, which two are most alike, and what a pair has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.cartography.wording.typography import index_text
from mapping.i18n import message, translator
from mapping.insight.overlap import closest

if TYPE_CHECKING:
    from mapping.cartography.wording.names import Names
    from mapping.catalog import Catalog
    from mapping.insight.overlap import Basis, Pair

BASIS_LABELS: Final[dict[Basis, str]] = {
    "industries": message("按 965 产业"),
    "terms": message("按文件用词"),
    "subsectors": message("按细分领域"),
}
"""What each basis of a comparison is called."""

CLOSEST_LABELS: Final[dict[Basis, str]] = {
    "industries": message("965 产业最相近的单元"),
    "terms": message("用词最相近的单元"),
    "subsectors": message("细分领域最相近的单元"),
}
"""What the list of the most similar units is called."""

_FINDINGS: Final[dict[Basis, tuple[str, str]]] = {
    "industries": (message("按 965 产业最相近：{a} × {b} {value}"), message("没有两个单元列入同一产业")),
    "terms": (message("按文件用词最相近：{a} × {b} {value}"), message("没有两个单元使用同一用词")),
    "subsectors": (message("按细分领域最相近：{a} × {b} {value}"), message("没有两个单元写明或涵盖同一细分领域")),
}
_MOST_COVERED: Final = 3
"""Sub-sectors told of those that both only cover; the rest is counted."""


def closest_text(catalog: Catalog, by: Basis, edition: str, names: Names) -> str:
    """Return which two units, or lists, are most alike, and how much."""
    t, pairs = translator(names.lang), closest(catalog, by, edition)
    pattern, none = _FINDINGS[by]
    if not pairs:
        return t(none)
    first = pairs[0]
    return t(pattern, a=names.claimant(first.a), b=names.claimant(first.b), value=index_text(first.value))


def shared_words(catalog: Catalog, pair: Pair, by: Basis, names: Names) -> tuple[str, ...]:
    """Return what two units have in common, one sentence a kind: terms, industries, or sub-sectors."""
    t = translator(names.lang)
    if by == "industries":
        return _some(t("、").join(names.industry_short(catalog.industry(i)) for i in pair.shared_industries))
    if by == "terms":
        return _some(t("、").join(names.term_short(term) for term in pair.shared_terms))
    named, covered = (
        [names.subsector(catalog.subsector(one)) for one in ids]
        for ids in (pair.named_subsectors, pair.covered_subsectors)
    )
    told = []
    if named:
        told.append(t("都有对应用词：{items}", items=t("、").join(named)))
    if covered:
        items = t("、").join(covered[:_MOST_COVERED])
        more = t("{items} 等 {n} 个", items=items, n=len(covered)) if len(covered) > _MOST_COVERED else items
        told.append(t("宽泛用词涵盖：{items}", items=more))
    return tuple(told)


def _some(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
