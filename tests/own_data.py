"""The project's own data, for tests that need it before they run: for their parameters."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mapping.insight.atlas import load_atlas

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas


@cache
def own_atlas() -> Atlas:
    """Load the data once for all modules that are collected; nobody changes it."""
    return load_atlas()
