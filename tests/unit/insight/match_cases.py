"""The questions of tests/data/match_cases.csv, and what holds of the answer to each.

The answers were reasoned from the tables and the policy before any matcher ran, the last 245 by a reader who did not
know its words. Columns of the file: ``query`` what
somebody asks; ``lang``; ``kind`` (unit, park, negated, conditions, several; none: nothing in the tables fits);
``expected_units`` any of which must stand first; ``expected_parks`` one of which must be among the first three;
``wrong_parks`` of which none may be; ``expected_words`` recognised; ``struck`` ruled out by the text; ``conditions``
recognised; ``reason`` why; ``open`` the promises that the program does not keep yet.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from tests.views import VIEW

from mapping.catalog import load_catalog
from mapping.insight.match.ranking import match
from mapping.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.insight.match.ranking import Match

CASES: Final = ROOT / "tests" / "data" / "match_cases.csv"
FIRST_PARKS: Final = 3
_CONDITIONS: Final = {"invest": "investment", "land": "land", "floor": "floor", "staff": "staff"}

Row = dict[str, str]


@lru_cache(maxsize=1)
def cases() -> tuple[Row, ...]:
    """Return the questions as they stand in their file."""
    with CASES.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@lru_cache(maxsize=1)
def answers() -> tuple[tuple[Row, dict[str, bool]], ...]:
    """Return each question with the promises that concern it, and whether they are kept."""
    catalog = load_catalog()
    return tuple((case, _kept(case, match(catalog, case["query"], VIEW))) for case in cases())


def listed(text: str) -> tuple[str, ...]:
    """Return the entries of a cell."""
    return tuple(part for part in text.split(";") if part)


def _kept(case: Row, found: Match) -> dict[str, bool]:
    parks = {score.park.park_id for score in found.parks[:FIRST_PARKS]}
    kept: dict[str, bool] = {}
    if case["kind"] == "none":
        kept["none"] = not found.units and not found.parks
    if units := listed(case["expected_units"]):
        kept["unit"] = bool(found.units) and found.units[0].unit.unit_id in units
    if wanted := listed(case["expected_parks"]):
        kept["park"] = bool(parks & set(wanted))
    if wrong := listed(case["wrong_parks"]):
        kept["wrong"] = not parks & set(wrong)
    if words := listed(case["expected_words"]):
        kept["words"] = set(words) <= _names(found, "words")
    struck = _names(found, "struck")
    if case["struck"] or struck:
        kept["struck"] = _all_told(listed(case["struck"]), struck)
    if case["conditions"]:
        asked = {part.split("=")[0] for part in listed(case["conditions"])}
        kept["conditions"] = {_CONDITIONS[kind] for kind in asked & _CONDITIONS.keys()} <= {
            condition.kind for condition in found.conditions
        }
    return kept


def _names(found: Match, part: str) -> set[str]:
    return {name for word in getattr(found, part) for name in (word.term, word.text)}


def _all_told(words: Iterable[str], struck: set[str]) -> bool:
    """Tell whether each word is struck, as it stands or as part of a longer one; and nothing where there is none."""
    wanted = tuple(words)
    return bool(wanted) and all(any(word in name or name in word for name in struck) for word in wanted)
