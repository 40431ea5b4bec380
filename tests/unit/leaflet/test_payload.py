"""What the browser fetches is complete, escaped by nobody but the browser, and named by its content."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from shapely import contains_xy, coverage_is_valid, get_num_coordinates
from shapely.geometry import shape
from tests.views import VIEW

from mapping.errors import MappingError
from mapping.leaflet.payload import book, dumps
from mapping.leaflet.publish import publish
from mapping.leaflet.shapes import close_up, districts, world
from mapping.settings import settings

if TYPE_CHECKING:
    from pathlib import Path

    from mapping.insight.atlas import Atlas


def test_the_world_has_every_unit_once_and_the_scenic_area(atlas: Atlas) -> None:
    made = world(atlas)
    ids = [f["id"] for f in made["units"]["features"]]
    assert sorted(ids) == sorted(u.unit_id for u in atlas.catalog.units)
    assert made["scenic"]["id"] == "scenic"
    assert set(made["edges"]) == {"city", "official", "schematic", "district"}
    assert {r["name"] for r in made["rivers"]} >= {"长江", "汉江"}
    assert len(dumps(made)) < 120_000


def test_the_administrative_view_is_made_of_pieces(atlas: Atlas) -> None:
    made = districts(atlas)
    pieces = {f["id"] for f in made["pieces"]["features"]}
    assert {"420111:ovc", "420115:ovc", "420113:wedz", "420114:wedz"} <= pieces
    assert len(made["districts"]["features"]) == 13
    shares = {(d["id"], p["unit"]): p["share"] for d in book(atlas, VIEW)["districts"] for p in d["parts"]}
    assert shares["420111", "ovc"] == pytest.approx(0.295, abs=0.001)
    assert shares["420115", "ovc"] == pytest.approx(0.182, abs=0.001)


def test_the_book_tells_of_every_layer_unit_and_park(atlas: Atlas) -> None:
    made = json.loads(dumps(book(atlas, VIEW)))
    for layer in made["layers"]:
        keys = {row["key"] for row in layer["legend"]}
        assert {v["bin"] for v in layer["of"].values()} <= keys
        assert len(layer["of"]) in {14, 15}
    assert len(made["parks"]) == len(atlas.catalog.parks)
    assert all(p["lat"] is None for p in made["parks"] if not p["draw"])
    assert set(made["tiles"]) == {i.industry_id for i in atlas.catalog.industries} | {"cross"}


def test_label_positions_lie_in_their_units(atlas: Atlas) -> None:
    outlines = {f["id"]: shape(f["geometry"]) for f in world(atlas)["units"]["features"]}
    for unit in book(atlas, VIEW)["units"]:
        assert unit["anchors"]
        for lat, lon in unit["anchors"]:
            assert contains_xy(outlines[unit["id"]].buffer(1e-4), lon, lat), unit["id"]


def copied_static(tmp_path: Path) -> Path:
    """Return a static folder with what is vendored, and nothing published."""
    shutil.copytree(settings().static_dir / "vendor", tmp_path / "static" / "vendor")
    return tmp_path / "static"


def test_publishing_twice_writes_the_same_names(atlas: Atlas, tmp_path: Path) -> None:
    static = copied_static(tmp_path)
    first, second = publish(atlas, static), publish(atlas, static)
    assert first == second
    for address in (first.module, first.css, first.world, first.districts):
        assert (static / address.removeprefix("./app/static/")).is_file()


def test_a_folder_that_cannot_be_written_is_one_sentence(atlas: Atlas, tmp_path: Path) -> None:
    static = copied_static(tmp_path)
    (static / "published").write_text("a file where the folder should be")
    with pytest.raises(MappingError, match="写权限"):
        publish(atlas, static)


def test_the_close_up_has_all_shapes_of_the_world_in_more_detail(atlas: Atlas) -> None:
    near, far = close_up(atlas), world(atlas)
    assert set(near["units"]) == {f["id"] for f in far["units"]["features"]}
    assert set(near["edges"]) == set(far["edges"])
    assert set(near["rivers"]) == {river["id"] for river in far["rivers"]}
    assert near["scenic"] is not None
    plain = {f["id"]: shape(f["geometry"]) for f in far["units"]["features"]}
    for unit_id, geometry in near["units"].items():
        assert get_num_coordinates(shape(geometry)) > 1.5 * get_num_coordinates(plain[unit_id])
    # neighbours share their edges: all of the land is drawn from one file
    assert coverage_is_valid([shape(geometry) for geometry in near["units"].values()])
    assert len(dumps(near)) < 400_000
