"""`edition diff`, `check` and `rows`, and drafts that print from the command line."""

from __future__ import annotations

import csv
import io
import json
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.command_line import run
from tests.planned_editions import CHANGJIANG, beginning, edited
from tests.views import EDITION

from mapping.insight.atlas import load_atlas
from mapping.insight.editions import edits
from mapping.insight.editions.applied import with_edition
from mapping.insight.editions.difference import between
from mapping.insight.editions.document import written
from mapping.settings import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from mapping.insight.atlas import Atlas

PLAN = "plan_2026"


@pytest.fixture(scope="module")
def plan(atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of an edited edition."""
    document = edits.renamed(edited(atlas.catalog), edition=PLAN, name_zh="2026 版推演", name_en="2026 plan")
    path = tmp_path_factory.mktemp("plan") / "plan.json"
    path.write_bytes(written(document))
    return path


def told(*arguments: str) -> str:
    """Return what a command wrote that went well."""
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


def test_a_difference_is_told_as_text_json_and_csv(plan: Path, tmp_path: Path) -> None:
    text = told("edition", "diff", EDITION, str(plan))
    assert text.startswith("2026 版推演与 2021 版相比，6 个布局单元的主导产业清单有变化：")
    assert "东湖高新区：增：量子计算；减：数字经济" in text.splitlines()
    record = json.loads(told("edition", "diff", EDITION, str(plan), "--format", "json", "--lang", "en"))
    assert (record["a"], record["b"]) == (EDITION, PLAN)
    units = {unit["unit_id"]: unit for unit in record["units"]}
    assert units["jiangxia"]["moved"] == [{"term": "光电子信息", "before": 4, "after": 1}]
    assert units[CHANGJIANG]["status"] == "listed"
    assert record["memo"].startswith("From the 2021 edition to the 2026 plan")
    out = tmp_path / "diff.csv"
    told("edition", "diff", str(plan), EDITION, "--out", str(out))
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert {row["change"] for row in rows} == {"added", "removed", "moved", "reclassified", "shared"}
    assert next(row for row in rows if row["term"] == "数字经济")["change"] == "added"


def test_two_states_of_one_plan_are_compared_and_nothing_differs_from_an_edition_to_itself(
    plan: Path, atlas: Atlas, tmp_path: Path
) -> None:
    other = tmp_path / "other.json"
    other.write_bytes(written(beginning(atlas.catalog, edition=PLAN)))
    assert json.loads(told("edition", "diff", str(other), str(plan), "--format", "json"))["b"] == f"{PLAN}_2"
    assert json.loads(told("edition", "diff", EDITION, str(other), "--format", "json"))["units"] == []
    assert "没有变化" in told("edition", "diff", EDITION, EDITION)


def test_what_is_no_edition_is_wrong_use(tmp_path: Path) -> None:
    for asked in ("1999", str(tmp_path / "none.json")):
        done = run("edition", "diff", EDITION, asked)
        assert (done.returncode, done.stdout) == (2, b"")
        assert len(done.stderr.decode().splitlines()) == 1


def test_a_check_names_all_faults_or_says_what_the_tables_lack(plan: Path, tmp_path: Path) -> None:
    lines = told("edition", "check", str(plan)).splitlines()
    assert lines[0] == "2026 版推演：11 份清单，没有问题"
    assert any("人口密度未知" in line for line in lines)
    broken = tmp_path / "broken.json"
    asked = json.loads(plan.read_bytes())
    broken.write_text(json.dumps({**asked, "base": "1999", "edition": EDITION, "valid_from": "soon"}), encoding="utf-8")
    done = run("edition", "check", str(broken))
    assert (done.returncode, done.stdout) == (1, b"")
    assert "valid_from" in done.stderr.decode()
    broken.write_text(json.dumps({**asked, "base": "1999", "edition": EDITION}), encoding="utf-8")
    done = run("edition", "check", str(broken), "--lang", "en")
    assert done.returncode == 1
    assert len(done.stderr.decode().splitlines()) == 2


def test_a_draft_prints_from_the_command_line(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "change.svg"
    told("render", "--layer", "change", "--edition-file", str(plan), "--out", str(out))
    assert "长江新区" in out.read_text(encoding="utf-8")
    told("render", "--edition", EDITION, "--edition-file", str(plan), "--out", str(out))
    assert "长江新区" not in out.read_text(encoding="utf-8")
    asked = tmp_path / "b.json"
    asked.write_text(json.dumps({"pages": [{"sheet": "comparison", "edition": PLAN}]}), encoding="utf-8")
    told("briefing", str(asked), "--edition-file", str(plan), "--out", str(tmp_path / "b.pdf"))
    assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF")
    (tmp_path / "no.json").write_text("{}", encoding="utf-8")
    done = run("render", "--edition-file", str(tmp_path / "no.json"), "--out", str(out))
    assert done.returncode == 2


def test_rows_make_the_edition_part_of_a_data_folder(plan: Path, atlas: Atlas, tmp_path: Path) -> None:
    rows, folder = tmp_path / "rows", tmp_path / "data"
    names = told("edition", "rows", str(plan), "--out", str(rows)).split()
    assert {"editions.csv", "units.csv", "geo/districts_web.geojson", "geo/layout_units.geojson"} <= set(names)
    shutil.copytree(ROOT / "data", folder)
    for name in names:
        target = folder / name
        if name.startswith("geo/"):
            shutil.copy(rows / name, target)
            continue
        heading, *further = (rows / name).read_text(encoding="utf-8").splitlines()
        known, *lines = target.read_text(encoding="utf-8").splitlines()
        if name == "editions.csv":
            known, lines = heading, [f"{line}," for line in lines]
        assert heading == known
        target.write_text("\n".join([known, *lines, *further, ""]), encoding="utf-8")
    loaded = load_atlas(folder)
    assert loaded.catalog.faults == ()
    assert loaded.catalog.newest_edition == EDITION
    assert loaded.is_drawn(CHANGJIANG)
    assert loaded.geography.edges["schematic"].length > atlas.geography.edges["schematic"].length
    assert CHANGJIANG in loaded.geography.in_full.units.index
    done = with_edition(atlas, edits.renamed(edited(atlas.catalog), edition=PLAN))
    assert between(loaded.catalog, EDITION, PLAN) == between(done.catalog, EDITION, PLAN)


def test_the_data_folder_is_never_written(plan: Path, data_copy: Path) -> None:
    before = {path: path.read_bytes() for path in data_copy.rglob("*") if path.is_file()}
    done = run("edition", "rows", str(plan), "--out", str(data_copy), "--data", str(data_copy))
    assert done.returncode == 2
    assert {path: path.read_bytes() for path in data_copy.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("command", ["diff", "check", "rows"])
def test_help_cuts_nothing_off(command: str) -> None:
    text = told("edition", command, "--help")
    assert "…" not in text
    assert "--data" in text
