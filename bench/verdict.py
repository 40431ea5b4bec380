"""Rows of the report: what was measured, against what, and whether the promise holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One promise. ``ratio`` is what the promise limits where it compares; None where it limits ``ours`` itself."""

    measure: str
    ours: str
    peer: str
    ratio: float | None
    promise: str
    holds: bool


def compared(measure: str, against: str, times: tuple[float, float], limit: float) -> Row:
    """Return the row of a promise "at most ``limit`` times the peer"; ``times``: ms of this map and of the peer."""
    ours, peer = times
    ratio = ours / peer
    return Row(measure, f"{ours:.0f} ms", f"{against} {peer:.0f} ms", ratio, f"≤ {limit:.3g} ×", ratio <= limit)


def limited(measure: str, against: str, ours: float, limit: float, unit: str, digits: int = 1) -> Row:  # noqa: PLR0913, PLR0917
    """Return the row of a promise "at most ``limit``"; ``against`` is only there to compare with."""
    shown = 0 if float(ours).is_integer() else digits
    return Row(measure, f"{ours:.{shown}f} {unit}", against, None, f"≤ {limit:g} {unit}", ours <= limit)
