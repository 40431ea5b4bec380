"""The match: held to the published cases, and to laws of its score."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from match_cases import cases
from tests.views import EDITION, VIEW

from mapping.catalog import load_catalog
from mapping.errors import UnknownNameError, UsageError
from mapping.insight.match.ranking import Match, UnitScore, match
from mapping.insight.match.subjects import choices
from mapping.insight.match.weights import (
    LEVEL_STRENGTH,
    PARK_PARTS,
    UNIT_PARTS,
    Weights,
    diminishing,
    level_factor,
    rank_strength,
)
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mapping.catalog import Catalog

CATALOG = load_catalog()
CASES = cases()
TEXTS = st.sampled_from([case["query"] for case in CASES])
WEIGHTS = st.builds(Weights, *[st.sampled_from([0.0, 5.0, 20.0, 50.0, 100.0])] * len(fields(Weights)))
ONLY_FIRMS = Weights.from_text("designation:0,exact:0,parks:0,level:0,firms:100")
CENTRAL_SIX = {d.unit_id for d in CATALOG.designations if d.shared_list}


def units(found: Match) -> list[str]:
    return [score.unit.unit_id for score in found.units]


def unit(found: Match, unit_id: str) -> UnitScore:
    score = found.score_of(unit_id)
    assert score is not None, unit_id
    return score


@pytest.mark.parametrize("text", ["", "  \n ", "阿巴阿巴", "the and of"])
def test_a_text_without_words_has_no_hits(text: str) -> None:
    found = match(CATALOG, text, VIEW)
    assert (found.words, found.units, found.parks, found.subjects) == ((), (), (), ())


def test_every_line_says_why_and_the_reasons_add_up() -> None:
    found = match(CATALOG, "氢燃料电池", VIEW)
    first = unit(found, "qingshan")
    assert next((r.kind, r.finding.ranks, r.finding.terms) for r in first.reasons) == ("designation", (3,), ("氢能",))
    second = unit(found, "wedz")
    told = {r.kind: len(r.finding.parks) or len(r.finding.entries) for r in second.reasons}
    assert told == {"designation": 0, "parks": 3, "enterprise": 4, "project": 1}
    assert {r.kind: r.closeness for r in second.reasons}["designation"] == "term", "新能源 takes hydrogen in"
    assert sum(r.points for r in second.reasons) == pytest.approx(second.score)


def test_an_entry_without_an_industry_is_found_by_its_words() -> None:
    projects = [r for r in unit(match(CATALOG, "氢燃料电池", VIEW), "wedz").reasons if r.kind == "project"]
    (entry,) = projects[0].finding.entries
    assert (entry.name_zh, entry.industry_id) == ("国家电投华中氢能产业基地及研发中心", None)


def test_an_entry_found_by_a_word_is_no_surer_than_the_word(spoil: Callable[[str, str, str], Path]) -> None:
    def points(catalog: Catalog) -> float:
        found = match(catalog, "氢燃料电池", VIEW, weights=ONLY_FIRMS)
        return sum(r.points for r in unit(found, "wedz").reasons if r.kind == "project")

    told = "氢能,hydrogen_production,hydrogen_storage;fuel_cells;hydrogen_vehicles,broad,"
    folder = spoil("word_subsectors.csv", f"{told}medium", f"{told}low")
    assert 0 < points(load_catalog(folder)) < points(CATALOG)


def test_the_first_named_weighs_more_and_the_exact_term_adds() -> None:
    strengths = [rank_strength(rank) for rank in range(1, 8)]
    assert strengths == sorted(strengths, reverse=True)
    assert strengths[0] == 1
    found = match(CATALOG, "汽车及零部件", VIEW)
    assert "exact" in [r.kind for r in unit(found, "jiangxia").reasons]
    assert "exact" not in [r.kind for r in unit(found, "wedz").reasons]


def test_units_that_share_a_list_get_the_same_for_it() -> None:
    found = match(CATALOG, "金融服务", VIEW)
    shared = {
        score.unit.unit_id: [(r.points, r.finding.ranks) for r in score.reasons if r.kind == "shared"]
        for score in found.units
    }
    told = {unit_id: reasons for unit_id, reasons in shared.items() if reasons}
    assert set(told) == CENTRAL_SIX
    assert len({tuple(reasons) for reasons in told.values()}) == 1
    assert units(found)[0] == "jianghan"
    scores = {unit(found, u).score for u in CENTRAL_SIX}
    assert len(scores) > 2, "the shared list tells them apart in nothing, their own evidence does"


def test_a_cross_cutting_term_is_matched_by_its_word_and_forced_into_no_industry() -> None:
    found = match(CATALOG, "数字经济", VIEW)
    assert found.industries == ()
    assert found.subjects[0].terms == ("数字经济",)
    assert units(found)[0] == "ovc"


def test_an_ambiguous_word_counts_for_nothing_until_a_meaning_is_chosen() -> None:
    word = ambiguous_word()
    open_question = match(CATALOG, word, VIEW)
    assert [w.text for w in open_question.asked] == [word]
    assert (open_question.units, open_question.parks, open_question.units_by_industry) == ((), (), ())
    for meaning in choices(CATALOG, open_question.words[0]):
        answered = match(CATALOG, word, VIEW, choose={open_question.words[0].term: meaning})
        assert answered.asked == ()
        (subject,) = answered.subjects
        assert meaning in {*subject.subsectors, subject.industry_id}


def test_a_term_of_the_policy_does_not_ask_but_takes_another_meaning() -> None:
    term = next(m for m in CATALOG.term_mappings if m.alternative)
    assert match(CATALOG, term.term, VIEW).asked == ()
    assert match(CATALOG, term.term, VIEW).industries == (term.industry_id,)
    other = term.alternative[0]
    assert match(CATALOG, term.term, VIEW, choose={term.term: other}).industries == (other,)


def test_a_meaning_that_the_word_does_not_have_is_refused() -> None:
    word = ambiguous_word()
    term = match(CATALOG, word, VIEW).words[0].term
    with pytest.raises(UnknownNameError, match="steel"):
        match(CATALOG, word, VIEW, choose={term: "steel"})


def ambiguous_word() -> str:
    entry = next(
        e
        for e in CATALOG.thesaurus
        if e.alternative and (meant := CATALOG.vocabulary.of_word(e.term)) and meant.confidence == "low"
    )
    assert match(CATALOG, entry.term, VIEW).asked, entry.term
    return entry.term


def test_places_in_the_text_do_not_change_the_ranking() -> None:
    here, nowhere = match(CATALOG, "在新洲区做人工智能", VIEW), match(CATALOG, "做人工智能", VIEW)
    assert here.named == ("xinzhou",)
    assert [(s.unit, s.score) for s in here.units] == [(s.unit, s.score) for s in nowhere.units]


def test_parks_are_ranked_by_their_own_industries_level_and_the_policy() -> None:
    found = match(CATALOG, "生物医药", VIEW)
    first = found.parks[0]
    assert (first.park.park_id, first.rank) == ("p011", 1)
    assert {r.kind for r in first.reasons} == {"park_words", "park_level", "park_backing"}
    assert any(not score.park.drawable for score in found.parks), "a park without a known place is ranked all the same"


def test_what_came_later_counts_only_when_asked_for() -> None:
    now, then = match(CATALOG, "氢能", View(EDITION, later=True)), match(CATALOG, "氢能", VIEW)
    assert not any(score.park.after_edition for score in then.parks)
    assert any(score.park.after_edition for score in now.parks)


def test_an_edition_that_does_not_exist_is_named() -> None:
    with pytest.raises(UnknownNameError, match="1999"):
        match(CATALOG, "氢能", View("1999"))


def test_a_word_is_dropped_by_its_term_or_as_it_stands() -> None:
    word = match(CATALOG, "Hydrogen Energy", VIEW).words[0]
    for name in (word.term, word.text):
        found = match(CATALOG, "Hydrogen Energy", VIEW, drop=[name])
        assert (found.dropped, found.units) == ((word,), ())


def test_a_later_row_in_the_tables_changes_what_is_found(spoil: Callable[[str, str, str], Path]) -> None:
    folder = spoil("industries.csv", "qingshan,3,氢能,hydrogen", "qingshan,3,装备制造,equipment")
    assert units(match(load_catalog(folder), "氢燃料电池", VIEW))[0] == "wedz"


@given(TEXTS, WEIGHTS)
def test_scores_lie_between_0_and_100_and_are_the_sum_of_what_is_shown(text: str, weights: Weights) -> None:
    found = match(CATALOG, text, VIEW, weights=weights)
    for score in (*found.units, *found.parks, *found.units_by_industry, *found.parks_by_industry):
        assert 0 < score.score <= 100.5  # each of up to a dozen reasons is rounded to a tenth
        assert score.score == pytest.approx(sum(r.points for r in score.reasons))


@given(TEXTS, WEIGHTS)
def test_ties_share_a_rank_and_the_next_rank_leaves_room_for_them(text: str, weights: Weights) -> None:
    found = match(CATALOG, text, VIEW, weights=weights)
    for scores in ([(s.rank, s.score) for s in found.units], [(s.rank, s.score) for s in found.parks]):
        for rank, score in scores:
            assert rank == 1 + sum(other > score for _, other in scores)
    order = [u.unit_id for u in CATALOG.units]
    for one, other in zip(found.units, found.units[1:], strict=False):
        if one.rank == other.rank:
            assert order.index(one.unit.unit_id) < order.index(other.unit.unit_id)


@given(TEXTS, WEIGHTS, st.sampled_from(UNIT_PARTS + PARK_PARTS), st.sampled_from([1.0, 10.0, 40.0]))
def test_raising_a_weight_never_lowers_the_points_of_its_kind(
    text: str, weights: Weights, part: str, more: float
) -> None:
    raised = replace(weights, **{part: min(100.0, getattr(weights, part) + more)})
    before, after = match(CATALOG, text, VIEW, weights=weights), match(CATALOG, text, VIEW, weights=raised)
    kinds = {"firms": {"enterprise", "project", "platform"}}.get(part, {part})
    for pairs in ((before.units, after.units), (before.parks, after.parks)):
        points = [
            {
                (s.unit if isinstance(s, UnitScore) else s.park): sum(r.points for r in s.reasons if r.kind in kinds)
                for s in scores
            }
            for scores in pairs
        ]
        for place, value in points[0].items():
            assert points[1].get(place, 0.0) >= value - 1e-9


@given(st.lists(TEXTS, min_size=2, max_size=3, unique=True), st.data())
def test_dropping_a_word_never_adds_a_closer_reason(texts: list[str], data: st.DataObject) -> None:
    text = "；".join(texts)
    whole = match(CATALOG, text, VIEW)
    word = data.draw(st.sampled_from(whole.words))
    part = match(CATALOG, text, VIEW, drop=[word.term])

    def keys(found: Match) -> set[tuple[object, ...]]:
        scores = [(s.unit.unit_id, s.reasons) for s in (*found.units, *found.units_by_industry)]
        scores += [(s.park.park_id, s.reasons) for s in (*found.parks, *found.parks_by_industry)]
        return {(place, *reason.key) for place, reasons in scores for reason in reasons if reason.closer}

    assert keys(part) <= keys(whole)


@given(st.lists(TEXTS, min_size=1, max_size=4, unique=True))
def test_what_shares_the_industry_only_never_lifts_a_place_that_something_closer_speaks_for(texts: list[str]) -> None:
    found = match(CATALOG, "；".join(texts), VIEW)
    assert all(reason.closer for score in (*found.units, *found.parks) for reason in score.reasons)


def test_a_wide_word_of_a_firm_is_no_claim_to_what_it_may_cover() -> None:
    told = [r for r in unit(match(CATALOG, "氢燃料电池电堆", VIEW), "qingshan").reasons if r.kind == "enterprise"]
    assert [entry.industries for entry in told[0].finding.entries] == [("氢能",)]
    assert told[0].closeness == "term"


@given(st.lists(st.floats(0, 1), max_size=30), st.floats(0.1, 0.95))
def test_more_evidence_never_weighs_less_and_never_more_than_all(values: list[float], factor: float) -> None:
    total = sum(diminishing(values, factor))
    assert 0 <= total <= 1 + 1e-9
    assert sum(diminishing([*values, 0.5], factor)) >= total - 1e-9


def test_a_higher_level_counts_for_more_and_an_unknown_one_for_least() -> None:
    factors = [level_factor(level) for level in (*LEVEL_STRENGTH, None)]
    assert factors == sorted(factors, reverse=True)
    assert len(set(factors)) == len(factors)
    assert factors[-1] > 0


@pytest.mark.parametrize("value", [-1.0, 100.5, float("nan"), float("inf")])
def test_a_weight_outside_its_range_is_refused_by_name(value: float) -> None:
    with pytest.raises(UsageError, match="parks"):
        Weights(parks=value)


@given(WEIGHTS)
def test_weights_survive_being_written(weights: Weights) -> None:
    assert Weights.from_text(weights.to_text()) == weights
    assert Weights().to_text() == ""


@pytest.mark.parametrize(("text", "named"), [("luck:3", "luck"), ("parks:many", "many"), ("parks:101", "101")])
def test_weights_that_cannot_be_read_are_named(text: str, named: str) -> None:
    with pytest.raises(UsageError, match=named):
        Weights.from_text(text)


def test_without_any_weight_nothing_is_a_hit() -> None:
    nothing = Weights(*[0.0] * len(fields(Weights)))
    found = match(CATALOG, "氢能", VIEW, weights=nothing)
    assert (found.units, found.parks) == ((), ())
