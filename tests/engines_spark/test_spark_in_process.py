"""Spark in the process of the program answers every expression as DuckDB does, and keeps its tables for the next."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from tests import engine_questions, firms_made

from mapping.errors import UsageError
from mapping.firms import expressions
from mapping.firms.engine import connect
from mapping.firms.schema import FIRMS
from mapping.sentences import FirmsCode

if TYPE_CHECKING:
    from mapping.firms.engine import Engine

SOURCE = Path(__file__).resolve().parents[2] / "src"
NAMES = ("capital", "subsectors", "ranges", "sure", "star and square")
"""With those that the server is asked, all kinds of conditions; a question takes Spark a fifth of a second and more."""


@pytest.mark.parametrize("name", NAMES)
def test_spark_in_this_process_answers_as_duckdb_does(name: str, here: Engine, local: str) -> None:
    engine_questions.compare(engine_questions.QUERIES[name], here, connect(local, read_only=True))


def test_a_cell_is_found_by_its_number(here: Engine, local: str) -> None:
    query = engine_questions.cell_of(here)
    engine = connect(local)
    told = [
        one.arrow(expressions.page(one.table(FIRMS), query, ["firm_id", "cell9"], 100)).to_pylist()
        for one in (here, engine)
    ]
    assert told[0] == told[1] != []


def test_spark_makes_the_same_firms_of_rows(here: Engine, local: str) -> None:
    listed, lists = firms_made.listed(1000), ["list0-1", "list1-1", "list2-1"]
    told = [engine_questions.firms_of(engine, listed, lists) for engine in (connect(local), here)]
    assert told[0] == told[1] != []


def test_tables_outlive_the_process(tmp_path: Path) -> None:
    """Two programs, one after the other, with the warehouse of the current folder."""
    write = "engine.append('kept', pa.table({'a': [1, None, 2**62], 'b': ['x', '', None]}))"
    read = "print(engine.arrow(engine.table('kept').order_by('a')).to_pylist())"
    environment = os.environ | {"PYTHONPATH": str(SOURCE)}
    for step in (write, read):
        lines = (
            "import pyarrow as pa",
            "from mapping.firms.engine import connect",
            "engine = connect('spark:local[1]')",
        )
        program = "\n".join((*lines, step))
        ran = subprocess.run(
            [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert (ran.returncode, ran.stderr) == (0, "")
    row = [{"a": 1, "b": "x"}, {"a": 2**62, "b": None}, {"a": None, "b": ""}]
    assert ran.stdout.strip() == repr(row)
    assert [path.name for path in tmp_path.iterdir()] == ["spark-warehouse"]


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


def test_another_folder_of_tables_needs_another_process(local: str, tmp_path: Path) -> None:
    assert local
    with pytest.raises(UsageError) as caught:
        connect(f"spark:local[2]?warehouse={tmp_path}")
    assert caught.value.fault.code is FirmsCode.ENGINE_LOCKED
