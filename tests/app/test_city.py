"""The city page: what it tells, and how it answers a bad address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from conftest import RunPage


def test_the_city_at_a_glance(run_page: RunPage, html: Callable[[AppTest], str]) -> None:
    text = html(run_page("city"))
    assert "14 个布局单元，70 项产业定位" in text
    assert "内部工作用图，未经地图审核" in text
    assert "文件未指定：" in text


def test_a_layer_in_the_address_reaches_the_map_and_the_card(
    run_page: RunPage, html: Callable[[AppTest], str], sent: Callable[[AppTest], dict[str, Any]]
) -> None:
    test = run_page("city", layer="industry:auto")
    assert sent(test)["layer"] == "industry:auto"
    assert "列入的布局单元" in html(test)
    assert "新能源汽车和智能网联汽车" in html(test)


def test_an_industry_that_nobody_names_is_not_designated(run_page: RunPage, html: Callable[[AppTest], str]) -> None:
    assert "文件未指定" in html(run_page("city", layer="industry:brain"))


def test_a_unit_card_tells_designation_mapping_clause_and_targets(
    run_page: RunPage, html: Callable[[AppTest], str]
) -> None:
    text = html(run_page("city", unit="ovc"))
    for told in (
        "武汉东湖新技术开发区",
        "光芯屏端网",
        "跨领域",
        "二(一)",
        "重点工业园区亩均税收",
        "位置待核",
        "尚不完整",
        "量算",
    ):
        assert told in text, told
    assert "归类把握：中" in text


def test_a_central_district_says_that_it_shares_its_list(run_page: RunPage, html: Callable[[AppTest], str]) -> None:
    text = html(run_page("city", unit="jiangan"))
    assert "共用此清单" in text
    assert "共用此清单" not in html(run_page("city", unit="qingshan"))


def test_a_unit_is_found_by_alias_or_pinyin(run_page: RunPage, sent: Callable[[AppTest], dict[str, Any]]) -> None:
    for name in ("光谷", "dhgx", "donghugaoxin"):
        assert sent(run_page("city", unit=name))["selected"] == "ovc"


def test_a_bad_value_is_named_in_one_sentence_and_the_map_still_shows(
    run_page: RunPage, html: Callable[[AppTest], str], sent: Callable[[AppTest], dict[str, Any]]
) -> None:
    test = run_page("city", layer="lodestar", unit="江厦区", nonsense="1")
    text = html(test)
    assert "没有名为「lodestar」的图层" in text
    assert "江夏区" in text
    assert "nonsense" not in text
    assert (sent(test)["layer"], sent(test)["selected"]) == ("lead", None)


def test_going_back_to_the_city_clears_the_unit_and_tells_the_map(
    run_page: RunPage, sent: Callable[[AppTest], dict[str, Any]]
) -> None:
    test = run_page("city", unit="ovc", layer="count")
    before = sent(test)["rev"]
    next(button for button in test.button if button.label == "返回全市").click().run()
    assert sent(test)["selected"] is None
    assert sent(test)["layer"] == "count"
    assert sent(test)["rev"] > before
    assert "unit" not in test.query_params


def test_what_travels_with_a_rerun_is_small(run_page: RunPage) -> None:
    (element,) = run_page("city", layer="density", unit="ovc").get("bidi_component")
    assert len(element.proto.SerializeToString()) < 8_000
