"""What firms are classed as: by code, by the name of a class, by words, with reasons; nothing is forced."""

from __future__ import annotations

import pickle
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.own_data import own_atlas

from mapping.catalog.records import GbtClass, GbtSubsector
from mapping.firms.classify import Classed, Classifier
from mapping.insight.firms.model import CLASS_BASES

if TYPE_CHECKING:
    from mapping.catalog import Catalog

LEVELS = ("", "low", "medium", "high")
NAMES = st.text("武汉市江夏区光谷长江科技汽车酒店量子软件智能销售有限公司（）() 、；", max_size=24)
WORDS = (
    "软件",
    "餐饮",
    "汽车",
    "量子",
    "氢能",
    "光谷",
    "科技",
    "贸易",
    "房地产",
    "销售",
    "研发",
    "；",
    "、",
    "（",
    "）",
    " ",
)
SCOPES = st.lists(st.sampled_from(WORDS), max_size=16).map("".join)


def catalog() -> Catalog:
    return own_atlas().catalog


@cache
def classifier() -> Classifier:
    return Classifier.of(catalog())


def of(code: str = "", class_names: tuple[str, ...] = (), name: str = "", scope: str = "") -> Classed:
    (one,) = classifier().classify([code], [class_names], [name], [scope])
    return one


@pytest.mark.parametrize(
    "code",
    [
        "3911",
        "C3911",
        "c3911",
        "C 3911",
        "３９１１",
        "3911.0",
        " 3911计算机整机制造",
        "C3911 计算机整机制造",
        "计算机整机制造(3911)",
    ],
)
def test_a_code_is_read_as_lists_write_it(code: str) -> None:
    found = of(code)
    assert (found.industry_id, found.subsector_id, found.gbt_code) == ("nextgen_it", "computers", "3911")
    assert (found.basis, found.origin) == ("code", "gbt_code")


@pytest.mark.parametrize(
    ("code", "subsector"),
    [
        ("3973", "semiconductors"),  # the class's own row
        ("3971", "electronic_components"),  # that of its group
        ("65", "software"),  # a division
        ("C36", "vehicle_assembly"),
    ],
)
def test_the_longest_prefix_decides(code: str, subsector: str) -> None:
    assert of(code).subsector_id == subsector


def test_a_zero_that_a_spreadsheet_took_is_found_again() -> None:
    assert of("121").gbt_code == "0121"
    assert of("A111").gbt_code == "0111"
    assert of("1").gbt_code == "01"


def test_a_number_that_may_be_two_classes_is_not_guessed() -> None:
    # 0131 grows cotton, 131 mills grain
    found = of("131")
    assert (found.industry_id, found.subsector_id, found.confidence) == (None, None, "low")
    assert set(found.also) == {"modern_agriculture", "health_food"}
    assert of("131", name="武汉楚香面粉有限公司", scope="谷物磨制").subsector_id == "health_food"
    assert of("131 棉花种植").gbt_code == "0131"


def test_a_code_of_an_older_edition_is_told_and_not_guessed() -> None:
    assert of("3999").gbt_code is None
    assert not classifier().knows("3999")
    assert all(classifier().knows(text) for text in ("3911", "C", "计算机整机制造", "131"))
    assert of("3999").basis == "none"
    assert of("9999", name="武汉楚江软件有限公司").origin == "firm_name"
    # 3963 made integrated circuits in 2011 and makes drones since 2017: the name behind it tells
    assert of("3963").subsector_id == "drones"
    assert of("3963 集成电路制造").subsector_id == "semiconductors"


def test_a_class_without_an_industry_is_classed_nonetheless() -> None:
    letting = of("7010", name="武汉光谷软件园开发有限公司")
    assert (letting.basis, letting.industry_id, letting.subsector_id, letting.gbt_code) == ("code", None, None, "7010")
    assert of("8310").subsector_id == "education"
    assert of("8310").industry_id is None


@pytest.mark.parametrize(
    ("names", "subsector", "code"),
    [
        (("计算机整机制造",), "computers", "3911"),
        (("计算机整机制造", "计算机、通信和其他电子设备制造业"), "computers", "3911"),
        (("", "其他未列明的什么", "软件和信息技术服务业"), "software", "65"),
        (("软件和信息技术服务",), "software", "65"),
        (("批发业",), "wholesale_markets", "51"),
        (("科技推广和应用服务业",), "research_services", "75"),
        (("制造业 > 汽车制造业 > 汽车零部件及配件制造",), "auto_parts", "3670"),
        (("货运火车站(场)",), "rail_freight", "5332"),
        (("教育",), "education", "83"),
    ],
)
def test_the_name_of_a_class_is_found_at_any_level(names: tuple[str, ...], subsector: str, code: str) -> None:
    found = of(class_names=names)
    assert (found.basis, found.origin) == ("name", "gbt_name")
    assert (found.subsector_id, found.gbt_code) == (subsector, code)


def test_every_name_of_the_classification_finds_its_class() -> None:
    tables = catalog().firm_tables()
    for row in tables.of(GbtClass):
        found = classifier()._classes.code_of_name(row.name_zh)
        assert found is not None
        # where a group and its only class have one name, they are one and the same
        assert found.startswith(row.code) or row.code.startswith(found) or row.level == "section"


def test_a_section_says_too_little() -> None:
    assert of(class_names=("制造业",)).basis == of("C").basis == "none"
    assert of("C", class_names=("汽车整车制造", "汽车制造业")).gbt_code == "361"
    assert of(class_names=("制造业",), name="武汉楚江软件有限公司").subsector_id == "software"


def test_words_choose_within_what_a_division_leaves_open_and_nothing_else() -> None:
    given = ("铁路、船舶、航空航天和其他运输设备制造业",)
    left_open = of(class_names=given)
    assert (left_open.industry_id, left_open.confidence) == (None, "low")
    assert {"rail_equipment", "ships_marine", "aircraft_parts"} <= set(left_open.also)
    assert of(class_names=given, name="武汉楚江船舶制造有限公司").subsector_id == "ships_marine"
    assert of(class_names=given, name="武汉楚江餐饮有限公司").subsector_id is None


def test_words_choose_the_subsector_of_a_division_within_its_industry() -> None:
    assert of("36").subsector_id == "vehicle_assembly"
    parts = of("36", name="武汉楚江汽车零部件有限公司", scope="汽车零部件及配件制造")
    assert (parts.subsector_id, parts.basis, parts.gbt_code) == ("auto_parts", "code", "36")
    assert "vehicle_assembly" in parts.also
    assert of("36", name="武汉楚江餐饮有限公司") == of("36")


def test_a_trader_is_classed_by_the_trade() -> None:
    assert of(name="武汉楚江钢材贸易有限公司", scope="钢材销售").industry_id == "logistics"
    assert of(name="武汉楚江医疗器械有限公司", scope="医疗器械销售").subsector_id == "medical_trade"
    assert of(name="武汉楚江汽车贸易有限公司", scope="汽车新车销售").subsector_id == "auto_services"
    assert of(name="武汉楚江防水材料有限公司", scope="防水材料销售").industry_id == "logistics"
    assert of(name="武汉楚江防水材料有限公司", scope="防水材料制造、销售").industry_id == "construction"


@pytest.mark.parametrize(
    ("name", "industry"),
    [
        ("武汉楚江氢燃料电池有限公司", "hydrogen"),
        ("武汉楚江量子通信有限公司", "quantum"),
        ("武汉楚江脑机接口有限公司", "brain"),
        ("武汉楚江电磁推进技术有限公司", "electromagnetic"),
        ("武汉楚江高性能计算有限公司", "supercomputing"),
    ],
)
def test_industries_without_a_code_are_found_by_words_alone(name: str, industry: str) -> None:
    assert of(name=name).industry_id == industry
    given = catalog().firm_tables().of(GbtSubsector)
    assert all(catalog().subsector(row.subsector_id).industry_id != industry for row in given if row.subsector_id)


def test_set_phrases_say_nothing() -> None:
    phrases = (
        "一般项目：技术服务、技术开发、技术咨询；货物进出口（依法须经批准的项目，经相关部门审批后方可开展经营活动）"
    )
    assert of(scope=phrases).basis == "none"
    assert of(scope=f"{phrases}；餐饮服务").subsector_id == "hospitality"


def test_nothing_is_forced_where_two_industries_count_alike() -> None:
    tied = of(name="武汉楚江有限公司", scope="工业机器人、餐饮服务")
    assert tied.basis == "words"
    clear = of(name="武汉楚江有限公司", scope="工业机器人制造；餐饮服务")
    assert clear.industry_id == "equipment"
    assert "hospitality" in clear.also


def test_the_first_business_counts_most_and_making_more_than_selling() -> None:
    assert of(scope="软件开发；餐饮服务").industry_id == "nextgen_it"
    assert of(scope="餐饮服务；软件开发").industry_id == "tourism"
    assert of(scope="日用百货销售；工业机器人制造").industry_id == "equipment"


def test_places_and_trade_names_do_not_count() -> None:
    assert of(name="武汉市光谷汽车城餐饮有限公司").industry_id == "tourism"
    assert of(name="武汉市卫星路小吃店").industry_id == "tourism"
    assert of(name="武汉量子科技有限公司").confidence != "high"


def test_an_empty_firm_is_not_classed() -> None:
    assert of() == Classed(None, None, "none", "", "")


@given(st.lists(st.tuples(st.sampled_from(["", "3911", "I65", "37"]), NAMES, SCOPES), max_size=6), st.randoms())
def test_order_in_the_batch_does_not_matter(firms: list[tuple[str, str, str]], random: object) -> None:
    def classes(rows: list[tuple[str, str, str]]) -> list[Classed]:
        return classifier().classify([r[0] for r in rows], [()] * len(rows), [r[1] for r in rows], [r[2] for r in rows])

    order = list(range(len(firms)))
    random.shuffle(order)  # type: ignore[attr-defined]
    before = classes(firms)
    assert classes([firms[at] for at in order]) == [before[at] for at in order]


@given(NAMES, SCOPES, st.data())
def test_white_space_and_wide_brackets_change_nothing(name: str, scope: str, data: st.DataObject) -> None:
    wide = str.maketrans("();,:", "（）；，：")
    at = data.draw(st.integers(0, len(name)))
    spaced = f" {name[:at]}　 {name[at:]}\t"
    assert of(name=spaced.translate(wide), scope=f"{scope} ".translate(wide)) == of(name=name, scope=scope)


@given(st.sampled_from(["3911", "C3973", "I6513", "7010", "6210"]), NAMES, SCOPES)
def test_a_code_always_beats_words(code: str, name: str, scope: str) -> None:
    assert of(code, name=name, scope=scope) == of(code)


@given(st.sampled_from(["36", "26", "I65", "37", "51", "39"]), NAMES, SCOPES)
def test_words_never_change_the_industry_of_a_division(code: str, name: str, scope: str) -> None:
    given = of(code)
    found = of(code, name=name, scope=scope)
    if given.subsector_id:
        assert (found.industry_id, found.basis) == (given.industry_id, "code")
    elif found.subsector_id:
        assert found.subsector_id in given.also


@given(NAMES, SCOPES)
def test_every_answer_holds_together(name: str, scope: str) -> None:
    found = of(name=name, scope=scope)
    assert found.basis in CLASS_BASES
    assert found.confidence in LEVELS
    assert (found.basis == "none") == (found.confidence == "")
    industry = catalog().subsector(found.subsector_id).industry_id if found.subsector_id else None
    assert found.industry_id == industry
    assert found.subsector_id not in found.also
    assert len(set(found.also)) == len(found.also)
    assert all(catalog().subsector(other) for other in found.also)


def test_a_classifier_travels_to_another_process() -> None:
    other = pickle.loads(pickle.dumps(classifier()))  # noqa: S301
    row = (["", "3911"], [(), ()], ["武汉楚江软件有限公司", ""], ["软件开发", ""])
    assert other.classify(*row) == classifier().classify(*row)
