"""Spark answers every expression as DuckDB does, in this process and as a server; and it says when it is gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

import engine_questions
from mapping.errors import UsageError
from mapping.firms import expressions
from mapping.firms.engine import connect
from mapping.firms.schema import FIRMS
from mapping.insight.firms.query import FirmQuery
from mapping.sentences import FirmsCode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import ibis

    from mapping.firms.engine import Engine

LOCAL = ("standing", "capital", "name", "subsectors", "ranges", "sure", "star and square")
SERVER = ("staff", "industries", "units", "circle", "nobody")
"""Between them all kinds of conditions; each question takes Spark a fifth of a second and more."""


def _compare(query: FirmQuery, here: Engine, url: str) -> None:
    def build(firms: ibis.Table) -> Iterator[tuple[str, ibis.Table]]:
        return engine_questions.questions(firms, query)

    expected = engine_questions.answers(here, build)
    told = engine_questions.answers(connect(url, read_only=True), build)
    for question, rows in expected.items():
        assert told[question] == rows, question


@pytest.mark.xdist_group("local")
@pytest.mark.parametrize("name", LOCAL)
def test_spark_in_this_process_answers_as_duckdb_does(name: str, here: Engine, local: str) -> None:
    _compare(engine_questions.QUERIES[name], here, local)


@pytest.mark.xdist_group("local")
def test_a_cell_is_found_by_its_number(here: Engine, local: str) -> None:
    query = engine_questions.cell_of(here)
    engine = connect(local)
    told = [
        one.arrow(expressions.page(one.table(FIRMS), query, ["firm_id", "cell9"], 100)).to_pylist()
        for one in (here, engine)
    ]
    assert told[0] == told[1] != []


@pytest.mark.xdist_group("local")
def test_tables_outlive_the_process(tmp_path: Path) -> None:
    """Two programs, one after the other, with the warehouse of the current folder."""
    write = "engine.append('kept', pa.table({'a': [1, None, 2**62], 'b': ['x', '', None]}))"
    read = "print(engine.arrow(engine.table('kept').order_by('a')).to_pylist())"
    for step in (write, write, read):
        lines = (
            "import pyarrow as pa",
            "from mapping.firms.engine import connect",
            "engine = connect('spark:local[1]')",
        )
        program = "\n".join((*lines, step))
        ran = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (ran.returncode, ran.stderr) == (0, "")
    row = [{"a": 1, "b": "x"}] * 2 + [{"a": 2**62, "b": None}] * 2 + [{"a": None, "b": ""}] * 2
    assert ran.stdout.strip() == repr(row)
    assert [path.name for path in tmp_path.iterdir()] == ["spark-warehouse"]


@pytest.mark.xdist_group("local")
def test_batches_are_appended_and_tables_replaced(local: str) -> None:
    engine = connect(local)
    rows = pa.table({"a": ["x", "", None], "n": [1, None, 2**62]})
    engine.append("lot", rows)
    engine.append("lot", rows)
    assert sum(part.num_rows for part in engine.batches(engine.table("lot"), 4)) == 6
    engine.replace("lot", engine.table("lot").filter(lambda table: table.a == "x"))
    assert engine.arrow(engine.table("lot")).to_pylist() == [{"a": "x", "n": 1}] * 2
    engine.drop("lot")
    assert not engine.has("lot")


@pytest.mark.xdist_group("local")
def test_another_folder_of_tables_needs_another_process(local: str, tmp_path: Path) -> None:
    assert local
    with pytest.raises(UsageError) as caught:
        connect(f"spark:local[2]?warehouse={tmp_path}")
    assert caught.value.fault.code is FirmsCode.ENGINE_LOCKED


@pytest.mark.xdist_group("server")
@pytest.mark.parametrize("name", SERVER)
def test_a_spark_connect_server_answers_as_duckdb_does(name: str, here: Engine, server: tuple[str, int]) -> None:
    _compare(engine_questions.QUERIES[name], here, server[0])


@pytest.mark.xdist_group("server")
def test_a_server_that_goes_is_said_to_be_gone(server: tuple[str, int]) -> None:
    """The last test of the server."""
    url, pid = server
    engine = connect(url)
    table = engine.table(FIRMS)
    os.killpg(pid, signal.SIGKILL)
    with pytest.raises(UsageError) as caught:
        engine.arrow(expressions.figures(table, FirmQuery()))
    assert caught.value.fault.code in {FirmsCode.ENGINE_GONE, FirmsCode.ENGINE_UNREACHABLE}
    with pytest.raises(UsageError) as caught:
        connect(url)
    assert caught.value.fault.code is FirmsCode.ENGINE_UNREACHABLE
