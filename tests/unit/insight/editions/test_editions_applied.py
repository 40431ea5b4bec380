"""The data with a planned edition: nothing is set aside for it, and land that is split stays one coverage."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.own_data import own_atlas
from tests.planned_editions import CHANGJIANG, DRAFT, beginning, edited, new_area
from tests.views import EDITION

from mapping.documents.travelling import packed, unpacked
from mapping.geography.cutting import NewLand, with_new_land
from mapping.geography.projection import area_km2
from mapping.insight.editions import edits
from mapping.insight.editions.applied import with_edition
from mapping.insight.editions.document import EditionError, Term
from mapping.insight.editions.land import geojson_of
from mapping.insight.editions.rows import DRAFT_CLAUSE

if TYPE_CHECKING:
    from mapping.geography import Geography
    from mapping.insight.atlas import Atlas


def whole(geography: Geography) -> None:
    """Assert that all layers that hold units are coverages of the same land."""
    for frame in (geography.units, geography.statistical_units, geography.districts):
        shapes = frame.geometry.to_numpy()
        assert shapely.is_valid(shapes).all()
        assert shapely.coverage_is_valid(shapes)
    units, statistical = (area_km2(f.geometry.to_numpy()).sum() for f in (geography.units, geography.statistical_units))
    assert abs(units - statistical) < 0.001


def test_an_edition_as_it_was_begun_sets_nothing_aside(atlas: Atlas) -> None:
    planned = with_edition(atlas, beginning(atlas.catalog))
    assert planned.catalog.faults == ()
    assert planned.catalog.newest_edition == EDITION
    assert planned.catalog.edition(DRAFT).is_draft
    for unit in atlas.catalog.units:
        old, new = (planned.catalog.designations_of(unit.unit_id, edition) for edition in (EDITION, DRAFT))
        assert [replace(row, edition=EDITION, clause=old[0].clause) for row in new] == list(old)
        assert {row.clause for row in new} <= {DRAFT_CLAUSE}
    assert planned.geography is atlas.geography


def test_an_edited_edition_sets_nothing_aside_and_leaves_the_plan_alone(atlas: Atlas) -> None:
    planned = with_edition(atlas, edited(atlas.catalog))
    assert planned.catalog.faults == ()
    assert {row.industry_id for row in planned.catalog.designations if row.term == "新能源"} == {None, "hydrogen"}
    assert planned.catalog.designations_of("wedz", EDITION) == atlas.catalog.designations_of("wedz", EDITION)
    assert planned.catalog.vocabulary.industry_of("量子计算") == "quantum"


def test_a_new_unit_is_on_the_map_of_its_edition_alone(atlas: Atlas) -> None:
    planned = with_edition(atlas, edited(atlas.catalog))
    assert planned.seen_by(DRAFT) is planned
    assert planned.seen_by(EDITION) is atlas
    unit = planned.catalog.unit(CHANGJIANG)
    assert (unit.pinyin, unit.initials, unit.parent_adcodes) == ("chang jiang xin qu", "cjxq", ("420116", "420117"))
    second = with_edition(planned, beginning(atlas.catalog, edition="other"))
    assert second.catalog.faults == ()
    assert second.seen_by(EDITION) is atlas
    assert second.seen_by(DRAFT) is planned
    assert CHANGJIANG not in second.seen_by("other").geography.units.index


def test_land_is_cut_out_of_every_layer_at_both_levels_of_detail(atlas: Atlas) -> None:
    planned = with_edition(atlas, edited(atlas.catalog)).geography
    for before, after in ((atlas.geography, planned), (atlas.geography.in_full, planned.in_full)):
        whole(after)
        assert after.detail == before.detail
        assert CHANGJIANG in after.statistical_units.index
        lost = {unit for unit in before.units.index if after.unit_areas_km2[unit] < before.unit_areas_km2[unit] - 0.001}
        assert lost == {"huangpi", "xinzhou"}
        assert sum(after.unit_areas_km2.values()) == pytest.approx(sum(before.unit_areas_km2.values()), abs=0.001)
        untouched = set(before.units.index) - lost
        assert all(after.units.geometry[unit] is before.units.geometry[unit] for unit in untouched)
    assert planned.recut == {"huangpi", "xinzhou", CHANGJIANG}


def test_the_data_with_an_edition_travel_between_processes(atlas: Atlas) -> None:
    planned = unpacked(packed(with_edition(atlas, edited(atlas.catalog)), atlas), atlas)
    assert CHANGJIANG in planned.geography.in_full.units.index
    assert planned.seen_by(EDITION) is atlas
    assert planned.catalog.edition(DRAFT).is_draft
    assert planned.catalog.statements is atlas.catalog.statements


def test_edges_of_a_new_unit_are_schematic_and_others_stay_what_they_were(atlas: Atlas) -> None:
    before, after = atlas.geography, with_edition(atlas, edited(atlas.catalog)).geography
    assert after.unit_bases[CHANGJIANG] == "schematic"
    gained = after.edges["schematic"].difference(before.edges["schematic"].buffer(1e-6))
    assert gained.length > 0
    outline = after.units.geometry[CHANGJIANG].boundary.buffer(1e-6)
    assert gained.difference(outline).length == pytest.approx(0, abs=1e-6)
    # a new vertex on the outline stands on the grid that all layers are written on, within 0.1 m of the line
    assert shapely.hausdorff_distance(after.edges["city"], before.edges["city"]) < 2e-6


def test_crumbs_along_an_edge_stay_with_the_unit_they_are_of(atlas: Atlas) -> None:
    """A polygon drawn from another source follows an edge only roughly: nobody gets a strip of a few metres."""
    huangpi = atlas.geography.units.geometry["huangpi"]
    rough = shapely.simplify(huangpi, 0.0005).intersection(shapely.box(114.2, 30.9, 114.4, 31.5)).buffer(0.0004)
    cut = with_new_land(atlas.geography, [NewLand("x_area", ("huangpi",), rough, "某新区", "X")])
    whole(cut)
    assert all(area_km2([part])[0] > 0.02 for part in shapely.get_parts(cut.units.geometry["x_area"]))
    left = shapely.get_parts(cut.units.geometry["huangpi"])
    assert all(area_km2([part])[0] > 0.02 for part in left)


@settings(max_examples=15, deadline=None)
@given(st.floats(113.75, 114.9), st.floats(30.05, 31.2), st.floats(0.03, 0.4), st.floats(0.03, 0.4))
def test_any_rectangle_leaves_the_layers_whole(west: float, south: float, width: float, height: float) -> None:
    atlas = own_atlas()
    everybody = tuple(map(str, atlas.geography.units.index))
    box = shapely.set_precision(shapely.box(west, south, west + width, south + height), 1e-6)
    whole(with_new_land(atlas.geography, [NewLand("x_area", everybody, box, "某新区", "X")]))


def test_the_scenic_area_stays_counted_apart(atlas: Atlas) -> None:
    lake = atlas.geography.statistical_units.geometry["scenic"]
    cut = with_new_land(atlas.geography, [NewLand("x_area", ("wuchang", "hongshan"), lake.buffer(0.02), "某区", "X")])
    whole(cut)
    before, after = (geography.statistical_areas_km2["scenic"] for geography in (atlas.geography, cut))
    assert after == pytest.approx(before, rel=1e-6)
    assert cut.units.geometry["x_area"].contains(lake.representative_point())


def test_an_edition_that_does_not_fit_the_data_is_refused_with_every_fault(atlas: Atlas) -> None:
    document = beginning(atlas.catalog, base="1999")
    document = edits.added(document, "ovc", Term(term="新词", industry_id="helth", subsectors=("nothing_known",)))
    with pytest.raises(EditionError) as caught:
        with_edition(atlas, document, "版本.json")
    told = [fault.told("zh") for fault in caught.value.faults]
    assert len(told) == 3
    assert "1999" in told[0]
    assert "「版本.json」清单 ovc 的第 8 个用词「新词」的产业「helth」不在数据中；是否指「health」。" in told


def test_a_unit_that_is_there_already_or_has_no_land_is_refused(atlas: Atlas) -> None:
    start = beginning(atlas.catalog)
    far = new_area(100, 20, 101, 21)
    for new, said in (
        (far, "不在所写的单元之内"),
        (new_area().model_copy(update={"name_zh": "武昌区"}), "武昌区"),
        (new_area(113, 29, 116, 32).model_copy(update={"taken_from": ("qiaokou",)}), "全部土地"),
    ):
        with pytest.raises(EditionError, match=said):
            with_edition(atlas, edits.split(start, new))
    assert geojson_of(shapely.box(0, 0, 1, 1))["type"] == "Polygon"
