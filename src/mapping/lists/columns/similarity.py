"""The columns of how alike two units are: ids for programs, and names in the language asked for beside them."""

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
NAME_A: Column[Pair] = Column(id="name_a", heading="name_a", value=lambda pair, w: w.unit(pair.unit_a))
NAME_B: Column[Pair] = Column(id="name_b", heading="name_b", value=lambda pair, w: w.unit(pair.unit_b))
JACCARD_TERMS: Column[Pair] = Column(
    id="jaccard_terms", heading="jaccard_terms", value=lambda pair, _: round(pair.terms, FIGURES)
)
JACCARD_INDUSTRIES: Column[Pair] = Column(
    id="jaccard_industries", heading="jaccard_industries", value=lambda pair, _: round(pair.industries, FIGURES)
)
SHARED_TERMS: Column[Pair] = Column(
    id="shared_terms", heading="shared_terms", value=lambda pair, w: tuple(map(w.names.term, pair.shared_terms))
)
SHARED_INDUSTRIES: Column[Pair] = Column(
    id="shared_industries", heading="shared_industries", value=lambda pair, _: pair.shared_industries
)
SHARED_NAMES: Column[Pair] = Column(
    id="shared_industry_names",
    heading="shared_industry_names",
    value=lambda pair, w: tuple(w.names.industry(w.catalog.industry(i)) for i in pair.shared_industries),
)
JACCARD_SUBSECTORS: Column[Pair] = Column(
    id="jaccard_subsectors", heading="jaccard_subsectors", value=lambda pair, _: round(pair.subsectors, FIGURES)
)
"""With weights: what a term names counts 1, what it covers as much as the table says."""
NAMED_SUBSECTORS: Column[Pair] = Column(
    id="named_subsectors", heading="named_subsectors", value=lambda pair, _: pair.named_subsectors
)
"""Named by both."""
SHARED_SUBSECTORS: Column[Pair] = Column(
    id="shared_subsectors",
    heading="shared_subsectors",
    value=lambda pair, _: pair.named_subsectors + pair.covered_subsectors,
)
"""Named or covered by both, the closest first."""
SUBSECTOR_NAMES: Column[Pair] = Column(
    id="shared_subsector_names",
    heading="shared_subsector_names",
    value=lambda pair, w: tuple(
        w.names.subsector(w.catalog.subsector(s)) for s in pair.named_subsectors + pair.covered_subsectors
    ),
)
RELATION: Column[Pair] = Column(id="relation", heading="relation", value=lambda pair, _: pair.relation)

PAIRS: Columns[Pair] = (
    *(UNIT_A, UNIT_B, NAME_A, NAME_B, JACCARD_TERMS, JACCARD_INDUSTRIES, SHARED_TERMS, SHARED_INDUSTRIES),
    *(SHARED_NAMES, JACCARD_SUBSECTORS, NAMED_SUBSECTORS, SHARED_SUBSECTORS, SUBSECTOR_NAMES, RELATION),
)
"""CSV and JSON of the command line."""


def pairs_by(*, terms: bool, industries: bool, subsectors: bool) -> Columns[Pair]:
    """Return the columns without those of a basis that is not asked for."""
    of_terms, of_industries = {JACCARD_TERMS, SHARED_TERMS}, {JACCARD_INDUSTRIES, SHARED_INDUSTRIES, SHARED_NAMES}
    of_subsectors = {JACCARD_SUBSECTORS, NAMED_SUBSECTORS, SHARED_SUBSECTORS, SUBSECTOR_NAMES}
    kept = {
        *(of_terms if terms else ()),
        *(of_industries if industries else ()),
        *(of_subsectors if subsectors else ()),
    }
    left_out = (of_terms | of_industries | of_subsectors) - kept
    return tuple(column for column in PAIRS if column not in left_out)
