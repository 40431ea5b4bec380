"""What is asked of the table of firms, as Ibis expressions: one for every engine.

No SQL is written by hand and nothing here knows which engine answers. What is missing (null) is asked for by ``none``
where a query names values, and answers no range. A test has DuckDB, PostgreSQL and Spark answer each of them and
compares row by row (`tests/unit/firms/test_engines.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import h3
import ibis

from mapping.errors import UsageError
from mapping.firms.area import inside
from mapping.firms.schema import RESOLUTIONS
from mapping.insight.firms.facets import BANDS
from mapping.insight.firms.model import CONFIDENCES, GONE
from mapping.sentences import FirmsCode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ibis.expr.types import BooleanValue, NumericValue, StringValue

    from mapping.insight.firms.facets import RangeFacet
    from mapping.insight.firms.query import FirmQuery

Key: TypeAlias = Literal["unit", "industry", "subsector", "cell"]

KEYS: Final[Mapping[str, str]] = {"unit": "unit_id", "industry": "industry_id", "subsector": "subsector_id"}
"""What firms may be counted by -> its column; besides them by cell."""
BASES: Final = ("status", "place_basis", "class_basis", "place_confidence", "class_confidence")
"""What is known of a firm, and how well."""
NONE: Final = "none"
"""What a query calls a value that is missing."""

RANGES: Final[Mapping[RangeFacet, str]] = {"founded": "founded_year", "capital": "capital_wan", "staff": "staff"}


def matching(firms: ibis.Table, query: FirmQuery) -> ibis.Table:
    """Return the firms that answer a query.

    Raises:
        UsageError: the query names a cell or an area that cannot be read.
    """
    told = [*_beside(firms, query), *conditions(firms, query).values()]
    return firms.filter(told) if told else firms


def conditions(firms: ibis.Table, query: FirmQuery) -> dict[str, BooleanValue]:
    """Return facet -> its condition, for those that the query sets; where one is null, it does not hold.

    Whoever is asked for by status answers; otherwise firms that are gone do only where the query wants them too.
    """
    told: dict[str, BooleanValue] = {}
    for facet, name in {**KEYS, "basis": "place_basis", "classed": "class_basis"}.items():
        if values := getattr(query, facet):
            told[facet] = _among(firms[name], values)
    if query.confidence:
        told["confidence"] = _sure(firms, query.confidence)
    if query.status:
        told["status"] = firms.status.isin(query.status)
    elif not query.closed:
        told["status"] = firms.status.notin(GONE)
    for facet, name in RANGES.items():
        low, high = getattr(query, facet)
        if low is not None or high is not None:
            told[facet] = _in_range(firms[name], low, high)
    return told


def _among(column: StringValue, values: Sequence[str]) -> BooleanValue:
    told = column.isin(values)
    return told | column.isnull() if NONE in values and column.get_name() in KEYS.values() else told


def _sure(firms: ibis.Table, values: Sequence[str]) -> BooleanValue:
    """Tell whether the lower one of the confidences of place and class is among some; one not known is the lowest."""
    told = None
    for value in values:
        if value not in CONFIDENCES:
            continue
        better = CONFIDENCES[: CONFIDENCES.index(value) + 1]
        place, of_class = firms.place_confidence, firms.class_confidence
        one = ((place == value) & of_class.isin(better)) | ((of_class == value) & place.isin(better))
        told = one if told is None else told | one
    return ibis.literal(False) if told is None else told


def _beside(firms: ibis.Table, query: FirmQuery) -> list[BooleanValue]:
    """Return the conditions that have no facet; where one is null, it does not hold."""
    told = []
    if query.q:
        told.append(firms.name.lower().contains(_as_kept(query.q)))
    if query.cell:
        told.append(firms[f"cell{_resolution(query.cell)}"] == int(query.cell, 16))
    if query.within:
        told.extend(inside(query.within, firms.lon, firms.lat))
    return told


def _as_kept(text: str) -> str:
    """Return a part of a name as names are kept: in small letters, brackets beside Chinese in full width."""
    return text.lower() if text.isascii() else text.lower().replace("(", "（").replace(")", "）")


def _resolution(cell: str) -> int:
    resolution: int = h3.get_resolution(cell) if h3.is_valid_cell(cell) else 0
    if resolution not in RESOLUTIONS:
        raise UsageError(FirmsCode.FIRM_CELL_FORM, value=cell)
    return resolution


def _in_range(column: NumericValue, low: float | None, high: float | None) -> BooleanValue:
    if low is None:
        return column <= high
    return column >= low if high is None else (column >= low) & (column <= high)


def _amounts(firms: ibis.Table) -> dict[str, NumericValue]:
    # Some engines sum whole numbers to decimals, and nothing to null.
    return {
        "firms": firms.count().cast("int64"),
        "capital_wan": firms.capital_wan.sum().fill_null(0.0).cast("float64"),
        "capital_known": firms.capital_wan.count().cast("int64"),
        "staff": firms.staff.sum().cast("int64").fill_null(0),
        "staff_known": firms.staff.count().cast("int64"),
    }


def figures(firms: ibis.Table, query: FirmQuery) -> ibis.Table:
    """Return unit_id, industry_id, subsector_id and amounts: one grouping, of which all counts are made."""
    found = matching(firms, query)
    return found.group_by(*KEYS.values()).agg(**_amounts(found))


def counts(firms: ibis.Table, query: FirmQuery, keys: Sequence[Key], resolution: int = 7) -> ibis.Table:
    """Return the columns of the keys and ``firms``, in the order of the keys; cells as numbers."""
    found = matching(firms, query)
    groups = {KEYS.get(key, key): found[KEYS.get(key, f"cell{resolution}")] for key in keys}
    counted = found.group_by(**groups).agg(firms=found.count().cast("int64"))
    return counted.order_by(*(counted[name].asc(nulls_first=False) for name in groups))


def cells(firms: ibis.Table, query: FirmQuery, resolution: int) -> ibis.Table:
    """Return ``cell`` (null: without a point), ``firms`` and ``amount`` of what the query counts."""
    found = matching(firms, query)
    amounts = _amounts(found)
    amount = {"number": "firms", "capital": "capital_wan", "staff": "staff"}[query.count]
    return found.group_by(cell=found[f"cell{resolution}"]).agg(
        firms=amounts["firms"], amount=amounts[amount].cast("float64")
    )


def grouped(firms: ibis.Table, query: FirmQuery, columns: Sequence[str]) -> ibis.Table:
    """Return the columns and ``firms``; ``founded_band`` and the like are numbers of `BANDS`, null where not known."""
    found = matching(firms, query)
    bands = {f"{facet}_band": _band(found[column], facet) for facet, column in RANGES.items()}
    groups = {name: bands[name] if name in bands else found[name] for name in columns}
    return found.group_by(**groups).agg(firms=found.count().cast("int64"))


def _band(column: NumericValue, facet: RangeFacet) -> NumericValue:
    """Return the number of the band that an amount lies in; null where it is not known.

    The choices are halved again and again: of all ways to tell it, engines take the least time for this one.
    """
    return ibis.ifelse(column.isnull(), ibis.null("int32"), _halved(column, [low for low, _ in BANDS[facet][1:]], 0))


def _halved(column: NumericValue, lows: Sequence[float | None], first: int) -> NumericValue:
    if not lows:
        return ibis.literal(first, "int32")
    at = len(lows) // 2
    return ibis.ifelse(
        column < lows[at], _halved(column, lows[:at], first), _halved(column, lows[at + 1 :], first + at + 1)
    )


def as_listed(firms: ibis.Table) -> ibis.Table:
    """Return firms in the order of lists: most capital first, then by name.

    They are kept in this order too: the first of a filter are then found without a look at all of them.
    """
    return firms.order_by(firms.capital_wan.desc(nulls_first=False), firms.name.asc(), firms.firm_id.asc())


def page(firms: ibis.Table, query: FirmQuery, columns: Sequence[str], most: int, after: int = 0) -> ibis.Table:
    """Return so many firms, after those before, as they are listed."""
    return as_listed(matching(firms, query)).limit(most, offset=after).select(*columns)


def ready(firms: ibis.Table, query: FirmQuery, columns: Sequence[str]) -> ibis.Table:
    """Return all firms of a query, in an order that is the same each time."""
    return matching(firms, query).select(*columns).order_by("firm_id")


def summary(firms: ibis.Table) -> ibis.Table:
    """Return one row: how many firms there are, and how many of them are made up."""
    return firms.agg(firms=firms.count().cast("int64"), made_up=firms.made_up.sum().cast("int64").fill_null(0))


def lists(batches: ibis.Table) -> ibis.Table:
    """Return ``file`` and ``report`` of the first batch of each list: it is written when all of the list is in."""
    return batches.filter(batches.number == 0).select("file", "report")
