"""Airports, stations, ports and bonded zones: where they lie, and what is said of it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
import shapely
from tests.own_data import own_atlas
from tests.views import EDITION

from mapping.catalog.labels import LABEL_SETS
from mapping.insight.parks.nearest import nearest_facilities
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


def test_the_nearest_of_each_kind_is_the_nearest_and_the_park_itself_is_not() -> None:
    catalog = own_atlas().catalog
    park = catalog.park("p011")
    here = (math.radians(park.lat or 0), math.radians(park.lon or 0))

    def around(facility: Facility) -> float:
        """Haversine on a sphere of the mean radius: within 0.5 % of the ellipsoid."""
        lat, lon = math.radians(facility.lat or 0), math.radians(facility.lon or 0)
        a = math.sin((lat - here[0]) / 2) ** 2
        a += math.cos(lat) * math.cos(here[0]) * math.sin((lon - here[1]) / 2) ** 2
        return 2 * 6371.0 * math.asin(math.sqrt(a))

    found = {n.facility.kind: n for n in nearest_facilities(catalog, park, EDITION)}
    assert found["rail_station"].facility.name_zh == "武汉东站"
    assert found["rail_station"].later
    for kind, near in found.items():
        least = min((f for f in PLACED if f.kind == kind), key=around)
        assert near.facility == least
        assert near.km == pytest.approx(around(least), abs=0.5 + 0.006 * around(least))


def test_the_nearest_airport_has_scheduled_flights_and_general_aviation_is_named_as_such() -> None:
    catalog = own_atlas().catalog
    general = [f for f in FACILITIES if f.kind == "general_airport"]
    assert [f.facility_id for f in general] == [f.facility_id for f in FACILITIES if "通用航空" in f.note_zh]
    told = [nearest_facilities(catalog, park, EDITION) for park in catalog.parks]
    for near in filter(None, told):
        kinds = {n.facility.kind: n for n in near}
        assert "通用" not in kinds["airport"].facility.name_zh
        assert "general_airport" not in kinds or kinds["general_airport"].km <= kinds["airport"].km
    assert any(n.facility.kind == "general_airport" for near in told for n in near)


def test_no_distance_is_told_of_a_park_that_is_placed_by_its_town_or_not_at_all() -> None:
    catalog = own_atlas().catalog
    told = [park for park in catalog.parks if nearest_facilities(catalog, park, EDITION)]
    assert told == [park for park in catalog.parks if park.precision in {"exact", "park"}]
    assert all(n.facility.park_id != park.park_id for park in told for n in nearest_facilities(catalog, park, EDITION))
