"""What is said of a fault: what is wrong, what to do about it, and how grave it is.

A sentence goes on where the place and the value have been named (``units.csv 第 3 行「rank」列的值「x」…``), unless it
names ``{file}``, ``{sheet}``, ``{where}`` or ``{value}`` itself. File, where and value are offered to each, and besides
them what its fault carries.
"""

from __future__ import annotations

from enum import Enum, StrEnum


class Severity(StrEnum):
    """What becomes of that which is at fault."""

    ERROR = "error"
    """It is not used: a row waits, a value is read as the default, a command ends."""
    WARNING = "warning"
    """It is used, or was left out on purpose; it should be looked at all the same."""


class Sentence(Enum):
    """What is wrong, and what to do about it; the name in small letters stands for it where programs read.

    The tables of this package are its members; no two of them share a name.
    """

    def __init__(self, problem: str, remedy: str = "", severity: Severity = Severity.ERROR) -> None:
        self.problem = problem
        self.remedy = remedy
        self.severity = severity

    @property
    def stands_alone(self) -> bool:
        """Whether the sentence names by itself what is at fault."""
        return any(name in self.problem for name in ("{file}", "{sheet}", "{where}", "{value}"))
