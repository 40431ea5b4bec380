"""The command line, run as a user runs it: exit codes, one line on stderr, no traceback."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from tests.command_line import mapping

from mapping.geography.known import KNOWN_EDGES
from mapping.geography.layers import LAYERS
from mapping.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HAN = re.compile(r"[\u3400-\u9fff，、；：（）「」。]")


def test_check_reports_that_everything_meets() -> None:
    done = mapping("check")
    assert done.returncode == 0
    assert "布局单元 × 几何：14/14 对上" in done.stdout
    assert done.stderr == ""


def test_check_lists_every_fault_at_once(spoil: Callable[[str, str, str], Path]) -> None:
    row = "p011,光谷生物城(武汉国家生物产业基地),Biolake (National Bioindustry Base),ovc,base"
    spoil("parks.csv", row, "p011,,Biolake,atlantis,castle")
    folder = spoil("industries.csv", "\novc,7,", "\novc,x,")
    done = mapping("check", data=folder)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for named in ("parks.csv", "atlantis", "castle", "industries.csv", "「rank」"):
        assert named in done.stderr


def test_check_reads_what_is_else_read_on_demand(spoil: Callable[[str, str, str], Path]) -> None:
    folder = spoil("address_words.csv", "蔡甸大道,road,caidian", "蔡甸大道,road,nowhere")
    done = mapping("check", data=folder)
    assert done.returncode == 1
    assert "address_words.csv" in done.stderr
    assert "nowhere" in done.stderr
    (folder / "registries.csv").unlink()
    assert "registries.csv" in mapping("check", data=folder).stderr


def test_check_names_a_unit_that_lost_its_polygon(spoil: Callable[[str, str, str], Path]) -> None:
    folder = spoil("geo/layout_units_14_web.geojson", '"unit_id":"ovc"', '"unit_id":"optics"')
    done = mapping("check", data=folder)
    assert done.returncode == 1
    assert "13/14" in done.stdout
    assert "东湖高新区" in done.stdout
    assert "optics" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((), "用法有误"),
        (("paint",), "paint"),
        (("render", "--layer", "lead"), "--out"),
        (("render", "--layer", "lodestar", "--out", "x.html"), "lodestar"),
        (("render", "--layer", "industry:steel", "--out", "x.html"), "industry:steel"),
        (("render", "--unit", "江厦区", "--out", "x.html"), "江夏区"),
        (("render", "--layer", "lead", "--out", "x.xyz"), "--format"),
        (("render", "--spec", "nowhere.json", "--out", "x.html"), "nowhere.json"),
        (("render", "--layer", "lead", "--out", "no/such/folder/x.html"), "no/such/folder"),
        (("check", "--data", "no/such/folder"), "no/such/folder"),
        (("render", "--spec", "x.json", "--layer", "lead", "--out", "x.html"), "--spec"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(arguments: tuple[str, ...], named: str) -> None:
    done = mapping(*arguments)
    assert done.returncode == 2
    assert named in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_render_finds_a_unit_by_any_name(tmp_path: Path) -> None:
    out = tmp_path / "map.html"
    done = mapping("render", "--unit", "光谷", "--layer", "lead", "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert "东湖高新区产业地图" in out.read_text(encoding="utf-8")


def test_render_reads_a_spec(tmp_path: Path) -> None:
    spec, out = tmp_path / "spec.json", tmp_path / "map.html"
    spec.write_text('{"layer": "density", "review_number": "鄂S(2026)001号"}', encoding="utf-8")
    assert mapping("render", "--spec", str(spec), "--out", str(out)).returncode == 0
    assert "鄂S(2026)001号" in out.read_text(encoding="utf-8")


def test_render_says_where_a_file_was_made_of_other_data(tmp_path: Path, data_copy: Path) -> None:
    first, again = tmp_path / "map.svg", tmp_path / "again.svg"
    assert mapping("render", "--layer", "lead", "--out", str(first)).returncode == 0
    assert mapping("render", "--spec", str(first), "--out", str(again)).stderr == ""
    assert again.read_bytes() == first.read_bytes()
    with (data_copy / "sources.csv").open("a", encoding="utf-8") as table:
        table.write("\n")
    done = mapping("render", "--spec", str(first), "--out", str(again), data=data_copy)
    assert "另一套数据" in done.stderr


def test_a_map_of_faulty_data_is_drawn_with_a_warning_and_exit_1(
    spoil: Callable[[str, str, str], Path], tmp_path: Path
) -> None:
    folder, out = spoil("industries.csv", "\novc,", "\novx,"), tmp_path / "map.html"
    done = mapping("render", "--layer", "lead", "--out", str(out), data=folder)
    assert done.returncode == 1
    assert "东湖" in done.stderr
    assert "url(#no-data)" in out.read_text(encoding="utf-8")


def test_a_missing_table_is_one_sentence(data_copy: Path) -> None:
    (data_copy / "units.csv").unlink()
    done = mapping("check", data=data_copy)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "units.csv" in done.stderr


COMMANDS = ("atlas", "briefing", "check", "import-parks", "lists", "match", "parks", "render", "similarity", "within")
GROUPS = ("edition", "firms")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_tells_of_every_option_and_cuts_nothing_off(command: str) -> None:
    done = mapping(command, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "…" not in done.stdout
    options = {line.split()[0] for line in done.stdout.splitlines() if line.startswith("  --")}
    assert {"--lang", "--data", "--help"} <= options
    assert "--out" in options or command == "check"


def test_the_list_of_commands_is_whole_and_each_says_what_it_does() -> None:
    done = mapping("--help")
    assert "…" not in done.stdout
    _, _, listed = done.stdout.partition("Commands:\n")
    told = {name: what for name, _, what in (line.strip().partition(" ") for line in listed.splitlines()) if what}
    assert tuple(told) == (*COMMANDS, *GROUPS)
    assert all(what.strip().endswith("。") for what in told.values())


@pytest.mark.parametrize(
    "arguments",
    [
        ("paint",),
        ("parks", "--area", "x"),
        ("parks", "--kind", "helth"),
        ("match", "氢能", "--drop", "zzz"),
        ("match", "智慧交通"),
        ("match", "zzz"),
        ("render", "--layer", "lodestar", "--out", "x.svg"),
        ("render", "--unit", "jiangxa", "--out", "x.svg"),
        ("similarity", "--edition", "1999"),
        ("check", "--data", "no/such/folder"),
    ],
)
def test_each_command_says_in_english_what_is_wrong(arguments: tuple[str, ...]) -> None:
    done = mapping(*arguments, "--lang", "en")
    (said,) = done.stderr.splitlines()
    for quoted in arguments:
        said = said.replace(quoted, "")
    assert not HAN.search(said), said


def test_a_map_is_drawn_in_the_language_asked_for(tmp_path: Path) -> None:
    spec, out = tmp_path / "spec.json", tmp_path / "x.html"
    spec.write_text('{"layer": "density", "lang": "zh"}', encoding="utf-8")
    assert mapping("render", "--spec", str(spec), "--lang", "en", "--out", str(out)).returncode == 0
    drawn = out.read_text(encoding="utf-8")
    assert "people/km²" in drawn
    assert "人口密度" not in drawn


GEOMETRY = sorted({path.name for path in (ROOT / "data" / "geo").glob("*.geojson")} - {KNOWN_EDGES.name})


@pytest.mark.parametrize("name", GEOMETRY)
def test_check_names_what_is_broken_in_any_file_of_geometry(data_copy: Path, name: str) -> None:
    path = data_copy / "geo" / name
    document = json.loads(path.read_text(encoding="utf-8"))
    document["features"][0]["geometry"] = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}
    path.write_text(json.dumps(document), encoding="utf-8")
    done = mapping("check", data=data_copy)
    assert done.returncode == 1
    (said,) = done.stderr.splitlines()
    assert said.startswith(name)


def test_check_of_an_empty_folder_names_every_file_that_is_missing(tmp_path: Path) -> None:
    done = mapping("check", "--data", str(tmp_path))
    assert done.returncode == 1
    named = [re.split("[^a-z0-9_.]", line)[0] for line in done.stderr.splitlines()]
    drawn = {f"{spec.stem}_web.geojson" for spec in LAYERS.values()}
    assert sorted(named) == sorted({path.name for path in (ROOT / "data").glob("*.csv")} | drawn)
