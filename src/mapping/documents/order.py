"""What a sheet of the registry is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapping.cartography.state import MapState
    from mapping.documents.request import DocumentRequest, PageSpec
    from mapping.insight.atlas import Atlas
    from mapping.printing.setting import Setting


@dataclass(frozen=True, slots=True)
class Entry:
    """A sheet in the table of contents: its name, the page on which it begins, and the group that it belongs to."""

    name: str
    number: int
    group: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What a sheet is made from: the page asked for, how it is set, the data, and the request it belongs to.

    ``state`` is given where the map was resolved already, as one that shows a reader's own figures. ``entries`` are
    for a table of contents: the sheets of the document in order, without covers and tables of contents.
    """

    page: PageSpec
    setting: Setting
    atlas: Atlas
    request: DocumentRequest
    state: MapState | None = None
    entries: tuple[Entry, ...] = ()
