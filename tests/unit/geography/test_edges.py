from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
import shapely
from hypothesis import given
from lattices import Town, towns
from shapely.geometry import box

from mapping.geography.edges import classify_edges
from mapping.geography.projection import length_km

if TYPE_CHECKING:
    from mapping.geography import Geography


def holes_of(ground: shapely.Geometry) -> shapely.Geometry:
    return shapely.union_all([ring for part in shapely.get_parts(ground) for ring in part.interiors])


@given(towns())
def test_every_edge_is_of_exactly_one_kind(town: Town) -> None:
    units, districts = town
    edges = classify_edges(units, districts)
    for one, other in combinations(edges.values(), 2):
        assert shapely.intersection(one, other).length == 0
    drawn = shapely.union_all([*edges.values(), holes_of(shapely.coverage_union_all(units))])
    assert drawn.equals(shapely.union_all([polygon.boundary for polygon in (*units, *districts)]))
    assert sum(lines.length for lines in edges.values()) == pytest.approx(
        drawn.length - holes_of(shapely.coverage_union_all(units)).length
    )


@given(towns())
def test_the_kinds_mean_what_they_say(town: Town) -> None:
    units, districts = town
    edges = classify_edges(units, districts)
    unit_lines = shapely.union_all([unit.boundary for unit in units])
    district_lines = shapely.union_all([district.boundary for district in districts])
    assert shapely.difference(edges["official"], shapely.intersection(unit_lines, district_lines)).length == 0
    assert shapely.intersection(edges["schematic"], district_lines).length == 0
    assert shapely.intersection(edges["district"], unit_lines).length == 0
    assert shapely.difference(edges["city"], shapely.coverage_union_all(units).boundary).length == 0


@given(towns())
def test_units_that_are_districts_have_no_schematic_edge(town: Town) -> None:
    edges = classify_edges(town[0], town[0])
    assert edges["schematic"].is_empty
    assert edges["district"].is_empty


def test_a_square_cut_in_two() -> None:
    halves = [box(0, 0, 1, 2), box(1, 0, 2, 2)]
    whole = [shapely.coverage_union_all(halves)]
    assert {kind: lines.length for kind, lines in classify_edges(halves, whole).items()} == {
        "city": 8,
        "official": 0,
        "schematic": 2,
        "district": 0,
    }
    assert classify_edges(whole, halves)["district"].length == 2
    assert classify_edges(halves, halves)["official"].length == 2


def test_no_edge_of_the_city_is_lost_or_drawn_twice(geo: Geography) -> None:
    drawn = shapely.union_all(list(geo.edges.values()))
    wanted = shapely.union_all([ground.boundary for ground in (*geo.units.geometry, *geo.districts.geometry)])
    (hole,) = (ring for part in shapely.coverage_union_all(geo.units.geometry).geoms for ring in part.interiors)
    assert shapely.difference(wanted, drawn).equals(hole)
    assert sum(length_km(lines) for lines in geo.edges.values()) == pytest.approx(length_km(drawn))


def test_schematic_edges_are_as_long_as_the_files_say(geo: Geography) -> None:
    touching = {
        unit: shapely.intersection(geo.edges["schematic"], ground.boundary)
        for unit, ground in geo.units.geometry.items()
    }
    for unit, lines in touching.items():
        assert length_km(lines) == pytest.approx(geo.units["schematic_edge_km"][unit], abs=0.06)
    assert length_km(touching["ovc"]) == pytest.approx(65.5, abs=0.5)
    assert length_km(touching["wedz"]) == pytest.approx(21.2, abs=0.5)


def test_the_optics_valley_hides_the_district_edge_it_crosses(full: Geography) -> None:
    crossed = shapely.intersection(full.edges["district"], full.units.geometry["ovc"])
    assert length_km(crossed) > 40
    assert shapely.intersection(full.edges["official"], full.units.geometry["ovc"].buffer(-1e-6)).is_empty
