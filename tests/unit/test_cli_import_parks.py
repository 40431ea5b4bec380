"""`python -m mapping import-parks`: the report, the rows that can be appended, and the exit codes."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.command_line import mapping

from mapping.catalog import load_catalog
from mapping.settings import ROOT

if TYPE_CHECKING:
    from pathlib import Path

HEADING = "园区名称,所属区,面积（亩）,经度,纬度,可供地（亩）,联系人\n"


def imported(folder: Path, text: str, *options: str) -> tuple[int, dict[str, Any], str]:
    """Run the command on a CSV; return exit code, report and what was said."""
    (folder / "list.csv").write_text(text, encoding="utf-8")
    done = mapping("import-parks", str(folder / "list.csv"), "--report", str(folder / "r.json"), *options)
    report = folder / "r.json"
    return done.returncode, json.loads(report.read_bytes()) if report.exists() else {}, done.stderr


def test_the_report_counts_and_names_every_fault_as_the_spreadsheet_shows_it(tmp_path: Path) -> None:
    code, report, said = imported(
        tmp_path, HEADING + "园一,光谷,1500,,,120,某甲\n园二,江厦区,-3,,,,\n,汉阳区,,,,,\n园三,汉阳区,很大,,,,\n"
    )
    assert code == 0
    assert [report[key] for key in ("uploaded", "accepted", "rejected")] == [4, 1, 3]
    assert report["datum"]["used"] is None
    assert report["datum"]["recommended"] is None
    assert {name: report["datum"]["hits"][name] for name in ("wgs84", "gcj02", "bd09")} == dict.fromkeys(
        ("wgs84", "gcj02", "bd09"), 0
    )
    errors = [issue for issue in report["issues"] if issue["severity"] == "error"]
    assert [(issue["row"], issue["column"], issue["value"], issue["code"]) for issue in errors] == [
        (3, "所属区", "江厦区", "unit_near"),
        (3, "面积（亩）", "-3", "area_not_positive"),
        (4, "园区名称", None, "name_empty"),
        (5, "面积（亩）", "很大", "number_none"),
    ]
    assert all(issue["message"] for issue in report["issues"])
    assert [issue["column"] for issue in report["issues"] if issue["code"] == "column_personal"] == ["联系人"]
    assert "3 行待改" in said


def test_points_in_no_clear_datum_end_with_1_and_the_report_is_there(tmp_path: Path) -> None:
    text = HEADING + "园一,光谷,,114.41,30.48,,\n"
    code, report, said = imported(tmp_path, text, "--out", str(tmp_path / "clean.csv"))
    assert (code, report["datum"]["recommended"], report["accepted"]) == (1, None, 1)
    assert "坐标系" in said
    assert not (tmp_path / "clean.csv").exists()
    code, report, _ = imported(tmp_path, text, "--datum", "gcj02")
    assert (code, report["datum"]["used"]) == (0, "gcj02")
    assert imported(tmp_path, text, "--datum", "none")[0] == 0


def test_the_rows_can_be_appended_to_the_table_and_own_columns_stand_behind(tmp_path: Path) -> None:
    clean = tmp_path / "clean.csv"
    text = HEADING + "园一,光谷,1500,114.41,30.48,120,某甲\n武汉东湖综合保税区,光谷,,,,,\n=1+1,光谷,,,,=2+2,\n"
    code, report, _ = imported(tmp_path, text, "--datum", "wgs84", "--out", str(clean))
    assert (code, report["accepted"], report["skipped"]) == (0, 3, 1)
    rows = list(csv.reader(io.StringIO(clean.read_text(encoding="utf-8-sig"), newline="")))
    with (ROOT / "data" / "parks.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.reader(file))
    width = len(table[0])
    assert rows[0][:width] == table[0]
    assert rows[0][width:] == ["可供地（亩）"]
    assert [row[1] for row in rows[1:]] == ["园一", "'=1+1"]
    assert [row[width] for row in rows[1:]] == ["120", "'=2+2"]
    data = tmp_path / "data"
    data.mkdir()
    for source in (ROOT / "data").glob("*.csv"):
        (data / source.name).write_bytes(source.read_bytes())
    with (data / "parks.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(row[:width] for row in rows[1:2])
    catalog = load_catalog(data)
    assert catalog.faults == ()
    assert catalog.directory[-1].name_zh == "园一"


def test_accepted_names_are_read_from_a_file_of_aliases(tmp_path: Path) -> None:
    aliases = tmp_path / "aliases.csv"
    aliases.write_text("写法,布局单元编号\n南湖片,hongshan\n东片,ovc\n", encoding="utf-8")
    _, report, _ = imported(tmp_path, HEADING + "园一,南湖片,,,,,\n园二,北湖片,,,,,\n", "--aliases", str(aliases))
    assert report["aliases"] == {
        "mapped": [["南湖片", "hongshan"]],
        "unused": [["东片", "ovc"]],
        "unknown": ["北湖片"],
    }


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("甲,乙\n1,2\n", (), "缺少列"),
        (HEADING, ("--datum", "mars"), "mars"),
        (HEADING, ("--sheet", "x"), "工作表"),
        (HEADING, ("--aliases", "nowhere.csv"), "nowhere.csv"),
        ("", (), "空文件"),
    ],
)
def test_a_mistake_is_one_line_and_ends_with_2(tmp_path: Path, text: str, options: tuple[str, ...], said: str) -> None:
    code, report, told = imported(tmp_path, text, *options)
    assert (code, report) == (2, {})
    assert said in told
    assert told.count("\n") == 1


def test_messages_are_in_the_language_asked_for(tmp_path: Path) -> None:
    _, report, said = imported(tmp_path, HEADING + "园一,x,,,,,\n", "--lang", "en")
    assert any("layout unit" in issue["message"] for issue in report["issues"])
    assert "accepted" in said
