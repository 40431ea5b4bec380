"""Errors a user can cause. Each reads as one Chinese sentence that names the fault and the remedy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


_LONGEST = 40
"""Characters of a wrong name that a sentence repeats."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in a file.

    ``line`` counts as a text editor does (the heading is line 1); None where the whole file is meant.
    """

    file: str
    line: int | None
    column: str | None
    value: str | None
    problem: str
    remedy: str

    def __str__(self) -> str:
        where = self.file
        if self.line is not None:
            where += f" 第 {self.line} 行"
        if self.column is not None:
            where += f"「{self.column}」列"
        value = "" if self.value is None else f"的值「{self.value}」"
        return f"{where}{value}{self.problem}；{self.remedy}。"


class MappingError(Exception):
    """Base of everything a user can mend; ``str(error)`` is fit to be shown."""


class UsageError(MappingError):
    """A request that cannot be met as it was put (command line: exit 2)."""


class UnknownNameError(UsageError):
    """A name or id that nothing answers to.

    ``suggestions`` are ranked, best first, and are never applied by themselves.
    """

    def __init__(self, kind: str, name: str, suggestions: Sequence[str] = ()) -> None:
        self.kind = kind
        self.name = name
        self.suggestions = tuple(suggestions)
        hint = f"；是否指：{'、'.join(self.suggestions)}" if self.suggestions else ""
        super().__init__(f"没有名为「{self.shown}」的{kind}{hint}。")

    @property
    def shown(self) -> str:
        """The wrong name, cut where it is too long to be repeated."""
        return self.name if len(self.name) <= _LONGEST else f"{self.name[:_LONGEST]}…"


class DataError(MappingError):
    """Faults in the project's own tables or geometry (command line: exit 1)."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        more = (
            f"（另有 {len(self.faults) - 1} 处，运行 python -m mapping check 查看全部）" if len(self.faults) > 1 else ""
        )
        super().__init__(f"{self.faults[0]}{more}")
