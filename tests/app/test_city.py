"""The city page: what it tells, and how it answers a bad address."""

from __future__ import annotations

import json
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from mapping.settings import settings
from mapping.ui.map.city import OPENED
from mapping.ui.map.unit import LEFT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from conftest import RunPage


def test_the_head_names_the_map_and_its_limits(run_page: RunPage, html: Callable[[AppTest], str]) -> None:
    text = html(run_page("city"))
    assert "全市产业地图" in text
    assert "内部工作用图，未经地图审核" in text


def test_a_layer_in_the_address_reaches_the_map_and_the_head(
    run_page: RunPage, html: Callable[[AppTest], str], sent: Callable[[AppTest], dict[str, Any]]
) -> None:
    test = run_page("city", layer="industry:auto")
    assert sent(test)["layer"] == "industry:auto"
    assert "汽车制造和服务" in html(test)


def test_the_map_of_a_sub_sector_travels_with_its_card_when_it_is_chosen_and_only_then(
    run_page: RunPage, html: Callable[[AppTest], str], sent: Callable[[AppTest], dict[str, Any]]
) -> None:
    test = run_page("city", layer="subsector:solar")
    (layer,) = sent(test)["extra"]
    assert (layer["id"], layer["tile"], layer["finding"]) == (
        "subsector:solar",
        None,
        "光伏：仅武汉经开区（汉南）有对应用词",
    )
    assert "新能源" in layer["card"]
    assert layer["finding"] in html(test)
    first = sent(run_page("city"))
    assert "extra" not in first
    assert "subsector:" not in published(first["assets"]["book"]).read_text(encoding="utf-8")


def test_a_sub_sector_that_there_is_not_is_told_with_near_ones(
    run_page: RunPage, html: Callable[[AppTest], str], sent: Callable[[AppTest], dict[str, Any]]
) -> None:
    test = run_page("city", layer="subsector:robot")
    assert sent(test)["layer"] == "lead"
    assert "robots" in html(test)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_cards_are_published_in_the_readers_language(
    run_page: RunPage, sent: Callable[[AppTest], dict[str, Any]], lang: str
) -> None:
    assets = sent(run_page("city", lang=lang))["assets"]
    cards = json.loads(published(assets["cards"]).read_text(encoding="utf-8"))
    told = {"zh": "14 个布局单元，40 项独立定位", "en": "14 layout units"}
    assert told[lang] in cards["city"]
    assert ".card" in published(assets["cardsCss"]).read_text(encoding="utf-8")


def published(address: str) -> Path:
    """Return the file that is served at an address of the live map."""
    return settings().static_dir / address.removeprefix("./app/static/")


def test_a_unit_in_the_address_is_chosen_on_the_map(
    run_page: RunPage, sent: Callable[[AppTest], dict[str, Any]]
) -> None:
    assert sent(run_page("city"))["selected"] is None
    assert sent(run_page("city", unit="jiangan"))["selected"] == "jiangan"


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


def test_a_unit_that_is_opened_leads_to_its_own_map_with_the_readers_settings(
    run_page: RunPage, sent: Callable[[AppTest], dict[str, Any]]
) -> None:
    test = run_page("city", unit="ovc", layer="count", lang="en")
    test.session_state[OPENED] = "ovc"
    test.run()
    assert (sent(test)["mode"], sent(test)["focus"]) == ("unit", "ovc")
    assert test.query_params["lang"] == "en"
    # what the city's map shows is kept for the way back, and drawn nowhere on the way
    assert test.query_params["layer"] == "count"
    assert sent(test)["layer"] == "lead"
    test.session_state[LEFT] = True
    test.run()
    assert (sent(test)["mode"], sent(test)["selected"], sent(test)["layer"]) == ("city", "ovc", "count")


def test_a_unit_that_does_not_exist_opens_nothing(run_page: RunPage, sent: Callable[[AppTest], dict[str, Any]]) -> None:
    test = run_page("city", unit="ovc")
    test.session_state[OPENED] = "nowhere"
    test.run()
    assert (sent(test)["mode"], sent(test)["selected"]) == ("city", "ovc")


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ({}, {"geography": "unit", "language": "zh"}),
        ({"geo": "district", "lang": "en"}, {"geography": "district", "language": "en"}),
    ],
)
def test_the_head_offers_language_and_geography_as_the_address_has_them(
    run_page: RunPage, head_told: Callable[[AppTest], dict[str, Any]], query: dict[str, str], values: dict[str, str]
) -> None:
    told = head_told(run_page("city", **query))
    assert {group["name"]: group["value"] for group in told["groups"]} == values
    assert told["export"]


def test_other_pages_offer_no_geography(run_page: RunPage, head_told: Callable[[AppTest], dict[str, Any]]) -> None:
    for page in ("district", "sources"):
        told = head_told(run_page(page))
        assert [group["name"] for group in told["groups"]] == ["language"]
        assert told["export"]


def test_what_travels_with_a_rerun_is_small(run_page: RunPage) -> None:
    elements = run_page("city", layer="density", unit="ovc").get("bidi_component")
    assert sum(len(element.proto.SerializeToString()) for element in elements) < 8_000


def test_a_wrong_address_is_answered_in_the_readers_language(run_page: RunPage, html: Callable[[AppTest], str]) -> None:
    text = html(run_page("city", layer="lodestar", lang="en"))
    assert 'Layer: nothing is named "lodestar"; did you mean lead' in unescape(text)


def test_one_edition_alone_is_no_choice(run_page: RunPage, head_told: Callable[[AppTest], dict[str, Any]]) -> None:
    assert "edition" not in {group["name"] for group in head_told(run_page("city"))["groups"]}
