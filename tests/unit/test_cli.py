"""The command line, run as a user runs it: exit codes, one line on stderr, no traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.command_line import mapping

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_check_reports_that_everything_meets() -> None:
    done = mapping("check")
    assert done.returncode == 0
    assert "布局单元 × 几何：14/14 对上" in done.stdout
    assert done.stderr == ""


def test_check_lists_every_fault_at_once(spoil: Callable[[str, str, str], Path]) -> None:
    spoil("parks.csv", "p011,光谷生物城(武汉国家生物产业基地),Biolake,ovc,base", "p011,,Biolake,atlantis,castle")
    folder = spoil("industries.csv", "\novc,7,", "\novc,x,")
    done = mapping("check", data=folder)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for named in ("parks.csv", "atlantis", "castle", "industries.csv", "「rank」"):
        assert named in done.stderr


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
