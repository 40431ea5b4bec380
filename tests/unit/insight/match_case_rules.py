"""The rules that tests/data/match_cases.csv is made by, from the tables alone and without running a matcher.

Columns of the file: ``query`` what somebody asks; ``kind`` zh, en or paragraph; ``expected_units`` the units that must
be the top of the ranking, as a set (``;`` between them; empty: no unit at all); ``rule`` one of the below; ``basis``
what the query is about: ids of 965 industries, or a term of the policy that belongs to none of them.

A unit *names* an industry where its own list in industries.csv has a term of it. A list shared by several units tells
them apart in nothing, so it counts as being named by nobody in particular.

- ``only``: one unit names it, and no shared list does. That unit.
- ``first``: several units name it. Those that name it at the earliest place.
- ``own``: one unit names it, and a shared list does too. The unit with a list of its own.
- ``all``: several industries are asked for. The units that name every one of them.
- ``parks``: no unit names it. Those with the most parks of it up to 2021 (parks.csv by thesaurus.csv).
- ``entries``: no unit names it, and no park is about it. Those with the most entries of the three lists up to 2021.
- ``none``: no unit names it, no list shares it, and no park or entry of the three lists up to 2021 is about it. None.

An entry of the three lists is about its industry_id; where it has none, about those of its words (thesaurus.csv).
"""

from __future__ import annotations

import csv
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from mapping.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

CASES = ROOT / "tests" / "data" / "match_cases.csv"

Row = dict[str, str]


@lru_cache(maxsize=16)
def rows(table: str) -> tuple[Row, ...]:
    """Return a table of the data folder as it stands in its file."""
    with (ROOT / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def cases() -> tuple[Row, ...]:
    """Return the cases as they stand in their file."""
    with CASES.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def expected_units(rule: str, basis: str) -> set[str]:
    """Return the units that must lead, by a rule; fails where the tables do not meet its condition."""
    subjects = basis.split(";")
    assert rule in RULES, rule
    assert (rule == "all") == (len(subjects) > 1), (rule, basis)
    return RULES[rule](*subjects)


def _only(subject: str) -> set[str]:
    places = _places(subject)
    assert len(places) == 1, (subject, places)
    assert not _shared(subject), subject
    return set(places)


def _first(subject: str) -> set[str]:
    places = _places(subject)
    assert len(places) > 1, (subject, places)
    return {unit for unit, place in places.items() if place == min(places.values())}


def _own(subject: str) -> set[str]:
    places = _places(subject)
    assert len(places) == 1, (subject, places)
    assert _shared(subject), subject
    return set(places)


def _all(*subjects: str) -> set[str]:
    units = set.intersection(*(set(_places(subject)) for subject in subjects))
    assert units, subjects
    return units


def _parks(subject: str) -> set[str]:
    assert not _places(subject), subject
    parks = _units_of_parks(subject)
    assert parks, subject
    return {unit for unit, count in parks.items() if count == max(parks.values())}


def _most_entries(subject: str) -> set[str]:
    assert not _places(subject), subject
    assert not _units_of_parks(subject), subject
    entries = Counter(row["unit_id"] for row in _entries(subject))
    assert entries, subject
    return {unit for unit, count in entries.items() if count == max(entries.values())}


def _none(subject: str) -> set[str]:
    assert not _places(subject), subject
    assert not _shared(subject), subject
    assert not _units_of_parks(subject), subject
    assert not _entries(subject), subject
    return set()


RULES: Mapping[str, Callable[..., set[str]]] = {
    "only": _only,
    "first": _first,
    "own": _own,
    "all": _all,
    "parks": _parks,
    "entries": _most_entries,
    "none": _none,
}


def _places(subject: str) -> Mapping[str, int]:
    """Return unit -> the earliest place of the subject in the unit's own list."""
    own = [row for row in _named(subject) if not row["shared_list"]]
    return {unit: min(int(row["rank"]) for row in own if row["unit_id"] == unit) for unit in _units(own)}


def _shared(subject: str) -> bool:
    return any(row["shared_list"] for row in _named(subject))


def _named(subject: str) -> list[Row]:
    """Return the rows of the policy about an industry, or with the very term that belongs to none."""
    return [row for row in rows("industries") if subject in (row["industry_id"], row["term"])]


def _entries(subject: str) -> list[Row]:
    """Return the entries of the three lists up to 2021 that are about an industry."""
    industries = _industries_of_words()
    return [
        row
        for row in rows("three_lists")
        if not row["after_edition"]
        and (
            row["industry_id"] == subject
            if row["industry_id"]
            else subject in {industries.get(word) for word in row["industries"].split(";")}
        )
    ]


def _industries_of_words() -> dict[str, str]:
    return {row["term"]: row["industry_id"] for row in rows("thesaurus")}


def _units(found: Iterable[Row]) -> set[str]:
    return {row["unit_id"] for row in found}


def _units_of_parks(subject: str) -> Counter[str]:
    """Return unit -> how many of its parks up to 2021 are about an industry."""
    industries = _industries_of_words()
    return Counter(
        row["unit_id"]
        for row in rows("parks")
        if not row["after_edition"]
        and row["unit_id"]
        and subject in {industries[word] for word in row["industries"].split(";") if word}
    )
