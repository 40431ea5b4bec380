"""Text on a slide: the bodies of text boxes, of shapes with a word on them, and of a table's cells.

All text names the fonts of the theme, never a font of its own: whoever changes the theme's fonts changes every page.
Sheets are measured in another typeface than an office has, so no box of one line wraps, and where it stands follows
from the end that the sheet holds fast: the rest grows or shrinks away from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.cartography.placement import Box
from mapping.printing import style
from mapping.printing.display import Run
from mapping.printing.writers.pptx.palette import plain
from mapping.printing.writers.pptx.pen import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.printing.display import Anchor, Face, Text
    from mapping.printing.writers.pptx.pen import Pen

LANGUAGES: Final = {"zh": ('lang="zh-CN" altLang="en-US"'), "en": ('lang="en-US" altLang="zh-CN"')}
ALIGN: Final[dict[Anchor, str]] = {"start": "l", "middle": "ctr", "end": "r"}
MIDDLE: Final = 0.41
"""Of an em: the middle of a line lies this far above its baseline, in Microsoft YaHei and in Noto Sans SC alike."""
LINE: Final = 1.34
"""Height of a line in ems."""
FONTS: Final = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
_SLACK: Final = 1.06
"""How much wider a text box is than its text: other fonts are wider, and a box that is too small is awkward to edit."""
_GLOW: Final = 1.1
"""Radius of the glow around a text, of the width of its halo: it fades outwards, where a halo has an edge."""
_GLOW_OPACITY: Final = 0.85
_INSETS: Final = 'lIns="0" tIns="0" rIns="0" bIns="0"'


@dataclass(frozen=True, slots=True)
class Spacing:
    """How the lines of a text follow each other: ``pitch`` in mm on the sheet, None for what the font asks for."""

    pitch: float | None = None

    def xml(self, pen: Pen) -> str:
        """Return line and paragraph spacing, whatever the deck's defaults are."""
        height = '<a:spcPct val="100000"/>' if self.pitch is None else f'<a:spcPts val="{_points(pen, self.pitch)}"/>'
        none = '<a:spcPts val="0"/>'
        return f"<a:lnSpc>{height}</a:lnSpc><a:spcBef>{none}</a:spcBef><a:spcAft>{none}</a:spcAft><a:buNone/>"


SINGLE: Final = Spacing()


def text_box(text: Text) -> Box:
    """Return the box of one line of text: its characters in the middle of its height, slack where it may grow."""
    face, box = text.face, text.box
    more = (box.right - box.left) * (_SLACK - 1)
    left = {"start": 0.0, "middle": more / 2, "end": more}[text.anchor]
    middle, half = text.y - MIDDLE * face.em, face.em * LINE / 2
    return Box(box.left - left, middle - half, box.right + more - left, middle + half)


def body(  # noqa: PLR0913 - how a text stands in its box
    pen: Pen,
    runs: Sequence[Run],
    anchor: Anchor = "start",
    *,
    spacing: Spacing = SINGLE,
    wrap: bool = False,
    literal: bool = False,
) -> str:
    """Return the body of a text box or shape.

    ``wrap``: its lines break at its sides and run from its top; it shrinks rather than stick out. A text that does not
    wrap stands in the middle of its height. ``literal``: its colours are those of the sheet, whatever the theme.
    """
    autofit, upright = ("<a:normAutofit/>", "t") if wrap else ("<a:noAutofit/>", "ctr")
    return (
        f'<p:txBody><a:bodyPr wrap="{"square" if wrap else "none"}" {_INSETS} rtlCol="0" anchor="{upright}">{autofit}'
        f"</a:bodyPr><a:lstStyle/>{paragraphs(pen, runs, anchor, spacing=spacing, literal=literal)}</p:txBody>"
    )


def paragraphs(
    pen: Pen, runs: Sequence[Run], anchor: Anchor = "start", *, spacing: Spacing = SINGLE, literal: bool = False
) -> str:
    """Return runs as paragraphs, a new one at each line break."""
    properties = f'<a:pPr marL="0" indent="0" algn="{ALIGN[anchor]}">{spacing.xml(pen)}</a:pPr>'
    found = []
    for paragraph in by_paragraph(runs):
        pieces = "".join(_run(pen, run, literal=literal) for run in paragraph if run.text)
        found.append(f"<a:p>{properties}{pieces or _empty(pen, runs)}</a:p>")
    return "".join(found)


def by_paragraph(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Yield the runs of each paragraph, which ends at a line break."""
    paragraph: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        paragraph.append(Run(first, run.face, run.back))
        for other in others:
            yield paragraph
            paragraph = [Run(other, run.face, run.back)]
    yield paragraph


def _run(pen: Pen, run: Run, *, literal: bool) -> str:
    halo = _glow(pen, run.face) if run.face.halo else ""
    back = f"<a:highlight>{plain(run.back)}</a:highlight>" if run.back else ""
    colour = plain(run.face.fill) if literal or run.back else _colour(pen, run.face.fill)
    return (
        f"<a:r>{_properties(pen, run.face, 'a:rPr', f'<a:solidFill>{colour}</a:solidFill>{halo}{back}{FONTS}')}"
        f"<a:t>{said(run.text)}</a:t></a:r>"
    )


def _properties(pen: Pen, face: Face, tag: str, inner: str = "") -> str:
    bold = ' b="1"' if face.bold else ' b="0"'
    return f'<{tag} {LANGUAGES[pen.lang]} sz="{pen.points(face.size)}"{bold}>{inner}</{tag}>'


def _empty(pen: Pen, runs: Sequence[Run]) -> str:
    """Return what keeps an empty paragraph as high as the text around it."""
    return _properties(pen, runs[0].face, "a:endParaRPr") if runs else ""


def _glow(pen: Pen, face: Face) -> str:
    colour = plain(face.halo_fill, _GLOW_OPACITY)
    return f'<a:effectLst><a:glow rad="{pen.emu(face.halo * _GLOW)}">{colour}</a:glow></a:effectLst>'


def _colour(pen: Pen, colour: str) -> str:
    if pen.on_map:
        return plain(colour)
    if colour == style.WHITE:  # on something dark, which is of the theme only in the bar of a panel
        return pen.palette.on_bar if pen.on_bar and pen.palette.on_bar else plain(colour)
    return pen.palette.texts.get(colour) or plain(colour)


def _points(pen: Pen, mm: float) -> int:
    return round(mm * pen.scale * 72 / 25.4 * 100)
