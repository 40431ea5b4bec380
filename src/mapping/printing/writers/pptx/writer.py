"""A document as a PowerPoint file.

The shapes of a slide are written as one text of XML and parsed at once: the library's own ways to add a shape cost
more than everything else together, and know neither several rings nor groups with a place.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from mapping.i18n import translator
from mapping.printing.typeface import printable
from mapping.printing.writers.pptx.layers import layers, split
from mapping.printing.writers.pptx.own_deck import own_deck
from mapping.printing.writers.pptx.package import carry, describe_file, packed
from mapping.printing.writers.pptx.pen import Pen
from mapping.printing.writers.pptx.shapes import draw, grouped
from mapping.printing.writers.pptx.title import placed_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide, SlideLayout

    from mapping.printing.document import Document, Page
    from mapping.printing.writers.pptx.template import Template

_TREE: Final = (
    '<p:spTree xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:nvGrpSpPr><p:cNvPr id="1" name=""/>'
    '<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{shapes}</p:spTree>'
)


def pptx(document: Document, template: Template | None = None) -> bytes:
    """Return a document as a PowerPoint file; equal documents give equal bytes."""
    del template  # slides in a deck of one's own are still to come
    first = document.pages[0].drawing
    deck = Presentation(BytesIO(own_deck(first.width, first.height, document.about.lang)))
    layout = deck.slide_layouts[0]
    for page in document.pages:
        _add(deck, layout, page)
    _list_notes_master(deck)
    describe_file(deck, document.about)
    carry(deck, document.request)
    return packed(deck)


def _add(deck: Deck, layout: SlideLayout, page: Page) -> None:
    slide = deck.slides.add_slide(layout)
    _fill(slide, "".join(_shapes(page)))
    if page.notes:
        slide.notes_slide.notes_text_frame.text = printable(page.notes)


def _shapes(page: Page) -> Iterator[str]:
    drawing = page.drawing
    pen = Pen(drawing.about.lang)
    title, items = split(drawing)
    if title is not None:
        t = translator(drawing.about.lang)
        yield placed_title(pen, title, '<p:ph type="title"/>', t("标题")).xml
    for layer in layers(drawing, items):
        inside = replace(pen, on_map=layer.on_map, on_bar=not layer.on_map, layer=layer.name)
        for shape in grouped(inside, layer.name, layer.alt, draw(inside, layer.items)):
            yield shape.xml


def _fill(slide: Slide, shapes: str) -> None:
    """Put shapes in the place of what the layout brought along."""
    old = slide.shapes._spTree  # noqa: SLF001 - the library has no other way to take shapes as XML
    old.getparent().replace(old, parse_xml(_TREE.format(shapes=shapes).encode()))


def _list_notes_master(deck: Deck) -> None:
    """Name the master of the notes where the format wants it, which the library leaves out."""
    element = deck.part._element  # noqa: SLF001 - the same
    masters = [rel for rel in deck.part.rels.values() if rel.reltype.endswith("/notesMaster")]
    if not masters or element.find(qn("p:notesMasterIdLst")) is not None:
        return
    listed = parse_xml(
        '<p:notesMasterIdLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<p:notesMasterId r:id="{masters[0].rId}"/></p:notesMasterIdLst>'
    )
    element.find(qn("p:sldMasterIdLst")).addnext(listed)
