"""The pages of a comparison: heading and foot around whatever stands between them, and which of the pages it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mapping.cartography.placement import Box
from mapping.i18n import translator
from mapping.printing.display import DisplayList, group
from mapping.printing.document import Page
from mapping.printing.frame import foot, frame_of, heading, neat_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.documents.order import Order
    from mapping.documents.words import SheetWords
    from mapping.printing.display import Item
    from mapping.printing.style import Paper


@dataclass(frozen=True, slots=True)
class Part:
    """A page to be: the words around it, and what stands between them."""

    words: SheetWords
    items: Sequence[Item]


def body_of(paper: Paper) -> Box:
    """Return the room between heading and foot."""
    frame = frame_of(paper)
    return Box(frame.head.left, frame.map.top, frame.head.right, frame.map.bottom)


def framed(order: Order, parts: Sequence[Part]) -> Iterator[Page]:
    """Yield the pages of a sheet; where there are several, each says which of them it is."""
    t = translator(order.page.lang)
    for number, part in enumerate(parts, 1):
        place = t("第 {n} 页，共 {pages} 页", n=number, pages=len(parts)) if len(parts) > 1 else ""
        drawing = _drawing(order, part, place)
        name = order.page.title or part.words.name
        about = drawing.about
        yield Page(drawing, name, level=1 if number == 1 else 2, notes=f"{about.sources}\n{about.statement}")


def _drawing(order: Order, part: Part, place: str) -> DisplayList:
    paper, words = order.setting.paper, part.words
    frame = frame_of(paper)
    head = group("heading", heading(words.heading(order, place), frame))
    items = (*neat_line(frame), head, *part.items)
    page = DisplayList(paper.width, paper.height, words.about(order), (*items, *foot(words.foot(order), frame)))
    if not page.replaced:
        return page
    return replace(page, items=(*items, *foot(words.foot(order), frame, lacking=True)))
