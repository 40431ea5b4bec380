"""PDF and PNG through typst, from the same drawings that SVG files hold.

All pages of a PDF go through the compiler at once, so that they share their fonts. It has bookmarks, page labels and
tags (PDF/UA-1), and carries the request from which it can be made again as an attached file.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Final, Literal

import typst

from mapping.fonts import FAMILY, FILES, font_file
from mapping.i18n import HTML_LANG
from mapping.printing.display import Group, Text
from mapping.printing.document import Document, Page
from mapping.printing.typeface import printable
from mapping.printing.writers.png_words import with_words
from mapping.printing.writers.svg import svg
from mapping.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.wording.about import About
    from mapping.printing.display import DisplayList

DPI: Final = 300
ATTACHED: Final = "request.json"
"""Name of the file inside a PDF that holds its request."""
STANDARD: Final = "ua-1"
"""What the PDF files promise to programs that read aloud: a title, a language, and a text for each drawing."""
_MM_PER_INCH: Final = 25.4
_POINTS_PER_INCH: Final = 72

# No date: equal documents must give equal files. Everything that differs arrives as an input, so no text is ever
# markup. A heading leaves nothing on its page; it is what makes the bookmark.
_PAGES: Final = f"""\
#let said = json(bytes(sys.inputs.said))
#set document(title: said.title, author: said.author, description: said.description, keywords: said.keywords,
  date: none)
#set page(margin: 0pt, header: none, footer: none, numbering: "1", fill: none)
#set text(font: "{FAMILY}")
#show heading: none
#if said.request != "" {{
  pdf.attach("{ATTACHED}", bytes(said.request), relationship: "source", mime-type: "application/json",
    description: said.title)
}}
#for (number, one) in said.pages.enumerate() {{
  set text(lang: one.lang)
  page(width: one.width * 1pt, height: one.height * 1pt, {{
    for mark in one.marks {{ heading(level: mark.level, mark.name) }}
    image(bytes(sys.inputs.at("drawing-" + str(number))), format: "svg", width: 100%, height: 100%, fit: "stretch",
      alt: one.alt)
    for link-to in one.links {{
      place(top + left, dx: link-to.left * 1pt, dy: link-to.top * 1pt, link((page: link-to.page, x: 0pt, y: 0pt),
        box(width: link-to.width * 1pt, height: link-to.height * 1pt)))
    }}
  }})
}}
"""

_RUNS_KEPT: Final = 10
_NOTHING: Final = b"#set page(width: 1pt, height: 1pt)"
"""What the compiler makes in no time at all."""

# The compiler keeps its inputs between calls, so two documents must not be pressed at once.
_LOCK = Lock()


def press(page: DisplayList, file_format: Literal["pdf", "png"]) -> bytes:
    """Return one page as PDF with searchable text, or as PNG of 300 dots per inch.

    Raises:
        MissingGlyphError: the font lacks a character, and the sign that stands for one.
        MappingError: a font file is missing.
    """
    return png(page) if file_format == "png" else pdf(Document(page.about, (Page(page, page.about.title),)))


def pdf(document: Document) -> bytes:
    """Return a document as one PDF with searchable text and a bookmark for each page; raises as :func:`press`."""
    return _compiled(document.about, document.pages, document.request)


def png(page: DisplayList, *, dpi: int = DPI, transparent: bool = False, request: str = "") -> bytes:
    """Return a page as PNG; raises as :func:`press`.

    ``transparent``: without the white of the paper. ``request`` is what the file carries.
    """
    content = _compiled(page.about, (Page(page, page.about.title),), dpi=dpi, transparent=transparent)
    return with_words(content, page.about, request)


def _compiled(
    about: About, pages: tuple[Page, ...], request: str = "", *, dpi: int | None = None, transparent: bool = False
) -> bytes:
    """Return pages as PDF, or as PNG where ``dpi`` is given."""
    said = {
        "title": printable(about.title),
        "author": printable(about.author),
        "description": printable(about.description),
        "keywords": [printable(word) for word in about.keywords],
        "request": request,
        "pages": list(_told(pages, dpi)),
    }
    drawings = {
        f"drawing-{number}": svg(page.drawing, embed=False, ground=not transparent) for number, page in enumerate(pages)
    }
    with _LOCK, _forgetting():
        content = _compiler().compile(
            _PAGES.encode(),
            format="pdf" if dpi is None else "png",
            ppi=dpi,
            sys_inputs={"said": json.dumps(said, ensure_ascii=False), **drawings},
            pdf_standards=[] if dpi else STANDARD,
        )
    if not isinstance(content, bytes):
        raise TypeError(f"one file was pressed, not {type(content)}")
    return content


@contextmanager
def _forgetting() -> Iterator[None]:
    """Have the compiler let go of what it drew: it keeps the parts of its last runs, of a PNG some 40 MB each."""
    try:
        yield
    finally:
        for _ in range(_RUNS_KEPT + 1):
            _compiler().compile(_NOTHING, format="png", ppi=1)


def _told(pages: tuple[Page, ...], dpi: int | None) -> Iterator[dict[str, object]]:
    """Yield what the compiler is told of each page."""
    for page, marks in zip(pages, _marks(pages), strict=True):
        yield {
            "width": _points(page.drawing.width, dpi),
            "height": _points(page.drawing.height, dpi),
            "marks": [{"level": level, "name": printable(name)} for level, name in marks],
            "links": [] if dpi else list(_links(page, len(pages))),
            "alt": printable(page.drawing.about.title),
            "lang": HTML_LANG[page.drawing.about.lang].partition("-")[0],
        }


def _links(page: Page, pages: int) -> Iterator[dict[str, float]]:
    """Yield the places in points of a page that lead to another, and the number of that."""
    for item in page.drawing.walk():
        if isinstance(item, Group) and item.to is not None and item.to <= pages:
            boxes = [text.box for text in item.items if isinstance(text, Text)]
            left, top = min(box.left for box in boxes), min(box.top for box in boxes)
            right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
            sides = {"left": left, "top": top, "width": right - left, "height": bottom - top}
            yield {"page": item.to, **{name: _points(side, None) for name, side in sides.items()}}


def _marks(pages: tuple[Page, ...]) -> Iterator[list[tuple[int, str]]]:
    """Yield the bookmarks of each page, that of its group before its first; none of level 2 before one of level 1."""
    group, deepest = "", 1
    for page in pages:
        marks = []
        if page.group and page.group != group:
            marks.append((1, page.group))
            deepest = 2
        if page.level:
            marks.append((min(2 if page.group else page.level, deepest), page.name))
            deepest = 2
        group = page.group
        yield marks


def _points(side_mm: float, dpi: int | None) -> float:
    """Return a side of a page in points; for pixels a whole number of them, or the picture would be resampled."""
    inches = side_mm / _MM_PER_INCH
    return round((inches if dpi is None else round(inches * dpi) / dpi) * _POINTS_PER_INCH, 4)


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    for bold in FILES:
        font_file(bold=bold)  # says which file is missing; typst would draw empty boxes
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(settings().fonts_dir)]
    )
    return typst.Compiler(b"", font_paths=fonts)
