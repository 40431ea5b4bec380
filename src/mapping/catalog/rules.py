"""What a single cell must satisfy, made from its column's definition, each with the fault that it is otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from typing import TYPE_CHECKING

from mapping.catalog.columns import SEPARATOR, YES
from mapping.faults import Both, Several
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapping.catalog.columns import Field
    from mapping.faults import Field as Filled

WHOLE = re.compile(r"-?[0-9]+")
DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class CellRule:
    """A test of one cell, with the fault that it is where the test fails."""

    test: Callable[[str], bool]
    code: Code
    fields: Mapping[str, Filled] = dataclass_field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowRule:
    """A test of cells of one row that belong together; ``column`` is where the fault is shown."""

    column: str
    test: Callable[[Mapping[str, str]], bool]
    code: Code

    @property
    def fields(self) -> Mapping[str, Filled]:
        """Nothing: the sentence is the same for each row."""
        return {}


def cell_rules(field: Field) -> tuple[CellRule, ...]:
    """Return the rules for a cell of ``field``, the more basic first; an empty cell breaks at most the first."""
    rules = [*_type_rules(field), *_range_rules(field)]
    column, form = field.column, field.column.form
    if field.allowed:
        allowed = frozenset(field.allowed)
        told = {"allowed": Several(tuple(field.allowed))}
        rules.append(CellRule(_each(field, allowed.__contains__), Code.CELL_NOT_ALLOWED, told))
    if form:
        pattern = re.compile(form.pattern)
        written = {"form": Both(form.zh, form.en)}
        rules.append(CellRule(_each(field, lambda entry: bool(pattern.fullmatch(entry))), Code.CELL_FORM, written))
    if field.may_be_empty:
        return tuple(replace(rule, test=_if_filled(rule.test)) for rule in rules)
    return (CellRule(bool, Code.CELL_EMPTY, {"column": Both(column.zh, column.en)}), *rules)


def _if_filled(test: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda text: not text or test(text)


def _type_rules(field: Field) -> list[CellRule]:
    if field.kind == "integer":
        return [CellRule(lambda text: bool(WHOLE.fullmatch(text)), Code.CELL_NOT_WHOLE)]
    if field.kind == "number":
        return [CellRule(lambda text: bool(DECIMAL.fullmatch(text)), Code.CELL_NOT_NUMBER)]
    if field.kind == "flag":
        return [CellRule(lambda text: text == YES, Code.CELL_NOT_FLAG, {"yes": YES})]
    if field.kind == "list":
        gap = CellRule(lambda text: all(field.entries(text)), Code.CELL_EMPTY_ENTRY, {"separator": SEPARATOR})
        return [gap, CellRule(lambda text: _distinct(field.entries(text)), Code.CELL_ENTRY_TWICE)]
    return []


def _range_rules(field: Field) -> list[CellRule]:
    low, high = field.column.low, field.column.high
    if low is None and high is None:
        return []

    def inside(text: str) -> bool:
        # What is no number is named by the type rule alone.
        if not DECIMAL.fullmatch(text):
            return True
        number = float(text)
        return (low is None or low <= number) and (high is None or number <= high)

    return [CellRule(inside, Code.CELL_OUT_OF_RANGE, {"range": range_text(low, high)})]


def range_text(low: float | None, high: float | None) -> str:
    """Return a range in words that read in Chinese and English alike, such as ``0-100`` or ``>= 0``."""
    if high is None:
        return f">= {low:g}"
    return f"<= {high:g}" if low is None else f"{low:g}-{high:g}"


def _each(field: Field, test: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda text: all(test(entry) for entry in field.entries(text) if entry)


def _distinct(entries: tuple[str, ...]) -> bool:
    return len(set(entries)) == len(entries)
