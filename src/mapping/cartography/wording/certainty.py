"""How sure it is that a wording belongs to an industry: the one place that decides what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.i18n import translator

if TYPE_CHECKING:
    from mapping.cartography.wording.names import Names
    from mapping.catalog import Catalog

_CERTAIN = "high"


def certainty_mark(confidence: str, names: Names) -> str | None:
    """Return what is said of a pairing of that confidence; None where it is certain."""
    if confidence == _CERTAIN:
        return None
    return translator(names.lang)("归类可靠度：{level}", level=names.value("confidence", confidence).lower())


def term_mark(catalog: Catalog, term: str, names: Names) -> str | None:
    """Return what is said of the pairing of a term of the policy; None where it is certain.

    A term that cuts across the industries is paired with none of them, and that is what is said of it.
    """
    mapping = catalog.mapping_of(term)
    if mapping is None:
        return None
    if mapping.industry_id is None:
        return translator(names.lang)("跨领域")
    return certainty_mark(mapping.confidence, names)


def term_with_mark(catalog: Catalog, term: str, names: Names) -> str:
    """Return a term of the policy, and behind it in brackets what is said of its pairing, if anything."""
    mark = term_mark(catalog, term, names)
    name = names.term(term)
    return name if mark is None else translator(names.lang)("{term}（{mark}）", term=name, mark=mark)
