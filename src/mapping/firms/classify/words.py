"""Finding words of business in the names and scopes of firms, by one automaton over folded text.

The words are those of `data/firm_words.csv` first, then those that matching understands (`word_subsectors.csv`), then
names of classes of GB/T 4754, then stop words, which only take their place. At each place the longest counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from mapping.firms.classify.classed import RANKS, Sense
from mapping.firms.classify.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mapping.catalog.records import FirmWord, StopWord, WordSubsector
    from mapping.firms.classify.codes import Classification

Role = Literal["business", "outside", "trade", "function", "nothing"]

SHORTEST = 2
SHORTEST_OF_CLASS = 3
TRADE = ("51", "52")
_LATIN = re.compile(r"[a-z0-9]")
# what the name of a class has behind its goods: a firm's own words often leave it out
_ACTIVITY = re.compile(r"(?:制造|加工|生产|服务|活动|业)$")
_SHOP = re.compile(r"(?:[店馆院行吧室铺]|服务)$")
_NONE = Sense(None, (), "low")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word and what it says. ``broad``: it takes in several sub-sectors; ``code``: it is the name of a class."""

    word: str
    role: Role
    sense: Sense
    broad: bool = False
    code: str | None = None


class Found(NamedTuple):
    """An entry at ``[start:end]`` of a text; a tuple, since millions are made."""

    start: int
    end: int
    entry: Entry


class Words:
    """The words of business. Immutable."""

    def __init__(
        self,
        firm_words: Iterable[FirmWord],
        words: Iterable[WordSubsector],
        stop_words: Iterable[StopWord],
        classes: Classification,
    ) -> None:
        entries: dict[str, Entry] = {}
        own = tuple(firm_words)
        for entry in (*_own(own), *_of_matching(words), *_of_classes(classes), *_stops(stop_words)):
            if len(entry.word) >= SHORTEST:
                entries.setdefault(entry.word, _of_a_shop(entry, entries))
        self._entries = tuple(entries.values())
        self._automaton = AhoCorasick(
            entries, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        )
        self.forms = tuple(sorted((fold(row.word) for row in own if row.role == "form"), key=len, reverse=True))
        self.phrases = {fold(row.word): Sense(row.subsector_id, row.also, "low") for row in own if row.role == "phrase"}

    def find(self, folded: str) -> list[Found]:
        """Return the words of a folded text, in its order; letters and digits count as whole tokens only."""
        entries = self._entries
        return [
            Found(start, end, entries[index])
            for index, start, end in self._automaton.find_matches_as_indexes(folded)
            if _is_whole(folded, start, end)
        ]


def _of_a_shop(entry: Entry, known: Mapping[str, Entry]) -> Entry:
    """Return a word for a shop as what its trade is known for: 美甲店 is of 美甲, which is of no sub-sector."""
    stem = known.get(_SHOP.sub("", entry.word)) if entry.role == "business" else None
    return replace(stem, word=entry.word) if stem and stem.role == "outside" else entry


def _own(rows: Iterable[FirmWord]) -> Iterator[Entry]:
    roles: dict[str, Role] = {
        "business": "business",
        "outside": "outside",
        "trade": "trade",
        "function": "function",
        "place": "nothing",
    }
    for row in rows:
        if row.role in roles:
            yield Entry(fold(row.word), roles[row.role], Sense(row.subsector_id, row.also, "high"))


def _of_matching(rows: Iterable[WordSubsector]) -> Iterator[Entry]:
    for row in rows:
        # a text of a list has no blanks, so that no English of two words stands in it
        if " " not in row.term:
            sense = Sense(row.subsector_id, row.also, confidence_of(row.confidence))
            yield Entry(fold(row.term), "business", sense, broad=row.breadth == "broad")


def _of_classes(classes: Classification) -> Iterator[Entry]:
    for name, code in classes.items():
        sense = classes.sense(code)
        if "其他" in name or not classes.decides(code):
            continue
        role: Role = "trade" if code.startswith(TRADE) else "business" if sense.subsector_id else "outside"
        for spelling in dict.fromkeys((name, _ACTIVITY.sub("", name))):
            if len(spelling) >= SHORTEST_OF_CLASS:
                yield Entry(spelling, role, sense, code=code)


def _stops(rows: Iterable[StopWord]) -> Iterator[Entry]:
    return (Entry(fold(row.term), "nothing", _NONE) for row in rows if row.lang == "zh" and not row.edge)


def confidence_of(told: str) -> str:
    """Return one of the three confidences of a firm's class for one of the tables'."""
    return told if told in RANKS else "medium" if told == "medium-high" else "low"


def _is_whole(text: str, start: int, end: int) -> bool:
    first, last = text[start], text[end - 1]
    if first < "\x80" and start and text[start - 1] < "\x80" and _LATIN.match(first) and _LATIN.match(text[start - 1]):
        return False
    after = text[end : end + 1]
    return not (last < "\x80" and after and after < "\x80" and _LATIN.match(last) and _LATIN.match(after))
