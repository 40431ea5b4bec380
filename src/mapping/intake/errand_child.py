"""The process that analyses one list: ``python -m mapping.intake.errand_child``.

It takes the errand and the ground on its input, says on its output how far it is, and then what came of it. It ends
when its input does: whoever gives the errand up, or ends, closes it.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from mapping.errors import MappingError
from mapping.intake.limits import LISTS
from mapping.intake.reading import read_pages, read_pasted

if TYPE_CHECKING:
    from mapping.intake.errands import Errand
    from mapping.intake.found import Analysis, Stage
    from mapping.intake.ground import Ground
    from mapping.intake.pages import Page

MOST_MEMORY: Final = 6 * 2**30
"""Of addresses: what 200,000 rows take, twice over. The process that reads the file has less (`limits`)."""
MOST_SECONDS: Final = 120
"""Of work, as the system counts it."""
LONG_PARTS: Final = ("accepted", "issues", "duplicates")
"""What an analysis has by the row."""
PIECE: Final = 2000
_POLITE: Final = 10


class _Output:
    """Where is said what becomes of the errand; nothing else may write there."""

    def __init__(self) -> None:
        self._pipe: BinaryIO = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def say(self, word: str, *told: Any) -> None:
        pickle.dump((word, *told), self._pipe, pickle.HIGHEST_PROTOCOL)
        self._pipe.flush()


def main() -> None:
    """Take the errand, do it, end."""
    output = _Output()
    _limit()
    gc.disable()  # nothing is given back before the end, and looking for it takes a third of the time
    try:
        errand, expected = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started us
        reading = _Reading(errand, expected)
        output.say("stage", "reading", 0.0)
        # what the data are made of takes as long to load as a small file to read
        ground: Ground = pickle.load(sys.stdin.buffer)  # noqa: S301 - the same
    except EOFError:  # given up before it began
        return
    threading.Thread(target=_end_with_input, daemon=True).start()
    from mapping.intake.analysis import analyse  # noqa: PLC0415 - loaded while the file is read

    def told(stage: Stage, share: float) -> None:
        output.say("stage", stage, share)

    try:
        _hand_over(output, analyse(errand.file, reading.pages(), errand.wishes, ground, told))
    except MappingError as error:
        output.say("failed", error)


def _hand_over(output: _Output, analysis: Analysis) -> None:
    """Say what came of it, the long parts piece by piece: whoever takes them in answers others in between."""
    for name in LONG_PARTS:
        whole = getattr(analysis, name)
        for at in range(0, len(whole), PIECE):
            output.say("part", name, whole[at : at + PIECE])
    output.say("done", replace(analysis, accepted=(), issues=(), duplicates=()))


class _Reading:
    """The file, being read by a process of its own."""

    def __init__(self, errand: Errand, expected: tuple[str, ...]) -> None:
        self._errand, self._expected = errand, expected
        self._pages: tuple[Page, ...] = ()
        self._error: MappingError | None = None
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def pages(self) -> tuple[Page, ...]:
        """Return what is in the file, once it is read.

        Raises:
            UsageError: it cannot be read.
        """
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._pages

    def _read(self) -> None:
        errand = self._errand
        try:
            if errand.pasted is not None:
                self._pages = read_pasted(errand.pasted, self._expected, LISTS)
            else:
                self._pages = read_pages(errand.file, errand.data, self._expected, LISTS)
        except MappingError as error:
            self._error = error


def _end_with_input() -> None:
    """End, with the process that reads the file, once nobody waits any more."""
    with suppress(OSError):
        while sys.stdin.buffer.read(1):
            pass
    if hasattr(os, "killpg") and os.getpgid(0) == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def _limit() -> None:
    """Give this process no more than a list needs; where the system has no such limits, the clock remains."""
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
