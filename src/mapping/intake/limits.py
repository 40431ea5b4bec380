"""How much of what people hand over is read: one value for each purpose, known to both processes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Final

_MIB: Final = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that one file may hold, and what the process that reads it may take for that."""

    bytes: int
    """As browsers and file managers count: 5 MB are 5,000,000."""
    rows: int
    """What is told of `lines`."""
    lines: int
    """Rows with content, of all sheets together, with titles and headings; no filled cell may stand lower, either."""
    columns: int
    cells: int
    """With or without content, of all sheets; and also the places between the first and the last filled ones."""
    elements: int
    """Of all parts of a workbook: a cell is an element or two or three."""
    unpacked: int
    characters: int
    """Text of all cells together: one long text may be referred to by every cell of a workbook."""
    memory: int
    seconds: int
    """Of work, as the system counts it: a busy machine takes longer, and is not the file's fault."""

    def to_json(self) -> str:
        """Return these limits as a word on a command line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Limits:
        """Return the limits that `to_json` was asked for."""
        return cls(**json.loads(text))


TARGETS: Final = Limits(
    bytes=5_000_000,
    rows=5000,
    lines=5000,
    columns=200,
    cells=1_000_000,
    elements=4_000_000,
    unpacked=60 * _MIB,
    characters=4_000_000,
    memory=768 * _MIB,
    seconds=20,
)
"""A table of actual values: a few hundred rows."""

LISTS: Final = Limits(
    bytes=20_000_000,
    rows=200_000,
    lines=200_100,
    columns=200,
    cells=5_000_000,
    elements=24_000_000,
    unpacked=600 * _MIB,
    characters=80_000_000,
    memory=1792 * _MIB,
    seconds=60,
)
"""A list of parks or anything else: 200,000 rows of 20 columns, and titles above them."""
