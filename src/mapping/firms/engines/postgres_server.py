"""A PostgreSQL server."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import ibis
import psycopg
from psycopg import sql
from pyarrow import csv

from mapping.firms.engines.base import PATIENCE_S, Engine
from mapping.sentences import FirmsCode

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.backends.sql import SQLBackend


class Postgres(Engine):
    """A PostgreSQL server; a connection that is lent is one of its own."""

    def _connected(self) -> SQLBackend:
        options = "-c default_transaction_read_only=on" if self.read_only else ""
        connection = psycopg.connect(
            self._address, autocommit=True, connect_timeout=PATIENCE_S, options=options, application_name="mapping"
        )
        return ibis.postgres.from_connection(connection)

    def _at_once(self, backend: SQLBackend) -> Any:
        return backend.con.transaction()

    def _insert(self, backend: SQLBackend, name: str, rows: pa.Table) -> None:
        # In this form what is missing is nothing between two commas, and an empty text two quotation marks.
        columns = sql.SQL(", ").join(map(sql.Identifier, rows.column_names))
        copy = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT csv)").format(sql.Identifier(name), columns)
        with backend.con.cursor() as cursor, cursor.copy(copy) as taken:
            for batch in rows.to_batches(max_chunksize=20_000):
                text = io.BytesIO()
                csv.write_csv(batch, text, csv.WriteOptions(include_header=False))
                taken.write(text.getvalue())

    def _code(self, error: Exception) -> FirmsCode | None:
        if not isinstance(error, psycopg.Error):
            return None
        state, text = error.sqlstate or "", str(error)
        if isinstance(error, psycopg.errors.DiskFull):
            return FirmsCode.ENGINE_FULL
        if state.startswith("28") or "authentication failed" in text or "no password supplied" in text:
            return FirmsCode.ENGINE_PASSWORD
        if state.startswith(("57P", "08")) or "closed" in text or "lost" in text or "terminat" in text:
            return FirmsCode.ENGINE_GONE
        if isinstance(error, psycopg.OperationalError) and not state:
            return FirmsCode.ENGINE_UNREACHABLE
        return FirmsCode.ENGINE_FAILED
