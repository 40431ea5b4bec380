"""A list of firms that the page can ask: the invented ones of `tests.firms_asked`, with the counts beside filters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from tests.firms_asked import ListedFirms, answers, some_firms

from mapping.firms.cells import CellCounts
from mapping.insight.firms.facets import BANDS, VALUE_FACETS, FirmFacets

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.insight.firms.query import FirmQuery

_OPEN = (None, None)


@dataclass(frozen=True, eq=False)
class StoredFirms(ListedFirms):
    """Firms in memory that answer all that the page asks."""

    def facets(self, query: FirmQuery) -> FirmFacets:
        """Return the counts beside the filters, each asked by itself."""

        def count(**changes: Any) -> int:
            asked = query.model_copy(update=changes)
            return sum(answers(firm, asked) for firm in self.listed)

        values = {
            facet: Counter({value: count(**{facet: (value,)}) for value in self._values(facet)})
            for facet in VALUE_FACETS
        }
        bands = {name: {band: count(**{name: band}) for band in bands} for name, bands in BANDS.items()}
        unknown = {name: count(**{name: _OPEN}) - sum(bands[name].values()) for name in BANDS}
        total = count()
        return FirmFacets(query, total, count(closed=True) - count(closed=False), values, bands, unknown)

    def _values(self, facet: str) -> set[str]:
        names = {
            "industry": "industry_id",
            "subsector": "subsector_id",
            "unit": "unit_id",
            "basis": "place_basis",
            "classed": "class_basis",
        }
        if facet == "confidence":
            return {"high", "medium", "low"}
        return {getattr(firm, names.get(facet, facet)) or "none" for firm in self.listed}

    def cells(self, query: FirmQuery, resolution: int, merge_below: int = 0) -> CellCounts:
        """Return no cells: none of these firms has a point."""
        del resolution
        nothing = np.array([], dtype=np.int64)
        without = sum(answers(firm, query) for firm in self.listed)
        return CellCounts(nothing, nothing.astype(float), nothing, nothing == 1, merge_below, without)


@cache
def stored_firms(catalog: Catalog, firms: int = 900, *, made_up: bool = False) -> StoredFirms:
    """Return a list to ask; equal arguments, equal list."""
    made = some_firms(catalog, firms, made_up=made_up)
    return StoredFirms(made.source, made.listed)
