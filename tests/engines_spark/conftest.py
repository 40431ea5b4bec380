"""Spark for its tests: in the process of the tests, and a Spark Connect server on this machine."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests import firms_made

from mapping.firms.engine import connect
from mapping.firms.schema import FIRMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.firms.engine import Engine

ROWS = 2000
STARTS_WITHIN_S = 90
PAUSE_S = 0.1


@pytest.fixture(scope="session", autouse=True)
def _java() -> None:
    """Fail where Spark cannot run: nothing is left out silently."""
    if shutil.which("java") is None:
        pytest.fail(
            "找不到 Java，Spark 无法运行：请安装 Java 17 · there is no Java, which Spark needs: install Java 17"
        )


@pytest.fixture(scope="session")
def here() -> Iterator[Engine]:
    """Return DuckDB with the firms."""
    engine = connect("duckdb:")
    engine.replace(FIRMS, firms_made.firms(ROWS))
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of Spark in this process, with the firms."""
    url = f"spark:local[2]?warehouse={tmp_path_factory.mktemp('warehouse')}"
    engine = connect(url)
    engine.replace(FIRMS, firms_made.firms(ROWS))
    yield url
    engine.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """Start a Spark Connect server; return its address, with the firms, and the id of its process."""
    folder = tmp_path_factory.mktemp("server")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    spec = find_spec("pyspark")
    assert spec is not None
    home = Path(str(spec.origin)).parent
    settings = {
        "spark.connect.grpc.binding.address": "127.0.0.1",
        "spark.connect.grpc.binding.port": str(port),
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "1g",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.ui.enabled": "false",
    }
    command = [home / "bin" / "spark-submit", "--master", "local[2]"]
    command += ["--class", "org.apache.spark.sql.connect.service.SparkConnectServer"]
    command += [part for name, value in settings.items() for part in ("--conf", f"{name}={value}")]
    environment = os.environ | {"SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1"}
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [*command, "spark-internal"], env=environment, cwd=folder, stdout=log, stderr=log, start_new_session=True
        )
    try:
        _await(port, process, folder / "log")
        url = f"sc://127.0.0.1:{port}"
        engine = connect(url)
        engine.replace(FIRMS, firms_made.firms(ROWS))
        engine.close()
        yield url, process.pid
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _await(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    ends = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < ends and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(PAUSE_S)
        else:
            return
    pytest.fail(f"Spark Connect: {log.read_text(errors='replace')[-2000:]}")
