"""Classes of cells by what lies in them, for maps on screens and on paper alike.

They are fixed: whatever the filter, a colour means the same amount in a cell of one size, so that two filters, two
lists and two days compare. From one size to the next a cell is a seventh, and the bounds are about a third.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mapping.cartography.look_tints import HEAT
from mapping.cartography.wording.firms import in_measure
from mapping.insight.firms.model import FirmCount

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.insight.firms.model import Measure

_FIRMS: Final[Mapping[int, tuple[int, ...]]] = {
    6: (0, 30, 100, 300, 1_000, 3_000, 10_000),
    7: (0, 10, 30, 100, 300, 1_000, 3_000),
    8: (0, 3, 10, 30, 100, 300, 1_000),
    9: (0, 2, 5, 15, 50, 150, 500),
}
"""Resolution -> the amounts from which on a cell is of each class; the first is of whatever is more than nothing."""
_TIMES: Final[Mapping[Measure, int]] = {"number": 1, "capital": 1_000, "staff": 10}
"""How much of what is counted stands for a firm."""
_WITHIN: Final = 7
"""Cells of a size in one of the next larger size."""
_ONE: Final = FirmCount(firms=1, capital_wan=1.0, staff=1)


def bounds(measure: Measure, resolution: int) -> tuple[int, ...]:
    """Return the amounts from which on a cell is of each class, ascending; the first is 0, which itself is of none."""
    return tuple(bound * _TIMES[measure] for bound in _FIRMS[resolution])


def bin_of(amount: float, measure: Measure, resolution: int, *, of_size: int | None = None) -> int | None:
    """Return the class of a cell, from 0; None where there is nothing in it.

    A larger cell (``of_size``) is of the class of the cells that it stands for as they are on average.
    """
    if amount <= 0:
        return None
    mean = amount / float(_WITHIN) ** (resolution - (of_size or resolution))
    return max(0, sum(mean >= bound for bound in bounds(measure, resolution)) - 1)


def labels(measure: Measure, resolution: int, lang: str) -> tuple[str, ...]:
    """Return what the legend says of each class, in the unit of measure of `measure_unit`."""
    scale = scale_of(measure, lang)
    whole = measure != "capital"
    edges = [bound / scale for bound in bounds(measure, resolution)]
    between = [_range(low, high - 1) if whole else _range(low, high) for low, high in pairwise(edges[1:])]
    first = _range(1, edges[1] - 1) if whole else f"< {edges[1]:,g}"
    return (first, *between, f"≥ {edges[-1]:,g}")


def _range(low: float, high: float) -> str:
    return f"{low:,g}" if low == high else f"{low:,g}–{high:,g}"


def scale_of(measure: Measure, lang: str) -> float:
    """Return how much of what is counted makes one of the unit in which it is told: 10,000 of 10,000 yuan."""
    return round(1 / in_measure(_ONE, measure, lang))


def fills() -> tuple[str, ...]:
    """Return the colour of each class, on paper."""
    return HEAT
