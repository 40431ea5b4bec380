"""Land of a file becomes a unit: taken from what it lies in, under an id and a name of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shapely
from tests.planned_editions import beginning

from mapping.errors import UsageError
from mapping.insight.editions.applied import with_edition
from mapping.insight.editions.document import EditionError
from mapping.insight.editions.splitting import land_in, split_off, units_under
from mapping.sentences.editions import EditionCode

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

AREA = shapely.box(114.30, 30.72, 114.52, 30.88)


def test_a_unit_is_taken_from_the_units_that_its_land_lies_in(atlas: Atlas) -> None:
    document = split_off(beginning(atlas.catalog), atlas.geography, "长江新区", AREA)
    (new,) = document.new_units
    assert (new.unit_id, new.name_zh) == ("changjiang_new_area", "长江新区")
    assert set(new.taken_from) == set(units_under(AREA, atlas.geography))
    assert "huangpi" in new.taken_from
    planned = with_edition(atlas, document).seen_by(document.edition)
    assert planned.is_drawn("changjiang_new_area")
    assert len(planned.geography.units) == len(atlas.geography.units) + 1


def test_units_that_are_named_are_the_ones_it_is_taken_from(atlas: Atlas) -> None:
    document = split_off(beginning(atlas.catalog), atlas.geography, "甲区", AREA, ("huangpi",))
    (new,) = document.new_units
    assert new.taken_from == ("huangpi",)


def test_two_units_of_one_name_have_two_ids(atlas: Atlas) -> None:
    once = split_off(beginning(atlas.catalog), atlas.geography, "甲区", AREA)
    twice = split_off(once, atlas.geography, "甲区", shapely.box(114.0, 30.3, 114.1, 30.4))
    assert len({new.unit_id for new in twice.new_units}) == 2


def test_areas_of_a_file_are_one_land_and_lines_and_points_are_none() -> None:
    other = shapely.box(114.6, 30.72, 114.7, 30.8)
    land = land_in([shapely.Point(1, 2), AREA, shapely.MultiPolygon([other])], "甲.gpkg")
    assert land.area == pytest.approx(AREA.area + other.area)
    with pytest.raises(UsageError) as caught:
        land_in([shapely.LineString([(1, 2), (3, 4)])], "甲.gpkg")
    assert caught.value.fault.code is EditionCode.EDITION_FILE_WITHOUT_LAND


def test_a_unit_that_land_covers_is_said_to_be_covered_however_far_the_land_reaches(atlas: Atlas) -> None:
    document = split_off(beginning(atlas.catalog), atlas.geography, "甲区", shapely.box(114.2, 30.0, 117.0, 30.7))
    assert "jianghan" in document.new_units[0].taken_from
    with pytest.raises(EditionError) as refused:
        with_edition(atlas, document)
    assert "江汉区" in " ".join(fault.told("zh") for fault in refused.value.faults)
    assert "jianghan" not in " ".join(fault.told("zh") for fault in refused.value.faults)


def test_a_unit_that_is_foreseen_has_the_name_it_has_in_english(atlas: Atlas) -> None:
    document = split_off(beginning(atlas.catalog), atlas.geography, "长江新区", AREA)
    assert document.new_units[0].name_en == "Changjiang New Area"
