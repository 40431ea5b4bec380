"""The policy's own sentences, cut so that what is spoken of can be marked in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mapping.catalog import Catalog
    from mapping.catalog.records import Clause, Designation, Target

Piece: TypeAlias = tuple[str, bool]
"""A part of a sentence, and whether it is marked."""

_FIGURE = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of the policy word for word, as the tables write it, in pieces that together are the whole."""

    clause: Clause
    pieces: tuple[Piece, ...]


def list_quote(catalog: Catalog, designations: Sequence[Designation], term: str | None = None) -> Quote | None:
    """Return the sentence that gives a list (the designations of one unit in an edition), its terms marked.

    ``term`` marks that one alone. None where the tables do not have the sentence.
    """
    clause = catalog.clause_of(designations[0]) if designations else None
    if clause is None:
        return None
    terms = [d.term for d in designations]
    return Quote(clause, _cut(clause.quote, terms if term is None else [term], terms))


def target_quotes(catalog: Catalog, targets: Iterable[Target]) -> tuple[Quote, ...]:
    """Return the sentences that set targets, each once, with the figures of all its targets marked."""
    found: dict[str, tuple[Clause, list[str]]] = {}
    for target in targets:
        clause = catalog.clause_of(target)
        if clause is not None:
            found.setdefault(clause.quote, (clause, []))[1].extend(_said_of(clause, target))
    return tuple(Quote(clause, _cut(clause.quote, marks)) for clause, marks in found.values())


def sentences(catalog: Catalog, edition: str) -> tuple[Quote, ...]:
    """Return all sentences of an edition that the tables have, each once, in their order, with all that they decide."""
    marks: dict[str, tuple[Clause, list[str]]] = {}
    for clause in catalog.clauses:
        if clause.edition == edition:
            marks.setdefault(clause.quote, (clause, []))[1].extend(clause.marks)
    for row in catalog.designations:
        of = catalog.clause_of(row) if row.edition == edition else None
        if of is not None:
            marks[of.quote][1].append(row.term)
    return tuple(Quote(clause, _cut(clause.quote, listed)) for clause, listed in marks.values())


def entry_id(catalog: Catalog, clause: Clause) -> str:
    """Return the id under which the sentence of a clause is listed: that of the first row that has it."""
    alike = (row for row in catalog.clauses if (row.edition, row.quote) == (clause.edition, clause.quote))
    first = next(alike, clause)
    return f"{first.kind}-{first.id}"


def sentence_entries(catalog: Catalog, edition: str) -> Mapping[str, tuple[Clause, ...]]:
    """Return the id of each sentence of an edition -> the rows that have it, which name what it decides."""
    found: dict[str, list[Clause]] = {}
    for clause in catalog.clauses:
        if clause.edition == edition:
            found.setdefault(entry_id(catalog, clause), []).append(clause)
    return {entry: tuple(rows) for entry, rows in found.items()}


def _said_of(clause: Clause, target: Target) -> tuple[str, ...]:
    """Return the marks of a sentence that hold a figure of this target; all of them where none does (a yes, 1万亿)."""
    asked = (target.value, target.stretch_value, target.growth_pct, target.stretch_growth_pct)
    figures = {value for value in asked if value is not None}
    own = tuple(mark for mark in clause.marks if figures & {float(text) for text in _FIGURE.findall(mark)})
    return own or clause.marks


def _cut(quote: str, marked: Iterable[str], known: Iterable[str] = ()) -> tuple[Piece, ...]:
    """Cut a sentence into pieces. A long term keeps its place: 新能源 is not marked within 新能源汽车.

    ``known`` are terms that hold their places without being marked.
    """
    wanted = set(marked)
    terms = sorted(wanted | set(known), key=len, reverse=True)
    if not terms:
        return ((quote, False),)
    parts = re.split(f"({'|'.join(map(re.escape, terms))})", quote)
    pieces: list[Piece] = []
    for part in filter(None, parts):
        if pieces and part not in wanted and not pieces[-1][1]:
            pieces[-1] = (pieces[-1][0] + part, False)
        else:
            pieces.append((part, part in wanted))
    return tuple(pieces)
