"""The rule that reads an address: of the words that fit, the longest decides, of equal ones the later.

It held on 48,665 real addresses of known unit (decision 66). A word fits if what it needs stands in the address, its
house number is in range, and its unit may lie behind the district that the address names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mapping.firms.place.districts import BEHIND, OWN, SPLIT, SURE, may_lie
from mapping.firms.place.lexicon import Reading
from mapping.firms.place.placed import NOWHERE, Confidence, Placed, lower
from mapping.firms.place.spelling import plain_address

if TYPE_CHECKING:
    from mapping.firms.place.lexicon import Lexicon

_LOT: Final = re.compile(r"\d{1,3}[RCMU][A-Z]{0,2}\d?地块")
"""How the WEDZ names its lots, as 17C1地块."""
_LOT_UNIT: Final = "wedz"
_NUMBER: Final = re.compile(r"(?:[特附临新甲第]|NO\.?)?(\d+)(?![\d层楼栋幢座单室组米公期])")
"""A house number right after a road; 特1号 is 1, and 3栋 or 12楼 is none."""
_OFFICE_CODE: Final = re.compile(r"\(\d+\)$")
"""What ends addresses of Dongxihu and is no house number."""
_HEAD: Final = re.compile(r"(?:中国|中华人民共和国)?(?:湖北省?)?")
_ROAD_GOES_ON: Final = re.compile(r"[路街大道巷里村广公桥一二三四五六七八九十东南西北中]|$")
"""After the short name of a city: it is a road of Wuhan, such as 北京路 and 海口三路."""
_SHORTEST, _LONGEST = 2, 5
_GOES_ON: Final = re.compile(r"[村路街大道巷里湾小花新]")
"""After a short name: it may be another, longer one, such as 武湖 in 武湖村."""
_CITY: Final = "武汉"


@dataclass(frozen=True, slots=True)
class Read:
    """What an address tells: where, and the districts it names (what a registry says must not contradict them).

    ``settled``: neither registry nor code may add anything; ``among``: they may decide only between these units.
    ``in_city``: it says itself that it is in Wuhan.
    """

    placed: Placed
    districts: tuple[str, ...] = ()
    settled: bool = False
    among: frozenset[str] = frozenset()
    in_city: bool = True

    def allows(self, unit_id: str) -> bool:
        """Tell whether a registry or a code that stands for a unit agrees with the address."""
        return may_lie(unit_id, self.districts) and (not self.among or unit_id in self.among)


@dataclass(frozen=True, slots=True)
class _Found:
    reading: Reading
    start: int
    end: int

    @property
    def rank(self) -> tuple[int, int]:
        return self.end - self.start, self.start


@dataclass(slots=True)
class _Sorted:
    """The words of one address, sorted: those that fit, zones that its district contradicts, and others against it."""

    text: str
    hits: list[tuple[int, int, int]]
    named: tuple[str, ...]
    fitting: list[_Found] = field(default_factory=list)
    against: list[_Found] = field(default_factory=list)
    ignored: bool = False
    outside: str = ""


def read(address: str, lexicon: Lexicon) -> Read:
    """Read an address."""
    found = _sorted(_OFFICE_CODE.sub("", plain_address(address)), lexicon)
    found.outside = found.outside or _elsewhere(found, lexicon)
    if found.outside:
        return Read(Placed(None, "none", "", found.outside), settled=True)
    return _decided(found)


def _sorted(text: str, lexicon: Lexicon) -> _Sorted:
    """Find and sort the words; one that stands outside the city ends it."""
    hits = lexicon.find(text)
    words = lexicon.words
    present = {words[place] for place, _, _ in hits}
    # the names of the districts come first among the words
    named = tuple(dict.fromkeys([words[place] for place, _, _ in hits if place < len(OWN)]))
    found = _Sorted(text, hits, named)
    for place, start, end in hits:
        for reading in lexicon.by_place[place]:
            if reading.kind == "outside":
                if _is_outside(reading, text, (start, end), present):
                    found.outside = reading.word
                    return found
            elif reading.holds(present) and _in_range(reading, text, end):
                if may_lie(reading.unit_id, named):
                    found.fitting.append(_Found(reading, start, end))
                elif reading.kind == "zone":
                    found.against.append(_Found(reading, start, end))
                else:
                    found.ignored = True
    lot = _LOT.search(text)
    if lot and may_lie(_LOT_UNIT, named):
        found.fitting.append(_Found(Reading(lot[0], "park", _LOT_UNIT, "high"), lot.start(), lot.end()))
    return found


def _elsewhere(found: _Sorted, lexicon: Lexicon) -> str:
    """Return the short name of another city or province with which an address begins; nothing where it has none."""
    text = found.text
    if found.named or _CITY in text:
        return ""
    head = _HEAD.match(text)
    start = head.end() if head else 0
    if any(word.start <= start < word.end for word in found.fitting):
        return ""
    names = (text[start : start + length] for length in range(_LONGEST, _SHORTEST - 1, -1))
    name = next((name for name in names if name in lexicon.elsewhere), "")
    return "" if _ROAD_GOES_ON.match(text, start + len(name)) else name


def _is_outside(reading: Reading, text: str, span: tuple[int, int], present: set[str]) -> bool:
    """Tell whether a place elsewhere is where the address is: it begins with it, or does not name Wuhan at all."""
    start, end = span
    if reading.word[-1] == "市" and text[end : end + 1] == "场":
        return False
    return reading.holds(present) or _HEAD.fullmatch(text, 0, start) is not None


def _in_range(reading: Reading, text: str, end: int) -> bool:
    """Tell whether the house number right after a word lies in its range; without a number it does not."""
    if reading.numbers is None:
        return True
    number = _NUMBER.match(text, end)
    return number is not None and reading.numbers[0] <= int(number[1]) <= reading.numbers[1]


def _decided(found: _Sorted) -> Read:
    """Let the longest word decide."""
    text, named = found.text, found.named
    strong = [word for word in found.fitting if not word.reading.weak] or found.fitting
    best = max(strong, key=_rank, default=None)
    zone = _contradiction(found) if found.against else None
    if zone and (best is None or zone.rank >= best.rank):
        return Read(Placed(None, "none", "", f"{named[0]}/{zone.reading.word}"), named, settled=True)
    if best is None:
        return Read(_by_district(text, named, ignored=found.ignored), named)
    units = {word.reading.unit_id for word in strong if word.rank == best.rank}
    if len(units) > 1:
        return Read(Placed(None, "none", "", best.reading.word), named, among=frozenset(units))
    in_city = bool(named) or _CITY in text or best.reading.kind == "zone"
    confidence = _confidence(text, named, best, strong)
    if zone or not in_city:
        confidence = lower(confidence, "medium")
    return Read(Placed(best.reading.unit_id, "address", confidence, best.reading.word), named, in_city=in_city)


def _contradiction(found: _Sorted) -> _Found | None:
    """Return the longest zone that the district contradicts, unless it is only part of another name (光谷大道)."""
    whole = [
        zone
        for zone in found.against
        if not any(
            start <= zone.start and zone.end <= end and end - start > zone.end - zone.start
            for _, start, end in found.hits
        )
    ]
    return max(whole, key=_rank, default=None)


def _rank(word: _Found) -> tuple[int, int]:
    return word.rank


def _by_district(text: str, named: tuple[str, ...], *, ignored: bool) -> Placed:
    """Place by the district alone; those that were cut up decide nothing, and two that disagree neither."""
    if len({OWN[name] for name in named}) != 1 or named[0] in SPLIT:
        return NOWHERE
    sure = named[0] in SURE and not ignored and _CITY in text
    return Placed(OWN[named[0]], "address", "high" if sure else "medium", named[0])


def _confidence(text: str, named: tuple[str, ...], best: _Found, strong: list[_Found]) -> Confidence:
    """Say how surely a word decides: less where others disagree, it is short, or no place stands before it."""
    confidence = best.reading.confidence
    rivals = any(
        found.reading.unit_id != best.reading.unit_id and not (best.start <= found.start and found.end <= best.end)
        for found in strong
    )
    # 和平街 is a subdistrict and any street of that name
    street = best.reading.kind == "subdistrict" and best.reading.word.endswith("街")
    goes_on = best.reading.bare and _GOES_ON.match(text, best.end)
    alone = (best.reading.bare or street) and not any(best.reading.unit_id in BEHIND[name] for name in named)
    if rivals or goes_on or alone or len(named) > 1:
        confidence = lower(confidence, "medium")
    return confidence
