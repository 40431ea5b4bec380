"""Read one reported value: strictly, because a figure that is misread stands on the map like any other."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from mapping.catalog.gazetteer import fold
from mapping.faults import Both
from mapping.insight.targets.plan import required
from mapping.intake.pages import Unread, clean
from mapping.sentences import Code

if TYPE_CHECKING:
    from mapping.catalog.records import Target
    from mapping.faults import Field
    from mapping.insight.targets.plan import Goal
    from mapping.intake.pages import Cell

PERCENT = "%"

# Digits and signs of Chinese typing, and no more: what else looks like a number (①, ², Ⅷ) is a note, or a slip.
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，＋－％", "0123456789.,+-%")
_NUMBER = re.compile(r"[+-]?(?P<whole>\d{1,18}|\d{1,3}(?:,\d{3}){1,5})(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?", re.ASCII)
_YES = {"是", "1", "yes", "true", "已完成", "done"}
_NO = {"否", "0", "no", "false", "未完成"}
_FLAG_MEASURES = {"", "是", "是/否", "yes", "yes/no"}
_WHOLE = 100
_COUNTED = {"个", "栋", "家", "户"}
_MOST = 1e9
_MOST_TIMES = 1000


class CellError(Exception):
    """A row that cannot be used: which of its columns (None: the whole row), and why."""

    def __init__(self, column: str | None, code: Code, **fields: Field) -> None:
        super().__init__(code.name)
        self.column, self.code, self.fields = column, code, fields


def text_of(cell: Cell) -> str:
    """Return a cell as it reads in the spreadsheet."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def read_value(cell: Cell, target: Target, *, comma_divides: bool) -> float:
    """Return the value of a cell; of a yes 1 or 0. ``comma_divides``: whether a comma can only divide thousands.

    Raises:
        CellError: no value, or one that cannot be meant.
    """
    if target.is_flag:
        return _yes_or_no(cell)
    percent = target.value_unit == PERCENT
    value = cell if isinstance(cell, float) else _number(text_of(cell), percent=percent, comma_divides=comma_divides)
    if not math.isfinite(value):
        raise CellError("value", Code.VALUE_NOT_FINITE)
    if value < 0:
        raise CellError("value", Code.VALUE_NEGATIVE)
    if percent:
        _check_percent(value, target, signed=isinstance(cell, str) and _plain(cell).endswith(PERCENT))
    _check_size(value, target)
    return value


def check_is_value(column: str, cell: Cell) -> None:
    """Refuse a cell that holds an error, or a formula whose result was not saved.

    Raises:
        CellError: it does.
    """
    if not isinstance(cell, Unread):
        return
    raise CellError(column, Code.FORMULA_UNSAVED if cell.is_formula else Code.FORMULA_ERROR)


def check_measure(measure: str, target: Target, goal: Goal) -> None:
    """Refuse a unit of measure that is not the target's: a value is never converted, still less guessed.

    Raises:
        CellError: it is another one.
    """
    wanted = Both(target.value_unit, target.value_unit_en)
    if target.is_flag:
        if fold(measure) not in _FLAG_MEASURES:
            raise CellError("measure", Code.MEASURE_OF_YES, measure=wanted)
        return
    allowed = {fold(unit) for row in goal.of.values() for unit in (row.value_unit, row.value_unit_en)}
    if fold(measure) not in allowed:
        raise CellError("measure", Code.MEASURE_WRONG if measure else Code.MEASURE_EMPTY, measure=wanted)


def _number(text: str, *, percent: bool, comma_divides: bool) -> float:
    """Read a number with or without thousands commas, a percent sign only where percent are asked for.

    Anything else is refused: what stands beside the digits may be a note, a second figure, or another number.
    """
    plain = _plain(text)
    if percent:
        plain = plain.removesuffix(PERCENT).rstrip()
    match = _NUMBER.fullmatch(plain)
    if match is None:
        raise CellError("value", Code.VALUE_NOT_NUMBER)
    if "," in match["whole"] and not comma_divides:
        # 19,250 of a file divided by semicolons is a thousand times more in one country than in the next
        raise CellError("value", Code.VALUE_COMMA)
    return float(plain.replace(",", ""))


def _plain(text: str) -> str:
    return clean(text.translate(_FULL_WIDTH))


def _check_percent(value: float, target: Target, *, signed: bool) -> None:
    """Refuse what nobody can tell from a fraction, unless its percent sign is written out; and more than the whole."""
    if 0 < value <= 1 and not signed:
        # 45% typed into a spreadsheet is kept as 0.45, and is saved as 0.45 by some programs
        raise CellError("value", Code.VALUE_FRACTION, percent=f"{value * 100:.10g}", number=f"{value:.10g}")
    if value > _WHOLE and ("占比" in target.name_zh or "share" in target.name_en.casefold()):
        raise CellError("value", Code.VALUE_ABOVE_WHOLE)


def _check_size(value: float, target: Target) -> None:
    """Refuse a part of a thing that is counted, and a value that only a slip of the pen explains."""
    if target.value_unit in _COUNTED and not value.is_integer():
        raise CellError("value", Code.VALUE_NOT_WHOLE, measure=Both(target.value_unit, target.value_unit_en))
    most = min(_MOST, (required(target) or _MOST) * _MOST_TIMES)
    if value > most:
        raise CellError("value", Code.VALUE_TOO_LARGE, most=f"{most:,.10g}")


def _yes_or_no(cell: Cell) -> float:
    text = _plain(text_of(cell)).casefold()
    if text in _YES:
        return 1.0
    if text in _NO:
        return 0.0
    raise CellError("value", Code.VALUE_NOT_YES_OR_NO)
