"""A second measure as graduated circles: area in proportion to the value, with a legend of round values."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from mapping.cartography.state import Circles
from mapping.cartography.wording.typography import number
from mapping.errors import UnknownNameError, UsageError
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.cartography.state import LayerState

_LEGEND_SHARES = (1.0, 0.5, 0.15)


def circles(layer: LayerState) -> Circles | None:
    """Return the circles of a layer; None where its values are no amounts or all nought.

    The largest value has the largest circle. The legend shows round values that are not above it, whole ones where all
    values are.
    """
    known = {u: float(v.raw) for u, v in layer.values.items() if isinstance(v.raw, int | float)}
    largest = max(known.values(), default=0)
    if not layer.amount or largest <= 0:
        return None
    least = 1.0 if all(value.is_integer() for value in known.values()) else 0.0
    steps = dict.fromkeys(max(least, _round_down(largest * share)) for share in _LEGEND_SHARES)
    return Circles(
        layer_id=layer.layer_id,
        label=layer.label,
        caption=layer.caption,
        radii={u: math.sqrt(v / largest) for u, v in known.items() if v > 0},
        legend=tuple((number(value, 2), math.sqrt(value / largest)) for value in steps),
    )


def named(layer_id: str, layers: Mapping[str, LayerState]) -> str:
    """Return the id of the layer that is asked for as circles.

    Raises:
        UsageError: its values are ratios, which the area of a circle cannot tell.
        UnknownNameError: no such layer, or one without amounts.
    """
    drawn = tuple(key for key, layer in layers.items() if circles(layer))
    if layer_id in drawn:
        return layer_id
    if layer_id in layers and layers[layer_id].quantity and not layers[layer_id].amount:
        raise UsageError(Code.OVER_RATIO, layer=layer_id)
    raise UnknownNameError("叠加指标", layer_id, drawn[:5])


def _round_down(value: float) -> float:
    """Return the last 1, 2 or 5 times a power of ten that is not above ``value``."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(float(f"{step * power:.6g}") for step in (10, 5, 2, 1) if step * power <= value * (1 + 1e-9))
