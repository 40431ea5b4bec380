"""Maps and sheets of firms on the command line: made of the list at the engine that is named, or one line why not."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from tests.command_line import mapping
from tests.own_data import own_atlas

from mapping.firms.sample import made_up_csv

if TYPE_CHECKING:
    from pathlib import Path

SIGN = "虚构示例"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of an invented list that was loaded."""
    folder = tmp_path_factory.mktemp("firms")
    (folder / "list.csv").write_bytes(made_up_csv(own_atlas(), 800, 3))
    url = f"duckdb:{folder / 'firms.duckdb'}"
    done = mapping("firms", "load", str(folder / "list.csv"), "--engine", url, "--report", str(folder / "report.json"))
    assert done.returncode == 0, done.stderr
    return url


def texts_of(path: Path) -> str:
    return "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path.read_bytes()))


@pytest.mark.parametrize("layer", ["firms", "firms:auto", "lq:auto"])
def test_a_map_of_firms_is_drawn_from_the_engine_and_signed(engine: str, tmp_path: Path, layer: str) -> None:
    out = tmp_path / "map.svg"
    done = mapping("render", "--layer", layer, "--engine", engine, "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert out.read_text(encoding="utf-8").count(SIGN) >= 3


def test_layers_for_a_gis_carry_the_sign_in_every_row(engine: str, tmp_path: Path) -> None:
    out = tmp_path / "map.geojson"
    done = mapping("render", "--layer", "firms", "--engine", engine, "--out", str(out))
    assert done.returncode == 0, done.stderr
    features = json.loads(out.read_text(encoding="utf-8"))["features"]
    units = [one["properties"] for one in features if "unit_id" in one["properties"]]
    assert len(units) == 15
    assert {one["made_up"] for one in units} == {SIGN}


def test_a_request_says_which_firms_count(engine: str, tmp_path: Path) -> None:
    spec, out = tmp_path / "spec.json", tmp_path / "map.pdf"
    spec.write_text(json.dumps({"layer": "firms", "firms": {"founded": [2015, 2020]}}), encoding="utf-8")
    done = mapping("render", "--spec", str(spec), "--engine", engine, "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert "2015–2020 年成立" in texts_of(out)
    # the file carries its request, and is made again of the same list
    again = mapping("render", "--spec", str(out), "--engine", engine, "--out", str(tmp_path / "again.pdf"))
    assert (again.returncode, again.stderr) == (0, "")
    assert (tmp_path / "again.pdf").read_bytes() == out.read_bytes()


def test_briefings_and_atlases_have_the_sheets_of_firms(engine: str, tmp_path: Path) -> None:
    asked = {"title": "规划与现状", "pages": [{"sheet": "plan_reality"}, {"sheet": "chain", "layer": "firms:hydrogen"}]}
    (tmp_path / "b.json").write_text(json.dumps(asked, ensure_ascii=False), encoding="utf-8")
    out = tmp_path / "b.pdf"
    done = mapping("briefing", str(tmp_path / "b.json"), "--engine", engine, "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert "集中度（区位商）" in texts_of(out)
    book = tmp_path / "a.zip"
    done = mapping("atlas", "--sheets", "plan_reality,lq:auto,chain:auto", "--engine", engine, "--out", str(book))
    assert (done.returncode, done.stderr) == (0, "")
    assert len(zipfile.ZipFile(book).namelist()) >= 3


def test_without_an_engine_it_is_one_line_and_writes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "map.svg"
    done = mapping("render", "--layer", "firms", "--out", str(out))
    assert (done.returncode, done.stdout, out.exists()) == (2, "", False)
    assert len(done.stderr.strip().splitlines()) == 1
    assert "--engine" in done.stderr


def test_an_engine_that_is_none_is_one_line(tmp_path: Path) -> None:
    done = mapping("render", "--layer", "firms", "--engine", "nonsense:x", "--out", str(tmp_path / "map.svg"))
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
