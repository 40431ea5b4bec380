"""A query of the park finder in an address: short keys, only what differs from the default, and mistakes by name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, Any

from mapping.errors import MappingError, UsageError
from mapping.insight.finder import LOCATED, LONGEST_TEXT, RANGE_FACETS, VALUE_FACETS, ParkQuery
from mapping.insight.finder_values import LOCATED_WORD, values_named

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapping.catalog import Catalog
    from mapping.insight.park_index import RangeFacet

QUERY_KEYS: tuple[str, ...] = ("q", *VALUE_FACETS, *RANGE_FACETS, "later")
"""Keys of an address that belong to the query."""

# What readers write for "to": dashes of all lengths, a tilde, a wave, the character zhi.
_DASHES = re.compile("[\u2010-\u2015\u2212~\u301c\u81f3]")
_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,60})?"
_RANGE = re.compile(rf"(?P<low>{_NUMBER})?\s*-\s*(?P<high>{_NUMBER})?|(?P<exact>{_NUMBER})")
_YEAR = re.compile(r"[0-9]{4}")
_RANGE_NAMES: Mapping[RangeFacet, tuple[str, str]] = {
    "area": ("面积范围", "1-30、-5 或 10-（平方公里）"),
    "year": ("年份范围", "2010-2021、-2000 或 2016-"),
}


@dataclass(frozen=True, slots=True)
class QueryRead:
    """A query read from an address, with a sentence for each value that could not be used."""

    query: ParkQuery
    problems: tuple[str, ...]


def read_query(address: Mapping[str, str], catalog: Catalog, tell: Callable[[MappingError], str] = str) -> QueryRead:
    """Read a query; what cannot be used is named in ``problems`` and left out. Other keys are not looked at.

    ``tell`` words an error, such as in the reader's language.
    """
    problems: list[str] = []
    found: dict[str, Any] = {}

    def attempt(read: Callable[..., Any], *given: object) -> Any:
        try:
            return read(*given)
        except MappingError as error:
            problems.append(tell(error))
            return None

    for facet in VALUE_FACETS:
        named = [attempt(values_named, catalog, facet, text) or () for text in _entries(address.get(facet, ""))]
        found[facet] = tuple(chain.from_iterable(named))
    for name in RANGE_FACETS:
        if address.get(name):
            found[name] = attempt(read_range, name, address[name]) or (None, None)
    found["q"] = attempt(_text, address.get("q", "")) or ""
    found["later"] = bool(attempt(_flag, address.get("later", "")))
    return QueryRead(ParkQuery(**found), tuple(problems))


def write_query(query: ParkQuery) -> dict[str, str]:
    """Return the parameters of a query: what differs from the defaults."""
    out = {"q": query.q}
    for facet in VALUE_FACETS:
        out[facet] = ",".join(getattr(query, facet))
    if set(query.precision) == set(LOCATED):
        out["precision"] = LOCATED_WORD
    for name in RANGE_FACETS:
        out[name] = range_text(*getattr(query, name))
    out["later"] = "1" if query.later else ""
    return {key: value for key, value in out.items() if value}


def read_range(name: RangeFacet, text: str) -> tuple[Any, Any]:
    """Return from and to of a range such as ``1-30``, ``-5``, ``10-`` or ``3`` (exactly); None is open.

    Raises:
        UsageError: no such range, or it ends before it begins.
    """
    called, examples = _RANGE_NAMES[name]
    match = _RANGE.fullmatch(_DASHES.sub("-", unicodedata.normalize("NFKC", text)).strip())
    written = [part for part in match.groups() if part] if match else []
    if match is None or not written:
        raise UsageError(f"{called}「{text[:40]}」的写法不对；请写成 {examples}。")
    if name == "year" and not all(map(_YEAR.fullmatch, written)):
        raise UsageError(f"{called}「{text[:40]}」不是四位数的年份；请写成 {examples}。")
    number: Callable[[str], float] = int if name == "year" else float
    if match["exact"]:
        return number(match["exact"]), number(match["exact"])
    low, high = (number(part) if part else None for part in (match["low"], match["high"]))
    if low is not None and high is not None and low > high:
        raise UsageError(f"{called}「{text[:40]}」的下限大于上限；请把小的数写在前面。")
    return low, high


def range_text(low: float | None, high: float | None) -> str:
    """Return a range as an address writes it; empty where both ends are open."""
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


def _entries(text: str) -> list[str]:
    return [entry.strip() for entry in text.replace("，", ",").split(",") if entry.strip()]


def _text(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise UsageError(f"查找的文字有 {len(text)} 个字，最多 {LONGEST_TEXT} 个；请缩短后再查。")
    return text.strip()


def _flag(text: str) -> bool:
    if text and text != "1":
        raise UsageError(f"later 的值「{text[:40]}」不可用；写 1 表示包含 2021 年以后的内容，不写表示不包含。")
    return text == "1"
