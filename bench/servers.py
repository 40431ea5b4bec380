"""Streamlit servers of the application and of its peers, all with the application's own settings."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.options import ROOT, SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Iterator

HOST = "127.0.0.1"
START_WITHIN_S = 60
LOG_TAIL = 2000

TOPOLOGY = "world_110m"
EMPTY_TOPOLOGY = json.dumps(
    {
        "type": "Topology",
        "arcs": [],
        "objects": {
            name: {"type": "GeometryCollection", "geometries": []}
            for name in ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
        },
    }
)
"""plotly draws nothing before it has the outlines of the world, which it would ask a public host for."""

# No proxy: the server is on this machine whatever the environment says about the way out.
_LOCAL = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True, slots=True)
class Server:
    """A running server. ``pid`` is the process that runs the scripts."""

    url: str
    pid: int


@contextmanager
def serve(name: str, *, collect: bool | None = None, firms: str = "") -> Iterator[Server]:
    """Run ``app`` or a peer until the block ends.

    ``collect``: Streamlit's collection of garbage after every script run; None leaves it as configured. ``firms``: the
    engine with the list of firms that all readers see. A peer runs from a folder of its own with a copy of the
    project's ``static/`` beside it, and in the project's working directory, where Streamlit finds the same
    ``.streamlit/config.toml``.

    Raises:
        RuntimeError: the server ended or stayed silent; the message holds the end of its log.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        script = _script(name, Path(folder))
        log = Path(folder) / "streamlit.log"
        port = _free_port()
        with log.open("wb") as sink:
            process = _start(script, port, sink.fileno(), collect, firms)
        server = Server(f"http://{HOST}:{port}", process.pid)
        try:
            _wait(process, server, log)
            yield server
        finally:
            _stop(process)


def _script(name: str, folder: Path) -> Path:
    if name == "app":
        return ROOT / "app.py"
    shutil.copytree(ROOT / "static", folder / "static", ignore=shutil.ignore_patterns("published"))
    (folder / "static" / f"{TOPOLOGY}.json").write_text(EMPTY_TOPOLOGY, encoding="utf-8")
    return Path(shutil.copy(SCRIPTS / f"{name}.py", folder))


def _start(script: Path, port: int, log: int, collect: bool | None, firms: str) -> subprocess.Popen[bytes]:  # noqa: FBT001 - private
    options = {
        "server.address": HOST,
        "server.port": str(port),
        "server.headless": "true",
        "server.fileWatcherType": "none",
    }
    if collect is not None:
        options["runner.postScriptGC"] = str(collect).lower()
    return subprocess.Popen(  # noqa: S603 - the project's own scripts
        [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            str(script),
            *(f"--{key}={value}" for key, value in options.items()),
        ],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
            "MAPPING_FIRMS_ENGINE": firms,
        },
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
    )


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], server: Server, log: Path) -> None:
    deadline = time.monotonic() + START_WITHIN_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with _LOCAL.open(f"{server.url}/_stcore/health", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{log.read_text(errors='replace')[-LOG_TAIL:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
