"""Processes of our own that are told things on their input and answer on their output, one parcel after the other."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

_SOURCE: Final = Path(__file__).resolve().parents[3]
_ONE_THREAD: Final = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "2",
}
_OWN_GROUP: Final = os.name == "posix"


class GoneError(Exception):
    """The process at the other end has ended."""


class Child:
    """A process of one of our modules. It is ended with this object, and ends by itself when its input closes.

    Ctrl-C does not reach it: whoever started it hears of it and ends it.
    """

    def __init__(self, module: str) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-X", "utf8", "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=_OWN_GROUP,
            env={**os.environ, **_ONE_THREAD, "PYTHONPATH": str(_SOURCE)},
        )

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    def tell(self, told: Any) -> None:
        """Tell it something; raises GoneError."""
        self.hand(pickle.dumps(told, pickle.HIGHEST_PROTOCOL))

    def hand(self, parcel: bytes) -> None:
        """Hand it what is pickled already; raises GoneError."""
        pipe = self._process.stdin
        assert pipe is not None  # noqa: S101 - asked for above
        try:
            pipe.write(parcel)
            pipe.flush()
        except (OSError, ValueError):
            raise GoneError from None

    def heard(self) -> Any:
        """Return the next that it says; raises GoneError."""
        pipe = self._process.stdout
        assert pipe is not None  # noqa: S101 - the same
        try:
            return pickle.load(pipe)  # noqa: S301 - our own process
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            raise GoneError from None

    def end(self) -> None:
        """End it, and all that it has started."""
        process = self._process
        if process.poll() is None:
            with suppress(OSError):
                if _OWN_GROUP:
                    os.killpg(process.pid, signal.SIGKILL)
                else:
                    process.kill()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        process.wait()
