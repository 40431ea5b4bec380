"""The one registry of sheets: by the name that a request uses, what makes the pages of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.documents.sheets.map_sheet import map_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mapping.documents.order import Order
    from mapping.documents.request import SheetName
    from mapping.printing.document import Page

SHEETS: Final[Mapping[SheetName, Callable[[Order], Iterator[Page]]]] = {"map": map_sheet}
