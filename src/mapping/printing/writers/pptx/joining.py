"""Lines of one text that a sheet has broken, as one text again."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mapping.cartography.placement import Box
from mapping.printing.display import ASCENT, Lines, Passage, Run, Text
from mapping.printing.typeface import FIRST_HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.printing.display import Item

_FULL: Final = 0.9
"""Of the longest line: a line that is shorter is the last of its text."""
_LONGEST_PITCH: Final = 2.0
_EVEN: Final = 0.05


def as_one(lines: Sequence[Text]) -> str:
    """Return lines as one text: joined by a space, but beside a Han character by nothing."""
    whole = lines[0].text
    for line in lines[1:]:
        latin = whole and line.text and ord(whole[-1]) < FIRST_HAN and ord(line.text[0]) < FIRST_HAN
        whole += (" " if latin else "") + line.text
    return whole


def joined(items: Sequence[Item]) -> Iterator[Item]:
    """Yield items, lines of the same look below each other as running text."""
    texts = [item for item in items if isinstance(item, Text)]
    widest = max((text.box.right - text.box.left for text in texts), default=0.0)
    edge = max((x for item in items if isinstance(item, Lines) for line in item.lines for x, _ in line), default=0.0)
    run: list[Text] = []
    for item in items:
        if run and not (isinstance(item, Text) and _goes_on(run, item, widest)):
            yield _passage(run, _right(run, texts, edge))
            run = []
        if isinstance(item, Text) and item.anchor == "start":
            run.append(item)
        else:
            yield item
    if run:
        yield _passage(run, _right(run, texts, edge))


def _goes_on(run: Sequence[Text], text: Text, widest: float) -> bool:
    last = run[-1]
    step = text.y - last.y
    even = all(abs(below.y - above.y - step) < _EVEN for above, below in pairwise(run))
    alike = text.anchor == "start" and text.face == last.face and text.x == last.x
    return (
        alike and even and 0 < step < _LONGEST_PITCH * text.face.em and last.box.right - last.box.left > _FULL * widest
    )


def _right(lines: Sequence[Text], texts: Sequence[Text], edge: float) -> float:
    """Return how far lines may run: to the edge of what they stand in, or what stands beside all but the last."""
    first, last = lines[0], lines[-1]
    beside = [text.box.left for text in texts if text.anchor == "end" and first.y - _EVEN <= text.y < last.y - _EVEN]
    return max(min([edge, *beside]), *(line.box.right for line in lines))


def _passage(lines: Sequence[Text], right: float) -> Text | Passage:
    first, last = lines[0], lines[-1]
    if first is last:
        return first
    pitch = (last.y - first.y) / (len(lines) - 1)
    top = first.y - (pitch + ASCENT * first.face.em) / 2
    box = Box(first.x, top, right, top + pitch * len(lines))
    return Passage(box, (Run(as_one(lines), first.face),), pitch, tuple(lines))
