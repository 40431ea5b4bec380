"""Requests as slides: set for the letters of an office, and previewed as they will stand on its own."""

from __future__ import annotations

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
from mapping.printing.writers.pptx import Template
from mapping.view import View

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

UNIT = PageSpec(edition=EDITION, kind="unit", unit="ovc")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("paper", "least"), [("16:9", 12.0), ("a4", 6.0)])
def test_words_in_tables_are_as_large_as_all_others(atlas: Atlas, lang: str, paper: str, least: float) -> None:
    parts = ("unit:ovc", "industry:auto", "targets", "register", "lists", "sources")
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
