"""How many people a firm insures or employs: digits are searched for in text; a sign for nothing is not zero."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_NUMBER: Final = re.compile(r"(?<![\d.])(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.0+)?(?![\d.])")
"""Eight digits are a telephone in Wuhan, in a column that has slipped, and more than any firm employs."""
_YEAR: Final = re.compile(r"[12]\d{3}\s*年(?:报|度)?")
_RANGE: Final = re.compile(r"\d\s*人?\s*[-~—–至到]\s*\d|(?:小于|大于|少于|超过|不足|以上|以下|以内|[<>≤≥])")


@lru_cache(maxsize=20_000)
def read_staff(text: str) -> tuple[int | None, bool]:
    """Return the number, and whether something stands there that is none; a range of sizes is no number."""
    if not text:
        return None, False
    plain = _YEAR.sub("", unicodedata.normalize("NFKC", text))
    if _RANGE.search(plain):
        return None, True
    found = set(_NUMBER.findall(plain))
    if len(found) != 1:
        return None, True
    return int(found.pop().replace(",", "")), False
