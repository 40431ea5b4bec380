"""What stands beside the filters of firms: how many firms each choice would find under all the other filters."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.insight.firms.query import FirmQuery

ValueFacet: TypeAlias = Literal["industry", "subsector", "unit", "status", "basis", "classed", "confidence"]
RangeFacet: TypeAlias = Literal["founded", "capital", "staff"]
Band: TypeAlias = "tuple[float | None, float | None]"
"""From and to, both included; None is open."""

VALUE_FACETS: Final[tuple[ValueFacet, ...]] = (
    *("industry", "subsector", "unit"),
    *("status", "basis", "classed", "confidence"),
)
BANDS: Final[Mapping[RangeFacet, tuple[Band, ...]]] = {
    "founded": ((None, 1999), (2000, 2009), (2010, 2014), (2015, 2019), (2020, None)),
    # a firm of just 100 is in the band that begins there
    "capital": ((None, 99.99), (100, 499.99), (500, 999.99), (1000, 4999.99), (5000, 9999.99), (10000, None)),
    "staff": ((None, 9), (10, 49), (50, 99), (100, 299), (300, 999), (1000, None)),
}
"""What may be chosen of years, of capital in 10,000 yuan, and of people insured. Each amount of a register with two
decimals lies in one of them."""


@dataclass(frozen=True, eq=False)
class FirmFacets:
    """The counts beside the filters of a query.

    ``values``: facet -> value -> firms that answer the query with this facet set to it alone (``none``: those without
    one); what nothing answers may be left out. ``bands`` is the same for ranges, and ``unknown`` has how many firms
    nothing is known of, under no range of that facet. ``closed``: how many more there are with those closed, revoked
    or moved away. ``total``: how many the query itself finds.
    """

    query: FirmQuery
    total: int
    closed: int
    values: Mapping[ValueFacet, Mapping[str, int]]
    bands: Mapping[RangeFacet, Mapping[Band, int]]
    unknown: Mapping[RangeFacet, int] = field(default_factory=dict)
