"""A second measure as graduated circles: area in proportion to the value, with a legend of round values."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from mapping.cartography.state import Circles
from mapping.cartography.wording.typography import number

if TYPE_CHECKING:
    from mapping.cartography.state import LayerState

_LEGEND_SHARES = (1.0, 0.45, 0.15)


def circles(layer: LayerState) -> Circles | None:
    """Return the circles of a layer; None where its values are no quantities or all nought."""
    known = {u: float(v.raw) for u, v in layer.values.items() if isinstance(v.raw, int | float)}
    largest = max(known.values(), default=0)
    if not layer.quantity or largest <= 0:
        return None
    top = _round_up(largest)
    return Circles(
        layer_id=layer.layer_id,
        label=layer.label,
        caption=layer.caption,
        radii={u: math.sqrt(v / top) for u, v in known.items() if v > 0},
        legend=tuple(
            (number(value, 2), math.sqrt(value / top))
            for value in dict.fromkeys(_round_up(top * share) for share in _LEGEND_SHARES)
        ),
    )


def _round_up(value: float) -> float:
    """Return the next 1, 2 or 5 times a power of ten that is not below ``value``."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(float(f"{step * power:.6g}") for step in (1, 2, 5, 10) if step * power >= value * (1 - 1e-9))
