"""A second process that makes a part of the maps, for a command that has the machine's cores to itself."""

from __future__ import annotations

import signal
import sys
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final

from mapping.documents.registry import SHEETS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from multiprocessing.connection import Connection

    from mapping.documents.order import Order
    from mapping.printing.document import Page

LEAST: Final = 12
"""Maps from which on a second process saves more time than it takes."""
SHARE: Final = 0.6
"""Of the maps, for the one who asked makes all other sheets."""


class Helper:
    """Makes sheets at the same time; a copy of this process, so that it has the data and nothing is read again."""

    def __init__(self, orders: Mapping[int, Order]) -> None:
        self._orders = orders
        context = get_context("fork")
        self._heard, told = context.Pipe(duplex=False)
        self._process = context.Process(target=_make, args=(orders, self._heard, told), daemon=True)
        self._process.start()
        told.close()

    def pages(self, place: int) -> tuple[Page, ...]:
        """Return the pages of the next sheet; places are asked for in their order.

        What it could not make is made here, which also raises what there is to raise.
        """
        try:
            found: tuple[Page, ...] | None = self._heard.recv()
        except (EOFError, OSError):
            found = None
        return found or tuple(SHEETS[self._orders[place].page.sheet](self._orders[place]))

    def end(self) -> None:
        """Let it go, finished or not."""
        self._process.terminate()
        self._process.join()
        self._heard.close()


def can_help() -> bool:
    """Tell whether this system copies processes safely."""
    return sys.platform == "linux"


def _make(orders: Mapping[int, Order], heard: Connection, told: Connection) -> None:
    """Send the pages of each sheet, or None where that fails and all that follow are made by the other."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C is answered by the other one
    heard.close()
    try:
        for order in orders.values():
            told.send(tuple(SHEETS[order.page.sheet](order)))
    except Exception:  # noqa: BLE001 - whatever it is, the other will meet it too
        return
