"""Classing firms: by code of GB/T 4754, else name of a class, else words of the firm's name, else of its scope."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mapping.catalog.records import FirmWord, GbtClass, GbtSubsector
from mapping.firms.classify.classed import Classed, undecided, with_code
from mapping.firms.classify.codes import Classification
from mapping.firms.classify.deciding import decide
from mapping.firms.classify.names import Names
from mapping.firms.classify.scopes import Scopes
from mapping.firms.classify.trades import Trades
from mapping.firms.classify.words import Words, confidence_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.catalog import Catalog
    from mapping.catalog.records import StopWord, Subsector, WordSubsector

MOST_OTHERS, MOST_KEPT = 8, 20_000
CLASS_DIGITS = 4
GIVEN_CODE, GIVEN_NAME = "gbt_code", "gbt_name"


@dataclass(frozen=True, slots=True)
class Given:
    """The classes that a list gives for a firm (several: it does not tell which), where that stood and as written."""

    codes: tuple[str, ...]
    origin: str
    word: str

    @property
    def basis(self) -> str:
        """The basis of a class by it."""
        return "code" if self.origin == GIVEN_CODE else "name"


NOTHING_GIVEN = Given((), "", "")


@dataclass(frozen=True, slots=True)
class ClassTables:
    """The rows that a classifier is made of; plain values, which travel to another process."""

    classes: tuple[GbtClass, ...]
    subsectors: tuple[GbtSubsector, ...]
    firm_words: tuple[FirmWord, ...]
    words: tuple[WordSubsector, ...]
    stop_words: tuple[StopWord, ...]
    fields: tuple[Subsector, ...]
    places: tuple[str, ...]


class Classifier:
    """Classes firms. A pickled one is made anew from its tables, which takes about a fifth of a second."""

    def __init__(self, tables: ClassTables) -> None:
        self._tables = tables
        self._trades = Trades(tables.fields)
        self._classes = Classification(tables.classes, tables.subsectors)
        self._decided: dict[str, Classed] = {}
        words = Words(tables.firm_words, tables.words, tables.stop_words, self._classes)
        self._names = Names(words, self._trades, tables.places)
        self._scopes = Scopes(words, self._classes, self._trades)

    @classmethod
    def of(cls, catalog: Catalog) -> Classifier:
        """Return the classifier of a catalogue.

        Raises:
            DataError: a table that only lists of firms need is missing or cannot be read.
        """
        tables = catalog.firm_tables()
        units = catalog.units
        places = ["中国", "湖北省", "湖北", "武汉市", "武汉"]
        for unit in units:
            places += [name for name in (unit.name_zh, unit.label_zh, *unit.aliases) if len(name) > 2]  # noqa: PLR2004
            places.append(f"{unit.short_zh}区")
        return cls(
            ClassTables(
                tables.of(GbtClass),
                tables.of(GbtSubsector),
                tables.of(FirmWord),
                catalog.word_subsectors,
                catalog.stop_words,
                catalog.subsectors,
                tuple(dict.fromkeys(places)),
            )
        )

    def __reduce__(self) -> tuple[type[Classifier], tuple[ClassTables]]:
        return Classifier, (self._tables,)

    def classify(
        self,
        codes: Sequence[str],
        class_names: Sequence[tuple[str, ...]],
        names: Sequence[str],
        scopes: Sequence[str],
    ) -> list[Classed]:
        """Return the class of each firm; an empty text stands for what is not known.

        ``class_names``: what the columns of a firm's trade say, the most specific first. A given code that
        GB/T 4754-2017 does not have leaves ``Classed.gbt_code`` None unless a name of a class tells it.
        """
        return [
            self._one(code, given, name, scope)
            for code, given, name, scope in zip(codes, class_names, names, scopes, strict=True)
        ]

    def knows(self, code: str) -> bool:
        """Tell whether a cell of codes has one of GB/T 4754-2017, or the name of a class."""
        written = self._classes.read(code)
        return bool(written.codes) or self._classes.code_of_name(written.name) is not None

    def _one(self, code: str, class_names: tuple[str, ...], name: str, scope: str) -> Classed:
        decided = self._decided.get(code) if code else None
        if decided:
            return decided
        given = self._given(code, class_names)
        if given.codes and self._classes.decides(given.codes[0]) and len(given.codes) == 1:
            found = self._of_class(given)
            if len(given.codes[0]) == CLASS_DIGITS or not found.also:
                return self._kept(code, found) if given.origin == GIVEN_CODE else found
            return self._narrowed(found, self._by_words(name, scope))
        found = self._by_words(name, scope)
        return self._within(given, found) if given.codes else found

    def _given(self, code: str, class_names: tuple[str, ...]) -> Given:
        """Return the classes that a firm's code, or else the names of its class, may mean."""
        given = NOTHING_GIVEN
        if code:
            written = self._classes.read(code)
            if len(written.codes) == 1 and self._classes.decides(written.codes[0]):
                return Given(written.codes, GIVEN_CODE, code.strip())
            if written.codes and len(written.codes[0]) > 1:
                given = Given(written.codes, GIVEN_CODE, code.strip())
            elif written.name:
                class_names = (*class_names, written.name)
        for text in class_names:
            known = self._classes.code_of_name(text) if text else None
            if known is None or len(known) == 1 or (given.codes and not _agree(known, given.codes)):
                continue
            if self._classes.decides(known):
                return Given((known,), GIVEN_NAME, text.strip())
            if not given.codes:
                given = Given((known,), GIVEN_NAME, text.strip())
        return given

    def _by_words(self, name: str, scope: str) -> Classed:
        return decide(self._names.read(name), self._scopes.read(scope) if scope else None, self._trades)

    def _kept(self, text: str, found: Classed) -> Classed:
        """Return the class of all firms with this text for a code, which is kept."""
        if len(self._decided) >= MOST_KEPT:
            self._decided.clear()
        self._decided[text] = found
        return found

    def _of_class(self, given: Given) -> Classed:
        code = given.codes[0]
        sense = self._classes.sense(code)
        return Classed(
            self._trades.industry_of(sense),
            sense.subsector_id,
            given.basis,
            given.origin,
            confidence_of(sense.confidence),
            sense.also,
            code,
            given.word,
        )

    def _narrowed(self, found: Classed, words: Classed) -> Classed:
        """Return the class of a division or group, with the sub-sector that words choose within its industry.

        Whoever is of 36 汽车制造业 and has 汽车零部件 in the name makes parts. The industry stays that of the code.
        """
        if (
            words.confidence == "low"
            or words.subsector_id not in found.also
            or words.industry_id != found.industry_id
            or found.industry_id is None
        ):
            return found
        others = dict.fromkeys((found.subsector_id or "", *found.also))
        del others[words.subsector_id]
        word = f"{found.word} {words.word}"
        return replace(found, subsector_id=words.subsector_id, confidence="medium", also=tuple(others), word=word)

    def _within(self, given: Given, found: Classed) -> Classed:
        """Return what words say where a class leaves it open, but only if the class has room for it."""
        senses = [self._classes.sense(code) for code in given.codes]
        others = dict.fromkeys(one for sense in senses for one in (sense.subsector_id, *sense.also) if one)
        known = given.codes[0] if len(given.codes) == 1 else None
        if found.subsector_id in others:
            return with_code(found, known)
        return undecided(tuple(others)[:MOST_OTHERS], given.basis, given.origin, given.word, known)


def _agree(code: str, others: tuple[str, ...]) -> bool:
    """Tell whether a class is one of others, below one or above one."""
    return any(code.startswith(other) or other.startswith(code) for other in others)
