"""PDF and PNG through typst, from the same drawing that the SVG file holds."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Final, Literal

import typst

from mapping.fonts import FAMILY, FILES, font_file
from mapping.printing.typeface import printable
from mapping.printing.writers.png_words import with_words
from mapping.printing.writers.svg import svg
from mapping.settings import settings

if TYPE_CHECKING:
    from mapping.printing.display import DisplayList

DPI: Final = 300
_MM_PER_INCH: Final = 25.4
_POINTS_PER_INCH: Final = 72

# No date: equal sheets must give equal files. Everything that differs arrives as an input, so no text is ever markup.
_PAGE = f"""\
#set document(title: sys.inputs.title, author: sys.inputs.author, description: sys.inputs.description,
  keywords: sys.inputs.keywords.split("\n"), date: none)
#set page(width: float(sys.inputs.width) * 1pt, height: float(sys.inputs.height) * 1pt, margin: 0pt)
#set text(font: "{FAMILY}", lang: sys.inputs.lang)
#image(bytes(sys.inputs.drawing), format: "svg", width: 100%, height: 100%, fit: "stretch", alt: sys.inputs.title)
"""

# The compiler keeps its inputs between calls, so two sheets must not be pressed at once.
_LOCK = Lock()


def press(page: DisplayList, file_format: Literal["pdf", "png"]) -> bytes:
    """Return a page as PDF with searchable text, or as PNG of 300 dots per inch.

    Raises:
        MissingGlyphError: the font lacks a character, and the sign that stands for one.
        MappingError: a font file is missing.
    """
    width, height = (_points(side, file_format) for side in (page.width, page.height))
    inputs = {
        "title": printable(page.about.title),
        "author": printable(page.about.author),
        "description": printable(page.about.description),
        "keywords": "\n".join(map(printable, page.about.keywords)),
        "lang": page.about.lang,
        "width": f"{width:.4f}",
        "height": f"{height:.4f}",
        "drawing": svg(page, embed=False),
    }
    with _LOCK:
        content = _compiler().compile(_PAGE.encode(), format=file_format, ppi=DPI, sys_inputs=inputs)
    if not isinstance(content, bytes):
        raise TypeError(f"one page was pressed, not {type(content)}")
    return with_words(content, page.about) if file_format == "png" else content


def _points(side_mm: float, file_format: str) -> float:
    """Return a side of the page in points; for pixels a whole number of them, or the picture would be resampled."""
    inches = side_mm / _MM_PER_INCH
    return (round(inches * DPI) / DPI if file_format == "png" else inches) * _POINTS_PER_INCH


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    for bold in FILES:
        font_file(bold=bold)  # says which file is missing; typst would draw empty boxes
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(settings().fonts_dir)]
    )
    return typst.Compiler(b"", font_paths=fonts)
