"""Codes and names of GB/T 4754-2017 as lists write them, and the sub-sector of each class.

A code is read with or without the section's letter, with the class's name beside it, as a number that lost its first
zero or won a ".0". What is no code of 2017 is told (``None``), never guessed. A name says its class whatever its level.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from mapping.firms.classify.classed import Sense
from mapping.firms.classify.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapping.catalog.records import GbtClass, GbtSubsector

_CODE = re.compile(r"([a-t]?)[-.]?(\d{1,4})(?:\.0+)?(?![\d])")
# also behind the name of its class, in brackets or not
_BESIDE = re.compile(r"(?<![a-z0-9.])([a-t]?)(\d{2,4})(?![\d.])")
_SIGNS = re.compile(r"[^\u3400-\u9fffa-z0-9]")
_BETWEEN = re.compile(r"[>/|\\;_-]|→|—")
_DIVISION, _CLASS = 2, 4
MOST_OTHERS = 8


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in a cell for a code: the classes it may be, and the name beside it."""

    codes: tuple[str, ...]
    name: str


class Classification:
    """The classes of GB/T 4754-2017 with the sub-sectors of their firms. Immutable."""

    def __init__(self, classes: Iterable[GbtClass], subsectors: Iterable[GbtSubsector]) -> None:
        rows = tuple(classes)
        self.names = {row.code: row.name_zh for row in rows}
        self._sections = {row.code: row.section for row in rows}
        self._given = {row.prefix: Sense(row.subsector_id, row.also, row.confidence) for row in subsectors}
        self._below = _below(rows)
        self._by_name: dict[str, str] = {}
        for row in sorted(rows, key=lambda row: (row.level == "section", len(row.code))):
            for spelling in _spellings(row.name_zh):
                self._by_name.setdefault(spelling, self._narrowed(row.code, row.name_zh))
        # lists repeat the same few hundred codes and names
        self.read = lru_cache(maxsize=20_000)(self._read)
        self.sense = lru_cache(maxsize=4_000)(self._sense)
        self.code_of_name = lru_cache(maxsize=20_000)(self._code_of_name)

    def _read(self, text: str) -> Written:
        """Return what a cell of codes says; several codes where it does not tell which of them."""
        folded = fold(text)
        if len(folded) == 1 and folded.upper() in self._sections:
            return Written((folded.upper(),), "")
        found = _CODE.match(folded) or _BESIDE.search(folded)
        if not found:
            return Written((), folded)
        letter, digits = found.groups()
        readings = [digits, f"0{digits}"] if len(digits) < _CLASS else [digits]
        codes = tuple(
            code
            for code in readings
            if self._sections.get(code) and (not letter or self._sections[code] == letter.upper())
        )
        name = (folded[: found.start()] + folded[found.end() :]).strip("()-:,.、")
        named = self.code_of_name(name)
        if named and len(codes) > 1:
            codes = tuple(code for code in codes if named.startswith(code) or code.startswith(named)) or codes
        if named and codes and not any(named.startswith(code) or code.startswith(named) for code in codes):
            # the code is another edition's, or somebody's own: its name is what it means
            codes = (named,)
        return Written(codes, name)

    def _sense(self, code: str) -> Sense:
        """Return the sub-sector of a class by the longest prefix.

        Of a division or group that has none itself, the sub-sectors of its classes are the candidates.
        """
        for length in range(len(code), 1, -1):
            given = self._given.get(code[:length])
            if given:
                return given
        below = dict.fromkeys(self._given[other].subsector_id for other in self._below[code] if other in self._given)
        others = tuple(one for one in below if one)[:MOST_OTHERS] if len(code) > 1 else ()
        return Sense(None, others, "low" if others else "high")

    def decides(self, code: str) -> bool:
        """Tell whether a class says what a firm does, be it business of no sub-sector; a section says too little."""
        return len(code) > 1 and not (self.sense(code).subsector_id is None and self.sense(code).also)

    def _code_of_name(self, name: str) -> str | None:
        """Return the class of a name as lists write it; None for what is no name of a class."""
        folded = fold(name)
        plain = _plain(folded)
        if not plain:
            return None
        known = self._by_name.get(plain)
        if known:
            return known
        # the levels one after another, the narrowest last
        parts = [_plain(part) for part in _BETWEEN.split(folded)]
        found = [self._by_name[part] for part in parts if part in self._by_name]
        return max(found, key=len) if found else None

    def named(self, folded: str) -> str | None:
        """Return the class whose name a folded text is, signs apart; not kept, for texts that seldom come twice."""
        return self._by_name.get(_plain(folded))

    def items(self) -> Iterator[tuple[str, str]]:
        """Yield each name as it is compared with its class, sections left out."""
        return ((name, code) for name, code in self._by_name.items() if len(code) > 1)

    def _narrowed(self, code: str, name: str) -> str:
        """Return the narrowest class of the same name that is the only one of its group or division."""
        while code.isdigit() and len(code) < _CLASS:
            below = [other for other in self._below[code] if len(other) == len(code) + 1]
            if len(below) != 1 or self.names[below[0]] != name:
                break
            code = below[0]
        if not code.isdigit():
            same = [other for other in self._below[code] if len(other) == _DIVISION and self.names[other] == name]
            return self._narrowed(same[0], name) if same else code
        return code


def _below(rows: Iterable[GbtClass]) -> dict[str, list[str]]:
    """Return each code with all that lie below it, in the order of the rows."""
    below: dict[str, list[str]] = {}
    for row in rows:
        below.setdefault(row.code, [])
        if row.code != row.section:
            for above in (row.section, *(row.code[:length] for length in range(_DIVISION, len(row.code)))):
                below.setdefault(above, []).append(row.code)
    return below


def _plain(folded: str) -> str:
    return _SIGNS.sub("", folded)


def _spellings(name: str) -> Iterator[str]:
    """Yield a name as it is compared, and without 业 or 制造 at the end where lists leave it out."""
    plain = _plain(fold(name))
    yield plain
    if plain.endswith("业") and len(plain) > 3:  # noqa: PLR2004 - 林业 is no 林
        yield plain[:-1]
