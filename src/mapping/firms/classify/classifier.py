"""Classing firms: by code of GB/T 4754, else name of a class, else words of the firm's name, else of its scope."""

from __future__ import annotations

from dataclasses import dataclass
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

    def _one(self, code: str, class_names: tuple[str, ...], name: str, scope: str) -> Classed:
        decided = self._decided.get(code) if code else None
        if decided:
            return decided
        open_codes: tuple[str, ...] = ()
        origin = word = ""
        if code:
            written = self._classes.read(code)
            open_codes, origin, word = written.codes, "gbt_code", code.strip()
            if len(open_codes) == 1 and self._classes.decides(open_codes[0]):
                return self._decide(code, open_codes[0])
            if not open_codes and written.name:
                class_names = (*class_names, written.name)
        for given in class_names:
            known = self._classes.code_of_name(given) if given else None
            if known is None or (open_codes and not _agree(known, open_codes)):
                continue
            if self._classes.decides(known):
                return self._of_class(known, "name", "gbt_name", given.strip())
            if not open_codes and len(known) > 1:
                open_codes, origin, word = (known,), "gbt_name", given.strip()
        found = decide(self._names.read(name), self._scopes.read(scope) if scope else None, self._trades)
        return self._within(open_codes, origin, word, found) if open_codes else found

    def _decide(self, text: str, code: str) -> Classed:
        """Return the class of all firms with this text for a code, which is kept."""
        if len(self._decided) >= MOST_KEPT:
            self._decided.clear()
        decided = self._decided[text] = self._of_class(code, "code", "gbt_code", text.strip())
        return decided

    def _of_class(self, code: str, basis: str, origin: str, word: str) -> Classed:
        sense = self._classes.sense(code)
        confidence = confidence_of(sense.confidence)
        industry = self._trades.industry_of(sense)
        return Classed(industry, sense.subsector_id, basis, origin, confidence, sense.also, code, word)

    def _within(self, codes: tuple[str, ...], origin: str, word: str, found: Classed) -> Classed:
        """Return what words say where a class leaves it open, but only if the class has room for it."""
        senses = [self._classes.sense(code) for code in codes]
        others = dict.fromkeys(one for sense in senses for one in (sense.subsector_id, *sense.also) if one)
        known = codes[0] if len(codes) == 1 else None
        if found.subsector_id in others:
            return with_code(found, known)
        if not others and known and len(known) == 1:
            return with_code(found, known)
        basis = "code" if origin == "gbt_code" else "name"
        return undecided(tuple(others)[:MOST_OTHERS], basis, origin, word, known)


def _agree(code: str, others: tuple[str, ...]) -> bool:
    """Tell whether a class is one of others, below one or above one."""
    return any(code.startswith(other) or other.startswith(code) for other in others)
