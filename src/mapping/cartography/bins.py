"""Bins of a choropleth: objects that know what they contain, so legend and picture cannot disagree.

A value is a number (quantity), a text (category) or ``None`` (no data). The special bins are bins like the others,
with a colour, a label and a count of their own.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from jenkspy import jenks_breaks

from mapping.cartography import look_tints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Value: TypeAlias = float | str | None
BinKind: TypeAlias = Literal[
    "value", "first", "listed", "named", "covered", "same_industry", "not_designated", "no_data", "cross"
]

_SKEWED = 10

BY_INDUSTRY = "industry"
"""Key of the bin of units that share the industry and no more with what is asked for."""
MAX_CLASSES = 5
"""More steps than this cannot be told apart on a printed sheet."""


@dataclass(frozen=True, slots=True)
class Bin(ABC):
    """One class of a layer.

    ``fill`` is the land colour (#rrggbb); ``hatch`` asks for a hatch on it; ``tile`` names the industry whose tile
    stands beside the label.
    """

    key: str
    label: str
    fill: str
    kind: BinKind = "value"
    tile: str | None = None
    hatch: bool = False

    @abstractmethod
    def contains(self, value: Value) -> bool:
        """Tell whether ``value`` belongs to this bin."""


@dataclass(frozen=True, slots=True)
class EqualBin(Bin):
    """A category, or a quantity with few distinct values."""

    value: float | str = ""

    def contains(self, value: Value) -> bool:
        """Tell whether ``value`` is this bin's own."""
        return value == self.value


@dataclass(frozen=True, slots=True)
class RangeBin(Bin):
    """Quantities from ``lower`` (included) to ``upper`` (excluded)."""

    lower: float = -math.inf
    upper: float = math.inf

    def contains(self, value: Value) -> bool:
        """Tell whether the quantity lies in the range."""
        return isinstance(value, int | float) and self.lower <= value < self.upper


@dataclass(frozen=True, slots=True)
class NoDataBin(Bin):
    """Units whose value is not known."""

    def contains(self, value: Value) -> bool:
        """Tell whether the value is missing."""
        return value is None


def no_data_bin(label: str) -> NoDataBin:
    """Return the bin of missing values: hatched, never a colour of the ramp."""
    return NoDataBin("no_data", label, look_tints.NO_DATA, kind="no_data", hatch=True)


def find(bins: Sequence[Bin], value: Value) -> Bin:
    """Return the one bin that contains ``value``.

    Raises:
        ValueError: no bin or more than one contains it, which would be a fault in the layer's definition.
    """
    hits = [b for b in bins if b.contains(value)]
    if len(hits) != 1:
        raise ValueError(f"value {value!r} lies in {len(hits)} bins: {[b.key for b in hits]}")
    return hits[0]


def thresholds(values: Iterable[float], classes: int = MAX_CLASSES) -> tuple[float, ...]:
    """Return the inner limits of natural breaks (Fisher-Jenks), moved to the roundest number that changes no class.

    Where the largest value is more than ten times the smallest, the breaks are those of the logarithms: otherwise all
    but the largest would fall into one class. ``values`` must hold more distinct values than ``classes``. The result
    is ascending, one shorter than the number of classes; a class reaches from one limit (included) to the next
    (excluded).
    """
    ordered = sorted(values)
    skewed = ordered[0] > 0 and ordered[-1] > _SKEWED * ordered[0]
    scale = [math.log(v) for v in ordered] if skewed else ordered
    limits = []
    for upper in jenks_breaks(scale, classes)[1:-1]:
        last = max(i for i, v in enumerate(scale) if v <= upper)
        limits.append(_roundest_between(ordered[last], ordered[last + 1]))
    return tuple(limits)


def _roundest_between(below: float, above: float) -> float:
    """Return the number in (below, above] with the fewest significant digits; of several, the middle one.

    Losses are parted from gains by nought. Two figures with hardly another number between them are told apart by the
    upper one.
    """
    if below < 0 <= above:
        return 0.0
    exponent = math.floor(math.log10(max(abs(below), abs(above), 1e-9)))
    middle = (below + above) / 2
    while 10.0**exponent >= (above - below) / 10:
        for unit in (10.0**exponent, 5 * 10.0 ** (exponent - 1)):
            nearest = round(middle / unit)
            around = [round(m * unit, max(0, 1 - exponent)) for m in range(nearest - 1, nearest + 2)]
            inside = [candidate for candidate in around if below < candidate <= above]
            if inside:
                return min(inside, key=lambda candidate: abs(candidate - middle))
        exponent -= 1
    return above


def quantity_bins(
    values: Iterable[float | None],
    ramp: tuple[str, ...],
    label: Callable[[float | None, float | None], str],
) -> tuple[Bin, ...]:
    """Return the bins of a quantity, light to dark.

    Up to five distinct values get a bin each (natural breaks of few small integers are empty or ambiguous); more are
    classed by `thresholds`. ``label(lower, upper)`` words a bin: equal arguments mean that one value, None an open end.
    """
    known = [v for v in values if v is not None]
    distinct = sorted(set(known))
    if len(distinct) <= MAX_CLASSES:
        fills = look_tints.spread(ramp, len(distinct))
        return tuple(EqualBin(f"{v:.12g}", label(v, v), fill, value=v) for v, fill in zip(distinct, fills, strict=True))
    limits = thresholds(known)
    fills = look_tints.spread(ramp, len(limits) + 1)
    lowers: tuple[float | None, ...] = (None, *limits)
    uppers: tuple[float | None, ...] = (*limits, None)
    return tuple(
        RangeBin(
            f"{'' if low is None else format(low, '.12g')}-{'' if up is None else format(up, '.12g')}",
            label(low, up),
            fill,
            lower=-math.inf if low is None else low,
            upper=math.inf if up is None else up,
        )
        for low, up, fill in zip(lowers, uppers, fills, strict=True)
    )
