"""Find a layout unit by any of its names: id, Chinese and English names, aliases, pinyin, initials.

Only whole names count. An unknown name raises with ranked suggestions, which are never applied by themselves.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice, product
from typing import TYPE_CHECKING

from mapping.errors import UnknownNameError, UsageError
from mapping.faults import Both, Phrase, Several
from mapping.i18n import message
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mapping.catalog.records import Unit

KIND = "布局单元"
_CITY = "武汉市"
SUGGESTIONS = 3
SUGGESTION_FLOOR = 60.0
"""Likeness in percent below which a name is no suggestion."""
SUGGESTION_SPREAD = 30.0
"""How much less alike than the best a suggestion may be."""
MOST_SPELLINGS = 32
"""Readings tried of an unknown name whose characters have several."""
LONGEST_NAME = 500
"""Characters of a text that may be a name at all. A longer one is not even folded: that takes time without limit."""

_IGNORED = re.compile(r"[\s'’‘\u02bc·\-_]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[a-z]+")
# An alias such as 江夏区(不含东湖高新区) names the other unit only to leave it out.
_EXCLUSION = re.compile(r"\(不含[^)]*\)")

# A short name followed by one of these is part of a road's or place's name (光谷大道, 武昌站), no mention of the unit.
_PLACE_WORDS = ("大道", "路", "街", "桥", "站", "港", "湖", "火车站", "广场", "公园", "机场", "长江大桥")
_SHORT_NAME = 2
# Words that may stand before a name without being part of it.
_BEFORE_NAME = frozenset("在到于和与及或往向去入户驻进从由的是")


class AmbiguousNameError(UsageError):
    """A name that several units answer to; ``candidates`` are their ids."""

    def __init__(self, name: str, candidates: Sequence[Unit]) -> None:
        self.name = name
        self.candidates = tuple(unit.unit_id for unit in candidates)
        options = [
            Phrase(message("{name}（{key}）"), name=Both(unit.label_zh, unit.short_en), key=unit.unit_id)
            for unit in candidates
        ]
        super().__init__(Code.NAME_AMBIGUOUS, value=name, units=Several(tuple(options)))


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit's name found in a text, at ``text[start:end]``."""

    start: int
    end: int
    name: str
    unit_id: str


def fold(text: str) -> str:
    """Return text for comparing names: NFKC (full-width brackets and letters), no case, spaces, dashes, apostrophes."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text)).casefold()


class Gazetteer:
    """Names of the layout units. Immutable; readings of aliases are derived when first needed."""

    __slots__ = ("__dict__", "_units")

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = {unit.unit_id: unit for unit in units}

    def find(self, text: str) -> str:
        """Return the id of the unit that ``text`` names as a whole.

        A written name goes before a reading, a reading in the table before one derived from an alias.

        Raises:
            AmbiguousNameError: several units answer to it.
            UnknownNameError: none does; carries ranked suggestions.
        """
        written = text.strip()
        key = fold(written) if len(written) <= LONGEST_NAME else ""
        for index in self._indexes(key):
            if key in index:
                return self._only(written, index[key])
        raise UnknownNameError(KIND, written, lambda: self.suggestions(written))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return the names of units in running text, longest first, without overlaps, in the order of the text.

        Only Chinese names and aliases count. A name that ends another unit's name (经开区, 临空港经开区) must not
        follow other Chinese text, and a two-character name must not begin the name of a road or place (光谷大道).
        A mention tells what a text speaks of: a district named in an address does not decide the unit, for the zones
        lie inside districts (a 洪山区 address may belong to 东湖高新区).
        """
        compact, places = _compact(text)
        mentions = []
        for match in self._pattern.finditer(compact):
            start, end = places[match.start()], places[match.end() - 1] + 1
            if self._stands_alone(compact, match):
                mentions.append(Mention(start, end, text[start:end], self._chinese[match.group()]))
        return tuple(mentions)

    def names(self, unit_id: str) -> tuple[str, ...]:
        """Return every written name of a unit, the map's name first."""
        unit = self._units[unit_id]
        written = (unit.label_zh, unit.name_zh, unit.short_zh, *unit.aliases, unit.name_en, unit.short_en)
        return tuple(dict.fromkeys(written))

    def findable(self, unit_id: str) -> tuple[str, ...]:
        """Return everything that a search may find a unit by: its names without what they leave out, and its id."""
        names = (_EXCLUSION.sub("", name) for name in self.names(unit_id))
        return tuple(dict.fromkeys((*names, unit_id)))

    def suggestions(self, text: str) -> Mapping[str, str]:
        """Return the map's names, Chinese -> English, of the units most like ``text`` in name or reading, best first.

        The work grows with the text: ask for a short one.
        """
        from rapidfuzz import fuzz  # noqa: PLC0415  (only where a name was not found)

        keys = _spellings(fold(text))
        scores = {
            unit_id: max((fuzz.ratio(key, known) for key in keys for known in forms), default=0.0)
            for unit_id, forms in self._forms.items()
        }
        floor = max(SUGGESTION_FLOOR, max(scores.values(), default=0.0) - SUGGESTION_SPREAD)
        likely = [unit_id for unit_id, score in scores.items() if score >= floor]
        likely.sort(key=lambda unit_id: -scores[unit_id])
        units = [self._units[unit_id] for unit_id in likely[:SUGGESTIONS]]
        return {unit.label_zh: unit.short_en for unit in units}

    def sounds_like(self, text: str, unit_id: str) -> bool:
        """Tell whether a name reads like one of a unit's (江厦, 江夏). The work grows with the text, as above."""
        return not _spellings(fold(text)).isdisjoint(self._forms[unit_id])

    def _only(self, text: str, unit_ids: Sequence[str]) -> str:
        if len(unit_ids) > 1:
            raise AmbiguousNameError(text, [self._units[unit_id] for unit_id in unit_ids])
        return unit_ids[0]

    def _indexes(self, key: str) -> Iterator[Mapping[str, Sequence[str]]]:
        yield self._by_name
        yield self._by_reading
        if _LATIN.fullmatch(key):
            yield self._by_derived_reading

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[str, ...]]:
        return _index(
            (fold(name), unit.unit_id)
            for unit in self._units.values()
            for name in (unit.unit_id, *self.names(unit.unit_id), *self._official(unit))
        )

    def _official(self, unit: Unit) -> Iterator[str]:
        """Yield what official tables call a unit besides: by the code of its district, and with the city's name.

        The code of a district names a unit only where the two are the same: it has no other district, and no other
        unit lies in this one.
        """
        others = {code for other in self._units.values() if other is not unit for code in other.parent_adcodes}
        if len(unit.parent_adcodes) == 1 and not others.intersection(unit.parent_adcodes):
            yield from unit.parent_adcodes
        yield from (f"{_CITY}{name}" for name in self.names(unit.unit_id) if name.endswith("区") and _HAN.match(name))

    @cached_property
    def _by_reading(self) -> Mapping[str, tuple[str, ...]]:
        return _index(
            (fold(reading), unit.unit_id) for unit in self._units.values() for reading in (unit.pinyin, unit.initials)
        )

    @cached_property
    def _by_derived_reading(self) -> Mapping[str, tuple[str, ...]]:
        return _index(
            (reading, unit_id) for unit_id, readings in self._derived.items() for pair in readings for reading in pair
        )

    @cached_property
    def _derived(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Unit -> (reading, initials) of each of its Chinese names."""
        return {
            unit_id: tuple(chain.from_iterable(_readings(name) for name in self.names(unit_id)))
            for unit_id in self._units
        }

    @cached_property
    def _forms(self) -> Mapping[str, tuple[str, ...]]:
        """Unit -> everything that an unknown name is compared with, each once."""
        forms: dict[str, tuple[str, ...]] = {}
        for unit_id, unit in self._units.items():
            written = map(fold, (unit_id, *self.names(unit_id), unit.pinyin, unit.initials))
            forms[unit_id] = tuple(dict.fromkeys(chain(written, (reading for reading, _ in self._derived[unit_id]))))
        return forms

    @cached_property
    def _chinese(self) -> Mapping[str, str]:
        """Folded Chinese name -> unit; a name that several units bear tells nothing and is left out."""
        return {
            name: unit_ids[0] for name, unit_ids in self._by_name.items() if len(unit_ids) == 1 and _HAN.search(name)
        }

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._chinese, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    @cached_property
    def _endings(self) -> frozenset[str]:
        """Names that end a name of another unit, so that they mean this one only where they stand alone."""
        return frozenset(
            name
            for name, unit_id in self._chinese.items()
            if any(longer.endswith(name) and owner != unit_id for longer, owner in self._chinese.items())
        )

    def _stands_alone(self, compact: str, match: re.Match[str]) -> bool:
        name = match.group()
        before = compact[match.start() - 1 : match.start()]
        if name in self._endings and _HAN.match(before) and before not in _BEFORE_NAME:
            return False
        return len(name) > _SHORT_NAME or not compact.startswith(_PLACE_WORDS, match.end())


def _index(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    index: dict[str, dict[str, None]] = {}
    for key, unit_id in pairs:
        if key:
            index.setdefault(key, {})[unit_id] = None
    return {key: tuple(unit_ids) for key, unit_ids in index.items()}


def _syllables(name: str) -> list[str]:
    """Return the pinyin syllables of a Chinese name; none for a name with no Chinese."""
    if not _HAN.search(name):
        return []
    from pypinyin import lazy_pinyin  # noqa: PLC0415  (its dictionaries are slow to load)

    return list(lazy_pinyin("".join(_HAN.findall(name)), v_to_u=False))


def _readings(name: str) -> list[tuple[str, str]]:
    syllables = _syllables(name)
    return [("".join(syllables), "".join(part[0] for part in syllables))] if syllables else []


def _spellings(key: str) -> set[str]:
    """Return a folded name and its possible readings (江厦 reads jiang xia or jiang sha)."""
    if not key or not _HAN.search(key):
        return {key} - {""}
    from pypinyin import Style, pinyin  # noqa: PLC0415  (as above)

    options = pinyin("".join(_HAN.findall(key)), style=Style.NORMAL, heteronym=True)
    return {key, *("".join(reading) for reading in islice(product(*options), MOST_SPELLINGS))}


def _compact(text: str) -> tuple[str, list[int]]:
    """Fold a text character by character; return it with each folded character's place in the original."""
    folded, places = [], []
    for place, character in enumerate(text):
        for part in fold(character):
            folded.append(part)
            places.append(place)
    return "".join(folded), places
