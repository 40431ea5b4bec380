"""What a firm is, from what its name says and what its scope says.

The name comes first, where it has a word of business in its place; a scope that agrees makes it sure, and chooses
within what a wide word leaves open. General words of a name (生物科技) wait for the scope. Nothing is forced: where two
industries count alike the firm has none, and all that it may be is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from mapping.firms.classify.classed import NOT_CLASSED, Classed, Sense
from mapping.firms.classify.scopes import SAYS_NOTHING
from mapping.firms.classify.trades import WHOLESALE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.firms.classify.names import NameRead
    from mapping.firms.classify.scopes import Choice, ScopeRead
    from mapping.firms.classify.trades import Trades

MOST_OTHERS = 8
NAME, SCOPE, WORDS = "firm_name", "scope", "words"


class Answer(NamedTuple):
    """What a firm is taken for: the sense, where it stood, the word, how sure, and what the name means besides."""

    sense: Sense
    origin: str
    word: str
    confidence: str
    besides: str | None = None


def decide(name: NameRead, scope: ScopeRead | None, trades: Trades) -> Classed:
    """Return the class of a firm by words alone."""
    said = scope or SAYS_NOTHING
    if name.strong and name.sense:
        answer = _by_name(name, name.sense, said, trades)
    elif said.choices:
        answer = _by_scope(name, said, trades)
    elif name.sense:
        answer = Answer(name.sense, NAME, name.word, "low")
    else:
        return NOT_CLASSED
    subsector = answer.sense.subsector_id
    others = dict.fromkeys((*answer.sense.also, answer.besides, *said.also))
    others.pop(subsector, None)
    others.pop(None, None)
    also = tuple(cast("Iterable[str]", others))[:MOST_OTHERS]
    industry = trades.industries[subsector] if subsector else None
    return Classed(industry, subsector, WORDS, answer.origin, answer.confidence, also, None, answer.word)


def _by_name(name: NameRead, own: Sense, said: ScopeRead, trades: Trades) -> Answer:
    """Return the class of a firm whose name has a word of business."""
    first = said.choices[0] if said.choices else None
    if first and said.sells and not name.trader and trades.is_goods(own):
        # it bears the name of goods that it only sells
        return Answer(first.sense, SCOPE, first.word, "medium", own.subsector_id)
    agreeing = _agreeing(own, said, trades)
    if agreeing is None and first and name.trader and said.sells and said.clear:
        # what a trader sells is told by its scope
        return Answer(first.sense, SCOPE, first.word, "medium", own.subsector_id)
    if agreeing is None:
        return Answer(own, NAME, name.word, "low" if name.broad or (first and said.clear) else "medium")
    heard_twice = name.broad and agreeing.word == name.word
    confidence = "high" if agreeing is first and not heard_twice else "medium"
    # a wide word leaves open which sub-sector it is, a trader's name how it sells: the scope tells
    sells = name.trader and own.subsector_id == WHOLESALE and trades.is_trade(agreeing.sense)
    sense = agreeing.sense if name.broad or sells else own
    return Answer(sense, NAME, name.word, confidence, own.subsector_id)


def _by_scope(name: NameRead, said: ScopeRead, trades: Trades) -> Answer:
    """Return the class of a firm whose name has general words at most."""
    first = said.choices[0]
    hint = name.sense
    agreeing = _agreeing(hint, said, trades) if hint else None
    if agreeing is None and said.tied:
        return Answer(Sense(None, said.also, "low"), SCOPE, first.word, "low")
    confidence = "medium" if said.clear and (agreeing is first or not hint) else "low"
    chosen = agreeing or first
    return Answer(chosen.sense, SCOPE, chosen.word, confidence, hint.subsector_id if hint else None)


def _agreeing(own: Sense, said: ScopeRead, trades: Trades) -> Choice | None:
    """Return what a scope says of what a name means, if that is among its choices."""
    industry = trades.industry_of(own)
    for choice in said.choices:
        subsector = choice.sense.subsector_id
        if subsector == own.subsector_id or (subsector and subsector in own.also):
            return choice
        if industry and industry == trades.industry_of(choice.sense):
            return choice
    return None
