"""The cards as HTML: what each of them tells, and that names stay text."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from tests.views import EDITION, VIEW

from mapping.cartography.spec import MapSpec
from mapping.i18n import LANGUAGES
from mapping.ui.map.cards import all_cards, city_card, group_card, industry_card, subsector_card, unit_card
from mapping.ui.render import headline, symbol
from mapping.view import View

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

SPEC = MapSpec(edition=EDITION)


def test_the_city_at_a_glance(atlas: Atlas) -> None:
    text = city_card(atlas, SPEC)
    assert "14 个布局单元，40 项独立定位" in text
    assert "文件未指定：" in text


def test_an_industry_card_names_its_units_with_rank_and_wording(atlas: Atlas) -> None:
    text = industry_card(atlas, SPEC, "auto")
    assert "列入的布局单元" in text
    assert "新能源汽车和智能网联汽车" in text


def test_an_industry_that_nobody_names_is_not_designated(atlas: Atlas) -> None:
    assert "文件未指定" in industry_card(atlas, SPEC, "brain")
    assert "文件未指定" not in industry_card(atlas, SPEC, "auto")


def test_a_unit_card_tells_designation_mapping_clause_and_targets(atlas: Atlas) -> None:
    text = unit_card(atlas, SPEC, "ovc")
    for told in (
        "武汉东湖新技术开发区",
        "光芯屏端网",
        "跨领域",
        "二（一）",
        "<mark>光芯屏端网</mark>",
        "重点工业园区亩均税收",
        "位置待核",
        "尚不完整",
        "面积（按边界量得）",
    ):
        assert told in text, told
    assert "归类可靠度：中" in text


def test_a_central_district_says_that_it_shares_its_list(atlas: Atlas) -> None:
    assert "共用此清单" in unit_card(atlas, SPEC, "jiangan")
    assert "共用此清单" not in unit_card(atlas, SPEC, "qingshan")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_is_a_card_for_everything_that_can_be_chosen(atlas: Atlas, lang: str) -> None:
    made = all_cards(atlas, View(EDITION, lang=lang))
    assert set(made["units"]) == {unit.unit_id for unit in atlas.catalog.units}
    assert set(made["industries"]) == {industry.industry_id for industry in atlas.catalog.industries}
    # one heading a card: what it is about
    for text in (made["city"], *made["units"].values(), *made["industries"].values()):
        assert text.count("<h2>") == 1


def linked(text: str) -> set[str]:
    """Ids of the sources that a card leads to."""
    return set(re.findall(r'href="sources\?source=([a-z0-9_]+)"', text))


def test_cards_lead_to_the_sources_of_what_they_tell(atlas: Atlas) -> None:
    unit = linked(unit_card(atlas, SPEC, "ovc"))
    assert unit >= {"policy_2021", "boundary_amap", "census_2020", "parks", "three_lists"}
    assert linked(industry_card(atlas, SPEC, "health")) >= {"policy_2021", "parks", "thesaurus"}
    assert linked(city_card(atlas, SPEC)) >= {"policy_2021"}


def test_every_source_that_a_card_links_to_exists(atlas: Atlas) -> None:
    known = {source.source_id for source in atlas.catalog.sources}
    made = all_cards(atlas, VIEW)
    for text in (made["city"], *made["units"].values(), *made["industries"].values()):
        assert linked(text) <= known


def test_tiles_are_the_symbols_that_the_map_element_holds(atlas: Atlas) -> None:
    known = {"cross", *(industry.industry_id for industry in atlas.catalog.industries)}
    made = all_cards(atlas, VIEW)
    texts = [made["city"], *made["units"].values(), *made["industries"].values()]
    used = {name for text in texts for name in re.findall(r'href="#lm-tile-([a-z_]+)"', text)}
    assert used == known


def test_a_name_is_text_and_never_markup() -> None:
    drawn = symbol("auto", '"><script>', 16)
    assert "<script>" not in drawn
    assert "&#34;&gt;&lt;script&gt;" in drawn


def test_the_value_at_the_end_of_a_headline_stays_together_and_text_stays_text() -> None:
    assert headline("目标并列最高（≥ 50%）") == '目标并列最高<span class="value">（≥ 50%）</span>'
    assert headline("江岸（一）区没有") == "江岸（一）区没有"
    assert headline("<b>（" + "长" * 30 + "）") == "&lt;b&gt;（" + "长" * 30 + "）"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_sub_sector_stands_in_its_chain_and_can_be_chosen(atlas: Atlas, lang: str) -> None:
    view, catalog = View(EDITION, lang=lang), atlas.catalog
    cards = all_cards(atlas, view)
    offered = {}
    for choice in cards["subsectors"]:
        card = cards["industries"][choice["industry"]] if choice["industry"] else cards["city"]
        for _, rows in choice["stages"]:
            for subsector_id, _ in rows:
                offered[subsector_id] = choice["industry"]
                assert card.count(f'data-go-layer="subsector:{subsector_id}"') == 1, subsector_id
    assert offered == {s.subsector_id: s.industry_id for s in catalog.subsectors}


def test_the_chain_says_who_names_and_who_covers_with_their_ranks(atlas: Atlas) -> None:
    card = industry_card(atlas, VIEW, "equipment")
    row = re.search(
        r'<tr>\s*<th scope="row"><button[^>]*data-go-layer="subsector:smart_manufacturing".*?</tr>', card, re.DOTALL
    )
    assert row
    told = " ".join(unescape(re.sub(r"<[^>]+>", " ", row[0])).split())
    assert told.startswith("智能制造装备 对应 青山 2、 蔡甸 2、 新洲 3 涵盖 江夏 3、 黄陂 3")


def test_the_card_of_a_sub_sector_marks_it_in_its_chain(atlas: Atlas) -> None:
    for subsector_id in ("robots", "solar", "education"):
        card = subsector_card(atlas, VIEW, subsector_id)
        (chosen,) = re.findall(r'aria-current="true">.*?data-go-layer="subsector:(\w+)"', card, re.DOTALL)
        assert chosen == subsector_id


def test_the_card_of_a_sub_sector_says_its_scope_in_the_language_of_the_page(atlas: Atlas) -> None:
    assert "范围（编辑归类）：研发机构、大科学装置" in subsector_card(atlas, VIEW, "research_services")
    english = subsector_card(atlas, View(EDITION, lang="en"), "cold_chain")
    assert "Scope (editorial): Cold stores, cold chain for fresh food and medicines" in unescape(english)


def later_part(text: str) -> str:
    """Return the part of a card on what was said after the plan."""
    return text.partition("<span>此后的表述</span>")[2].partition("<h3")[0]


def test_a_unit_card_tells_later_statements_by_year_folded_and_apart_from_the_plan(atlas: Atlas) -> None:
    part = later_part(unit_card(atlas, SPEC, "dongxihu"))
    before, _, folded = part.partition('<details class="later">')
    assert "2021 年规划之后的说法，不是规划的内容：不着色，不计入规划的任何数字。" in before
    assert re.findall(r'<h4 class="year">([^<]+)<', folded) == ["2026", "2024", "2021"]
    assert folded.count('<article class="said-later">') == 3
    assert "食品产业、网络安全、新型显示、中国网谷" in folded
    assert "说的是现状" in folded
    assert "“无中生有”形成网络安全、新型显示两大产业链" in folded
    assert 'data-grade="media"' in folded
    assert "可靠度：中" in folded
    assert "发展" not in "".join(re.findall(r"<h[34][^>]*>(.*?)</h", part))


def test_what_was_read_in_an_extract_is_marked_and_a_repost_is_no_link(atlas: Atlas) -> None:
    extract, repost, own = later_part(unit_card(atlas, SPEC, "dongxihu")).split('<article class="said-later">')[1:]
    assert "仅见摘录" in extract
    assert 'href="https://www.wuhan.gov.cn/' in extract
    assert "仅见摘录" not in repost + own
    assert "atoomu.com" in repost
    assert "href" not in repost
    assert 'href="http://news.cnhubei.com/' in own


def test_a_year_that_the_source_does_not_tell_stands_last(atlas: Atlas) -> None:
    years = re.findall(r'<h4 class="year">([^<]+)<', later_part(unit_card(atlas, SPEC, "jiangxia")))
    assert years == ["2026", "日期不详"]


@pytest.mark.parametrize("unit", ["hongshan", "huangpi"])
def test_a_unit_of_which_nothing_later_is_recorded_says_so(atlas: Atlas, unit: str) -> None:
    part = later_part(unit_card(atlas, SPEC, unit))
    assert "没有收录此后的表述；没有收录，不等于没有。" in part
    assert "<details" not in part


def test_units_that_share_a_list_are_told_of_each_by_itself(atlas: Atlas) -> None:
    (shared,) = atlas.catalog.shared_lists
    part = later_part(group_card(atlas, VIEW, shared))
    assert "不属共用清单；洪山没有收录" in part
    assert re.findall(r'class="said"><small>(.+?)</small>', part) == ["硚口", "汉阳", "武昌", "江岸", "江汉", "武昌"]
