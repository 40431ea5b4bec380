"""Pages in an office's own deck."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from pptx import Presentation
from tests.pptx_templates import LOCKED, as_potx, bomb, changed, office, with_macros

from mapping.errors import UnknownNameError, UsageError
from mapping.printing.document import Document, Page
from mapping.printing.writers.pptx import Template, layouts, pptx
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.unit.printing.conftest import Compose

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="module")
def document(page_of: Compose) -> Document:
    page = page_of(unit="ovc")
    return Document(page.about, (Page(page, "名称", notes="来源"),), "{}")


def deck_of(document: Document, template: Template) -> Any:
    return Presentation(BytesIO(pptx(document, template)))


def shapes(holder: Any) -> Iterator[Any]:
    for shape in holder.shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from shapes(shape)


def test_pages_are_made_on_the_layout_with_a_title_alone(document: Document) -> None:
    deck = deck_of(document, Template(office()))
    assert deck.slides[0].slide_layout.name == "Title Only"
    named = deck_of(document, Template(office(), "Title and Content")).slides[0]
    assert named.slide_layout.name == "Title and Content"
    assert layouts(Template(office()))[:2] == ("Title Slide", "Title and Content")


def test_the_title_stands_in_its_placeholder_and_once(document: Document) -> None:
    slide = deck_of(document, Template(office())).slides[0]
    title = slide.shapes.title
    assert title is not None
    assert title._element.spPr.find(f"{A}xfrm") is None
    text = title.text_frame.text
    assert text.startswith("东湖高新区：")
    assert [shape.name for shape in shapes(slide) if shape.has_text_frame and shape.text_frame.text == text] == [
        title.name
    ]


def test_the_drawing_lies_below_the_title_and_on_the_slide(document: Document) -> None:
    for layout in ("Title Only", "Title Slide", "Blank"):
        deck = deck_of(document, Template(office(), layout))
        slide = deck.slides[0]
        title = slide.shapes.title
        top = title.top + title.height if title is not None else 0
        drawn = [shape for shape in slide.shapes if title is None or shape.shape_id != title.shape_id]
        assert len(drawn) > 8
        assert min(shape.top for shape in drawn) >= top - 36_000
        assert min(shape.left for shape in drawn) >= 0
        assert max(shape.top + shape.height for shape in drawn) <= deck.slide_height
        assert max(shape.left + shape.width for shape in drawn) <= deck.slide_width


def test_a_page_takes_fonts_and_colours_of_the_theme_and_keeps_those_of_its_data(document: Document) -> None:
    content = pptx(document, Template(office()))
    with ZipFile(BytesIO(content)) as package:
        slide = package.read("ppt/slides/slide1.xml").decode()
        assert b"0A5C36" in package.read("ppt/theme/theme1.xml")
    assert set(re.findall(r'<a:ea typeface="([^"]*)"', slide)) == {"+mn-ea"}
    bars = re.findall(r'<a:schemeClr val="accent1"/>', slide)
    assert len(bars) >= 4
    assert '<a:schemeClr val="tx1"/>' in slide
    unit = slide[slide.index('name="unit:ovc') :]
    assert "srgbClr" in unit[: unit.index("</p:sp>")]


def test_the_decks_own_slides_stay_or_go(document: Document) -> None:
    gone = deck_of(document, Template(office(slides=3)))
    assert len(gone.slides) == 1
    kept = deck_of(document, Template(office(slides=3), keep_slides=True))
    assert [slide.shapes.title.text_frame.text[:2] for slide in kept.slides] == ["自己", "自己", "自己", "东湖"]
    with ZipFile(BytesIO(pptx(document, Template(office(slides=3))))) as package:
        assert [name for name in package.namelist() if name.startswith("ppt/slides/slide")] == ["ppt/slides/slide1.xml"]


def test_a_template_file_becomes_a_deck(document: Document) -> None:
    with ZipFile(BytesIO(pptx(document, Template(as_potx(office()))))) as package:
        types = package.read("[Content_Types].xml")
    assert b"presentationml.presentation.main+xml" in types
    assert b"presentationml.template" not in types


def test_an_own_file_serves_as_template_and_carries_one_request(document: Document) -> None:
    again = pptx(document, Template(pptx(document)))
    with ZipFile(BytesIO(again)) as package:
        assert (
            len([name for name in package.namelist() if name.startswith("customXml/item") and "Props" not in name]) == 1
        )


def test_equal_documents_in_equal_templates_give_equal_files(document: Document) -> None:
    template = Template(office(slides=1), keep_slides=True)
    assert pptx(document, template) == pptx(document, template)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", Code.TEMPLATE_BROKEN),
        (b"PK\x03\x04 no package", Code.TEMPLATE_BROKEN),
        (office()[:20_000], Code.TEMPLATE_BROKEN),
        (changed(office(), {"ppt/presentation.xml": (b"<p:sldMasterIdLst>", b"<p:wrong>")}), Code.TEMPLATE_BROKEN),
        (changed(office(), {"ppt/slideMasters/slideMaster1.xml": (b"<p:cSld>", b"<p:cSld><")}), Code.TEMPLATE_BROKEN),
        (
            changed(office(), {"ppt/slideMasters/_rels/slideMaster1.xml.rels": (b"/theme", b"/wrong")}),
            Code.TEMPLATE_BROKEN,
        ),
        (LOCKED, Code.TEMPLATE_LOCKED),
        (with_macros(office()), Code.TEMPLATE_MACROS),
        (bomb(), Code.TEMPLATE_TOO_LARGE),
    ],
    ids=["empty", "no-zip", "cut", "no-master", "no-xml", "no-theme", "locked", "macros", "bomb"],
)
def test_what_is_no_template_gets_its_sentence(document: Document, content: bytes, code: Code) -> None:
    for attempt in (lambda: pptx(document, Template(content)), lambda: layouts(Template(content))):
        with pytest.raises(UsageError) as caught:
            attempt()
        assert caught.value.fault.code is code


def test_an_unknown_layout_is_named_with_those_there_are(document: Document) -> None:
    with pytest.raises(UnknownNameError) as caught:
        pptx(document, Template(office(), "我们的版式"))
    assert "我们的版式" in str(caught.value)
    assert "Title Only" in str(caught.value)
