"""Edits of a planned edition: each takes a document and returns another, and what cannot be done is a `UsageError`.

A list is named by any of its units: an edit of the list of one is an edit for all that share it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from mapping.errors import UsageError
from mapping.faults import Place
from mapping.insight.editions.document import EditionError
from mapping.insight.editions.model import MOST_TERMS, EditionDocument, NewUnit, Part, Term, UnitList
from mapping.insight.editions.told import fault_of
from mapping.sentences.editions import EditionCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mapping.faults import Field

P = TypeVar("P", bound=Part)


def added(document: EditionDocument, unit: str, term: Term, place: int | None = None) -> EditionDocument:
    """Return the document with a term in the list of a unit, at ``place`` from 0 (default: at its end).

    A term that another list has is mapped as it is there.
    """
    lst = _list_of(document, unit)
    if lst.place_of(term.term) is not None:
        raise _error(EditionCode.EDITION_LIST_HAS_TERM, value=term.term)
    if len(lst.terms) >= MOST_TERMS:
        raise _error(EditionCode.EDITION_LIST_FULL, most=MOST_TERMS)
    known = document.term(term.term)
    terms = list(lst.terms)
    terms.insert(len(terms) if place is None else max(0, place), known or term)
    return _with_terms(document, lst, terms)


def removed(document: EditionDocument, unit: str, term: str) -> EditionDocument:
    """Return the document without a term in the list of a unit."""
    lst = _list_of(document, unit)
    place = _place(lst, term)
    return _with_terms(document, lst, (*lst.terms[:place], *lst.terms[place + 1 :]))


def moved(document: EditionDocument, unit: str, term: str, place: int, to: str | None = None) -> EditionDocument:
    """Return the document with a term at another place of its list, or of the list of the unit ``to``.

    ``place`` counts from 0 in the list without the term; beyond the end means the end.
    """
    lst = _list_of(document, unit)
    moving = lst.terms[_place(lst, term)]
    if to is not None and _list_of(document, to) is not lst:
        return added(removed(document, unit, term), to, moving, place)
    terms = [known for known in lst.terms if known is not moving]
    terms.insert(max(0, place), moving)
    return _with_terms(document, lst, terms)


def reclassified(
    document: EditionDocument, term: str, industry_id: str | None, subsectors: Sequence[str] = ()
) -> EditionDocument:
    """Return the document with another mapping of a term, in every list that has it; no industry: cross-cutting."""
    if document.term(term) is None:
        raise _error(EditionCode.EDITION_NO_SUCH_TERM, value=term)
    mapping = {"industry_id": industry_id, "subsectors": tuple(subsectors)}

    def mapped(known: Term) -> Term:
        return _made(Term, known, mapping) if known.term == term else known

    return _with_lists(
        document, (_made(UnitList, lst, {"terms": tuple(map(mapped, lst.terms))}) for lst in document.lists)
    )


def own_list(document: EditionDocument, unit: str) -> EditionDocument:
    """Return the document with a unit taken out of a shared list: it gets one of its own, which begins as a copy."""
    lst = _list_of(document, unit)
    if not lst.shared:
        return document
    rest = tuple(known for known in lst.units if known != unit)
    own = UnitList(list_id=_free(document, unit, besides=lst), units=(unit,), terms=lst.terms)
    lists: list[UnitList] = []
    for known in document.lists:
        lists += [_left(document, lst, rest), own] if known is lst else [known]
    return _with_lists(document, lists)


def shared(
    document: EditionDocument, units: Sequence[str], list_id: str, name_zh: str, name_en: str = ""
) -> EditionDocument:
    """Return the document with units on one list, which has the terms of the first unit's list.

    It stands where that list stood; lists that are left without a unit go.
    """
    units = tuple(dict.fromkeys(units))
    first = _list_of(document, units[0])
    lists: list[UnitList] = []
    for unit in units:
        _list_of(document, unit)
    for known in document.lists:
        rest = tuple(unit for unit in known.units if unit not in units)
        if known is first:
            together = {"list_id": list_id, "units": units, "name_zh": name_zh, "name_en": name_en}
            lists.append(_made(UnitList, known, together))
        if rest:
            lists.append(known if rest == known.units else _left(document, known, rest))
    return _with_lists(document, lists)


def split(document: EditionDocument, new: NewUnit, terms: Iterable[Term] = ()) -> EditionDocument:
    """Return the document with a unit that the data do not have, and its list, after the one it is taken from."""
    own = UnitList(list_id=_free(document, new.unit_id), units=(new.unit_id,), terms=tuple(terms))
    beside = document.list_of(new.taken_from[0])
    place = document.lists.index(beside) + 1 if beside else len(document.lists)
    lists = (*document.lists[:place], own, *document.lists[place:])
    return _made(EditionDocument, document, {"new_units": (*document.new_units, new), "lists": lists})


def dropped(document: EditionDocument, unit: str) -> EditionDocument:
    """Return the document without a unit: one that was split off goes with its land, another has no list any more."""
    lst = _list_of(document, unit)
    rest = tuple(known for known in lst.units if known != unit)
    lists: list[UnitList] = []
    for known in document.lists:
        if known is not lst:
            lists.append(known)
        elif rest:
            lists.append(_left(document, lst, rest))
    new = tuple(known for known in document.new_units if known.unit_id != unit)
    return _made(EditionDocument, document, {"lists": tuple(lists), "new_units": new})


def renamed(document: EditionDocument, **words: str) -> EditionDocument:
    """Return the document with other words of its own: id, names, first day, issuer, source, notes."""
    return _made(EditionDocument, document, words)


def list_named(document: EditionDocument, list_id: str, name_zh: str, name_en: str = "") -> EditionDocument:
    """Return the document with another name of a shared list."""
    named = {"name_zh": name_zh, "name_en": name_en}
    return _with_lists(
        document, (_made(UnitList, lst, named) if lst.list_id == list_id else lst for lst in document.lists)
    )


def unit_named(document: EditionDocument, unit: str, **names: str) -> EditionDocument:
    """Return the document with other names of a unit that it adds."""
    new = tuple(_made(NewUnit, known, names) if known.unit_id == unit else known for known in document.new_units)
    return _made(EditionDocument, document, {"new_units": new})


def _list_of(document: EditionDocument, unit: str) -> UnitList:
    lst = document.list_of(unit)
    if lst is None:
        raise _error(EditionCode.EDITION_NO_SUCH_UNIT, value=unit)
    return lst


def _place(lst: UnitList, term: str) -> int:
    place = lst.place_of(term)
    if place is None:
        raise _error(EditionCode.EDITION_NO_SUCH_TERM, value=term)
    return place


def _left(document: EditionDocument, lst: UnitList, rest: tuple[str, ...]) -> UnitList:
    """Return what is left of a list without some of its units; one unit alone has a list of its own."""
    if len(rest) > 1:
        return _made(UnitList, lst, {"units": rest})
    return UnitList(list_id=_free(document, rest[0], besides=lst), units=rest, terms=lst.terms)


def _free(document: EditionDocument, wanted: str, besides: UnitList | None = None) -> str:
    """Return an id that no list has; the list of one unit is called like the unit, where nothing is in the way."""
    taken = {lst.list_id for lst in document.lists if lst is not besides}
    number = 2
    found = wanted
    while found in taken:
        found, number = f"{wanted}_{number}", number + 1
    return found


def _with_terms(document: EditionDocument, changed: UnitList, terms: Iterable[Term]) -> EditionDocument:
    other = _made(UnitList, changed, {"terms": tuple(terms)})
    return _with_lists(document, (other if lst is changed else lst for lst in document.lists))


def _with_lists(document: EditionDocument, lists: Iterable[UnitList]) -> EditionDocument:
    return _made(EditionDocument, document, {"lists": tuple(lists)})


def _made(kind: type[P], like: P, fields: dict[str, Any]) -> P:
    """Return a part with other values, checked as those of a file are."""
    known = {name: getattr(like, name) for name in kind.model_fields}
    try:
        return kind.model_validate({**known, **fields})
    except ValidationError as error:
        raise EditionError([fault_of(told, {}, "") for told in error.errors()]) from error


def _error(code: EditionCode, **fields: Field) -> UsageError:
    return UsageError(code, Place(), **fields)
