"""Shapes that people hand over come in degrees, valid, with what their file says of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely

from mapping.errors import UsageError
from mapping.intake.limits import LISTS
from mapping.intake.pages import Refusal
from mapping.intake.shapes import Shape, read_shapes
from mapping.intake.shapes_child import SHAPES, answer

pytestmark = pytest.mark.filterwarnings("ignore:.*non conformant file extension:RuntimeWarning")

FOLDER = Path(__file__).parents[2] / "data" / "intake"
PLACE = shapely.Point(114.5021, 30.4873)
"""The first park of the corpus."""
BOW_TIE = [[[114.0, 30.0], [114.2, 30.2], [114.2, 30.0], [114.0, 30.2], [114.0, 30.0]]]


def shapes(data: bytes) -> list[Shape]:
    said = answer(SHAPES, data, LISTS)
    assert "shapes" in said, said
    return [Shape(told, bytes.fromhex(wkb)) for told, wkb in said["shapes"]]  # type: ignore[attr-defined]


def feature(kind: str, coordinates: object, **more: object) -> bytes:
    shape = {"type": kind, "coordinates": coordinates}
    return json.dumps({"type": "Feature", "properties": {"名称": "新区"}, "geometry": shape, **more}).encode()


@pytest.mark.parametrize("name", ["points.geojson", "points_4547.geojson", "points.gpkg", "points_gbk.zip"])
def test_coordinates_follow_the_reference_system_of_the_file(name: str) -> None:
    first = shapes((FOLDER / name).read_bytes())[0]
    assert first.properties["园区名称"] == "光谷微电子产业园"
    assert shapely.from_wkb(first.wkb).distance(PLACE) < 1e-5


def test_every_layer_of_an_archive_counts() -> None:
    kinds = [shapely.from_wkb(one.wkb).geom_type for one in shapes((FOLDER / "two_layers.zip").read_bytes())]
    assert kinds == ["Polygon"] * 8 + ["Point"] * 8


def test_areas_are_made_valid() -> None:
    (bow_tie,) = shapes(feature("Polygon", BOW_TIE))
    assert bow_tie.properties == {"名称": "新区"}
    shape = shapely.from_wkb(bow_tie.wkb)
    assert shape.is_valid
    assert shape.area > 0


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (feature("Point", [530_000, 3_380_000]), Refusal.NO_REFERENCE),
        (feature("Point", [1, 2], crs={"type": "name", "properties": {"name": "my own"}}), Refusal.NO_REFERENCE),
        (feature("Point", ["x", 3]), Refusal.ODD_GEOGRAPHY),
        (b'{"type": "Feature", "properties": {}, "geometry": null}', Refusal.NO_GEOGRAPHY),
        (b"a,b\n1,2", Refusal.ODD_GEOGRAPHY),
    ],
)
def test_what_has_no_place_is_refused(data: bytes, refusal: Refusal) -> None:
    assert answer(SHAPES, data, LISTS) == {"refused": refusal}


def test_the_process_reads_shapes_too() -> None:
    (one,) = read_shapes("a.geojson", feature("Point", [114.3, 30.5, 25.0]))
    assert shapely.from_wkb(one.wkb).equals(shapely.Point(114.3, 30.5))
    with pytest.raises(UsageError, match="也没有写明可识别的坐标系"):
        read_shapes("b.geojson", feature("Point", [530_000, 3_380_000]))
