"""The policy's own sentence as readers see it: whole, marked where it speaks of the thing, its clause by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.views import EDITION

from mapping.cartography.resolve import all_layers
from mapping.cartography.wording.certainty import term_mark, term_with_mark
from mapping.cartography.wording.counts import designations_told
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.quotation import (
    clause_name,
    clause_names,
    list_quotation,
    quotations,
    target_quotations,
)
from mapping.cartography.wording.typography import display
from mapping.insight.profiles import designation_count
from mapping.view import View

if TYPE_CHECKING:
    from mapping.cartography.parts import Quotation
    from mapping.catalog import Catalog
    from mapping.insight.atlas import Atlas


@pytest.fixture
def catalog(atlas: Atlas) -> Catalog:
    return atlas.catalog


def marks(quotation: Quotation | None) -> list[str]:
    assert quotation is not None
    return [text for text, marked in quotation.pieces if marked]


@pytest.mark.parametrize(
    ("clause", "chinese", "english"),
    [
        ("一", "第一部分", "Part I"),
        ("二(一)", "二（一）", "Part II(1)"),
        ("二(二)1", "二（二）1", "Part II(2), item 1"),
        ("附则", "附则", "附则"),
    ],
)
def test_a_clause_is_cited_as_each_language_does(clause: str, chinese: str, english: str) -> None:
    assert (clause_name(clause, "zh"), clause_name(clause, "en")) == (chinese, english)


def test_clauses_are_named_once_in_their_order() -> None:
    assert clause_names(("二(二)2", "二(二)1", "二(二)2"), "zh") == "二（二）1、二（二）2"
    assert clause_names(("二(二)2", "二(二)1"), "en") == "Part II(2), item 1; Part II(2), item 2"


def test_every_list_is_quoted_with_all_its_terms_marked(catalog: Catalog) -> None:
    for unit in catalog.units:
        rows = catalog.designations_of(unit.unit_id, EDITION)
        assert marks(list_quotation(catalog, rows, Names("zh"))) == [row.term for row in rows]


def test_a_term_is_not_marked_inside_a_longer_one(catalog: Catalog) -> None:
    quotation = list_quotation(catalog, catalog.designations_of("wedz", EDITION), Names("zh"), "新能源")
    assert marks(quotation) == ["新能源"]
    assert quotation is not None
    assert quotation.pieces[0][0].endswith("新能源汽车和智能网联汽车、")


def test_the_sentence_is_whole_in_full_width_and_english_only_for_its_readers(catalog: Catalog) -> None:
    rows = catalog.designations_of("wedz", EDITION)
    quote = catalog.clauses[1].quote
    zh, en = (list_quotation(catalog, rows, Names(lang)) for lang in ("zh", "en"))
    assert zh is not None
    assert en is not None
    assert zh.text == en.text == display(quote)
    assert "（汉南区）" in zh.text
    assert zh.english is None
    assert en.english is not None
    assert en.english.startswith("The Wuhan Economic and Technological")


def test_a_target_marks_its_own_figure(catalog: Catalog) -> None:
    def of(unit: str, target: str) -> list[str]:
        (row,) = (row for row in catalog.targets_of(unit, EDITION) if row.target_id == target)
        (quotation,) = target_quotations(catalog, [row], Names("zh"))
        return marks(quotation)

    assert of("ovc", "tax_per_mu") == ["不低于35万元"]
    assert of("jiangxia", "tax_per_mu") == ["不低于20万元"]
    assert of("ovc", "industrial_projects_3bn") == ["30亿元以上工业项目不少于2个"]
    assert of("jiangan", "new_buildings_100m_tax") == ["新增1栋纳税亿元以上楼宇"]
    assert of("caidian", "pastoral_complex") == ["都市田园综合体"]


def test_targets_of_one_sentence_quote_it_once(catalog: Catalog) -> None:
    rows = catalog.targets_of("ovc", EDITION)
    quoted = target_quotations(catalog, rows, Names("zh"))
    assert len({quotation.text for quotation in quoted}) == len(quoted) < len(rows)


def test_every_sentence_is_listed_once_under_an_id_of_its_own(catalog: Catalog) -> None:
    listed = quotations(catalog, EDITION, Names("en"))
    assert len(listed) == len({row.quote for row in catalog.clauses}) == len({one.entry for one in listed})
    assert all(marks(one) and one.english for one in listed)


def test_an_uncertain_pairing_says_so_in_words(catalog: Catalog) -> None:
    zh, en = Names("zh"), Names.of(catalog, "en")
    assert term_mark(catalog, "智能家居", zh) == "归类可靠度：中"
    assert term_mark(catalog, "智能家居", en) == "confidence: medium"
    assert term_mark(catalog, "生物医药", zh) is None
    assert term_mark(catalog, "数字经济", zh) == "跨领域"
    assert term_with_mark(catalog, "智能家居", zh) == "智能家居（归类可靠度：中）"


def test_a_shared_list_counts_once(catalog: Catalog) -> None:
    counted = designation_count(catalog, EDITION)
    assert (counted.independent, counted.by_unit) == (40, 70)
    told = designations_told(catalog, EDITION, Names("zh"))
    assert told == "40 项独立定位（中心城区六区共用一份清单，计一次；按单元计为 70 项）"


def test_a_doubtful_pairing_is_told_by_its_layer_but_not_below_the_name(atlas: Atlas) -> None:
    told = all_layers(View(EDITION), atlas)["industry:equipment"].values["caidian"]
    assert (told.text, told.short) == ("智能制造（归类可靠度：中）", "智能制造")
