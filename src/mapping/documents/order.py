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
class Order:
    """What a sheet is made from: the page asked for, how it is set, the data, and the request it belongs to.

    ``state`` is given where the map was resolved already, as one that shows a reader's own figures.
    """

    page: PageSpec
    setting: Setting
    atlas: Atlas
    request: DocumentRequest
    state: MapState | None = None
