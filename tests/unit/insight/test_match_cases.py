"""The published queries: made by rule from the tables, each in words that the lexicon knows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from match_case_rules import RULES, cases, expected_units

from mapping.insight.match.lexicon import lexicon

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

CASES = cases()


def test_there_are_enough_cases_of_every_kind_and_rule() -> None:
    assert len(CASES) >= 45
    assert len({case["query"] for case in CASES}) == len(CASES)
    assert min(Counter(case["rule"] for case in CASES)[rule] for rule in RULES) >= 3
    kinds = Counter(case["kind"] for case in CASES)
    assert set(kinds) == {"zh", "en", "paragraph"}
    assert min(kinds.values()) >= 5


def test_every_industry_is_asked_for(atlas: Atlas) -> None:
    asked = {subject for case in CASES for subject in case["basis"].split(";")}
    assert {industry.industry_id for industry in atlas.catalog.industries} <= asked


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}-{case['query'][:24]}")
def test_the_expected_units_follow_from_the_tables_by_the_rule(case: dict[str, str]) -> None:
    expected = ";".join(sorted(expected_units(case["rule"], case["basis"])))
    assert case["expected_units"] == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}-{case['query'][:24]}")
def test_a_query_says_what_its_case_is_about_and_nothing_else(case: dict[str, str], atlas: Atlas) -> None:
    found = lexicon(atlas.catalog).recognise(case["query"])
    said = {word.industries[0] if word.industries else word.term for word in found.words}
    assert said == set(case["basis"].split(";"))
    assert [word.term for word in found.words if word.ambiguous] == []
    assert found.unknown == ()
