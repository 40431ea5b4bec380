"""The policy's own sentences as a reader sees them: in Chinese, marked, and in English with a rendering of our own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mapping.cartography.parts import Quotation
from mapping.cartography.wording.typography import display
from mapping.i18n import translator
from mapping.insight.quotes import entry_id, list_quote, sentences, target_quotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mapping.cartography.wording.names import Names
    from mapping.catalog import Catalog
    from mapping.catalog.records import Designation, Target
    from mapping.insight.quotes import Quote

_NUMERALS = "一二三四五六七八九十"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_CLAUSE = re.compile(rf"([{_NUMERALS}])(?:\(([{_NUMERALS}])\)(\d*))?")


def clause_name(clause: str, lang: str) -> str:
    """Return how a clause is cited: 二（一） or "Part II(1)"; one that is numbered otherwise as the table writes it."""
    t, found = translator(lang), _CLAUSE.fullmatch(clause)
    if found is None:
        return display(clause)
    part, paragraph, item = found.groups()
    if lang == "en":
        part, paragraph = _ROMAN[_NUMERALS.index(part)], str(_NUMERALS.index(paragraph) + 1) if paragraph else ""
    if not paragraph:
        return t("第{part}部分", part=part)
    if not item:
        return t("{part}（{paragraph}）", part=part, paragraph=paragraph)
    return t("{part}（{paragraph}）{item}", part=part, paragraph=paragraph, item=item)


def clause_names(clauses: Iterable[str], lang: str) -> str:
    """Return the names of clauses, each once, in order, as one text."""
    # An English name may hold a comma ("Part II(2), item 1"), so a comma cannot stand between two.
    between = "; " if lang == "en" else translator(lang)("、")
    return between.join(clause_name(clause, lang) for clause in sorted(set(clauses)))


def list_quotation(
    catalog: Catalog, designations: Sequence[Designation], names: Names, term: str | None = None
) -> Quotation | None:
    """Return the sentence behind a list, as `mapping.insight.quotes.list_quote` marks it."""
    quote = list_quote(catalog, designations, term)
    return None if quote is None else _told(catalog, quote, names)


def target_quotations(catalog: Catalog, targets: Iterable[Target], names: Names) -> tuple[Quotation, ...]:
    """Return the sentences that set targets, each once."""
    return tuple(_told(catalog, quote, names) for quote in target_quotes(catalog, targets))


def quotations(catalog: Catalog, edition: str, names: Names) -> tuple[Quotation, ...]:
    """Return all sentences of an edition, each once."""
    return tuple(_told(catalog, quote, names) for quote in sentences(catalog, edition))


def _told(catalog: Catalog, quote: Quote, names: Names) -> Quotation:
    # The whole decides what is full width: a piece may be a bracket alone.
    text, pieces, at = display(quote.clause.quote), [], 0
    for piece, marked in quote.pieces:
        pieces.append((text[at : at + len(piece)], marked))
        at += len(piece)
    return Quotation(
        clause=clause_name(quote.clause.clause, names.lang),
        pieces=tuple(pieces),
        english=quote.clause.quote_en if names.lang == "en" else None,
        entry=entry_id(catalog, quote.clause),
    )
