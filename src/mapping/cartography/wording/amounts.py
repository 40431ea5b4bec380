"""Amounts of money and large counts in English: 17,600 亿元 is 1.76 trillion yuan, to the last digit."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple


class _Counted(NamedTuple):
    """What a Chinese unit of measure counts: ``factor`` of what is counted, and its English name."""

    factor: int
    name: str


MEASURES: Final[dict[str, _Counted]] = {
    "亿元": _Counted(10**8, "yuan"),
    "万元": _Counted(10**4, "yuan"),
    "万元/亩": _Counted(10**4, "yuan/mu"),
    "万户": _Counted(10**4, "entities"),
    "万人": _Counted(10**4, "people"),
}
"""Units of measure that English does not count in. A mu is 1/15 ha, which the name of the target says."""

SCALES: Final = (("trillion", 10**12), ("billion", 10**9), ("million", 10**6))
"""Names of the large numbers, greatest first."""


def english_amount(value: float, measure: str) -> tuple[str, str] | None:
    """Return figure and unit of a value in English, converted and not rounded; None for other units of measure.

    ``measure`` is the Chinese unit of the table: ``(17600, "亿元")`` gives ``("1.76", "trillion yuan")``.
    """
    counted = MEASURES.get(measure)
    if counted is None:
        return None
    exact = Decimal(repr(value)) * counted.factor
    scale, size = next((one for one in SCALES if abs(exact) >= one[1]), ("", 1))
    return _written(exact / size), f"{scale} {counted.name}".strip()


def _written(figure: Decimal) -> str:
    text = f"{figure:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
