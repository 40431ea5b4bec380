"""Two maps of one layer side by side: the same classes and colours on both, so that a colour means one thing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapping.cartography import look_tints
from mapping.cartography.bins import EqualBin, RangeBin
from mapping.cartography.bins import find as find_bin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.cartography.bins import Bin
    from mapping.cartography.state import LayerState, MapState


def in_step(before: MapState, after: MapState) -> tuple[MapState, MapState]:
    """Return two maps of one layer with the classes of both."""
    first, second = layers_in_step(before.layer, after.layer)
    return replace(before, layer=first), replace(after, layer=second)


def layers_in_step(before: LayerState, after: LayerState) -> tuple[LayerState, LayerState]:
    """Return one layer of two editions with the classes of both."""
    bins = _bins_of_both(before, after)
    return _classed(before, bins), _classed(after, bins)


def _bins_of_both(before: LayerState, after: LayerState) -> tuple[Bin, ...]:
    """Return the classes of both layers.

    Ranges of a quantity hold any value, so those of the later map serve for both; single values and categories are
    put together, values in their order, with the shades of one ramp.
    """
    if any(isinstance(row, RangeBin) for row in after.bins):
        return after.bins
    if any(isinstance(row, RangeBin) for row in before.bins):
        return before.bins
    known = {row.key: row for row in (*after.bins, *before.bins)}
    if not after.quantity:
        last = [key for key, row in known.items() if row.kind in {"cross", "no_data", "not_designated"}]
        return tuple(known[key] for key in (*(key for key in known if key not in last), *last))
    steps = [row for row in known.values() if isinstance(row, EqualBin) and row.kind != "not_designated"]
    steps.sort(key=lambda row: float(row.value))
    ramp = look_tints.tier_ramp(after.tier) if after.tier else look_tints.SAND
    fills = look_tints.spread(ramp, len(steps))
    shaded: list[Bin] = [replace(row, fill=fill) for row, fill in zip(steps, fills, strict=True)]
    quiet = [row for row in known.values() if row not in steps]
    zero = [row for row in quiet if row.kind == "not_designated"]
    return (*zero, *shaded, *(row for row in quiet if row not in zero))


def _classed(layer: LayerState, bins: Sequence[Bin]) -> LayerState:
    values = {unit: replace(value, bin=find_bin(bins, value.raw).key) for unit, value in layer.values.items()}
    return replace(layer, bins=tuple(bins), values=values)
