"""How many firms reasoned by hand are classed as reasoned (`tests/data/firms_classed.csv`).

Round 1 was reasoned before any word that classes firms was written, each further round before it was first run: what a
list gets that nobody had in mind is told by their first runs, in decision 0067.
"""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from tests.own_data import own_atlas

from mapping.firms.classify import Classed, Classifier

FIRMS = Path(__file__).parents[2] / "data" / "firms_classed.csv"
RIGHT = {"easy": 0.98, "hard": 0.90, "trap": 0.94}
RIGHT_SUBSECTOR = 0.92


@cache
def firms() -> list[tuple[dict[str, str], Classed]]:
    with FIRMS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    classifier = Classifier.of(own_atlas().catalog)
    found = classifier.classify(
        [""] * len(rows), [()] * len(rows), [row["name"] for row in rows], [row["scope"] for row in rows]
    )
    return list(zip(rows, found, strict=True))


def is_right(row: dict[str, str], found: Classed) -> bool:
    return row["industry_id"] == (found.industry_id or "none")


def test_all_kinds_of_firms_are_among_them() -> None:
    industries = {row["industry_id"] for row, _ in firms()}
    assert industries == {industry.industry_id for industry in own_atlas().catalog.industries} | {"none"}
    assert len(firms()) >= 240
    catalog = own_atlas().catalog
    for row, _ in firms():
        if row["subsector_id"]:
            assert (catalog.subsector(row["subsector_id"]).industry_id or "none") == row["industry_id"]


@pytest.mark.parametrize("difficulty", RIGHT)
def test_firms_are_classed_as_reasoned(difficulty: str) -> None:
    asked = [(row, found) for row, found in firms() if row["difficulty"] == difficulty]
    wrong = [row["name"] for row, found in asked if not is_right(row, found)]
    assert len(asked) - len(wrong) >= RIGHT[difficulty] * len(asked), wrong


def test_the_subsector_is_right_where_it_is_clear() -> None:
    asked = [(row, found) for row, found in firms() if row["subsector_id"]]
    right = sum(row["subsector_id"] == found.subsector_id for row, found in asked)
    assert right >= RIGHT_SUBSECTOR * len(asked)


def test_no_trap_is_classed_wrongly_with_high_confidence() -> None:
    wrong = [row["name"] for row, found in firms() if row["difficulty"] == "trap" and not is_right(row, found)]
    sure = {row["name"] for row, found in firms() if found.confidence == "high"}
    assert not sure & set(wrong)


def test_confidence_means_something() -> None:
    right = Counter(found.confidence for row, found in firms() if is_right(row, found))
    asked = Counter(found.confidence for _, found in firms())
    assert right["high"] / asked["high"] > right["low"] / asked["low"]
