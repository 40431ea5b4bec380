"""What several kinds of tests share: the running application, the second try of a browser, the laws' examples."""

from __future__ import annotations

import gc
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
START_WITHIN_S = 120
PAUSE_S = 0.1

# A browser on a busy machine may lose a race that is not ours. Its test is tried once more, and the run says so.
TRIED_TWICE = (ROOT / "tests" / "browser", ROOT / "tests" / "engines")
TOLD_LINES = 12

# The same examples in every run, so that a test fails for a change and never by chance; a law is checked for what it
# says, not for how fast a busy machine can check it. ``make test LAWS=thorough`` looks for new examples.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("usual", UNHURRIED, derandomize=True, max_examples=25)
settings.register_profile("thorough", UNHURRIED, max_examples=400)
settings.load_profile("usual")

# No proxy: the server is on this machine whatever the environment says about the way out.
_LOCAL = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Server(NamedTuple):
    """The application as a process of its own, and where it writes what it has to say."""

    url: str
    log_file: Path

    def log_tail(self, lines: int = 60) -> str:
        """Return the last lines of the log."""
        return "\n".join(self.log_file.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let what drives a browser be tried twice; everything else passes at once or fails."""
    for item in items:
        if any(folder in item.path.parents for folder in TRIED_TWICE):
            item.add_marker(pytest.mark.flaky(reruns=1))


def pytest_collection_finish() -> None:
    """Keep what is loaded by now: looked through again and again for what nobody uses, it takes a tenth of the time."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end which tests were tried twice, and what went wrong the first time."""
    tried: list[pytest.TestReport] = terminalreporter.getreports("rerun")
    if tried:
        terminalreporter.section("tried twice")
    for report in tried:
        lines = report.longreprtext.splitlines()
        told = [line for line in lines if line.startswith("E ")] or lines
        terminalreporter.write_line("\n".join((report.nodeid, *told[:TOLD_LINES])))


@pytest.fixture(scope="session")
def app_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start ``app.py`` once for the whole run, on a free port of this machine."""
    port = free_port()
    server = Server(f"http://{HOST}:{port}", tmp_path_factory.mktemp("server") / "streamlit.log")
    with server.log_file.open("wb") as log:
        process = start_streamlit(port, log.fileno())
    try:
        wait_until_healthy(process, server)
        yield server
    finally:
        stop(process)


@pytest.fixture(scope="session")
def app_url(app_server: Server) -> str:
    """Address of the running application, without a slash at the end."""
    return app_server.url


def free_port() -> int:
    """Ask the system for a port that nothing listens on."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def start_streamlit(port: int, log: int, base_path: str = "", data: Path | None = None) -> subprocess.Popen[bytes]:
    """Start the server as ``make run`` does, without a browser and without watching the files.

    ``base_path``: the folder of the address below which it stands, as behind a proxy. ``data``: the data folder, where
    it is not the project's own.
    """
    folder = {} if data is None else {"MAPPING_DATA_DIR": str(data)}
    options = {
        "server.address": HOST,
        "server.port": port,
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "server.baseUrlPath": base_path,
    }
    return subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", *(f"--{name}={value}" for name, value in options.items())],
        cwd=ROOT,
        env={**os.environ, **folder, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
    )


def wait_until_healthy(process: subprocess.Popen[bytes], server: Server) -> None:
    """Return once the server answers; fail with its log when it ends or stays silent."""
    deadline = time.monotonic() + START_WITHIN_S
    while time.monotonic() < deadline:
        if is_healthy(server.url):
            return
        with suppress(subprocess.TimeoutExpired):
            process.wait(PAUSE_S)
            pytest.fail(f"the application ended with code {process.returncode}:\n{server.log_tail()}", pytrace=False)
    pytest.fail(f"the application did not answer within {START_WITHIN_S} s:\n{server.log_tail()}", pytrace=False)


def is_healthy(url: str) -> bool:
    """Tell whether the server answers its health check."""
    try:
        with _LOCAL.open(f"{url}/_stcore/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the server that was started here, and only that."""
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
