"""Layers of targets and of completion: a class for every value, and "not set" as a class of its own."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.own_data import own_atlas
from tests.views import EDITION, VIEW

from mapping.cartography.circles import circles
from mapping.cartography.layers.targets import LIGHTS, NOT_SET, actual_text, completion_layer, percent, upload_origin
from mapping.cartography.resolve import all_layers, resolve
from mapping.cartography.spec import MapSpec
from mapping.insight.atlas import Atlas, load_atlas
from mapping.insight.targets.actuals import Actual
from mapping.insight.targets.completion import Light, light
from mapping.insight.targets.plan import goals, required
from mapping.leaflet.payload import book
from mapping.printing import sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from mapping.cartography.state import LayerState
    from mapping.catalog.records import Target

ATLAS = own_atlas()
GOALS = {goal.target_id: goal for goal in goals(ATLAS.catalog, EDITION)}


def target_layers(atlas: Atlas, lang: str = "zh") -> Mapping[str, LayerState]:
    layers = all_layers(MapSpec(lang=lang, edition=EDITION).view, atlas)
    return {key.removeprefix("target:"): layer for key, layer in layers.items() if key.startswith("target:")}


def counts(layer: LayerState) -> dict[str, int]:
    return {row.bin.label: row.count for row in layer.legend}


def test_every_quantity_is_a_layer_and_a_yes_is_none(atlas: Atlas) -> None:
    layers = target_layers(atlas)
    assert list(layers) == [goal.target_id for goal in goals(atlas.catalog, EDITION) if not goal.is_flag]
    assert len(layers) == 10
    assert "pastoral_complex" not in layers


def test_each_unit_shows_the_value_of_the_table(atlas: Atlas) -> None:
    for key, layer in target_layers(atlas).items():
        for unit in atlas.catalog.units:
            rows = [target for target in atlas.catalog.targets_of(unit.unit_id, EDITION) if target.target_id == key]
            expected = required(rows[0]) if rows else NOT_SET
            assert layer.values[unit.unit_id].raw == expected, (key, unit.unit_id)


def test_not_set_is_a_class_of_its_own_and_looks_like_no_value(atlas: Atlas) -> None:
    for key, layer in target_layers(atlas).items():
        (quiet,) = [b for b in layer.bins if b.kind == "not_designated"]
        assert quiet.label == "文件未列"
        assert not quiet.contains(0.0), key
        assert quiet.fill not in {b.fill for b in layer.bins if b.kind == "value"}, key
    tax = target_layers(atlas)["tax_per_mu"]
    assert counts(tax) == {"≥ 20 万元/亩": 4, "≥ 35 万元/亩": 3, "文件未列": 7, "无数据": 0}
    assert tax.values["jiangan"].text == "文件未列"
    assert tax.designated == 7


def test_values_are_worded_as_the_plan_asks_for_them(atlas: Atlas) -> None:
    zh, en = target_layers(atlas), target_layers(atlas, "en")
    assert zh["tax_per_mu"].values["ovc"].text == "≥ 35 万元/亩"
    assert zh["ready_industrial_land"].values["ovc"].text == "约 2 平方公里"
    assert en["headquarters_projects"].values["ovc"].text == "≥ 2 projects"
    assert counts(en["headquarters_projects"]) == {"≥ 1 project": 11, "≥ 2 projects": 3, "Not set": 0, "No data": 0}


def test_many_different_values_are_classed_and_still_count_every_unit(
    spoil: Callable[[str, str, str], Path],
) -> None:
    name = "产业项目到位资金占比,Industry projects' share of investment received,>="
    folder = None
    for i, unit in enumerate(("jiangan", "jianghan", "qiaokou", "hanyang", "wuchang"), 1):
        row = f"industry_project_funds_share,unit,{unit},2021,{name}"
        folder = spoil("targets.csv", f"{row},22", f"{row},{22 + 3 * i}")
    assert folder is not None
    layer = target_layers(load_atlas(folder))["industry_project_funds_share"]
    values = [b for b in layer.bins if b.kind == "value"]
    assert len(values) == 5
    assert len({b.fill for b in values}) == 5
    assert sum(row.count for row in layer.legend) == 14
    assert all("%" in b.label for b in values)


def test_targets_are_no_second_measure(atlas: Atlas) -> None:
    assert not any(circles(layer) for layer in target_layers(atlas).values())


def test_the_panel_folds_the_targets_away(atlas: Atlas) -> None:
    made = book(atlas, VIEW)
    forms = {group["id"]: group["form"] for group in made["layer_groups"]}
    assert forms["target"] == forms["completion"] == "folded"
    assert sum(layer["group"] == "target" for layer in made["layers"]) == 10


# Completion ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rate", "key"),
    [(0.0, "low"), (0.4999, "low"), (0.5, "middle"), (0.7999, "middle"), (0.8, "high"), (0.9999, "high"), (1.0, "done"),
     (37.0, "done"), (None, "no_data")],
)  # fmt: skip
def test_completion_falls_into_fixed_classes(rate: float | None, key: str) -> None:
    layer = completion_layer(ATLAS.catalog, GOALS["tax_per_mu"], {"ovc": rate}, "zh")
    assert layer.values["ovc"].bin == key


def test_completion_tells_unreported_from_not_set() -> None:
    layer = completion_layer(ATLAS.catalog, GOALS["tax_per_mu"], {"ovc": 1.034, "wedz": None}, "zh")
    assert layer.layer_id == "completion:tax_per_mu"
    assert layer.values["ovc"].text == "103.4%"
    assert layer.values["wedz"].text == "未填报"
    assert layer.values["huangpi"].text == "未填报"
    assert layer.values["jiangan"].text == "文件未列"
    assert layer.bin_of("wedz").hatch
    assert not layer.bin_of("jiangan").hatch
    assert sum(row.count for row in layer.legend) == 14


def test_a_map_of_completion_is_resolved_like_any_other(atlas: Atlas) -> None:
    layer = completion_layer(atlas.catalog, GOALS["tax_per_mu"], {"ovc": 0.9}, "zh")
    state = resolve(MapSpec(layer=layer.layer_id, edition=EDITION), atlas, extra=(layer,))
    assert state.layer is layer
    assert state.fill("ovc") == layer.bin_of("ovc").fill
    assert state.fill("wedz") is None


@given(st.floats(min_value=0, max_value=1000))
def test_a_percentage_is_never_rounded_up_to_done(rate: float) -> None:
    shown = float(percent(rate).removesuffix("%").replace(",", ""))
    assert shown <= rate * 100 + 1e-6
    assert (shown >= 100) == (rate >= 1)


def test_no_two_states_of_the_light_share_a_symbol_or_a_word() -> None:
    assert set(LIGHTS) == set(Light)
    assert len({sign.symbol for sign in LIGHTS.values()}) == len({sign.word for sign in LIGHTS.values()}) == 4


# Reported values -----------------------------------------------------------------------------------------------


def tax(unit_id: str) -> Target:
    return GOALS["tax_per_mu"].of[unit_id]


@pytest.mark.parametrize(
    ("value", "text"),
    [(19.999, "19.999"), (20.0, "20"), (20.001, "20.001"), (19.123456, "19.12"), (15.9999, "15.9999"),
     (1234.5, "1,234.5"), (19.9999999, "19.9999999"), (0.0, "0")],
)  # fmt: skip
def test_a_reported_value_is_shown_so_that_its_comparison_holds(value: float, text: str) -> None:
    assert actual_text(tax("huangpi"), value) == text


@given(st.floats(min_value=0, max_value=20_000))
def test_what_is_shown_has_the_state_of_what_was_reported(value: float) -> None:
    target = tax("huangpi")
    shown = float(actual_text(target, value).replace(",", ""))
    assert light(target, shown) is light(target, value)
    assert (shown == 20) == (value == 20)


def actual(date: str) -> Actual:
    return Actual("ovc", "tax_per_mu", 30.0, date, "", 2)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [((), None), (("",), None), (("2021-12-31", ""), "数据日期 2021-12-31"),
     (("2021-12-31", "2021-06-30"), "数据日期 2021-06-30 至 2021-12-31")],
)  # fmt: skip
def test_the_origin_of_reported_values_is_the_file_with_its_dates(dates: tuple[str, ...], expected: str | None) -> None:
    origin = upload_origin("实际值.csv", [actual(date) for date in dates], "zh")
    assert (origin.title, origin.publisher, origin.date) == ("实际值.csv", "上传的实际值", expected)


def test_a_map_of_completion_names_the_uploaded_file_among_its_sources(atlas: Atlas) -> None:
    origin = upload_origin("实际值.csv", [actual("2021-12-31")], "zh")
    layer = completion_layer(atlas.catalog, GOALS["tax_per_mu"], {"ovc": 0.9}, "zh", (origin,))
    state = resolve(MapSpec(layer=layer.layer_id, edition=EDITION), atlas, extra=(layer,))
    assert state.provenance[0] is origin
    assert "policy_2021" in {source.source_id for source in state.provenance}
    drawn = html.unescape(re.sub(r"<[^>]+>", "", sheet(state, atlas, "svg").decode()))
    assert "上传的实际值《实际值.csv》（数据日期 2021-12-31）" in drawn
