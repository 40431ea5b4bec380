"""What the address says of a match: the text, words taken out, meanings chosen, weights.

Keys: ``text``; ``drop`` (terms); ``choose`` (``term:industry``); ``w`` (``weight:number``); lists with commas.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from mapping.errors import MappingError
from mapping.faults import Fault
from mapping.insight.entries import BETWEEN, entries, too_many
from mapping.insight.match.lexicon import lexicon
from mapping.insight.match.weights import Weights
from mapping.insight.match.wish import meanings, taken_out
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.cartography.wording.names import Names
    from mapping.catalog import Catalog
    from mapping.insight.match.ranking import Match

LONGEST_TEXT = 700
"""Chinese characters of a text, or as many bytes of any other (see `fitting`): with the other keys they fit into an
address that the server takes (`mapping.ui.server.LONGEST_ADDRESS`)."""

_BYTES_OF_A_CHARACTER = 9  # 汉 is %E6%B1%89

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
    kept = fitting(text)
    if kept != text:
        problems.append(too_long(len(text), len(kept)).told(lang))
    words = lexicon(catalog).recognise(kept).words
    dropped, chosen = entries(query.get("drop", "")), entries(query.get("choose", ""))
    drop, no_words = taken_out(words, dropped.values)
    choose, no_meanings = meanings(words, chosen.values, _MEANS)
    wrong = (*no_words, *too_many("drop", dropped), *no_meanings, *too_many("choose", chosen))
    problems += [error.told(lang) for error in wrong]
    try:
        weights = Weights.from_text(query.get("w", ""))
    except MappingError as error:
        weights = Weights()
        problems.append(error.told(lang))
    return Wish(kept, drop, tuple(choose.items()), weights, tuple(problems))


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
    cut = fitting(text.strip())
    terms = {word.term for word in lexicon(catalog).recognise(cut).words}
    return Wish(
        cut,
        tuple(term for term in wish.drop if term in terms),
        tuple(pair for pair in wish.choose if pair[0] in terms),
        wish.weights,
    )


def fitting(text: str) -> str:
    """Return as much of a text as an address has room for, by the bytes it takes there."""
    room = LONGEST_TEXT * _BYTES_OF_A_CHARACTER
    for place, character in enumerate(text[: room + 1]):
        room -= len(quote(character, safe="", errors="replace"))
        if room < 0:
            return text[:place]
    return text


def too_long(length: int, kept: int) -> Fault:
    """Return the fault of a text that is cut; lengths in characters."""
    return Fault(Code.TEXT_TOO_LONG, fields={"n": f"{length:,}", "most": f"{kept:,}"})
