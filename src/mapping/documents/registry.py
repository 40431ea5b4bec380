"""The one registry of sheets: by the name that a request uses, what makes the pages of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.documents.sheets.chain import chain
from mapping.documents.sheets.comparison import comparison
from mapping.documents.sheets.contents import contents
from mapping.documents.sheets.cover import cover
from mapping.documents.sheets.lists import lists
from mapping.documents.sheets.map_sheet import map_sheet
from mapping.documents.sheets.match import match
from mapping.documents.sheets.overlap import overlap
from mapping.documents.sheets.plan_reality import plan_reality
from mapping.documents.sheets.register import register
from mapping.documents.sheets.shortlist import shortlist
from mapping.documents.sheets.sources import sources
from mapping.documents.sheets.targets import targets
from mapping.documents.sheets.within import within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mapping.documents.order import Order
    from mapping.documents.request import SheetName
    from mapping.printing.document import Page

SHEETS: Final[Mapping[SheetName, Callable[[Order], Iterator[Page]]]] = {
    "map": map_sheet,
    "cover": cover,
    "contents": contents,
    "match": match,
    "shortlist": shortlist,
    "plan_reality": plan_reality,
    "chain": chain,
    "overlap": overlap,
    "comparison": comparison,
    "targets": targets,
    "register": register,
    "lists": lists,
    "sources": sources,
    "within": within,
}
