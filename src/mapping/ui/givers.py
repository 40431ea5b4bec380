"""Who gives out files from memory, by the mark that stands in their addresses."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final, Protocol
from weakref import WeakValueDictionary

if TYPE_CHECKING:
    from collections.abc import MutableMapping

URL: Final = "./app/own"
"""Where the server gives such files out (`ui/server/own_files.py`), relative to the page."""


class Giver(Protocol):
    """Whoever has files for browsers that were told of its mark."""

    def file(self, name: str) -> bytes | None:
        """Return the content of a file, which may be made only now; None where there is none of that name."""


_KNOWN: MutableMapping[str, Giver] = WeakValueDictionary()


def introduce(giver: Giver) -> str:
    """Return a mark that nobody can guess, under which the server finds a giver for as long as somebody holds it."""
    mark = secrets.token_urlsafe(24)
    _KNOWN[mark] = giver
    return mark


def giver_of(mark: str) -> Giver | None:
    """Return who gives out the files whose addresses carry a mark."""
    return _KNOWN.get(mark)
