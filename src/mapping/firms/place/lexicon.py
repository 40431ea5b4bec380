"""The words of the tables, all of which are found in an address in one pass."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast

from ahocorasick_rs import AhoCorasick, Implementation

from mapping.catalog.labels import LABEL_SETS
from mapping.firms.place.districts import OWN
from mapping.firms.place.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.catalog.records import AddressWord, Subdistrict
    from mapping.firms.place.placed import Confidence

Kind: TypeAlias = Literal["outside", "zone", "road", "park", "community", "subdistrict"]

_DISTRICT: Final = {adcode: label.zh for adcode, label in LABEL_SETS["district"].items()}
_ENDS_LIKE_A_PLACE: Final = re.compile(r"(街道?|镇|乡|办事处|农场|管委会|[村园城区])$")
_SHORT: Final = 3
_CITY_OR_PROVINCE: Final = re.compile(r"(?!湖北).{2,5}?(?=(市|省|(回族|壮族|维吾尔)?自治区)$)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word says where it fits: ``needs`` as (must not stand, one of these words), house numbers, confidence.

    ``weak``: it decides only where no other word does. ``bare``: short, and part of many other names.
    """

    word: str
    kind: Kind
    unit_id: str
    confidence: Confidence
    needs: tuple[tuple[bool, frozenset[str]], ...] = ()
    numbers: tuple[int, int] | None = None
    weak: bool = False
    bare: bool = False

    def holds(self, present: set[str]) -> bool:
        """Tell whether what it needs is among the words that stand in an address, and nothing that it excludes."""
        return all(absent == words.isdisjoint(present) for absent, words in self.needs)


@dataclass(frozen=True)
class Lexicon:
    """The readings of all words; no slots, for the automaton that finds them is made once and does not travel."""

    readings: tuple[Reading, ...]

    @classmethod
    def of(cls, words: Iterable[AddressWord], subdistricts: Iterable[Subdistrict]) -> Lexicon:
        """Take up the tables."""
        return cls((*map(_of_word, words), *(reading for row in subdistricts for reading in _of_subdistrict(row))))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All that is looked for: the words, those that they need, and the names of districts."""
        needed = (word for reading in self.readings for _, words in reading.needs for word in words)
        return tuple(dict.fromkeys((*OWN, *(reading.word for reading in self.readings), *needed)))

    @cached_property
    def by_place(self) -> tuple[tuple[Reading, ...], ...]:
        """Return place in `words` -> readings."""
        found: defaultdict[str, list[Reading]] = defaultdict(list)
        for reading in self.readings:
            if reading not in found[reading.word]:
                found[reading.word].append(reading)
        return tuple(tuple(found[word]) for word in self.words)

    @cached_property
    def elsewhere(self) -> frozenset[str]:
        """Cities and provinces outside by their short names, as 襄阳 and 广东."""
        outside = (reading.word for reading in self.readings if reading.kind == "outside")
        return frozenset(short[0] for word in outside if (short := _CITY_OR_PROVINCE.match(word)))

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self.words, implementation=Implementation.ContiguousNFA)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Return place in `words`, start and end of every word in a text, those inside others too."""
        return self._automaton.find_matches_as_indexes(text, overlapping=True)

    def __getstate__(self) -> dict[str, object]:
        """Leave out what is made anew where it arrives."""
        return {"readings": self.readings}


def _of_word(row: AddressWord) -> Reading:
    needs = tuple((need[0] == "!", frozenset(plain(need.removeprefix("!")).split("|"))) for need in row.needs)
    numbers = None if row.number_from is None or row.number_to is None else (row.number_from, row.number_to)
    word = plain(row.word)
    bare = row.kind == "community" and not row.needs and _is_bare(word)
    return Reading(word, cast("Kind", row.kind), row.unit_id, _sure(row.confidence), needs, numbers, bare=bare)


def _of_subdistrict(row: Subdistrict) -> Iterable[Reading]:
    """Yield a reading for each of its names; one of the statistics means something beside its own district only."""
    needs = ((False, frozenset({_DISTRICT[row.adcode]})),) if row.kind == "virtual" else ()
    confidence: Confidence = "low" if row.also else _sure(row.confidence)
    for name in dict.fromkeys(map(plain, (row.name_zh, *row.aliases))):
        weak = row.also is not None
        yield Reading(name, "subdistrict", row.unit_id, confidence, needs, weak=weak, bare=_is_bare(name))


def _sure(confidence: str) -> Confidence:
    """Return one of the three confidences of placing."""
    return "high" if confidence == "high" else "low" if confidence == "low" else "medium"


def _is_bare(word: str) -> bool:
    return len(word) <= _SHORT and not _ENDS_LIKE_A_PLACE.search(word)
