"""What a reader finds on a sheet."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests.sheet_words import words_in
from tests.views import EDITION, VIEW

from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.cartography.wording.certainty import term_mark
from mapping.cartography.wording.names import Names
from mapping.insight.atlas import load_atlas
from mapping.insight.profiles import industry_profile
from mapping.printing import compose, style
from mapping.printing.blocks.industry import industry_blocks
from mapping.printing.blocks.rows import Listing
from mapping.printing.blocks.unit_parks import ParkRow, unit_parks
from mapping.printing.display import Group, Lines, TileMark, walk
from mapping.printing.flow import Panel
from mapping.printing.style import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.printing.conftest import Compose, Resolve

    from mapping.insight.atlas import Atlas
    from mapping.printing.display import DisplayList

LAYERS = ("lead", "count", "group", "industry:auto", "industry:brain", "tier:emerging", "density", "parks")
OVERLAYS_WITH_PARKS = ("tiles", "parks", "water", "districts", "labels")


def words_of(page: DisplayList, group: str) -> list[str]:
    return words_in(page.group(group).items)


def flat(page: DisplayList) -> str:
    """Return all text of a page without the line breaks that the width made."""
    return "".join(text.text for text in page.texts()).replace(" ", "")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("layer", LAYERS)
def test_the_key_names_every_bin_with_its_count(page_of: Compose, state_of: Resolve, layer: str, lang: str) -> None:
    words = words_of(page_of(layer=layer, lang=lang), "key")
    for row in state_of(layer=layer, lang=lang).layer.legend:
        place = words.index(row.bin.label)
        assert words[place + 1] == str(row.count)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("layer", ["lead", "count", "group", "tier:pillar"])
def test_every_unit_is_in_the_table_those_of_a_shared_list_in_one_row(
    page_of: Compose, state_of: Resolve, layer: str, lang: str
) -> None:
    state = state_of(layer=layer, lang=lang)
    words = words_of(page_of(layer=layer, lang=lang), "panel:units")
    (shared,) = state.shared_lists
    alone = [unit for unit in state.units if unit.unit_id not in shared.members]
    assert len(shared.members) == 6
    assert words.count(shared.label) == 1
    for unit in alone:
        assert words.count(unit.label) == 1
    for unit in state.units:
        assert unit.tiny in " ".join(words) or unit.label in words


def test_the_table_keeps_the_terms_in_the_plans_order(page_of: Compose, state_of: Resolve) -> None:
    words = words_of(page_of(layer="lead"), "panel:units")
    for unit in state_of(layer="lead").units:
        if unit.shared_list is None:
            start = words.index(unit.label) + 1
            starred = [
                f"{term}*" if mark and industry else term
                for (term, industry), mark in zip(unit.terms, unit.marks, strict=True)
            ]
            assert words[start : start + len(unit.terms)] == starred
    assert any("* 归类可靠度：中" in word for word in words)


def test_the_table_has_a_tile_for_every_term(page_of: Compose, state_of: Resolve) -> None:
    tiles = [i for i in walk([page_of(layer="lead").group("panel:units")]) if isinstance(i, TileMark)]
    state = state_of(layer="lead")
    alone = sum(len(u.terms) for u in state.units if u.shared_list is None)
    assert len(tiles) == alone + 6


@pytest.mark.parametrize("industry", ["auto", "equipment", "health", "ai"])
def test_an_industry_sheet_names_who_lists_it_in_which_place_and_words(
    page_of: Compose, atlas: Atlas, industry: str
) -> None:
    words = words_of(page_of(layer=f"industry:{industry}"), "panel:namings")
    alone = [n for n in industry_profile(atlas, industry, VIEW).listings if n.shared_list is None]
    assert alone
    for naming in alone:
        assert naming.unit.label_zh.replace("(", "（").replace(")", "）") in words
        mark = term_mark(atlas.catalog, naming.term, Names("zh"))
        assert (f"{naming.term}（{mark}）" if mark else naming.term) in words
        assert str(naming.rank) in words


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sheets_of_units_and_industries_quote_the_plan(page_of: Compose, lang: str) -> None:
    unit = flat(page_of(unit="qingshan", lang=lang))
    assert "青山区（武汉化工区）聚焦先进基础材料、智能制造、氢能等主导产业" in unit
    assert ("(ourtranslation)" in unit) == (lang == "en")
    for request in ({"unit": "ovc"}, {"layer": "industry:equipment"}, {"layer": "industry:auto"}):
        assert ("(ourtranslation)" in flat(page_of(**request, lang=lang))) == (lang == "en"), request
    page = page_of(layer="industry:auto", lang=lang)
    assert "“蔡甸区聚焦汽车及零部件、智能制造" in flat(page)
    marked = [text for text in page.texts() if text.text == "汽车及零部件" and text.face.size == SMALL.size]
    assert marked
    assert all(text.face.bold for text in marked)


def test_a_sentence_keeps_its_own_quotation_marks_within_those_of_the_quotation(page_of: Compose) -> None:
    assert "“武汉东湖新技术开发区聚焦‘光芯屏端网’、生物医药" in flat(page_of(unit="ovc"))


def test_a_sentence_that_two_terms_rest_on_stands_once_with_both_marked(page_of: Compose) -> None:
    page = page_of(layer="industry:equipment")
    small = [text.text for text in page.texts() if text.face.bold and text.face.size == SMALL.size]
    assert small.count("先进基础材料") == 1
    assert small.count("智能制造") == 3


def test_a_shared_list_names_an_industry_once_and_all_its_units(page_of: Compose) -> None:
    words = words_of(page_of(layer="industry:finance"), "panel:namings")
    assert words.count("金融服务") == 2
    assert any("江岸 · 江汉 · 硚口 · 汉阳 · 武昌 · 洪山" in text for text in words)


def test_an_industry_that_nobody_lists_says_so(page_of: Compose) -> None:
    page = page_of(layer="industry:brain")
    assert "没有为任何布局单元指定此产业" in flat(page)
    assert "文件未指定" in words_of(page, "key")


def test_a_quantity_lists_its_values_largest_first(page_of: Compose, state_of: Resolve) -> None:
    words = words_of(page_of(layer="density"), "panel:values")
    values = state_of(layer="density").layer.values
    shown = [text for text in words if text.endswith("人/平方公里")]
    ranked = sorted(values.values(), key=lambda v: -float(v.raw or 0))
    assert shown == [value.text for value in ranked]
    assert "东湖风景区" in words


@pytest.mark.parametrize("unit", ["ovc", "wedz", "huangpi", "jianghan", "qingshan"])
def test_the_numbers_on_a_units_map_are_those_of_its_list(page_of: Compose, state_of: Resolve, unit: str) -> None:
    page, state = page_of(unit=unit), state_of(unit=unit)
    listed = words_of(page, "panel:parks")
    on_map: set[int] = set()
    for item in page.walk():
        if isinstance(item, Group) and item.name.startswith("park:"):
            ids = re.findall(r"park:(\S+)", item.name)
            on_map |= {state.numbers[i] for i in ids if i in state.numbers}
    assert on_map == set(state.numbers.values())
    for park in state.parks:
        if park.park_id in state.numbers:
            place = listed.index(str(state.numbers[park.park_id]))
            assert park.name.split("（")[0] in " ".join(listed[place : place + 3])


def test_parks_without_a_place_stand_under_their_own_heading(page_of: Compose, state_of: Resolve) -> None:
    state, words = state_of(unit="wedz"), words_of(page_of(unit="wedz"), "panel:parks")
    unplaced = [p for p in state.parks if p.unit_id == "wedz" and not p.drawable]
    heading = words.index(f"位置待核（{len(unplaced)}）")
    for park in unplaced:
        assert any(park.name.split("（")[0] in text for text in words[heading:])


def test_a_unit_sheet_has_its_terms_and_targets(page_of: Compose, atlas: Atlas) -> None:
    page = page_of(unit="ovc")
    terms, targets = words_of(page, "panel:terms"), words_of(page, "panel:targets")
    for designation in atlas.catalog.designations_of("ovc", EDITION):
        assert designation.term in terms
    for target in atlas.catalog.targets_of("ovc", EDITION):
        assert target.name_zh in targets
    assert "≥ 35 万元/亩" in targets


def test_a_units_label_shows_its_tiles_and_its_neighbours_only_names(page_of: Compose, state_of: Resolve) -> None:
    page = page_of(unit="ovc")
    own = [i for i in walk([page.group("label:ovc")]) if isinstance(i, TileMark)]
    assert len(own) == len(next(u.terms for u in state_of(unit="ovc").units if u.unit_id == "ovc"))
    assert words_of(page, "label:jiangxia") == ["江夏"]


@pytest.mark.parametrize("layer", LAYERS)
def test_every_city_map_names_all_units_on_the_map_or_in_the_inset(
    page_of: Compose, state_of: Resolve, layer: str
) -> None:
    page, state = page_of(layer=layer), state_of(layer=layer)
    named = {i.name for i in page.walk() if isinstance(i, Group) and i.name.startswith("label:")}
    assert {f"label:{unit.unit_id}" for unit in state.units} <= named
    assert "label:central_six" in named


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sources_statement_and_projection_are_at_the_foot(page_of: Compose, state_of: Resolve, lang: str) -> None:
    foot = "".join(words_of(page_of(layer="density", lang=lang), "foot")).replace(" ", "")
    state = state_of(layer="density", lang=lang)
    for source in state.provenance:
        assert source.title.replace(" ", "") in foot
    assert state.statement.replace(" ", "") in foot
    assert "30.6°N" in foot
    assert "WGS-84" in foot


def test_a_review_number_takes_the_place_of_the_note(page_of: Compose) -> None:
    assert "内部工作用图，未经地图审核" in flat(page_of(layer="lead"))
    reviewed = flat(page_of(layer="lead", review_number="GS(2021)0000"))
    assert "审图号：GS(2021)0000" in reviewed
    assert "未经地图审核" not in reviewed


def test_parks_are_on_the_city_map_only_when_asked_for(page_of: Compose) -> None:
    def parks(page: DisplayList) -> int:
        return sum(isinstance(i, Group) and i.name.startswith("park:") for i in page.walk())

    assert parks(page_of(layer="lead")) == 0
    asked = page_of(layer="lead", overlays=OVERLAYS_WITH_PARKS)
    assert parks(asked) > 60
    assert "镇街级" in words_of_keys(asked)
    assert "镇街级" not in words_of_keys(page_of(layer="lead"))


def words_of_keys(page: DisplayList) -> list[str]:
    return [w for i in page.walk() if isinstance(i, Group) and i.name == "key" for w in words_in(i.items)]


def test_schematic_boundaries_are_dashed_and_explained(page_of: Compose) -> None:
    page = page_of(layer="lead")
    assert "布局单元界（示意）" in words_of_keys(page)
    dashed = [i for i in walk([page.group("ground")]) if isinstance(i, Lines) and i.stroke.dash]
    assert dashed


def test_the_outline_of_a_unit_is_dashed_where_it_is_schematic_and_nowhere_else(page_of: Compose) -> None:
    def length(name: str) -> float:
        drawn = [i for i in walk([page.group("ground")]) if isinstance(i, Lines) and i.stroke == style.line(name)]
        return sum(math.dist(a, b) for item in drawn for part in item.lines for a, b in pairwise(part))

    page = page_of(unit="qingshan")
    solid, dashed = length("subject"), length("subject-schematic")
    assert 0 < dashed < 0.25 * solid
    page = page_of(unit="jianghan")
    assert length("subject") > 0 == length("subject-schematic")


def test_lines_that_the_window_does_not_show_are_not_explained(page_of: Compose) -> None:
    assert "市界" not in words_of_keys(page_of(unit="jianghan"))
    assert "市界" in words_of_keys(page_of(unit="huangpi"))


def test_a_second_measure_has_circles_and_a_key(page_of: Compose, state_of: Resolve) -> None:
    page = page_of(layer="lead", over="parks")
    circles = [i for i in walk_groups(page) if i.name.startswith("circle:")]
    assert {i.name.removeprefix("circle:") for i in circles} == {u.unit_id for u in state_of(layer="lead").units}
    assert "园区数量" in words_of_keys(page)


def test_a_list_has_one_circle_on_the_main_map_and_none_beside_one_unit_of_it(
    page_of: Compose, state_of: Resolve
) -> None:
    page = page_of(layer="parks", over="count")
    (shared,) = state_of(layer="parks").shared_lists
    drawn = [i.name for i in walk_groups(page) if i.name.startswith("circle:")]
    assert drawn.count(f"circle:{shared.shared_list}") == 1
    assert not {f"circle:{member}" for member in shared.members} & set(drawn)
    assert f"{shared.label}共用一份清单" in "".join(words_of_keys(page))


def walk_groups(page: DisplayList) -> list[Group]:
    return [i for i in page.walk() if isinstance(i, Group)]


def test_the_administrative_view_names_districts(page_of: Compose, atlas: Atlas) -> None:
    page = page_of(layer="lead", geo="district", district="420111")
    named = {i.name.removeprefix("label:") for i in walk_groups(page)}
    assert set(atlas.geography.districts.index) <= named
    assert "行政区界" in words_of_keys(page)
    assert "填色按布局单元" in "".join(words_of_keys(page))


def test_a_unit_without_data_is_hatched_and_counted(spoil: Callable[[str, str, str], Path]) -> None:
    folder = spoil("industries.csv", "xinzhou,1,航空航天,aviation,,2021,二(一)\n", "")
    for rank, term in ((2, "航运物流,logistics"), (3, "智能制造,equipment"), (4, "建筑业,construction")):
        folder = spoil("industries.csv", f"xinzhou,{rank},{term},,2021,二(一)\n", "")
    poor = load_atlas(folder)
    page = compose(resolve(MapSpec(edition=EDITION), poor), poor)
    hatch = [i for i in walk([page.group("unit:xinzhou 新洲区")]) if isinstance(i, Lines)]
    assert hatch
    assert len(hatch[0].lines) > 10
    words = words_of(page, "key")
    assert words[words.index("无数据") + 1] == "1"


def test_a_unit_without_a_polygon_still_has_its_sheet(spoil: Callable[[str, str, str], Path]) -> None:
    folder = spoil("geo/layout_units_14_web.geojson", '"unit_id":"ovc"', '"unit_id":"optics"')
    poor = load_atlas(folder)
    page = compose(resolve(MapSpec(kind="unit", unit="ovc", edition=EDITION), poor), poor)
    assert "无几何" in words_of(page, "panel:facts")


def test_a_park_without_a_place_of_its_own_is_hollow_in_every_list(atlas: Atlas, state_of: Resolve) -> None:
    own = {park.park_id: park.has_own_place for park in atlas.catalog.parks}
    sheet = state_of(kind="industry", layer="industry:auto")
    facts = sheet.industry_facts
    assert facts is not None
    _, blocks = industry_blocks(sheet, facts)
    of_industry = next(block.body for block in blocks if isinstance(block, Panel) and block.name == "industry-parks")
    unit = state_of(unit="jiangxia")
    of_unit = unit_parks(unit)
    for listing, parks in ((of_industry, facts.parks), (of_unit, unit.parks)):
        assert isinstance(listing, Listing)
        drawn = {row.forms[0]: row.hollow for row in listing.rows if isinstance(row, ParkRow)}
        told = {park.name: not own[park.park_id] for park in parks if park.name in drawn}
        assert drawn == told
        assert set(drawn.values()) == {True, False}
