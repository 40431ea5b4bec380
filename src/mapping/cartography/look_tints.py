"""Tints of the land, made from the look's colours for ink on light ground.

Tints are pale enough that ink keeps a contrast of 4.5 on every one of them. Ramps are ordered by luminance and were
checked with deuteranope and grey simulation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.cartography.colours import READABLE_CONTRAST, contrast, mix, relative_luminance
from mapping.cartography.look import light

if TYPE_CHECKING:
    from collections.abc import Sequence

INK: Final = light("ink")
WHITE: Final = light("surface")
"""What tints are mixed into, and the other ink."""

NAMED: Final = light("named")
NAMED_FIRST: Final = light("named-first")
"""Land of the units that list an industry, whichever it is, and of those that list it first; of a sub-sector, of those
whose terms cover it, and of those that name it."""

SAME_INDUSTRY: Final = light("same-industry")
"""Land of the units that list the industry of a sub-sector, and no term that takes it in."""

NOT_DESIGNATED: Final = light("land-none")
INDUSTRY_ONLY: Final = light("land-industry")
NO_DATA: Final = light("no-data")
SAND: Final = tuple(light(f"sand-{step}") for step in range(1, 6))
"""Ramp of quantities, light to dark."""

UNDER_PARKS: Final = SAND[:-1]
"""The same as background, where the markers are the message."""

HEAT: Final = tuple(light(f"heat-{step}") for step in range(1, 8))
"""Ramp of what lies in a cell, light to dark; its roles are of the same names for browsers."""

COMPLETION: Final = tuple(light(f"completion-{step}") for step in ("low", "middle", "high", "done"))
"""Scale of how far a target is reached."""

GROUPS: Final = {
    "national_zone": light("group-national-zone"),
    "central": light("group-central"),
    "new_district": light("group-new-district"),
}
CHANGES: Final = {
    "same": NOT_DESIGNATED,
    "added": light("change-added"),
    "removed": light("change-removed"),
    "both": light("change-both"),
    "reordered": light("change-reordered"),
    "listed": light("change-listed"),
    "unlisted": light("change-unlisted"),
}
"""Land by what became of a unit's list from one edition to another."""

QUOTIENTS: Final = tuple(map(light, ("quotient-low", "quotient-below", "quotient-above", "quotient-high")))
"""Scale of location quotients, from far below the city's share to far above it."""

FEW: Final = light("land-few")
"""Land where there are too few firms to tell."""

STANDINGS: Final = {
    "named_strong": light("reality-strong"),
    "named_weak": light("reality-weak"),
    "unnamed_strong": light("reality-more"),
    "neither": WHITE,
    "few": light("reality-few"),
    "unknown": WHITE,
}
"""Cells by how the firms of a unit stand to the plan."""

TIERS: Final = {
    "pillar": light("tier-pillar"),
    "emerging": light("tier-emerging"),
    "future": light("tier-future"),
}

SHADES: Final = 5
"""Densities of the texture that stands for a tint where colours are forced; 0 is bare land."""

KIN: Final = SHADES + 1
"""The texture of land that shares the industry and no more: lines, which are no step among the dots of a scale."""

_TIER_SHARES: Final = {
    "pillar": (0.18, 0.31, 0.43, 0.55, 0.65),
    "emerging": (0.20, 0.36, 0.52, 0.68, 0.84),  # a lighter hue takes more of it to go as far
    "future": (0.18, 0.31, 0.43, 0.55, 0.65),
}
_LEAD_SHARE: Final = 0.34


def tint(fill: str, share: float) -> str:
    """Return a colour thinned to ``share`` (0 to 1) of itself on white."""
    return mix(fill, share, WHITE)


def text_on(fill: str) -> str:
    """Return the colour of text on a fill: white where that can be read, else ink."""
    return WHITE if contrast(WHITE, fill) >= READABLE_CONTRAST else INK


def lead_fill(fill: str, given: str | None) -> str:
    """Return the land tint of a leading industry: a tint set in the table, else the tile's fill thinned."""
    return given or tint(fill, _LEAD_SHARE)


def tier_ramp(tier: str) -> tuple[str, ...]:
    """Return the five-step ramp of a tier, light to dark."""
    return tuple(tint(TIERS[tier], share) for share in _TIER_SHARES[tier])


def spread(ramp: tuple[str, ...], classes: int) -> tuple[str, ...]:
    """Return ``classes`` colours of a ramp, its ends included; a ramp that is too short repeats its darkest."""
    if classes <= 1:
        return ramp[:classes]
    if classes >= len(ramp):
        return ramp + ramp[-1:] * (classes - len(ramp))
    step = (len(ramp) - 1) / (classes - 1)
    return tuple(ramp[round(i * step)] for i in range(classes))


def shades(fills: Sequence[str]) -> dict[str, int]:
    """Return the texture's density by fill, 0 to `SHADES`, the darker the denser; `KIN` for who shares the industry.

    It is what remains of a legend without hues. `NOT_DESIGNATED` is no step, and bare. More fills than there are
    densities are names of kinds, no steps of a scale: tiles and labels tell them apart, and all are bare.
    """
    kin = {SAME_INDUSTRY, INDUSTRY_ONLY, FEW}
    steps = sorted({*fills} - kin - {NOT_DESIGNATED, NO_DATA}, key=relative_luminance, reverse=True)
    bare = {fill: KIN if fill in kin else 0 for fill in fills}
    if len(steps) > SHADES:
        return bare
    # the densest first, then as far apart as the number of steps allows
    gap = SHADES / max(len(steps), 1)
    return bare | {fill: SHADES - round((len(steps) - 1 - place) * gap) for place, fill in enumerate(steps)}
