"""A document as a PowerPoint file.

The shapes of a slide are written as one text of XML: the library's own ways to add a shape cost more than everything
else together, and know neither several rings nor groups with a place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from mapping.i18n import translator
from mapping.printing import style
from mapping.printing.writers.pptx.clipping import dark_land
from mapping.printing.writers.pptx.layers import layers, split
from mapping.printing.writers.pptx.laying import laid, room_of
from mapping.printing.writers.pptx.own_deck import own_deck
from mapping.printing.writers.pptx.package import carry, describe_file, packed
from mapping.printing.writers.pptx.palette import OWN, Palette
from mapping.printing.writers.pptx.pen import Pen, said
from mapping.printing.writers.pptx.placing import has_own_ground, on_plate
from mapping.printing.writers.pptx.shapes import draw, grouped
from mapping.printing.writers.pptx.slides import add_slides, fill, link
from mapping.printing.writers.pptx.template import clear, drop_sections, opened, title_of
from mapping.printing.writers.pptx.theme import palette_of
from mapping.printing.writers.pptx.title import inherited_title, placed_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pptx.presentation import Presentation as Deck
    from pptx.shapes.placeholder import LayoutPlaceholder
    from pptx.slide import SlideLayout

    from mapping.printing.display import DisplayList, Item
    from mapping.printing.document import Document, Page
    from mapping.printing.writers.pptx.placing import Room
    from mapping.printing.writers.pptx.template import Template


@dataclass(frozen=True, slots=True)
class _Ground:
    """What pages are made on: a layout, with its room and its theme's colours if it is an office's own."""

    layout: SlideLayout
    room: Room | None = None
    palette: Palette = OWN


def pptx(document: Document, template: Template | None = None) -> bytes:
    """Return a document as a PowerPoint file; equal documents in equal templates give equal bytes.

    Raises:
        UsageError: the template cannot be used; says why.
        UnknownNameError: it has no layout of the name.
    """
    if template is None:
        first = document.pages[0].drawing
        deck = Presentation(BytesIO(own_deck(first.width, first.height, document.about.lang)))
        ground = _Ground(deck.slide_layouts[0])
    else:
        deck, layout = opened(template)
        room = room_of(deck, layout)
        ground = _Ground(layout, room, palette_of(layout.slide_master, layout))
        drop_sections(deck)
        if not template.keep_slides:
            clear(deck)
    slides = add_slides(deck, ground.layout, len(document.pages))
    for slide, page in zip(slides, document.pages, strict=True):
        pen = Pen(page.drawing.about.lang, palette=ground.palette, links=partial(link, slide, slides))
        shapes = _on_sheet(pen, page) if ground.room is None else _on_layout(pen, page, ground.layout, ground.room)
        fill(slide, shapes, page.notes)
    _list_notes_master(deck)
    describe_file(deck, document.about)
    carry(deck, document.request)
    return packed(deck)


def _on_sheet(pen: Pen, page: Page) -> Iterator[str]:
    """Yield the shapes of a page whose slide is its paper."""
    title, items = split(page.drawing)
    shape = "" if title is None else placed_title(pen, title, page.drawing, items, '<p:ph type="title"/>').xml
    above = title is not None and title.on_ground
    yield "" if above else shape
    yield from _layered(pen, page.drawing, items)
    yield shape if above else ""


def _on_layout(pen: Pen, page: Page, layout: SlideLayout, room: Room) -> Iterator[str]:
    """Yield the shapes of a page on a layout of an office's own."""
    found = laid(page, layout, room)
    placeholder = title_of(layout)
    if placeholder is not None and found.title is not None:
        yield inherited_title(pen, found.title, room, _as_slide(placeholder), translator(pen.lang)("标题"))
    yield from _layered(replace(pen, scale=found.scale, origin=found.origin), page.drawing, found.items)


def _layered(pen: Pen, page: DisplayList, items: Sequence[Item]) -> Iterator[str]:
    pen = replace(pen, dark=dark_land(items, style.INK))
    for layer in layers(page, items):
        own = layer.on_map or (pen.palette.dark and has_own_ground(layer.items, pen.palette))
        inside = replace(pen, on_map=own, on_bar=not own, layer=layer.name)
        shown = on_plate(layer.items) if pen.palette.dark and not own else layer.items
        for shape in grouped(inside, layer.name, layer.alt, draw(inside, shown)):
            yield shape.xml


def _as_slide(placeholder: LayoutPlaceholder) -> str:
    """Return the mark by which a slide's shape takes the place of a layout's placeholder."""
    mark = placeholder._element.find(f".//{qn('p:ph')}")  # noqa: SLF001 - the library does not hand it out
    told = "".join(f' {name}="{said(mark.get(name))}"' for name in ("type", "idx") if mark.get(name))
    return f"<p:ph{told}/>"


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
