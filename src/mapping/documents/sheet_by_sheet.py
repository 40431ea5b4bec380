"""The sheets of a request, one after the other: how each is set, on which page it begins, who is told of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mapping.documents.naming import part_names, sheet_name
from mapping.documents.order import Entry, Order
from mapping.documents.registry import SHEETS
from mapping.errors import PageError, UsageError
from mapping.printing.setting import Setting
from mapping.printing.style import PAPERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mapping.cartography.state import MapState
    from mapping.documents.request import DocumentRequest, PageSpec
    from mapping.insight.atlas import Atlas
    from mapping.printing.document import Page
    from mapping.printing.style import Paper

    Told = Callable[[int, int, str], None]
    """Is told of each sheet before it is made: its number from 1, how many there are, its name; may raise to stop."""

CONTENTS: Final = "contents"
_UNLISTED: Final = ("cover", CONTENTS)
"""Sheets that no table of contents names."""


@dataclass(frozen=True, slots=True)
class Making:
    """The making of one document, so that whoever waits can be told of each sheet and may stop it.

    ``paper``: in place of the one that the request names.
    """

    request: DocumentRequest
    atlas: Atlas
    states: Mapping[PageSpec, MapState]
    told: Told | None = None
    paper: Paper | None = None

    def sheets(self) -> list[tuple[Page, ...]]:
        """Return the pages of each sheet asked for, in order; all up to the one page that is meant.

        A table of contents is made last, when it is known where everything begins. So room is left for it, as many
        pages as it takes with the names alone; should it then take more or less, all is made again with that.
        """
        if all(page.sheet != CONTENTS for page in self.request.pages):
            return self._made({})
        room = self._contents([()] * len(self.request.pages))
        while True:
            sheets = self._made(room)
            contents = self._contents(sheets)
            if all(len(contents[place]) == len(room[place]) for place in room):
                return [contents.get(place, pages) for place, pages in enumerate(sheets)]
            room = contents

    def _made(self, room: Mapping[int, tuple[Page, ...]]) -> list[tuple[Page, ...]]:
        """Return the pages of each sheet; ``room`` holds the place of those that are made later."""
        made: list[tuple[Page, ...]] = []
        number, wanted = 1, self.request.page
        for place, page in enumerate(self.request.pages):
            self._tell(place)
            made.append(room.get(place) or self._sheet(place, self._order(page, number)))
            number += len(made[-1])
            if wanted is not None and number > wanted and not room:
                break
        return made

    def _sheet(self, place: int, order: Order) -> tuple[Page, ...]:
        """Return the pages of a sheet; of several sheets, what is wrong names the one."""
        try:
            return tuple(SHEETS[order.page.sheet](order))
        except UsageError as error:
            if len(self.request.pages) == 1:
                raise
            raise PageError(place + 1, error) from error

    def _tell(self, place: int) -> None:
        if self.told is not None:
            self.told(place + 1, len(self.request.pages), self.name(self.request.pages[place]))

    def _contents(self, sheets: Sequence[tuple[Page, ...]]) -> dict[int, tuple[Page, ...]]:
        """Return the tables of contents of sheets, by their place among these; of sheets not made the names alone."""
        entries, number, begins = [], 1, {}
        for place, (page, group) in enumerate(zip(self.request.pages, part_names(self.request.pages), strict=True)):
            begins[place] = number
            if page.sheet not in _UNLISTED:
                name = sheets[place][0].name if sheets[place] else self.name(page)
                entries.append(Entry(name, number, group))
            number += len(sheets[place]) or 1  # one where it is not made yet
        return {
            place: self._sheet(place, replace(self._order(page, begins[place]), entries=tuple(entries)))
            for place, page in enumerate(self.request.pages)
            if page.sheet == CONTENTS
        }

    def contents_by_name(self, place: int) -> tuple[Page, ...]:
        """Return the table of contents at a place of the request, as if each other sheet were one page."""
        return self._contents([()] * len(self.request.pages))[place]

    def name(self, page: PageSpec) -> str:
        """Return what a page is called in outlines and tables of contents."""
        return sheet_name(spec_of(self.request, page), self.atlas, self.states.get(page))

    def _order(self, page: PageSpec, number: int) -> Order:
        return order_of(self.request, page, self.atlas, number, self.states.get(page), self.paper)


def sheets_of(
    request: DocumentRequest, page: PageSpec, atlas: Atlas, *, number: int, state: MapState | None = None
) -> Iterator[Page]:
    """Return the sheets that one page of a request makes, the first of them with a number; raises as `make`.

    A table of contents takes each of the others for one page, for they are not made.
    """
    if page.sheet == CONTENTS:
        return iter(Making(request, atlas, {}).contents_by_name(request.pages.index(page)))
    return SHEETS[page.sheet](order_of(request, page, atlas, number, state))


def order_of(  # noqa: PLR0913, PLR0917 - what an order holds
    request: DocumentRequest,
    page: PageSpec,
    atlas: Atlas,
    number: int,
    state: MapState | None = None,
    paper: Paper | None = None,
) -> Order:
    """Return what the sheet of a page is made from; ``number`` is that of its first page in the document."""
    shown = _shown(atlas, page)
    return Order(spec_of(request, page), _setting(request, page, number, paper), shown, request, state)


def _shown(atlas: Atlas, page: PageSpec) -> Atlas:
    """Return the data as the edition of a page has them, without the units of editions that are only planned.

    What compares editions needs both of them.
    """
    seen = atlas.seen_by(page.edition)
    known = {edition.edition for edition in seen.catalog.editions}
    return atlas if page.sheet == "comparison" or page.against not in {None, *known} else seen


def spec_of(request: DocumentRequest, page: PageSpec) -> PageSpec:
    """Return what is asked of a page, with the review number of its document."""
    if request.review_number is None:
        return page
    return page.model_copy(update={"review_number": request.review_number})


def _setting(request: DocumentRequest, page: PageSpec, number: int, paper: Paper | None) -> Setting:
    """Return how a page is set: the words of the document, but title and subtitle of its own."""
    return Setting(
        paper=paper or PAPERS[request.paper],
        title=page.title,
        subtitle=page.subtitle,
        issuer=request.issuer,
        date=request.date,
        footnote=request.footnote,
        north=request.north,
        scale=request.scale,
        legend=request.legend,
        inset=request.inset,
        number=number if len(request.pages) > 1 else None,
    )
