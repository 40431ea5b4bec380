"""The vocabulary of a sheet: what is drawn, in millimetres from the upper left corner, y downwards.

Every format is written from the same list, so they cannot disagree. Text keeps its characters, also those that the
font lacks (`Text.shown` is what is printed), and is never cut into outlines here; what a format does with fonts is its
own affair.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from mapping.cartography.look import light
from mapping.cartography.placement import Box
from mapping.printing.typeface import MM_PER_POINT, lacking, printable, width_mm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mapping.cartography.tiles import Tile
    from mapping.cartography.wording.about import About

Point: TypeAlias = tuple[float, float]
Line: TypeAlias = tuple[Point, ...]
Anchor: TypeAlias = Literal["start", "middle", "end"]

# Of an em: how far Han characters and capitals reach above and below the baseline.
ASCENT, DESCENT = 0.86, 0.12
# Of an em: the baseline lies this far below the middle of a row of Han characters.
DROP = 0.37

_OFFSET: dict[Anchor, float] = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line's look; ``dash`` alternates drawn and empty lengths in mm."""

    colour: str
    width: float
    dash: tuple[float, ...] = ()
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Face:
    """How text looks: size in points, weight, colour, and the width in mm of a halo around it."""

    size: float
    bold: bool = False
    fill: str = light("ink")
    halo: float = 0.0
    halo_fill: str = light("glow")

    @property
    def em(self) -> float:
        """Size in millimetres."""
        return self.size * MM_PER_POINT

    def width(self, text: str) -> float:
        """Return the width of a text in mm."""
        return width_mm(text, self.size, bold=self.bold)

    def sized(self, size: float) -> Face:
        """Return the same face in another size."""
        return Face(size, self.bold, self.fill, self.halo, self.halo_fill)  # not `replace`: tables ask by the thousand

    def at(self, x: float, y: float, text: str, anchor: Anchor = "start") -> Text:
        """Return a text whose baseline is at ``y``."""
        return Text(x, y, text, self, anchor)

    def centred(self, x: float, middle: float, text: str, anchor: Anchor = "start") -> Text:
        """Return a text whose characters stand centred on the height ``middle``."""
        return Text(x, middle + DROP * self.em, text, self, anchor)


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; ``y`` is its baseline and ``anchor`` says which end of it stands at ``x``."""

    x: float
    y: float
    text: str
    face: Face
    anchor: Anchor = "start"

    @property
    def shown(self) -> str:
        """The text as it is printed: with a sign for each character that the font lacks."""
        return printable(self.text)

    @property
    def box(self) -> Box:
        """The rectangle that the characters fill."""
        width = self.face.width(self.text)
        left = self.x - _OFFSET[self.anchor] * width
        return Box(left, self.y - ASCENT * self.face.em, left + width, self.y + DESCENT * self.face.em)


@dataclass(frozen=True, slots=True)
class Area:
    """Closed rings, filled by the even-odd rule."""

    rings: tuple[Line, ...]
    fill: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Lines:
    """Open lines of one look."""

    lines: tuple[Line, ...]
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; ``radius`` rounds its corners."""

    box: Box
    fill: str | None = None
    stroke: Stroke | None = None
    radius: float = 0.0
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around (``x``, ``y``)."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    stroke: Stroke | None = None
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class TileMark:
    """An industry's tile, its upper left corner at (``x``, ``y``); ``rim`` sets it off from coloured land."""

    x: float
    y: float
    size: float
    tile: Tile
    rim: bool = False

    @property
    def box(self) -> Box:
        """The square that the tile fills."""
        return Box(self.x, self.y, self.x + self.size, self.y + self.size)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of running text in one face, in which a line ends at a line break; ``back`` is a colour behind it."""

    text: str
    face: Face
    back: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text: one box that can be edited where a format has such a thing, elsewhere its ``lines`` as broken.

    ``pitch`` is the distance of its lines in mm. The lines lie within ``box``, the first ``pitch`` high at its top.
    """

    box: Box
    runs: tuple[Run, ...]
    pitch: float
    lines: tuple[Text, ...]
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: where it stands, counted from 0, what it says and how it is filled.

    A tile is told by its sign, as a run in white with the tile's colour behind it. ``span``: the columns it covers.
    """

    row: int
    column: int
    runs: tuple[Run, ...] = ()
    anchor: Anchor = "start"
    fill: str | None = None
    span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: one that can be edited where a format has such a thing, elsewhere the ``items`` that draw it.

    ``columns`` and ``rows`` are widths and heights in mm, from the left upper corner of ``box``. ``over`` are those of
    the items that no cell can hold, such as bars and swatches: they are drawn above a table too. A place without a cell
    is empty.
    """

    name: str
    box: Box
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[Cell, ...]
    items: tuple[Item, ...]
    over: tuple[Item, ...] = ()
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Items that belong together, under a name (``unit:ovc``) and, for readers who see no picture, a sentence.

    ``clip`` is the window outside which nothing of the group shows; ``to`` is the page of the document, from 1, to
    which it leads where a format has links.
    """

    name: str
    items: tuple[Item, ...]
    alt: str = ""
    clip: Box | None = None
    to: int | None = None


Item: TypeAlias = Text | Area | Lines | Rect | Circle | TileMark | Passage | Grid | Group


@dataclass(frozen=True, slots=True)
class DisplayList:
    """A page: its size in mm, what it says of itself, and what is drawn, from back to front."""

    width: float
    height: float
    about: About = field(repr=False)
    items: tuple[Item, ...] = field(repr=False)

    def walk(self) -> Iterator[Item]:
        """Yield every item, those of groups included, from back to front."""
        yield from walk(self.items)

    def texts(self) -> Iterator[Text]:
        """Yield every text."""
        return (item for item in self.walk() if isinstance(item, Text))

    @property
    def replaced(self) -> Mapping[str, int]:
        """The characters that the font lacks, with the number of places where a sign is printed instead."""
        return Counter(character for text in self.texts() for character in lacking(text.text))

    def group(self, name: str) -> Group:
        """Return the group of a name.

        Raises:
            KeyError: there is none.
        """
        for item in self.walk():
            if isinstance(item, Group) and item.name == name:
                return item
        raise KeyError(name)


def group(name: str, items: Iterable[Item], alt: str = "", clip: Box | None = None) -> Group:
    """Return a group of items from any iterable."""
    return Group(name, tuple(items), alt, clip)


def walk(items: Iterable[Item]) -> Iterator[Item]:
    """Yield items and all that they hold, from back to front."""
    for item in items:
        yield item
        match item:
            case Group():
                yield from walk(item.items)
            case Grid():
                yield from walk(item.items)
            case Passage():
                yield from item.lines
