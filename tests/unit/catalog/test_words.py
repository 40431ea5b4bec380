"""The tables of words: the thesaurus with the words added for the search, and the words it passes over."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.catalog.records import ThesaurusEntry

HAN = re.compile(r"[\u3400-\u9fff]")


def fold(term: str) -> str:
    return unicodedata.normalize("NFKC", term).casefold()


def editorial(catalog: Catalog) -> list[ThesaurusEntry]:
    return [entry for entry in catalog.thesaurus if entry.basis == "editorial"]


def test_hundreds_of_words_in_both_languages_are_added_for_the_search(catalog: Catalog) -> None:
    chinese = [entry for entry in editorial(catalog) if HAN.search(entry.term)]
    english = [entry for entry in editorial(catalog) if not HAN.search(entry.term)]
    assert len(chinese) >= 450
    assert len(english) >= 250


def test_every_industry_has_words_of_both_languages(catalog: Catalog) -> None:
    counts = Counter((entry.industry_id, bool(HAN.search(entry.term))) for entry in editorial(catalog))
    for industry in catalog.industries:
        assert counts[industry.industry_id, True] >= 20, industry.industry_id
        assert counts[industry.industry_id, False] >= 15, industry.industry_id


def test_added_words_stand_after_the_others_by_industry(catalog: Catalog) -> None:
    bases = [entry.basis for entry in catalog.thesaurus]
    assert "editorial" not in bases[: bases.index("editorial")]
    assert set(bases[bases.index("editorial") :]) == {"editorial"}
    order: list[str | None] = [*(industry.industry_id for industry in catalog.industries), None]
    places = [order.index(entry.industry_id) for entry in editorial(catalog)]
    assert places == sorted(places)


def test_no_word_stands_twice_however_it_is_written(catalog: Catalog) -> None:
    for words in (catalog.thesaurus, catalog.stop_words):
        counts = Counter(fold(word.term) for word in words)
        assert [term for term, count in counts.items() if count > 1] == []


def test_no_word_is_both_an_industry_and_passed_over(catalog: Catalog) -> None:
    assert {fold(word.term) for word in catalog.stop_words} & {fold(entry.term) for entry in catalog.thesaurus} == set()


def test_added_words_do_not_repeat_the_english_of_the_policy_and_the_industries(catalog: Catalog) -> None:
    taken = {fold(mapping.term_en) for mapping in catalog.term_mappings}
    for industry in catalog.industries:
        taken |= {fold(name) for name in (industry.name_en, industry.short_en)}
    assert [entry.term for entry in editorial(catalog) if fold(entry.term) in taken] == []


def test_other_candidates_differ_from_the_industry(catalog: Catalog) -> None:
    for entry in catalog.thesaurus:
        assert entry.industry_id not in entry.alternative, entry.term
        assert len(set(entry.alternative)) == len(entry.alternative), entry.term


def test_a_word_with_several_candidates_is_never_certain(catalog: Catalog) -> None:
    assert [entry.term for entry in catalog.thesaurus if entry.alternative and entry.confidence == "high"] == []


def test_confidence_is_none_exactly_where_no_industry_fits(catalog: Catalog) -> None:
    for entry in catalog.thesaurus:
        assert (entry.confidence == "none") == (entry.industry_id is None), entry.term


def test_terms_of_the_policy_have_the_same_candidates_in_both_tables(catalog: Catalog) -> None:
    entries = {entry.term: entry for entry in catalog.thesaurus}
    for mapping in catalog.term_mappings:
        entry = entries[mapping.term]
        assert (entry.industry_id, entry.alternative) == (mapping.industry_id, mapping.alternative), mapping.term


def test_words_of_the_tables_that_the_policy_does_not_use_have_one_candidate(catalog: Catalog) -> None:
    words = [entry for entry in catalog.thesaurus if entry.basis == "park or list term"]
    assert words
    assert [entry.term for entry in words if entry.alternative] == []


NAMES = {
    *("Alzheimer", "Parkinson", "Chinese", "China", "Europe", "Mars"),
    *("Chiplet", "Industry", "Micro", "Mini", "Robotaxi", "Wi", "Fi"),
}


def test_english_words_are_lower_case_but_for_names(catalog: Catalog) -> None:
    english = [entry.term for entry in editorial(catalog) if not HAN.search(entry.term)]
    capitals = {word for term in english for word in re.findall(r"\b[A-Z][a-z]+\b", term)}
    assert capitals <= NAMES


def test_only_single_characters_are_taken_off_the_ends_alone(catalog: Catalog) -> None:
    edges = [word for word in catalog.stop_words if word.edge]
    assert edges
    assert {(len(word.term), word.lang) for word in edges} == {(1, "zh")}


@pytest.mark.parametrize(
    ("term", "candidates"),
    [
        ("充电桩", ("auto",)),
        ("临床试验", ("health",)),
        ("数控机床", ("equipment",)),
        ("云仓", ("logistics",)),
        ("跨境电商", ("logistics",)),
        ("测绘", ("geospatial",)),
        ("碳交易", ("finance", "green")),
        ("预制菜", ("health",)),
        ("电堆", ("hydrogen",)),
        ("网络靶场", ("cybersecurity",)),
        ("无人机", ("aviation",)),
        ("地铁盾构", ("construction", "equipment")),
        ("脑机接口", ("brain",)),
        ("电磁发射", ("electromagnetic",)),
        ("deep-sea mining", ("deep",)),
        ("supercomputer", ("supercomputing",)),
        ("豆腐", ("health",)),
        ("轮椅", ("health",)),
        ("wheelchair", ("health",)),
        ("冷柜", ("equipment",)),
        ("二手车交易市场", ("auto",)),
        ("毛巾", (None,)),
        ("农业无人机", ("aviation",)),
        ("饮料灌装机", ("equipment",)),
        ("印染助剂", ("equipment",)),
        ("粮食仓储", ("logistics",)),
        ("药品包装机", ("equipment",)),
        ("煤矿", (None,)),
        ("能源", (None,)),
    ],
)
def test_words_of_investors_have_their_industries(
    catalog: Catalog, term: str, candidates: tuple[str | None, ...]
) -> None:
    (entry,) = [entry for entry in catalog.thesaurus if entry.term == term]
    assert (entry.industry_id, *entry.alternative) == candidates


def test_a_scope_says_the_same_in_english_item_by_item(catalog: Catalog) -> None:
    for one in catalog.subsectors:
        (chinese, _, left), (english, _, left_en) = one.scope_zh.partition("；"), one.scope_en.partition("; ")
        assert len(chinese.split("、")) == len(english.split(", ")), one.subsector_id
        assert bool(left) == bool(left_en), one.subsector_id
        assert not HAN.search(one.scope_en)
        assert one.scope_en[:1].upper() == one.scope_en[:1] or one.scope_en.startswith("eVTOL")
        for name in re.findall(r"[A-Z][A-Za-z0-9/]+", one.scope_zh):  # BIM, 5G/6G, MicroLED stay as they are
            assert name in one.scope_en
