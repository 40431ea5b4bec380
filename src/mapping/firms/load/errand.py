"""Lists that a reader hands over on the page, loaded by a process of its own into a private folder.

The server only waits, and answers others meanwhile. Two loads at once are as many as a server does; the others wait
for their turn. What is handed over and what is made of it lie in one folder that nobody else can look into, which goes
with the object that stands for it.
"""

from __future__ import annotations

import pickle
import shutil
import tempfile
import threading
import weakref
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mapping.errors import MappingError, UsageError
from mapping.files import file_name
from mapping.firms.load.errand_child import MOST_MEMORY, MOST_SECONDS
from mapping.firms.load.pipes import Child, GoneError
from mapping.insight.beside import without_firms
from mapping.kept import undisturbed
from mapping.sentences import FirmListCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.firms.load.loading import Stage
    from mapping.firms.load.report import LoadReport
    from mapping.insight.atlas import Atlas

AT_ONCE: Final = 2
WITHIN_S: Final = 1800
"""By the clock; the processes' own limits on work are lower."""
_GIB: Final = 2**30
_STORE: Final = "firms.duckdb"
_turns = threading.BoundedSemaphore(AT_ONCE)


class CancelledError(Exception):
    """The load was given up."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a load is: the stage (None while it waits for its turn), and the share of all work (0 to 1)."""

    stage: Stage | None
    share: float


class Loaded:
    """What came of a load: a DuckDB file, and the report. It goes with this object, or earlier by `close`."""

    def __init__(self, folder: Path, report: LoadReport) -> None:
        self.path = folder / _STORE
        self.report = report
        self._gone = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)

    @property
    def url(self) -> str:
        """The address of its engine."""
        return f"duckdb:{self.path}"

    def close(self) -> None:
        """Remove the file and its folder; whatever has it open should be closed before."""
        self._gone()


class RunningLoad:
    """A load that was started: how far it is, and what becomes of it."""

    def __init__(self, files: Sequence[tuple[str, bytes]], atlas: Atlas, datum: str) -> None:
        self._atlas: Atlas | None = without_firms(atlas)
        self._datum = datum
        self._changed = threading.Condition()
        self._progress = Progress(None, 0.0)
        self._loaded: Loaded | None = None
        self._error: Exception | None = None
        self._child: Child | None = None
        self._folder = Path(tempfile.mkdtemp(prefix="mapping-firms-"))  # nobody else can look into it
        self._sweeper = weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        try:
            self._files = _written(self._folder / "lists", files)
        except BaseException:
            self._sweeper()
            raise
        self._thread = threading.Thread(target=self._run, name="firms", daemon=True)
        self._thread.start()

    @property
    def progress(self) -> Progress:
        """How far it is."""
        return self._progress

    @property
    def is_over(self) -> bool:
        """Whether there is something loaded, or will be nothing."""
        return self._loaded is not None or self._error is not None

    def wait(self, seconds: float | None = None) -> bool:
        """Return once it is over, or after a time; tell whether it is."""
        with self._changed:
            self._changed.wait_for(lambda: self.is_over, seconds)
        return self.is_over

    def result(self) -> Loaded:
        """Return what came of it, once it is known.

        Raises:
            UsageError: a list cannot be read, or is too large to be loaded here.
            CancelledError: it was given up.
        """
        self.wait()
        if self._error is not None:
            raise self._error
        assert self._loaded is not None  # noqa: S101 - it is over, and without an error
        return self._loaded

    def ended(self) -> None:
        """Return once its processes have ended and what they left is removed."""
        self._thread.join()

    def cancel(self) -> None:
        """Give it up; its processes are ended, and its folder is removed."""
        self._end(error=CancelledError())
        child = self._child
        if child is not None:
            child.end()

    def _end(self, loaded: Loaded | None = None, error: Exception | None = None) -> None:
        with self._changed:
            if not self.is_over:
                self._loaded, self._error = loaded, error
            self._changed.notify_all()

    def _run(self) -> None:
        with _turns:
            self._progress = Progress("looking", 0.0)
            try:
                if not self.is_over:
                    self._work()
            except (GoneError, OSError):
                self._end(error=_too_hard())
            finally:
                self._atlas = None
                if self._child is not None:
                    self._child.end()
                if self._loaded is None:
                    self._sweeper()
                self._end(error=_too_hard())

    def _work(self) -> None:
        self._child = child = Child("mapping.firms.load.errand_child")
        clock = threading.Timer(WITHIN_S, child.end)
        clock.daemon = True
        clock.start()
        try:
            child.tell((self._files, str(self._folder / _STORE), self._datum))
            # others go on asking the data meanwhile
            child.hand(undisturbed(partial(pickle.dumps, self._atlas, pickle.HIGHEST_PROTOCOL)))
            while not self.is_over:
                word, *told = child.heard()
                if word == "stage":
                    self._progress = Progress(*told)
                    continue
                self._settle(word, told[0])
        finally:
            clock.cancel()

    def _settle(self, word: str, told: Any) -> None:
        if word != "done":
            self._end(error=told if isinstance(told, MappingError) else _too_hard())
            return
        shutil.rmtree(self._folder / "lists", ignore_errors=True)
        self._sweeper.detach()
        self._end(Loaded(self._folder, told))


def start(files: Sequence[tuple[str, bytes]], atlas: Atlas, datum: str = "auto") -> RunningLoad:
    """Have lists (name, content) loaded, as soon as it is their turn.

    Raises:
        UsageError: the disk has no room for them.
    """
    try:
        return RunningLoad(files, atlas, datum)
    except OSError as error:
        reason = str(error.strerror)
        raise UsageError(FirmListCode.FIRM_LIST_UNREADABLE, path=files[0][0] if files else "", reason=reason) from error


def _written(folder: Path, files: Sequence[tuple[str, bytes]]) -> list[str]:
    """Write the lists, each in a folder of its own since two may have one name; return their paths."""
    paths = []
    for number, (name, content) in enumerate(files):
        stem, _, ending = Path(name).name.rpartition(".")
        home = folder / str(number)
        home.mkdir(parents=True)
        path = home / file_name(stem or ending, ending if stem else "csv")
        path.write_bytes(content)
        paths.append(str(path))
    return paths


def _too_hard() -> UsageError:
    minutes = MOST_SECONDS // 60
    return UsageError(FirmListCode.FIRM_LOADING_TOO_HARD, minutes=minutes, gigabytes=MOST_MEMORY // _GIB)
