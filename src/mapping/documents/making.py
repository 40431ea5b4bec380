"""Making a document of a request: each of its sheets in turn, so that whoever waits can be told and may stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.cartography.wording.about import About
from mapping.documents.outline import in_outline
from mapping.documents.sheet_by_sheet import Making
from mapping.documents.stamp import stamped
from mapping.errors import UsageError
from mapping.i18n import translator
from mapping.printing.document import Document
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.cartography.state import MapState
    from mapping.documents.request import DocumentRequest, PageSpec
    from mapping.documents.sheet_by_sheet import Told
    from mapping.i18n import Translate
    from mapping.insight.atlas import Atlas
    from mapping.printing.document import Page
    from mapping.printing.style import Paper

_MOST_NAMED: Final = 8
"""Pages whose names stand in the description of a file."""


def make(
    request: DocumentRequest,
    atlas: Atlas,
    *,
    states: Mapping[PageSpec, MapState] | None = None,
    told: Told | None = None,
    paper: Paper | None = None,
) -> Document:
    """Return the document of a request.

    ``states``: maps resolved already, for pages that show what no table of the atlas holds. ``paper``: in
    place of the one that the request names, where the pages are to stand on slides of an office's own.

    Raises:
        UsageError: it asks for no page, or for something that the data do not have.
        MissingGlyphError: the font lacks a character, and the sign that stands for one.
        Exception: whatever ``told`` raises to stop it.
    """
    if not request.pages:
        raise UsageError(Code.NO_PAGES)
    pages = in_outline(request.pages, Making(request, atlas, states or {}, told, paper).sheets())
    if request.page is not None:
        if request.page > len(pages):
            raise UsageError(Code.PAGE_MISSING, n=len(pages), page=request.page)
        pages = pages[request.page - 1 : request.page]
    return Document(_about(request, pages), tuple(pages), stamped(request, atlas))


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
