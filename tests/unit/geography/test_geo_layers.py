from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from office_layers import LEFT, OFFICE, RIGHT, feature

from mapping.errors import DataError, UnknownNameError
from mapping.geography import load_geography

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

UNITS = "layout_units_14_web"
BOWTIE = {"type": "Polygon", "coordinates": [[[114, 30], [115, 31], [115, 30], [114, 31], [114, 30]]]}


def message(folder: Path) -> str:
    with pytest.raises(DataError) as caught:
        load_geography(folder)
    return str(caught.value)


def test_layers_of_an_office_work_with_keys_alone(office: Callable[..., Path]) -> None:
    geo = load_geography(office())
    assert list(geo.units.index) == ["left", "right"]
    assert geo.units["area_published_km2"].isna().all()
    assert geo.units.crs.to_epsg() == 4326
    assert {kind for kind, lines in geo.edges.items() if not lines.is_empty} == {"city", "official"}
    assert [(piece.adcode, piece.unit_id) for piece in geo.crosswalk] == [("420101", "left"), ("420102", "right")]
    assert set(geo.anchors) == {"left", "right"}
    assert geo.river_anchors["river"]  # a line can be nothing else
    assert geo.unit_bases == {"left": "unknown", "right": "unknown"}


def test_adcodes_are_text_however_they_were_written(office: Callable[..., Path]) -> None:
    districts = [feature("adcode", "420101", LEFT), feature("adcode", 420102.0, RIGHT)]
    assert list(load_geography(office(districts_web=districts)).districts.index) == ["420101", "420102"]


def test_null_properties_and_further_ones_are_kept(office: Callable[..., Path]) -> None:
    units = copy.deepcopy(OFFICE[UNITS])
    units[0]["properties"] |= {"area_published_km2": None, "本单位": "甲"}
    frame = load_geography(office(**{UNITS: units})).units
    assert frame.loc["left", "本单位"] == "甲"
    assert frame["area_published_km2"].isna().all()


def test_heights_are_dropped_and_a_byte_order_mark_does_not_matter(office: Callable[..., Path]) -> None:
    ring = [[[*point, 25.0] for point in LEFT["coordinates"][0]]]
    units = [feature("unit_id", "left", {"type": "Polygon", "coordinates": ring})]
    text = json.dumps({"type": "FeatureCollection", "features": units})
    frame = load_geography(office(**{UNITS: text.encode("utf-8-sig")})).units
    assert not frame.geometry["left"].has_z


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4490"])
def test_a_file_may_say_that_it_is_in_degrees(office: Callable[..., Path], name: str) -> None:
    document = {"crs": {"type": "name", "properties": {"name": name}}, "features": OFFICE[UNITS]}
    assert len(load_geography(office(**{UNITS: document})).units) == 2


def test_a_projected_file_is_named_with_its_system(office: Callable[..., Path]) -> None:
    document = {"crs": {"type": "name", "properties": {"name": "EPSG:4547"}}, "features": OFFICE[UNITS]}
    said = message(office(**{UNITS: document}))
    assert f"{UNITS}.geojson" in said
    assert "EPSG:4547" in said
    assert "EPSG:4326" in said


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'{"type": "FeatureCollection",\n "features": [', ("第 2 行", "JSON")),
        ('{"features": "武汉"}'.encode("gbk"), ("UTF-8",)),
        (b"[]", ("FeatureCollection",)),
        (b'{"features": {}}', ("FeatureCollection",)),
        (b'{"features": []}', ("没有任何要素",)),
        (b"", ("第 1 行", "JSON")),
    ],
    ids=["cut off", "gbk", "a list", "features no list", "no features", "empty file"],
)
def test_a_file_that_is_no_layer(office: Callable[..., Path], content: bytes, expected: tuple[str, ...]) -> None:
    said = message(office(**{UNITS: content}))
    assert said.startswith(f"{UNITS}.geojson")
    assert all(part in said for part in expected)


def test_a_missing_file_names_the_folder_and_the_remedy(office: Callable[..., Path]) -> None:
    folder = office()
    (folder / f"{UNITS}.geojson").unlink()
    said = message(folder)
    assert said.startswith(f"{UNITS}.geojson不存在")
    assert str(folder) in said
    assert "make geo" in said


def test_a_folder_in_place_of_a_file_cannot_be_read(office: Callable[..., Path]) -> None:
    folder = office()
    (folder / f"{UNITS}.geojson").unlink()
    (folder / f"{UNITS}.geojson").mkdir()
    assert "无法读取" in message(folder)


@pytest.mark.parametrize(
    ("bad", "expected"),
    [
        (feature("name", "x", RIGHT), ("unit_id", "第 3 个要素", "缺失")),
        (feature("unit_id", None, RIGHT), ("unit_id", "第 3 个要素", "为空")),
        (feature("unit_id", "  ", RIGHT), ("unit_id", "第 3 个要素", "为空")),
        (feature("unit_id", True, RIGHT), ("unit_id", "第 3 个要素")),
        (feature("unit_id", 1.5, RIGHT), ("unit_id", "第 3 个要素")),
        ({"type": "Feature", "properties": None, "geometry": RIGHT}, ("第 3 个要素",)),
        ("no feature at all", ("第 3 个要素",)),
        (feature("unit_id", "left", RIGHT), ("「left」", "重复", "第 1 个", "第 3 个")),
        (feature("unit_id", "bad", None), ("「bad」", "没有几何")),
        ({"type": "Feature", "properties": {"unit_id": "bad"}}, ("「bad」", "没有几何")),
        (feature("unit_id", "bad", {"type": "Polygon", "coordinates": []}), ("「bad」", "几何为空")),
        (feature("unit_id", "bad", {"type": "Polygon", "coordinates": [[["a", "b"]]]}), ("「bad」", "无法解析")),
        (feature("unit_id", "bad", {"type": "Circle", "coordinates": [114, 30]}), ("「bad」", "无法解析")),
        (feature("unit_id", "bad", {"type": "Point", "coordinates": [114, 30]}), ("「bad」", "Point", "MultiPolygon")),
        (feature("unit_id", "bad", BOWTIE), ("「bad」", "自相交", "114.5 30.5")),
        (
            feature(
                "unit_id", "bad", {"type": "Polygon", "coordinates": [[[30, 114], [31, 114], [31, 115], [30, 114]]]}
            ),
            ("「bad」", "30, 114", "先经度后纬度"),
        ),
    ],
)
def test_a_feature_at_fault_is_named_with_its_remedy(
    office: Callable[..., Path], bad: Any, expected: tuple[str, ...]
) -> None:
    said = message(office(**{UNITS: [*OFFICE[UNITS], bad]}))
    assert said.startswith(f"{UNITS}.geojson")
    assert all(part in said for part in expected)
    assert "；请" in said


def test_all_faults_of_all_layers_are_found_at_once(office: Callable[..., Path]) -> None:
    units = [feature("unit_id", "a", None), feature("unit_id", None, LEFT), feature("unit_id", "c", BOWTIE)]
    with pytest.raises(DataError) as caught:
        load_geography(office(**{UNITS: units, "water_web": b"{"}))
    assert [fault.place.file for fault in caught.value.faults] == [f"{UNITS}.geojson"] * 3 + ["water_web.geojson"]
    assert [fault.value for fault in caught.value.faults] == ["a", None, "c", None]
    assert "另有 3 处" in str(caught.value)


def test_an_unknown_level_of_detail_is_named() -> None:
    with pytest.raises(UnknownNameError, match="fine"):
        load_geography(detail="fine")  # type: ignore[arg-type]
