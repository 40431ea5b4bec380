"""DuckDB, in a file of one's own or in memory."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import duckdb
import ibis
import pyarrow as pa

from mapping.errors import UsageError
from mapping.firms.engines.base import Engine
from mapping.sentences import FirmsCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ibis.backends.sql import SQLBackend

MEMORY: Final = "1GB"
"""Of one engine; beyond it, it works on a folder beside its file."""


_SIGN: Final = b"DUCK"
_SIGN_AT: Final = 8


def _check(path: Path, url: str) -> None:
    """Refuse a file that is no database: of a table of text DuckDB would make one in memory, and nothing would stay.

    Raises:
        UsageError: it is such a file.
    """
    if path.is_file() and path.stat().st_size:
        with path.open("rb") as file:
            if not file.read(_SIGN_AT + len(_SIGN)).endswith(_SIGN):
                raise UsageError(FirmsCode.ENGINE_NOT_DUCKDB, url=url)


class DuckDB(Engine):
    """A file, or the memory of this process. A connection that is lent is a cursor of the one that opened it."""

    def __init__(self, url: str, *, read_only: bool) -> None:
        place = url.removeprefix("duckdb:").removeprefix("//")
        self._opening = threading.Lock()
        self._root: duckdb.DuckDBPyConnection | None = None
        self._path = Path(place).absolute() if place and place != ":memory:" else None
        super().__init__(url, read_only=read_only and self._path is not None)

    def _connected(self) -> SQLBackend:
        with self._opening:
            if self._root is None:
                self._root = self._opened()
            return ibis.duckdb.from_connection(self._root.cursor())

    def _opened(self) -> duckdb.DuckDBPyConnection:
        if self._path is not None:
            if not self._path.parent.is_dir():
                raise UsageError(FirmsCode.ENGINE_FOLDER, url=self.url)
            if self.read_only and not self._path.exists():
                raise UsageError(FirmsCode.ENGINE_ABSENT, url=self.url)
            _check(self._path, self.url)
        # Nothing is fetched from anywhere, nor any file read but its own.
        config: dict[str, Any] = {
            "memory_limit": MEMORY,
            "threads": os.cpu_count() or 1,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "allow_community_extensions": False,
            "enable_external_access": False,
            "preserve_insertion_order": False,
        }
        is_new = self._path is not None and not self._path.exists()
        try:
            return duckdb.connect(str(self._path or ":memory:"), read_only=self.read_only, config=config)
        except duckdb.Error:
            if is_new and self._path is not None:  # half a file would be none that anybody can open
                self._path.unlink(missing_ok=True)
            raise

    def close(self) -> None:
        """Let go of the file; what was in memory is gone."""
        super().close()
        with self._opening:
            if self._root is not None:
                self._root.close()
                self._root = None

    @contextmanager
    def _at_once(self, backend: SQLBackend) -> Iterator[None]:
        backend.con.begin()
        try:
            yield
            backend.con.commit()
        except BaseException:
            with suppress(duckdb.Error):
                backend.con.rollback()
            raise

    def _insert(self, backend: SQLBackend, name: str, rows: pa.Table) -> None:
        backend.insert(name, ibis.memtable(rows))

    def _stream(self, backend: SQLBackend, expr: ibis.Table, size: int) -> Iterator[pa.Table]:
        for batch in backend.con.sql(backend.compile(expr)).to_arrow_reader(size):
            yield pa.Table.from_batches([batch])

    def _code(self, error: Exception) -> FirmsCode | None:
        if not isinstance(error, duckdb.Error):
            return None
        text = str(error)
        for sign, code in (
            ("Could not set lock", FirmsCode.ENGINE_LOCKED),
            ("different configuration", FirmsCode.ENGINE_LOCKED),
            ("Unique file handle conflict", FirmsCode.ENGINE_LOCKED),
            ("not a valid DuckDB", FirmsCode.ENGINE_NOT_DUCKDB),
            ("Is a directory", FirmsCode.ENGINE_NOT_DUCKDB),
            ("No space left", FirmsCode.ENGINE_FULL),
            ("File too large", FirmsCode.ENGINE_FULL),
            ("max_temp_directory_size", FirmsCode.ENGINE_FULL),
        ):
            if sign in text:
                return code
        return FirmsCode.ENGINE_FAILED
