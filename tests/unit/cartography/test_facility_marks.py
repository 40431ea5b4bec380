"""Which maps mark airports, stations, ports and bonded zones, and how their symbols are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import shapely
from tests.own_data import own_atlas
from tests.views import EDITION

from mapping.cartography.facilities import NEAR, symbol_keys, symbols_of
from mapping.cartography.look_symbols import BOX, GLYPHS, RIM, symbol_svg
from mapping.cartography.resolve import resolve
from mapping.cartography.spec import DEFAULT_OVERLAYS, MapSpec
from mapping.catalog.labels import LABEL_SETS

if TYPE_CHECKING:
    from mapping.cartography.state import MapState

WITH = (*DEFAULT_OVERLAYS, "facilities")


def state_of(**asked: Any) -> MapState:
    return resolve(MapSpec(edition=EDITION, **asked), own_atlas())


def ids(state: MapState) -> set[str]:
    return {mark.facility_id for mark in state.facilities}


def test_a_city_map_marks_them_only_where_they_are_asked_for() -> None:
    assert state_of().facilities == ()
    assert ids(state_of(overlays=WITH)) == {f"f{n:03d}" for n in (1, 2, 10, 11, 12, 14, 20, 21, 30, 31, 40, 41)}


def test_a_map_of_one_unit_always_marks_them() -> None:
    assert {"f001", "f014", "f021"} <= ids(state_of(kind="unit", unit="huangpi", overlays=()))


def test_what_came_after_the_edition_is_shown_where_it_is_asked_for() -> None:
    assert ids(state_of(overlays=WITH, later=True)) - ids(state_of(overlays=WITH)) == {"f003", "f013"}


def test_what_is_marked_and_named_as_a_park_is_not_marked_again() -> None:
    assert "f040" not in ids(state_of(kind="unit", unit="ovc"))
    assert "f040" in ids(state_of(kind="unit", unit="hongshan"))
    assert "f030" not in ids(state_of(kind="unit", unit="xinzhou"))


def test_names_are_in_the_readers_language() -> None:
    told = {m.facility_id: m for m in state_of(overlays=WITH, lang="en").facilities}
    assert (told["f010"].label, told["f010"].kind_label) == ("Wuhan Station", "Railway station")
    assert told["f030"].precision_label == "Approximate (within about 1.5 km)"


def test_the_key_names_the_kinds_that_are_there_and_what_a_hollow_badge_means() -> None:
    marks = [m for m in state_of(overlays=WITH).facilities if m.kind in {"airport", "port"}]
    assert [(k.kind, k.label) for k in symbols_of(marks, "zh")] == [
        ("airport", "机场"),
        ("port", "港口"),
        (NEAR, "位置约略（约 1.5 km 内）"),
    ]


def test_every_kind_has_a_glyph_and_a_name() -> None:
    assert set(GLYPHS) == set(LABEL_SETS["facility_kind"])
    assert [key.kind for key in symbol_keys("zh")] == [*LABEL_SETS["facility_kind"], NEAR]


@pytest.mark.parametrize("kind", GLYPHS)
def test_a_glyph_stays_within_its_badge_and_its_rings_do_not_cross(kind: str) -> None:
    rings = [shapely.Polygon(ring) for ring in GLYPHS[kind]]
    badge = shapely.box(RIM, RIM, BOX - RIM, BOX - RIM)
    assert all(ring.is_valid and badge.contains(ring) for ring in rings)
    for i, one in enumerate(rings):
        for other in rings[i + 1 :]:
            nested = one.covers(other) or other.covers(one)
            assert nested or not one.intersection(other).area


def test_a_point_that_only_lies_near_is_told_apart() -> None:
    assert symbol_svg("port", near=True) != symbol_svg("port", near=False)
    assert "near" in symbol_svg("port", near=True)
