"""What engines do that goes wrong in earnest is one sentence, and nothing is half done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import psycopg
import pytest
from tests import firms_made

from mapping.errors import UsageError
from mapping.firms import expressions
from mapping.firms.engine import connect, shown_url
from mapping.firms.schema import FIRMS
from mapping.insight.firms.query import FirmQuery
from mapping.sentences import FirmsCode

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path


def _program(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False, timeout=120
    )


def test_a_file_that_another_program_has_open(tmp_path: Path) -> None:
    url = f"duckdb:{tmp_path / 'firms.duckdb'}"
    engine = connect(url)
    engine.append(FIRMS, firms_made.firms(5))
    ran = _program("import sys; from mapping.firms.engine import connect; connect(sys.argv[1], read_only=True)", url)
    assert f"{url} 正被另一个程序使用；请等它结束，或先关闭它。" in ran.stderr
    engine.close()


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    """A limit to the size of files is to a database what a full disk is."""
    url = f"duckdb:{tmp_path / 'firms.duckdb'}"
    engine = connect(url)
    engine.append(FIRMS, firms_made.firms(5))
    engine.close()
    program = """
import resource, sys
from mapping.errors import UsageError
from mapping.firms.engine import connect
from tests.firms_made import firms
engine = connect(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
for step in (engine.append, engine.replace):
    try:
        step("firms", firms(60_000))
    except UsageError as error:
        print(error.fault.code.name)
"""
    ran = _program(program, url)
    assert ran.stdout.split() == ["ENGINE_FULL"] * 2, ran.stderr
    engine = connect(url, read_only=True)
    assert engine.arrow(engine.table(FIRMS).order_by("firm_id")).num_rows == 5
    engine.close()


def test_a_server_that_goes_in_the_middle_of_a_query(a_server: Callable[[], AbstractContextManager[str]]) -> None:
    """The process that answers ends while it is at work; then the whole server; then it is back."""
    with a_server() as url:
        engine = connect(url)
        engine.replace(FIRMS, firms_made.firms(2000))
        table = engine.table(FIRMS)
        # some seconds of work: every firm with every other
        long = table.cross_join(table.select(other="name")).filter(lambda both: both.other.contains(both.name)).count()
        told: list[UsageError] = []
        asked = threading.Thread(target=lambda: told.append(_said(lambda: engine.arrow(long.name("n").as_table()))))
        asked.start()
        with psycopg.connect(url, autocommit=True) as watching:
            ended = False
            while not ended and asked.is_alive():
                ended = bool(
                    watching.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity"
                        " where application_name = 'mapping' and state = 'active'"
                    ).fetchall()
                )
        asked.join()
        assert told[0].fault.code is FirmsCode.ENGINE_GONE
        assert engine.arrow(expressions.summary(table)).to_pylist()[0]["firms"] == 2000
        with psycopg.connect(url) as asking:
            folder = asking.execute("show data_directory").fetchone()
        assert folder is not None
        with open(os.path.join(folder[0], "postmaster.pid"), encoding="ascii") as file:  # noqa: PTH118, PTH123
            os.kill(int(file.readline()), signal.SIGQUIT)
        codes = {_said(lambda: _until_it_fails(engine, table)).fault.code for _ in range(2)}
        assert codes <= {FirmsCode.ENGINE_GONE, FirmsCode.ENGINE_UNREACHABLE}
        engine.close()


def _until_it_fails(engine: object, table: object) -> None:
    while True:
        engine.arrow(expressions.figures(table, FirmQuery()))  # type: ignore[attr-defined]


def _said(ask: Callable[[], object]) -> UsageError:
    with pytest.raises(UsageError) as caught:
        ask()
    return caught.value


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://ana:geheim@host:5432/firms", "postgresql://ana@host:5432/firms"),
        ("postgresql://ana:ge@h:e/im@host/firms", "postgresql://ana@host/firms"),
        ("postgresql://host/firms?password=geheim", "postgresql://host/firms"),
        ("sc://host:15002/;token=geheim;use_ssl=true", "sc://host:15002"),
        ("mysql://root:geheim@host/firms", "mysql://root@host/firms"),
        ("duckdb:/data/a;b?.duckdb", "duckdb:/data/a;b?.duckdb"),
    ],
)
def test_no_password_is_shown(url: str, shown: str) -> None:
    assert shown_url(url) == shown


def test_a_wrong_password_is_not_repeated(a_server: Callable[[], AbstractContextManager[str]]) -> None:
    with a_server() as url:
        with psycopg.connect(url, autocommit=True) as asking:
            asking.execute("create role ana login password 'right'")
            folder = asking.execute("show hba_file").fetchone()
            assert folder is not None
            with open(folder[0], "w", encoding="ascii") as file:  # noqa: PTH123
                file.write("local all postgres trust\nlocal all ana scram-sha-256\n")
            asking.execute("select pg_reload_conf()")
        wrong = url.replace("postgres:@", "ana:geheim@")
        error = _said(lambda: [connect(wrong).close() for _ in range(100)])
        assert error.fault.code is FirmsCode.ENGINE_PASSWORD
        assert "geheim" not in str(error) + error.told("en")
