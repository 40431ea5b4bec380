"""Have lists analysed by processes of their own: each errand has one, which is ended with it.

The server only waits, and answers others meanwhile. Two errands at once are as many as a server does; the others wait
for their turn, and are told so.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mapping.errors import UsageError
from mapping.faults import Place
from mapping.intake.limits import LISTS
from mapping.intake.wishes import Wishes
from mapping.sentences import Upload

if TYPE_CHECKING:
    from mapping.intake.found import Analysis, Stage
    from mapping.intake.ground import Ground

AT_ONCE: Final = 2
WITHIN_S: Final = 300
"""By the clock; the process's own limit on work is lower, so that this one holds only where there is no other."""

_SOURCE: Final = Path(__file__).resolve().parents[2]
_COMMAND: Final = (sys.executable, "-X", "utf8", "-m", "mapping.intake.errand_child")
_OWN_GROUP: Final = os.name == "posix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """A list to be analysed: a file, or rows that were pasted; ``file`` is what it is called in sentences."""

    file: str
    data: bytes = b""
    pasted: str | None = None
    wishes: Wishes = field(default_factory=Wishes)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an errand is: the stage, the share of all work (0 to 1), and how many have their turn before it."""

    stage: Stage | None
    share: float
    ahead: int


class CancelledError(Exception):
    """The errand was given up."""


class _Turns:
    """Who is at work, and who waits, in order."""

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once
        self._changed = threading.Condition()
        self._line: list[RunningErrand] = []

    def join(self, errand: RunningErrand) -> None:
        with self._changed:
            self._line.append(errand)

    def wait(self, errand: RunningErrand) -> bool:
        """Return when it is its turn; False where it was given up before."""
        with self._changed:
            self._changed.wait_for(lambda: errand.is_over or self._ahead(errand) < self._at_once)
            return not errand.is_over

    def leave(self, errand: RunningErrand) -> None:
        with self._changed:
            if errand in self._line:
                self._line.remove(errand)
            self._changed.notify_all()

    def waiting_for(self, errand: RunningErrand) -> int:
        """Return how many have to be done before it begins."""
        with self._changed:
            return max(0, self._ahead(errand) - self._at_once + 1) if errand in self._line else 0

    def _ahead(self, errand: RunningErrand) -> int:
        return self._line.index(errand) if errand in self._line else 0


_turns = _Turns(AT_ONCE)


class RunningErrand:
    """An errand that was started: how far it is, and what becomes of it."""

    def __init__(self, errand: Errand, ground: Ground, turns: _Turns = _turns) -> None:
        self.errand = errand
        self._ground: Ground | None = ground
        self._turns = turns
        self._changed = threading.Condition()
        self._stage: Stage | None = None
        self._share = 0.0
        self._analysis: Analysis | None = None
        self._error: Exception | None = None
        self._process: subprocess.Popen[bytes] | None = None
        turns.join(self)
        threading.Thread(target=self._run, name="errand", daemon=True).start()

    @property
    def progress(self) -> Progress:
        """How far it is."""
        return Progress(self._stage, self._share, self._turns.waiting_for(self))

    @property
    def is_over(self) -> bool:
        """Whether there is an analysis, or will be none."""
        return self._analysis is not None or self._error is not None

    def wait(self, seconds: float | None = None) -> bool:
        """Return once it is over, or after a time; tell whether it is."""
        with self._changed:
            self._changed.wait_for(lambda: self.is_over, seconds)
        return self.is_over

    def result(self) -> Analysis:
        """Return what came of the list, once it is known.

        Raises:
            UsageError: the file cannot be read, or is no such list.
            CancelledError: it was given up.
        """
        self.wait()
        if self._error is not None:
            raise self._error
        assert self._analysis is not None  # noqa: S101 - it is over, and without an error
        return self._analysis

    def cancel(self) -> None:
        """Give it up; its process is ended."""
        self._end(error=CancelledError())
        self._kill()
        self._turns.leave(self)

    def _end(self, analysis: Analysis | None = None, error: Exception | None = None) -> None:
        with self._changed:
            if not self.is_over:
                self._analysis, self._error = analysis, error
            self._changed.notify_all()

    def _run(self) -> None:
        try:
            if self._turns.wait(self):
                self._work()
        finally:
            self._ground = None
            self._kill()
            self._end(error=self._too_hard())
            self._turns.leave(self)

    def _work(self) -> None:
        try:
            self._process = process = subprocess.Popen(  # noqa: S603 - our own module
                _COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=_OWN_GROUP,
                env={**os.environ, "PYTHONPATH": str(_SOURCE), "OPENBLAS_NUM_THREADS": "1"},
            )
        except OSError:  # no process can be started just now
            self._end(error=UsageError(Upload.UPLOAD_BUSY, Place(self.errand.file)))
            return
        if self.is_over:  # given up meanwhile
            return
        clock = threading.Timer(WITHIN_S, self._kill)
        clock.daemon = True
        clock.start()
        try:
            with suppress(OSError, EOFError, ValueError, pickle.UnpicklingError):  # the process has ended, or was
                self._hear(process)
        finally:
            clock.cancel()

    def _hear(self, process: subprocess.Popen[bytes]) -> None:
        source, target = process.stdout, process.stdin
        assert source is not None  # noqa: S101 - asked for above
        assert target is not None  # noqa: S101 - the same
        ground = self._ground
        assert ground is not None  # noqa: S101 - until it is over
        titles = ground.headings[self.errand.wishes.kind].titles.values()
        expected = tuple(sorted({title for of_language in titles for title in of_language.values()}))
        for part in ((self.errand, expected), ground):
            pickle.dump(part, target, pickle.HIGHEST_PROTOCOL)
            target.flush()
        # the pipe is left open: the process ends when it is closed
        parts: dict[str, list[object]] = defaultdict(list)
        while not self.is_over:
            word, *told = pickle.load(source)  # noqa: S301 - our own process
            match word:
                case "stage":
                    self._stage, self._share = told
                case "part":
                    parts[told[0]] += told[1]
                case "done":
                    whole = {name: tuple(pieces) for name, pieces in parts.items()}
                    self._end(replace(told[0], **whole))
                case _:
                    self._end(error=told[0])

    def _kill(self) -> None:
        """End the process, and the one that reads the file for it."""
        process = self._process
        if process is None or process.returncode is not None:
            return
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

    def _too_hard(self) -> UsageError:
        numbers = {"unpacked": LISTS.unpacked // 2**20, "seconds": LISTS.seconds}
        return UsageError(Upload.UPLOAD_TOO_HARD, Place(self.errand.file), **numbers)


def start(errand: Errand, ground: Ground) -> RunningErrand:
    """Have a list analysed, as soon as it is its turn."""
    return RunningErrand(errand, ground)
