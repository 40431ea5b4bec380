"""A document: pages in order, each a display list, with what the file says of itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.cartography.wording.about import About
    from mapping.printing.display import DisplayList


@dataclass(frozen=True, slots=True)
class Page:
    """A page: what is drawn, and its name in outlines, tables of contents and names of files.

    ``level`` is its depth in the outline, 1 or 2, or 0 where it only goes on with the sheet of the page before.
    ``group`` is the part of the document to which it belongs, which has an entry above its first page. ``notes`` are
    for whoever shows it, such as its sources.
    """

    drawing: DisplayList
    name: str
    level: int = 1
    notes: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Pages with what the file says of itself; ``request`` is the text from which it can be made again (JSON)."""

    about: About
    pages: tuple[Page, ...]
    request: str = ""

    @property
    def replaced(self) -> Mapping[str, int]:
        """The characters that the font lacks, with the number of places where a sign is printed instead."""
        return sum((Counter(page.drawing.replaced) for page in self.pages), Counter[str]())
