"""Boundaries of an office's own need carry only their keys: whatever else is missing or spoilt, all is drawn."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.command_line import mapping
from tests.views import EDITION, VIEW

from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.geography import load_geography
from mapping.geography.layers import LAYERS
from mapping.insight import inventory
from mapping.insight.atlas import load_atlas
from mapping.leaflet.multiples import multiples_svg
from mapping.leaflet.payload import book, dumps
from mapping.leaflet.shapes import districts, world
from mapping.leaflet.standalone import standalone_html
from mapping.printing import compose
from mapping.printing.writers.svg import svg
from mapping.settings import ROOT
from mapping.ui.map.cards import all_cards
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mapping.insight.atlas import Atlas

pytestmark = pytest.mark.usefixtures("without_fonts")

DISTRICT_VIEW: dict[str, Any] = {"geo": "district", "layer": "density", "overlays": ("water", "districts", "labels")}
REQUESTS = (DISTRICT_VIEW, {"lang": "en", **DISTRICT_VIEW}, {"layer": "lead"}, {"kind": "unit", "unit": "ovc"})
SPOILT = ("nothing", None, 7, [], "", "瞎写", {"a": 1}, True, float("nan"))
"""What a property may hold that it should not; "nothing" takes it away."""


def change(folder: Path, layer: str, alter: Callable[[int, dict[str, Any]], dict[str, Any]]) -> Path:
    """Rewrite the properties of a layer of a data folder, feature by feature."""
    path = folder / "geo" / f"{LAYERS[layer].stem}_web.geojson"
    document = json.loads(path.read_text(encoding="utf-8"))
    for number, feature in enumerate(document["features"]):
        feature["properties"] = alter(number, feature["properties"])
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return folder


def only_key(folder: Path, layer: str) -> Path:
    key = LAYERS[layer].key
    return change(folder, layer, lambda _, properties: {key: properties[key]})


@pytest.fixture
def boundaries(tmp_path: Path) -> Path:
    """Return a data folder of boundaries alone, which a test may spoil."""
    shutil.copytree(ROOT / "data" / "geo", tmp_path / "boundaries" / "geo")
    return tmp_path / "boundaries"


def over(atlas: Atlas, folder: Path) -> Atlas:
    """Return the atlas over the boundaries of a folder; their keys are those of the project's own."""
    return replace(atlas, geography=load_geography(folder / "geo"))


def strict(text: str) -> Any:
    """Read JSON as a browser does, which knows no NaN."""
    return json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))


def all_drawn(atlas: Atlas, requests: tuple[dict[str, Any], ...] = REQUESTS) -> list[str]:
    """Draw everything that knows boundaries; return the sheets."""
    states = [resolve(MapSpec(**request, edition=EDITION), atlas) for request in requests]
    sheets = [svg(compose(state, atlas), embed=False) for state in states]
    for text in (*sheets, standalone_html(states[0], atlas)):
        assert not re.search(r"\b(?:None|nan|NaN)\b(?!\()", re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL))
    strict(dumps(world(atlas)))
    strict(dumps(districts(atlas)))
    for lang in ("zh", "en"):
        told = strict(dumps(book(atlas, View(EDITION, lang=lang))))
        assert all(district["name"] for district in told["districts"])
        all_cards(atlas, View(EDITION, lang=lang))
    multiples_svg(atlas.geography, [])
    inventory.boundary_facts(atlas)
    inventory.split_districts(atlas)
    inventory.districts_unlike_published(atlas)
    return sheets


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_with_only_its_key_is_drawn_everywhere(atlas: Atlas, boundaries: Path, layer: str) -> None:
    all_drawn(over(atlas, only_key(boundaries, layer)), REQUESTS[1:])


def test_all_layers_with_only_their_keys_are_drawn_everywhere(data_copy: Path) -> None:
    for layer in LAYERS:
        only_key(data_copy, layer)
    chinese, english, _, unit = all_drawn(load_atlas(data_copy))
    # the standard's names, since the file has none
    for name in ("江岸区", "蔡甸区", "东西湖区"):
        assert f">{name}</text>" in chinese
    assert ">Caidian</text>" in english
    assert "依据未注明" not in unit  # a unit with edges of its own is schematic, whatever the file says


def test_districts_that_no_table_knows_go_by_their_codes(data_copy: Path) -> None:
    folder = change(data_copy, "districts", lambda number, _: {"adcode": 990000 + number})
    chinese, *_ = all_drawn(load_atlas(folder), REQUESTS[:1])
    assert ">990011</text>" in chinese


def test_a_boundary_of_unknown_basis_is_called_that_and_not_official(atlas: Atlas, boundaries: Path) -> None:
    bare = over(atlas, only_key(boundaries, "units"))
    assert set(bare.geography.unit_bases.values()) == {"schematic", "unknown"}
    sheet, *_ = all_drawn(bare, ({"kind": "unit", "unit": "jiangan"},))
    assert "依据未注明" in sheet
    assert "边界依据未注明" in all_cards(bare, VIEW)["units"]["jiangan"]


def test_the_project_s_own_boundaries_all_state_their_basis(atlas: Atlas) -> None:
    stated = dict(atlas.geography.units["geometry_basis"])
    assert atlas.geography.unit_bases == stated
    assert {key for key, km in atlas.geography.schematic_km.items() if km > 0} == {
        key for key, basis in stated.items() if basis == "schematic"
    }


PROPERTIES = {layer: (*spec.texts, *spec.numbers) for layer, spec in LAYERS.items()}
PROPERTIES["water"] += ("kind",)
SWEEP = [(layer, name) for layer, names in PROPERTIES.items() for name in names]


def spoilt(folder: Path, layer: str, names: tuple[str, ...]) -> Path:
    """Spoil properties of a layer in every way in turn, each beginning with another."""

    def spoil(number: int, properties: dict[str, Any]) -> dict[str, Any]:
        values = {name: SPOILT[(number + turn) % len(SPOILT)] for turn, name in enumerate(names)}
        rest = {key: kept for key, kept in properties.items() if key not in values}
        return {**rest, **{name: value for name, value in values.items() if value != "nothing"}}

    return change(folder, layer, spoil)


@pytest.mark.parametrize(("layer", "name"), SWEEP)
def test_a_property_missing_or_spoilt_in_some_features_stops_nothing(
    atlas: Atlas, boundaries: Path, layer: str, name: str
) -> None:
    poor = over(atlas, spoilt(boundaries, layer, (name,)))
    strict(dumps(world(poor)))
    strict(dumps(districts(poor)))
    inventory.districts_unlike_published(poor)


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_whose_properties_are_all_spoilt_is_drawn(atlas: Atlas, boundaries: Path, layer: str) -> None:
    poor = over(atlas, spoilt(boundaries, layer, PROPERTIES[layer]))
    state = resolve(MapSpec(lang="en", **DISTRICT_VIEW, edition=EDITION), poor)
    assert "None" not in svg(compose(state, poor), embed=False)
    strict(dumps(book(poor, View(EDITION, lang="en"))))


@pytest.mark.parametrize("extension", ["svg", "html", "pdf", "png"])
def test_the_command_line_draws_bare_districts(data_copy: Path, tmp_path: Path, extension: str) -> None:
    spec, out = tmp_path / "spec.json", tmp_path / f"map.{extension}"
    spec.write_text('{"geo": "district"}', encoding="utf-8")
    done = mapping("render", "--spec", str(spec), "--out", str(out), data=only_key(data_copy, "districts"))
    assert (done.returncode, done.stderr) == (0, "")
    assert out.stat().st_size > 10_000


def test_check_prints_every_fault_of_tables_and_boundaries(data_copy: Path) -> None:
    change(data_copy, "districts", lambda number, told: {} if number in {1, 3} else told)
    (data_copy / "units.csv").unlink()
    done = mapping("check", data=data_copy)
    assert done.returncode == 1
    first, second, third = done.stderr.splitlines()
    assert first.startswith("units.csv")
    assert "第 2 个要素" in second
    assert "第 4 个要素" in third
    assert "运行" not in done.stderr


def test_elsewhere_the_first_fault_says_how_many_more_there_are(data_copy: Path, tmp_path: Path) -> None:
    change(data_copy, "districts", lambda number, told: {} if number in {1, 3} else told)
    done = mapping("render", "--layer", "lead", "--out", str(tmp_path / "map.svg"), data=data_copy)
    assert done.returncode == 1
    assert "另有 1 处，运行 python -m mapping check 查看全部" in done.stderr
