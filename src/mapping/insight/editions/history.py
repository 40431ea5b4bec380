"""What was done to a planned edition, so that it can be undone and done again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mapping.insight.editions.model import EditionDocument

MOST_KEPT: Final = 100
"""Steps that can be undone; older ones are forgotten."""


@dataclass(frozen=True, slots=True)
class History:
    """The edition as it is now, as it was (the latest last), and what was undone (the next to do again last)."""

    now: EditionDocument
    past: tuple[EditionDocument, ...] = ()
    undone: tuple[EditionDocument, ...] = ()

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo."""
        return bool(self.past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self.undone)

    def then(self, document: EditionDocument) -> History:
        """Return the history with one more step; one that changes nothing is none."""
        if document == self.now:
            return self
        return History(document, (*self.past, self.now)[-MOST_KEPT:])

    def undo(self) -> History:
        """Return the history one step back; itself where there is none."""
        if not self.past:
            return self
        *past, before = self.past
        return replace(self, now=before, past=tuple(past), undone=(*self.undone, self.now))

    def redo(self) -> History:
        """Return the history with what was undone last done again; itself where there is none."""
        if not self.undone:
            return self
        *undone, after = self.undone
        return replace(self, now=after, past=(*self.past, self.now), undone=tuple(undone))
