"""Making a document of a request: each of its sheets in turn, so that whoever waits can be told and may stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.cartography.wording.about import About
from mapping.documents.order import Order
from mapping.documents.registry import SHEETS
from mapping.documents.stamp import stamped
from mapping.errors import UsageError
from mapping.i18n import translator
from mapping.printing.document import Document
from mapping.printing.setting import Setting
from mapping.printing.style import PAPERS
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mapping.cartography.state import MapState
    from mapping.documents.request import DocumentRequest, PageSpec
    from mapping.i18n import Translate
    from mapping.insight.atlas import Atlas
    from mapping.printing.document import Page

    Told = Callable[[int, int, str], None]
    """Is told of each sheet before it is made: its number from 1, how many there are, its name; may raise to stop."""

_MOST_NAMED: Final = 8
"""Pages whose names stand in the description of a file."""


def make(
    request: DocumentRequest,
    atlas: Atlas,
    *,
    states: Mapping[PageSpec, MapState] | None = None,
    told: Told | None = None,
) -> Document:
    """Return the document of a request.

    ``states``: maps resolved already, for pages that show what no table of the atlas holds.

    Raises:
        UsageError: it asks for no page, or for something that the data do not have.
        MissingGlyphError: the font lacks a character, and the sign that stands for one.
    """
    if not request.pages:
        raise UsageError(Code.NO_PAGES)
    pages: list[Page] = []
    for number, page in enumerate(request.pages, 1):
        if told is not None:
            told(number, len(request.pages), page.title)
        pages += sheets_of(request, page, atlas, number=len(pages) + 1, state=(states or {}).get(page))
        if request.page is not None and len(pages) >= request.page:
            pages = [pages[request.page - 1]]
            break
    else:
        if request.page is not None:
            raise UsageError(Code.PAGE_MISSING, n=len(pages), page=request.page)
    return Document(_about(request, pages), tuple(pages), stamped(request, atlas))


def sheets_of(
    request: DocumentRequest, page: PageSpec, atlas: Atlas, *, number: int, state: MapState | None = None
) -> Iterator[Page]:
    """Return the sheets that one page of a request makes, the first of them with a number; raises as :func:`make`."""
    return SHEETS[page.sheet](Order(spec_of(request, page), _setting(request, page, number), atlas, request, state))


def spec_of(request: DocumentRequest, page: PageSpec) -> PageSpec:
    """Return what is asked of a page, with the review number of its document."""
    if request.review_number is None:
        return page
    return page.model_copy(update={"review_number": request.review_number})


def _setting(request: DocumentRequest, page: PageSpec, number: int) -> Setting:
    """Return how a page is set: the words of the document, but title and subtitle of its own."""
    return Setting(
        paper=PAPERS[request.paper],
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


def _about(request: DocumentRequest, pages: list[Page]) -> About:
    """Return what the file says of itself: one page speaks for itself, several under the title of the document."""
    first = pages[0].drawing.about
    if len(pages) == 1 and not request.title:
        return first
    t = translator(first.lang)
    sources = "\n".join(dict.fromkeys(page.drawing.about.sources for page in pages if page.drawing.about.sources))
    return About(
        title=request.title or t("武汉产业地图"),
        lang=first.lang,
        author=request.issuer or first.author,
        description=_contents(pages, t),
        sources=sources,
        statement=first.statement,
        date=request.date or first.date,
        keywords=first.keywords[:1],
    )


def _contents(pages: list[Page], t: Translate) -> str:
    """Return the names of the pages, of many the first few and their number."""
    named = t("；").join(page.name for page in pages[:_MOST_NAMED])
    return named if len(pages) <= _MOST_NAMED else t("{names} 等 {n} 页", names=named, n=len(pages))
