"""A document as a file in one of the formats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.documents.making import make
from mapping.errors import UnknownNameError
from mapping.printing.replaced import replaced_told
from mapping.printing.writers.press import press
from mapping.printing.writers.svg import svg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.cartography.state import MapState
    from mapping.documents.making import Told
    from mapping.documents.request import DocumentRequest, PageSpec
    from mapping.insight.atlas import Atlas
    from mapping.printing.document import Document

FORMATS: Final = ("pdf", "png", "svg")


@dataclass(frozen=True, slots=True)
class File:
    """A file, and what its reader should know of it (which is no fault)."""

    content: bytes
    told: tuple[str, ...] = ()


def file_of(
    request: DocumentRequest,
    atlas: Atlas,
    file_format: str,
    *,
    states: Mapping[PageSpec, MapState] | None = None,
    told: Told | None = None,
) -> File:
    """Return a request as a file; raises as :func:`written` and `mapping.documents.making.make` do."""
    document = make(request, atlas, states=states, told=told)
    return File(written(document, file_format, request), tuple(filter(None, (replaced_told(document),))))


def written(document: Document, file_format: str, request: DocumentRequest) -> bytes:
    """Return a document in a format; equal documents give equal bytes.

    Raises:
        UnknownNameError: no such format.
    """
    del request
    drawing = document.pages[0].drawing
    match file_format:
        case "svg":
            return svg(drawing).encode()
        case "pdf" | "png":
            return press(drawing, file_format)
        case _:
            raise UnknownNameError("图幅格式", file_format, FORMATS)
