"""The title of a slide: a placeholder, which outlines and readers of screens find."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapping.cartography.placement import Box
from mapping.i18n import translator
from mapping.printing.display import Run
from mapping.printing.writers.pptx.pen import Drawn, said
from mapping.printing.writers.pptx.placing import free_right, shrunk
from mapping.printing.writers.pptx.words import LANGUAGES, MIDDLE, Spacing, body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.printing.display import DisplayList, Item
    from mapping.printing.writers.pptx.layers import Title
    from mapping.printing.writers.pptx.pen import Pen
    from mapping.printing.writers.pptx.placing import Room


def placed_title(pen: Pen, title: Title, page: DisplayList, items: Sequence[Item], placeholder: str) -> Drawn:
    """Return the title of a page where the sheet has it, as large as there, on as many lines.

    Its box takes all the width that the other items leave: in a wider font it would break in one that just holds it.
    """
    first, last = title.lines[0], title.lines[-1]
    em = first.face.em
    step = (last.y - first.y) / (len(title.lines) - 1) if len(title.lines) > 1 else em * 1.3
    middle = (first.y + last.y) / 2 - MIDDLE * em
    half = step * len(title.lines) / 2
    box = Box(
        min(line.box.left for line in title.lines),
        middle - half,
        max(line.box.right for line in title.lines),
        middle + half,
    )
    if first.anchor == "start":
        box = replace(box, right=free_right(box, page, items))
    run = Run(title.text, first.face)
    spacing = Spacing(step if len(title.lines) > 1 else None)
    words = body(pen, (run,), spacing=spacing, wrap=len(title.lines) > 1).replace("+mn-", "+mj-")
    extent = pen.extent(box)
    look = f'<a:xfrm>{extent.xfrm}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return Drawn(_shape(pen, translator(pen.lang)("标题"), placeholder, look, words), extent)


def inherited_title(pen: Pen, text: str, room: Room, placeholder: str, name: str) -> str:
    """Return the title as its layout sets it, smaller where its place would not hold it."""
    share = shrunk(text, room)
    fit = "<a:normAutofit/>" if share == 100 else f'<a:normAutofit fontScale="{share * 1000}"/>'  # noqa: PLR2004 - whole
    words = (
        f"<p:txBody><a:bodyPr>{fit}</a:bodyPr><a:lstStyle/><a:p><a:r>"
        f"<a:rPr {LANGUAGES[pen.lang]}/><a:t>{said(text)}</a:t></a:r></a:p></p:txBody>"
    )
    look = ""
    if room.moved and room.title is not None:
        look = f"<a:xfrm>{replace(pen, scale=1.0, origin=(0.0, 0.0)).extent(room.title).xfrm}</a:xfrm>"
    return _shape(pen, name, placeholder, look, words)


def _shape(pen: Pen, name: str, placeholder: str, look: str, words: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr {pen.head(name)}/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f"{placeholder}</p:nvPr></p:nvSpPr><p:spPr>{look}</p:spPr>{words}</p:sp>"
    )
