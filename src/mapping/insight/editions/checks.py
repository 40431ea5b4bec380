"""What a planned edition says of things that the data must know: units, industries, sub-sectors, statements, land."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from mapping.catalog.contracts import TABLE
from mapping.catalog.gazetteer import fold
from mapping.faults import Fault, Phrase, Place, Several
from mapping.i18n import message
from mapping.insight.editions.consistency import faults_within
from mapping.insight.editions.told import in_list, in_new_unit, in_term
from mapping.sentences.editions import EditionCode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mapping.catalog import Catalog
    from mapping.faults import Field
    from mapping.insight.editions.model import EditionDocument, NewUnit, Term

_KINDS = {
    "unit": Phrase(message("布局单元")),
    "industry": Phrase(message("产业")),
    "subsector": Phrase(message("细分领域")),
    "statement": Phrase(message("此后的表述")),
}


def faults_of(document: EditionDocument, catalog: Catalog, file: str = "") -> tuple[Fault, ...]:
    """Return everything that keeps an edition from standing beside those of the data."""
    return (*faults_within(document, file), *_Checks(document, catalog, file).faults())


class _Checks:
    """The parts of a document, held against a catalog."""

    def __init__(self, document: EditionDocument, catalog: Catalog, file: str) -> None:
        self.document, self.catalog, self.place = document, catalog, Place(file)
        self.names = {
            fold(name): unit.unit_id
            for unit in catalog.units
            for name in (unit.unit_id, *catalog.gazetteer.names(unit.unit_id))
        }
        self.known: dict[str, Collection[str]] = {
            "unit": {unit.unit_id for unit in catalog.units} | {new.unit_id for new in document.new_units},
            "industry": {row.industry_id for row in catalog.industries},
            "subsector": catalog.vocabulary.subsectors.keys(),
            "statement": {row.statement_id for row in catalog.statements},
        }

    def faults(self) -> Iterator[Fault]:
        """Yield all faults, in the order of the file."""
        editions = {row.edition for row in self.catalog.editions}
        if self.document.edition in editions:
            yield Fault(EditionCode.EDITION_KNOWN, self.place, self.document.edition)
        if self.document.base not in editions:
            known = Several(tuple(sorted(editions)))
            yield Fault(EditionCode.EDITION_BASE_UNKNOWN, self.place, self.document.base, {"known": known})
        for number, lst in enumerate(self.document.lists):
            for unit in lst.units:
                yield from self._name("unit", unit, in_list(number, lst.list_id))
            for place, term in enumerate(lst.terms):
                yield from self._term(term, in_term(place, lst.list_id, term.term))
        for number, new in enumerate(self.document.new_units):
            yield from self._new_unit(new, in_new_unit(number, new.unit_id))

    def _name(self, kind: str, value: str, at: Field) -> Iterator[Fault]:
        known = self.known[kind]
        if value in known:
            return
        told: dict[str, Field] = {"at": at, "kind": _KINDS[kind]}
        near = get_close_matches(value, list(known), n=1)
        if near:
            yield Fault(EditionCode.EDITION_NAME_MISSPELT, self.place, value, {**told, "near": near[0]})
        else:
            yield Fault(EditionCode.EDITION_NAME_UNKNOWN, self.place, value, told)

    def _term(self, term: Term, at: Field) -> Iterator[Fault]:
        if term.industry_id is not None:
            yield from self._name("industry", term.industry_id, at)
        for subsector in term.subsectors:
            yield from self._name("subsector", subsector, at)
        if term.origin is not None and term.origin.id is not None:
            yield from self._name("statement", term.origin.id, at)
        if term.subsectors and self.catalog.mapping_of(term.term) is not None:
            table = TABLE["term_subsectors"].file
            yield Fault(EditionCode.EDITION_SUBSECTORS_GIVEN, self.place, term.term, {"table": table})

    def _new_unit(self, new: NewUnit, at: Field) -> Iterator[Fault]:
        for unit in new.taken_from:
            yield from self._name("unit", unit, at)
        names = (new.unit_id, new.name_zh, new.short_zh, new.name_en, new.short_en)
        for name in dict.fromkeys(filter(None, names)):
            owner = self.names.get(fold(name))
            if owner is not None:
                yield Fault(EditionCode.EDITION_UNIT_KNOWN, self.place, name, {"unit": owner})
