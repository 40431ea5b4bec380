"""Airports, stations, ports and bonded zones: where they lie, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shapely
from tests.own_data import own_atlas
from tests.views import EDITION

from mapping.catalog.labels import LABEL_SETS
from mapping.view import View

if TYPE_CHECKING:
    from mapping.catalog.records import Facility

FACILITIES = own_atlas().catalog.facilities
PLACED = [f for f in FACILITIES if f.drawable]


@pytest.mark.parametrize("facility", PLACED, ids=lambda f: f.facility_id)
def test_a_facility_lies_in_the_unit_that_it_names(facility: Facility) -> None:
    point = shapely.Point(facility.lon, facility.lat)
    units = own_atlas().geography.units.geometry
    assert [str(i) for i, shape in units.items() if shape.contains(point)] == [u for u in [facility.unit_id] if u]


def test_what_lies_in_no_unit_says_why() -> None:
    outside = [f for f in FACILITIES if f.unit_id is None]
    assert [f.facility_id for f in outside] == ["f003"]
    assert "鄂州" in outside[0].note_zh
    assert "Ezhou" in outside[0].note_en


def test_what_came_after_the_edition_is_shown_only_where_it_is_asked_for() -> None:
    catalog = own_atlas().catalog
    now, later = ({f.name_zh for f in catalog.facilities_in(View(EDITION, later=later))} for later in (False, True))
    assert later - now == {"鄂州花湖国际机场", "武汉东站"}


def test_a_facility_without_a_place_has_no_point_and_says_so() -> None:
    unplaced = [f for f in FACILITIES if not f.drawable]
    assert [f.name_zh for f in unplaced] == ["武汉新港空港综合保税区(阳逻港园区)"]
    assert all(f.lon is None and "未查明" in f.note_zh and "not known" in f.note_en for f in unplaced)


def test_every_kind_and_precision_occurs() -> None:
    assert {f.kind for f in FACILITIES} == set(LABEL_SETS["facility_kind"])
    assert {f.precision for f in FACILITIES} == set(LABEL_SETS["facility_precision"])


def test_sources_are_told_in_words_that_a_reader_knows() -> None:
    told = " ".join(t for f in FACILITIES for t in (f.source_zh, f.source_en, f.note_zh, f.note_en, f.source_url))
    for word in ("npm", "pypi", "file id", "@", "stored", "airportsdata", "parks p0"):
        assert word not in told.casefold()
