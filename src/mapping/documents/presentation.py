"""A document as slides: set for the letters of an office and for the room on its own layout, if it has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.documents.making import make
from mapping.printing.style import PAPERS
from mapping.printing.typeface import OFFICE_LATIN, latin
from mapping.printing.writers.pptx import on_slide, paper_on, pptx

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.cartography.state import MapState
    from mapping.documents.request import DocumentRequest, PageSpec
    from mapping.documents.sheet_by_sheet import Told
    from mapping.insight.atlas import Atlas
    from mapping.printing.display import DisplayList
    from mapping.printing.document import Document
    from mapping.printing.style import Paper
    from mapping.printing.writers.pptx import Template


def presentation(
    request: DocumentRequest,
    atlas: Atlas,
    template: Template | None = None,
    *,
    states: Mapping[PageSpec, MapState] | None = None,
    told: Told | None = None,
) -> tuple[Document, bytes]:
    """Return a request as a document and as the PowerPoint file of it.

    ``template`` is the deck in which its slides are made; ``states`` and ``told`` as in `make`.

    Raises:
        UsageError: the template cannot be used, or what `make` cannot meet.
        UnknownNameError: the template has no layout of the name.
        Exception: whatever ``told`` raises to stop it.
    """
    with latin(OFFICE_LATIN):
        document = make(request, atlas, states=states, told=told, paper=_paper(request, template))
        return document, pptx(document, template)


def first_slide(
    request: DocumentRequest,
    atlas: Atlas,
    template: Template | None = None,
    *,
    states: Mapping[PageSpec, MapState] | None = None,
) -> tuple[Document, DisplayList]:
    """Return a request as a document of slides, and the first of them as a picture; raises as `presentation`."""
    with latin(OFFICE_LATIN):
        document = make(request, atlas, states=states, paper=_paper(request, template))
        first = document.pages[0]
        return document, first.drawing if template is None else on_slide(first, template)


def _paper(request: DocumentRequest, template: Template | None) -> Paper | None:
    return None if template is None else paper_on(template, PAPERS[request.paper])
