"""A sheet of one map: what stands on it and where, as a display list, and as a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mapping.cartography.placement import Box
from mapping.cartography.wording.about import about
from mapping.errors import UnknownNameError
from mapping.printing.blocks.chain import chain_strip
from mapping.printing.blocks.inset import Inset
from mapping.printing.blocks.later import is_later, later_strip
from mapping.printing.blocks.unit_parks import unlisted
from mapping.printing.contents import blocks_of
from mapping.printing.display import DisplayList, Grid, Group, Text, group, walk
from mapping.printing.fitting import in_columns
from mapping.printing.flow import full_height, least_height, places, stack
from mapping.printing.frame import FOOT, Foot, Heading, foot, frame_of, heading, neat_line
from mapping.printing.picture import picture
from mapping.printing.scaling import enlarged, on_paper
from mapping.printing.setting import Setting
from mapping.printing.slide import lists_parks, slide_form
from mapping.printing.typeface import ELLIPSIS
from mapping.printing.writers.press import press
from mapping.printing.writers.svg import svg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mapping.cartography.state import MapState
    from mapping.insight.atlas import Atlas
    from mapping.printing.display import Item
    from mapping.printing.flow import Block
    from mapping.printing.frame import Frame
    from mapping.printing.picture import Picture
    from mapping.printing.viewport import Viewport

FORMATS: Final = ("svg", "png", "pdf")
_PLAIN: Final = Setting()
_HAIR: Final = 1e-6
_SHARES: Final = (0.68, 0.64, 0.6, 0.57, 0.54, 0.51, 0.48, 0.45, 0.42)
"""Of the height of a portrait sheet that its map may take, the best first."""
_CITY: Final = 0.47
"""Of the width of a slide that a map of the city takes: it is higher than wide, and ends where its names do."""
_LARGER: Final = (1.45, 1.35, 1.25, 1.15, 1.08)
"""How much larger a column is set that would else be half empty."""


def sheet(state: MapState, atlas: Atlas, file_format: str, setting: Setting = _PLAIN) -> bytes:
    """Return a map as a sheet: SVG text, PDF with searchable text, or PNG of 300 dpi. Equal maps give equal bytes.

    Raises:
        UnknownNameError: no such format.
        MissingGlyphError: the font lacks a character, and the sign that stands for one.
    """
    return written(compose(state, atlas, setting), file_format)


def written(page: DisplayList, file_format: str) -> bytes:
    """Return a page in one of the formats; raises as :func:`sheet`."""
    if file_format == "svg":
        return svg(page).encode()
    if file_format == "pdf":
        return press(page, "pdf")
    if file_format == "png":
        return press(page, "png")
    raise UnknownNameError("图幅格式", file_format, FORMATS)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its box, and the blocks in it ``gap`` mm apart.

    One that its blocks would leave half empty is drawn ``magnify`` times as large.
    """

    box: Box
    blocks: tuple[Block, ...]
    gap: float
    magnify: float = 1.0

    @property
    def places(self) -> list[Box]:
        """The boxes of its blocks, before they are magnified."""
        return places(self.blocks, self._draft, self.gap)

    @property
    def whole(self) -> bool:
        """Whether it has room for all that its blocks have to say."""
        box = self._draft
        return full_height(self.blocks, box.right - box.left, self.gap) <= box.bottom - box.top

    @property
    def holds(self) -> bool:
        """Whether its blocks, given way as far as they can, stand one below the other."""
        box = self._draft
        return least_height(self.blocks, box.right - box.left, self.gap) <= box.bottom - box.top + _HAIR

    @property
    def is_cut(self) -> bool:
        """Whether one of its texts had to lose its end."""
        return any(isinstance(item, Text) and ELLIPSIS in item.text for item in walk(self.draw()))

    @property
    def lines(self) -> int:
        """How many lines of text its tables and lists take."""
        grids = (item for item in walk(self.draw()) if isinstance(item, Grid))
        return sum(isinstance(item, Text) for grid in grids for item in walk(grid.items))

    @property
    def stretches(self) -> bool:
        """Whether one of its blocks takes whatever room there is."""
        return any(block.sizes(self.box.right - self.box.left).elastic for block in self.blocks)

    def draw(self) -> Iterator[Item]:
        """Yield its blocks."""
        items = stack(self.blocks, self._draft, self.gap)
        yield from enlarged(items, self.magnify, (self.box.left, self.box.top))

    @property
    def _draft(self) -> Box:
        box, k = self.box, self.magnify
        return Box(box.left, box.top, box.left + (box.right - box.left) / k, box.top + (box.bottom - box.top) / k)


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands on a sheet: its parts, the map, the columns, and what is below the map.

    ``strip`` comes with its box: the chain of an industry, or what the column of a unit has no room for.
    """

    frame: Frame
    main: Picture
    columns: tuple[Column, ...]
    strip: tuple[Block, Box] | None = None

    @property
    def whole(self) -> bool:
        """Whether every column has room for all that its blocks have to say."""
        return all(column.whole for column in self.columns)

    @property
    def holds(self) -> bool:
        """Whether the blocks of every column have the least room that they need."""
        return all(column.holds for column in self.columns)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of all columns."""
        return tuple(block for column in self.columns for block in column.blocks)

    @property
    def places(self) -> list[Box]:
        """The box of each of them."""
        return [place for column in self.columns for place in column.places]


def laid_out(state: MapState, atlas: Atlas, setting: Setting = _PLAIN) -> Layout:
    """Return what stands on a map's sheet, before it is drawn: on a portrait sheet below the largest map that lets it.

    Sheets of one unit or industry, and all of large paper, are drawn from the full shapes.
    """
    above, below = Heading.of(state, setting), Foot.of(state, setting)
    shares: tuple[float | None, ...] = _SHARES if setting.paper.portrait else (None,)
    if setting.paper.slide and state.focus is None:
        shares = (_CITY,)
    for share in shares:
        layout = _in_frame(state, atlas, setting, frame_of(setting.paper, above, below, share=share))
        if layout.whole:
            break
    if setting.inset and not layout.holds:  # rows would lie on each other; the map itself says what the inset does
        return laid_out(state, atlas, replace(setting, inset=False))
    return layout


def _in_frame(state: MapState, atlas: Atlas, setting: Setting, frame: Frame) -> Layout:
    full = state.focus is not None or setting.paper.magnify > 1
    geography = atlas.geography.in_full if full else atlas.geography
    main = picture(state, geography, frame.map, setting)
    if setting.paper.slide:
        form = slide_form(state, atlas.geography, main, setting, frame.column)
        if state.unit_facts is not None and state.marks and not lists_parks(form):
            main = picture(state, geography, frame.map, setting, dots=True)
        if form[0]:
            return Layout(frame, main, _grown([Column(frame.column, *form)]))
        frame = replace(frame, map=frame.body)
        return Layout(frame, picture(state, geography, frame.map, setting), ())
    width = frame.column.right - frame.column.left
    columns = _columns(blocks_of(state, atlas.geography, main, setting, width), frame)
    strip = chain_strip(state) or later_strip(state, [block for column in columns for block in column.blocks])
    if strip is None:
        return Layout(frame, main, columns)
    frame, place = frame.with_strip(strip.sizes(frame.map.right - frame.map.left).least)
    main = picture(state, geography, frame.map, setting, higher=main.view)
    blocks = blocks_of(state, atlas.geography, main, setting, width)
    others = (block for block in blocks if not is_later(block))
    return Layout(frame, main, _columns(others, frame), (strip, place))


def _columns(blocks: Iterable[Block], frame: Frame) -> tuple[Column, ...]:
    told = tuple(blocks)
    boxes = frame.columns if len(told) > 1 else (replace(frame.column, right=frame.columns[-1].right),)
    forms = in_columns(told, boxes)
    return _grown([Column(box, *form) for box, form in zip(boxes, forms, strict=True)])


def _grown(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return columns as large as all that they tell may be, where nothing in them takes the room that is left."""
    if any(column.stretches for column in columns):
        return tuple(columns)
    lines = sum(column.lines for column in columns)
    for factor in _LARGER:
        larger = tuple(replace(column, magnify=factor) for column in columns)
        if all(column.whole and not column.is_cut for column in larger) and sum(c.lines for c in larger) <= lines:
            return larger
    return tuple(columns)


def compose(state: MapState, atlas: Atlas, setting: Setting = _PLAIN) -> DisplayList:
    """Return the display list of a map's sheet."""
    layout = laid_out(state, atlas, setting)
    paper, frame, below = setting.paper, layout.frame, Foot.of(state, setting)
    main = replace(layout.main, unlisted=unlisted(state, layout.blocks, layout.places))
    items = [
        *neat_line(frame),
        group("heading", heading(Heading.of(state, setting), frame)),
        *main.draw(_inset_view(layout)),
    ]
    for column in layout.columns:
        items += column.draw()
    items += foot(below, frame)
    if layout.strip is not None:
        strip, place = layout.strip
        items += strip.draw(place)
    page = DisplayList(paper.width, paper.height, about(state), tuple(items))
    if page.replaced:
        noted = [item for item in items if not (isinstance(item, Group) and item.name == FOOT)]
        page = replace(page, items=(*noted, *foot(below, frame, lacking=True)))
    return on_paper(page, paper)


def _inset_view(layout: Layout) -> Viewport | None:
    """Return the window of the inset as it will be drawn; None on a sheet without one."""
    pairs = zip(layout.blocks, layout.places, strict=True)
    return next((block.view(place) for block, place in pairs if isinstance(block, Inset)), None)
