"""What the scope of business (经营范围) of a firm says it does: its first items count most, and its verbs tell.

Making and research count more than services, these more than selling, and renting or advising least. Set phrases
(技术咨询, 货物进出口, what stands in brackets) say little or nothing. Items are short and many firms share them, so
that what one says is kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mapping.firms.classify.text import fold
from mapping.firms.classify.words import TRADE

if TYPE_CHECKING:
    from mapping.firms.classify.classed import Sense
    from mapping.firms.classify.codes import Classification
    from mapping.firms.classify.trades import Trades
    from mapping.firms.classify.words import Found, Words

_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]?")
_ITEMS = re.compile(r"[;；。,，:：\n]")
_NUMBER = re.compile(r"^[一二三四五六七八九十\d]+[、.](?=[\u3400-\u9fff])")
_GOODS = re.compile(r"以及|[、及和与]")
_FOR_OTHERS = re.compile(r"为[^;。,]{2,14}?提供")
_MAKES = re.compile(r"制造|生产|研发|研制|研究|开发|加工|设计|制作|冶炼|施工|种植|养殖|饲养")
_SELLS = re.compile(r"销售|批发|零售|经销|购销|批零|代购|代销|买卖|经营$")
_LETS = re.compile(r"租赁|出租")
_ADVISES = re.compile(r"咨询|策划|推广|代理")
MAKING, SERVING, SELLING, LETTING = 1.0, 0.9, 0.45, 0.35
GENERAL, PHRASE = 0.4, 0.3
FADES = 0.8
LEAST = 0.3
MOST_GOODS, MOST_KEPT = 4, 200_000
LONGEST = 600
TIE = 0.93
ENOUGH = 0.5
"""What counts at least half of what counts most is a choice."""
CLEAR = 0.6


class Says(NamedTuple):
    """What one item of a scope says: a sense, its weight, the word, whether it sells; its industry (or group)."""

    sense: Sense
    weight: float
    word: str
    sells: bool
    group: str
    subsector: str


class Choice(NamedTuple):
    """What a scope says of one industry: its sub-sector that counts most, the word, how much the industry counts."""

    sense: Sense
    word: str
    weight: float


class ScopeRead(NamedTuple):
    """What a scope says: one choice an industry that counts for something, the first most; ``also``: all sub-sectors.

    ``tied``: the second counts as much as the first. ``clear``: the first is most of what is said. ``sells``: the firm
    neither makes nor serves.
    """

    choices: tuple[Choice, ...] = ()
    also: tuple[str, ...] = ()
    tied: bool = False
    clear: bool = False
    sells: bool = False


SAYS_NOTHING = ScopeRead()


class Scopes:
    """Reads scopes of business; keeps what their items say, which are folded and looked into but once."""

    def __init__(self, words: Words, classes: Classification, trades: Trades) -> None:
        self._words = words
        self._classes = classes
        self._trades = trades
        self._kept: dict[str, tuple[Says, ...]] = {"": ()}

    def read(self, scope: str) -> ScopeRead:
        """Return what a scope says."""
        kept = self._kept
        said: list[tuple[Says, float]] = []
        fades = 1.0
        for item in _ITEMS.split(_BRACKETS.sub("", scope[:LONGEST])):
            says = kept.get(item)
            if says is None:
                says = self._item(item)
            if says:
                said += [(one, one.weight * fades) for one in says]
                fades *= FADES
                if fades < LEAST:
                    break
        return self._weighed(said) if said else SAYS_NOTHING

    def _item(self, item: str) -> tuple[Says, ...]:
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
            self._kept[""] = ()
        folded = _FOR_OTHERS.sub("", _NUMBER.sub("", fold(item)))
        says = self._kept[item] = tuple(self._says(folded)) if folded else ()
        return says

    def _says(self, item: str) -> list[Says]:
        """Return what an item says: the class whose name it is, or the last word of each of its goods."""
        phrase = self._words.phrases.get(item)
        if phrase:
            return [self._say(phrase, PHRASE, item, sells=self._trades.is_trade(phrase))] if phrase.subsector_id else []
        code = self._classes.named(item)
        if code and self._classes.decides(code):
            sells = code.startswith(TRADE)
            return [self._say(self._classes.sense(code), SELLING if sells else MAKING, item, sells=sells)]
        makes = bool(_MAKES.search(item))
        sells = not makes and bool(_SELLS.search(item))
        says: list[Says] = []
        fades = 1.0
        for goods in _GOODS.split(item):
            best = None if goods in self._words.phrases else self._best(goods)
            if best:
                one = self._weigh(best, item, makes=makes, sells=sells)
                says.append(one._replace(weight=one.weight * fades))
                fades *= FADES
                if len(says) == MOST_GOODS:
                    break
        if not says and sells:
            says.append(self._say(self._trades.selling(None, item), SELLING, item, sells=True))
        return says

    def _best(self, goods: str) -> Found | None:
        """Return the last word of business of one of the goods; the last general one where there is none."""
        weak = None
        for one in reversed(self._words.find(goods)):
            role = one.entry.role
            if role in ("business", "outside") or (role == "trade" and one.entry.code):
                return one
            if role in ("function", "trade") and weak is None and one.entry.sense.subsector_id:
                weak = one
        return weak

    def _weigh(self, one: Found, item: str, *, makes: bool, sells: bool) -> Says:
        """Return what a word of an item says, given the verbs of the item."""
        entry = one.entry
        if entry.role == "trade":
            sense = entry.sense if entry.code else self._trades.selling(None, item)
            return self._say(sense, SELLING, entry.word, sells=True)
        if sells:
            return self._say(self._trades.selling(entry.sense, item), SELLING, entry.word, sells=True)
        weight = MAKING if makes else SERVING
        lets = _LETS.search(item) and not _LETS.search(entry.word)
        if lets or (not makes and _ADVISES.search(item) and not _ADVISES.search(entry.word)):
            weight = LETTING
        if entry.role == "function":
            weight *= GENERAL
        return self._say(entry.sense, weight, entry.word, sells=False)

    def _say(self, sense: Sense, weight: float, word: str, *, sells: bool) -> Says:
        subsector = sense.subsector_id or ""
        # of sub-sectors without an industry each is its own group, business outside of all another
        group = (self._trades.industries[subsector] or f"-{subsector}") if subsector else ""
        return Says(sense, weight, word, sells, group, subsector)

    def _weighed(self, said: list[tuple[Says, float]]) -> ScopeRead:
        """Return the industries by how much they count, each with its sub-sector that counts most."""
        groups: dict[str, float] = {}
        subsectors: dict[str, float] = {}
        sells = True
        for one, weight in said:
            groups[one.group] = groups.get(one.group, 0.0) + weight
            subsectors[one.subsector] = subsectors.get(one.subsector, 0.0) + weight
            sells = sells and one.sells
        best: dict[str, Says] = {}
        for one, _ in said:
            known = best.get(one.group)
            if known is None or subsectors[one.subsector] > subsectors[known.subsector]:
                best[one.group] = one
        order = sorted(groups, key=groups.__getitem__, reverse=True)
        first = groups[order[0]]
        also = [one for one in sorted(subsectors, key=subsectors.__getitem__, reverse=True) if one]
        return ScopeRead(
            tuple(
                [
                    Choice(best[group].sense, best[group].word, groups[group])
                    for group in order
                    if groups[group] >= ENOUGH * first
                ]
            ),
            (*also, *best[order[0]].sense.also),
            len(order) > 1 and groups[order[1]] >= TIE * first,
            first >= CLEAR * sum(groups.values()),
            sells,
        )
