"""The pages of a comparison: heading and foot around whatever stands between them, and which of the pages it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mapping.i18n import translator
from mapping.printing import style
from mapping.printing.blocks.legend import Legend
from mapping.printing.contents import key_panel
from mapping.printing.display import DisplayList, group
from mapping.printing.document import Page
from mapping.printing.flow import Panel, stack
from mapping.printing.frame import foot, frame_of, heading, neat_line
from mapping.printing.scaling import on_paper
from mapping.printing.typeface import lacking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.cartography.placement import Box
    from mapping.documents.order import Order
    from mapping.documents.words import SheetWords
    from mapping.printing.display import Item
    from mapping.printing.frame import Frame
    from mapping.printing.picture import Picture

_MANY = 88
"""Stands for any number of pages: of two wide figures."""


@dataclass(frozen=True, slots=True)
class Part:
    """A page to be: the words around it, and what stands between them in the measures of a draft."""

    words: SheetWords
    items: Sequence[Item]


def frame_for(order: Order, words: SheetWords, share: float | None = None, *, told: str = "") -> Frame:
    """Return the parts of each page of a sheet: head and foot are as high as the words, with a page's number, ask for.

    ``share``: of its map. ``told``: what else a reader wrote, for which the font may lack characters.
    """
    above = words.heading(order, _place(order, _MANY, _MANY))
    below = words.foot(order, _MANY)
    short = bool(lacking(f"{above.title}{above.below}{told}{below.footnote}{below.issuer}"))
    return frame_of(order.setting.paper, above, below, share=share, lacking=short)


def keys_below(main: Picture, box: Box, lang: str, *, slide: bool) -> tuple[tuple[Item, ...], Box]:
    """Return the keys that found no place on a map at the foot of a box beside it, and what of the box is left.

    On a ``slide`` only those of colours stand, a row a class.
    """
    keys = [key_panel(key, lang, box.right - box.left) for key in main.homeless]
    if slide:
        bins = [key for key in main.homeless if isinstance(key, Legend) and not key.lines]
        keys = [Panel("key", key.title, replace(key, title="", columns=1, pad=0.0)) for key in bins]
    if not keys:
        return (), box
    high = sum(key.sizes(box.right - box.left).full for key in keys) + style.GAP * (len(keys) - 1)
    items = tuple(stack(keys, replace(box, top=box.bottom - high)))
    return items, replace(box, bottom=box.bottom - high - style.GAP)


def framed(order: Order, parts: Sequence[Part], frame: Frame) -> Iterator[Page]:
    """Yield the pages of a sheet; where there are several, each says which of them it is."""
    first = order.setting.number or 1
    for number, part in enumerate(parts, 1):
        place = _place(order, number, len(parts)) if len(parts) > 1 else ""
        own = first + number - 1 if order.setting.number is not None or len(parts) > 1 else None
        drawing = _drawing(order, part, frame, place, own)
        about = drawing.about
        name = order.page.title or part.words.name
        yield Page(drawing, name, level=1 if number == 1 else 2, notes=f"{about.sources}\n{about.statement}")


def _place(order: Order, number: int, pages: int) -> str:
    return translator(order.page.lang)("第 {n} 页，共 {pages} 页", n=number, pages=pages)


def _drawing(order: Order, part: Part, frame: Frame, place: str, number: int | None) -> DisplayList:
    paper, words = order.setting.paper, part.words
    head = group("heading", heading(words.heading(order, place), frame))
    items = (*neat_line(frame), head, *part.items)
    below = words.foot(order, number)
    page = DisplayList(frame.page.right, frame.page.bottom, words.about(order), (*items, *foot(below, frame)))
    if page.replaced:
        page = replace(page, items=(*items, *foot(below, frame, lacking=True)))
    return on_paper(page, paper)
