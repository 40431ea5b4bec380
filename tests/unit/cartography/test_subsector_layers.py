"""The layer of a sub-sector: who names it, who covers it, who only lists its industry, and nobody coloured as more."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests.second_edition import NEWER, with_second_edition
from tests.views import EDITION, VIEW

from mapping.cartography import look_tints
from mapping.cartography.colours import contrast, relative_luminance
from mapping.cartography.labels import label_of
from mapping.cartography.layers.subsectors import subsector_layer_id
from mapping.cartography.resolve import all_layers, layer_state, resolve
from mapping.cartography.spec import MapSpec
from mapping.cartography.wording.findings import Telling
from mapping.cartography.wording.subsectors import subsector_finding
from mapping.errors import UnknownNameError
from mapping.i18n import translator
from mapping.insight.subsectors import places

if TYPE_CHECKING:
    from mapping.cartography.state import LayerState, MapState
    from mapping.insight.atlas import Atlas

NAMED_OFF_THE_REST = 3.0
STEP = 1.15


def state(atlas: Atlas, subsector_id: str, lang: str = "zh") -> MapState:
    return resolve(MapSpec(layer=subsector_layer_id(subsector_id), edition=EDITION, lang=lang), atlas)  # type: ignore[arg-type]


def every_layer(atlas: Atlas) -> list[LayerState]:
    ids = [subsector_layer_id(s.subsector_id) for s in atlas.catalog.subsectors]
    return [layer_state(MapSpec(layer=layer_id, edition=EDITION), atlas) for layer_id in ids]


def test_every_legend_accounts_for_every_unit_and_a_cross_cutting_one_has_no_class_of_the_industry(
    atlas: Atlas,
) -> None:
    for layer in every_layer(atlas):
        assert sum(row.count for row in layer.legend) == len(atlas.catalog.units), layer.layer_id
        kinds = [row.bin.kind for row in layer.legend]
        kin = ["same_industry"] if layer.industry else []
        assert kinds == ["named", "covered", *kin, "not_designated", "no_data"], layer.layer_id
        for value in layer.values.values():
            assert [b.key for b in layer.bins if b.contains(value.raw)] == [value.bin], layer.layer_id


def test_the_closer_the_darker_and_named_land_stands_off_what_is_not_listed(atlas: Atlas) -> None:
    for layer in every_layer(atlas):
        fills = [bin_.fill for bin_ in layer.bins if not bin_.hatch]
        assert fills == sorted(fills, key=relative_luminance), layer.layer_id
        assert contrast(fills[0], look_tints.NOT_DESIGNATED) >= NAMED_OFF_THE_REST
        assert contrast(fills[1], look_tints.NOT_DESIGNATED) >= NAMED_OFF_THE_REST
        assert all(contrast(one, other) >= STEP for one, other in pairwise(fills)), layer.layer_id


def test_no_first_map_carries_them(atlas: Atlas) -> None:
    assert not [layer_id for layer_id in all_layers(VIEW, atlas) if layer_id.startswith("subsector")]


@pytest.mark.parametrize(
    ("subsector_id", "finding"),
    [
        ("robots", "机器人：没有对应用词，六个单元涵盖"),
        ("banking", "银行：中心城区六区有对应用词"),
        ("solar", "光伏：仅武汉经开区（汉南）有对应用词"),
        ("ports_shipping", "港口航运：新洲区有对应用词，临空港（东西湖）、黄陂区涵盖"),
        ("education", "教育培训：没有对应或涵盖的用词"),
    ],
)
def test_the_title_says_who_names_and_who_covers(atlas: Atlas, subsector_id: str, finding: str) -> None:
    assert state(atlas, subsector_id).finding == finding


def test_the_title_of_one_that_nobody_takes_in_says_who_only_lists_the_industry(atlas: Atlas) -> None:
    several = Telling.of(atlas.catalog, VIEW).several
    told = subsector_finding("机床", {"same_industry": ["ovc", "wedz"]}, several, "zh")
    assert told == "机床：没有对应或涵盖的用词，两个单元只是列有同一产业"


def test_labels_and_tooltips_tell_rank_and_term_by_whose_own_tile(atlas: Atlas) -> None:
    layer = state(atlas, "robots").layer
    assert layer.values["ovc"].text == "涵盖：第 3 位 人工智能"
    t = translator("zh")
    label = label_of(layer, "ovc", t)
    assert (label.ladder, label.detail, label.mark, label.chip) == ("term", "人工智能", "ai", None)
    named = label_of(state(atlas, "solar").layer, "wedz", t)
    assert (named.detail, named.mark, named.chip) == ("新能源", None, "对应")
    kin = [unit_id for unit_id, value in layer.values.items() if value.bin == "same_industry"]
    assert kin
    assert all(label_of(layer, unit_id, t).ladder == "quiet" for unit_id in kin)


def test_the_sheet_is_told_the_same_counts(atlas: Atlas) -> None:
    for subsector_id in ("robots", "banking", "solar", "education"):
        shown = state(atlas, subsector_id)
        assert shown.industry_facts is not None
        counts = {row.bin.key: row.count for row in shown.layer.legend}
        figures = [int(figure) for figure, _ in shown.industry_facts.figures]
        assert figures == [counts["named"], counts["covered"], len(shown.industry_facts.parks)]
        assert bool(shown.industry_facts.unnamed_note) == (shown.layer.designated == 0)


def test_what_it_rests_on_is_named(atlas: Atlas) -> None:
    sources = {p.source_id for p in state(atlas, "solar").provenance}
    assert {"policy_2021", "subsectors", "parks"} <= sources


def test_each_edition_has_its_own_map_of_a_sub_sector(atlas: Atlas) -> None:
    two = with_second_edition(atlas)
    specs = [MapSpec(layer=subsector_layer_id("insurance"), edition=edition) for edition in (EDITION, NEWER)]
    old, new = (layer_state(spec, two) for spec in specs)
    for layer, edition in ((old, EDITION), (new, NEWER)):
        assert {key: v.bin for key, v in layer.values.items()} == {
            key: place.standing for key, place in places(two.catalog, "insurance", edition).items()
        }
    assert two.catalog.edition(NEWER).source_id in new.sources


def test_a_sub_sector_that_there_is_not_is_told_with_near_ones(atlas: Atlas) -> None:
    with pytest.raises(UnknownNameError) as caught:
        state(atlas, "robot")
    assert "robots" in str(caught.value)
