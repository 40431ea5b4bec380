"""The rows of a list while they are read: what stands in each column, what is wrong, and which rows wait."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeVar

from mapping.faults import LONGEST_SHOWN, Fault, Place
from mapping.intake.pages import LONGEST_CELL, Flaw, Unread
from mapping.intake.values.fault import ValueFault
from mapping.sentences import Code, IntakeCode, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from mapping.faults import Field
    from mapping.intake.pages import Cell
    from mapping.intake.tables import Table
    from mapping.sentences import Sentence

T = TypeVar("T")

LONGEST_TEXT: Final = 300
"""Characters of a text that is kept."""
LONGEST_NAME: Final = 100

_FLAWS: Final = {Flaw.QUOTE: Code.ROW_QUOTE, Flaw.LINE_BREAK: Code.ROW_LINE_BREAK, Flaw.LONG: Code.ROW_LONG_CELL}


@dataclass(slots=True)
class Rows:
    """Rows of data, counted here from 0; ``numbers`` are those that the spreadsheet shows.

    ``waiting`` are rows with an error. Every fault of a cell is told; a row waits once.
    """

    file: str
    sheet: str
    table: Table
    numbers: list[int] = field(init=False)
    issues: list[Fault] = field(default_factory=list)
    waiting: set[int] = field(default_factory=set)
    whole: list[int] = field(init=False)
    """Rows whose cells can be told apart: only these are looked into."""

    _columns: dict[int, list[Cell]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        lines = (*self.table.misplaced, *self.table.lines)
        self.numbers = [line.number for line in lines]
        self.whole = []
        misplaced = len(self.table.misplaced)
        needed = max((at[0] for at in self.table.places.values()), default=0)
        for row, line in enumerate(lines):
            if row < misplaced:
                self.note(row, Code.ROW_ABOVE_HEADING)
            elif line.flaw:
                self.note(row, _FLAWS[line.flaw], most=f"{LONGEST_CELL:,}")
            elif self.table.page.delimiter and any(cell != "" for cell in line.cells[len(self.table.texts) :]):
                self.note(row, Code.ROW_LONG)
            elif not line.cells and needed:
                self.note(row, Code.ROW_SHORT)
            else:
                self.whole.append(row)

    def __len__(self) -> int:
        return len(self.numbers)

    def cells(self, column: int) -> list[Cell]:
        """Return what the whole rows have in a column."""
        if column in self._columns:
            return self._columns[column]
        lines = self.table.lines
        skipped = len(self.table.misplaced)
        found = [cells[column] if column < len(cells := lines[row - skipped].cells) else "" for row in self.whole]
        self._columns[column] = found
        return found

    def of_field(self, key: str) -> tuple[int, list[Cell]] | None:
        """Return the column of a field and what stands in it; None where the list has none."""
        if key not in self.table.places:
            return None
        column = self.table.places[key][0]
        return column, self.cells(column)

    def note(self, row: int, code: Sentence, column: int | None = None, value: Cell = "", **fields: Field) -> None:
        """Note what is wrong with a row, or one of its cells."""
        heading = None if column is None else self.heading(column)
        place = Place(self.file, self.sheet, (self.numbers[row],), heading)
        self.issues.append(Fault(code, place, shown(value) or None, fields))
        if code.severity is Severity.ERROR:
            self.waiting.add(row)

    def heading(self, column: int) -> str:
        """Return what the list calls a column; one without a heading is named as a spreadsheet names it."""
        texts = self.table.texts
        return (texts[column] if column < len(texts) else "") or letters(column)

    def read(self, key: str, read: Callable[[Cell], T], empty: T, *, unread: bool = True) -> list[T] | None:
        """Return a field's cells as ``read`` reads them, each different one once; None where the list has none.

        What raises a `ValueFault` is noted for each row, and counts as ``empty``. A cell without a value is a fault by
        itself; with ``unread`` it only warns and counts as empty.
        """
        found = self.of_field(key)
        if found is None:
            return None
        column, cells = found
        memo: dict[Hashable, tuple[T, ValueFault | None]] = {}
        values = []
        for row, cell in zip(self.whole, cells, strict=True):
            if cell == "":
                values.append(empty)
                continue
            known = memo.get(cell) if type(cell) is not bool else None
            if known is None:
                known = _tried(read, cell, empty, unread=unread)
                if type(cell) is not bool:
                    memo[cell] = known
            value, fault = known
            values.append(value)
            if fault is not None:
                self.note(row, fault.code, column, cell, **fault.fields)
        return values


def _tried(read: Callable[[Cell], T], cell: Cell, empty: T, *, unread: bool) -> tuple[T, ValueFault | None]:
    if unread and isinstance(cell, Unread):
        return empty, ValueFault(IntakeCode.CELL_NO_VALUE)
    try:
        return read(cell), None
    except ValueFault as fault:
        return empty, fault


def shown(cell: Cell) -> str:
    """Return a cell as it reads in the spreadsheet, cut where it is long."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    text = f"{cell:.15g}" if isinstance(cell, float) else str(cell)
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN + 1]


def text(cell: Cell) -> str:
    """Return a cell as text on one line."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    return f"{cell:.15g}" if isinstance(cell, float) else " ".join(str(cell).split())


def letters(column: int) -> str:
    """Return what a spreadsheet calls a column (from 0)."""
    name, left = "", column + 1
    while left:
        left, rest = divmod(left - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def number_text(value: float, digits: int = 9) -> str:
    """Return a figure in plain decimals, without an exponent, to so many digits that count."""
    plain = f"{value:.{digits}g}"
    return f"{Decimal(plain):f}" if "e" in plain else plain


def filled(cells: Sequence[Cell]) -> int:
    """Return how many cells have something in them."""
    return sum(cell != "" for cell in cells)
