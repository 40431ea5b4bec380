"""What must hold between the parts of a planned edition, whatever the data know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.faults import Fault, Place
from mapping.insight.editions import land
from mapping.insight.editions.told import in_list, in_new_unit, in_term
from mapping.sentences.editions import EditionCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.insight.editions.model import EditionDocument, Term


def faults_within(document: EditionDocument, file: str = "") -> list[Fault]:
    """Return what does not fit between the parts of an edition."""
    place = Place(file)
    return [*_of_lists(document, place), *_of_terms(document, place), *_of_new_units(document, place)]


def _of_lists(document: EditionDocument, place: Place) -> Iterator[Fault]:
    ids: set[str] = set()
    units: set[str] = set()
    for number, lst in enumerate(document.lists):
        at = in_list(number, lst.list_id)
        if lst.list_id in ids:
            yield Fault(EditionCode.EDITION_LIST_TWICE, place, lst.list_id)
        if not lst.units:
            yield Fault(EditionCode.EDITION_LIST_WITHOUT_UNITS, place, fields={"at": at})
        if lst.shared and not lst.name_zh:
            yield Fault(EditionCode.EDITION_LIST_WITHOUT_NAME, place, fields={"at": at})
        twice = [unit for n, unit in enumerate(lst.units) if unit in units or unit in lst.units[:n]]
        yield from (Fault(EditionCode.EDITION_UNIT_TWICE, place, unit) for unit in twice)
        ids.add(lst.list_id)
        units.update(lst.units)


def _of_terms(document: EditionDocument, place: Place) -> Iterator[Fault]:
    """Yield terms that stand twice in a list, or are mapped in two ways: in one edition a word means one thing."""
    mapped: dict[str, Term] = {}
    for lst in document.lists:
        for number, term in enumerate(lst.terms):
            if lst.place_of(term.term) != number:
                yield Fault(
                    EditionCode.EDITION_TERM_TWICE, place, fields={"at": in_term(number, lst.list_id, term.term)}
                )
            first = mapped.setdefault(term.term, term)
            if (first.industry_id, first.subsectors) != (term.industry_id, term.subsectors):
                yield Fault(EditionCode.EDITION_TWO_MAPPINGS, place, term.term)


def _of_new_units(document: EditionDocument, place: Place) -> Iterator[Fault]:
    ids: set[str] = set()
    for number, new in enumerate(document.new_units):
        if new.unit_id in ids:
            yield Fault(EditionCode.EDITION_NEW_UNIT_TWICE, place, new.unit_id)
        ids.add(new.unit_id)
        reason = land.what_is_wrong(new.polygon)
        if reason:
            told = {"at": in_new_unit(number, new.unit_id), "reason": reason}
            yield Fault(EditionCode.EDITION_POLYGON_WRONG, place, fields=told)
