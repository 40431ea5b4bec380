"""English names: from the tables where they have one, with pinyin as a handle where they have none."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.views import EDITION

from mapping.cartography.resolve import all_layers, resolve
from mapping.cartography.spec import MapSpec
from mapping.cartography.wording.amounts import MEASURES, SCALES, english_amount
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.romanise import romanise

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

HAN = re.compile(r"[\u3400-\u9fff]")


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("光谷金融港", "Guanggu Jinrong Gang"),
        ("武汉经开综合保税区(原湖北武汉出口加工区)", "Wuhan Jingkai Zonghe Baoshuiqu"),
        ("汉正街·武汉中央服务区", "Hanzhengjie · Wuhan Zhongyang Fuwu Qu"),
        ("楚天181文化创意产业园", "Chutian 181 Wenhua Chuangyi Chanyeyuan"),
        # A vowel that begins a syllable, a letter that only pinyin has, and a character with two readings.
        ("长江左岸创意设计城", "Changjiang Zuo'an Chuangyi Shejicheng"),
        ("北湖绿城·华中氢都", "Beihu Lücheng · Huazhong Qingdu"),
    ],
)
def test_a_name_is_read_word_by_word(name: str, pinyin: str) -> None:
    assert romanise(name) == pinyin


def test_parks_have_an_english_name_each_and_an_untranslated_one_its_pinyin(atlas: Atlas) -> None:
    english = Names.of(atlas.catalog, "en")
    parks = {park.name_zh: english.park(park) for park in atlas.catalog.parks}
    assert parks["光谷智能制造产业园"] == "Optics Valley Smart Manufacturing Park"
    assert parks["国家存储器基地"] == "National Memory Base"
    assert len(set(parks.values())) == len(parks)
    assert not [shown for shown in parks.values() if HAN.search(shown)]
    one = next(park for park in atlas.catalog.parks if park.name_zh == "光谷金融港")
    assert english.park(replace(one, name_en=None)) == "Guanggu Jinrong Gang"


@pytest.mark.parametrize(
    ("value", "measure", "text"),
    [
        (17600, "亿元", "1.76 trillion yuan"),
        (9330, "亿元", "933 billion yuan"),
        (35, "万元/亩", "350,000 yuan/mu"),
        (20, "万户", "200,000 entities"),
        (0, "亿元", "0 yuan"),
        (0.29, "亿元", "29 million yuan"),
    ],
)
def test_amounts_are_written_as_english_counts(value: float, measure: str, text: str) -> None:
    assert " ".join(english_amount(value, measure) or ()) == text


@given(value=st.floats(-1e9, 1e9), measure=st.sampled_from(sorted(MEASURES)))
def test_an_amount_read_back_is_the_figure_of_the_table(value: float, measure: str) -> None:
    figure, unit = english_amount(value, measure) or ("", "")
    scale = dict(SCALES).get(unit.split()[0], 1)
    assert float(Decimal(figure.replace(",", "")) * scale / MEASURES[measure].factor) == value


def test_every_term_of_the_plan_has_an_english_of_its_own(atlas: Atlas) -> None:
    names = Names.of(atlas.catalog, "en")
    shown = [names.term(mapping.term) for mapping in atlas.catalog.term_mappings]
    assert not [text for text in shown if HAN.search(text)]
    assert len(set(shown)) == len(shown)


def test_terms_stay_chinese_without_the_tables_and_in_chinese(atlas: Atlas) -> None:
    assert Names("en").term("氢能") == "氢能"
    assert Names.of(atlas.catalog, "zh").term("氢能") == "氢能"


def test_targets_have_one_english_name_each(atlas: Atlas) -> None:
    names = Names.of(atlas.catalog, "en")
    by_id = {(target.target_id, names.target(target)) for target in atlas.catalog.targets}
    assert len(by_id) == len({target.target_id for target in atlas.catalog.targets})
    for target in atlas.catalog.targets:
        assert not HAN.search(f"{names.target(target)} {names.target_unit(target)}"), target.target_id


def test_people_are_counted_as_each_language_counts() -> None:
    assert Names("zh").people(1_244_769) == ("124.5", "万")
    assert Names("en").people(1_244_769) == ("1.24", "M")


def test_layers_and_map_of_the_city_are_english_throughout(atlas: Atlas) -> None:
    spec = MapSpec(lang="en", edition=EDITION)
    for layer in all_layers(spec.view, atlas).values():
        words = [layer.label, layer.caption, layer.note or ""]
        words += [row.bin.label for row in layer.legend]
        words += [value.text for value in layer.values.values()]
        assert not HAN.search(" ".join(words)), layer.layer_id
    state = resolve(spec, atlas)
    faces = [text for unit in state.units for text in (unit.name, unit.label, unit.tiny, *dict(unit.terms))]
    sources = [text for p in state.provenance for text in (p.title, p.publisher, p.licence, p.note or "")]
    assert not HAN.search(" ".join((state.title, state.subtitle, state.edition, state.statement, *faces, *sources)))
