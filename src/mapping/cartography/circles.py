"""A second measure as graduated circles: area in proportion to the value, with a legend of round values.

Units that share a list have one amount, and one circle for it: six alike would be read as six amounts.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from mapping.cartography.state import Circles
from mapping.cartography.wording.typography import number
from mapping.errors import UnknownNameError, UsageError
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mapping.cartography.state import LayerState

_ROUND = (1, 1.5, 2, 3, 4, 5, 6, 8)
"""Times a power of ten: what is round. Of small whole numbers each is."""
_WHOLE = 10
_APART = 0.15
"""Two circles of a legend differ by so much of the largest radius, or nobody could tell them apart."""
_LEAST = 0.25
"""A circle of a legend has at least this share of it: smaller ones are drawn larger than they are."""


def circles(layer: LayerState) -> Circles | None:
    """Return the circles of a layer; None where its values are no amounts, all nought, or some of them below it.

    The largest value has the largest circle. The legend shows up to three round values within the range of the data.
    """
    known = {u: float(v.raw) for u, v in layer.values.items() if isinstance(v.raw, int | float) and v.raw > 0}
    if not layer.amount or not known or _has_losses(layer):
        return None
    together = {key: known[members[0]] for key, members in layer.together.items() if _agree(members, known)}
    one_of_many = {member for key in together for member in layer.together[key]}
    drawn = {unit_id: value for unit_id, value in known.items() if unit_id not in one_of_many} | together
    largest = max(drawn.values())
    return Circles(
        layer_id=layer.layer_id,
        label=layer.label,
        caption=layer.together_caption if together else layer.caption,
        radii={key: math.sqrt(value / largest) for key, value in drawn.items()},
        legend=tuple((number(value, 2), math.sqrt(value / largest)) for value in _steps(min(drawn.values()), largest)),
        origins=layer.origins,
        made_up=layer.made_up,
    )


def _has_losses(layer: LayerState) -> bool:
    """Tell whether a value is below nought: a unit without a circle would read as one without an amount."""
    return any(isinstance(v.raw, int | float) and v.raw < 0 for v in layer.values.values())


def _agree(members: tuple[str, ...], known: Mapping[str, float]) -> bool:
    """Tell whether several units have one and the same amount."""
    return len(members) > 1 and len({known.get(member) for member in members}) == 1 and members[0] in known


def named(layer_id: str, layers: Mapping[str, LayerState]) -> str:
    """Return the id of the layer that is asked for as circles.

    Raises:
        UsageError: its values are ratios, which the area of a circle cannot tell, below nought, or of districts.
        UnknownNameError: no such layer, or one without amounts.
    """
    drawn = tuple(key for key, layer in layers.items() if circles(layer))
    if layer_id in drawn:
        return layer_id
    if layer_id in layers and layers[layer_id].of_districts:
        raise UsageError(Code.OVER_DISTRICTS, layer=layer_id)
    if layer_id in layers and layers[layer_id].amount and _has_losses(layers[layer_id]):
        raise UsageError(Code.OVER_LOSSES, layer=layer_id)
    if layer_id in layers and layers[layer_id].quantity and not layers[layer_id].amount:
        raise UsageError(Code.OVER_RATIO, layer=layer_id)
    raise UnknownNameError("叠加指标", layer_id, drawn[:5])


def _steps(least: float, largest: float) -> tuple[float, ...]:
    """Return up to three round values from ``least`` to ``largest``, the largest first, with circles well apart.

    The ends come first, then what is nearest to the middle between them. Where nothing round lies in the range, its
    upper end stands for it.
    """
    radii = {value: math.sqrt(value / largest) for value in _round_values(least, largest)}
    shown = [value for value, radius in radii.items() if radius >= _LEAST]
    if not shown:
        return (largest,)
    top, bottom = max(shown), min(shown)
    if radii[top] - radii[bottom] < _APART:
        return (top,)
    middle = (radii[top] + radii[bottom]) / 2
    inner = [v for v in shown if min(radii[top] - radii[v], radii[v] - radii[bottom]) >= _APART]
    between = sorted(inner, key=lambda value: abs(radii[value] - middle))[:1]
    return (top, *between, bottom)


def _round_values(least: float, largest: float) -> Iterator[float]:
    """Yield the round values of a range, in order."""
    whole = range(math.ceil(least), math.floor(min(largest, _WHOLE)) + 1) if float(least).is_integer() else ()
    powers = range(math.floor(math.log10(least)), math.floor(math.log10(largest)) + 1)
    made = {float(f"{step * 10.0**power:.6g}") for power in powers for step in _ROUND}
    if float(least).is_integer() and float(largest).is_integer():
        made = {value for value in made if value.is_integer()}
    yield from sorted({*map(float, whole), *(value for value in made if least <= value <= largest)})
