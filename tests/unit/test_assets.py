from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[2]


def check_assets(checkout: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "scripts/build_assets.py", "--check"]
    return subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what assets are made from and of the assets, free to be changed."""
    copy = tmp_path_factory.mktemp("a checkout")
    for folder in ("scripts", "src", "data", "static/fonts", "static/tiles", "fonts"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "geo"))
    for logo in (ROOT / "static").glob("*.svg"):
        shutil.copy(logo, copy / "static")
    return copy


def test_committed_assets_are_up_to_date(checkout: Path) -> None:
    result = check_assets(checkout)
    assert (result.returncode, result.stderr) == (0, "")


def test_a_changed_colour_makes_its_tile_stale_and_a_tile_of_no_industry_is_noticed(checkout: Path) -> None:
    table, tiles = checkout / "data" / "industry_tiles.csv", checkout / "static" / "tiles"
    before = table.read_text(encoding="utf-8")
    table.write_text(before.replace("#007a6c", "#007a6d"), encoding="utf-8")
    shutil.copy(tiles / "auto.svg", tiles / "steam.svg")
    result = check_assets(checkout)
    table.write_text(before, encoding="utf-8")
    (tiles / "steam.svg").unlink()
    assert result.returncode == 1
    assert sorted(result.stderr.splitlines()) == [
        "out of date, run `make assets`: static/tiles/auto.svg",
        "out of date, run `make assets`: static/tiles/en/auto.svg",
        "out of date, run `make assets`: static/tiles/steam.svg",
    ]


@pytest.mark.parametrize("picture", sorted((ROOT / "static").glob("*.svg")), ids=lambda path: path.name)
def test_logos_need_no_font(picture: Path) -> None:
    names = {element.tag.rpartition("}")[2] for element in ET.parse(picture).iter()}
    assert names <= {"svg", "rect", "path"}
