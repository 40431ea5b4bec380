"""`python -m mapping firms load`: the report, the exit codes, and one line for each way in which it may fail."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.command_line import mapping
from tests.firm_lists import credit_code, csv_text, workbook

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

ROWS = [
    ("企业名称", "统一社会信用代码", "企业地址", "所属行业", "注册资本", "法定代表人"),
    ("武汉虚构光电有限公司", credit_code(1), "武汉市东湖新技术开发区光谷大道1号", "集成电路制造", "500万元", "张三"),
    ("武汉虚构食品有限公司", "", "武汉市江岸区某某路1号", "", "500万美元", "李四"),
    ("武汉虚构食品有限公司", "", "", "", "-", ""),
    ("", "", "", "", "", "王五"),
]
KEYS = {
    *("loaded", "rejected", "placed", "unplaced", "classed", "unclassed", "duplicates", "issues"),
    *("files", "rows", "datum", "made_up", "issues_by_code", "issues_told"),
}


def loaded(folder: Path, *lists: Path, engine: str | None = None) -> subprocess.CompletedProcess[str]:
    url = engine or f"duckdb:{folder / 'firms.duckdb'}"
    return mapping("firms", "load", *map(str, lists), "--engine", url, "--report", str(folder / "r.json"))


@pytest.fixture
def a_list(tmp_path: Path) -> Path:
    """Return a list of three firms, one of them twice."""
    path = tmp_path / "名录.csv"
    path.write_bytes(csv_text(ROWS).encode("gb18030"))
    return path


def test_the_report_tells_what_became_of_every_row(tmp_path: Path, a_list: Path) -> None:
    done = loaded(tmp_path, a_list)
    assert (done.returncode, done.stdout) == (0, "")
    report = json.loads((tmp_path / "r.json").read_bytes())
    assert set(report) == KEYS
    assert [report[key] for key in ("rows", "loaded", "rejected", "duplicates", "made_up")] == [4, 2, 1, 1, 0]
    assert report["placed"] == {"coordinates": 0, "address": 2, "registry": 0, "code": 0}
    assert report["classed"] == {"code": 0, "name": 1, "words": 1}
    assert [(issue["row"], issue["code"], issue["severity"]) for issue in report["issues"]] == [
        (3, "firm_capital_currency", "warning"),
        (5, "firm_name_empty", "error"),
    ]
    assert "张三" not in (tmp_path / "r.json").read_text()
    assert "2 家企业" in done.stderr


def test_a_second_load_reports_the_same(tmp_path: Path, a_list: Path) -> None:
    first, report = loaded(tmp_path, a_list), (tmp_path / "r.json").read_bytes()
    again = loaded(tmp_path, a_list)
    assert (again.returncode, again.stderr) == (first.returncode, first.stderr)
    assert (tmp_path / "r.json").read_bytes() == report


def test_folders_and_workbooks_are_read_and_what_is_passed_over_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "名录"
    folder.mkdir()
    workbook(folder / "一.xlsx", {"说明": [("导出说明",)], "名录": ROWS})
    (folder / "~$一.xlsx").write_bytes(b"x")
    done = loaded(tmp_path, folder)
    assert done.returncode == 0
    assert "~$一.xlsx 没有读" in done.stderr
    assert "一.xlsx 的工作表「说明」" in done.stderr
    assert json.loads((tmp_path / "r.json").read_bytes())["rows"] == 4


def one_line(done: subprocess.CompletedProcess[str], code: int) -> str:
    assert done.returncode == code
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("engine", ["oracle:x", "duckdb:nowhere/firms.duckdb", "postgresql://127.0.0.1:1/x"])
def test_an_engine_that_is_none_is_one_line(tmp_path: Path, a_list: Path, engine: str) -> None:
    assert one_line(loaded(tmp_path, a_list, engine=engine), 2)
    assert not (tmp_path / "r.json").exists()


def test_what_is_missing_is_one_line(tmp_path: Path, a_list: Path) -> None:
    assert "无法读取" in one_line(loaded(tmp_path, tmp_path / "没有.csv"), 2)
    empty = tmp_path / "空"
    empty.mkdir()
    assert "没有企业名录" in one_line(loaded(tmp_path, empty), 2)
    without = mapping("firms", "load", str(a_list), "--report", str(tmp_path / "r.json"))
    assert "--engine" in one_line(without, 2)
    datum = mapping("firms", "load", str(a_list), "--report", str(tmp_path / "r.json"), "--datum", "mars")
    assert "mars" in one_line(datum, 2)
    folder = mapping("firms", "load", str(a_list), "--engine", "duckdb:", "--report", str(tmp_path / "x" / "r.json"))
    assert one_line(folder, 2)


def test_a_broken_list_is_one_line_and_loads_nothing(tmp_path: Path, a_list: Path) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 no more")
    assert "坏.xlsx" in one_line(loaded(tmp_path, a_list, broken), 2)
    assert not (tmp_path / "r.json").exists()


def test_a_full_disk_is_one_line(tmp_path: Path, a_list: Path) -> None:
    url = f"duckdb:{tmp_path / 'firms.duckdb'}"
    report = str(tmp_path / "r.json")
    done = mapping("firms", "load", str(a_list), "--engine", url, "--report", report, around="full disk")
    assert one_line(done, 2)
    assert loaded(tmp_path, a_list).returncode == 0


def test_it_is_told_in_english_too(tmp_path: Path, a_list: Path) -> None:
    url = f"duckdb:{tmp_path / 'firms.duckdb'}"
    report = str(tmp_path / "r.json")
    done = mapping("firms", "load", str(a_list), "--engine", url, "--report", report, "--lang", "en")
    assert "4 rows: 2 firms" in done.stderr
    issues = json.loads((tmp_path / "r.json").read_bytes())["issues"]
    assert "is not in yuan" in issues[0]["message"]
