"""A page on a layout of an office's own: which of it is drawn, how large and where; and the same as a picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mapping.cartography.placement import Box
from mapping.printing import style
from mapping.printing.display import Face, Rect
from mapping.printing.room import paper_for
from mapping.printing.scaling import moved
from mapping.printing.typeface import MM_PER_POINT, wrap
from mapping.printing.writers.pptx.layers import split
from mapping.printing.writers.pptx.pen import EMU_PER_MM
from mapping.printing.writers.pptx.placing import placing_in, room_on, shrunk, without_frame
from mapping.printing.writers.pptx.template import opened, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pptx.presentation import Presentation as Deck
    from pptx.slide import SlideLayout

    from mapping.printing.display import DisplayList, Item, Point, Text
    from mapping.printing.document import Page
    from mapping.printing.style import Paper
    from mapping.printing.writers.pptx.placing import Room
    from mapping.printing.writers.pptx.template import Template

_TITLE_LINE: Final = 1.2
_TITLE_MARGIN: Final = 0.02


@dataclass(frozen=True, slots=True)
class Laid:
    """A page on a layout: its title, None where the layout has no place for one; the rest, its scale and its place."""

    title: str | None
    items: tuple[Item, ...]
    scale: float
    origin: Point


def room_of(deck: Deck, layout: SlideLayout) -> Room:
    """Return the room on a layout of a deck."""
    return room_on(layout, _mm(deck.slide_width), _mm(deck.slide_height))


def laid(page: Page, layout: SlideLayout, room: Room) -> Laid:
    """Return a page as it stands on a layout."""
    is_titled = title_of(layout) is not None
    title, items = split(page.drawing) if is_titled else (None, page.drawing.items)
    items = without_frame(page.drawing, items, titled=is_titled)
    scale, origin = placing_in(room.drawing, items)
    text = title.text if title is not None else page.name
    return Laid(text if is_titled else None, items, scale, origin)


def paper_on(template: Template, paper: Paper) -> Paper:
    """Return paper whose sheets stand on a template's slides with type as large as on ``paper``; raises as `pptx`."""
    deck, layout = opened(template)
    return paper_for(paper, room_of(deck, layout).drawing, titled=title_of(layout) is not None)


def on_slide(page: Page, template: Template) -> DisplayList:
    """Return a page as a picture of its slide, on white, without what the layout draws itself; raises as `pptx`."""
    deck, layout = opened(template)
    room = room_of(deck, layout)
    found = laid(page, layout, room)
    width, height = _mm(deck.slide_width), _mm(deck.slide_height)
    drawn = moved(found.items, found.scale, found.origin)
    title = () if found.title is None else tuple(_title(found.title, room))
    ground = Rect(Box(0, 0, width, height), fill=style.WHITE)
    return replace(page.drawing, width=width, height=height, items=(ground, *title, *drawn))


def _title(text: str, room: Room) -> Iterator[Text]:
    """Yield the lines of a title in the middle of its place's height, as large as they will be."""
    box = room.title
    if box is None:
        return
    face = Face(room.size * shrunk(text, room) / 100, bold=True)
    margin = (box.right - box.left) * _TITLE_MARGIN
    lines = wrap(text, box.right - box.left - 2 * margin, face.size, bold=True)
    pitch = face.size * MM_PER_POINT * _TITLE_LINE
    first = (box.top + box.bottom) / 2 - pitch * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        yield face.centred(box.left + margin, first + number * pitch, line)


def _mm(length: int | None) -> float:
    return (length or 0) / EMU_PER_MM
