"""Slides as parts of a deck: text that is written as it stands, so that none is held as a tree until the deck is saved.

The library makes a tree of every slide and keeps all of them; those of an atlas took more memory than all else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.parts.slide import NotesSlidePart

from mapping.printing.typeface import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pptx.presentation import Presentation as Deck
    from pptx.slide import SlideLayout

_SLIDE: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<p:sld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cSld><p:spTree><p:nvGrpSpPr>'
    '<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{shapes}</p:spTree>'
    "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
)


def add_slides(deck: Deck, layout: SlideLayout, count: int) -> list[Part]:
    """Return new slides at the end of a deck, on a layout of it; they are empty until `fill`."""
    first = len(deck.slides) + 1  # asked for once, this also numbers the slides of the deck without gaps
    return [_add(deck, layout, number) for number in range(first, first + count)]


def _add(deck: Deck, layout: SlideLayout, number: int) -> Part:
    slide = Part(PackURI(f"/ppt/slides/slide{number}.xml"), CONTENT_TYPE.PML_SLIDE, deck.part.package)
    slide.relate_to(layout.part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
    listed = deck.part._element.get_or_add_sldIdLst()  # noqa: SLF001 - the library adds only slides that are trees
    listed.add_sldId(deck.part.relate_to(slide, RELATIONSHIP_TYPE.SLIDE))
    return slide


def link(slide: Part, slides: Sequence[Part], page: int) -> str | None:
    """Return the relation of a slide to that of a page, from 1, of its document; None: it is the same, or not there."""
    if page > len(slides) or slides[page - 1] is slide:
        return None
    return slide.relate_to(slides[page - 1], RELATIONSHIP_TYPE.SLIDE)


def fill(slide: Part, shapes: Iterable[str], notes: str = "") -> None:
    """Write shapes on a slide, and notes for whoever shows it."""
    slide.blob = _SLIDE.format(shapes="".join(shapes)).encode()
    if notes:
        part = NotesSlidePart.new(slide.package, slide)  # type: ignore[no-untyped-call]
        slide.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)
        part.notes_slide.notes_text_frame.text = printable(notes)
