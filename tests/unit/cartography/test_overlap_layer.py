"""The layer `overlap`, and the tints of the matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.views import EDITION, VIEW

from mapping.cartography.circles import circles
from mapping.cartography.layers.overlap import SIMILARITY_STEPS, similarity_tint
from mapping.cartography.resolve import all_layers, resolve
from mapping.cartography.spec import MapSpec
from mapping.errors import UsageError
from mapping.insight.atlas import load_atlas

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mapping.insight.atlas import Atlas


def test_a_unit_says_how_many_of_its_industries_others_list_too(atlas: Atlas) -> None:
    layer = all_layers(VIEW, atlas)["overlap"]
    assert (layer.values["ovc"].raw, layer.values["ovc"].text) == (50, "3 / 6 项（50%）")
    assert layer.values["jiangan"].short == "5 / 6"
    assert layer.bin_of("wedz").label == "全部重合"
    assert [(row.bin.label, row.count) for row in layer.legend] == [
        ("没有重合", 0),
        ("不到一半", 0),
        ("一半至四分之三", 2),
        ("四分之三以上", 7),
        ("全部重合", 5),
        ("无数据", 0),
    ]
    assert layer.values["qingshan"].tiles == ("equipment",)


@pytest.mark.parametrize("share", [0, 1e-9, 49.9, 50, 74.9, 75, 99.9, 100, None])
def test_every_share_lies_in_one_class(atlas: Atlas, share: float | None) -> None:
    layer = all_layers(VIEW, atlas)["overlap"]
    assert sum(b.contains(share) for b in layer.bins) == 1


def test_a_unit_without_designations_is_no_data(spoil: Callable[[str, str, str], Path]) -> None:
    layer = all_layers(VIEW, load_atlas(spoil("industries.csv", "\novc,", "\novx,")))["overlap"]
    assert layer.bin_of("ovc").kind == "no_data"
    assert layer.values["ovc"].text == "无数据"


def test_it_can_be_asked_for_as_a_map_and_not_as_circles(atlas: Atlas) -> None:
    state = resolve(MapSpec(layer="overlap", lang="en", edition=EDITION), atlas)
    assert state.layer.values["ovc"].text == "3 of 6 (50%)"
    assert {"policy_2021", "thesaurus"} <= {source.source_id for source in state.provenance}
    assert circles(state.layer) is None
    with pytest.raises(UsageError, match="比值"):
        resolve(MapSpec(over="overlap", edition=EDITION), atlas)


def test_tints_begin_at_their_limits() -> None:
    assert similarity_tint(0) == 0
    assert similarity_tint(0.01) == 1
    assert [similarity_tint(limit) for limit in SIMILARITY_STEPS] == [2, 3, 4, 5]
    assert similarity_tint(1) == 5
