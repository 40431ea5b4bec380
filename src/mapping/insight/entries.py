"""Lists as addresses write them: entries with commas between. The one place that takes such a list apart.

An address may be of any length and hold anything. What is done with a list here costs a walk through its text, and
what comes out of it is short, whoever wrote it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from mapping.catalog.gazetteer import fold
from mapping.errors import MappingError, UnknownNameError, UsageError
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")

BETWEEN = ","
MOST_ENTRIES = 50
"""Entries of a list that are read: more than any reader chooses by hand."""
LONGEST_ENTRY = 100
"""Characters of an entry; what is longer names nothing in the tables."""
_MOST_COMPARED = 1000
"""Different entries of which it is asked whether they only repeat another in other writing."""


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a list, each once and trimmed; ``left_out`` counts those that were too many to be read."""

    values: tuple[str, ...] = ()
    left_out: int = 0

    @property
    def text(self) -> str:
        """The list as an address writes it."""
        return BETWEEN.join(self.values)


def entries(text: str) -> Entries:
    """Take a list apart. Entries that differ in case, width, blanks or dashes alone are one: the first stays."""
    written = dict.fromkeys(part.strip() for part in text.replace("，", BETWEEN).split(BETWEEN))
    written.pop("", None)
    different: dict[str, str] = {}
    for entry in islice(written, _MOST_COMPARED):
        short = entry if len(entry) <= LONGEST_ENTRY else f"{entry[:LONGEST_ENTRY]}…"
        different.setdefault(fold(short), short)
    uncompared = max(0, len(written) - _MOST_COMPARED)
    kept = tuple(islice(different.values(), MOST_ENTRIES))
    return Entries(kept, len(different) - len(kept) + uncompared)


def read_each(values: Iterable[str], read: Callable[[str], T]) -> tuple[list[T], list[MappingError]]:
    """Return what ``read`` makes of each value, and the errors: unknown names are one error together."""
    found: list[T] = []
    problems: list[MappingError] = []
    unknown: list[UnknownNameError] = []
    for value in values:
        try:
            found.append(read(value))
        except UnknownNameError as error:
            unknown.append(error)
        except MappingError as error:
            problems.append(error)
    if unknown:
        problems.insert(0, UnknownNameError.together(unknown))
    return found, problems


def read_list(key: str, text: str, read: Callable[[str], T]) -> tuple[list[T], list[MappingError]]:
    """Read the list that stands in an address under ``key``, as `read_each`; entries left out are one error more."""
    listed = entries(text)
    found, problems = read_each(listed.values, read)
    return found, [*problems, *too_many(key, listed)]


def too_many(key: str, listed: Entries) -> tuple[UsageError, ...]:
    """Return the error that tells how many entries of a list were left out; none where all were read."""
    if not listed.left_out:
        return ()
    return (UsageError(Code.ENTRIES_LEFT_OUT, key=key, most=MOST_ENTRIES, n=f"{listed.left_out:,}"),)
