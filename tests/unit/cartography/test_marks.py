"""Which park markers the map of one unit, of the city and of the finder have, and which of them stand still."""

from __future__ import annotations

import pytest
from tests.views import EDITION

from mapping.cartography.marks import MARK_SCOPES, mark_keys, mark_scope_of, marks_of
from mapping.cartography.spec import MapSpec
from mapping.i18n import translator

ZH = translator("zh")
PARKS = ("parks", "labels")


def kinds(scope: str) -> list[str]:
    return [key.kind for key in mark_keys(scope, ZH)]  # type: ignore[arg-type]


def test_only_the_map_of_one_unit_tells_parks_of_others() -> None:
    assert kinds("focus") == ["exact", "town", "other"]
    assert [scope for scope in MARK_SCOPES if "other" in kinds(scope)] == ["focus"]


def test_only_the_map_of_the_city_has_sizes_by_level() -> None:
    assert kinds("found") == ["exact", "town", "stack"]
    assert kinds("city") == ["exact", "town", "stack", "rank-1", "rank-2", "rank-3"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_two_markers_of_a_map_have_one_name(lang: str) -> None:
    for scope in MARK_SCOPES:
        labels = [key.label for key in mark_keys(scope, translator(lang))]
        assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("asked", "scope", "shown"),
    [
        ({"kind": "unit", "unit": "ovc", "overlays": ()}, "focus", ["exact", "town", "other"]),
        ({"overlays": PARKS}, "city", ["exact", "town"]),
        ({"kind": "industry", "layer": "industry:auto", "overlays": PARKS}, "city", ["exact", "town"]),
        ({"layer": "matches", "overlays": PARKS}, "found", ["exact", "town"]),
        ({}, "city", []),
    ],
)
def test_a_map_that_stands_still_names_what_it_draws(asked: dict[str, object], scope: str, shown: list[str]) -> None:
    spec = MapSpec.model_validate({**asked, "edition": EDITION})
    assert mark_scope_of(spec) == scope
    assert [key.kind for key in marks_of(spec, ZH)] == shown
