"""The day on which a firm was founded, however its list writes days."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Final

FIRST_YEAR: Final = 1840
"""The oldest firms of the register; what is older is no day of founding."""
_EPOCH: Final = dt.date(1899, 12, 30)
_SERIALS: Final = range(14_000, 74_000)
"""Days that spreadsheets count for 1938 to 2102."""
_NO_DAY: Final = (dt.date(1900, 1, 1), dt.date(1899, 12, 30), dt.date(1970, 1, 1))
"""What programs write where they know no day."""

_FULL: Final = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?"
    r"(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?\s*(?:/.*|至.*)?"
)
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:0{6})?")
_MONTH: Final = re.compile(r"(\d{4})\s*(?:年|[-/.]\s*(?:0?[1-9]|1[0-2])|年\s*(?:0?[1-9]|1[0-2])\s*月)?")
_SERIAL: Final = re.compile(r"(\d{5})(?:\.\d+)?")


@lru_cache(maxsize=100_000)
def read_day(text: str, last_year: int) -> tuple[dt.date | None, int | None]:
    """Return the day and its year; only the year where no more is written, neither where it is no day.

    ``last_year``: a firm founded after it is not founded yet.
    """
    match = _FULL.fullmatch(text) or _COMPACT.fullmatch(text)
    if match is not None:
        return _checked(_day(int(match[1]), int(match[2]), int(match[3])), last_year)
    serial = _SERIAL.fullmatch(text)
    if serial is not None and int(serial[1]) in _SERIALS:
        return _checked(_EPOCH + dt.timedelta(days=int(serial[1])), last_year)
    month = _MONTH.fullmatch(text)
    if month is not None and FIRST_YEAR <= int(month[1]) <= last_year:
        return None, int(month[1])
    return None, None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _checked(day: dt.date | None, last_year: int) -> tuple[dt.date | None, int | None]:
    if day is None or day in _NO_DAY or not FIRST_YEAR <= day.year <= last_year:
        return None, None
    return day, day.year
