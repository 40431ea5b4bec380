"""The list that a session has on its desk: what was handed over, what was decided about it, and what came of it.

All of it stays in the memory of the session, and is gone with it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from mapping.errors import MappingError
from mapping.intake.analysis import analyse
from mapping.intake.errands import CancelledError, Errand, start
from mapping.intake.ground import Ground
from mapping.intake.limits import LISTS
from mapping.intake.reading import read_pages, read_pasted
from mapping.intake.wishes import Wishes
from mapping.ui import session
from mapping.ui.frame import handover
from mapping.ui.intake.seen import Beginning, Seen
from mapping.ui.workspace import held

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from mapping.intake.errands import RunningErrand
    from mapping.intake.found import Analysis
    from mapping.intake.pages import Page
    from mapping.intake.wishes import Kind

_log = logging.getLogger(__name__)

_DESK: Final = "intake_desk"
WAIT_S: Final = 1.5
"""How long a run waits for what is nearly done, before the page says how far it is."""
SHORT_BYTES: Final = 1_000_000
SHORT_LINES: Final = 2000
"""A list that is no longer takes a few tenths of a second."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What was handed over: a file, or the text of cells that were copied."""

    name: str
    content: bytes | str

    @property
    def is_pasted(self) -> bool:
        """Tell whether it is no file."""
        return isinstance(self.content, str)

    def pages(self, headings: Collection[str] = ()) -> tuple[Page, ...]:
        """Return the sheets; ``headings`` tell what divides the cells of a CSV.

        Raises:
            UsageError: it cannot be read.
        """
        if isinstance(self.content, str):
            return read_pasted(self.content, headings, LISTS)
        return read_pages(self.name, self.content, headings, LISTS)

    def errand(self, wishes: Wishes) -> Errand:
        """Return what has to be done with it."""
        if isinstance(self.content, str):
            return Errand(file=self.name, pasted=self.content, wishes=wishes)
        return Errand(file=self.name, data=self.content, wishes=wishes)


@dataclass(slots=True)
class Desk:
    """What lies on the desk.

    ``found`` is what came of reading ``handed`` under ``wishes``; while it is being read anew, what came of it before.
    ``failed`` is why it cannot be read, ``crashed`` that the reading itself broke down. ``taken`` is the id of the
    import that was made of it. ``beginning`` are its first lines, where it has none of the headings that are needed.
    It is ``is_changed`` once other wishes have been decided on since.
    """

    wishes: Wishes = field(default_factory=Wishes)
    handed: Handed | None = None
    running: RunningErrand | None = None
    found: Analysis | None = None
    failed: MappingError | None = None
    crashed: bool = False
    taken: str | None = None
    is_changed: bool = False
    beginning: Beginning | None = None
    round: int = 0
    seen: Seen = field(default_factory=Seen)
    _ground: Ground | None = None
    _pages: tuple[Page, ...] | None = None

    def begin(self, kind: Kind) -> None:
        """Clear the desk for a list of a kind; pairs of names stay, those of the workspace among them."""
        self._stop()
        self.wishes = Wishes(kind=kind, aliases={**held.current().aliases, **self.wishes.aliases})
        self.handed = self.found = self.failed = self.taken = self._ground = self.beginning = self._pages = None
        self.crashed = self.is_changed = False
        handover.lay(None)
        self.round += 1
        self.seen = Seen()

    def lay(self, handed: Handed) -> None:
        """Put a list on the desk in place of the one before."""
        number = self.round
        self.begin(self.wishes.kind)
        self.round = number  # the field that it came by is as it was
        self.handed = handed
        handover.lay(handed.name)

    def take(self, handed: Handed) -> None:
        """Put a list on the desk, and have it read."""
        self.lay(handed)
        self.read()

    def decide(self, **changes: Any) -> None:
        """Change what is wished, and have the list read anew."""
        self.wishes = replace(self.wishes, **changes)
        self.is_changed = True
        if self.handed:
            self.read()

    def read(self) -> None:
        """Have the list read, in place of a reading that goes on.

        A short one is read at once: to start a process for it takes many times as long.
        """
        self._stop()
        if self.handed is None:
            return
        self.failed, self.crashed = None, False
        if len(self.handed.content) <= SHORT_BYTES:
            self._outcome(self._read_short)
        if not (self.failed or self.crashed or self._is_short):
            self.running = start(self.handed.errand(self.wishes), self.ground())

    def _read_short(self) -> Analysis | None:
        """Return what comes of the list, if it is short; its lines are kept, since decisions follow each other."""
        if self.handed is None:
            return None
        if self._pages is None:
            self._pages = self.handed.pages(self._headings())
        if not self._is_short:
            return None
        return analyse(self.handed.name, self._pages, self.wishes, self.ground())

    def _headings(self) -> Collection[str]:
        of_fields = self.ground().headings[self.wishes.kind].titles.values()
        return sorted({title for titles in of_fields for title in titles.values()})

    @property
    def _is_short(self) -> bool:
        return self._pages is not None and sum(len(page.lines) for page in self._pages) <= SHORT_LINES

    def cancel(self) -> None:
        """Give up the reading; where nothing came of the list before, it leaves the desk."""
        self._stop()
        if self.found is None:
            self.begin(self.wishes.kind)

    def collect(self, seconds: float = 0) -> None:
        """Take what came of the reading, once it is over or after a time."""
        if self.running is None:
            return
        self.running.wait(seconds)
        if not self.running.is_over:
            return
        running, self.running = self.running, None
        self._outcome(running.result)

    def _outcome(self, of: Callable[[], Analysis | None]) -> None:
        """Take what comes of the list, or why nothing does."""
        self.failed, self.crashed = None, False
        try:
            self.found = of() or self.found
        except CancelledError:
            pass
        except MappingError as error:
            self.found, self.failed = None, error
        except Exception as error:  # noqa: BLE001 - whatever it is, the reader is told
            _log.error("a list could not be read", exc_info=error)
            self.found, self.crashed = None, True

    def ground(self) -> Ground:
        """Return what the list is held against: the data of this session as they were when it came.

        Were it held against them as they are once it was taken in, it would be its own duplicate.
        """
        if self._ground is None:
            atlas = session.atlas()
            self._ground = Ground.of(atlas.catalog, atlas.geography)
        return self._ground

    def _stop(self) -> None:
        if self.running:
            self.running.cancel()
            self.running = None


def desk() -> Desk:
    """Return the desk of this session."""
    kept: Desk = st.session_state.setdefault(_DESK, Desk())
    return kept
