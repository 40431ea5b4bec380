"""How the values of keys are spelt in an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mapping.cartography.spec import OVERLAYS
from mapping.insight.entries import BETWEEN
from mapping.insight.parks.values import SHORTHANDS
from mapping.insight.parks.written import range_text
from mapping.ui.address import readers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mapping.insight.parks.index import ValueFacet


def flag(value: bool) -> str:  # noqa: FBT001 - the value of a key
    """Spell a switch that is on; off is empty."""
    return "1" if value else ""


def listed(values: Iterable[str]) -> str:
    """Spell the entries of a list."""
    return BETWEEN.join(values)


def overlays(values: Iterable[str]) -> str:
    """Spell overlays in their own order; ``none`` where all are off."""
    return listed(sorted(set(values), key=OVERLAYS.index)) or "none"


def facet(name: ValueFacet) -> Callable[[tuple[str, ...]], str]:
    """Return what spells the values of a facet of the park finder: one word, where there is one for just these."""
    if name not in SHORTHANDS:
        return listed
    short = SHORTHANDS[name]
    return lambda values: short.word if set(values) == set(short.values) else listed(values)


def between(ends: tuple[Any, Any]) -> str:
    """Spell a range by its ends."""
    return range_text(*ends)


def pairs(pairs: Iterable[tuple[str, str]]) -> str:
    """Spell pairs of a word and what it means."""
    return listed(readers.MEANS.join(pair) for pair in pairs)
