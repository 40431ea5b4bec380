"""Columns of a list that no field of ours takes: kept as they are, as figures, as a choice, or as text.

A column is a number only if every cell that holds a value is one, in one unit of measure; a code (``0027``) is none.
What a person reads later is what they have written: nothing here is converted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from mapping.intake.pages import Unread
from mapping.intake.values.fault import ValueFault
from mapping.intake.values.measures import fold
from mapping.intake.values.numbers import MYRIADS, read_number, says_nothing, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.intake.pages import Cell

OwnKind = Literal["number", "choice", "text"]

MOST_CHOICES: Final = 20
"""Different values up to which a column is a choice to filter by."""
LONGEST_CHOICE: Final = 20
_OFTEN = 2
"""How often a value of a choice occurs on average, at least."""
_CODE = re.compile(r"[+-]?0\d+|\d{16,}")
_BRACKETS = re.compile(r"[（(【\[]([^（(【\[）)】\]]{1,20})[）)】\]]")


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """One column of the list itself: where it stands, its heading, what it holds, and the unit of its figures."""

    index: int
    heading: str
    kind: OwnKind
    measure: str = ""


def own_column(index: int, heading: str, cells: Sequence[Cell], *, comma_divides: bool = True) -> OwnColumn:
    """Return what a column is, from all its cells."""
    filled = [cell for cell in cells if not (says_nothing(cell) or isinstance(cell, Unread))]
    measure = _measure(filled, comma_divides=comma_divides)
    if measure is not None:
        return OwnColumn(index, heading, "number", measure or _of_heading(heading))
    shown = {text_of(cell).strip() for cell in filled}
    few = 0 < len(shown) <= MOST_CHOICES and len(filled) >= _OFTEN * len(shown)
    if few and max(map(len, shown)) <= LONGEST_CHOICE:
        return OwnColumn(index, heading, "choice")
    return OwnColumn(index, heading, "text")


def own_value(column: OwnColumn, cell: Cell, *, comma_divides: bool = True) -> str:
    """Return a cell as it is kept: a figure in plain digits, anything else as written; empty where nothing is known.

    An error (``#N/A``) or a formula without a result is nothing that is known.
    """
    if says_nothing(cell) or isinstance(cell, Unread):
        return ""
    if column.kind != "number":
        return text_of(cell).strip()
    return f"{read_number(cell, comma_divides=comma_divides).value:.15g}"


def _measure(cells: Sequence[Cell], *, comma_divides: bool) -> str | None:
    """Return the one unit of measure of figures, empty where the cells name none; None where they are no figures."""
    found: set[str] = set()
    for cell in cells:
        if isinstance(cell, float) and not isinstance(cell, bool):
            found.add("")
        else:
            try:
                number = read_number(cell, comma_divides=comma_divides)
            except ValueFault:
                return None
            if _CODE.fullmatch(str(cell)) or (number.measure or "").startswith(MYRIADS):
                return None
            found.add(fold(number.measure or ""))
        if len(found) > 1:
            return None
    return found.pop() if found else None


def _of_heading(heading: str) -> str:
    """Return what stands in the last brackets of a heading (``租金（元/㎡·月）``), or after its last stroke."""
    brackets = _BRACKETS.findall(heading)
    return str(brackets[-1]).strip() if brackets else ""
