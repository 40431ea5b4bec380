"""Values of a query as people write them, in addresses and on the command line; mistakes are named."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from mapping.errors import UsageError
from mapping.insight.parks.finder import LONGEST_TEXT
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapping.insight.parks.index import RangeFacet

# What readers write for "to": dashes of all lengths, a tilde, a wave, the character zhi.
_DASHES = re.compile("[\u2010-\u2015\u2212~\u301c\u81f3]")
_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,60})?"
_RANGE = re.compile(rf"(?P<low>{_NUMBER})?\s*-\s*(?P<high>{_NUMBER})?|(?P<exact>{_NUMBER})")
_YEAR = re.compile(r"[0-9]{4}")
LONGEST_RANGE = 200
"""Characters of a range; what is longer is none, and is not looked at closer."""
_NO_RANGE: Mapping[RangeFacet, Code] = {"area": Code.AREA_FORM, "year": Code.YEAR_FORM}
_UPSIDE_DOWN: Mapping[RangeFacet, Code] = {"area": Code.AREA_UPSIDE_DOWN, "year": Code.YEAR_UPSIDE_DOWN}


def read_range(name: RangeFacet, text: str) -> tuple[Any, Any]:
    """Return from and to of a range such as ``1-30``, ``-5``, ``10-`` or ``3`` (exactly); None is open.

    Raises:
        UsageError: no such range, or it ends before it begins.
    """
    ends = range_ends(text)
    if ends is None:
        raise UsageError(_NO_RANGE[name], value=text)
    if name == "year" and not all(_YEAR.fullmatch(end) for end in ends if end):
        raise UsageError(Code.YEAR_DIGITS, value=text)
    number: Callable[[str], float] = int if name == "year" else float
    low, high = (number(end) if end else None for end in ends)
    if low is not None and high is not None and low > high:
        raise UsageError(_UPSIDE_DOWN[name], value=text)
    return low, high


def range_ends(text: str) -> tuple[str | None, str | None] | None:
    """Return from and to of a range as they are written; None where it is none."""
    match = _range(text) if len(text) <= LONGEST_RANGE else None
    if match is None or not any(match.groups()):
        return None
    return (match["exact"], match["exact"]) if match["exact"] else (match["low"], match["high"])


def _range(text: str) -> re.Match[str] | None:
    return _RANGE.fullmatch(_DASHES.sub("-", unicodedata.normalize("NFKC", text)).strip())


def range_text(low: float | None, high: float | None) -> str:
    """Return a range as it is written; empty where both ends are open."""
    if low is None and high is None:
        return ""
    if low == high:
        return _plain(low)
    return f"{_plain(low)}-{_plain(high)}"


def _plain(number: float | None) -> str:
    """Return a number in plain digits, exactly and without an exponent."""
    if number is None:
        return ""
    text = format(Decimal(repr(number)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_text(text: str) -> str:
    """Return a text to search for, trimmed.

    Raises:
        UsageError: it is longer than the search box.
    """
    if len(text) > LONGEST_TEXT:
        raise UsageError(Code.SEARCH_TOO_LONG, n=f"{len(text):,}", most=LONGEST_TEXT)
    return text.strip()


def read_later(text: str) -> bool:
    """Return whether what came after the edition is wanted.

    Raises:
        UsageError: neither ``1`` nor empty.
    """
    if text and text != "1":
        raise UsageError(Code.LATER_FORM, value=text)
    return text == "1"
