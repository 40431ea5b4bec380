"""Requests as slides: set for the letters of an office, and previewed as they will stand on its own."""

from __future__ import annotations

import math
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pptx import Presentation
from tests.pptx_templates import office
from tests.views import EDITION

from mapping.documents.atlas import atlas_request
from mapping.documents.making import make
from mapping.documents.presentation import first_slide, presentation
from mapping.documents.preview import preview
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.printing.display import Face
from mapping.printing.typeface import OFFICE_LATIN, latin, wrap
from mapping.printing.writers.pptx import Template
from mapping.printing.writers.pptx.pen import EMU_PER_MM
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pptx.table import Table
    from pptx.text.text import _Run

    from mapping.insight.atlas import Atlas

UNIT = PageSpec(edition=EDITION, kind="unit", unit="ovc")


# English targets on A4: a long name in one row and a long value in the next take more than the columns of a table have
@pytest.mark.parametrize(
    ("lang", "paper", "least"), [("zh", "16:9", 12.0), ("en", "16:9", 12.0), ("zh", "a4", 6.0), ("en", "a4", 5.0)]
)
def test_words_in_tables_are_as_large_as_all_others(atlas: Atlas, lang: str, paper: str, least: float) -> None:
    parts = ("unit:ovc", "unit:wedz", "industry:auto", "industry:health", "targets", "register", "lists", "sources")
    _, content = presentation(atlas_request(atlas, View(EDITION, lang=lang), parts, paper=paper), atlas)
    sizes = [
        (int(mark.get("sz")) / 100, "".join(mark.getparent().itertext()))
        for slide in Presentation(BytesIO(content)).slides
        for table in slide._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}tbl")
        for mark in table.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}rPr")
    ]
    assert sizes
    assert not [found for found in sizes if found[0] < least - 0.01]


def test_what_is_made_besides_a_presentation_is_set_in_our_own_letters(atlas: Atlas) -> None:
    request = DocumentRequest(pages=(UNIT,), paper="16:9")
    before = make(request, atlas)
    slides, _ = presentation(request, atlas)
    assert slides.pages[0].drawing.items != before.pages[0].drawing.items
    assert make(request, atlas).pages[0].drawing.items == before.pages[0].drawing.items


def test_a_preview_has_the_sides_and_the_title_of_the_templates_slides(atlas: Atlas) -> None:
    request = DocumentRequest(pages=(UNIT.model_copy(update={"title": "明天的汇报"}),), paper="16:9")
    template = Template(office(), "Title Only")
    deck = Presentation(BytesIO(office()))
    picture = Image.open(BytesIO(preview(request, atlas, {}, 600, "pptx", template).content))
    assert picture.width / picture.height == pytest.approx(deck.slide_width / deck.slide_height, rel=0.01)
    _, drawing = first_slide(request, atlas, template)
    assert [text.text for text in drawing.texts()].count("明天的汇报") == 1
    assert all(text.box.left >= 0 and text.box.right <= drawing.width for text in drawing.texts())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("paper", ["16:9", "a4"])
@pytest.mark.parametrize("own", [False, True])
def test_no_row_of_a_table_grows_where_letters_are_wider(atlas: Atlas, lang: str, paper: str, own: bool) -> None:
    parts = ("city", "unit:wedz", "unit:ovc", "industry:auto", "industry:health", "targets", "register", "lists")
    template = Template(office(), "Title Only") if own else None
    request = atlas_request(atlas, View(EDITION, lang=lang), parts, paper=paper)
    _, content = presentation(request, atlas, template)
    tables = [
        shape.table for slide in Presentation(BytesIO(content)).slides for shape in slide.shapes if shape.has_table
    ]
    assert tables
    with latin(OFFICE_LATIN):
        grown = [found for table in tables for found in _grown(table)]
    assert not grown


def _grown(table: Table) -> Iterator[str]:
    """Yield the words of cells that take more lines, in letters as wide as an office's, than their row has room for."""
    widths = [column.width for column in table.columns]
    for row in table.rows:
        for place, cell in enumerate(row.cells):
            room = sum(widths[place : place + (cell.span_width or 1)]) - cell.margin_left - cell.margin_right
            high = sum(_height(paragraph.runs, room / EMU_PER_MM * 1.001) for paragraph in cell.text_frame.paragraphs)
            if not cell.is_spanned and high > row.height / EMU_PER_MM + 0.2:
                yield cell.text


def _height(runs: Sequence[_Run], width: float) -> float:
    """Return the height in mm of a paragraph; the lines of several runs are counted by their width alone."""
    faces = [Face(run.font.size.pt, bool(run.font.bold)) for run in runs]
    if not faces:
        return 0.0
    lines = len(wrap(runs[0].text, width, faces[0].size, bold=faces[0].bold))
    if len(faces) > 1:
        lines = math.ceil(sum(face.width(run.text) for face, run in zip(faces, runs, strict=True)) / width)
    return lines * max(face.em for face in faces)


@pytest.mark.parametrize("template", [None, Template(office())], ids=["own", "office"])
def test_the_longest_title_is_the_title_of_its_slide(atlas: Atlas, template: Template | None) -> None:
    longest = "题" * 200  # set smaller than the subtitle below it
    page = PageSpec(edition=EDITION, title=longest)
    _, content = presentation(DocumentRequest(pages=(page,), paper="16:9"), atlas, template)
    title = Presentation(BytesIO(content)).slides[0].shapes.title
    assert title is not None
    assert "".join(title.text_frame.text.split()) == longest
