"""Overlap: laws of the similarity on any table, and what the plan of 2021 says."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.views import EDITION

from mapping.catalog.records import Designation, TermSubsector
from mapping.insight.atlas import load_atlas
from mapping.insight.overlap import (
    closest,
    industry_claims,
    jaccard,
    matrix_order,
    only_here,
    similarity,
    unit_overlaps,
    unit_pairs,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mapping.insight.atlas import Atlas

UNITS = ("a", "b", "c", "d")
INDUSTRIES = ("auto", "health", "ai", None)
CENTRAL_SIX = {"jiangan", "jianghan", "qiaokou", "hanyang", "wuchang", "hongshan"}


def designation(unit: str, term: str, industry: str | None, shared: str | None = None, rank: int = 1) -> Designation:
    return Designation(
        unit_id=unit, rank=rank, term=term, industry_id=industry, shared_list=shared, edition="2021", clause="1"
    )


designations = st.lists(
    st.builds(
        designation,
        unit=st.sampled_from(UNITS),
        term=st.sampled_from("甲乙丙丁戊"),
        industry=st.sampled_from(INDUSTRIES),
        shared=st.sampled_from((None, "list_one", "list_two")),
        rank=st.integers(1, 9),
    ),
    max_size=20,
)


@given(designations)
def test_similarity_is_symmetric_between_0_and_1_and_1_with_itself(rows: list[Designation]) -> None:
    pairs = similarity(UNITS, rows)
    assert set(pairs) == {(a, b) for a in UNITS for b in UNITS}
    for (a, b), pair in pairs.items():
        back = pairs[b, a]
        assert (pair.terms, pair.industries, pair.relation) == (back.terms, back.industries, back.relation)
        assert set(pair.shared_terms) == set(back.shared_terms)
        assert set(pair.shared_industries) == set(back.shared_industries)
        assert 0 <= pair.terms <= 1
        assert 0 <= pair.industries <= 1
        if a == b:
            assert (pair.terms, pair.industries, pair.relation) == (1, 1, "self")


@given(designations)
def test_an_index_is_above_nought_exactly_where_something_is_shared(rows: list[Designation]) -> None:
    for (a, b), pair in similarity(UNITS, rows).items():
        if a != b:
            assert (pair.terms > 0) == bool(pair.shared_terms)
            assert (pair.industries > 0) == bool(pair.shared_industries)
            by_decree = {d.shared_list for d in rows if d.unit_id == a and d.shared_list} & {
                d.shared_list for d in rows if d.unit_id == b
            }
            assert (pair.relation == "decree") == bool(by_decree)
            if not by_decree:
                assert (pair.relation == "coincidence") == bool(pair.shared_terms or pair.shared_industries)


@given(designations, st.randoms())
def test_the_order_of_the_table_changes_no_index(rows: list[Designation], random: st.random.Random) -> None:  # type: ignore[name-defined]
    mixed = rows.copy()
    random.shuffle(mixed)
    for key, pair in similarity(UNITS, rows).items():
        other = similarity(UNITS, mixed)[key]
        assert (pair.terms, pair.industries, pair.relation) == (other.terms, other.industries, other.relation)


def test_two_empty_lists_are_not_alike_but_each_is_like_itself() -> None:
    pairs = similarity(("a", "b"), [])
    assert [(p.terms, p.industries, p.relation) for p in pairs.values()] == [
        (1, 1, "self"),
        (0, 0, "none"),
        (0, 0, "none"),
        (1, 1, "self"),
    ]
    assert jaccard(set(), set()) == 0


def test_a_cross_cutting_term_counts_among_the_terms_alone() -> None:
    pair = similarity(("a", "b"), [designation("a", "数字经济", None), designation("b", "数字经济", None)])["a", "b"]
    assert (pair.terms, pair.industries, pair.shared_industries) == (1, 0, ())
    assert pair.relation == "coincidence"


def test_an_industry_named_twice_counts_once() -> None:
    rows = [designation("a", "甲", "auto"), designation("a", "乙", "auto"), designation("b", "丙", "auto")]
    pair = similarity(("a", "b"), rows)["a", "b"]
    assert (pair.industries, pair.terms) == (1, 0)


def test_sub_sectors_are_weighed_by_how_a_term_takes_them_in() -> None:
    rows = {
        "甲": [TermSubsector("甲", "parts", "names", 1.0, ""), TermSubsector("甲", "tools", "covers", 0.5, "")],
        "乙": [TermSubsector("乙", "parts", "covers", 0.8, ""), TermSubsector("乙", "tools", "covers", 0.25, "")],
        "丙": [TermSubsector("丙", "parts", "names", 1.0, "")],
    }
    named = [designation("a", "甲", "auto"), designation("b", "乙", "auto"), designation("c", "丙", "auto")]
    pairs = similarity(("a", "b", "c"), named, rows.__getitem__)
    one, other = pairs["a", "b"], pairs["a", "c"]
    assert (one.subsectors, one.named_subsectors, one.covered_subsectors) == (
        (0.8 + 0.25) / 1.5,
        (),
        ("parts", "tools"),
    )
    assert (other.subsectors, other.named_subsectors, other.covered_subsectors) == (1 / 1.5, ("parts",), ())


def test_car_makers_are_alike_without_a_decree(atlas: Atlas) -> None:
    pairs = unit_pairs(atlas.catalog, EDITION)
    pair = pairs["wedz", "jiangxia"]
    assert pair.shared_industries == ("auto", "equipment", "health")
    assert pair.industries == pytest.approx(3 / 5)
    assert (pair.terms, pair.relation) == (0, "coincidence")
    assert pairs["caidian", "jiangxia"].shared_terms == ("汽车及零部件",)
    assert pairs["ovc", "qingshan"].relation == "none"


def test_the_six_central_units_are_alike_by_decree(atlas: Atlas) -> None:
    decreed = {(a, b) for (a, b), pair in unit_pairs(atlas.catalog, EDITION).items() if pair.relation == "decree"}
    assert decreed == {(a, b) for a in CENTRAL_SIX for b in CENTRAL_SIX if a != b}


def test_units_of_a_shared_list_stand_side_by_side(atlas: Atlas) -> None:
    ids = [unit.unit_id for unit in matrix_order(atlas.catalog, EDITION)]
    assert sorted(ids) == sorted(unit.unit_id for unit in atlas.catalog.units)
    places = sorted(ids.index(unit_id) for unit_id in CENTRAL_SIX)
    assert places == list(range(places[0], places[0] + 6))


def test_a_shared_list_is_one_claimant_of_an_industry(atlas: Atlas) -> None:
    rows = {row.industry.industry_id: row for row in industry_claims(atlas.catalog, EDITION)}
    assert len(rows) == 20
    health = rows["health"]
    assert health.units == 10
    assert health.first == 0
    assert [(claim.claimant.key, claim.rank) for claim in health.claims] == [
        ("ovc", 2),
        ("jiangxia", 2),
        ("dongxihu", 4),
        ("central_six", 5),
        ("wedz", 6),
    ]
    assert (rows["finance"].units, rows["finance"].first, len(rows["finance"].claims)) == (6, 6, 1)
    assert rows["green"].claims == ()


def test_what_only_one_claims(atlas: Atlas) -> None:
    rows = {row.claimant.key: row for row in only_here(atlas.catalog, EDITION)}
    assert rows["ovc"].industries == ("ai", "geospatial", "quantum")
    assert rows["central_six"].industries == ("finance",)
    assert "文化旅游" not in rows["central_six"].terms  # Huangpi says so too
    assert rows["huangpi"].industries == ()
    assert "数字经济" in rows["ovc"].terms
    assert next(iter(rows)) == "ovc"  # most industries first


def test_the_most_alike_are_named_by_claimant(atlas: Atlas) -> None:
    found = closest(atlas.catalog, "industries", EDITION)
    assert (found[0].a.key, found[0].b.key) == ("wedz", "jiangxia")
    values = [pair.value for pair in found]
    assert values == sorted(values, reverse=True)
    assert min(values) > 0
    assert sum("central_six" in (p.a.key, p.b.key) and "huangpi" in (p.a.key, p.b.key) for p in found) == 1
    assert closest(atlas.catalog, "terms", EDITION)[0].value == pytest.approx(1 / 5)


def test_a_shared_list_is_no_overlap_of_its_own_units(atlas: Atlas) -> None:
    found = unit_overlaps(atlas.catalog, EDITION)
    assert set(found["jiangan"].named) - set(found["jiangan"].elsewhere) == {"finance"}
    assert found["wedz"].share == 1
    assert found["qingshan"].elsewhere == ("equipment",)


def test_by_terms_only_the_very_word_is_an_overlap(atlas: Atlas) -> None:
    found = unit_overlaps(atlas.catalog, EDITION, "terms")
    words = Counter(d.term for d in atlas.catalog.designations if d.shared_list is None)
    words.update({d.term for d in atlas.catalog.designations if d.shared_list})
    for unit in atlas.catalog.units:
        terms = [d.term for d in atlas.catalog.designations_of(unit.unit_id, EDITION)]
        assert found[unit.unit_id].named == tuple(terms)
        assert found[unit.unit_id].elsewhere == tuple(term for term in terms if words[term] > 1), unit.unit_id
    assert found["wedz"].share != 1


def test_a_unit_without_designations_has_no_share(spoil: Callable[[str, str, str], Path]) -> None:
    catalog = load_atlas(spoil("industries.csv", "\novc,", "\novx,")).catalog
    assert unit_overlaps(catalog, EDITION)["ovc"].share is None
    assert unit_pairs(catalog, EDITION)["ovc", "wedz"].industries == 0
    assert "ovc" not in {row.claimant.key for row in only_here(catalog, EDITION)}


def test_by_subsectors_a_unit_and_its_closest_weigh_what_is_covered(atlas: Atlas) -> None:
    catalog = atlas.catalog
    pairs = unit_pairs(catalog, EDITION)
    found = closest(catalog, "subsectors", EDITION)
    assert [one.value for one in found] == sorted((one.value for one in found), reverse=True)
    for one in found:
        pair = pairs[one.a.units[0].unit_id, one.b.units[0].unit_id]
        assert one.value == pytest.approx(pair.subsectors)
    overlaps = unit_overlaps(catalog, EDITION, "subsectors")
    for unit_id, overlap in overlaps.items():
        assert overlap.share is not None, unit_id
        assert 0 <= overlap.share <= 1
        assert set(overlap.elsewhere) <= set(overlap.named)
    assert overlaps["huangpi"].share > overlaps["ovc"].share  # type: ignore[operator]
