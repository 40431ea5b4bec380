"""A Spark Connect server answers every expression as DuckDB does; and it is said when it is gone."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest
from tests import engine_questions

from mapping.errors import UsageError
from mapping.firms import expressions
from mapping.firms.engine import connect
from mapping.firms.schema import FIRMS
from mapping.insight.firms.query import FirmQuery
from mapping.sentences import FirmsCode

if TYPE_CHECKING:
    from mapping.firms.engine import Engine

NAMES = ("name", "industries", "units", "circle")


@pytest.mark.parametrize("name", NAMES)
def test_a_spark_connect_server_answers_as_duckdb_does(name: str, here: Engine, server: tuple[str, int]) -> None:
    engine_questions.compare(engine_questions.QUERIES[name], here, connect(server[0], read_only=True))


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
