"""The list of firms that a session is loading: what was handed over, how far it is, and what came of it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import streamlit as st

from mapping.cartography.wording.firms import MADE_UP
from mapping.errors import MappingError
from mapping.firms.load.errand import CancelledError, start
from mapping.i18n import translator
from mapping.ui import session
from mapping.ui.intake.seen import Seen
from mapping.ui.workspace import firms as held

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.firms.load.errand import RunningLoad
    from mapping.firms.load.report import LoadReport

_log = logging.getLogger(__name__)
_DESK: Final = "firms_desk"
WAIT_S: Final = 1.0
"""How long a run waits for what is nearly done, before the page says how far it is."""
MB: Final = 10**6
MOST_MB: Final = 20
"""Of the files that a reader hands over at a time; a larger list is loaded by the command line."""
MADE_UP_ROWS: Final = 5000
_SEED: Final = 10


@dataclass(slots=True)
class Desk:
    """What lies on the desk.

    ``failed`` is why a list could not be loaded, ``crashed`` that the loading itself broke down. ``seen`` is what of
    the report is in sight.
    """

    names: tuple[str, ...] = ()
    running: RunningLoad | None = None
    failed: MappingError | None = None
    crashed: bool = False
    round: int = 0
    seen: Seen = field(default_factory=Seen)

    def take(self, files: Sequence[tuple[str, bytes]], datum: str = "auto") -> None:
        """Have lists loaded, in place of a loading that goes on."""
        self.cancel()
        self.names, self.failed, self.crashed, self.seen = tuple(name for name, _ in files), None, False, Seen()
        try:
            self.running = start(files, session.base(), datum)
        except MappingError as error:
            self.failed = error

    def take_made_up(self, lang: str) -> None:
        """Have a small invented list loaded."""
        from mapping.firms.sample import made_up_csv  # noqa: PLC0415 - few readers ask for it

        self.take([(f"{translator(lang)(MADE_UP)}.csv", made_up_csv(session.base(), MADE_UP_ROWS, _SEED))])

    def cancel(self) -> None:
        """Give up the loading."""
        if self.running:
            self.running.cancel()
            self.running = None
        self.round += 1

    def collect(self, seconds: float = 0) -> None:
        """Take what came of the loading, once it is over or after a time."""
        if self.running is None or not self.running.wait(seconds):
            return
        running, self.running = self.running, None
        self.round += 1
        try:
            held.hold(running.result())
        except CancelledError:
            pass
        except MappingError as error:
            self.failed = error
        except Exception as error:  # noqa: BLE001 - whatever it is, the reader is told
            _log.error("a list of firms could not be loaded", exc_info=error)
            self.crashed = True

    @property
    def report(self) -> LoadReport | None:
        """What is told of the list that the session has loaded."""
        return held.report()


def desk() -> Desk:
    """Return the desk of this session."""
    kept: Desk = st.session_state.setdefault(_DESK, Desk())
    return kept


def release() -> None:
    """Let go of the list that was loaded, and of what is told of it."""
    held.release()
    st.session_state.pop(_DESK, None)
