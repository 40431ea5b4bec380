"""Engines that hold tables of firms: DuckDB, PostgreSQL, Spark.

An address alone says which one it is. Everybody else builds Ibis expressions and has them answered; what differs from
engine to engine is known in `mapping.firms.engines` and nowhere else.

- ``duckdb:PATH``, a file of one's own; ``duckdb:``, in memory, gone with the engine
- ``postgresql://USER:PASSWORD@HOST/DATABASE``, as every program for PostgreSQL reads it
- ``spark:local[2]``, Spark in this process; its tables lie in ``spark-warehouse/`` of the current folder, or in that
  of ``spark:local[2]?warehouse=PATH``
- ``sc://HOST:PORT``, a Spark Connect server; its tables lie where its catalogue keeps them

Names of tables are the constants of `mapping.firms.schema`, never a reader's text. No password and no token is in any
message, nor in `Engine.url`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mapping.errors import UsageError
from mapping.firms.engines.base import Engine, shown_url
from mapping.sentences import FirmsCode

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Engine", "connect", "shown_url"]


def connect(url: str, *, read_only: bool = False) -> Engine:
    """Open an engine. ``read_only``: nothing will be changed, so others may read the same file meanwhile.

    Raises:
        UsageError: no such engine, or it cannot be reached or opened.
    """
    for pattern, opened in _KINDS.items():
        if re.fullmatch(pattern, url):
            return opened()(url, read_only=read_only)
    raise UsageError(FirmsCode.ENGINE_UNKNOWN, value=shown_url(url))


# Each is loaded when it is asked for: Spark need not be there.
def _duckdb() -> type[Engine]:
    from mapping.firms.engines.duckdb_file import DuckDB  # noqa: PLC0415

    return DuckDB


def _postgres() -> type[Engine]:
    from mapping.firms.engines.postgres_server import Postgres  # noqa: PLC0415

    return Postgres


def _spark() -> type[Engine]:
    from mapping.firms.engines.spark import SparkInProcess  # noqa: PLC0415

    return SparkInProcess


def _spark_connect() -> type[Engine]:
    from mapping.firms.engines.spark import SparkConnect  # noqa: PLC0415

    return SparkConnect


_KINDS: dict[str, Callable[[], type[Engine]]] = {
    r"duckdb:.*": _duckdb,
    r"postgres(ql)?://.*": _postgres,
    r"spark:local(\[(\d+|\*)\])?(\?warehouse=.+)?": _spark,
    r"sc://[^/:;]+.*": _spark_connect,
}
"""What an address looks like -> its engine."""
