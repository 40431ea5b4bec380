"""What tests of sheets made of tables share: making one, reading its tables, and the audit of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.sheet_audit import collisions, strays
from tests.views import EDITION

from mapping.documents.making import make
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.printing.display import Grid

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas
    from mapping.printing.document import Document
    from mapping.printing.style import Paper

LEAST = 6.0
"""Points, before a sheet is drawn as large as its paper."""


def made(atlas: Atlas, paper: Any = "a4", lang: str = "zh", **page: Any) -> Document:
    """Return the document of one page asked for."""
    return make(DocumentRequest(paper=paper, pages=(PageSpec(edition=EDITION, lang=lang, **page),)), atlas)


def grids(document: Document, name: str) -> list[Grid]:
    """Return the tables of a name, in the order of the pages."""
    return [
        item for page in document.pages for item in page.drawing.walk() if isinstance(item, Grid) and item.name == name
    ]


def words(grid: Grid) -> dict[tuple[int, int], str]:
    """Return what the cells of a table say, by row and column."""
    return {(cell.row, cell.column): "".join(run.text for run in cell.runs) for cell in grid.cells}


def pages_said(document: Document) -> str:
    """Return all texts of a document as one."""
    return " ".join(text.text for page in document.pages for text in page.drawing.texts())


def audited(document: Document, paper: Paper) -> None:
    """Assert that no page has lettering on lettering, anything off the sheet, anything cut or too small."""
    for page in document.pages:
        assert collisions(page.drawing) == ()
        assert strays(page.drawing, paper.page) == ()
        texts = list(page.drawing.texts())
        assert [text.text for text in texts if text.face.size < LEAST * paper.magnify - 0.001] == []
