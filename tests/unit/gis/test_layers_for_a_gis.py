"""Files for a geographic information system hold what the map shows: opened as a colleague's program opens them."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import geopandas as gpd
import pyogrio
import pytest
from tests.own_data import own_atlas
from tests.views import EDITION

from mapping.cartography.resolve import all_layers, resolve
from mapping.cartography.spec import OVERLAYS, MapSpec
from mapping.cartography.state import UnitValue
from mapping.documents.carried import carried
from mapping.documents.files import file_of
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.errors import UsageError
from mapping.geography.projection import area_km2
from mapping.gis import geojson, geopackage
from mapping.gis.table import LONGEST_NAME

if TYPE_CHECKING:
    from pathlib import Path

    from mapping.cartography.state import MapState
    from mapping.insight.atlas import Atlas

# A buffer has no name, and so none that ends in .gpkg.
pytestmark = pytest.mark.filterwarnings("ignore:.*non conformant file extension:RuntimeWarning")

REQUEST = '{"pages":[{"layer":"lead"}]}'
HAN = re.compile(r"[\u3400-\u9fff]")


def state_of(**asked: Any) -> MapState:
    return resolve(MapSpec(edition=EDITION, **asked), own_atlas())


@cache
def packed(**asked: Any) -> bytes:
    return geopackage(state_of(**asked), own_atlas(), REQUEST, {"data": "abc", "program": "9.9"})


def opened(content: bytes, layer: str) -> gpd.GeoDataFrame:
    return gpd.read_file(io.BytesIO(content), layer=layer)


def layer_of(name: str, **asked: Any) -> gpd.GeoDataFrame:
    return opened(packed(**asked), name)


def names_in(**asked: Any) -> list[str]:
    return [str(name) for name in pyogrio.list_layers(io.BytesIO(packed(**asked)))[:, 0]]


def about(**asked: Any) -> dict[str, str]:
    rows = layer_of("about", **asked)
    return dict(zip(rows["key"], rows["value"], strict=True))


@pytest.fixture
def connect(tmp_path: Path) -> Any:
    """Return a function that opens a package as the database that it is."""

    def connected(**asked: Any) -> Any:
        path = tmp_path / "map.gpkg"
        path.write_bytes(packed(**asked))
        return closing(sqlite3.connect(path))

    return connected


def test_units_stand_in_the_package_with_values_colours_and_crs() -> None:
    state, units = state_of(layer="count"), layer_of("units", layer="count")
    assert units.crs.to_epsg() == 4326
    assert len(units) == 14
    assert units.is_valid.all()
    for row in units.itertuples():
        value = state.layer.values[row.unit_id]
        assert (row.value, row.text, row.bin, row.color) == (
            value.raw,
            value.text,
            value.bin,
            state.layer.fill(row.unit_id),
        )
        assert row.bin_label == state.layer.bin_of(row.unit_id).label
    assert set(units["measure"]) == {"项"}
    ovc = units.set_index("unit_id").loc["ovc"]
    assert (ovc["name_zh"], ovc["label"]) == ("武汉东湖新技术开发区", "东湖高新区")
    assert ovc["name_en"].startswith("Wuhan East Lake")
    assert ovc["terms"].split("；")[0] == "光芯屏端网"
    assert "方案" in ovc["source"]


def test_units_that_share_one_figure_say_so() -> None:
    units = layer_of("units", layer="count")
    shared = units[units["shared"].notna()]
    assert len(shared) == 6
    # The plan lists 40 of its own: the shared list once.
    assert units["value"].sum() - 5 * shared["value"].iloc[0] == 40


def test_density_counts_the_scenic_area_and_cuts_it_out(atlas: Atlas) -> None:
    units = layer_of("units", layer="density").set_index("unit_id")
    assert len(units) == 15
    plain = layer_of("units").set_index("unit_id")
    assert len(plain) == 14
    gone = area_km2([plain.geometry["hongshan"]])[0] - area_km2([units.geometry["hongshan"]])[0]
    assert gone > 1
    assert area_km2([units.union_all()])[0] == pytest.approx(area_km2([atlas.geography.in_full.city])[0], rel=1e-3)
    assert units.loc["scenic", "basis"] == units.loc["hongshan", "basis"] == "含示意边界"
    assert (plain.loc["ovc", "basis"], plain.loc["wuchang", "basis"]) == ("含示意边界", "行政区界")


def test_shapes_are_those_in_full_detail(atlas: Atlas) -> None:
    units = layer_of("units").set_index("unit_id")
    full = atlas.geography.in_full.units.geometry
    assert all(units.geometry[unit_id].equals(full[unit_id]) for unit_id in full.index)
    assert units.geometry.count_coordinates().sum() > atlas.geography.units.geometry.count_coordinates().sum()


def test_what_is_no_number_is_null_and_never_nought() -> None:
    units = layer_of("units", layer="target:tax_per_mu").set_index("unit_id")
    assert units.loc["ovc", "value"] == 35
    assert units["value"].isna().sum() == 7
    assert units.loc["jiangan", "category"] == "not_set"
    assert units.loc["jiangan", "text"] == "文件未列"
    assert not (units["value"] == 0).any()


def test_an_unknown_value_is_null_in_both_formats(atlas: Atlas) -> None:
    state = state_of(layer="parks")
    values = {**state.layer.values, "ovc": UnitValue(None, "no_data", "无数据", "")}
    unknown = replace(state, layer=replace(state.layer, values=values))
    units = opened(geopackage(unknown, atlas, REQUEST), "units").set_index("unit_id")
    assert units["value"].isna().sum() == 1
    assert units["value"].isna()["ovc"]
    assert units["measure"].isna().sum() == 1
    features = json.loads(geojson(unknown, atlas, REQUEST))["features"]
    assert next(f for f in features if f["id"] == "ovc")["properties"]["value"] is None


def test_the_second_measure_stands_in_columns_of_its_own(atlas: Atlas) -> None:
    state = state_of(layer="lead", over="parks")
    units = layer_of("units", layer="lead", over="parks")
    parks = all_layers(state.spec.view, atlas)["parks"].values
    assert {row.unit_id: row.value2 for row in units.itertuples()} == {u: parks[u].raw for u in units["unit_id"]}
    assert set(units["measure2"]) == {"处"}
    assert units["category"].notna().all()


def test_schematic_edges_are_flagged_and_dashed(connect: Any) -> None:
    edges = layer_of("edges").set_index("kind")
    assert edges.loc[["schematic", "scenic"], "schematic"].tolist() == [1, 1]
    assert edges.loc[["city", "official", "district"], "schematic"].tolist() == [0, 0, 0]
    assert "示意" in edges.loc["schematic", "note"]
    assert edges["note"].isna()["official"]
    with connect() as package:
        ((style,),) = package.execute("SELECT styleQML FROM layer_styles WHERE f_table_name = 'edges'")
    root = ET.fromstring(style)
    number = next(c.get("symbol") for c in root.iter("category") if c.get("value") == "schematic")
    symbol = next(s for s in root.iter("symbol") if s.get("name") == number)
    assert "1" in [o.get("value") for o in symbol.iter("Option") if o.get("name") == "use_custom_dash"]


def test_the_land_has_no_edge_of_its_own_that_would_be_solid(connect: Any) -> None:
    with connect() as package:
        ((style,),) = package.execute("SELECT styleQML FROM layer_styles WHERE f_table_name = 'units'")
    outlines = [o.get("value") for o in ET.fromstring(style).iter("Option") if o.get("name") == "outline_style"]
    assert outlines
    assert set(outlines) == {"no"}


def test_every_layer_brings_a_look_with_the_colours_of_the_legend(connect: Any) -> None:
    asked = {"layer": "density", "overlays": OVERLAYS}
    with connect(**asked) as package:
        looks = dict(package.execute("SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault = 1"))
        drawn = {name for (name,) in package.execute("SELECT table_name FROM gpkg_geometry_columns")}
    assert set(looks) == drawn
    for look in looks.values():
        ET.fromstring(look)
    root = ET.fromstring(looks["units"])
    bins = state_of(**asked).layer.bins
    assert [(c.get("value"), c.get("label")) for c in root.iter("category")] == [(b.key, b.label) for b in bins]
    first = next(o.get("value") for o in root.iter("Option") if o.get("name") == "color")
    assert first is not None
    red, green, blue = (int(part) for part in first.split(",")[:3])
    assert f"#{red:02x}{green:02x}{blue:02x}" == bins[0].fill


def test_names_of_fields_suit_every_program_and_have_titles(connect: Any) -> None:
    asked = {"layer": "density", "over": "parks", "overlays": OVERLAYS}
    with connect(**asked) as package:
        titles = package.execute("SELECT table_name, column_name, title FROM gpkg_data_columns").fetchall()
        columns = [
            (table, column)
            for (table,) in package.execute("SELECT table_name FROM gpkg_contents").fetchall()
            if table != "layer_styles"
            for _, column, *_ in package.execute(f'PRAGMA table_info("{table}")')
            if column not in {"fid", "geom"}
        ]
    assert sorted((table, column) for table, column, _ in titles) == sorted(columns)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", column) and len(column) <= LONGEST_NAME for _, column in columns)
    assert ("units", "value", "人口密度") in [(t, c, title) for t, c, title in titles]
    named = [title for table, _, title in titles if table in {"units", "edges"}]
    assert all(HAN.search(title) for title in named)


def test_parks_are_those_that_the_map_marks() -> None:
    assert "parks" not in names_in()
    state, parks = state_of(overlays=OVERLAYS), layer_of("parks", overlays=OVERLAYS)
    drawn = {mark.park_id: mark for mark in state.parks if mark.drawable}
    assert set(parks["park_id"]) == set(drawn)
    assert all(
        (p.x, p.y) == (drawn[i].lon, drawn[i].lat) for i, p in zip(parks["park_id"], parks.geometry, strict=True)
    )
    assert {"precision", "level", "source", "grade", "datum"} <= set(parks.columns)
    assert "29" in about(overlays=OVERLAYS)["unplaced"]


def test_the_filter_of_the_finder_is_kept(atlas: Atlas) -> None:
    asked: dict[str, Any] = {"layer": "matches", "query": PageSpec(edition=EDITION).query, "overlays": OVERLAYS}
    every = len(layer_of("parks", **asked))
    some = resolve(MapSpec.model_validate({"edition": EDITION, **asked, "query": {"industry": ["health"]}}), atlas)
    parks = opened(geopackage(some, atlas, REQUEST), "parks")
    assert set(parks["park_id"]) == {mark.park_id for mark in some.parks if mark.drawable}
    assert 0 < len(parks) < every


def test_waters_and_facilities_are_there_as_far_as_they_are_shown(atlas: Atlas) -> None:
    shown = names_in(overlays=OVERLAYS)
    assert {"rivers", "lakes", "facilities"} <= set(shown)
    assert not {"rivers", "lakes", "facilities"} & set(names_in(overlays=()))
    assert not {name for name in shown if "neigh" in name or "cit" in name}
    facilities = layer_of("facilities", overlays=OVERLAYS)
    assert set(facilities["facil_id"]) == {mark.facility_id for mark in state_of(overlays=OVERLAYS).facilities}
    assert set(layer_of("rivers")["name_zh"]) == {w.name.zh for w in atlas.geography.waters if w.kind == "river"}


def test_a_map_of_one_unit_tells_it_from_the_others_and_shows_no_values() -> None:
    units = layer_of("units", kind="unit", unit="ovc").set_index("unit_id")
    state = state_of(kind="unit", unit="ovc")
    assert "value" not in units.columns
    assert units.loc["ovc", "bin"] == "focus"
    assert set(units.drop("ovc")["bin"]) == {"around"}
    assert all(units.loc[u, "color"] == state.fill(u) for u in units.index)
    parks = layer_of("parks", kind="unit", unit="ovc").set_index("park_id")
    assert parks["number"].dropna().to_dict() == dict(state.numbers)


def test_districts_have_no_value_of_their_own() -> None:
    asked = {"geo": "district", "layer": "density"}
    districts = layer_of("districts", **asked)
    assert len(districts) == 13
    assert "value" not in districts.columns
    hongshan = districts.set_index("adcode").loc["420111"]
    assert (hongshan["name_zh"], hongshan["name_en"]) == ("洪山区", "Hongshan")
    assert "东湖高新区" in hongshan["units"]
    # The land is still coloured by units, as on the map.
    assert "units" in names_in(**asked)
    assert "没有自己的值" in about(**asked)["geo_note"]
    features = json.loads(geojson(state_of(**asked), own_atlas(), REQUEST))["features"]
    assert len(features) == 13
    assert "value" not in features[0]["properties"]
    parts = next(f for f in features if f["id"] == "420111")["properties"]["parts"]
    assert {part["unit_id"] for part in parts} >= {"hongshan", "ovc"}
    assert all(part["value"] for part in parts)


def test_in_english_everything_but_chinese_names_is_english(connect: Any) -> None:
    asked = {"layer": "density", "over": "parks", "lang": "en", "overlays": OVERLAYS}
    with connect(**asked) as package:
        titles = package.execute("SELECT title FROM gpkg_data_columns").fetchall()
    assert not [title for (title,) in titles if HAN.search(title)]
    units = layer_of("units", **asked)
    for column in ("name_en", "label", "text", "measure", "bin_label", "terms", "industries", "clause", "source"):
        assert not [cell for cell in units[column].dropna() if HAN.search(cell)], column
    assert units["name_zh"].map(lambda name: bool(HAN.search(name))).all()
    said = about(**asked)
    assert not [key for key, text in said.items() if HAN.search(text) and key not in {"sources", "request"}]


def test_about_tells_datum_statement_sources_and_request() -> None:
    said = about(layer="density")
    assert said["title"] == state_of(layer="density").headline
    assert "WGS-84" in said["datum"]
    assert "GCJ-02" in said["datum"]
    assert said["statement"] == state_of().statement
    assert "普查" in said["sources"]
    assert (said["request"], said["data"], said["program"]) == (REQUEST, "abc", "9.9")
    sources = layer_of("sources", layer="density")
    assert set(sources["source_id"]) == {p.source_id for p in state_of(layer="density").provenance}
    terms = layer_of("terms")
    assert len(terms) == len(own_atlas().catalog.designations)
    assert terms["sentence"].notna().all()
    legend = layer_of("legend", layer="density")
    assert legend["units"].sum() == 15


def test_equal_maps_give_equal_bytes_and_leave_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    asked = {"layer": "density", "overlays": OVERLAYS}
    packed.cache_clear()
    first = packed(**asked)
    packed.cache_clear()
    assert packed(**asked) == first
    assert b"1980-01-01" in first
    assert not list(tmp_path.iterdir())
    state, atlas = state_of(**asked), own_atlas()
    assert geojson(state, atlas, REQUEST) == geojson(state, atlas, REQUEST)


def test_the_database_is_sound(connect: Any) -> None:
    with connect(overlays=OVERLAYS) as package:
        assert package.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert package.execute("PRAGMA foreign_key_check").fetchall() == []
        assert package.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"GPKG"),)
        assert package.execute("SELECT DISTINCT last_change FROM gpkg_contents").fetchall() == [
            ("1980-01-01T00:00:00.000Z",)
        ]
        ((definition,),) = package.execute("SELECT definition FROM gpkg_spatial_ref_sys WHERE srs_id = 4326")
    assert "WGS 84" in definition


def test_geojson_is_as_the_standard_has_it(atlas: Atlas) -> None:
    state = state_of(layer="density", lang="en")
    document = json.loads(geojson(state, atlas, REQUEST, {"program": "9.9"}))
    assert "crs" not in document
    assert document["type"] == "FeatureCollection"
    assert document["metadata"]["request"] == REQUEST
    assert document["metadata"]["fields"]["value"] == state.layer.label == "Density"
    assert [row["color"] for row in document["metadata"]["legend"]] == [b.fill for b in state.layer.bins]
    frame = gpd.read_file(io.BytesIO(json.dumps(document).encode()))
    assert len(frame) == 15
    assert frame.crs.to_epsg() == 4326
    for polygon in frame.geometry.explode():
        assert polygon.exterior.is_ccw
        assert not any(ring.is_ccw for ring in polygon.interiors)
    values = {row.unit_id: row.value for row in frame.itertuples()}
    assert values == {unit_id: pytest.approx(value.raw) for unit_id, value in state.layer.values.items()}


@pytest.mark.parametrize("file_format", ["gpkg", "geojson"])
def test_a_document_with_one_map_is_written_and_any_other_told(file_format: str, atlas: Atlas) -> None:
    page = PageSpec(edition=EDITION, layer="density", title="五年规划用图")
    request = DocumentRequest(pages=(page,), issuer="某局", review_number="鄂S(2026)001号")
    content = file_of(request, atlas, file_format).content
    if file_format == "gpkg":
        rows = opened(content, "about")
        said = dict(zip(rows["key"], rows["value"], strict=True))
    else:
        said = json.loads(content)["metadata"]
    assert (said["title"], said["issuer"]) == ("五年规划用图", "某局")
    assert "鄂S(2026)001号" in said["statement"]
    assert DocumentRequest.from_json(said["request"], EDITION) == request
    assert DocumentRequest.from_json(carried(content), EDITION) == request
    for pages in ((page, page), (), (page.model_copy(update={"sheet": "targets"}),)):
        with pytest.raises(UsageError):
            file_of(DocumentRequest(pages=pages), atlas, file_format)


def test_what_a_file_does_not_carry_is_not_read_from_it() -> None:
    for content in (b"SQLite format 3\0", packed()[:4096], b'{"type":"FeatureCollection","metadata":{}}'):
        with pytest.raises(UsageError):
            DocumentRequest.from_json(carried(content), EDITION)
