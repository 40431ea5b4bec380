"""Run ``python -m mapping`` many times: a process of its own each, without loading the libraries each time.

Loading pandas, shapely and the rest takes six times as long as most commands. So one process loads them (this file, run
as a program) and is copied by ``fork`` for every command, which then runs, ends and is judged like any other process.
Where the start itself matters, a test starts Python (``test_output.py``).
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import resource
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from functools import cache
from pathlib import Path
from typing import Any, Literal, NoReturn, TypeAlias

ROOT = Path(__file__).resolve().parents[1]
_MOST_BYTES = 2**16
LATE = ("fontTools.subset", "fontTools.ttLib.woff2", "pypinyin", "xlsxwriter")
"""Libraries that a command imports only when it needs them."""
NOT_WRITTEN = 120
"""With this code Python ends where what it still had to write is lost."""


Around: TypeAlias = Literal["nothing", "full disk", "mask"]
"""What a command finds around it: besides nothing special, a disk on which every file ends at 1 kB, or a mask (027)."""


def run(
    *arguments: str, cwd: Path = ROOT, data: Path | None = None, around: Around = "nothing"
) -> subprocess.CompletedProcess[bytes]:
    """Run a command to its end. ``data``: the data folder, where it is not the project's own."""
    reading, writing = os.pipe()
    with tempfile.TemporaryFile() as said, os.fdopen(reading, "rb") as written:
        answer = _begin(arguments, cwd, data, (writing, said.fileno()), around)
        os.close(writing)
        stdout = written.read()
        code = _end(answer)
        said.seek(0)
        return subprocess.CompletedProcess(arguments, code, stdout, said.read())


def mapping(
    *arguments: str, cwd: Path = ROOT, data: Path | None = None, around: Around = "nothing"
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, as text."""
    done = run(*arguments, cwd=cwd, data=data, around=around)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def run_into(stdout: int, *arguments: str, cwd: Path = ROOT) -> tuple[int, str]:
    """Run a command whose standard output is an open file; return its exit code and what it says on stderr."""
    with tempfile.TemporaryFile() as said:
        code = _end(_begin(arguments, cwd, None, (stdout, said.fileno())))
        said.seek(0)
        return code, said.read().decode()


def _begin(
    arguments: tuple[str, ...], cwd: Path, data: Path | None, outputs: tuple[int, int], around: Around = "nothing"
) -> Any:
    """Ask for a command; return what its exit code will be read from."""
    environment = {} if data is None else {"MAPPING_DATA_DIR": str(data)}
    request = {"arguments": arguments, "cwd": str(cwd), "environment": environment, "around": around}
    reading, writing = os.pipe()
    # surrogates stand for bytes that are no text, as an argument may be
    socket.send_fds(_loaded(), [json.dumps(request).encode() + b"\n"], [*outputs, writing])
    os.close(writing)
    return os.fdopen(reading)


def _end(answer: Any) -> int:
    """Return the exit code of a command, once it has ended; as ``subprocess``, minus the signal that has ended it."""
    with answer:
        return int(answer.read())


@cache
def _loaded() -> socket.socket:
    """Start the process that has everything loaded; it ends with the other end of this connection."""
    ours, theirs = socket.socketpair()
    process = subprocess.Popen(
        [sys.executable, __file__, str(theirs.fileno())],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        pass_fds=[theirs.fileno()],
    )
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


def _serve(requests: socket.socket) -> None:
    """Copy this process for every request, until nobody can make one any more."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those who wait for the commands
    message, files = b"", list[int]()
    while True:
        part, came, *_ = socket.recv_fds(requests, _MOST_BYTES, 3)
        if not part:
            return
        message, files = message + part, [*files, *came]
        if not message.endswith(b"\n"):
            continue
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            requests.close()
            _attend(json.loads(message), *files)
        for file in files:
            os.close(file)
        message, files = b"", []


def _attend(request: dict[str, Any], stdout: int, stderr: int, answer: int) -> NoReturn:
    """Run a command in a copy of this process and answer with its exit code."""
    command = os.fork()
    if command == 0:
        os.close(answer)
        _become(request, stdout, stderr)
    os.close(stdout)
    os.close(stderr)
    _, status = os.waitpid(command, 0)
    os.write(answer, str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def _become(request: dict[str, Any], stdout: int, stderr: int) -> NoReturn:
    """Go on as ``python -m mapping`` in this process."""
    os.dup2(stdout, sys.stdout.fileno())
    os.dup2(stderr, sys.stderr.fileno())
    os.close(stdout)
    os.close(stderr)
    os.chdir(request["cwd"])
    os.environ.update(request["environment"])
    if request["around"] == "mask":
        os.umask(0o027)
    elif request["around"] == "full disk":
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))
    sys.argv = ["mapping", *request["arguments"]]
    _leave(_ran())


def _ran() -> int:
    """Run the command; return the exit code that Python would leave with."""
    try:
        runpy.run_module("mapping", run_name="__main__", alter_sys=True)
    except SystemExit as left:
        if left.code is None or isinstance(left.code, int):
            return left.code or 0
        sys.stderr.write(f"{left.code}\n")
        return 1
    except BaseException:  # noqa: BLE001 - whatever it is, Python prints it
        traceback.print_exc()
        return 1
    return 0


def _leave(code: int) -> NoReturn:
    """End as Python does, but for taking apart all that is loaded, which takes as long as many a command."""
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            traceback.print_exc()
            code = NOT_WRITTEN
    os._exit(code)


def _load() -> None:
    """Import whatever a command may import, also late."""
    packages = importlib.import_module("mapping").__path__
    for module in pkgutil.walk_packages(packages, "mapping.", onerror=lambda _: None):
        if not module.name.startswith("mapping.ui") and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for late in LATE:
        importlib.import_module(late)
    _draw()
    # A copy that looks through what it has inherited writes to it, and with that copies it in earnest.
    gc.collect()
    gc.freeze()


def _draw() -> None:
    """Draw a map and throw it away: libraries load their own files when they first draw."""
    from mapping.cartography.resolve import resolve  # noqa: PLC0415 - in this process only
    from mapping.cartography.spec import MapSpec  # noqa: PLC0415
    from mapping.insight.atlas import load_atlas  # noqa: PLC0415
    from mapping.leaflet.standalone import standalone_html  # noqa: PLC0415
    from mapping.printing import sheet  # noqa: PLC0415
    from mapping.settings import settings  # noqa: PLC0415

    atlas = load_atlas()
    state = resolve(MapSpec(edition=atlas.catalog.newest_edition), atlas)
    sheet(state, atlas, "svg")
    standalone_html(state, atlas)
    settings.cache_clear()  # the folders are a command's own


if __name__ == "__main__":
    _load()
    _serve(socket.socket(fileno=int(sys.argv[1])))
