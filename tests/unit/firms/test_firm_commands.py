"""`python -m mapping firms count` and `firms export`: which columns they write, and that all of it adds up."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest
from tests import firms_made
from typer.testing import CliRunner

from mapping.cli import app
from mapping.cli.firms_export import COLUMNS
from mapping.errors import UsageError
from mapping.firms.engine import connect
from mapping.firms.schema import BATCHES, FIRMS
from mapping.sentences import FirmsCode

if TYPE_CHECKING:
    from pathlib import Path

ROWS = 500


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"duckdb:{tmp_path_factory.mktemp('firms') / 'firms.duckdb'}"
    engine = connect(url)
    engine.append(FIRMS, firms_made.firms(ROWS))
    engine.append(BATCHES, firms_made.batches())
    engine.close()
    return url


def _run(*arguments: str) -> bytes:
    ran = CliRunner().invoke(app, ["firms", *arguments])
    if ran.exception is not None and not isinstance(ran.exception, SystemExit):
        raise ran.exception
    assert ran.exit_code == 0
    return ran.stdout_bytes


def _table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("by", "columns"),
    [
        ("unit", ["unit_id"]),
        ("industry", ["industry_id"]),
        ("subsector", ["subsector_id"]),
        ("cell", ["cell"]),
        ("unit,industry", ["unit_id", "industry_id"]),
    ],
)
def test_counts_have_the_keys_and_the_firms_and_add_up(url: str, by: str, columns: list[str]) -> None:
    rows = _table(_run("count", "--by", by, "--engine", url))
    assert list(rows[0]) == [*columns, "firms", "note"]
    assert sum(int(row["firms"]) for row in rows) == ROWS
    assert {row["note"] for row in rows} == {"虚构示例"}
    assert "" in {row[columns[0]] for row in rows}


def test_cells_are_written_as_h3_writes_them(url: str) -> None:
    for resolution in ("6", "9"):
        rows = _table(_run("count", "--by", "cell", "--res", resolution, "--engine", url))
        assert all(row["cell"].startswith(f"8{resolution}") for row in rows if row["cell"])


def test_a_real_list_is_not_marked(tmp_path: Path) -> None:
    engine = connect(f"duckdb:{tmp_path / 'real.duckdb'}")
    engine.append(FIRMS, firms_made.firms(20, made_up=False))
    engine.close()
    rows = _table(_run("count", "--by", "unit", "--engine", engine.url))
    assert list(rows[0]) == ["unit_id", "firms"]
    assert {row["note"] for row in _table(_run("export", "--engine", engine.url))} == {""}


def test_options_are_the_query(url: str, tmp_path: Path) -> None:
    out = tmp_path / "firms.csv"
    _run(
        "export",
        "--engine",
        url,
        "--unit",
        "东湖高新区",
        "--unit",
        "none",
        "--standing",
        "--q",
        "光谷",
        "--out",
        str(out),
    )
    rows = _table(out.read_bytes())
    assert {row["unit_id"] for row in rows} == {"ovc", ""}
    assert not {row["status"] for row in rows} & {"closed", "revoked", "moved"}
    assert all("光谷" in row["name"] for row in rows)
    some = _table(_run("export", "--engine", url, "--status", "closed", "--within", "@114.3,30.55,10"))
    assert {row["status"] for row in some} == {"closed"}
    assert 0 < len(some) < ROWS / 5


def test_an_export_has_a_row_a_firm_and_no_cell_that_runs(url: str, tmp_path: Path) -> None:
    out = tmp_path / "firms.csv"
    _run("export", "--engine", url, "--format", "csv", "--out", str(out))
    content = out.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = _table(content)
    assert list(rows[0]) == [*COLUMNS[:-1], "note"]
    assert [row["firm_id"] for row in rows] == [f"n:{number:08}" for number in range(ROWS)]
    assert any(row["address"].startswith("'=1+1") for row in rows)
    assert not any(value.startswith(("=", "+", "@")) for row in rows for value in row.values())


def test_parquet_has_the_same_rows(url: str, tmp_path: Path) -> None:
    out = tmp_path / "firms.parquet"
    _run("export", "--engine", url, "--out", str(out))
    table = pq.read_table(out)
    assert table.column_names == [*COLUMNS[:-1], "note"]
    assert table["firm_id"].to_pylist() == [f"n:{number:08}" for number in range(ROWS)]
    assert set(table["note"].to_pylist()) == {"虚构示例"}
    _run("export", "--engine", url, "--q", "没有这样的企业", "--out", str(out))
    assert pq.read_table(out).num_rows == 0
    assert [path.name for path in tmp_path.iterdir()] == ["firms.parquet"]


def test_what_cannot_be_asked_is_one_sentence(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        _run("count", "--by", "street", "--engine", url)
    assert caught.value.fault.code is FirmsCode.COUNT_KEY
    with pytest.raises(UsageError) as caught:
        _run("export", "--engine", "duckdb:nowhere.duckdb")
    assert caught.value.fault.code is FirmsCode.ENGINE_ABSENT
