"""A document as a file in one of the formats; whatever is handed over is made here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mapping.cartography.resolve import resolve
from mapping.cartography.wording.firms import MADE_UP
from mapping.documents.carried import for_page
from mapping.documents.formats import FORMATS, OF_A_MAP
from mapping.documents.making import make
from mapping.documents.pictures import named, picture, zipped
from mapping.documents.sheet_by_sheet import spec_of
from mapping.documents.stamp import stamped
from mapping.errors import UnknownNameError, UsageError
from mapping.i18n import translator
from mapping.printing.replaced import replaced_told
from mapping.printing.writers.press import pdf
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.cartography.state import MapState
    from mapping.documents.pictures import PictureFormat
    from mapping.documents.request import DocumentRequest, PageSpec
    from mapping.documents.sheet_by_sheet import Told
    from mapping.insight.atlas import Atlas
    from mapping.printing.document import Document
    from mapping.printing.writers.pptx import Template


@dataclass(frozen=True, slots=True)
class File:
    """A file, and what its reader should know of it (which is no fault); ``ending`` is what kind it came to be."""

    content: bytes
    told: tuple[str, ...] = ()
    ending: str = ""


def file_of(  # noqa: PLR0913 - a file has this many choices
    request: DocumentRequest,
    atlas: Atlas,
    file_format: str,
    *,
    states: Mapping[PageSpec, MapState] | None = None,
    told: Told | None = None,
    pictures: PictureFormat = "png",
    template: Template | None = None,
    bundled: bool = False,
) -> File:
    """Return a request as a file. Equal requests over equal data give equal bytes.

    ``states`` and ``told`` as in `mapping.documents.making.make`; ``pictures`` are what a ZIP holds.
    ``bundled``: a picture of several pages comes as a ZIP of pictures. ``template`` is an office's own deck, in which
    the slides of a `pptx` file are made.

    Raises:
        UnknownNameError: no such format.
        UsageError: several pages in a format of one, a template of no use, or what else `make` cannot meet.
        Exception: whatever ``told`` raises to stop it.
        MissingGlyphError: the font lacks a character, and the sign that stands for one.
    """
    if file_format not in FORMATS:
        raise UnknownNameError("图幅格式", file_format, FORMATS)
    if file_format in OF_A_MAP:
        return File(_of_map(request, atlas, file_format, states or {}), ending=file_format)
    if file_format == "pptx":
        from mapping.documents.presentation import presentation  # noqa: PLC0415 - its library takes a while to load

        document, content = presentation(request, atlas, template, states=states, told=told)
    else:
        document = make(request, atlas, states=states, told=told)
        if bundled and len(document.pages) > 1 and file_format in {"png", "svg"}:
            pictures = "png" if file_format == "png" else "svg"
            file_format = "zip"
        content = _written(document, file_format, request, pictures)
    return File(content, tuple(filter(None, (replaced_told(document),))), file_format)


def _written(document: Document, file_format: str, request: DocumentRequest, pictures: PictureFormat) -> bytes:
    """Return a document of pages in a format."""
    match file_format:
        case "pdf":
            return pdf(document)
        case "zip":
            return zipped(named(document, request, pictures))
        case _:
            return _picture(document, file_format, request)


def _picture(document: Document, file_format: str, request: DocumentRequest) -> bytes:
    """Return the one page of a document as a picture."""
    if len(document.pages) != 1:
        raise UsageError(Code.ONE_PAGE_ONLY, form=file_format, n=len(document.pages))
    return picture(document.pages[0].drawing, file_format, request, document.request)


def _of_map(request: DocumentRequest, atlas: Atlas, file_format: str, states: Mapping[PageSpec, MapState]) -> bytes:
    """Return the one map of a request in a format that needs no sheet."""
    if not request.pages:
        raise UsageError(Code.NO_PAGES)
    if len(request.pages) != 1:
        raise UsageError(Code.ONE_PAGE_ONLY, form=file_format, n=len(request.pages))
    page = request.pages[0]
    if page.sheet != "map":
        raise UsageError(Code.NO_MAP, sheet_name=page.title or page.sheet, form=file_format)
    state = states.get(page) or resolve(spec_of(request, page).map_spec, atlas)
    carries = stamped(request, atlas)
    if file_format == "html":
        from mapping.leaflet.standalone import Signature, standalone_html  # noqa: PLC0415 - folium takes a while to load

        titled = replace(state, finding=page.title) if page.title else state
        sign = f"{translator(page.lang)(MADE_UP)} · " if state.made_up and page.subtitle else ""
        signed = Signature(f"{sign}{page.subtitle}", request.issuer, request.date, request.footnote)
        return standalone_html(titled, atlas, head=for_page(carries), signed=signed).encode()
    from mapping.documents.layers import layered  # noqa: PLC0415 - so does what writes them

    return layered(file_format, state, atlas, request, carries)
