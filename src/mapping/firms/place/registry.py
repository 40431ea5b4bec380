"""What the name of a registry, or characters 3 to 8 of a credit code, tell of a firm's unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from mapping.firms.place.districts import OWN
from mapping.firms.place.placed import Placed
from mapping.firms.place.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mapping.catalog.records import Registry
    from mapping.firms.place.lexicon import Lexicon
    from mapping.firms.place.placed import Confidence

UNDECIDED: Final = "undecided"
_WHOLE_CODE: Final = 18
_PREFIX: Final = slice(2, 8)
_PREFIX_LENGTH: Final = 6
_BRANCH: Final = re.compile(f"({'|'.join(name.removesuffix('区') for name in OWN)})(?=分局)")
_AT_MOST: Final = "medium"
"""A firm moves and keeps its code; what registered it need not be where it is."""


@dataclass(frozen=True)
class Registries:
    """The registries by name and by code."""

    rows: tuple[Registry, ...]

    @classmethod
    def of(cls, rows: Iterable[Registry]) -> Registries:
        """Take up the table."""
        return cls(tuple(rows))

    @cached_property
    def _names(self) -> tuple[tuple[str, Registry], ...]:
        """Names, the longest first."""
        named = [(plain(row.key), row) for row in self.rows if row.kind == "org"]
        return tuple(sorted(named, key=lambda pair: -len(pair[0])))

    @cached_property
    def _codes(self) -> Mapping[str, Registry]:
        return {row.key: row for row in self.rows if row.kind == "code"}

    def by_name(self, name: str, lexicon: Lexicon) -> Placed | None:
        """Return the unit of the longest name that stands in it; else that of the zone or district which it names."""
        text = plain(name)
        if not text:
            return None
        row = next((row for key, row in self._names if key in text), None)
        if row is not None and row.unit_id != UNDECIDED:
            return Placed(row.unit_id, "registry", _sure(row), row.key)
        if row is not None and len(plain(row.key)) == len(text):
            return None
        return _by_its_words(text, lexicon)

    def by_code(self, code: str) -> Placed | None:
        """Return the unit that a credit code (or only its characters 3 to 8) stands for; None where it tells none."""
        row = self._codes.get(prefix_of(code))
        if row is None or row.unit_id == UNDECIDED:
            return None
        return Placed(row.unit_id, "code", _sure(row), row.key)


def prefix_of(code: str) -> str:
    """Return characters 3 to 8 of a credit code; nothing where it is none."""
    code = code.strip()
    if len(code) == _WHOLE_CODE:
        return code[_PREFIX]
    return code if len(code) == _PREFIX_LENGTH else ""


def _sure(row: Registry) -> Confidence:
    return "low" if row.confidence == "low" else _AT_MOST


def _by_its_words(text: str, lexicon: Lexicon) -> Placed | None:
    """Read a registry's name that the table does not have, by the longest zone in it, or else by its district.

    Districts that were cut up have a registry for what is left of them: the zones have their own.
    """
    text = _BRANCH.sub(r"\1区", text)
    hits = lexicon.find(text)
    present = {lexicon.words[place] for place, _, _ in hits}
    readings = [reading for place, _, _ in hits for reading in lexicon.by_place[place] if reading.holds(present)]
    if any(reading.kind == "outside" for reading in readings):
        return None
    zone = max((r for r in readings if r.kind == "zone"), key=lambda r: len(r.word), default=None)
    if zone is not None:
        return Placed(zone.unit_id, "registry", _AT_MOST, zone.word)
    districts = [name for name in OWN if name in present]
    return Placed(OWN[districts[0]], "registry", _AT_MOST, districts[0]) if len(districts) == 1 else None
