"""The columns of how alike two units are, by ids alone: the table is read by programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.lists.columns.column import Column

if TYPE_CHECKING:
    from mapping.insight.overlap import Pair
    from mapping.lists.columns.column import Columns

FIGURES = 4
"""Decimals of an index: enough to tell any two apart, few enough to read."""

UNIT_A: Column[Pair] = Column(id="unit_a", heading="unit_a", value=lambda pair, _: pair.unit_a)
UNIT_B: Column[Pair] = Column(id="unit_b", heading="unit_b", value=lambda pair, _: pair.unit_b)
NAME_A: Column[Pair] = Column(id="name_a", heading="name_a", value=lambda pair, w: w.catalog.unit(pair.unit_a).name_zh)
NAME_B: Column[Pair] = Column(id="name_b", heading="name_b", value=lambda pair, w: w.catalog.unit(pair.unit_b).name_zh)
JACCARD_TERMS: Column[Pair] = Column(
    id="jaccard_terms", heading="jaccard_terms", value=lambda pair, _: round(pair.terms, FIGURES)
)
JACCARD_INDUSTRIES: Column[Pair] = Column(
    id="jaccard_industries", heading="jaccard_industries", value=lambda pair, _: round(pair.industries, FIGURES)
)
SHARED_TERMS: Column[Pair] = Column(id="shared_terms", heading="shared_terms", value=lambda pair, _: pair.shared_terms)
SHARED_INDUSTRIES: Column[Pair] = Column(
    id="shared_industries", heading="shared_industries", value=lambda pair, _: pair.shared_industries
)
RELATION: Column[Pair] = Column(id="relation", heading="relation", value=lambda pair, _: pair.relation)

PAIRS: Columns[Pair] = (
    *(UNIT_A, UNIT_B, NAME_A, NAME_B, JACCARD_TERMS, JACCARD_INDUSTRIES, SHARED_TERMS, SHARED_INDUSTRIES),
    RELATION,
)
"""CSV and JSON of the command line."""


def pairs_by(*, terms: bool, industries: bool) -> Columns[Pair]:
    """Return the columns without those of a basis that is not asked for."""
    of_terms, of_industries = {JACCARD_TERMS, SHARED_TERMS}, {JACCARD_INDUSTRIES, SHARED_INDUSTRIES}
    left_out = (set() if terms else of_terms) | (set() if industries else of_industries)
    return tuple(column for column in PAIRS if column not in left_out)
