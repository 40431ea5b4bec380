"""Finding the words of industries in what somebody typed or pasted."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.own_data import own_atlas

from mapping.catalog import load_catalog
from mapping.insight.match.lexicon import LONGEST_TEXT, MOST_WORDS, Lexicon, Recognition, lexicon

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CATALOG = load_catalog()
LEXICON = lexicon(CATALOG)
TERMS = LEXICON.terms

PARAGRAPH = """我公司成立于2016年，是国内较早从事氢燃料电池研发的企业，主要产品包括电堆、双极板和膜电极，
年产能3000套。现计划投资5亿元，在光谷新建一条燃料电池系统生产线，并开展钟表零件加工；
We also operate cold-chain warehouses and sell EV chargers."""

# What people paste: words of the lexicon among anything else.
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(TERMS),
        st.text(max_size=6),
        st.sampled_from(["我们", "的", " ", "\n", "，", "-", "光谷", "经开区", "s", "es", "\ufb01", "Ａ", "计", "信"]),
    ),
    max_size=12,
).map("".join)


def terms(text: str) -> list[str]:
    return [word.term for word in LEXICON.recognise(text).words]


def test_a_sentence_of_an_investor() -> None:
    found = LEXICON.recognise("我们做氢燃料电池电堆")
    assert [(word.text, word.industries) for word in found.words] == [
        ("氢燃料电池", ("hydrogen",)),
        ("电堆", ("hydrogen",)),
    ]
    assert found.unknown == ()
    assert (found.words[0].start, found.words[0].end) == (3, 8)


def test_the_same_in_english_and_in_the_plural() -> None:
    (word,) = LEXICON.recognise("hydrogen fuel cell stacks").words
    assert (word.text, word.term, word.industries) == (
        "hydrogen fuel cell stacks",
        "hydrogen fuel cell stack",
        ("hydrogen",),
    )


def test_a_pasted_paragraph() -> None:
    found = LEXICON.recognise(PARAGRAPH)
    assert [word.term for word in found.words] == [
        "氢燃料电池",
        "电堆",
        "双极板",
        "膜电极",
        "燃料电池系统",
        "钟表",
        "cold chain",
        "warehouse",
        "EV charger",
    ]
    assert found.places == ("ovc",)
    assert found.unknown == ()
    assert not found.truncated


def test_the_longest_word_counts() -> None:
    assert terms("云计算") == ["云计算"]
    assert terms("量子计算和边缘计算") == ["量子计算", "边缘计算"]
    assert terms("计算") == ["计算"]
    assert terms("信息安全") == ["信息安全"]
    assert terms("新能源汽车") == ["新能源汽车"]


def test_a_word_across_two_others_is_not_found() -> None:
    # 计算, 化工, 造船 and 脑电 stand there, but belong to nobody's meaning.
    assert terms("设计算法") == ["算法"]
    assert terms("智能化工厂") == []
    assert terms("信息化工作") == ["信息化"]
    assert terms("制造船舶") == ["船舶"]
    assert terms("电脑电池") == ["电脑", "电池"]


def test_case_and_width_do_not_matter() -> None:
    assert terms("cro，ＣＲＯ 和 Cro") == ["CRO"]
    assert terms("Lidar") == terms("LIDAR") == terms("ｌｉｄａｒ") == ["lidar"]
    assert terms("新型显示（ＡＭＯＬＥＤ）") == ["新型显示(AMOLED)"]


def test_english_words_are_whole_words() -> None:
    assert terms("chipotle, carpenter, main") == []
    assert terms("a chip") == ["chip"]
    assert terms("AI芯片") == ["AI芯片"]
    assert terms("做AI的") == ["人工智能"]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("chips", "chip"),
        ("fuel-cells", "fuel cell"),
        ("fuel\ncell", "fuel cell"),
        ("batteries", "battery"),
        ("optical fibres", "optical fibre"),
        ("e-commerce", "e-commerce"),
        ("E commerce", "e-commerce"),
    ],
)
def test_plurals_hyphens_and_line_breaks(text: str, term: str) -> None:
    assert terms(text) == [term]


def test_english_of_the_policy_is_the_policys_own_word() -> None:
    assert terms("Biomedicine") == ["生物医药"]
    assert terms("hydrogen energy, 氢能") == ["氢能"]
    assert terms("Cybersecurity") == ["网络安全"]
    (word,) = LEXICON.recognise(
        "Next-generation information technology (optics, chips, displays, devices, networks)"
    ).words
    assert word.industries == ("nextgen_it",)
    assert terms("Optoelectronics value chain") == ["光芯屏端网"]


def test_a_name_of_an_industry_that_means_nothing_in_a_sentence_is_passed_over() -> None:
    assert LEXICON.recognise("green equipment").words == ()


def test_an_ambiguous_word_keeps_its_candidates_best_first() -> None:
    (word,) = LEXICON.recognise("碳交易").words
    assert word.industries == ("finance", "green")
    assert word.ambiguous
    assert (word.basis, word.confidence) == ("editorial", "medium")


def test_a_word_across_the_industries_has_none() -> None:
    for text in ("数字经济", "新能源", "Digital economy", "能源"):
        (word,) = LEXICON.recognise(text).words
        assert word.industries == (), text
        assert not word.ambiguous


def test_a_term_is_named_once_where_it_first_stands() -> None:
    found = LEXICON.recognise("疫苗、芯片、疫苗")
    assert [(word.term, word.start) for word in found.words] == [("疫苗", 0), ("芯片", 3)]
    assert found.unknown == ()


def test_unknown_words_are_named_as_written_and_once() -> None:
    found = LEXICON.recognise("我们生产风筝和手工皂，also Underwater basket weaving; 风筝！")
    assert found.words == ()
    assert found.unknown == ("风筝", "手工皂", "Underwater basket weaving")


def test_numbers_dates_and_single_characters_are_not_words() -> None:
    assert LEXICON.recognise("2021-03-28，1,000 万元；3.5%，x，锤").unknown == ()


def test_units_are_places_and_neither_words_nor_unknown() -> None:
    found = LEXICON.recognise("想在光谷或黄陂区、临空港经开区落户做疫苗")
    assert found.places == ("ovc", "huangpi", "dongxihu")
    assert [word.term for word in found.words] == ["疫苗"]
    assert found.unknown == ()


def test_units_by_their_english_names_are_places() -> None:
    found = LEXICON.recognise("a vaccine plant in Optics Valley, Jiang'an or Jiang\u2019an")
    assert found.places == ("ovc", "jiangan")
    assert found.unknown == ()


def test_a_long_text_is_cut_and_says_so() -> None:
    text = "我们做疫苗，" * 1000 + "芯片"
    found = LEXICON.recognise(text)
    assert len(text) > LONGEST_TEXT
    assert found.truncated
    assert [word.term for word in found.words] == ["疫苗"]
    assert not LEXICON.recognise(text[:LONGEST_TEXT]).truncated


@pytest.mark.parametrize("text", ["", "   \n", "，。！", "2021", "\x1f\x1e", "的", "🙂"])
def test_nothing_is_found_in_nothing(text: str) -> None:
    assert LEXICON.recognise(text) == Recognition((), ())


def test_every_term_is_found_by_itself() -> None:
    assert {term: terms(term) for term in TERMS if terms(term) != [term]} == {}
    assert {term for term in TERMS if LEXICON.recognise(term).unknown} == set()


@given(TEXTS)
def test_what_is_found_stands_in_the_text_without_overlaps(text: str) -> None:
    found = LEXICON.recognise(text)
    for word in found.words:
        assert text[word.start : word.end] == word.text
        assert word.text
    for one, other in pairwise(found.words):
        assert one.end <= other.start
    assert len({word.term for word in found.words}) == len(found.words)
    assert all(piece in text for piece in found.unknown)


@given(st.sampled_from(TERMS), st.sampled_from(TERMS))
def test_words_apart_are_both_found_in_any_case(one: str, other: str) -> None:
    assert terms(f"{one.upper()}；{other.lower()}") == list(dict.fromkeys([one, other]))


def test_the_lexicon_is_made_once() -> None:
    catalog = own_atlas().catalog
    assert lexicon(catalog) is lexicon(catalog)


def test_a_word_set_aside_is_unknown(spoil: Callable[[str, str, str], Path]) -> None:
    spoiled = Lexicon(load_catalog(spoil("thesaurus.csv", "网络靶场,cybersecurity", "网络靶场,castles")))
    found = spoiled.recognise("网络靶场")
    assert "网络靶场" not in spoiled.terms
    assert found.unknown == ("网络靶场",)


def test_a_text_that_lists_every_trade_counts_for_its_first_words_and_says_so() -> None:
    text = "、".join(sorted(TERMS, key=len))[:2000]
    found = LEXICON.recognise(text)
    assert (len(found.words), found.truncated) == (MOST_WORDS, True)
    end = found.words[-1].end
    assert LEXICON.recognise(text[:end]) == Recognition(found.words, found.unknown, found.places)


def test_a_text_is_read_once_however_often_it_is_asked_for() -> None:
    assert LEXICON.recognise(PARAGRAPH) is LEXICON.recognise(PARAGRAPH)


@pytest.mark.parametrize(
    ("word", "subsector_id"),
    [
        ("船用发动机", "ships_marine"),
        ("医药配送", "medical_trade"),
        ("汽车零配件市场", "wholesale_markets"),
        ("酒店管理系统", "software"),
        ("食品机械", "general_machinery"),
        ("钢材检测", "research_services"),
        ("焊接培训", "education"),
        ("飞机融资租赁", "leasing_factoring"),
        ("car insurance", "insurance"),
        ("furniture store", "retail"),
        ("cosmetics testing", "research_services"),
    ],
)
def test_a_compound_belongs_to_the_trade_of_its_head(word: str, subsector_id: str) -> None:
    (found,) = LEXICON.recognise(word).words
    meant = CATALOG.vocabulary.of_word(found.term)
    assert found.text == word
    assert meant is not None
    assert meant.subsector_id == subsector_id
