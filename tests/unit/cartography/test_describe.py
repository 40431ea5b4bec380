"""The map in words says what the map shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.views import EDITION, VIEW

from mapping.cartography.resolve import all_layers, resolve
from mapping.cartography.spec import FOUND_PARKS, MapSpec
from mapping.cartography.wording.describe import describe
from mapping.insight.parks.finder import ParkQuery

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas


def test_every_unit_of_every_layer_is_named_once(atlas: Atlas) -> None:
    for layer in all_layers(VIEW, atlas):
        state = resolve(MapSpec(layer=layer, edition=EDITION), atlas)
        text = "".join(describe(state)[1:])
        for unit in state.units:
            assert unit.label in text, (layer, unit.label)


def test_values_bins_and_absences_are_told(atlas: Atlas) -> None:
    text = "".join(describe(resolve(MapSpec(layer="density", edition=EDITION), atlas)))
    assert "江汉区（22,606 人/平方公里）" in text
    assert "东湖风景区" in text
    assert "没有单元属于：无数据。" in text
    brain = "".join(describe(resolve(MapSpec(layer="industry:brain", edition=EDITION), atlas)))
    assert "文件未指定：14 个" in brain


def test_a_map_of_one_unit_tells_of_that_unit_alone(atlas: Atlas) -> None:
    for unit in atlas.catalog.units:
        state = resolve(MapSpec(kind="unit", unit=unit.unit_id, edition=EDITION), atlas)
        text = "".join(describe(state))
        own = [park for park in state.parks if park.unit_id == unit.unit_id]
        drawn = sum(park.drawable for park in own)
        assert f"园区 {len(own)} 处：图上 {drawn} 处，位置待核 {len(own) - drawn} 处。" in text
        for park in own:
            number = state.numbers.get(park.park_id)
            assert (f"{number} {park.name}" if number else park.name) in text
        assert "图层" not in text
    one = resolve(MapSpec(kind="unit", unit="jianghan", edition=EDITION), atlas)
    assert "相邻单元：临空港（东西湖）、江岸区、硚口区、汉阳区、武昌区。" in describe(one)


def test_what_the_finder_found_is_told_with_its_parks(atlas: Atlas) -> None:
    query = ParkQuery(industry=("hydrogen",))
    state = resolve(MapSpec(layer=FOUND_PARKS, query=query, edition=EDITION), atlas)
    text = "".join(describe(state))
    assert state.parks
    assert all(park.name in text for park in state.parks)
    english = resolve(MapSpec(layer=FOUND_PARKS, query=query, edition=EDITION, lang="en"), atlas)
    assert f"Parks: {len(state.parks)}, of which" in "".join(describe(english))


def test_the_unit_chosen_and_the_circles_are_told(atlas: Atlas) -> None:
    text = "".join(describe(resolve(MapSpec(layer="lead", over="parks", unit="ovc", edition=EDITION), atlas)))
    assert "选中：东湖高新区，光芯屏端网。" in text
    assert "圆的面积表示园区数量" in text
