"""The process that loads a reader's lists: ``python -m mapping.firms.load.errand_child``.

It takes the lists and the atlas on its input, says on its output how far it is, and then what came of them. It ends
when its input does: whoever gives the load up, or ends, closes it.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Final

from mapping.errors import MappingError

MOST_MEMORY: Final = 8 * 2**30
"""Of addresses, for each process of a load; what they really take together is a quarter of it."""
MOST_SECONDS: Final = 1200
"""Of work, as the system counts it, for each process."""
_POLITE: Final = 10


class _Output:
    """Where is said what becomes of the load; nothing else may write there."""

    def __init__(self) -> None:
        self._pipe: BinaryIO = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def say(self, word: str, *told: Any) -> None:
        pickle.dump((word, *told), self._pipe, pickle.HIGHEST_PROTOCOL)
        self._pipe.flush()


def main() -> None:
    """Take the lists, load them, end."""
    output = _Output()
    _limit()
    os.umask(0o077)
    try:
        paths, store, datum = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started us
        atlas = pickle.load(sys.stdin.buffer)  # noqa: S301 - the same
    except EOFError:  # given up before it began
        return
    threading.Thread(target=_end_with_input, daemon=True).start()
    from mapping.firms.engine import connect  # noqa: PLC0415 - loaded within the limits
    from mapping.firms.load.loading import load  # noqa: PLC0415 - the same

    def told(stage: str, share: float) -> None:
        output.say("stage", stage, share)

    try:
        engine = connect(f"duckdb:{store}")
        report = load([Path(path) for path in paths], engine, atlas, datum=datum, told=told)
        engine.close()
        output.say("done", report)
    except MappingError as error:
        output.say("failed", error)
    except MemoryError:
        output.say("failed", None)


def _end_with_input() -> None:
    """End, with the processes that this one has started, once nobody waits any more."""
    with suppress(OSError):
        while sys.stdin.buffer.read(1):
            pass
    os.kill(os.getpid(), signal.SIGTERM)  # those it has started end with their input
    os._exit(1)


def _limit() -> None:
    """Give this process no more than lists need; where the system has no such limits, the clock remains."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    os.nice(_POLITE)
    for kind, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(OSError, ValueError):  # macOS does not limit addresses
            resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main()
