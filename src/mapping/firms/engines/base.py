"""What every engine does, and how its errors become sentences."""

from __future__ import annotations

import re
import threading
from abc import ABC, abstractmethod
from contextlib import contextmanager, suppress
from queue import Empty, LifoQueue
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

import ibis
import pandas as pd
import pyarrow as pa
from ibis.common.exceptions import TableNotFound

from mapping.errors import UsageError
from mapping.firms.schema import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ibis.backends.sql import SQLBackend

    from mapping.sentences import FirmsCode

MOST_READERS: Final = 8
"""Connections that answer at once; whoever comes next waits."""
PATIENCE_S: Final = 10
"""How long a server may take to answer the first knock."""
_WHOLE: Final = {pa.int64(): pd.Int64Dtype(), pa.int32(): pd.Int32Dtype()}


def shown_url(url: str) -> str:
    """Return an address as it may be shown: without password and token."""
    if url.startswith(("duckdb:", "spark:")):
        return url
    return re.sub(r"(//[^:/@]*):.*@", r"\1@", re.sub(r"[?;].*", "", url)).rstrip("/")


def without_secret(text: str, url: str) -> str:
    """Return what an engine says without the password of its address, which some repeat where they cannot read it."""
    secrets = re.findall(r"//[^:/@]*:(.*)@", url) + re.findall(r"(?:password|token)=([^&;]+)", url)
    for secret in filter(None, secrets):
        text = text.replace(secret, "…").replace(unquote(secret), "…")
    return text


class Engine(ABC):
    """Tables in one engine. Several threads may read at once; one writes at a time.

    All methods raise UsageError where the engine does not do what it is asked for: it is gone, its disk is full, and
    so on.
    """

    def __init__(self, url: str, *, read_only: bool) -> None:
        self.url = shown_url(url)
        self.read_only = read_only
        self._address = url
        self._idle: LifoQueue[SQLBackend] = LifoQueue()
        self._room = threading.BoundedSemaphore(MOST_READERS)
        self._writing = threading.RLock()
        with self._lent():
            pass

    def table(self, name: str) -> ibis.Table:
        """Return a table, to build expressions from."""
        with self._lent() as backend:
            return backend.table(name)

    def has(self, name: str) -> bool:
        """Tell whether there is such a table."""
        with self._lent() as backend:
            return self._there(backend, name)

    def arrow(self, expr: ibis.Table) -> pa.Table:
        """Return the answer to an expression; its columns have the types of the expression, in every engine."""
        with self._lent() as backend:
            return _typed(self._answer(backend, expr), expr)

    def pandas(self, expr: ibis.Table) -> pd.DataFrame:
        """Return the answer to an expression; whole numbers stay whole, also beside missing ones."""
        frame: pd.DataFrame = self.arrow(expr).to_pandas(types_mapper=_WHOLE.get)
        return frame

    def batches(self, expr: ibis.Table, size: int = 50_000) -> Iterator[pa.Table]:
        """Yield the answer to an expression, so many rows at a time."""
        with self._lent() as backend:
            for batch in self._stream(backend, expr, size):
                yield _typed(batch, expr)

    def append(self, name: str, rows: pa.Table) -> None:
        """Add rows to a table, all or none; where there is no such table, it is made."""
        with self._writing, self._lent() as backend, self._at_once(backend):
            if not self._there(backend, name):
                backend.create_table(name, schema=SCHEMAS.get(name, ibis.schema(rows.schema)))
            self._insert(backend, name, rows)

    def replace(self, name: str, content: ibis.Table | pa.Table) -> None:
        """Put a table in the place of the one of that name; whoever reads meanwhile reads the old one to its end."""
        fresh = f"{name}_new"
        with self._writing, self._lent() as backend, self._at_once(backend):
            self._drop(backend, fresh)
            if isinstance(content, pa.Table):
                backend.create_table(fresh, schema=SCHEMAS.get(name, ibis.schema(content.schema)))
                self._insert(backend, fresh, content)
            else:
                backend.create_table(fresh, content)
            self._drop(backend, name)
            backend.raw_sql(f"ALTER TABLE {fresh} RENAME TO {name}")

    def drop(self, name: str) -> None:
        """Remove a table, if it is there."""
        with self._writing, self._lent() as backend, self._at_once(backend):
            self._drop(backend, name)

    def close(self) -> None:
        """Let go of the engine; of one that is in use elsewhere only what is idle."""
        while True:
            try:
                backend = self._idle.get_nowait()
            except Empty:
                return
            self._end(backend)

    @contextmanager
    def _lent(self) -> Iterator[SQLBackend]:
        """Lend a connection that nobody else has; one over which something went wrong is not lent again."""
        with self._room:
            try:
                backend = self._idle.get_nowait()
            except Empty:
                with self._told():
                    backend = self._connected()
            try:
                with self._told():
                    yield backend
            except BaseException:
                self._end(backend)
                raise
            self._idle.put(backend)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what an engine raises into one sentence."""
        try:
            yield
        except UsageError:
            raise
        except Exception as error:
            code = self._code(error)
            if code is None:
                raise
            reason = str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
            raise UsageError(code, url=self.url, reason=without_secret(reason, self._address)) from error

    def _end(self, backend: SQLBackend) -> None:
        """Let go of a connection."""
        with suppress(Exception):
            backend.disconnect()

    def _there(self, backend: SQLBackend, name: str) -> bool:
        try:
            backend.get_schema(name)
        except TableNotFound:
            return False
        return True

    def _drop(self, backend: SQLBackend, name: str) -> None:
        if self._there(backend, name):
            backend.raw_sql(f"DROP TABLE {name}")

    def _answer(self, backend: SQLBackend, expr: ibis.Table) -> pa.Table:
        return backend.to_pyarrow(expr)

    def _stream(self, backend: SQLBackend, expr: ibis.Table, size: int) -> Iterator[pa.Table]:
        for batch in backend.to_pyarrow_batches(expr, chunk_size=size):
            yield pa.Table.from_batches([batch])

    @abstractmethod
    def _connected(self) -> SQLBackend:
        """Return one more connection."""

    @abstractmethod
    def _at_once(self, backend: SQLBackend) -> Any:
        """Return a context within which everything is done or nothing."""

    @abstractmethod
    def _insert(self, backend: SQLBackend, name: str, rows: pa.Table) -> None:
        """Add rows to a table that is there."""

    @abstractmethod
    def _code(self, error: Exception) -> FirmsCode | None:
        """Return what an error of the engine means; None for what is no such error."""


def _typed(table: pa.Table, expr: ibis.Table) -> pa.Table:
    wanted = expr.schema().to_pyarrow()
    return table if table.schema.equals(wanted) else table.select(wanted.names).cast(wanted)
