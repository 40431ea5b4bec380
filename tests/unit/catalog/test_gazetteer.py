"""Any name of a unit finds it; nothing else does."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from mapping.catalog import AmbiguousNameError, Catalog, Gazetteer, load_catalog
from mapping.errors import UnknownNameError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

CATALOG = load_catalog()
WRITTEN = [
    (unit.unit_id, name)
    for unit in CATALOG.units
    for name in (
        unit.unit_id,
        unit.name_zh,
        unit.short_zh,
        unit.label_zh,
        unit.name_en,
        unit.short_en,
        unit.pinyin,
        unit.initials,
        *unit.aliases,
    )
]
TO_FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})


@pytest.fixture(scope="module")
def gazetteer(catalog: Catalog) -> Gazetteer:
    return catalog.gazetteer


WAYS_OF_WRITING: list[Callable[[str], str]] = [
    str,
    str.upper,
    str.title,
    lambda name: name.replace(" ", ""),
    " ".join,
    lambda name: f"　{name}\t",
    lambda name: name.translate(TO_FULL_WIDTH),
    lambda name: name.replace("(", "（").replace(")", "）"),
]


@given(pair=st.sampled_from(WRITTEN), ways=st.lists(st.sampled_from(WAYS_OF_WRITING), max_size=3))
def test_every_name_finds_its_unit_however_it_is_written(
    pair: tuple[str, str], ways: list[Callable[[str], str]]
) -> None:
    unit_id, name = pair
    for way in ways:
        name = way(name)
    assert CATALOG.gazetteer.find(name) == unit_id


@given(st.sampled_from([(unit_id, name) for unit_id, name in WRITTEN if name[0] > "一" and "(" not in name]))
def test_the_pinyin_of_every_chinese_name_finds_its_unit(pair: tuple[str, str]) -> None:
    unit_id, name = pair
    assert CATALOG.gazetteer.find("".join(lazy_pinyin(name))) == unit_id
    assert CATALOG.gazetteer.find(" ".join(lazy_pinyin(name))) == unit_id


@pytest.mark.parametrize(
    ("text", "unit_id"),
    [
        ("dhgx", "ovc"),
        ("硚口", "qiaokou"),
        ("huangpi", "huangpi"),
        ("huang pi qu", "huangpi"),
        ("光谷", "ovc"),
        ("guanggu", "ovc"),
        ("gg", "ovc"),
        ("经开区", "wedz"),
        ("临空港经开区", "dongxihu"),
        ("WEDZ", "wedz"),
        ("Jiang’an", "jiangan"),
        ("桥口区", "qiaokou"),
    ],
)
def test_names_people_use(gazetteer: Gazetteer, text: str, unit_id: str) -> None:
    assert gazetteer.find(text) == unit_id


def test_the_table_reads_the_names_as_pypinyin_does(catalog: Catalog) -> None:
    for unit in catalog.units:
        # 东西湖 and 武汉经开 stand for the whole of a double name in the table.
        syllables = unit.pinyin.split()
        names = [unit.short_zh, *unit.aliases]
        assert any(lazy_pinyin(name)[: len(syllables)] == syllables for name in names), unit.unit_id
        assert unit.initials == "".join(syllable[0] for syllable in syllables)
    assert lazy_pinyin("硚口") == ["qiao", "kou"]
    assert lazy_pinyin("黄陂") == ["huang", "pi"]


@pytest.mark.parametrize(
    ("text", "first"),
    [("东湖高新曲", "东湖高新区"), ("江厦区", "江夏区"), ("huangpo", "黄陂区"), ("光古", "东湖高新区")],
)
def test_an_unknown_name_raises_with_the_likeliest_first(gazetteer: Gazetteer, text: str, first: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        gazetteer.find(text)
    assert caught.value.suggestions[0] == first
    assert f"「{text}」" in str(caught.value)


@pytest.mark.parametrize("text", ["", "   ", "。", "巴黎", "汉", "江", "武汉", "区", "h", "420111"])
def test_a_part_of_a_name_or_no_name_finds_nothing(gazetteer: Gazetteer, text: str) -> None:
    with pytest.raises(UnknownNameError):
        gazetteer.find(text)


@given(st.text(max_size=20))
def test_any_text_finds_a_unit_or_raises_a_usage_error(text: str) -> None:
    try:
        assert CATALOG.gazetteer.find(text) in {unit.unit_id for unit in CATALOG.units}
    except UsageError as error:
        assert str(error)  # noqa: PT017  (either outcome is right)


def test_initials_of_two_units_name_both(catalog: Catalog) -> None:
    hanyang, huangpi = catalog.unit("hanyang"), catalog.unit("huangpi")
    gazetteer = Gazetteer([hanyang, dataclasses.replace(huangpi, initials="hy")])
    with pytest.raises(AmbiguousNameError) as caught:
        gazetteer.find("HY")
    assert caught.value.candidates == ("hanyang", "huangpi")
    assert "汉阳区（hanyang）、黄陂区（huangpi）" in str(caught.value)


def test_a_written_name_goes_before_a_reading(catalog: Catalog) -> None:
    named = dataclasses.replace(catalog.unit("huangpi"), aliases=("hs",))
    assert Gazetteer([catalog.unit("hongshan"), named]).find("hs") == "huangpi"


def mentioned(gazetteer: Gazetteer, text: str) -> list[tuple[str, str]]:
    return [(mention.name, mention.unit_id) for mention in gazetteer.mentions(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("项目落户临空港经开区", [("临空港经开区", "dongxihu")]),
        ("在经开区建厂", [("经开区", "wedz")]),
        ("盘龙城经开区", []),
        ("蔡甸经开区", [("蔡甸", "caidian")]),
        ("光谷大道77号", []),
        ("光谷的企业", [("光谷", "ovc")]),
        ("武昌站附近", []),
        ("武汉 东湖高新区 与 黄陂区", [("武汉 东湖高新区", "ovc"), ("黄陂区", "huangpi")]),
        ("东湖高新区（光谷）", [("东湖高新区（光谷）", "ovc")]),
        ("江夏区（不含东湖高新区）", [("江夏区（不含东湖高新区）", "jiangxia")]),
        ("没有单元", []),
        ("", []),
    ],
)
def test_names_in_a_text_match_whole_and_longest_first(
    gazetteer: Gazetteer, text: str, found: list[tuple[str, str]]
) -> None:
    assert mentioned(gazetteer, text) == found


def test_a_district_in_an_address_is_a_mention_and_no_more(gazetteer: Gazetteer, catalog: Catalog) -> None:
    park = catalog.park("p028")
    assert mentioned(gazetteer, park.address) == [("洪山区", "hongshan")]
    assert park.unit_id == "ovc"


@given(
    st.lists(st.sampled_from(["光谷", "经开区", "临空港经开区", "，", "在", "x", "（", "湖"]), max_size=8).map("".join)
)
def test_mentions_are_pieces_of_the_text_in_order_without_overlap(text: str) -> None:
    end = 0
    for mention in CATALOG.gazetteer.mentions(text):
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.name
        assert CATALOG.gazetteer.find(mention.name) == mention.unit_id
        end = mention.end


@pytest.mark.parametrize(
    ("name", "unit_id"),
    [("420102", "jiangan"), ("420112", "dongxihu"), ("武汉市江岸区", "jiangan"), ("武汉市东西湖区", "dongxihu")],
)
def test_a_unit_that_is_a_district_answers_to_what_official_tables_call_it(
    gazetteer: Gazetteer, name: str, unit_id: str
) -> None:
    assert gazetteer.find(name) == unit_id


@pytest.mark.parametrize("code", ["420111", "420115", "420114", "420113", "420107", "420100"])
def test_a_code_of_a_district_that_is_more_or_less_than_a_unit_names_none(gazetteer: Gazetteer, code: str) -> None:
    with pytest.raises(UnknownNameError):
        gazetteer.find(code)
