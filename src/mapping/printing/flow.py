"""Stacking blocks in a column so that it ends where the map ends: no ragged foot, nothing over the edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from mapping.cartography.placement import Box
from mapping.printing import style
from mapping.printing.display import Rect, group
from mapping.printing.typeface import LEAST_SIZE, clip, shrink, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.printing.display import Anchor, Face, Item, Text

BAR_HEIGHT = 5.6
_BAR_PAD = 2.0
_NOTE_GAP = 4.0
_LEAST_NOTE = 24.0
_BETWEEN = " · "
_LEADING = 1.15
_SPREAD = 1.6
"""How much more air than usual blocks take where none of them is elastic, as a share of it."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Heights in mm that a block can take: with the least it still says, in full, and with room to breathe.

    An ``elastic`` block takes whatever is left over after that.
    """

    least: float
    full: float
    airy: float
    elastic: bool = False

    def plus(self, extra: float) -> Sizes:
        """Return the sizes with something of a fixed height added."""
        return Sizes(self.least + extra, self.full + extra, self.airy + extra, self.elastic)


class Block(Protocol):
    """A part of a column."""

    def sizes(self, width: float) -> Sizes:
        """Return the heights it can take at a width."""
        ...

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield its items within ``box``, whose height lies within its sizes."""
        ...


@dataclass(frozen=True, slots=True)
class Panel:
    """A block under a navy bar with a title and, at its right, a short note.

    An ``optional`` panel is left out where the column is too short.
    """

    name: str
    title: str
    body: Block
    note: str = ""
    pad: float = 1.0
    optional: bool = False

    def sizes(self, width: float) -> Sizes:
        """Return the body's sizes with the bar's."""
        return self.body.sizes(width).plus(BAR_HEIGHT + self.pad)

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the bar and the body as one group."""
        yield group(f"panel:{self.name}", self._items(box), self.title)

    def _items(self, box: Box) -> Iterator[Item]:
        yield from bar(Box(box.left, box.top, box.right, box.top + BAR_HEIGHT), self.title, self.note)
        yield from self.body.draw(self.inside(box))

    def inside(self, box: Box) -> Box:
        """Return the box of the body within that of the panel."""
        return Box(box.left, box.top + BAR_HEIGHT + self.pad, box.right, box.bottom)


def bar(box: Box, title: str, note: str = "") -> Iterator[Item]:
    """Yield a title bar; a note that does not fit beside the title is set smaller, then cut: no title is for it."""
    yield Rect(box, fill=style.NAVY)
    middle = (box.top + box.bottom) / 2
    width = box.right - box.left - 2 * _BAR_PAD
    if style.BAR.sized(LEAST_SIZE).width(title) > width - _LEAST_NOTE:
        note = ""
    head = fitted(title, width - (_LEAST_NOTE if note else 0), style.BAR)
    yield head.centred(box.left + _BAR_PAD, middle)
    if note:
        room = width - _NOTE_GAP - head.face.width(head.text)
        while style.BAR_NOTE.sized(LEAST_SIZE).width(note) > room and _BETWEEN in note:
            note = note.split(_BETWEEN, 1)[1]  # the last of its parts counts what the panel lists
        yield fitted(note, room, style.BAR_NOTE).centred(box.right - _BAR_PAD, middle, "end")


def bar_holds(title: str, note: str, width: float) -> bool:
    """Tell whether a bar has room for a title with its note in full."""
    room = width - 2 * _BAR_PAD - _NOTE_GAP - style.BAR.width(title)
    return style.BAR_NOTE.sized(LEAST_SIZE).width(note) <= room


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text with the face in which it fits."""

    text: str
    face: Face

    def centred(self, x: float, middle: float, anchor: Anchor = "start") -> Text:
        """Return it, centred on a height."""
        return self.face.centred(x, middle, self.text, anchor)


@dataclass(frozen=True, slots=True)
class Broken:
    """A text in as many lines as it needs, and their face."""

    lines: tuple[str, ...]
    face: Face

    @property
    def pitch(self) -> float:
        """The height of a line."""
        return self.face.em * _LEADING

    @property
    def more(self) -> float:
        """The height of the lines after the first."""
        return (len(self.lines) - 1) * self.pitch

    @property
    def width(self) -> float:
        """The width of its widest line."""
        return max(map(self.face.width, self.lines), default=0.0)

    def centred(self, x: float, middle: float, anchor: Anchor = "start") -> Iterator[Text]:
        """Yield its lines, centred on a height as a whole."""
        for i, line in enumerate(self.lines):
            yield self.face.centred(x, middle - self.more / 2 + i * self.pitch, line, anchor)


def broken(text: str, width: float, face: Face, least: float = LEAST_SIZE) -> Broken:
    """Return a text on one line, smaller if need be, and where even the least size is too wide on several of that."""
    one = fitted(text, width, face, least)
    if one.text == text:
        return Broken((text,), one.face)
    return Broken(wrap(text, width, least, bold=face.bold), face.sized(least))


def fitted(text: str, width: float, face: Face, least: float = LEAST_SIZE) -> Fitted:
    """Return a text set so that it fits: smaller if need be, and cut where even that is too wide."""
    size = shrink(text, width, face.size, bold=face.bold, least=least)
    return Fitted(clip(text, width, size, bold=face.bold), face.sized(size))


def stack(blocks: Sequence[Block], box: Box, gap: float = style.GAP) -> Iterator[Item]:
    """Yield the blocks from top to bottom of ``box``, its whole height used."""
    for block, place in zip(blocks, places(blocks, box, gap), strict=True):
        yield from block.draw(place)


def places(blocks: Sequence[Block], box: Box, gap: float = style.GAP) -> list[Box]:
    """Return the box of each block of a stack."""
    width = box.right - box.left
    room = box.bottom - box.top - gap * (len(blocks) - 1)
    found, top = [], box.top
    for height in share([block.sizes(width) for block in blocks], room):
        found.append(Box(box.left, top, box.right, top + height))
        top += height + gap
    return found


def least_height(blocks: Sequence[Block], width: float, gap: float = style.GAP) -> float:
    """Return the height that blocks need at the very least."""
    return sum(block.sizes(width).least for block in blocks) + gap * max(0, len(blocks) - 1)


def full_height(blocks: Sequence[Block], width: float, gap: float = style.GAP) -> float:
    """Return the height at which blocks say all that they have to say."""
    return sum(block.sizes(width).full for block in blocks) + gap * max(0, len(blocks) - 1)


def share(sizes: Sequence[Sizes], room: float) -> list[float]:
    """Share out a height: first everybody the least, then what completes it, then air; the rest to the elastic.

    Where the room does not hold even the least, everybody gives up the same part of it: a crowded sheet, but a sheet.
    """
    heights = [s.least for s in sizes]
    if sum(heights) > room + 1e-6:
        return [height * room / sum(heights) for height in heights]
    for goal in ([s.full for s in sizes], [s.airy for s in sizes]):
        _raise(heights, goal, room)
    elastic = [i for i, s in enumerate(sizes) if s.elastic]
    if not elastic:
        _raise(heights, [s.airy + _SPREAD * (s.airy - s.full) for s in sizes], room)
    left_over = room - sum(heights)
    for i in elastic:
        heights[i] += left_over / len(elastic)
    return heights


def _raise(heights: list[float], goals: Sequence[float], room: float) -> None:
    """Raise heights towards their goals in place, each by the same share of what it lacks."""
    lacking = [max(0.0, goal - height) for goal, height in zip(goals, heights, strict=True)]
    spare, wanted = room - sum(heights), sum(lacking)
    if wanted <= 0:
        return
    part = min(1.0, spare / wanted)
    for i, lack in enumerate(lacking):
        heights[i] += part * lack
