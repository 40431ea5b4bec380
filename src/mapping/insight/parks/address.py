"""A query of the park finder in an address: short keys, only what differs from the default, and mistakes by name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from mapping.errors import MappingError, UsageError
from mapping.insight.entries import read_list
from mapping.insight.parks.finder import LOCATED, LONGEST_TEXT, RANGE_FACETS, VALUE_FACETS, ParkQuery
from mapping.insight.parks.values import LOCATED_WORD, values_named
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapping.catalog import Catalog
    from mapping.insight.parks.index import RangeFacet

QUERY_KEYS: tuple[str, ...] = ("q", *VALUE_FACETS, *RANGE_FACETS, "later")
"""Keys of an address that belong to the query."""

# What readers write for "to": dashes of all lengths, a tilde, a wave, the character zhi.
_DASHES = re.compile("[\u2010-\u2015\u2212~\u301c\u81f3]")
_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,60})?"
_RANGE = re.compile(rf"(?P<low>{_NUMBER})?\s*-\s*(?P<high>{_NUMBER})?|(?P<exact>{_NUMBER})")
_YEAR = re.compile(r"[0-9]{4}")
LONGEST_RANGE = 200
"""Characters of a range; what is longer is none, and is not looked at closer."""
_NO_RANGE: Mapping[RangeFacet, Code] = {"area": Code.AREA_FORM, "year": Code.YEAR_FORM}
_UPSIDE_DOWN: Mapping[RangeFacet, Code] = {"area": Code.AREA_UPSIDE_DOWN, "year": Code.YEAR_UPSIDE_DOWN}


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
        named, wrong = read_list(facet, address.get(facet, ""), partial(values_named, catalog, facet))
        found[facet] = tuple(chain.from_iterable(named))
        problems += map(tell, wrong)
    for name in RANGE_FACETS:
        if address.get(name):
            found[name] = attempt(read_range, name, address[name]) or (None, None)
    found["q"] = attempt(read_text, address.get("q", "")) or ""
    found["later"] = bool(attempt(read_later, address.get("later", "")))
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
    match = _range(text) if len(text) <= LONGEST_RANGE else None
    written = [part for part in match.groups() if part] if match else []
    if match is None or not written:
        raise UsageError(_NO_RANGE[name], value=text)
    if name == "year" and not all(map(_YEAR.fullmatch, written)):
        raise UsageError(Code.YEAR_DIGITS, value=text)
    number: Callable[[str], float] = int if name == "year" else float
    if match["exact"]:
        return number(match["exact"]), number(match["exact"])
    low, high = (number(part) if part else None for part in (match["low"], match["high"]))
    if low is not None and high is not None and low > high:
        raise UsageError(_UPSIDE_DOWN[name], value=text)
    return low, high


def _range(text: str) -> re.Match[str] | None:
    return _RANGE.fullmatch(_DASHES.sub("-", unicodedata.normalize("NFKC", text)).strip())


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
