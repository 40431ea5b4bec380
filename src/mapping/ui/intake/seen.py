"""What of a long report is in sight: a page of each list, and of the faults those that are asked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.faults import Fault
    from mapping.intake.pages import Page

Row = TypeVar("Row")

A_PAGE: Final = 20
"""Rows of a list that are sent to the browser."""
_EXAMPLES: Final = 100
"""Faults of a code by which is told whether all of them say the same."""
_LINES: Final = 8
_CELLS: Final = 30
"""Of the beginning of a file."""


@dataclass(frozen=True, slots=True)
class PageOf(Generic[Row]):
    """A page of a list: its rows, its number from 0, how many pages and rows there are."""

    rows: tuple[Row, ...]
    number: int
    pages: int
    count: int

    @property
    def first(self) -> int:
        """Number of the first row, from 1."""
        return self.number * A_PAGE + 1

    @property
    def last(self) -> int:
        """Number of the last row, from 1."""
        return self.number * A_PAGE + len(self.rows)


def page_of(rows: Sequence[Row], number: int) -> PageOf[Row]:
    """Return a page of rows; the last one where there are not so many."""
    pages = max(1, -(-len(rows) // A_PAGE))
    number = min(max(number, 0), pages - 1)
    return PageOf(tuple(rows[number * A_PAGE : (number + 1) * A_PAGE]), number, pages, len(rows))


@dataclass(frozen=True, slots=True)
class Asked:
    """Which faults are asked for; None: all of them."""

    severity: str | None = None
    code: str | None = None
    column: str | None = None

    def of(self, faults: Sequence[Fault]) -> tuple[Fault, ...]:
        """Return those that are asked for."""
        return tuple(
            fault
            for fault in faults
            if (self.severity in (None, fault.severity.value))
            and (self.code in (None, fault.code.name))
            and (self.column in (None, fault.place.column or ""))
        )


@dataclass(slots=True)
class Seen:
    """What is in sight: number of the page by the name of its list, and which faults."""

    pages: dict[str, int] = field(default_factory=dict)
    asked: Asked = field(default_factory=Asked)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many faults there are, by severity, code and column, each with the most first."""

    severities: dict[str, int]
    codes: dict[str, int]
    columns: dict[str, int]
    examples: dict[str, tuple[Fault, ...]]
    """Code -> the first few of its faults."""

    @classmethod
    def of(cls, faults: Sequence[Fault]) -> Counts:
        """Count faults."""
        examples: dict[str, list[Fault]] = {}
        for fault in faults:
            examples.setdefault(fault.code.name, []).append(fault)
        return cls(
            dict(Counter(fault.severity.value for fault in faults).most_common()),
            dict(Counter(fault.code.name for fault in faults).most_common()),
            dict(Counter(fault.place.column or "" for fault in faults).most_common()),
            {code: tuple(some[:_EXAMPLES]) for code, some in examples.items()},
        )

    def told(self, code: str, lang: str) -> str:
        """Return what is wrong with the faults of a code; what each names for itself is left open."""
        problems = {fault.problem(lang) for fault in self.examples[code]}
        return problems.pop() if len(problems) == 1 else self.examples[code][0].kind(lang)


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first lines of the sheet that has the most, as they stand there."""

    sheet: str
    numbers: tuple[int, ...]
    lines: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, pages: Sequence[Page]) -> Beginning:
        """Return the beginning of a file."""
        page = max(pages, key=lambda one: len(one.lines))
        lines = page.lines[:_LINES]
        cells = tuple(tuple(str(cell) for cell in line.cells[:_CELLS]) for line in lines)
        return cls(page.name, tuple(line.number for line in lines), cells)

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max(map(len, self.lines), default=0)
