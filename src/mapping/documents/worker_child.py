"""The process that makes files: ``python -m mapping.documents.worker_child``.

It takes the data and then jobs on its input, and says on its output what becomes of them (`mapping.documents.job`). It
ends when its input does: with the server, however that may end.
"""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import signal
import sys
import traceback
from collections import deque
from contextlib import suppress
from contextvars import Context
from pathlib import Path
from threading import Condition, Thread
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple

from mapping.documents.job import CancelledError, Job
from mapping.documents.travelling import unpacked
from mapping.errors import MappingError

if TYPE_CHECKING:
    from mapping.documents.files import File
    from mapping.insight.atlas import Atlas

_POLITE: Final = 10
"""Less urgent than the server, which answers whoever looks at a map."""
_FIRST_TO_GO: Final = 500
"""Where memory runs out, Linux ends this process rather than the server."""
MOST_KEPT: Final = 500 * 1024 * 1024
"""Bytes after a job beyond which it makes room for a new process: what a large file leaves behind is not given back."""


class Asked(NamedTuple):
    """A job, its number, and the data of which it is made."""

    number: int
    job: Job
    atlas: Atlas


class Bench:
    """Where jobs lie until they are made: files in their order, previews ahead of them."""

    def __init__(self, source: BinaryIO, target: BinaryIO, atlas: Atlas) -> None:
        self._source, self._target = source, target
        self._changed = Condition()
        self._base = atlas
        self._own: dict[int, Atlas] = {}
        self._files: deque[Asked] = deque()
        self._previews: deque[Asked] = deque()
        self._stopped: set[int] = set()

    def listen(self) -> None:
        """Take what is asked, until nobody asks any more."""
        with suppress(EOFError, OSError):
            while True:
                word, number, value = pickle.load(self._source)  # noqa: S301 - from the server that started us
                with self._changed:
                    self._take(word, number, value)
                    self._changed.notify_all()
        os._exit(0)  # in the middle of a sheet or not

    def _take(self, word: str, number: int, value: Any) -> None:
        match word:
            case "stop":
                self._stopped.add(number)
            case "take":
                self._own[number] = unpacked(value, self._base)
            case "drop":
                del self._own[number]
            case _:
                data, job = value
                # with its data: whatever is dropped meanwhile, it is made of what it was asked for
                asked = Asked(number, job, self._base if data is None else self._own[data])
                (self._files if job.preview is None else self._previews).append(asked)

    def say(self, word: str, number: int = 0, value: Any = None) -> None:
        """Tell the server."""
        self._target.write(pickle.dumps((word, number, value), pickle.HIGHEST_PROTOCOL))
        self._target.flush()

    def next(self) -> Asked:
        """Return the next job, once there is one."""
        with self._changed:
            self._changed.wait_for(lambda: self._previews or self._files)
            return (self._previews or self._files).popleft()

    def is_idle(self) -> bool:
        """Tell whether there is nothing to do."""
        return not self._previews and not self._files

    def work(self, asked: Asked) -> None:
        """Do a job and say what became of it."""
        number, job, atlas = asked.number, asked.job, asked.atlas
        if number in self._stopped:
            return
        self.say("begun", number)
        try:
            self.say("made", number, self._made(number, job, atlas))
        except CancelledError:
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, whoever waits is told
            self.say("failed", number, _fit_to_travel(error))

    def _made(self, number: int, job: Job, atlas: Atlas) -> File:
        # what draws takes its time to load
        from mapping.documents.files import file_of  # noqa: PLC0415
        from mapping.documents.preview import preview  # noqa: PLC0415

        if job.preview is not None:
            template = job.more.get("template")
            return preview(job.request, atlas, job.states, job.preview, job.file_format, template)

        def told(sheet: int, sheets: int, name: str) -> None:
            self.say("sheet", number, (sheet, sheets, name))
            while self._previews:
                # in a context of its own: the file between whose sheets it comes may be set for slides
                Context().run(self.work, self._previews.popleft())
            if number in self._stopped:
                raise CancelledError

        return file_of(job.request, atlas, job.file_format, states=job.states, told=told, **job.more)


def _fit_to_travel(error: Exception) -> Exception:
    """Return an error as the server can read it, with what the log is to tell of it."""
    if isinstance(error, MappingError):
        return error
    trace = "".join(traceback.format_exception(error))
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - an error of a library that does not travel
        error = RuntimeError(f"{type(error).__name__}: {error}")
    error.add_note(trace)
    return error


def _give_back() -> int:
    """Give memory back after a job; return how much is still taken, 0 where nobody can tell."""
    gc.collect()
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
    with suppress(OSError, ValueError, AttributeError):
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def _step_back() -> None:
    """Be less urgent than the server, and the first to go."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # meant for the server, with which this ends
    with suppress(AttributeError, OSError):
        os.nice(_POLITE)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(str(_FIRST_TO_GO), encoding="ascii")


def main() -> None:
    """Take the data, then do one job after the other."""
    _step_back()
    source, target = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is not for the server
    atlas: Atlas = pickle.load(source)  # noqa: S301 - from the server that started us
    gc.freeze()
    bench = Bench(source, target, atlas)
    Thread(target=bench.listen, daemon=True).start()
    bench.say("ready")
    while True:
        asked = bench.next()
        bench.work(asked)
        is_file = asked.job.preview is None
        del asked  # the data of a session go with it
        if is_file and _give_back() > MOST_KEPT and bench.is_idle():
            return


if __name__ == "__main__":
    main()
