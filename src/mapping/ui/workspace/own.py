"""What a session has taken in with all that is made of it: its atlas, and the files that its browser fetches.

The files lie in memory, under addresses that nobody can guess, and are gone with it.
"""

from __future__ import annotations

import secrets
from threading import Lock
from typing import TYPE_CHECKING

from mapping.insight.editions.applied import with_edition
from mapping.insight.workspace import with_workspace
from mapping.kept import forget
from mapping.leaflet.publish import hashed_name
from mapping.ui.givers import URL, introduce

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapping.insight.atlas import Atlas
    from mapping.insight.workspace import Workspace


class Own:
    """A workspace and what is made of it.

    ``mark`` stands in the addresses of its files: only the browser of its session is told of it. ``number`` is a sign
    of it that anybody may know.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.mark = introduce(self)
        self.number = secrets.token_hex(4)
        self.size = _bytes_of(workspace)
        self._files: dict[str, bytes] = {}
        self._to_come: dict[str, Callable[[], bytes]] = {}
        self._making = Lock()
        self._base: Atlas | None = None
        self._joined: Atlas | None = None
        self._drafted: Atlas | None = None

    @property
    def draft(self) -> str | None:
        """Id of the edition that is being drawn."""
        edition = self.workspace.edition
        return None if edition is None else edition.edition

    def atlas(self, base: Atlas, *, drafted: bool = False) -> Atlas:
        """Return the data with what was taken in, and with the edition that is being drawn, if wanted.

        Raises:
            EditionError: the edition does not fit the data.
        """
        if base is not self._base or self._joined is None:
            self._base, self._joined, self._drafted = base, with_workspace(base, self.workspace, drafted=False), None
        if not drafted or self.workspace.edition is None:
            return self._joined
        if self._drafted is None:
            self._drafted = with_edition(self._joined, self.workspace.edition)
        return self._drafted

    def close(self) -> None:
        """Let go of what was made of it; whoever still holds it has it made anew."""
        for atlas in (self._joined, self._drafted):
            if atlas is not None and atlas is not self._base:
                forget(atlas)
                forget(atlas.catalog)
        self._joined = self._drafted = None

    def put(self, name: str, content: bytes) -> str:
        """Keep a file; return its address relative to the page."""
        hashed = hashed_name(name, content)
        self._files[hashed] = content
        return f"{URL}/{self.mark}/{hashed}"

    def put_later(self, name: str, of_what: str, make: Callable[[], bytes]) -> str:
        """Keep a file that is made once a browser asks for it; ``of_what`` tells it from others of its name."""
        hashed = hashed_name(name, of_what.encode())
        self._to_come[hashed] = make
        return f"{URL}/{self.mark}/{hashed}"

    def file(self, name: str) -> bytes | None:
        """Return the content of a file; one that is to come is made by whoever asks first, and others wait for it."""
        make = self._to_come.get(name)
        if make is not None:
            with self._making:
                if name not in self._files:
                    self._files[name] = make()
        return self._files.get(name)


def _bytes_of(workspace: Workspace) -> int:
    """Return about how much there is in it: bytes of its cells."""
    cells = (
        cell for taken in workspace.imports for rows in taken.rows.values() for row in rows for cell in row.values()
    )
    return sum(len(cell.encode()) for cell in cells) + sum(len(name.encode()) for name in workspace.aliases)
