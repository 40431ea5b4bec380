"""Registered capital: amount, unit and currency in one cell, as ``13,400万元``, ``5000(万元人民币)``, ``500万美元``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from mapping.sentences import FirmListCode

_WAN: Final = {
    "": 1e-4,
    "百": 1e-2,
    "千": 1e-1,
    "万": 1.0,
    "十万": 10.0,
    "百万": 100.0,
    "千万": 1e3,
    "亿": 1e4,
    "十亿": 1e5,
    "百亿": 1e6,
    "万亿": 1e8,
}
"""Multiple -> in 10,000 yuan."""
_YUAN: Final = r"元人民币|人民币元|人民币|圆|元|RMB|CNY"
_OTHER: Final = re.compile(
    r"美元|美金|港元|港币|欧元|日元|日圆|英镑|澳元|澳大利亚元|加元|加拿大元|新加坡元|新元|韩元|瑞士法郎|法郎|台币|台湾元|澳门元|卢布"
    r"|泰铢|马克|克朗|USD|HKD|EUR|JPY|GBP|AUD|CAD|SGD|KRW|CHF|TWD|\$|€|£",
    re.IGNORECASE,
)
_AMOUNT: Final = re.compile(
    rf"(?:{_YUAN}|¥)?(\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(万亿|百亿|十亿|千万|百万|十万|亿|万|千|百)?({_YUAN})?整?",
    re.IGNORECASE,
)
_MEASURE: Final = re.compile(
    rf"(?:人民币|单位)?(万亿|百亿|十亿|千万|百万|十万|亿|万|千|百)?({_YUAN})?(?:人民币)?", re.IGNORECASE
)
_SIGNS: Final = re.compile(r"[\s()\[\]【】:]+")
_TELEPHONE: Final = re.compile(r"\d{8}")
"""In a column that has slipped; amounts in yuan without a unit that are as long say nothing either."""
_MOST_WAN: Final = 1e9
"""Ten trillion yuan, more than any firm has."""


@dataclass(frozen=True, slots=True)
class Capital:
    """What a cell says: the amount in 10,000 yuan (None where it is none in yuan), the text to keep, what is wrong."""

    wan: float | None = None
    text: str | None = None
    fault: FirmListCode | None = None


NOTHING: Final = Capital()


@lru_cache(maxsize=100_000)
def read_capital(text: str, measure: str = "") -> Capital:
    """Return the capital of a cell; ``measure`` is the unit that the heading names, for cells that name none.

    A cell that is no amount at all is not kept: in lists whose columns have slipped it may be a person's name.
    """
    if not text:
        return NOTHING
    plain = _SIGNS.sub("", unicodedata.normalize("NFKC", text))
    other = _OTHER.search(plain)
    match = _AMOUNT.fullmatch(_OTHER.sub("", plain) if other else plain)
    if match is None:
        return Capital(fault=FirmListCode.FIRM_CAPITAL_UNREADABLE)
    if other:
        return Capital(text=text, fault=FirmListCode.FIRM_CAPITAL_CURRENCY)
    digits, multiple, yuan = match.groups()
    amount = float(digits.replace(",", ""))
    size = _WAN[multiple or ""] if multiple or yuan else _size_of(measure)
    return _of(amount, size, text)


def _of(amount: float, size: float | None, text: str) -> Capital:
    if amount == 0:
        return Capital(0.0, text)
    if size is None:
        kept = None if _TELEPHONE.search(text) else text
        return Capital(text=kept, fault=FirmListCode.FIRM_CAPITAL_WITHOUT_UNIT)
    wan = round(amount * size, 6)
    return Capital(wan, text) if wan <= _MOST_WAN else Capital(fault=FirmListCode.FIRM_CAPITAL_UNREADABLE)


@lru_cache(maxsize=100)
def _size_of(measure: str) -> float | None:
    """Return the size of a heading's unit; None where it names none, or another currency."""
    plain = _SIGNS.sub("", unicodedata.normalize("NFKC", measure))
    match = _MEASURE.fullmatch(plain)
    return _WAN[match[1] or ""] if plain and match else None
