"""Of the rows of one firm one is the firm: the same one in every engine, in whatever order rows and lists came."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import engine_questions, firms_made

from mapping.firms.engine import connect

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

    from mapping.firms.engine import Engine

LISTS = [f"list{number}-1" for number in range(4)]


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = connect("duckdb:")
    yield engine
    engine.close()


def _keys(rows: pa.Table) -> list[str]:
    """Return which firm each row is of, told in plain Python."""
    codes: dict[str, set[str]] = defaultdict(set)
    listed = rows.select(["name", "uscc", "firm_id"]).to_pylist()
    for row in listed:
        if row["uscc"]:
            codes[row["name"]].add(row["uscc"])
    return [
        row["uscc"] or (min(codes[row["name"]]) if len(codes[row["name"]]) == 1 else row["firm_id"]) for row in listed
    ]


@given(st.integers(0, 1000), st.integers(1, 60))
def test_the_order_of_rows_and_lists_does_not_matter(engine: Engine, seed: int, rows: int) -> None:
    listed = firms_made.listed(rows, seed)
    shuffled = listed.take(np.random.default_rng(seed).permutation(rows))
    firms = engine_questions.firms_of(engine, listed, LISTS)
    assert engine_questions.firms_of(engine, shuffled, LISTS[::-1]) == firms
    assert len(firms) == len(set(_keys(listed)))


def test_a_batch_that_does_not_count_adds_nothing(engine: Engine) -> None:
    listed = firms_made.listed(200)
    some = listed.filter(np.isin(listed["batch"].to_pylist(), LISTS[:2]))
    whole = engine_questions.firms_of(engine, listed, LISTS[:2])
    assert whole == engine_questions.firms_of(engine, some, LISTS)
    assert engine_questions.firms_of(engine, listed, []) == []


def test_postgresql_makes_the_same_firms(engine: Engine, postgres: str) -> None:
    listed, server = firms_made.listed(2000), connect(postgres)
    assert engine_questions.firms_of(server, listed, LISTS) == engine_questions.firms_of(engine, listed, LISTS)
    server.drop("made")
    server.close()
