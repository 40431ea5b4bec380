"""Spark: in this process, or a Spark Connect server.

Its tables are Parquet under the names its catalogue knows. A batch is appended as a whole; a table is replaced by
making it beside the old one and renaming it, which is no transaction: whoever reads in that moment may be told that the
table is gone, and asks again.
"""

from __future__ import annotations

import logging
import os
import re
import socket
from contextlib import nullcontext
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from subprocess import DEVNULL
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar, Final
from urllib.parse import urlsplit

import ibis
import pyarrow as pa

from mapping.errors import UsageError
from mapping.firms.engines.base import PATIENCE_S, Engine
from mapping.sentences import FirmsCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ibis.backends.sql import SQLBackend

_MEMORY: Final = "1g"
_PORT: Final = 15002
"""Of Spark Connect, where the address names none."""
_GONE: Final = ("SESSION_CLOSED", "SESSION_NOT_FOUND", "RETRIES_EXCEEDED", "UNAVAILABLE", "SparkContext was shut down")


class _Spark(Engine):
    """What both have: one session, which several threads may use."""

    def __init__(self, url: str, *, read_only: bool) -> None:
        if find_spec("pyspark") is None:
            raise UsageError(FirmsCode.ENGINE_SPARK_MISSING, url=url)
        # What goes wrong arrives as an exception, and needs no page of Java beside it.
        for name in ("SQLQueryContextLogger", "DataFrameQueryContextLogger"):
            logging.getLogger(name).disabled = True
        super().__init__(url, read_only=read_only)

    def _at_once(self, backend: SQLBackend) -> Any:
        return nullcontext(backend)

    def _insert(self, backend: SQLBackend, name: str, rows: pa.Table) -> None:
        frame = backend._session.createDataFrame(rows)  # noqa: SLF001 - Ibis would go through pandas
        frame.write.saveAsTable(name, format="parquet", mode="append")

    def _answer(self, backend: SQLBackend, expr: ibis.Table) -> pa.Table:
        return backend._session.sql(backend.compile(expr)).toArrow()  # noqa: SLF001 - through pandas, cells lose digits

    def _stream(self, backend: SQLBackend, expr: ibis.Table, size: int) -> Iterator[pa.Table]:
        schema, rows = expr.schema().to_pyarrow(), []
        for row in backend._session.sql(backend.compile(expr)).toLocalIterator():  # noqa: SLF001
            rows.append(row.asDict())
            if len(rows) == size:
                yield pa.Table.from_pylist(rows, schema)
                rows = []
        if rows:
            yield pa.Table.from_pylist(rows, schema)

    def _code(self, error: Exception) -> FirmsCode | None:
        if not type(error).__module__.startswith(("pyspark", "py4j", "grpc")) and not isinstance(error, OSError):
            return None
        text = str(error)
        if "No space left" in text:
            return FirmsCode.ENGINE_FULL
        if "Another instance of Derby" in text or "ERROR XSDB6" in text:
            return FirmsCode.ENGINE_LOCKED
        if "JAVA_GATEWAY_EXITED" in text:
            return FirmsCode.ENGINE_JAVA_MISSING
        gone = isinstance(error, OSError) or type(error).__module__.startswith("py4j.protocol.Py4JNetwork")
        return FirmsCode.ENGINE_GONE if gone or any(sign in text for sign in _GONE) else FirmsCode.ENGINE_FAILED


class SparkInProcess(_Spark):
    """Spark within this program, on so many cores. One process has one, with one folder of tables."""

    _starting: ClassVar = Lock()

    def __init__(self, url: str, *, read_only: bool) -> None:
        if which("java") is None and not os.environ.get("JAVA_HOME"):
            raise UsageError(FirmsCode.ENGINE_JAVA_MISSING, url=url)
        super().__init__(url, read_only=read_only)

    def _connected(self) -> SQLBackend:
        from pyspark import SparkConf, SparkContext  # noqa: PLC0415 - it may not be there
        from pyspark.java_gateway import launch_gateway  # noqa: PLC0415
        from pyspark.sql import SparkSession  # noqa: PLC0415

        master, _, warehouse = self._address.removeprefix("spark:").partition("?warehouse=")
        folder = Path(warehouse or "spark-warehouse").absolute()
        folder.mkdir(parents=True, exist_ok=True)
        with self._starting:
            running = SparkContext._active_spark_context  # noqa: SLF001 - there is no other way to ask
            if running is None:
                conf = SparkConf().setMaster(master).setAppName("mapping").setAll(list(_settings(folder).items()))
                # What Java says while it starts is for nobody here; what goes wrong later arrives as an exception.
                gateway = SparkContext._gateway or launch_gateway(conf, {"stdout": DEVNULL, "stderr": DEVNULL})  # noqa: SLF001
                SparkContext(conf=conf, gateway=gateway)
            elif (running.getConf().get("spark.sql.warehouse.dir") or "").removeprefix("file:") != str(folder):
                raise UsageError(FirmsCode.ENGINE_LOCKED, url=self.url)
            return ibis.pyspark.connect(SparkSession.builder.getOrCreate())

    def _end(self, backend: SQLBackend) -> None:
        """Nothing: all share one session, which goes on after a question it could not answer."""

    def close(self) -> None:
        """End Spark in this process."""
        from pyspark import SparkContext  # noqa: PLC0415

        super().close()
        if (running := SparkContext._active_spark_context) is not None:  # noqa: SLF001
            running.stop()


def _settings(folder: Path) -> Mapping[str, str]:
    """Nothing leaves this machine, and tables are found again by the next process."""
    catalogue = folder / "metastore_db"
    return {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": _MEMORY,
        "spark.driver.extraJavaOptions": f"-Dderby.stream.error.file={folder / 'derby.log'}",
        "spark.hadoop.javax.jdo.option.ConnectionURL": f"jdbc:derby:;databaseName={catalogue};create=true",
        "spark.log.level": "OFF",
        "spark.sql.catalogImplementation": "hive",
        "spark.sql.shuffle.partitions": str(os.cpu_count() or 1),
        "spark.sql.warehouse.dir": str(folder),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }


class SparkConnect(_Spark):
    """A server for Spark, on this machine or before a cluster."""

    def _connected(self) -> SQLBackend:
        from pyspark.sql import SparkSession  # noqa: PLC0415 - it may not be there
        from pyspark.sql.connect.client.retries import DefaultPolicy  # noqa: PLC0415

        self._knock()
        session = SparkSession.builder.remote(self._address).create()
        # By itself it would try for ten minutes to reach a server that is gone.
        session.client.set_retry_policies([DefaultPolicy(max_retries=4)])
        return ibis.pyspark.connect(session)

    def _knock(self) -> None:
        place = urlsplit(re.sub(r";.*", "", self._address))
        try:
            socket.create_connection((place.hostname or "", place.port or _PORT), PATIENCE_S).close()
        except (OSError, ValueError) as error:
            raise UsageError(FirmsCode.ENGINE_UNREACHABLE, url=self.url) from error
