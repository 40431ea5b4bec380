"""Each fault of lists of firms is brought about."""

from __future__ import annotations

import os
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unittest.mock import patch

import duckdb
import psycopg
import pytest

from mapping.cli.firms_count import count_firms
from mapping.cli.firms_export import ExportFormat, export_firms
from mapping.errors import MappingError
from mapping.firms.engine import Engine, connect
from mapping.firms.engines.duckdb_file import DuckDB
from mapping.firms.engines.postgres_server import Postgres
from mapping.firms.store import Store
from mapping.insight.beside import firms_of
from mapping.sentences import FirmsCode
from mapping.ui import address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mapping.insight.atlas import Atlas


def _read(key: str, text: str) -> Callable[[Atlas], object]:
    def read(atlas: Atlas) -> None:
        raise address.read("firms", {key: text}, atlas).problems[0]

    return read


@contextmanager
def _folder() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        yield Path(name)


def _no_database(_: Atlas) -> None:
    with _folder() as folder:
        (folder / "firms.duckdb").write_text("这不是数据库" * 1000, encoding="utf-8")
        connect(f"duckdb:{folder / 'firms.duckdb'}")


def _absent(_: Atlas) -> None:
    with _folder() as folder:
        connect(f"duckdb:{folder / 'firms.duckdb'}", read_only=True)


def _no_folder(_: Atlas) -> None:
    with _folder() as folder:
        connect(f"duckdb:{folder / 'nowhere' / 'firms.duckdb'}")


def _opened_twice(_: Atlas) -> None:
    with _folder() as folder, closing(connect(f"duckdb:{folder / 'firms.duckdb'}")):
        connect(f"duckdb:{folder / 'firms.duckdb'}", read_only=True)


def _without_java(_: Atlas) -> None:
    with patch.dict(os.environ, {"PATH": ""}):
        os.environ.pop("JAVA_HOME", None)
        connect("spark:local[2]")


def _without_pyspark(_: Atlas) -> None:
    with patch.dict(sys.modules, {"pyspark": None}):
        connect("sc://127.0.0.1:1")


def _when(error: Exception, kind: type[Engine]) -> Callable[[Atlas], None]:
    """Return what tells an engine's own error; that it arises as it is here, `test_engines.py` shows."""

    def told(_: Atlas) -> None:
        engine = kind.__new__(kind)
        engine.url = engine._address = "…"
        with engine._told():
            raise error

    return told


EXAMPLES: dict[FirmsCode, Callable[[Atlas], object]] = {
    FirmsCode.NO_FIRMS: firms_of,
    FirmsCode.RANGE_FORM: _read("capital", "much"),
    FirmsCode.FIRM_RANGE_UPSIDE_DOWN: _read("staff", "9-1"),
    FirmsCode.CLOSED_FORM: _read("closed", "yes"),
    FirmsCode.HEAT_FORM: _read("heat", "yes"),
    FirmsCode.FIRM_CELL_FORM: _read("cell", "88"),
    FirmsCode.MERGE_FORM: _read("merge", "-1"),
    FirmsCode.COUNT_KEY: lambda _: count_firms("cell,street"),
    FirmsCode.PARQUET_TO_STANDARD_OUTPUT: lambda _: export_firms(file_format=ExportFormat.PARQUET),
    FirmsCode.NO_LIST: lambda _: Store(connect("duckdb:")),
    FirmsCode.ENGINE_UNKNOWN: lambda _: connect("mysql://root:geheim@127.0.0.1/firms"),
    FirmsCode.ENGINE_FOLDER: _no_folder,
    FirmsCode.ENGINE_ABSENT: _absent,
    FirmsCode.ENGINE_NOT_DUCKDB: _no_database,
    FirmsCode.ENGINE_LOCKED: _opened_twice,
    FirmsCode.ENGINE_UNREACHABLE: lambda _: connect("postgresql://postgres:geheim@127.0.0.1:1/firms"),
    FirmsCode.ENGINE_PASSWORD: _when(psycopg.errors.InvalidPassword(), Postgres),
    FirmsCode.ENGINE_GONE: _when(psycopg.errors.AdminShutdown(), Postgres),
    FirmsCode.ENGINE_FULL: _when(psycopg.errors.DiskFull(), Postgres),
    FirmsCode.ENGINE_SPARK_MISSING: _without_pyspark,
    FirmsCode.ENGINE_JAVA_MISSING: _without_java,
    FirmsCode.ENGINE_FAILED: _when(duckdb.Error("?"), DuckDB),
}
"""Code -> what brings it about, given the project's own data."""


@pytest.mark.parametrize("code", FirmsCode, ids=lambda code: code.name)
def test_the_fault_is_brought_about_and_told_in_both_languages(code: FirmsCode, atlas: Atlas) -> None:
    with pytest.raises(MappingError) as caught:
        EXAMPLES[code](atlas)
    error = caught.value
    assert error.fault.code is code
    chinese, english = error.told("zh"), error.told("en")
    assert chinese != english
    assert "{" not in chinese + english
    assert "geheim" not in chinese + english


@pytest.mark.parametrize("url", ["postgresql://u:ge heim@127.0.0.1:1/x", "postgresql://u:geheim%zz@127.0.0.1:1/x"])
def test_a_password_that_cannot_be_read_is_not_repeated(url: str) -> None:
    with pytest.raises(MappingError) as caught:
        connect(url)
    assert "heim" not in caught.value.told("zh")


def test_a_list_is_no_database_and_stays_as_it_is(tmp_path: Path) -> None:
    # DuckDB would open it as tables in memory, and what is loaded would be gone.
    path = tmp_path / "名录.csv"
    path.write_text("企业名称\n甲有限公司\n", encoding="utf-8")
    for read_only in (False, True):
        with pytest.raises(MappingError) as caught:
            connect(f"duckdb:{path}", read_only=read_only)
        assert caught.value.fault.code is FirmsCode.ENGINE_NOT_DUCKDB
