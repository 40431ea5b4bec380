"""Colours of the map, as decided for light land under dark ink.

Tints are kept pale enough that ink (#1d2733) keeps a contrast of 4.5 on every one of them. Ramps are ordered by
luminance and were checked with deuteranope and grey simulation; sand, not blue, because water is blue.
"""

from __future__ import annotations

from typing import Final

from mapping.cartography.colours import mix

WINE: Final = "#8c1d2f"

FOCUS: Final = "#f7ecee"
"""Land of the unit that a map of one unit is about."""

NEIGHBOUR: Final = "#f1f3f5"
"""Land of the units around it."""

NOT_DESIGNATED: Final = "#f7f8f9"
"""Land that the plan gives nothing of the kind: nearly white."""

NO_DATA: Final = "#ffffff"
"""Ground of the hatch that marks a missing value; the hatch itself is drawn by the renderers in `HATCH`."""

HATCH: Final = "#8a95a0"

CROSS: Final = "#efe9f4"
"""Land whose first term is a cross-cutting theme (it maps to none of the 20 industries)."""

SAND: Final = ("#faf4e6", "#f1e4c6", "#e5d09f", "#d6b877", "#c39d52")
"""Ramp of quantities, light to dark."""

GROUPS: Final = {"national_zone": "#eccfd3", "central": "#cbd8e8", "new_district": "#d3e6da"}

TIERS: Final = {"pillar": "#1f5fa8", "emerging": "#c8641e", "future": "#6d3fa6"}

_TIER_SHARES: Final = (0.16, 0.28, 0.40, 0.52, 0.62)
_LEAD_SHARE: Final = 0.34
_FIRST_SHARE: Final = 0.54
_UNDER_PARKS_SHARE: Final = 0.62
_LISTED_SHARE: Final = 0.27


def lead_fill(fill: str, tint: str | None) -> str:
    """Return the land tint of a leading industry: a tint set in the table, else the tile's fill thinned."""
    return tint or mix(fill, _LEAD_SHARE)


def first_fill(fill: str) -> str:
    """Return the land tint of a unit that names the industry first."""
    return mix(fill, _FIRST_SHARE)


def listed_fill(fill: str) -> str:
    """Return the land tint of a unit that names the industry, but not first."""
    return mix(fill, _LISTED_SHARE)


def under_parks(fill: str) -> str:
    """Return a colour of a ramp as background, for land on which the markers are the message."""
    return mix(fill, _UNDER_PARKS_SHARE)


def tier_ramp(tier: str) -> tuple[str, ...]:
    """Return the five-step ramp of a tier, light to dark."""
    return tuple(mix(TIERS[tier], share) for share in _TIER_SHARES)


def spread(ramp: tuple[str, ...], classes: int) -> tuple[str, ...]:
    """Return ``classes`` colours of a ramp, its ends included; a ramp that is too short repeats its darkest."""
    if classes <= 1:
        return ramp[:classes]
    if classes >= len(ramp):
        return ramp + ramp[-1:] * (classes - len(ramp))
    step = (len(ramp) - 1) / (classes - 1)
    return tuple(ramp[round(i * step)] for i in range(classes))
