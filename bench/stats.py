"""Medians and percentiles of small samples."""

from __future__ import annotations

import math
import statistics
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

median = statistics.median


def p95(values: Iterable[float]) -> float:
    """Return the 95th percentile by nearest rank: a value that was really measured, never one in between."""
    ordered = sorted(values)
    return ordered[math.ceil(0.95 * len(ordered)) - 1]
