"""Read the year of a cell: ``2009``, ``2009年5月``, ``2009-05-01``, ``2009/5``, and so in Chinese numerals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mapping.intake.values.fault import ValueFault
from mapping.intake.values.numbers import text_of, typed
from mapping.sentences.values import ValueCode

if TYPE_CHECKING:
    from mapping.intake.pages import Cell

FIRST, LAST = 1900, 2100
_DIGITS = str.maketrans("\u3007零一二三四五六七八九", "00123456789")

_M = r"(?:0?[1-9]|1[0-2])"
_D = r"(?:0?[1-9]|[12]\d|3[01])"
_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?"
_FORMS: Final = tuple(
    re.compile(form, re.ASCII | re.IGNORECASE)
    for form in (
        r"(\d{4}) ?(?:年|年度)?",
        rf"(\d{{4}}) ?年 ?{_M} ?(?:月(?:份|初|中|底|末)?(?: ?{_D} ?[日号]?)?)?",
        rf"(\d{{4}}) ?([-/.]) ?{_M}(?: ?\2 ?{_D})?{_TIME}",
        rf"(\d{{4}})(?:{_M}|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)",
        rf"{_D}[-/.]{_D}[-/.](\d{{4}})",
        r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d{1,2},? )?(\d{4})",
        r"(\d{4}) ?年(?:初|中|底|末|[春夏秋冬]季?|上半年|下半年|第?[一二三四1-4]季度)",
    )
)
_SHORT = re.compile(r"'?\d{2} ?年?(?: ?\d{1,2} ?月)?|\d{2}[-/.]\d{1,2}(?:[-/.]\d{1,2})?")
_SEVERAL = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_SERIALS = (14_000, 74_000)
"""Days that spreadsheets count for 1938 to 2102: a date in a cell without the format of one."""


def read_year(cell: Cell) -> int:
    """Return the year that a cell names, by itself or with month and day.

    Raises:
        ValueFault: none, several, one of two digits, or one out of range.
    """
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _of_number(float(cell))
    text = typed(text_of(cell))
    written = text.translate(_DIGITS) if not re.match(r"\d", text) else text
    for form in _FORMS:
        match = form.fullmatch(written)
        if match:
            return _checked(int(match[1]))
    if len(set(_SEVERAL.findall(text))) > 1:
        raise ValueFault(ValueCode.YEAR_SEVERAL)
    raise ValueFault(ValueCode.YEAR_SHORT if _SHORT.fullmatch(text) else ValueCode.YEAR_NONE)


def _of_number(value: float) -> int:
    """Read a number: 2009, or 2009.05 as a spreadsheet keeps a date that was typed with a point."""
    months = round((value - int(value)) * 100, 6) if abs(value) < _SERIALS[1] else 0
    is_month = months == int(months) and months in {*range(13), 20, 30, 40, 50, 60, 70, 80, 90}
    if FIRST <= value < LAST + 1 and is_month:
        return int(value)
    if _SERIALS[0] <= value <= _SERIALS[1]:
        raise ValueFault(ValueCode.YEAR_SERIAL)
    if value == int(value) and abs(value) < 1e9:  # noqa: PLR2004 - 20090501 and longer ones
        match = _FORMS[3].fullmatch(str(int(value)))
        if match:
            return _checked(int(match[1]))
        if 1000 <= value < 10_000:  # noqa: PLR2004 - four digits
            return _checked(int(value))
    raise ValueFault(ValueCode.YEAR_NONE)


def _checked(year: int) -> int:
    if not FIRST <= year <= LAST:
        raise ValueFault(ValueCode.YEAR_OUT_OF_RANGE, first=str(FIRST), last=str(LAST))
    return year
