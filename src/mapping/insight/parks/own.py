"""Columns that a list of parks has of its own: which there are, and what each park has in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import and_
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from mapping.errors import UnknownNameError
from mapping.faults import Phrase
from mapping.i18n import message
from mapping.insight.entries import LONGEST_ENTRY
from mapping.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mapping.catalog import Catalog
    from mapping.catalog.records import ParkColumn

MOST_CHOICES: Final = 24
"""Values of a column among which a reader can still choose."""
OF_COLUMN: Final = ":"
"""Stands between a column and its value in a filter."""
OWN_NAME: Final = message("名录自带的列")
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_RANGE: Final = re.compile(r"(?P<low>[0-9]{1,15}(\.[0-9]{1,15})?)?-(?P<high>[0-9]{1,15}(\.[0-9]{1,15})?)?")
_BETWEEN: Final = frozenset("%,，")
_WRITTEN: Final = re.compile(r"%([0-9a-f]{1,5})\.")


@dataclass(frozen=True)
class OwnColumn:
    """A column with its values: park id -> text; of a number also park id -> number."""

    column: ParkColumn
    texts: Mapping[str, str]
    numbers: Mapping[str, float]

    @property
    def is_number(self) -> bool:
        """Whether it holds numbers."""
        return self.column.kind == "number"

    @cached_property
    def digits(self) -> int:
        """Decimals of its numbers, as they are written."""
        return min(4, max((len(text.partition(".")[2]) for text in self.texts.values()), default=0))

    @cached_property
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


@dataclass(frozen=True, eq=False, slots=True)
class OwnIndex:
    """The sets of parks that filters of such columns are made of; a set is the bits of one integer.

    ``values``: column -> entry of a filter -> bits, in the order to show them. ``numbers``: column of numbers ->
    (number, bit) of each park that has one.
    """

    values: Mapping[str, Mapping[str, int]]
    numbers: Mapping[str, tuple[tuple[float, int], ...]]

    @property
    def choices(self) -> tuple[str, ...]:
        """All entries that can be chosen."""
        return tuple(entry for sets in self.values.values() for entry in sets)

    def bits_of(self, entry: str) -> int:
        """Return the parks of one choice."""
        return self.values[entry.partition(OF_COLUMN)[0]][entry]

    def found(self, entries: Iterable[str]) -> int | None:
        """Return the parks that entries let through: of one column any of them, of several all. None: no entry.

        Raises:
            UnknownNameError: there is no such column, or it has no such value.
        """
        by_column: dict[str, int] = {}
        for entry in entries:
            column = entry.partition(OF_COLUMN)[0]
            by_column[column] = by_column.get(column, 0) | self._of(column, entry)
        return reduce(and_, by_column.values()) if by_column else None

    def _of(self, column: str, entry: str) -> int:
        if column in self.numbers:
            ends = between_of(entry)
            if ends is not None:
                low, high = ends
                return sum(bit for number, bit in self.numbers[column] if low <= number <= high)
        elif entry in self.values.get(column, {}):
            return self.values[column][entry]
        raise UnknownNameError(Phrase(OWN_NAME), entry)


def between_of(entry: str) -> tuple[float, float] | None:
    """Return the ends of the range of an entry such as ``rent:20-40``, ``rent:20-``; None where it is none."""
    match = _RANGE.fullmatch(entry.partition(OF_COLUMN)[2])
    if match is None or not (match["low"] or match["high"]):
        return None
    return float(match["low"] or "-inf"), float(match["high"] or "inf")


def own_index(catalog: Catalog, places: Mapping[str, int]) -> OwnIndex:
    """Return the sets of the columns that can be filtered by; ``places``: park id -> its place in the order."""
    values: dict[str, Mapping[str, int]] = {}
    numbers: dict[str, tuple[tuple[float, int], ...]] = {}
    for column_id, own in own_columns(catalog).items():
        if own.is_number:
            numbers[column_id] = tuple((n, 1 << places[park]) for park, n in own.numbers.items() if park in places)
            continue
        sets = {entry_of(column_id, choice): 0 for choice in own.choices}
        for park, text in own.texts.items():
            if sets and park in places:
                sets[entry_of(column_id, text)] |= 1 << places[park]
        short = {entry: bits for entry, bits in sets.items() if len(entry) <= LONGEST_ENTRY}
        if short:
            values[column_id] = short
    return OwnIndex(values, numbers)


def entry_of(column_id: str, value: str) -> str:
    """Return how an address says that a column has a value: what stands between entries is written by its number."""
    said = "".join(f"%{ord(c):x}." if c in _BETWEEN else c for c in value)
    return f"{column_id}{OF_COLUMN}{said}"


def value_of(entry: str) -> str:
    """Return the value that an entry says."""
    return _WRITTEN.sub(lambda code: chr(int(code[1], 16)), entry.partition(OF_COLUMN)[2])
