from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from scripts.geo_build import pack as packing
from scripts.geo_build.pack import Pack, differing_files

from mapping.settings import ROOT, settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SCRIPT = ROOT / "scripts" / "build_geo.py"

build_pack = cache(packing.build_pack)
"""A build takes seconds, and gives the same bytes every time."""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Return what runs the script in this process, on what has been built already, and gives its exit code."""
    monkeypatch.syspath_prepend(SCRIPT.parent)
    script = import_module("build_geo")
    monkeypatch.setattr(script, "build_pack", build_pack)

    def main(*arguments: str | Path) -> int:
        monkeypatch.setattr(sys, "argv", [SCRIPT.name, *map(str, arguments)])
        code: int = script.main()
        return code

    return main


@pytest.fixture(scope="module")
def amap() -> Pack:
    return build_pack("amap", as_base=False)


@pytest.fixture
def committed(tmp_path: Path) -> Path:
    return shutil.copytree(settings().geo_dir, tmp_path / "geo")


def test_a_fresh_build_equals_the_committed_files_byte_for_byte(amap: Pack) -> None:
    assert len(amap.files) == 11
    for name, content in amap.files.items():
        assert (settings().geo_dir / name).read_bytes() == content, name


def test_a_fresh_build_on_the_other_base_equals_its_committed_file() -> None:
    pack = build_pack("tianditu", as_base=False)
    name = "layout_units_14_tianditu.geojson"
    assert pack.files[name] == (settings().geo_dir / name).read_bytes()
    assert differing_files(pack, settings().geo_dir, partial=True) == []


def test_the_report_says_what_was_adjusted(amap: Pack) -> None:
    said = "\n".join(amap.report)
    assert "ovc: adjusted by -306.3 m to reach 518.06 km2" in said
    assert "洪山区 0.186 km2: hongshan -> scenic" in said


def test_files_that_changed_or_went_missing_are_named(amap: Pack, committed: Path) -> None:
    assert differing_files(amap, committed) == []
    (committed / "zones.geojson").write_text("{}", encoding="utf-8")
    (committed / "water_web.geojson").unlink()
    assert differing_files(amap, committed) == ["zones.geojson", "water_web.geojson"]


def test_an_empty_folder_never_passes_for_checked(amap: Pack, tmp_path: Path) -> None:
    assert differing_files(amap, tmp_path, partial=True) == list(amap.files)


def test_check_fails_naming_the_file_and_writes_nothing(
    committed: Path, run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    changed = committed / "districts.geojson"
    changed.write_bytes(changed.read_bytes().replace("江岸区".encode(), "江北区".encode()))
    before = {path.name: path.read_bytes() for path in committed.iterdir()}
    assert run("--check", "--out", committed) == 1
    said = capsys.readouterr().err
    assert "districts.geojson" in said
    assert "zones.geojson" not in said
    assert {path.name: path.read_bytes() for path in committed.iterdir()} == before


def test_the_other_base_can_take_the_place_of_the_first(tmp_path: Path, run: Callable[..., int]) -> None:
    out = tmp_path / "new" / "geo"
    assert run("--source", "tianditu", "--as-base", "--out", out) == 0
    original = (settings().geo_dir / "layout_units_14_tianditu.geojson").read_bytes()
    assert (out / "layout_units_14.geojson").read_bytes() == original
    assert run("--source", "tianditu", "--as-base", "--check", "--out", out) == 0


def test_an_unknown_source_is_refused() -> None:
    command = [sys.executable, str(SCRIPT), "--source", "osm"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "amap" in result.stderr
    assert "Traceback" not in result.stderr
