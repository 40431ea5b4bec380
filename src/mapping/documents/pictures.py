"""Pages as pictures: PNG or SVG, one by one or together in a ZIP, under names that sort as the pages do."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from mapping.documents.request import MADE
from mapping.documents.stamp import carriable
from mapping.files import file_name
from mapping.printing.writers.press import png
from mapping.printing.writers.svg import svg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapping.documents.request import DocumentRequest
    from mapping.printing.display import DisplayList
    from mapping.printing.document import Document

PictureFormat: TypeAlias = Literal["png", "svg"]
_NO_DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The first that a ZIP can hold: equal documents give equal files."""
_UNIX: Final = 3
_READABLE: Final = 0o644 << 16


def picture(drawing: DisplayList, file_format: str, request: DocumentRequest, carries: str) -> bytes:
    """Return a page as PNG or SVG, set as the request asks for, with the request that the file carries."""
    if file_format == "png":
        return png(drawing, dpi=request.dpi, transparent=request.transparent, request=carries)
    return svg(drawing, ground=not request.transparent, outlines=request.outlines, request=carries).encode()


def named(document: Document, request: DocumentRequest, file_format: PictureFormat) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of a document as pictures, each under its number and name; each carries which page it is."""
    digits = max(2, len(str(len(document.pages))))
    asked = json.loads(document.request)
    making = {MADE: asked.pop(MADE)}  # stands last, as in every file
    for number, page in enumerate(document.pages, 1):
        carries = carriable({**asked, "page": number, **making})
        name = file_name(f"{number:0{digits}} {page.name}", file_format)
        yield name, picture(page.drawing, file_format, request, carries)


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return files by name as a ZIP; names are UTF-8 and say so, as Windows needs for Chinese ones."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.create_system, entry.external_attr = _UNIX, _READABLE  # whatever system makes it
            # a PNG is packed already
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()
