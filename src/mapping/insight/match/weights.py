"""Weights of the match: how much each kind of evidence counts. Visible, adjustable, and the same for every text."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from mapping.catalog.labels import PARK_LEVELS
from mapping.errors import UsageError, WrongValuesError
from mapping.insight.entries import entries, too_many
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Iterable

LOWEST, HIGHEST = 0.0, 100.0
"""Range of a weight. Only the proportion among weights of one group matters."""

FULL_MARKS = 100.0
_NUMBER = re.compile(r"[-+]?[0-9]{1,9}(\.[0-9]{0,9})?")

UNIT_PARTS = ("designation", "exact", "parks", "firms", "level")
"""Weights that rank layout units; points of a unit are shares of these."""

PARK_PARTS = ("park_words", "park_level", "park_backing")
"""Weights that rank parks."""

LEVEL_STRENGTH = {level: 1 - rank / len(PARK_LEVELS) for rank, level in enumerate(PARK_LEVELS)}
"""Strength of a park's level, in even steps from 1; a level not made public has none."""

LEVEL_FACTOR_UNKNOWN = 0.6
"""What a park of unknown level counts for among the related parks of a unit; a national one counts for 1."""

CONFIDENCE = {"high": 1.0, "medium-high": 0.85, "medium": 0.7, "low": 0.4, "none": 0.2}
"""What an entry of the three lists counts for, by the confidence of its evidence."""

NEXT_PARK, NEXT_FIRM = 0.6, 0.7
"""What each further park or firm counts for, as a share of the one before."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of evidence counts, from 0 to 100 each.

    Units: ``designation`` the policy names the industry (first-named most); ``exact`` it names the very term;
    ``parks`` related parks, by level; ``firms`` enterprises, projects and platforms, by confidence; ``level`` the
    highest level among the related parks. Parks: ``park_words`` own industries; ``park_level`` level;
    ``park_backing`` the unit's designation backs it.

    Raises:
        UsageError: a weight outside the range; names it.
    """

    designation: float = 50.0
    exact: float = 10.0
    parks: float = 25.0
    firms: float = 10.0
    level: float = 5.0
    park_words: float = 50.0
    park_level: float = 20.0
    park_backing: float = 30.0

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not (math.isfinite(value) and LOWEST <= value <= HIGHEST):
                low, high = f"{LOWEST:g}", f"{HIGHEST:g}"
                raise UsageError(Code.WEIGHT_OUT_OF_RANGE, name=field.name, number=f"{value:g}", low=low, high=high)

    def points(self, part: str) -> float:
        """Return the most points (of 100) that ``part`` can give; 0 where all weights of its group are 0."""
        group = UNIT_PARTS if part in UNIT_PARTS else PARK_PARTS
        total = self._total(group)
        return FULL_MARKS * float(getattr(self, part)) / total if total else 0.0

    def _total(self, group: Iterable[str]) -> float:
        return sum(float(getattr(self, part)) for part in group)

    def to_text(self) -> str:
        """Return what differs from the defaults as ``name:number`` pairs with commas; empty for the defaults."""
        changed = (f for f in fields(self) if getattr(self, f.name) != f.default)
        return ",".join(f"{f.name}:{getattr(self, f.name):g}" for f in changed)

    @classmethod
    def from_text(cls, text: str) -> Weights:
        """Read weights as `to_text` writes them; what is not named keeps its default.

        Raises:
            UsageError: no such weight, no number, a number outside the range, or far too many pairs.
        """
        listed = entries(text)
        pairs = [(name.strip(), value.strip()) for name, _, value in (pair.partition(":") for pair in listed.values)]
        names = [f.name for f in fields(cls)]
        unknown = list(dict.fromkeys(name for name, _ in pairs if name not in names))
        if unknown:
            raise WrongValuesError(Code.WEIGHT_UNKNOWN, unknown, known=", ".join(names))
        for error in too_many("w", listed):
            raise error
        for name, value in pairs:
            if not _NUMBER.fullmatch(value):
                raise UsageError(Code.WEIGHT_NOT_NUMBER, value=value, name=name)
        return replace(cls(), **{name: float(value) for name, value in pairs})


def rank_strength(rank: int) -> float:
    """Return the strength (0 to 1) of a designation by its place in the policy's list: 1, 0.8, 0.67 and so on."""
    return 1 / (1 + (rank - 1) / 4)


def diminishing(values: Iterable[float], factor: float) -> tuple[float, ...]:
    """Return what each value adds, largest first: each counts for ``factor`` of the one before it.

    The sum stays below 1 as long as the values (0 to 1) do, however many there are.
    """
    ordered = sorted(values, reverse=True)
    return tuple(value * (1 - factor) * factor**place for place, value in enumerate(ordered))


def level_factor(level: str | None) -> float:
    """Return what a park of a level counts for among the related parks of a unit: 0.6 (unknown) to 1 (national)."""
    return LEVEL_FACTOR_UNKNOWN + (1 - LEVEL_FACTOR_UNKNOWN) * LEVEL_STRENGTH.get(level or "", 0.0)
