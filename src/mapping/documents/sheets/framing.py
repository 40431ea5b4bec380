"""The pages of a comparison: heading and foot around whatever stands between them, and which of the pages it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mapping.i18n import translator
from mapping.printing.display import DisplayList, group
from mapping.printing.document import Page
from mapping.printing.frame import foot, frame_of, heading, neat_line
from mapping.printing.scaling import on_paper

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.documents.order import Order
    from mapping.documents.words import SheetWords
    from mapping.printing.display import Item
    from mapping.printing.frame import Frame

_MANY = 88
"""Stands for any number of pages: of two wide figures."""


@dataclass(frozen=True, slots=True)
class Part:
    """A page to be: the words around it, and what stands between them in the measures of a draft."""

    words: SheetWords
    items: Sequence[Item]


def frame_for(order: Order, words: SheetWords, share: float | None = None) -> Frame:
    """Return the parts of each page of a sheet: head and foot are as high as the words, with a page's number, ask for.

    ``share``: of its map.
    """
    above = words.heading(order, _place(order, _MANY, _MANY))
    return frame_of(order.setting.paper, above, words.foot(order), share=share)


def framed(order: Order, parts: Sequence[Part], frame: Frame) -> Iterator[Page]:
    """Yield the pages of a sheet; where there are several, each says which of them it is."""
    for number, part in enumerate(parts, 1):
        place = _place(order, number, len(parts)) if len(parts) > 1 else ""
        drawing = _drawing(order, part, place, frame)
        about = drawing.about
        name = order.page.title or part.words.name
        yield Page(drawing, name, level=1 if number == 1 else 2, notes=f"{about.sources}\n{about.statement}")


def _place(order: Order, number: int, pages: int) -> str:
    return translator(order.page.lang)("第 {n} 页，共 {pages} 页", n=number, pages=pages)


def _drawing(order: Order, part: Part, place: str, frame: Frame) -> DisplayList:
    paper, words = order.setting.paper, part.words
    head = group("heading", heading(words.heading(order, place), frame))
    items = (*neat_line(frame), head, *part.items)
    page = DisplayList(paper.width, paper.height, words.about(order), (*items, *foot(words.foot(order), frame)))
    if page.replaced:
        page = replace(page, items=(*items, *foot(words.foot(order), frame, lacking=True)))
    return on_paper(page, paper)
