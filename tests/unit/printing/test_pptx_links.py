"""Entries of a table of contents lead to their slides."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation
from pptx.enum.action import PP_ACTION
from tests.pptx_templates import office

from mapping.printing.display import Face, group
from mapping.printing.document import Document, Page
from mapping.printing.writers.pptx import Template, pptx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.unit.printing.conftest import Compose


@pytest.mark.parametrize("template", [None, Template(office(slides=2), keep_slides=True)], ids=["own", "office"])
def test_entries_lead_to_the_slides_of_their_pages(page_of: Compose, template: Template | None) -> None:
    page = page_of(layer="lead")
    entries = [
        replace(
            group(f"entry:{to}", [Face(8).at(20, 60 + 9 * to, f"第 {to} 页"), Face(8).at(150, 60 + 9 * to, "·")]), to=to
        )
        for to in (2, 3, 9)  # the last is no page of the document
    ]
    title = group("title", [Face(20, bold=True).at(20, 20, "目录")])
    contents = replace(page, items=(title, *entries))
    others = (Page(page_of(unit="ovc"), "东湖"), Page(page, "全市"))
    deck = Presentation(BytesIO(pptx(Document(page.about, (Page(contents, "目录"), *others)), template)))
    first, *targets = list(deck.slides)[-3:]
    leading = {
        shape.text_frame.text: shape.click_action for shape in boxes(first) if shape.text_frame.text.startswith("第")
    }
    assert [leading[f"第 {to} 页"].target_slide.slide_id for to in (2, 3)] == [slide.slide_id for slide in targets]
    assert {leading[f"第 {to} 页"].action for to in (2, 3)} == {PP_ACTION.NAMED_SLIDE}
    assert leading["第 9 页"].action is PP_ACTION.NONE


def boxes(holder: Any) -> Iterator[Any]:
    for shape in holder.shapes:
        if hasattr(shape, "shapes"):
            yield from boxes(shape)
        elif shape.has_text_frame:
            yield shape
