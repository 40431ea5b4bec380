"""Labels fall back from rich to poor, and no two of them overlap."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.views import EDITION, VIEW

from mapping.cartography.labels import LabelItem, LabelText, label_items
from mapping.cartography.placement import Box, place
from mapping.cartography.resolve import all_layers, resolve
from mapping.cartography.spec import MapSpec

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

FRAME = Box(0, 0, 400, 300)


def measure(text: LabelText) -> tuple[float, float]:
    return 12.0 * len(text.name) + 20 * len(text.tiles), 16.0


points = st.tuples(st.floats(0, 400), st.floats(0, 300))
items = st.lists(
    st.builds(
        LabelItem,
        key=st.uuids().map(str),
        anchors=st.lists(points, min_size=1, max_size=4).map(tuple),
        forms=st.just((LabelText("东湖高新区", tiles=("ai", None)), LabelText("东湖"))),
        priority=st.integers(0, 4),
    ),
    max_size=25,
)


@given(items)
def test_labels_stay_in_the_frame_and_never_overlap(many: list[LabelItem]) -> None:
    obstacle = Box(150, 100, 250, 200)
    placed = place(many, project=lambda x, y: (x, y), measure=measure, frame=FRAME, taken=[obstacle])
    assert all(p.box.inside(FRAME) and not p.box.overlaps(obstacle) for p in placed)
    assert not any(a.box.overlaps(b.box) for a, b in combinations(placed, 2))


def test_a_label_takes_a_poorer_form_before_it_gives_up() -> None:
    narrow = Box(0, 0, 40, 40)
    item = LabelItem("ovc", ((20, 20),), (LabelText("东湖高新区"), LabelText("东湖")), 0)
    (placed,) = place([item], project=lambda x, y: (x, y), measure=measure, frame=narrow)
    assert placed.text.name == "东湖"
    assert not place([item], project=lambda x, y: (x, y), measure=measure, frame=Box(0, 0, 10, 10))


def test_the_six_districts_share_one_callout_at_the_scale_of_the_city(atlas: Atlas) -> None:
    keys = {i.key for i in label_items(resolve(MapSpec(edition=EDITION), atlas), grouped=True)}
    assert "central_six" in keys
    assert "jiangan" not in keys
    assert "qingshan" in keys
    assert len(label_items(resolve(MapSpec(edition=EDITION), atlas), grouped=False)) == 14


def test_a_callout_says_a_value_only_where_its_members_agree(atlas: Atlas) -> None:
    def callout(layer: str) -> LabelText:
        state = resolve(MapSpec(layer=layer, edition=EDITION), atlas)
        return next(i for i in label_items(state, grouped=True) if i.key == "central_six").forms[0]

    assert callout("industry:finance").chip == "首位"
    assert callout("density").detail is None


@pytest.mark.parametrize("grouped", [True, False])
def test_every_layer_gives_every_label_a_name(atlas: Atlas, grouped: bool) -> None:
    for layer in all_layers(VIEW, atlas):
        for item in label_items(resolve(MapSpec(layer=layer, edition=EDITION), atlas), grouped=grouped):
            assert item.forms
            assert all(form.name for form in item.forms)
            assert item.anchors
