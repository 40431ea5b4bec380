"""The search box: Chinese characters, pinyin in full and by initials, English words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.views import EDITION

from mapping.errors import UnknownNameError
from mapping.insight.parks.finder import ParkQuery, find_parks
from mapping.insight.parks.values import values_named
from mapping.insight.readings import typed_forms

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas
    from mapping.insight.parks.index import ValueFacet


def ids(atlas: Atlas, text: str) -> set[str]:
    return set(find_parks(atlas.catalog, ParkQuery(q=text, later=True), EDITION).ids)


def test_initials_find_an_industry_word(atlas: Atlas) -> None:
    with_the_word = {park.park_id for park in atlas.catalog.parks if "生物医药" in park.industries}
    assert with_the_word
    assert with_the_word <= ids(atlas, "swyy")


@pytest.mark.parametrize(
    "text",
    [
        "swyy",
        "SWYY",
        "shengwuyiyao",
        "ShengWu",
        "sheng wu",
        "sheng'wu yi yao",
        "生物",
        "ｓｗｙｙ",
        "生物醫藥",
        "生物　醫藥",
    ],
)
def test_ways_to_ask_for_biomedicine(atlas: Atlas, text: str) -> None:
    assert "p011" in ids(atlas, text)


@pytest.mark.parametrize(("traditional", "simple"), [("光谷軟件園", "光谷软件园"), ("東湖　高新", "东湖 高新")])
def test_traditional_characters_find_what_simplified_ones_find(atlas: Atlas, traditional: str, simple: str) -> None:
    assert ids(atlas, traditional) == ids(atlas, simple)
    assert ids(atlas, simple)


@pytest.mark.parametrize(
    ("facet", "written", "meant"),
    [
        ("unit", "東湖高新區", "ovc"),
        ("industry", "大健康和生物技術", "health"),
        ("subsector", "衛星製造", "satellites"),
        ("word", "ｉ軟件服務", None),
        ("word", "軟件服務", "软件服务"),
    ],
)
def test_values_of_a_facet_may_be_written_in_traditional_characters(
    atlas: Atlas, facet: ValueFacet, written: str, meant: str | None
) -> None:
    if meant is None:
        with pytest.raises(UnknownNameError, match=written):
            values_named(atlas.catalog, facet, written)
    else:
        assert values_named(atlas.catalog, facet, written) == (meant,)


def test_syllables_written_apart_are_one_word(atlas: Atlas) -> None:
    assert ids(atlas, "sheng wu yi yao") == ids(atlas, "shengwuyiyao")


def test_words_must_all_be_found(atlas: Atlas) -> None:
    both = ids(atlas, "光谷 生物")
    assert both == ids(atlas, "光谷") & ids(atlas, "生物")
    assert both
    assert both < ids(atlas, "光谷")


def test_a_reading_starts_at_a_syllable(atlas: Atlas) -> None:
    assert ids(atlas, "guanggu")
    assert not ids(atlas, "uanggu")


@pytest.mark.parametrize(
    ("text", "park"),
    [
        ("光谷大道77号", "p019"),  # an address
        ("gxdd", "p013"),  # its initials: 高新大道
        ("biolake", "p011"),  # an English name
        ("hydrogen", "p066"),  # an industry in English
        ("东湖高新", "p011"),  # the layout unit
        ("大健康", "p011"),  # the 965 industry, which the park's own words do not name
        ("普洛斯 冷链物流", "p142"),  # a sub-sector that none of its words is called
        ("zhuankou", "p061"),  # the local reading of 沌口
        ("huangpi", "p054"),  # and of 黄陂
    ],
)
def test_what_the_box_reads(atlas: Atlas, text: str, park: str) -> None:
    assert park in ids(atlas, text)


def test_a_unit_is_not_found_by_the_zone_that_an_alias_of_it_leaves_out(atlas: Atlas) -> None:
    """江夏区(不含东湖高新区) is an alias of 江夏区."""
    for text, meant, left_out in (("东湖高新", "ovc", "jiangxia"), ("经开", "wedz", "caidian")):
        units = {atlas.catalog.park(park_id).unit_id for park_id in ids(atlas, text)}
        assert meant in units
        assert left_out not in units


def test_brackets_of_either_width_are_the_same(atlas: Atlas) -> None:
    assert ids(atlas, "光谷生物城（武汉") == ids(atlas, "光谷生物城(武汉") == {"p011"}


@pytest.mark.parametrize("text", ["", "  ", "'", "s"])
def test_what_says_nothing_finds_everything(atlas: Atlas, text: str) -> None:
    assert len(ids(atlas, text)) == len(atlas.catalog.parks)


@pytest.mark.parametrize("text", ["没有这样的地方", "zzzz", "(((", "\\d+", "swyy zzzz"])
def test_what_is_nowhere_finds_nothing(atlas: Atlas, text: str) -> None:
    assert not ids(atlas, text)


def test_phrases_decide_how_a_character_is_read() -> None:
    assert "changjiangxinqu" in typed_forms("长江新区")
    assert "zhonggong" in typed_forms("重工")
    assert "jianghanlubuxingjie" in typed_forms("江汉路步行街")
    assert {"qingdu", "qingdou"} <= typed_forms("氢都")


def test_numbers_and_letters_within_chinese() -> None:
    assert {"chutian181wenhua", "181wenhua", "181wh", "ct181wh"} <= typed_forms("楚天181文化")


def test_the_name_of_a_sub_sector_finds_its_parks_in_any_way_of_typing(atlas: Atlas) -> None:
    for subsector in atlas.catalog.subsectors:
        own = set(find_parks(atlas.catalog, ParkQuery(subsector=(subsector.subsector_id,), later=True), EDITION).ids)
        for name in (subsector.name_zh, subsector.name_en, max(typed_forms(subsector.name_zh), key=len)):
            assert own <= ids(atlas, name), name
    assert {"p131", "p133"} <= ids(atlas, "冷鏈物流")
