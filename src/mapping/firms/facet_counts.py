"""The counts beside the filters, made from the groupings of `mapping.firms.expressions.facets`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from mapping.firms.expressions import NONE
from mapping.insight.firms.facets import BANDS, FirmFacets
from mapping.insight.firms.model import CONFIDENCES, GONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mapping.insight.firms.facets import Band, RangeFacet, ValueFacet
    from mapping.insight.firms.query import FirmQuery

_VALUES: Final[Mapping[ValueFacet, str]] = {
    "industry": "industry_id",
    "subsector": "subsector_id",
    "unit": "unit_id",
    "status": "status",
    "basis": "place_basis",
    "classed": "class_basis",
}
_SURE: Final = (*CONFIDENCES, "")


def facets_of(query: FirmQuery, groupings: Sequence[tuple[str, Iterable[Mapping[str, Any]]]]) -> FirmFacets:
    """Return the counts of a query from the rows of its groupings, each with the facet that it is of."""
    own = {facet for facet, _ in groupings if facet}
    values: dict[ValueFacet, dict[str, int]] = {facet: defaultdict(int) for facet in (*_VALUES, "confidence")}
    bands: dict[RangeFacet, dict[Band, int]] = {facet: dict.fromkeys(BANDS[facet], 0) for facet in BANDS}
    unknown: dict[RangeFacet, int] = dict.fromkeys(BANDS, 0)
    total = sum(row["firms"] for row in groupings[0][1])
    for of, rows in groupings:
        for row in rows:
            for facet, value in _values(row):
                if facet == of or (not of and facet not in own):
                    values[facet][value] += row["firms"]
            for name, choices in BANDS.items():
                column = f"{name}_band"
                if column not in row or not (name == of or (not of and name not in own)):
                    continue
                if row[column] is None:
                    unknown[name] += row["firms"]
                else:
                    bands[name][choices[row[column]]] += row["firms"]
    gone = sum(values["status"].get(status, 0) for status in GONE) if not (query.status or query.closed) else 0
    return FirmFacets(query, total, gone, {of: dict(found) for of, found in values.items()}, bands, unknown)


def _values(row: Mapping[str, Any]) -> Iterable[tuple[ValueFacet, str]]:
    for facet, column in _VALUES.items():
        if column in row:
            yield facet, row[column] or NONE
    if "place_confidence" in row:
        sure = max(row["place_confidence"], row["class_confidence"], key=_SURE.index)
        if sure:
            yield "confidence", sure
