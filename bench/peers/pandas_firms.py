"""The list of firms in pandas, as somebody would ask it who has read it into memory: masks, groupings, value counts.

``strings``: words are strings, as pandas reads them; otherwise categories, which take a reader's trouble once and less
time from then on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bench.firm_list import FRAME, SIZE
from mapping.insight.firms.facets import BANDS
from mapping.insight.firms.model import CONFIDENCES, GONE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.insight.firms.query import FirmQuery

KEYS = ["unit_id", "industry_id", "subsector_id"]
VALUES = {
    "industry": "industry_id",
    "subsector": "subsector_id",
    "unit": "unit_id",
    "status": "status",
    "basis": "place_basis",
    "classed": "class_basis",
    "confidence": "confidence",
}
RANGES = {"founded": "founded_year", "capital": "capital_wan", "staff": "staff"}


def frame(*, strings: bool = True) -> pd.DataFrame:
    """Return all firms; the lower one of their confidences is a column, made once."""
    firms = pd.read_parquet(FRAME)
    order = {word: number for number, word in enumerate((*CONFIDENCES, ""))}
    lower = np.maximum(firms["place_confidence"].map(order), firms["class_confidence"].map(order))
    firms["confidence"] = lower.map(dict(enumerate(order))).astype("str")
    if not strings:
        firms = firms.astype(dict.fromkeys(VALUES.values(), "category"))
    return firms


def figures(firms: pd.DataFrame, query: FirmQuery) -> pd.DataFrame:
    """Return number, capital and staff by unit, industry and sub-sector."""
    found = _all(firms, _conditions(firms, query))
    return found.groupby(KEYS, dropna=False, observed=True).agg(
        firms=("status", "size"),
        capital=("capital_wan", "sum"),
        capital_known=("capital_wan", "count"),
        staff=("staff", "sum"),
        staff_known=("staff", "count"),
    )


def facets(firms: pd.DataFrame, query: FirmQuery) -> dict[str, Mapping[Any, int]]:
    """Return the counts beside the filters: each facet's under all the others."""
    held = _conditions(firms, query)
    counts: dict[str, Mapping[Any, int]] = {}
    for facet, column in VALUES.items():
        found = _all(firms, {name: mask for name, mask in held.items() if name != facet})
        counts[facet] = found[column].value_counts(dropna=False)
    for facet, column in RANGES.items():
        found = _all(firms, {name: mask for name, mask in held.items() if name != facet})
        lows = [low for low, _ in BANDS[facet][1:]]  # type: ignore[index]
        bands = pd.cut(found[column], [-np.inf, *lows, np.inf], right=False)
        counts[facet] = bands.value_counts(dropna=False)
    return counts


def cells(firms: pd.DataFrame, query: FirmQuery) -> pd.Series[int]:
    """Return how many firms lie in each cell."""
    found = _all(firms, _conditions(firms, query))
    return found[found[f"cell{SIZE}"] > 0].groupby(f"cell{SIZE}").size()


def _all(firms: pd.DataFrame, held: Mapping[str, Any]) -> pd.DataFrame:
    mask = np.logical_and.reduce(list(held.values())) if held else slice(None)
    return firms.loc[mask]


def _conditions(firms: pd.DataFrame, query: FirmQuery) -> dict[str, Any]:
    held: dict[str, Any] = {}
    for facet, column in VALUES.items():
        if values := getattr(query, facet):
            held[facet] = firms[column].isin(values)
    if not query.status and not query.closed:
        held["status"] = ~firms["status"].isin(GONE)
    for facet, column in RANGES.items():
        low, high = getattr(query, facet)
        if low is not None or high is not None:
            held[facet] = firms[column].between(-np.inf if low is None else low, np.inf if high is None else high)
    return held
