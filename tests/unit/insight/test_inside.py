"""What lies inside a drawn area: parts of units add up, parks are counted by their own place alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.own_data import own_atlas
from tests.views import EDITION

from mapping.insight.beside import with_firms
from mapping.insight.firms.asked import Gathered
from mapping.insight.firms.model import FirmCount, FirmFigures, FirmsOf, FirmsSource
from mapping.insight.firms.query import FirmQuery
from mapping.insight.inside import MOST_FIRMS, firms_asked, inside, parts_of
from mapping.insight.within import Within
from mapping.view import View

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

VIEW = View(EDITION)
CITY = "@114.35,30.65,60"
"""Nearly all of the city."""
CENTRE = "@114.3,30.6,5"
ALL = FirmQuery()


@given(st.floats(113.9, 114.9), st.floats(30.2, 31.1), st.floats(0.1, 60))
def test_parts_of_units_and_what_lies_beyond_add_up_to_the_area(lon: float, lat: float, km: float) -> None:
    area = Within.of_circle(lon, lat, km)
    parts, outside = parts_of(own_atlas(), area)
    slivers = 0.01 * (14 - len(parts))
    assert sum(part.km2 for part in parts) + outside == pytest.approx(area.area_km2, abs=slivers + area.area_km2 * 1e-4)
    assert all(0 < part.share <= 1 for part in parts)


def test_a_park_is_inside_by_its_own_place_and_by_no_other(atlas: Atlas) -> None:
    found = inside(atlas, VIEW, CENTRE, ALL)
    assert found.parks
    assert all(park.has_own_place for park in found.parks)
    assert not any(park.has_own_place for park in found.unsure)
    assert not set(found.parks) & set(found.unsure)
    for park in found.parks:
        assert park.lon is not None
        assert park.lat is not None
        assert found.within.contains(park.lon, park.lat)


def test_entries_of_lists_come_with_whole_units_and_are_else_only_told(atlas: Atlas) -> None:
    small, large = inside(atlas, VIEW, CENTRE, ALL), inside(atlas, VIEW, CITY, ALL)
    assert small.entries == ()
    assert "jianghan" in small.entries_of_parts
    whole = {part.unit_id for part in large.parts if part.whole}
    assert "jianghan" in whole
    assert {entry.unit_id for entry in large.entries} <= whole
    assert not whole & set(large.entries_of_parts)


def test_later_parks_are_inside_where_they_are_asked_for(atlas: Atlas) -> None:
    def names(later: bool) -> set[str]:
        found = inside(atlas, View(EDITION, later=later), CITY, ALL)
        return {park.park_id for park in (*found.parks, *found.unsure)}

    assert names(later=False) < names(later=True)


def test_firms_are_counted_where_there_is_a_list(atlas: Atlas) -> None:
    assert inside(atlas, VIEW, CENTRE, ALL).firms is None
    asked = firms_asked(atlas, Within.parse(CENTRE), ALL, MOST_FIRMS)
    assert asked.unplaced is not None
    assert "jianghan" in asked.unplaced.unit
    auto = FirmFigures(asked.placed, (FirmsOf("jianghan", "auto", None, FirmCount(7)),))
    by_unit_alone = FirmFigures(asked.unplaced, (FirmsOf("jianghan", None, None, FirmCount(3)),))
    source = FirmsSource("虚构名录", made_up=True, firms=10, date="2026-01-01")
    answers = {asked.placed: auto, asked.unplaced: by_unit_alone}
    firms = Gathered(source, answers, {(asked.placed, MOST_FIRMS): ()})
    found = inside(with_firms(atlas, firms), VIEW, CENTRE, ALL, MOST_FIRMS).firms
    assert found is not None
    assert found.figures.total.firms == 7
    assert found.unplaced == 3
    assert found.source.made_up
