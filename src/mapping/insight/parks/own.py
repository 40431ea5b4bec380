"""Columns that a list of parks has of its own: which there are, and what each park has in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from mapping.kept import kept

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.catalog import Catalog
    from mapping.catalog.records import ParkColumn

MOST_CHOICES: Final = 24
"""Values of a column among which a reader can still choose."""
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """A column with its values: park id -> text; of a number also park id -> number."""

    column: ParkColumn
    texts: Mapping[str, str]
    numbers: Mapping[str, float]

    @property
    def is_number(self) -> bool:
        """Whether it holds numbers."""
        return self.column.kind == "number"

    @property
    def digits(self) -> int:
        """Decimals of its numbers, as they are written."""
        return min(4, max((len(text.partition(".")[2]) for text in self.texts.values()), default=0))

    @property
    def choices(self) -> tuple[str, ...]:
        """Values to choose from, the most frequent first; none of a number, and none where there are too many."""
        if self.is_number:
            return ()
        counts: dict[str, int] = {}
        for text in self.texts.values():
            counts[text] = counts.get(text, 0) + 1
        ordered = sorted(counts, key=lambda text: (-counts[text], text))
        return tuple(ordered) if len(ordered) <= MOST_CHOICES else ()


@kept(1)
def own_columns(catalog: Catalog) -> Mapping[str, OwnColumn]:
    """Return the columns by id, in the order of their lists."""
    texts: dict[str, dict[str, str]] = {column.column_id: {} for column in catalog.park_columns}
    for value in catalog.park_values:
        texts[value.column_id][value.park_id] = value.value
    columns = {column.column_id: column for column in catalog.park_columns}
    return MappingProxyType({key: OwnColumn(columns[key], of, _numbers(of)) for key, of in texts.items()})


def _numbers(texts: Mapping[str, str]) -> Mapping[str, float]:
    return {park: float(text) for park, text in texts.items() if _NUMBER.fullmatch(text)}
