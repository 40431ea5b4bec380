"""The offline page needs nothing but itself."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

import pytest
from tests.views import EDITION

from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.leaflet import page_labels
from mapping.leaflet.mercator import mercator_of
from mapping.leaflet.standalone import standalone_html

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas


def page(atlas: Atlas, **spec: object) -> str:
    return standalone_html(resolve(MapSpec(**spec, edition=EDITION), atlas), atlas)  # type: ignore[arg-type]


def test_the_page_refers_to_no_address(atlas: Atlas) -> None:
    html = page(atlas)
    assert not re.search(r"<(?:script|img|iframe)[^>]+src=", html)
    assert not re.search(r"<link[^>]+href=", html)
    assert not re.search(r"url\((?!data:|#|%23)", html.replace('"', ""))


def test_equal_maps_give_equal_pages(atlas: Atlas) -> None:
    assert page(atlas, layer="count") == page(atlas, layer="count")


@pytest.mark.usefixtures("without_fonts")
@pytest.mark.parametrize("layer", ["lead", "industry:brain", "density", "parks", "tier:future", "group"])
def test_the_page_has_the_whole_legend(atlas: Atlas, layer: str) -> None:
    state = resolve(MapSpec(layer=layer, edition=EDITION), atlas)
    html = page(atlas, layer=layer)
    assert html.count('data-testid="legend-row"') == len(state.layer.bins)
    for row in state.layer.legend:
        assert f"<span>{escape(row.bin.label)}</span><b>{row.count}</b>" in html


@pytest.mark.usefixtures("without_fonts")
def test_a_unit_page_numbers_its_parks_and_lists_the_rest(atlas: Atlas) -> None:
    html = page(atlas, kind="unit", unit="ovc")
    assert "东湖高新区产业地图" in html
    assert "位置待核" in html
    assert "光谷生物城" in html


@pytest.mark.usefixtures("without_fonts")
def test_a_reviewed_map_says_its_number(atlas: Atlas) -> None:
    assert "审图号：鄂S(2026)001号" in page(atlas, review_number="鄂S(2026)001号")
    assert "未经地图审核" in page(atlas)


@pytest.mark.usefixtures("without_fonts")
def test_markup_in_a_name_stays_text(atlas: Atlas) -> None:
    assert "&lt;script&gt;x" in page(atlas, review_number="<script>x")


@pytest.mark.usefixtures("without_fonts")
def test_units_that_are_named_as_one_have_their_values_in_the_key(atlas: Atlas) -> None:
    key = re.search(r'<ul class="values">(.*?)</ul>', page(atlas, layer="density"))
    assert key is not None
    rows = re.findall(r"<li><span>(.*?)</span><b>(.*?)</b></li>", key[1])
    assert [name for name, _ in rows] == ["江岸", "江汉", "硚口", "汉阳", "武昌", "洪山"]
    assert dict(rows)["江汉"] == "22,606"
    # all of them name one and the same here, and their one label says it
    assert '<ul class="values">' not in page(atlas, layer="industry:finance")


@pytest.mark.usefixtures("without_fonts")
def test_a_second_measure_and_the_administrative_view_are_on_the_page(atlas: Atlas) -> None:
    plain, both = page(atlas, layer="parks"), page(atlas, layer="parks", geo="district", over="count")
    assert both.count('"circle circle-') == 14 - 6 + 1  # the six central districts have one for their list
    assert "圆：产业数量" in both
    assert "填色按布局单元，行政区没有自己的值" in both
    assert "circle circle-" not in plain


@pytest.mark.usefixtures("without_fonts")
def test_what_no_document_may_hold_is_a_sign_on_the_page(atlas: Atlas) -> None:
    state = replace(resolve(MapSpec(edition=EDITION), atlas), title="甲\x07\ud800乙", statement="审图号：\uffff")
    html = standalone_html(state, atlas)
    html.encode()
    assert "甲□□乙" in html
    assert "审图号：□" in html


@pytest.mark.usefixtures("without_fonts")
def test_the_page_of_a_unit_marks_airports_and_stations_and_names_their_symbols(atlas: Atlas) -> None:
    html = page(atlas, kind="unit", unit="huangpi")
    assert "facility-f001" in html
    assert "武汉天河国际机场" in html
    assert set(re.findall(r'data-symbol="(\w+)"', html)) >= {"airport", "rail_station", "near"}
    assert "data-symbol" not in page(atlas)


@pytest.mark.usefixtures("without_fonts")
def test_parks_of_other_units_are_grey_rings_on_the_map_of_a_unit(atlas: Atlas) -> None:
    state = resolve(MapSpec(kind="unit", unit="ovc", edition=EDITION), atlas)
    elsewhere = next(park for park in state.parks if park.drawable and park.unit_id == "caidian")

    def mark(html: str) -> str:
        return next(part for part in html.split("circleMarker(") if f"park-{elsewhere.park_id}" in part)

    assert "var(--marker-other)" in mark(page(atlas, kind="unit", unit="ovc"))
    assert "var(--marker-other)" not in mark(page(atlas, overlays=("parks", "labels")))


@pytest.mark.usefixtures("without_fonts")
@pytest.mark.parametrize(("lang", "tag", "river"), [("zh", "zh-CN", "长江"), ("en", "en", "Yangtze River")])
def test_the_page_names_its_language_and_its_rivers(atlas: Atlas, lang: str, tag: str, river: str) -> None:
    html, written = page(atlas, lang=lang), json.dumps(river)[1:-1]
    assert f'<html lang="{tag}">' in html
    assert html.count(written) == 1
    assert written not in page(atlas, lang=lang, overlays=("tiles", "districts", "labels"))


@pytest.mark.usefixtures("without_fonts")
@pytest.mark.parametrize("unit", ["ovc", "wedz", "jianghan"])
def test_the_name_of_a_unit_stands_clear_of_the_numbers_of_its_parks(atlas: Atlas, unit: str) -> None:
    state = resolve(MapSpec(kind="unit", unit=unit, edition=EDITION), atlas)
    mercator = mercator_of(state, atlas.geography)
    (name,) = [one for one in page_labels._placed(state, atlas.geography, mercator) if one.key == unit]
    numbered = [stack for stack in page_labels._stacks(state) if page_labels._numbers(stack, state)]
    assert numbered
    assert not any(name.box.overlaps(box) for box in page_labels._park_boxes(numbered, state, mercator))
