"""What the address says of a match: the text, words taken out, meanings chosen, weights.

Keys: ``text``; ``drop`` (terms); ``choose`` (``term:industry``); ``w`` (``weight:number``); lists with commas.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mapping.errors import MappingError
from mapping.i18n import translator
from mapping.insight.entries import BETWEEN, entries, too_many
from mapping.insight.lexicon import lexicon
from mapping.insight.match_wish import meanings, taken_out
from mapping.insight.weights import Weights
from mapping.ui.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.cartography.names import Names
    from mapping.catalog import Catalog
    from mapping.insight.match import Match

LONGEST_TEXT = 2000
"""Characters of a text that fit into an address which every browser and mail program passes on."""

LISTS = ("drop", "choose", "w")
"""Keys whose values are lists."""
_MEANS = ":"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reader asks for; ``problems`` names in one sentence each what the address got wrong."""

    text: str = ""
    drop: tuple[str, ...] = ()
    choose: tuple[tuple[str, str], ...] = ()
    weights: Weights = field(default_factory=Weights)
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asking:
    """What the parts of the page share: the wish, the answer to it, and whether what came later counts."""

    catalog: Catalog
    names: Names
    wish: Wish
    found: Match
    later: bool


def read_wish(query: Mapping[str, str], catalog: Catalog, lang: str) -> Wish:
    """Read a wish; what cannot be used is left out and told."""
    problems: list[str] = []
    text = query.get("text", "")
    if len(text) > LONGEST_TEXT:
        problems.append(too_long(len(text), lang))
        text = text[:LONGEST_TEXT]
    words = lexicon(catalog).recognise(text).words
    dropped, chosen = entries(query.get("drop", "")), entries(query.get("choose", ""))
    drop, no_words = taken_out(words, dropped.values)
    choose, no_meanings = meanings(words, chosen.values, _MEANS)
    wrong = (*no_words, *too_many("drop", dropped), *no_meanings, *too_many("choose", chosen))
    problems += [sentence(error, lang) for error in wrong]
    try:
        weights = Weights.from_text(query.get("w", ""))
    except MappingError as error:
        weights = Weights()
        problems.append(sentence(error, lang))
    return Wish(text, drop, tuple(choose.items()), weights, tuple(problems))


def write_wish(wish: Wish) -> dict[str, str | None]:
    """Return the keys of a wish; None where nothing need stand in the address."""
    return {
        "text": wish.text or None,
        "drop": BETWEEN.join(wish.drop) or None,
        "choose": BETWEEN.join(f"{term}{_MEANS}{industry}" for term, industry in wish.choose) or None,
        "w": wish.weights.to_text() or None,
    }


def with_text(wish: Wish, text: str, catalog: Catalog) -> Wish:
    """Return the wish with another text: what was taken out or chosen stays for the words that are still there."""
    cut = text.strip()[:LONGEST_TEXT]
    terms = {word.term for word in lexicon(catalog).recognise(cut).words}
    return Wish(
        cut,
        tuple(term for term in wish.drop if term in terms),
        tuple(pair for pair in wish.choose if pair[0] in terms),
        wish.weights,
    )


def too_long(length: int, lang: str) -> str:
    """Return the sentence for a text that is cut."""
    return translator(lang)(
        "文字有 {n} 字，只用了前 {longest} 字；请留下说明行业的句子。", n=f"{length:,}", longest=f"{LONGEST_TEXT:,}"
    )
