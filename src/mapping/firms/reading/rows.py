"""A row of a list, whatever its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(slots=True)
class Row:
    """A row with the number that a spreadsheet gives it (from 1); its cells are texts, without what nobody sees.

    With ``is_flawed`` its cells are not to be relied on. ``share``: how much of the file is behind it, 0 where that was
    not looked at.
    """

    number: int
    cells: Sequence[str]
    is_flawed: bool = False
    share: float = 0.0
