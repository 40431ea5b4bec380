"""How much of a list of firms is read, and what the process that reads it may take for that."""

from __future__ import annotations

from typing import Final

from mapping.firms.reading.workbook import MOST_COLUMNS, MOST_PLACES, MOST_UNPACKED
from mapping.intake.limits import Limits

_ROWS: Final = 20_000_000

FIRMS: Final = Limits(
    bytes=20_000_000_000,
    rows=_ROWS,
    lines=_ROWS,
    columns=MOST_COLUMNS,
    cells=MOST_PLACES,
    elements=MOST_PLACES,
    unpacked=MOST_UNPACKED,
    characters=10**10,
    memory=6 * 2**30,
    seconds=1800,
)
"""Ten million rows of a CSV; a workbook has a million at most."""
