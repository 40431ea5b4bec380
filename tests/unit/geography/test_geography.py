from __future__ import annotations

import json
import shutil
from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING

import pytest
import shapely

from mapping.geography import Geography, load_geography
from mapping.geography.projection import area_km2
from mapping.geography.properties import waters
from mapping.settings import settings

if TYPE_CHECKING:
    from pathlib import Path

SCENIC_FROM = {"wuchang", "hongshan"}


def test_the_five_layers_have_their_keys(geo: Geography) -> None:
    frames = (geo.units, geo.statistical_units, geo.districts, geo.zones, geo.water)
    assert [(frame.index.name, len(frame)) for frame in frames] == [
        ("unit_id", 14),
        ("unit_id", 15),
        ("adcode", 13),
        ("zone_id", 5),
        ("id", 16),
    ]
    assert all(frame.index.is_unique for frame in frames)
    assert all(isinstance(adcode, str) and adcode.startswith("4201") for adcode in geo.districts.index)


def test_a_lake_is_named_only_where_it_is_drawn(geo: Geography) -> None:
    named = [water for water in geo.waters if water.kind == "label"]
    lakes = [water.shape for water in geo.waters if water.kind == "lake"]
    assert [water.water_id for water in named] == ["lake_east"]
    assert all(any(lake.covers(name.shape) for lake in lakes) for name in named)


def test_a_lake_that_an_office_draws_is_named(geo: Geography) -> None:
    tangxun = geo.water.geometry.loc["lake_tangxun"]
    frame = geo.water.copy()
    frame.loc["lake_futou", "geometry"] = tangxun.buffer(0.02)
    named = {water.water_id for water in waters(frame) if water.kind == "label"}
    assert named == {"lake_east", "lake_tangxun"}


def test_units_and_districts_cover_the_same_ground_once(geo: Geography) -> None:
    for frame in (geo.units, geo.statistical_units, geo.districts):
        assert shapely.coverage_is_valid(frame.geometry.to_numpy())
        assert area_km2(frame.geometry).sum() == pytest.approx(area_km2(geo.units.geometry).sum(), rel=1e-9)


def test_a_density_divides_by_the_area_without_the_scenic_area(full: Geography) -> None:
    units, counted = full.unit_areas_km2, full.statistical_areas_km2
    assert set(counted) - set(units) == {"scenic"}
    smaller = {unit for unit in units if counted[unit] < units[unit] - 1e-6}
    assert smaller == SCENIC_FROM
    given_up = sum(units[unit] - counted[unit] for unit in SCENIC_FROM)
    assert given_up == pytest.approx(counted["scenic"], rel=1e-6)
    assert counted["scenic"] == pytest.approx(81.8, abs=0.1)


def test_zones_have_about_their_published_area(full: Geography) -> None:
    for _, zone in full.zones.iterrows():
        assert area_km2(zone.geometry) == pytest.approx(zone["area_published_km2"], rel=0.006)


def test_the_city_has_no_hole_though_its_source_has_one(geo: Geography) -> None:
    units = shapely.coverage_union_all(geo.units.geometry.to_numpy())
    holes = [shapely.polygons(ring) for part in units.geoms for ring in part.interiors]
    assert len(holes) == 1
    assert 0.4 < area_km2(holes[0]) < 0.7
    assert all(not part.interiors for part in geo.city.geoms)
    assert area_km2(geo.city) == pytest.approx(area_km2(units) + area_km2(holes[0]), rel=1e-9)


def test_the_web_layers_differ_little_from_the_full_ones(web: Geography, full: Geography) -> None:
    for unit, area in full.unit_areas_km2.items():
        assert web.unit_areas_km2[unit] == pytest.approx(area, rel=0.01)


def test_what_follows_is_computed_once_and_cannot_be_replaced(web: Geography) -> None:
    assert web.crosswalk is web.crosswalk
    assert web.anchors is web.anchors
    with pytest.raises(FrozenInstanceError):
        web.units = web.districts  # type: ignore[misc]
    with pytest.raises(TypeError):
        web.edges["city"] = shapely.MultiLineString()  # type: ignore[index]


def test_two_loads_agree_to_the_last_digit(web: Geography) -> None:
    again = load_geography()
    assert again.detail == "web"
    assert again.anchors == web.anchors
    assert again.river_anchors == web.river_anchors
    assert {kind: lines.wkb for kind, lines in again.edges.items()} == {k: v.wkb for k, v in web.edges.items()}


def test_a_map_of_one_unit_has_the_full_shapes_unless_they_show_other_land(
    web: Geography, full: Geography, tmp_path: Path
) -> None:
    detailed = web.in_full
    assert detailed.detail == "full"
    assert detailed.units.geometry.geom_equals(full.units.geometry).all()
    # an office has replaced the simplified layers alone, or the full ones are unreadable
    folder = shutil.copytree(settings().geo_dir, tmp_path / "geo")
    (folder / "layout_units_14.geojson").write_bytes((folder / "layout_units_14_tianditu.geojson").read_bytes()[:900])
    assert load_geography(folder).in_full.detail == "web"
    document = json.loads((settings().geo_dir / "layout_units_14.geojson").read_text(encoding="utf-8"))
    shapes = {feature["properties"]["unit_id"]: feature for feature in document["features"]}
    one, other = shapes["jianghan"], shapes["qiaokou"]
    one["geometry"], other["geometry"] = other["geometry"], one["geometry"]
    (folder / "layout_units_14.geojson").write_text(json.dumps(document), encoding="utf-8")
    assert load_geography(folder).in_full.detail == "web"
