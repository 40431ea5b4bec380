"""Later wording as a starting point: what districts and the city said after the plan, as terms that a list may take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.insight.editions.model import Origin, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.catalog import Catalog
    from mapping.catalog.records import Statement
    from mapping.insight.editions.model import EditionDocument

FORESEEN: Final = {"changjiang_new_area": "长江新区"}
"""Units that the plan does not know, though statements speak of them: id -> the name by which they do."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A term that a list may take, and the statement that says it. ``listed``: the list has it already."""

    term: Term
    statement: Statement
    listed: bool


def offers(catalog: Catalog, unit: str, document: EditionDocument | None = None) -> tuple[Offer, ...]:
    """Return what later statements say of a unit, the latest document first, each in its order.

    ``unit`` may be one that ``document`` adds: statements speak of it by its name. Terms that its list has are marked.
    """
    lst = document.list_of(unit) if document else None
    listed = {term.term for term in lst.terms} if lst else set()
    found = sorted(_statements(catalog, unit, document), key=lambda row: row.date or "", reverse=True)
    return tuple(Offer(term_of(catalog, row), row, row.term in listed) for row in found)


def term_of(catalog: Catalog, statement: Statement) -> Term:
    """Return the term that a statement offers; one that the policy's terms have is mapped as they say."""
    origin = Origin(kind="statement", id=statement.statement_id)
    known = catalog.mapping_of(statement.term)
    if known is not None:
        return Term(term=statement.term, industry_id=known.industry_id, origin=origin)
    return Term(term=statement.term, industry_id=statement.industry_id, subsectors=statement.subsectors, origin=origin)


def _statements(catalog: Catalog, unit: str, document: EditionDocument | None) -> Iterable[Statement]:
    new = document.new_unit(unit) if document else None
    names = {new.name_zh, new.short_zh} if new else {known.name_zh for known in catalog.units if known.unit_id == unit}
    names.add(FORESEEN.get(unit, ""))
    for row in catalog.statements:
        if row.unit_id == unit or (row.unit_id is None and row.unit_name_zh in names):
            yield row
