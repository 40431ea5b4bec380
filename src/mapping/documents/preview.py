"""A page as it will be, small: the very drawing that a file is made of, as a picture for a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.documents.files import File
from mapping.documents.making import make
from mapping.printing.replaced import replaced_told
from mapping.printing.writers.press import png

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.cartography.state import MapState
    from mapping.documents.request import DocumentRequest, PageSpec
    from mapping.insight.atlas import Atlas
    from mapping.printing.writers.pptx import Template

_MM_PER_INCH: Final = 25.4


def preview(  # noqa: PLR0913, PLR0917 - what a file is made of, and how wide its picture is
    request: DocumentRequest,
    atlas: Atlas,
    states: Mapping[PageSpec, MapState],
    width: int,
    file_format: str = "pdf",
    template: Template | None = None,
) -> File:
    """Return the first page of a request as a PNG about ``width`` pixels wide; raises as `file_of` does."""
    if file_format == "pptx":
        from mapping.documents.presentation import first_slide  # noqa: PLC0415 - its library takes a while to load

        document, drawing = first_slide(request, atlas, template, states=states)
    else:
        document = make(request, atlas, states=states)
        drawing = document.pages[0].drawing
    told = tuple(filter(None, (replaced_told(document),)))
    dpi = round(width * _MM_PER_INCH / drawing.width)
    return File(png(drawing, dpi=dpi, transparent=request.transparent), told)
