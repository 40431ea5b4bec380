"""Titles say what maps find, and every number in them is that of the layer: of all layers, languages and editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.second_edition import NEWER, with_second_edition
from tests.views import EDITION

from mapping.cartography.layers.targets import completion_layer
from mapping.cartography.resolve import all_layers, resolve
from mapping.cartography.spec import MapSpec
from mapping.cartography.wording.counted import counted, listed, running, units
from mapping.cartography.wording.findings import Telling, finding, pair_finding, parks_finding
from mapping.insight.overlap import unit_pairs
from mapping.insight.parks.finder import ParkQuery, find_parks
from mapping.insight.targets.plan import goals
from mapping.view import View

if TYPE_CHECKING:
    from mapping.cartography.state import LayerState, MapState
    from mapping.insight.atlas import Atlas

LANGS = ("zh", "en")


def state(atlas: Atlas, lang: str = "zh", edition: str = EDITION, **wanted: object) -> MapState:
    return resolve(MapSpec(edition=edition, lang=lang, **wanted), atlas)  # type: ignore[arg-type]


def largest(layer: LayerState) -> tuple[float, list[str]]:
    values = {key: v.raw for key, v in layer.values.items() if isinstance(v.raw, int | float)}
    most = max(values.values())
    return most, [key for key, value in values.items() if value == most]


@pytest.mark.parametrize(
    ("layer", "said"),
    [
        ("industry:equipment", "六个单元列入高端装备，其中一个列为首位"),
        ("industry:finance", "六个单元列入现代金融，均列为首位"),
        ("industry:quantum", "仅东湖高新区列入量子科技，未列为首位"),
        ("industry:cybersecurity", "仅临空港（东西湖）列入网络安全，且列为首位"),
        ("industry:brain", "文件未将脑科学指定给任何单元"),
        ("count", "东湖高新区列入产业最多（7 项）"),
        ("density", "江汉区人口密度最高（22,606 人/平方公里）"),
        ("tier:pillar", "中心城区六区列入支柱产业并列最多（各 5 项）"),
        ("tier:future", "仅东湖高新区列入未来产业（1 项）"),
        (
            "target:headquarters_projects",
            "总部项目：东湖高新区、武汉经开区（汉南）、临空港（东西湖）目标并列最高（≥ 2 个）",
        ),
    ],
)
def test_a_city_map_is_titled_by_what_it_finds(atlas: Atlas, layer: str, said: str) -> None:
    assert state(atlas, layer=layer).finding == said


def test_in_english_a_title_is_a_sentence_of_its_own(atlas: Atlas) -> None:
    said = state(atlas, "en", layer="industry:equipment").finding
    assert said == "Six units list high-end equipment and advanced basic materials; one lists it first"


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("qingshan", "青山区（化工区）：先进基础材料、智能制造、氢能三项主导产业"),
        ("ovc", "东湖高新区：光芯屏端网、生物医药、人工智能等七项主导产业"),
    ],
)
def test_the_map_of_a_unit_is_titled_by_its_industries(atlas: Atlas, unit: str, said: str) -> None:
    assert state(atlas, kind="unit", unit=unit).finding == said


@pytest.mark.parametrize("lang", LANGS)
def test_below_a_title_stands_nothing_that_the_title_says(atlas: Atlas, lang: str) -> None:
    for unit in atlas.catalog.units:
        shown = state(atlas, lang, kind="unit", unit=unit.unit_id)
        terms = next(face.terms for face in shown.units if face.unit_id == unit.unit_id)
        named = [term for term, _ in terms if term.lower() in shown.finding.lower()]
        assert named, unit.unit_id
        # either the line lists more than the title had room for, or it is about something else
        assert (len(named) < len(terms)) == (terms[-1][0] in shown.below), shown.below


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("edition", [EDITION, NEWER])
def test_numbers_and_names_are_those_of_the_layer(atlas: Atlas, lang: str, edition: str) -> None:
    of = with_second_edition(atlas) if edition == NEWER else atlas
    telling = Telling.of(of.catalog, View(edition, lang=lang))
    layers = all_layers(View(edition, lang=lang), of)
    seen = set()
    for key, layer in layers.items():
        said = finding(layer, telling)
        assert said.strip() == said
        assert "{" not in said, key
        if layer.industry:
            kinds = [layer.bin_of(unit).kind for unit in layer.values]
            named = [u for u in layer.values if layer.bin_of(u).kind in ("first", "listed")]
            if len(named) > 1:
                assert units(len(named), lang).strip().lower() in said.lower(), key
                seen.add("several")
            elif named:
                assert telling.unit(named[0]) in said, key
                seen.add("one")
            else:
                seen.add("none")
            all_first = bool(named) and kinds.count("first") == len(named)
            none_first = {"zh": "未列为首位", "en": "none lists it first"}[lang] in said
            assert not (all_first and none_first), key
        elif layer.quantity and not key.startswith("overlap"):
            most, holders = largest(layer)
            if most:
                assert f"{most:,.0f}" in said, (key, said)
                assert telling.several(holders).strip().lower() in said.lower(), (key, said)
                assert (len(holders) > 1) == ("并列" in said or "各" in said or " each" in said), (key, said)
    assert seen == {"several", "one", "none"}


@pytest.mark.parametrize("lang", LANGS)
def test_the_finder_says_how_many_parks_answer_and_where_most_are(atlas: Atlas, lang: str) -> None:
    for query in (ParkQuery(), ParkQuery(industry=("health",)), ParkQuery(q="没有这样的园区")):
        found = find_parks(atlas.catalog, query, EDITION).parks
        said = state(atlas, lang, layer="matches", query=query).finding
        assert (str(len(found)) in said) == bool(found)
        if found:
            holders = [park.unit_id for park in found if park.unit_id]
            assert str(max(holders.count(unit) for unit in holders)) in said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (["ovc"], "全市一处园区符合条件，在东湖高新区"),
        (["ovc", "ovc", "wedz", None], "全市四处园区符合条件，东湖高新区最多（2 处）"),
        (["ovc", "wedz"], "全市两处园区符合条件，东湖高新区、武汉经开区（汉南）各 1 处"),
        ([None, None], "全市两处园区符合条件"),
        ([], "没有园区符合条件"),
    ],
)
def test_few_parks_are_told_truly(atlas: Atlas, found: list[str | None], said: str) -> None:
    assert parks_finding(found, filtered=True, telling=Telling.of(atlas.catalog, View(EDITION))) == said


@pytest.mark.parametrize(
    ("rates", "said"),
    [
        ({}, "尚无单元填报"),
        ({"ovc": 1.2}, "一个单元填报，均达到 100%"),
        ({"ovc": 1.0, "wedz": 0.9, "huangpi": 0.2}, "三个单元填报，其中一个达到 100%"),
        ({"ovc": 0.9999, "wedz": 0.9}, "两个单元填报，均未达到 100%"),
    ],
)
def test_completion_says_who_reported_and_who_reached(atlas: Atlas, rates: dict[str, float | None], said: str) -> None:
    goal = next(g for g in goals(atlas.catalog, EDITION) if g.target_id == "tax_per_mu")
    layer = completion_layer(atlas.catalog, goal, rates, "zh")
    assert finding(layer, Telling.of(atlas.catalog, View(EDITION))) == f"重点工业园区亩均税收：{said}"


@pytest.mark.parametrize("by", ["industries", "terms"])
def test_a_pair_has_in_common_what_it_shares(atlas: Atlas, by: str) -> None:
    telling = Telling.of(atlas.catalog, View(EDITION))
    for (a, b), pair in unit_pairs(atlas.catalog, EDITION).items():
        if a == b:
            continue
        said = pair_finding(pair, by, telling)  # type: ignore[arg-type]
        n = len(pair.shared_industries if by == "industries" else pair.shared_terms)
        noun = "项产业" if by == "industries" else "个用词"
        expected = "共用一份清单" if pair.relation == "decree" else counted(n, noun, "zh") if n else "没有共同"
        assert expected in said


def test_a_pair_is_told_by_the_subsectors_that_both_name_else_by_those_both_take_in(atlas: Atlas) -> None:
    telling, pairs = Telling.of(atlas.catalog, View(EDITION)), unit_pairs(atlas.catalog, EDITION)
    said = {pair: pair_finding(pairs[pair], "subsectors", telling) for pair in pairs}
    assert said["ovc", "wedz"].endswith("没有都对应的细分领域，共同对应或涵盖七个细分领域")
    assert said["wedz", "dongxihu"].endswith("没有共同的细分领域")
    both = next(key for key, pair in pairs.items() if pair.named_subsectors and pair.relation == "coincidence")
    n = len(pairs[both].named_subsectors)
    assert said[both].endswith(f"都对应{counted(n, '个细分领域', 'zh')}")


@pytest.mark.parametrize("lang", LANGS)
def test_a_text_is_told_with_the_unit_it_fits_best(atlas: Atlas, lang: str) -> None:
    shown = state(atlas, lang, layer="score", text="氢燃料电池")
    most, holders = largest(shown.layer)
    assert Telling.of(atlas.catalog, View(EDITION, lang=lang)).unit(holders[0]) in shown.finding
    assert shown.layer.values[holders[0]].text in shown.finding
    assert most > 0
    assert "氢燃料电池" in shown.finding


def test_numbers_and_lists_are_written_as_in_running_text() -> None:
    assert [counted(n, "个单元", "zh") for n in (1, 2, 10, 11)] == ["一个单元", "两个单元", "十个单元", " 11 个单元"]
    assert [units(n, "en") for n in (1, 6, 11)] == ["one unit", "six units", "11 units"]
    assert listed(["A", "B", "C"], "en") == "A, B and C"
    assert running("Next-generation information technology (optics)", "en") == "next-generation information technology"
    assert running("AI", "en") == "AI"
