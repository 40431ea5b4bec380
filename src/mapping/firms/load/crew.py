"""Two processes that make firms of batches, fed by the one that reads and heard by the one that writes.

Lists of a few rows are done by the process that writes: it takes longer to start others.
"""

from __future__ import annotations

import os
import pickle
import threading
from queue import Queue, SimpleQueue
from typing import TYPE_CHECKING, Final, Self, TypeVar

from mapping.errors import UsageError
from mapping.firms.load.making import made
from mapping.firms.load.pipes import Child, GoneError
from mapping.sentences import FirmListCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapping.firms.load.making import Made, Workshop

T = TypeVar("T")

WORKERS: Final = max(1, min(2, os.cpu_count() or 1))
_AHEAD: Final = WORKERS + 1
"""Batches that are on their way: one for each worker, and one that waits."""


class Alone:
    """No workers at all."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def made(self, batches: Iterable[tuple[T, str, str, bytes]]) -> Iterator[tuple[T, Made]]:
        """Yield what becomes of batches, as `Crew.made` does."""
        for what, datum, batch, raw in batches:
            yield what, made(pickle.loads(raw), datum, batch, self._workshop)  # noqa: S301 - of our own process


class Crew:
    """The workers; as a context they are ended at its end, whatever ends it."""

    def __init__(self, workshop: Workshop) -> None:
        parcel = pickle.dumps(workshop, pickle.HIGHEST_PROTOCOL)
        self._todo: Queue[tuple[object, str, str, bytes] | None] = Queue()
        self._done: SimpleQueue[tuple[object, Made | Exception | None]] = SimpleQueue()
        self._children = [Child("mapping.firms.load.worker_child") for _ in range(WORKERS)]
        self._threads = [
            threading.Thread(target=self._work, args=(child, parcel), daemon=True) for child in self._children
        ]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        for _ in self._children:
            self._todo.put(None)
        for child in self._children:
            child.end()

    @property
    def pids(self) -> tuple[int, ...]:
        """Numbers of the processes."""
        return tuple(child.pid for child in self._children)

    def made(self, batches: Iterable[tuple[T, str, str, bytes]]) -> Iterator[tuple[T, Made]]:
        """Yield what becomes of batches (what they are to the caller, datum, id, the pickled batch), as each is done.

        Raises:
            UsageError: a worker has ended.
        """
        under_way = 0
        for task in batches:
            while under_way >= _AHEAD or (under_way and not self._done.empty()):
                yield self._next()
                under_way -= 1
            self._todo.put(task)
            under_way += 1
        while under_way:
            yield self._next()
            under_way -= 1

    def _next(self) -> tuple[T, Made]:
        what, result = self._done.get()
        if isinstance(result, Exception):
            raise result
        if result is None:
            raise UsageError(FirmListCode.FIRM_LOADING_ENDED)
        return what, result  # type: ignore[return-value]  # what came with the batch

    def _work(self, child: Child, parcel: bytes) -> None:
        task: tuple[object, str, str, bytes] | None = None
        try:
            child.hand(parcel)
            while (task := self._todo.get()) is not None:
                what, datum, batch, raw = task
                child.tell((datum, batch))
                child.hand(raw)
                self._done.put((what, child.heard()))
        except GoneError:
            self._done.put((task and task[0], None))
