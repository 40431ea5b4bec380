"""Files made by a process of their own, so that nobody who looks at a map waits for somebody else's file.

One process for a server, with little urgency; it is given the data that the server shows and ends with the server. It
makes one file after the other. Where it ends before its time, the file in work fails, and the others go to a new one.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import OrderedDict
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from threading import Condition, RLock, Thread
from typing import TYPE_CHECKING, Any, Final
from weakref import ref

from mapping.documents.job import CancelledError, Job, Progress
from mapping.documents.travelling import packed
from mapping.errors import UsageError
from mapping.kept import undisturbed
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mapping.documents.files import File
    from mapping.documents.job import Asked, Said
    from mapping.insight.atlas import Atlas

__all__ = ["CancelledError", "Job", "Progress", "Running", "Worker", "refused"]

_SOURCE: Final = Path(__file__).resolve().parents[2]
_COMMAND: Final = (sys.executable, "-X", "utf8", "-m", "mapping.documents.worker_child")
MOST_DATA: Final = 4
"""Data of sessions' own that the process has at a time, some 4 MB each; the first to come goes first."""


class Running:
    """A job that was submitted: how far it is, and what becomes of it."""

    def __init__(
        self,
        number: int,
        job: Job,
        stop: Callable[[Running], None],
        ahead: Callable[[Running], int],
        own: Atlas | None = None,
    ) -> None:
        """``own``: the data it is made of, where these are not the server's."""
        self.number, self.job, self.own = number, job, own
        self._begun = False
        self._stop, self._ahead = stop, ahead
        self._changed = Condition()
        self._sheet: tuple[int, int, str] = (0, 0, "")
        self._file: File | None = None
        self._error: Exception | None = None

    @property
    def progress(self) -> Progress:
        """How far it is."""
        return Progress(*self._sheet, ahead=self._ahead(self))

    @property
    def is_begun(self) -> bool:
        """Whether it is in work, or was."""
        return self._begun

    @property
    def is_over(self) -> bool:
        """Whether there is a file, or will be none."""
        return self._file is not None or self._error is not None

    def wait(self, seconds: float | None = None, *, for_work: bool = False) -> bool:
        """Return once it is over, or after a time; tell whether it is. ``for_work``: return as soon as it is begun."""
        with self._changed:
            self._changed.wait_for(lambda: self.is_over or (for_work and self._begun), seconds)
        return self.is_over

    def result(self) -> File:
        """Return the file once it is made.

        Raises:
            MappingError: what `mapping.documents.files.file_of` raises, as it was raised there.
            CancelledError: it was cancelled.
        """
        self.wait()
        if self._error is not None:
            raise self._error
        assert self._file is not None  # noqa: S101 - it is over, and without an error
        return self._file

    def cancel(self) -> None:
        """Give it up: at once for whoever waits, before its next sheet for the process."""
        if self.end(error=CancelledError()):
            self._stop(self)

    def end(self, file: File | None = None, error: Exception | None = None) -> bool:
        """Note what became of it; tell whether that was not known yet."""
        with self._changed:
            if self.is_over:
                return False
            self._file, self._error = file, error
            self._changed.notify_all()
        return True

    def tell(self, sheet: tuple[int, int, str] | None) -> None:
        """Note that it is begun, or which sheet is in work."""
        with self._changed:
            self._begun = True
            self._sheet = sheet or self._sheet
            self._changed.notify_all()


def refused(job: Job, error: Exception) -> Running:
    """Return a job of which nothing can come, for a reason that is known before it is asked for."""
    running = Running(0, job, lambda _: None, lambda _: 0)
    running.end(error=error)
    return running


class Worker:
    """The process, and the jobs that it has not finished."""

    def __init__(self, atlas: Atlas, command: Iterable[str] = _COMMAND) -> None:
        """``command`` starts the process; it is started by the first job, or by :meth:`start`."""
        self._atlas, self._command = atlas, tuple(command)
        self._lock = RLock()
        self._numbers = count(1)
        self._jobs: dict[int, Running] = {}
        self._process: _Process | None = None
        self._closed = False
        self._is_well = True

    @property
    def is_well(self) -> bool:
        """Whether the process came up when it was last started, or is still on its way."""
        return self._is_well

    def start(self) -> None:
        """Start the process where there is none, so that the first file need not wait for it."""
        with self._lock:
            if self._process is None and not self._closed:
                self._process = _Process(self._command, self._atlas, self._heard, self._ended)

    @property
    def pid(self) -> int | None:
        """The process, while there is one."""
        process = self._process
        return None if process is None else process.pid

    def submit(self, job: Job, atlas: Atlas | None = None) -> Running:
        """Ask for a file. It is made when those before it are, of the server's data or of ``atlas``."""
        with self._lock:
            own = None if atlas is self._atlas else atlas
            running = Running(next(self._numbers), job, self._stop, self._ahead, own)
            self.start()
            self._ask_for(running)
            self._jobs[running.number] = running
        return running

    def tidy(self) -> None:
        """Let go of data of sessions that are gone; what is asked for already is made all the same."""
        with self._lock:
            if self._process is not None:
                self._process.tidy()

    def _ask_for(self, running: Running) -> None:
        if self._process is not None:
            data = None if running.own is None else self._process.number_of(running.own, self._atlas)
            self._process.send(("make", running.number, (data, running.job)))

    def close(self) -> None:
        """End the process; whoever waits for a file gets none."""
        with self._lock:
            self._closed = True
            process, self._process = self._process, None
        if process is not None:
            process.close()

    def _ask(self, *asked: Any) -> None:
        if self._process is not None:
            self._process.send(asked)

    def _stop(self, running: Running) -> None:
        with self._lock:
            if self._jobs.pop(running.number, None):
                self._ask("stop", running.number, None)

    def _ahead(self, running: Running) -> int:
        with self._lock:
            return sum(
                1 for other in self._jobs.values() if other.number < running.number and other.job.preview is None
            )

    def _heard(self, said: Said) -> None:
        """Take what the process says of a job; one that was given up is not there any more."""
        with self._lock:
            self._is_well = True
            running = self._jobs.get(said[1])
            if running is None:
                return
            if said[0] in {"made", "failed"}:
                del self._jobs[running.number]
        match said:
            case ("begun" | "sheet", _, sheet):
                running.tell(sheet)
            case ("made", _, file):
                running.end(file)
            case ("failed", _, error):
                running.end(error=error)

    def _ended(self, *, was_ready: bool) -> None:
        """Fail the jobs that were begun, and have the others made by a new process.

        One that has not even begun would only end again, so then all of them fail.
        """
        with self._lock:
            self._process = None
            self._is_well = was_ready or self._closed
            lost = [job for job in self._jobs.values() if job.is_begun or not was_ready or self._closed]
            for running in lost:
                del self._jobs[running.number]
            left = tuple(self._jobs.values())
            try:
                if was_ready:
                    self.start()
                for running in left:
                    self._ask_for(running)
            except OSError:  # no process can be started just now
                self._jobs.clear()
                lost += left
        for running in lost:
            running.end(error=UsageError(Code.EXPORT_ENDED))


class _Process:
    """One process: what it is told by a thread of its own, since a pipe may be full, and heard by another."""

    def __init__(
        self, command: tuple[str, ...], atlas: Atlas, heard: Callable[[Said], None], ended: Callable[..., None]
    ) -> None:
        self._heard, self._ended = heard, ended
        self._outbox: SimpleQueue[bytes | None] = SimpleQueue()
        self._given: OrderedDict[int, ref[Atlas]] = OrderedDict()
        self._data_numbers = count(1)
        self._put(atlas)
        path = os.pathsep.join((str(_SOURCE), *filter(None, (os.environ.get("PYTHONPATH"),))))
        # typst would take all cores at once, and leave the server none
        self._child = subprocess.Popen(  # noqa: S603 - our own module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path, "RAYON_NUM_THREADS": "1"},
        )
        self.pid = self._child.pid
        for name, run in (("write", self._write), ("read", self._read)):
            Thread(target=run, name=f"exports-{name}", daemon=True).start()

    def number_of(self, atlas: Atlas, base: Atlas) -> int:
        """Return the number by which the process knows data, of which it has a few; it is given them the first time."""
        self.tidy()
        for number, known in self._given.items():
            if known() is atlas:
                self._given.move_to_end(number)
                return number
        number = next(self._data_numbers)
        self.send(("take", number, packed(atlas, base)))
        self._given[number] = ref(atlas)
        while len(self._given) > MOST_DATA:
            self._drop(next(iter(self._given)))
        return number

    def tidy(self) -> None:
        """Let the process go of data that the server has not got any more."""
        for number in [number for number, known in self._given.items() if known() is None]:
            self._drop(number)

    def _drop(self, number: int) -> None:
        del self._given[number]
        self.send(("drop", number, None))

    def send(self, asked: Asked) -> None:
        self._put(asked)

    def _put(self, value: object) -> None:
        # at once: what does not travel is the fault of whoever asks
        self._outbox.put(undisturbed(partial(pickle.dumps, value, pickle.HIGHEST_PROTOCOL)))

    def close(self) -> None:
        """End it."""
        self._child.kill()

    def _write(self) -> None:
        pipe = self._child.stdin
        assert pipe is not None  # noqa: S101 - asked for above
        with suppress(OSError):  # it has ended, as the other thread hears
            while (said := self._outbox.get()) is not None:
                pipe.write(said)
                pipe.flush()
        with suppress(OSError):
            pipe.close()

    def _read(self) -> None:
        pipe, was_ready = self._child.stdout, False
        assert pipe is not None  # noqa: S101 - asked for above
        with pipe, suppress(EOFError, pickle.UnpicklingError, OSError):
            while True:
                said = pickle.load(pipe)  # noqa: S301 - our own process
                was_ready = True
                self._heard(said)
        self._child.kill()
        self._child.wait()
        self._outbox.put(None)
        self._ended(was_ready=was_ready)
