"""Every expression is answered by DuckDB and by PostgreSQL, and the answers are compared row by row."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from tests import engine_questions, firms_made

from mapping.errors import UsageError
from mapping.firms import expressions
from mapping.firms.engine import connect
from mapping.firms.schema import FIRMS, SCHEMAS
from mapping.insight.firms.query import FirmQuery

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mapping.firms.engine import Engine

ROWS = 3000


@pytest.fixture(scope="module")
def duckdb_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = connect(f"duckdb:{tmp_path_factory.mktemp('firms') / 'firms.duckdb'}")
    engine.replace(FIRMS, firms_made.firms(ROWS))
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def postgres_engine(postgres: str) -> Iterator[Engine]:
    engine = connect(postgres)
    engine.replace(FIRMS, firms_made.firms(ROWS))
    yield engine
    engine.drop(FIRMS)
    engine.close()


@pytest.mark.parametrize("name", [*engine_questions.QUERIES, "cell"])
def test_postgresql_answers_as_duckdb_does(name: str, duckdb_engine: Engine, postgres_engine: Engine) -> None:
    query = engine_questions.QUERIES.get(name) or engine_questions.cell_of(duckdb_engine)
    engine_questions.compare(query, duckdb_engine, postgres_engine)


def test_what_is_taken_in_is_what_comes_back(duckdb_engine: Engine, postgres_engine: Engine) -> None:
    wanted = firms_made.firms(ROWS).sort_by("firm_id")
    for engine in (duckdb_engine, postgres_engine):
        table = engine.table(FIRMS)
        found = engine.arrow(table.order_by("firm_id"))
        assert found.cast(wanted.schema).equals(wanted)
        parts = list(engine.batches(table.order_by("firm_id"), 700))
        assert [part.num_rows for part in parts] == [700, 700, 700, 700, 200]
        assert pa.concat_tables(parts).equals(found)


def test_whole_numbers_stay_whole_beside_missing_ones(postgres_engine: Engine, duckdb_engine: Engine) -> None:
    for engine in (duckdb_engine, postgres_engine):
        found = engine.pandas(expressions.cells(engine.table(FIRMS), FirmQuery(), 9))
        assert found["cell"].isna().sum() == 1
        assert int(found["cell"].dropna().iloc[0]) > 2**53
        assert str(found["cell"].dtype) == "Int64"


@pytest.mark.parametrize("url", ["duckdb:", "postgres"])
def test_a_batch_is_in_or_out(url: str, request: pytest.FixtureRequest) -> None:
    engine = connect(request.getfixturevalue("postgres") if url == "postgres" else url)
    rows = pa.table({"a": ["x", "", None], "n": [1, None, 2**62]})
    engine.append("lot", rows)
    engine.append("lot", rows)
    assert engine.arrow(engine.table("lot").count().name("n").as_table()).to_pylist() == [{"n": 6}]
    with pytest.raises(UsageError):
        engine.append("lot", pa.table({"a": ["y"], "n": ["not a number"]}))
    assert engine.arrow(engine.table("lot").count().name("n").as_table()).to_pylist() == [{"n": 6}]
    engine.replace("lot", engine.table("lot").filter(lambda table: table.a == "x"))
    assert engine.arrow(engine.table("lot")).to_pylist() == [{"a": "x", "n": 1}] * 2
    engine.drop("lot")
    assert not engine.has("lot")
    engine.drop("lot")
    engine.close()


@pytest.mark.parametrize("url", ["duckdb:", "postgres"])
def test_many_read_while_one_writes(url: str, request: pytest.FixtureRequest) -> None:
    engine = connect(request.getfixturevalue("postgres") if url == "postgres" else url)
    engine.replace("many", pa.table({"n": range(1000)}))

    def read() -> set[int]:
        table = engine.table("many")
        return {engine.arrow(table.count().name("n").as_table()).to_pylist()[0]["n"] for _ in range(8)}

    with ThreadPoolExecutor(4) as threads:
        readers = [threads.submit(read) for _ in range(4)]
        for _ in range(3):
            engine.append("many", pa.table({"n": range(1000)}))
        assert set().union(*(reader.result() for reader in readers)) <= {1000, 2000, 3000, 4000}
    engine.drop("many")
    engine.close()


def test_a_file_that_is_only_read_may_be_read_by_others(tmp_path: Path) -> None:
    url = f"duckdb:{tmp_path / 'firms.duckdb'}"
    first = connect(url)
    first.append(FIRMS, firms_made.firms(10))
    first.close()
    readers = [connect(url, read_only=True) for _ in range(3)]
    for reader in readers:
        assert reader.table(FIRMS).schema().names == SCHEMAS[FIRMS].names
    for reader in readers:
        reader.close()


def test_a_loaded_table_has_the_columns_it_should(postgres_engine: Engine, duckdb_engine: Engine) -> None:
    for engine in (duckdb_engine, postgres_engine):
        found = engine.table(FIRMS).schema()
        assert {name: kind.copy(nullable=True) for name, kind in found.items()} == {
            name: kind.copy(nullable=True) for name, kind in SCHEMAS[FIRMS].items()
        }
