"""The map in words says what the map shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.views import EDITION, VIEW

from mapping.cartography.resolve import all_layers, resolve
from mapping.cartography.spec import MapSpec
from mapping.cartography.wording.describe import describe

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
