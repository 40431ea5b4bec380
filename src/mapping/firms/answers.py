"""Answers that were given a short while ago: several readers who ask the same at once wait for one of them."""

from __future__ import annotations

import threading
from collections import OrderedDict
from concurrent.futures import Future
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Answer = TypeVar("Answer")

KEPT_S: Final = 600
"""For so long an answer counts, since somebody else may load a list into the same engine."""


class Answers:
    """At most so many answers, those asked for last; what failed is asked again."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, tuple[float, Future[Any]]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, question: Hashable, make: Callable[[], Answer]) -> Answer:
        """Return the answer to a question, made now if it is not there; raises what ``make`` raises."""
        with self._lock:
            since, found = self._held.get(question, (0.0, None))
            mine = found is None or monotonic() - since > KEPT_S
            if found is None or mine:
                found = Future()
                self._held[question] = (monotonic(), found)
            self._held.move_to_end(question)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        if mine:
            try:
                found.set_result(make())
            except BaseException as error:  # noqa: BLE001 - whoever waits is told the same
                with self._lock:
                    if self._held.get(question, (0.0, None))[1] is found:
                        del self._held[question]
                found.set_exception(error)
        given: Answer = found.result()
        return given

    def forget(self) -> None:
        """Let go of all answers."""
        with self._lock:
            self._held.clear()
