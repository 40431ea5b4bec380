"""A load that is ended in the middle is gone on with: a batch is in or out, and nothing is made twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.firm_lists import credit_code, csv_text

from mapping.errors import UsageError
from mapping.firms.engine import Engine, connect
from mapping.firms.load.ledger import Ledger
from mapping.firms.load.loading import load
from mapping.firms.schema import BATCHES, FIRMS, ROWS
from mapping.sentences import FirmsCode

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

SIZE = 10
ROWS_OF_LIST = 95

CHILD = """
import os, signal, sys
from pathlib import Path
from mapping.firms.engine import Engine, connect
from mapping.firms.load.loading import load
from mapping.insight.atlas import load_atlas

table, calls, url, path = sys.argv[1], int(sys.argv[2]), sys.argv[3], Path(sys.argv[4])
append, replace = Engine.append, Engine.replace

def dies(then):
    def call(self, name, content):
        global calls
        calls -= name == table
        if name == table and not calls:
            os.kill(os.getpid(), signal.SIGKILL)
        then(self, name, content)
    return call

Engine.append, Engine.replace = dies(append), dies(replace)
load([path], connect(url), load_atlas(), size=%d)
"""


def a_list(folder: Path, first: int = 0, name: str = "名录.csv") -> Path:
    path = folder / name
    numbers = range(first, first + ROWS_OF_LIST)
    rows = [(f"武汉虚构{n % 90}号有限公司", credit_code(n % 90), f"武汉市江岸区某某路{n}号") for n in numbers]
    path.write_text(csv_text([("企业名称", "统一社会信用代码", "企业地址"), *rows]))
    return path


def firms_of(engine: Engine) -> list[dict[str, object]]:
    return engine.arrow(engine.table(FIRMS)).sort_by("firm_id").to_pylist()


def fresh(path: Path, atlas: Atlas) -> list[dict[str, object]]:
    engine = connect("duckdb:")
    load([path], engine, atlas, size=SIZE)
    found = firms_of(engine)
    engine.close()
    return found


def killed(table: str, calls: int, file: Path, path: Path) -> None:
    """Load a list in a process of its own that is killed when it writes a table for the so-manieth time."""
    source = Path(__file__).parents[3] / "src"
    done = subprocess.run(
        [sys.executable, "-c", CHILD % SIZE, table, str(calls), f"duckdb:{file}", str(path)],
        env={**os.environ, "PYTHONPATH": str(source)},
        check=False,
        capture_output=True,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


@pytest.mark.parametrize(("table", "calls"), [(ROWS, 4), (BATCHES, 4), (BATCHES, 11), (FIRMS, 1)])
def test_a_load_that_was_killed_goes_on_where_it_was(tmp_path: Path, atlas: Atlas, table: str, calls: int) -> None:
    path, file = a_list(tmp_path), tmp_path / "firms.duckdb"
    killed(table, calls, file, path)
    engine = connect(f"duckdb:{file}")
    before = set(Ledger.of(engine).entries)
    report = load([path], engine, atlas, size=SIZE)
    assert (report.rows, report.loaded, report.duplicates) == (ROWS_OF_LIST, 90, 5)
    assert before <= set(Ledger.of(engine).entries)
    assert engine.arrow(engine.table(ROWS)).num_rows == ROWS_OF_LIST
    assert firms_of(engine) == fresh(path, atlas)
    engine.close()


def test_a_list_that_is_half_in_counts_for_nothing_in_the_load_of_another(tmp_path: Path, atlas: Atlas) -> None:
    half, whole = a_list(tmp_path), a_list(tmp_path, 200, "另一份.csv")
    file = tmp_path / "firms.duckdb"
    killed(ROWS, 4, file, half)
    engine = connect(f"duckdb:{file}")
    load([whole], engine, atlas, size=SIZE)
    assert firms_of(engine) == fresh(whole, atlas)
    assert engine.arrow(engine.table(ROWS)).num_rows == ROWS_OF_LIST
    engine.close()


def test_an_engine_that_fails_in_the_middle_leaves_the_firms_there_were(
    tmp_path: Path, atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = connect("duckdb:")
    load([a_list(tmp_path, 200, "先.csv")], engine, atlas, size=SIZE)
    before = firms_of(engine)
    append, left = Engine.append, iter(range(5))

    def full(self: Engine, name: str, rows: object) -> None:
        if next(left, None) is None:
            raise UsageError(FirmsCode.ENGINE_FULL, url=self.url)
        append(self, name, rows)

    monkeypatch.setattr(Engine, "append", full)
    with pytest.raises(UsageError) as caught:
        load([a_list(tmp_path)], engine, atlas, size=SIZE)
    assert caught.value.fault.code is FirmsCode.ENGINE_FULL
    assert firms_of(engine) == before
    engine.close()


def test_ctrl_c_ends_a_load_and_all_its_processes(tmp_path: Path, atlas: Atlas) -> None:
    engine = connect("duckdb:")

    def told(stage: str, _share: float) -> None:
        if stage == "placing":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load([a_list(tmp_path)], engine, atlas, size=SIZE, told=told)
    assert not engine.has(FIRMS)
    assert load([a_list(tmp_path)], engine, atlas, size=SIZE).loaded == 90
    engine.close()


def test_workers_and_one_process_make_the_same(tmp_path: Path, atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_list(tmp_path)
    alone = fresh(path, atlas)
    monkeypatch.setattr("mapping.firms.load.loading._FEW", 0)
    assert fresh(path, atlas) == alone
