"""Boundaries that are not in WGS-84, though nothing in their files says so."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import shapely
from tests.command_line import mapping

from mapping.geography import load_geography
from mapping.geography.datum import convert
from mapping.geography.known import datum_fault
from mapping.geography.layers import LAYERS, read_layer
from mapping.settings import ROOT, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from geopandas import GeoDataFrame

    from mapping.geography import Geography

SHIFT_M = {"gcj02": (550, 610), "bd09": (1150, 1250)}
"""Within which a file in each datum is off, everywhere in the city."""
DATAV = ROOT / "tests" / "data" / "districts_datav_gcj02.geojson"
"""Districts as DataV offers them, with fewer vertices."""


def moved(frame: GeoDataFrame, datum: str) -> GeoDataFrame:
    """Return a layer as a file in another datum would hold it."""

    def convert_all(points: Any) -> Any:
        return np.column_stack(convert(points[:, 0], points[:, 1], "wgs84", datum))

    return frame.set_geometry([shapely.transform(shape, convert_all) for shape in frame.geometry], crs=frame.crs)


def moved_files(folder: Path, stems: Sequence[str]) -> None:
    """Write layers as if they had been exported in GCJ-02."""
    for stem in stems:
        path = folder / f"{stem}_web.geojson"
        document = json.loads(path.read_text(encoding="utf-8"))
        shapes = shapely.from_geojson([json.dumps(feature["geometry"]) for feature in document["features"]])
        for feature, shape in zip(document["features"], shapes, strict=True):
            turned = shapely.transform(shape, lambda p: np.column_stack(convert(p[:, 0], p[:, 1], "wgs84", "gcj02")))
            feature["geometry"] = json.loads(shapely.to_geojson(turned))
        path.write_text(json.dumps(document), encoding="utf-8")


def test_the_project_s_own_layers_give_no_alarm(geo: Geography) -> None:
    assert geo.datum_faults == ()


def test_another_base_of_the_same_city_gives_no_alarm_and_is_known_where_it_is_moved() -> None:
    frame = read_layer(settings().geo_dir / "layout_units_14_tianditu.geojson", LAYERS["units"])
    assert datum_fault("x", frame) is None
    assert datum_fault("x", moved(frame, "gcj02")) is not None


def test_boundaries_of_another_place_give_no_alarm(office: Callable[..., Path]) -> None:
    assert load_geography(office()).datum_faults == ()


@pytest.mark.parametrize("datum", SHIFT_M)
@pytest.mark.parametrize("layer", LAYERS)
def test_each_layer_alone_is_told_by_its_datum_and_how_far_it_is_off(geo: Geography, layer: str, datum: str) -> None:
    fault = datum_fault("x.geojson", moved(getattr(geo, layer), datum))
    assert fault is not None
    assert str(fault.fields["datum"]).replace("-", "").casefold() == datum
    least, most = SHIFT_M[datum]
    assert least <= int(str(fault.fields["metres"])) <= most


@pytest.mark.parametrize("stems", [[spec.stem for spec in LAYERS.values() if spec.stem != "water"], ["zones"]])
def test_check_names_all_layers_that_are_off_with_datum_and_distance(data_copy: Path, stems: list[str]) -> None:
    moved_files(data_copy / "geo", stems)
    done = mapping("check", "--lang", "en", data=data_copy)
    assert done.returncode == 1
    said = done.stderr.splitlines()
    assert {line.split()[0] for line in said} == {f"{stem}_web.geojson" for stem in stems}
    assert all("GCJ-02" in line and " m " in line for line in said)


def test_check_names_the_districts_of_a_well_known_site(data_copy: Path) -> None:
    shutil.copy(DATAV, data_copy / "geo" / "districts_web.geojson")
    done = mapping("check", data=data_copy)
    assert done.returncode == 1
    (said,) = done.stderr.splitlines()
    assert said.startswith("districts_web.geojson的坐标像是 GCJ-02")
    (metres,) = re.findall(r"约 (\d+) 米", said)
    assert 550 <= int(metres) <= 610
