"""The texts on a sheet, for tests of what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.printing.display import Grid, Group, Passage, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.printing.display import Item


def words_in(items: Iterable[Item]) -> list[str]:
    """Return texts as they stand, those in groups too."""
    found: list[str] = []
    for item in items:
        if isinstance(item, Text):
            found.append(item.text)
        elif isinstance(item, Group | Grid):
            found += words_in(item.items)
        elif isinstance(item, Passage):
            found += words_in(item.lines)
    return found
