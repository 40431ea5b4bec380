"""Indicators of an office as layers: classes, words, and that values of districts are drawn on districts alone."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.office_indicators import GROWTH, POWER, atlas_with, atlas_with_indicators
from tests.own_data import own_atlas
from tests.views import EDITION

from mapping.cartography.bins import thresholds
from mapping.cartography.circles import circles
from mapping.cartography.layers.indicators import indicator_layers
from mapping.cartography.layers.question import Question
from mapping.cartography.resolve import all_layers, resolve
from mapping.cartography.spec import MapSpec
from mapping.cartography.wording.describe import describe
from mapping.cartography.wording.names import Names
from mapping.documents.atlas import PARTS, atlas_request, parts_of
from mapping.errors import UnknownNameError, UsageError
from mapping.gis import geojson
from mapping.i18n import translator
from mapping.leaflet.payload import book
from mapping.leaflet.standalone import standalone_html
from mapping.printing import sheet
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.cartography.state import LayerState, MapState

UNITS = tuple(unit.unit_id for unit in own_atlas().catalog.units)
DISTRICTS = tuple(own_atlas().geography.district_names)
FIGURES = st.floats(-1e12, 1e12, allow_nan=False).map(lambda value: round(value, 6))


def state_of(lang: str = "zh", **asked: object) -> MapState:
    return resolve(MapSpec(edition=EDITION, lang=lang, **asked), atlas_with_indicators())  # type: ignore[arg-type]


def layer_of(values: Mapping[str, float], **described: str) -> LayerState:
    """Return the layer of one indicator alone: the others are not made for it."""
    view = View(EDITION)
    atlas = atlas_with(described, values)
    (layer,) = indicator_layers(Question(atlas, view, translator("zh"), Names.of(atlas.catalog, "zh")))
    return layer


def labels(layer: LayerState) -> list[str]:
    return [row.bin.label for row in layer.legend]


@given(
    st.dictionaries(st.sampled_from(UNITS), FIGURES | st.sampled_from([0.0, 1.0, -1.0, 1e-6]), max_size=len(UNITS)),
    st.integers(0, 6),
)
def test_every_figure_lies_in_one_class_and_an_unknown_one_in_none_of_them(
    values: dict[str, float], digits: int
) -> None:
    layer = layer_of(values, digits=str(digits))
    assert set(layer.values) == set(UNITS)
    for unit_id, told in layer.values.items():
        holding = [bin_.key for bin_ in layer.bins if bin_.contains(told.raw)]
        assert holding == [told.bin], (unit_id, told.raw)
        assert (told.bin == "no_data") == (unit_id not in values)
    assert len({bin_.key for bin_ in layer.bins}) == len(layer.bins)
    assert len(set(labels(layer))) == len(layer.bins)
    assert sum(row.count for row in layer.legend) == len(UNITS)


def test_figures_with_no_number_between_them_are_still_classed() -> None:
    close = [0.1]
    for _ in range(7):
        close.append(math.nextafter(close[-1], 1.0))
    limits = thresholds(close)
    assert list(limits) == sorted(set(limits))
    assert set(limits) <= set(close)
    assert 0.0 in thresholds([-9.0, -7.0, -3.0, 1.0, 4.0, 8.0])


def test_losses_and_noughts_are_figures_like_others() -> None:
    layer = all_layers(View(EDITION), atlas_with_indicators())["indicator:growth"]
    assert labels(layer) == ["< -2%", "-2 – < 2%", "2 – < 6%", "6 – < 9%", "≥ 9%", "无数据"]
    assert layer.values["hongshan"].text == "-7.5%"
    assert layer.values["qiaokou"].text == "0%"
    # a little below nought reads as nought, and never as "-0"
    assert layer.values["caidian"].text == "0%"
    assert layer.bin_of("qingshan").hatch


def test_few_figures_are_named_and_one_alone_is_no_palest_tint() -> None:
    assert labels(layer_of(dict.fromkeys(UNITS, 3.0), value_unit="家")) == ["3 家", "无数据"]
    one = layer_of({"ovc": 7.0})
    assert [row.count for row in one.legend] == [1, len(UNITS) - 1]
    assert one.fill("ovc") != layer_of({"ovc": 7.0, "wedz": 8.0}).fill("ovc")
    assert labels(layer_of({}, value_unit="家")) == ["无数据"]


def test_figures_that_read_alike_get_as_many_decimals_as_tell_them_apart() -> None:
    assert labels(layer_of({"ovc": 0.121, "wedz": 0.124, "caidian": 5.0}, digits="0", value_unit="")) == [
        "0.121",
        "0.124",
        "5",
        "无数据",
    ]
    large = {unit: 1_234_567.0 + place for place, unit in enumerate(UNITS[:4])}
    assert len({bin_.key for bin_ in layer_of(large).bins}) == 5


def test_the_caption_tells_measure_and_date_and_the_finding_both_ends_and_who_is_missing() -> None:
    state = state_of(layer="indicator:power")
    assert state.layer.caption == "计量单位：万千瓦时；数据日期 2025-12-31"
    assert state_of(layer="indicator:growth").layer.caption == "计量单位：%；数据日期未注明"
    assert state.finding == ("工业用电量：青山区最高（3,890.1 万千瓦时），硚口区最低（0 万千瓦时）；两个行政区无数据")
    assert state.origin.publisher == "某某局"
    english = state_of("en", layer="indicator:growth")
    assert english.finding == (
        "Industrial growth: highest in Hanyang (12.4%), lowest in Hongshan (-7.5%); one unit without data"
    )


def test_values_of_districts_are_drawn_on_districts_whatever_was_asked_for() -> None:
    asked = state_of(layer="indicator:power")
    assert asked.by_district
    assert set(asked.layer.values) == set(DISTRICTS)
    assert asked.geo_note is not None
    assert "不能画在布局单元图上，已改画在行政区视图上" in asked.geo_note
    assert "东湖高新区、武汉经开区不是行政区" in asked.geo_note
    wanted = state_of(layer="indicator:power", geo="district")
    assert wanted.geo_note is not None
    assert "不能画" not in wanted.geo_note
    assert asked.subtitle == "13 个行政区 · 工业用电量 · 行政区视图"
    assert "汉阳区、汉南区" in next(text for text in describe(asked) if text.startswith("无数据"))


def test_nothing_of_units_is_laid_over_districts_and_no_district_has_a_circle() -> None:
    layers = all_layers(View(EDITION), atlas_with_indicators())
    assert circles(layers["indicator:power"]) is None
    assert circles(layers["indicator:growth"]) is None
    assert circles(layer_of({"ovc": 7.0})) is not None
    assert circles(layers["indicator:balance"]) is None
    with pytest.raises(UsageError, match="有负值"):
        state_of(over="indicator:balance")
    state = state_of(layer="indicator:power", over="parks")
    assert state.second is None
    assert "叠加指标按布局单元统计" in (state.geo_note or "")
    with pytest.raises(UsageError, match="按行政区统计"):
        state_of(over="indicator:power")
    with pytest.raises(UsageError, match="按行政区统计"):
        state_of(layer="indicator:power", kind="unit", unit="ovc")
    with pytest.raises(UnknownNameError, match="indicator:power"):
        state_of(layer="indicator:nothing")


def test_layers_of_units_look_as_they_did_in_the_administrative_view() -> None:
    state = state_of(layer="indicator:growth", geo="district")
    assert state.geo_note == "填色按布局单元，行政区没有自己的值"
    assert set(state.layer.values) == set(UNITS)


def test_files_and_sheets_hold_thirteen_districts_with_their_values() -> None:
    atlas, state = atlas_with_indicators(), state_of(layer="indicator:power")
    svg = sheet(state, atlas, "svg").decode()
    assert "district:420107 青山区" in svg
    assert "unit:" not in svg
    assert "青山区 · 3,890.1 万千瓦时" in svg
    html = standalone_html(state, atlas)
    assert html.count('"district_id"') >= len(DISTRICTS)
    assert '"unit_id"' not in html
    features = json.loads(geojson(state, atlas, "{}"))["features"]
    values = {one["properties"]["adcode"]: one["properties"]["value"] for one in features}
    assert values == {adcode: POWER.get(adcode) for adcode in DISTRICTS}
    assert all("parts" not in one["properties"] for one in features)


def test_the_browser_is_told_of_which_areas_a_layer_is() -> None:
    made = {layer["id"]: layer for layer in book(atlas_with_indicators(), View(EDITION))["layers"]}
    power, growth = made["indicator:power"], made["indicator:growth"]
    assert (power["geography"], set(power["of"])) == ("district", set(DISTRICTS))
    assert "不能画在布局单元图上" in power["notes"]["unit"]
    assert "不能画在布局单元图上" not in power["notes"]["district"]
    assert "geography" not in growth
    assert {key for key, told in growth["of"].items() if told["raw"] is not None} == set(GROWTH)
    assert power["column"] == "工业用电量（万千瓦时）"


def test_an_atlas_has_a_sheet_for_each_indicator_if_there_are_any() -> None:
    view = View(EDITION)
    pages = [page for page in atlas_request(atlas_with_indicators(), view).pages if page.sheet == "map"]
    layers = [page.layer for page in pages]
    assert layers[:4] == ["lead", "indicator:power", "indicator:growth", "indicator:balance"]
    assert [page.geo for page in pages[:4]] == ["unit", "district", "unit", "unit"]
    (chosen,) = atlas_request(atlas_with_indicators(), view, ["indicator:growth"]).pages
    assert chosen.layer == "indicator:growth"
    assert set(PARTS) - set(parts_of(own_atlas())) == {"indicators", "plan_reality"}
    with pytest.raises(UnknownNameError):
        atlas_request(own_atlas(), view, ["indicators"])
