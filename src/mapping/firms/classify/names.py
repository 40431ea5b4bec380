"""What the name of a firm says it does: place, trade name, business, organisational form, in this order by law.

The form and what stands behind it (branches) are cut, as are brackets and places at the head. Of the words left the one
nearest the end names the business: 华中光电科技 is of 光电, 航天大酒店 a hotel. A word that would begin the name is in
the place of the trade name (量子科技, 深海餐饮) and decides weakly; so do general words such as 科技 or 信息技术.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mapping.firms.classify.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.firms.classify.classed import Sense
    from mapping.firms.classify.trades import Trades
    from mapping.firms.classify.words import Found, Words

_BRACKETS = re.compile(r"\([^()]*\)?")
# 航空路, 金融港, 汽车城: the word is part of a place, unless the name ends there
_OF_A_PLACE = re.compile(
    r"路(?![桥面由基灯网况侧缘])|大?街|大道|大厦|广场|花园|小区|社区|港(?!口)|城(?![市建轨际投])|[巷村湾]"
)
SHORT_TRADE_NAME = 3


class NameRead(NamedTuple):
    """What a name says. ``strong``: a word of business in its place; ``trader``: the name says that the firm sells."""

    sense: Sense | None = None
    word: str = ""
    strong: bool = False
    trader: bool = False
    broad: bool = False


NOTHING = NameRead()


class Names:
    """Reads names of firms. Immutable."""

    def __init__(self, words: Words, trades: Trades, places: Iterable[str]) -> None:
        self._words = words
        self._trades = trades
        heads = sorted({fold(place) for place in places if place}, key=len, reverse=True)
        self._head = re.compile(rf"(?:{'|'.join(map(re.escape, heads))})+")
        self._form = re.compile("|".join(map(re.escape, words.forms)))

    def core(self, name: str) -> str:
        """Return a name without places at its head, brackets, and its form with what follows."""
        folded = _BRACKETS.sub("", fold(name))
        form = self._form.search(folded, 1)
        cut = folded[: form.start()] if form else folded
        head = self._head.match(cut)
        return cut[head.end() :] if head and head.end() < len(cut) else cut

    def read(self, name: str) -> NameRead:
        """Return what a name says."""
        core = self.core(name)
        found = self._words.find(core) if core else []
        trade: Found | None = None
        weak: Found | None = None
        for one in reversed(found):
            role = one.entry.role
            if role == "nothing" or _is_of_a_place(core, one):
                continue
            if role == "function":
                weak = weak if weak or not one.entry.sense.subsector_id else one
            elif role == "trade":
                trade = trade or one
            else:
                return self._business(core, one, trade, weak)
        if trade:
            entry = trade.entry
            sense = entry.sense if entry.code else self._trades.selling(None, entry.word)
            return NameRead(sense, entry.word, strong=True, trader=True)
        return NameRead(weak.entry.sense, weak.entry.word, broad=True) if weak else NOTHING

    def _business(self, core: str, one: Found, trade: Found | None, weak: Found | None) -> NameRead:
        """Return what a name says whose last word of business is ``one``, with what stands behind it."""
        entry = one.entry
        if trade:
            sense = self._trades.selling(entry.sense, trade.entry.word)
            return NameRead(sense, core[one.start : trade.end], strong=True, trader=True)
        in_trade_name = one.start == 0 and len(entry.word) <= SHORT_TRADE_NAME and one.end < len(core)
        if in_trade_name and weak:
            return NameRead(weak.entry.sense, weak.entry.word, broad=True)
        return NameRead(entry.sense, entry.word, strong=not in_trade_name, broad=entry.broad)


def _is_of_a_place(core: str, one: Found) -> bool:
    behind = _OF_A_PLACE.match(core, one.end)
    return bool(behind) and behind.end() < len(core) if behind else False
