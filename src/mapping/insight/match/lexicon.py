"""The words of industries, and finding them in a text that somebody typed or pasted.

The lexicon is the thesaurus, the names of the industries and the policy's terms, Chinese and English. At each place
the longest word counts: 计算 is not found inside 云计算. Stop words take their place too, or 算法 in 设计算法 would
never be found for the 计算 before it. What was not recognised is named, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from mapping.catalog.english import ENGLISH_BRACKETS
from mapping.insight.folding import BOUNDARY, fold_term, fold_text, plain
from mapping.insight.match.conditions import Condition, conditions
from mapping.insight.match.leftovers import SHORTEST, StopWords, leftovers
from mapping.insight.match.scopes import scopes
from mapping.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapping.catalog import Catalog

LONGEST_TEXT = 5000
"""Characters of a text that are read; the rest is left out, and the answer says so."""
MOST_WORDS = 60
"""Different words of a text that count: who names more lists trades and asks for none. The answer says so as well."""
POLICY_TERM = "policy term"


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the lexicon: the term it stands for, its candidate industries (best first), confidence and basis."""

    term: str
    industries: tuple[str, ...]
    confidence: str
    basis: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word recognised at ``[start:end]`` of the text.

    ``text`` is what stands there, ``term`` the lexicon's word. ``industries`` are candidates, best first: none for a
    word that cuts across the industries, several for one that only the reader can decide. ``customer``: it is said of
    those that somebody works for.
    """

    text: str
    term: str
    start: int
    end: int
    industries: tuple[str, ...]
    confidence: str
    basis: str
    customer: bool = False

    @property
    def ambiguous(self) -> bool:
        """Whether the reader must say which industry is meant."""
        return len(self.industries) > 1


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a text says. ``words`` stand in the order of the text, each term once, where it is first named.

    ``unknown`` are the runs that look like words and are not in the lexicon, as written; ``struck`` are words
    that the text rules out, ``nearby`` those that it wants near its site; none of both is in ``words``.
    ``conditions`` are what it asks of the site. ``places`` are the ids of the layout units the text names.
    ``truncated`` tells that the text was not read to its end: it was longer than LONGEST_TEXT or named more than
    MOST_WORDS words.
    """

    words: tuple[Word, ...]
    unknown: tuple[str, ...]
    struck: tuple[Word, ...] = ()
    nearby: tuple[Word, ...] = ()
    conditions: tuple[Condition, ...] = ()
    places: tuple[str, ...] = ()
    truncated: bool = False


class Lexicon:
    """Finds words of industries in text. Immutable; get it from :func:`lexicon`, which keeps it."""

    def __init__(self, catalog: Catalog) -> None:
        forms: dict[str, Entry | str | None] = {}
        for form, entry in _spellings(catalog):
            forms.setdefault(fold_term(form), entry)
        for form, unit_id in _english_places(catalog):
            forms.setdefault(fold_term(form), unit_id)
        self.entries = tuple(dict.fromkeys(entry for entry in forms.values() if isinstance(entry, Entry)))
        for folded, meaning in tuple(forms.items()):
            for plural in _plurals(folded):
                forms.setdefault(plural, meaning)
        self._stop_words = StopWords.of(catalog.stop_words)
        for form in self._stop_words.zh:
            if len(form) >= SHORTEST:
                forms.setdefault(fold_term(form), None)
        self._meanings = tuple(forms.values())
        self._automaton = AhoCorasick(
            forms, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        )
        self._gazetteer = catalog.gazetteer

    @property
    def terms(self) -> tuple[str, ...]:
        """Every term that a word can stand for, each once."""
        return tuple(dict.fromkeys(entry.term for entry in self.entries))

    def recognise(self, text: str) -> Recognition:
        """Return the words, places and unknown words of a text; never raises, whatever the text."""
        return _recognised(self, text[: LONGEST_TEXT + 1])

    def read(self, text: str) -> Recognition:
        """Recognise anew; :meth:`recognise` keeps the answers, since a page asks several times for the same text."""
        read = text[:LONGEST_TEXT]
        mentions = self._gazetteer.mentions(read)
        found: list[tuple[int, int, Entry | str]] = [(m.start, m.end, m.unit_id) for m in mentions]
        found += self._matches(read, [(m.start, m.end) for m in mentions])
        found.sort(key=lambda match: match[0])
        words: dict[str, Word] = {}
        apart = scopes(read, [(start, end) for start, end, meaning in found if isinstance(meaning, Entry)])
        struck: dict[str, Word] = {}
        nearby: dict[str, Word] = {}
        for start, end, meaning in found:
            if not isinstance(meaning, Entry):
                continue
            kept = struck if apart.rules_out(start) else nearby if apart.is_nearby(start) else words
            if meaning.term in kept:
                continue
            if len(words) + len(struck) + len(nearby) == MOST_WORDS:
                read = read[:start]
                break
            kept[meaning.term] = _word(read, start, end, meaning, customer=apart.is_customer(start))
        found = [match for match in found if match[1] <= len(read)]
        asked = conditions(read)
        known = sorted([*((start, end) for start, end, _ in found), *((one.start, one.end) for one in asked)])
        return Recognition(
            words=tuple(word for term, word in words.items() if term not in struck),
            struck=tuple(struck.values()),
            nearby=tuple(nearby.values()),
            conditions=asked,
            unknown=leftovers(read, known, self._stop_words),
            places=tuple(dict.fromkeys(meaning for *_, meaning in found if isinstance(meaning, str))),
            truncated=len(read) < len(text),
        )

    def _matches(self, text: str, closed: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, Entry | str]]:
        folded = fold_text(text, closed)
        last = 0
        for index, first, after in self._automaton.find_matches_as_indexes(folded.text):
            start, end = folded.span(first, after)
            meaning = self._meanings[index]
            # One written character may fold to several (a ligature): it cannot belong to two words.
            if meaning is not None and start >= last:
                yield start, end, meaning
                last = end


@kept(4)
def lexicon(catalog: Catalog) -> Lexicon:
    """Return the lexicon of a catalogue, made once."""
    return Lexicon(catalog)


@kept(64)
def _recognised(words: Lexicon, text: str) -> Recognition:
    return words.read(text)


def _word(text: str, start: int, end: int, entry: Entry, *, customer: bool) -> Word:
    return Word(text[start:end], entry.term, start, end, entry.industries, entry.confidence, entry.basis, customer)


def _spellings(catalog: Catalog) -> Iterator[tuple[str, Entry]]:
    """Yield every spelling with what it stands for; the first that gives a spelling decides.

    English names of industries and of policy terms stand for the Chinese ones, so that both are one word.
    """
    entries = {
        plain(row.term): Entry(row.term, _candidates(row.industry_id, row.alternative), row.confidence, row.basis)
        for row in catalog.thesaurus
    }
    generic = {plain(word.term) for word in catalog.stop_words}
    policy = {mapping.term: entries[plain(mapping.term)] for mapping in catalog.term_mappings}
    yield from policy.items()
    for industry in catalog.industries:
        for chinese, english in ((industry.short_zh, industry.short_en), (industry.name_zh, industry.name_en)):
            entry = Entry(chinese, (industry.industry_id,), "high", POLICY_TERM)
            named = policy.get(chinese, entry)
            yield chinese, named
            # "Green" or "Equipment" name an industry on a tile, and nothing in a sentence.
            if plain(english) not in generic:
                yield english, named
    for mapping in catalog.term_mappings:
        for english in dict.fromkeys((mapping.term_en, mapping.term_en.partition(ENGLISH_BRACKETS)[0])):
            yield english, policy[mapping.term]
    yield from ((entry.term, entry) for entry in entries.values())


def _candidates(industry_id: str | None, alternatives: tuple[str, ...]) -> tuple[str, ...]:
    """Return the candidate industries; none for a word that the thesaurus leaves without one."""
    return (industry_id, *alternatives) if industry_id else ()


def _english_places(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield the English names of the units; the Chinese ones are the gazetteer's."""
    for unit in catalog.units:
        for name in (unit.name_en, unit.short_en):
            outside, _, inside = name.partition("(")
            yield name, unit.unit_id
            yield outside.strip(), unit.unit_id
            if inside:
                yield inside.rstrip(") "), unit.unit_id


def _plurals(folded: str) -> Iterator[str]:
    """Yield the regular plurals of a spelling that ends in an English word."""
    if not folded.endswith(BOUNDARY) or not folded[-2].isalpha():
        return
    stem = folded[:-1]
    yield f"{stem}s{BOUNDARY}"
    yield f"{stem}es{BOUNDARY}"
    if stem.endswith("y"):
        yield f"{stem[:-1]}ies{BOUNDARY}"
