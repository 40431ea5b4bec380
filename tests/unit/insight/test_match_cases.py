"""The match answers reasoned questions: how many it must, and which it does not yet."""

from __future__ import annotations

from collections import Counter

import pytest
from match_cases import answers, cases, listed

from mapping.catalog import load_catalog

LEAST = {"unit": 0.92, "park": 0.92, "wrong": 0.98, "none": 0.9, "struck": 0.95, "words": 0.95, "conditions": 0.95}
"""Part of the questions with such a promise for which it is kept; ``wrong``: no plainly wrong park is shown."""


def test_there_are_enough_questions_of_every_kind_and_language() -> None:
    assert len(cases()) >= 400
    assert len({case["query"] for case in cases()}) == len(cases())
    kinds = Counter(case["kind"] for case in cases())
    assert set(kinds) == {"unit", "park", "none", "negated", "conditions", "several"}
    assert min(kinds.values()) >= 25
    assert min(Counter(case["lang"] for case in cases()).values()) >= 100
    assert all(case["reason"] for case in cases())


def test_the_answers_speak_of_units_and_parks_that_there_are() -> None:
    catalog = load_catalog()
    units = {unit.unit_id for unit in catalog.units}
    parks = {park.park_id for park in catalog.parks}
    for case in cases():
        assert set(listed(case["expected_units"])) <= units, case["query"]
        assert set(listed(case["expected_parks"])) <= parks, case["query"]
        assert not set(listed(case["expected_parks"])) & set(listed(case["wrong_parks"])), case["query"]


def test_every_sub_sector_is_asked_for() -> None:
    catalog = load_catalog()
    asked = {
        meant.subsector_id
        for case in cases()
        for word in listed(case["expected_words"])
        if (meant := catalog.vocabulary.of_word(word))
    }
    missing = set(catalog.vocabulary.subsectors) - asked
    assert not missing, missing


@pytest.mark.parametrize("promise", LEAST)
def test_as_many_questions_are_answered_as_promised(promise: str) -> None:
    kept = [told[promise] for _, told in answers() if promise in told]
    assert len(kept) >= 30
    assert sum(kept) / len(kept) >= LEAST[promise], f"{sum(kept)} of {len(kept)}"


def test_what_is_not_kept_yet_is_what_the_file_says() -> None:
    open_now = {case["query"]: sorted(p for p, kept in told.items() if not kept) for case, told in answers()}
    said = {case["query"]: sorted(listed(case["open"])) for case in cases()}
    changed = {query: (said[query], open_now[query]) for query in said if said[query] != open_now[query]}
    assert not changed, changed
