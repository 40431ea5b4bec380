"""What a single cell must satisfy, made from its column's definition, each with its Chinese sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mapping.catalog.columns import SEPARATOR, YES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapping.catalog.columns import Field

WHOLE = re.compile(r"-?[0-9]+")
DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class CellRule:
    """A test of one non-empty cell, with what is wrong and what to do when it fails."""

    name: str
    test: Callable[[str], bool]
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class RowRule:
    """A test of cells of one row that belong together; ``column`` is where the fault is shown."""

    name: str
    column: str
    test: Callable[[Mapping[str, str]], bool]
    problem: str
    remedy: str


def cell_rules(field: Field) -> tuple[CellRule, ...]:
    """Return the rules for a cell of ``field``, the more basic first."""
    rules = [*_type_rules(field), *_range_rules(field)]
    if field.allowed:
        allowed = frozenset(field.allowed)
        remedy = f"改为其中之一：{'、'.join(field.allowed)}"
        rules.append(CellRule("allowed", _each(field, allowed.__contains__), "不是允许的值", remedy))
    if field.column.form:
        pattern = re.compile(field.column.form.pattern)
        rules.append(
            CellRule(
                "form", _each(field, lambda entry: bool(pattern.fullmatch(entry))), "写法不对", field.column.form.zh
            )
        )
    if field.may_be_empty:
        return tuple(replace(rule, test=_if_filled(rule.test)) for rule in rules)
    return (CellRule("required", bool, "缺值", f"填入{field.column.zh}"), *rules)


def _if_filled(test: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda text: not text or test(text)


def _type_rules(field: Field) -> list[CellRule]:
    digits = "只写阿拉伯数字，不带单位和千分号"
    if field.kind == "integer":
        return [CellRule("integer", lambda text: bool(WHOLE.fullmatch(text)), "不是整数", digits)]
    if field.kind == "number":
        return [CellRule("number", lambda text: bool(DECIMAL.fullmatch(text)), "不是数字", digits)]
    if field.kind == "flag":
        return [CellRule("flag", lambda text: text == YES, "不是允许的值", f"填 {YES} 或留空")]
    if field.kind == "list":
        gap = CellRule("entries", lambda text: all(field.entries(text)), "有空的条目", f"删去多余的「{SEPARATOR}」")
        twice = CellRule("distinct", lambda text: _distinct(field.entries(text)), "有重复的条目", "每个条目只留一个")
        return [gap, twice]
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

    return [CellRule("range", inside, f"不在 {range_text(low, high)} 之内", "核对数值和计量单位")]


def range_text(low: float | None, high: float | None) -> str:
    """Return a range in words that read in Chinese and English alike, such as ``0-100`` or ``>= 0``."""
    if high is None:
        return f">= {low:g}"
    return f"<= {high:g}" if low is None else f"{low:g}-{high:g}"


def _each(field: Field, test: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda text: all(test(entry) for entry in field.entries(text) if entry)


def _distinct(entries: tuple[str, ...]) -> bool:
    return len(set(entries)) == len(entries)
