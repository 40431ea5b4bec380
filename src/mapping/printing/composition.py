"""A sheet of one map: what stands on it and where, as a display list, and as a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mapping.cartography.spec import FOUND_PARKS
from mapping.cartography.wording.about import about
from mapping.errors import UnknownNameError
from mapping.printing.blocks.chain import chain_strip
from mapping.printing.blocks.industry import industry_blocks
from mapping.printing.blocks.inset import Inset
from mapping.printing.blocks.later import is_later, later_strip
from mapping.printing.blocks.legend import Legend
from mapping.printing.blocks.tiles_key import tiles_key
from mapping.printing.blocks.unit import unit_blocks
from mapping.printing.blocks.unit_parks import found_parks, unlisted
from mapping.printing.blocks.units_table import doubts, units_table
from mapping.printing.blocks.values_table import values_table
from mapping.printing.display import DisplayList, Group, group
from mapping.printing.fitting import fitting
from mapping.printing.flow import Panel, places, stack
from mapping.printing.frame import FOOT, Foot, Heading, foot, frame_of, heading, neat_line
from mapping.printing.picture import picture
from mapping.printing.setting import Setting
from mapping.printing.translator import sheet_translator
from mapping.printing.writers.press import press
from mapping.printing.writers.svg import svg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.cartography.placement import Box
    from mapping.cartography.state import MapState
    from mapping.geography import Geography
    from mapping.insight.atlas import Atlas
    from mapping.printing.flow import Block
    from mapping.printing.frame import Frame
    from mapping.printing.picture import Key, Picture
    from mapping.printing.viewport import Viewport

FORMATS: Final = ("svg", "png", "pdf")
_PLAIN: Final = Setting()


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
class Layout:
    """What stands on a sheet: its parts, the map, the blocks of the column ``gap`` mm apart, and what is below the map.

    ``strip`` comes with its box: the chain of an industry, or what the column of a unit has no room for.
    """

    frame: Frame
    main: Picture
    blocks: tuple[Block, ...]
    gap: float
    strip: tuple[Block, Box] | None = None


def laid_out(state: MapState, atlas: Atlas, setting: Setting = _PLAIN) -> Layout:
    """Return what stands on a map's sheet, before it is drawn."""
    paper = setting.paper
    frame = frame_of(paper)
    geography = atlas.geography.in_full if state.focus is not None else atlas.geography
    main = picture(state, geography, frame.map, paper)
    blocks, gap = fitting(tuple(_blocks(state, atlas.geography, main)), frame.column)
    strip = chain_strip(state) or later_strip(state, blocks)
    if strip is None:
        return Layout(frame, main, blocks, gap)
    frame, place = frame.with_strip(strip.sizes(frame.map.right - frame.map.left).least)
    main = picture(state, geography, frame.map, paper, higher=main.view)
    others = tuple(block for block in _blocks(state, atlas.geography, main) if not is_later(block))
    return Layout(frame, main, *fitting(others, frame.column), (strip, place))


def compose(state: MapState, atlas: Atlas, setting: Setting = _PLAIN) -> DisplayList:
    """Return the display list of a map's sheet."""
    layout = laid_out(state, atlas, setting)
    paper = setting.paper
    frame, blocks, gap = layout.frame, layout.blocks, layout.gap
    main = replace(layout.main, unlisted=unlisted(state, blocks, places(blocks, frame.column, gap)))
    items = [
        *neat_line(frame),
        group("heading", heading(Heading.of(state, setting), frame)),
        *main.draw(_inset_view(blocks, frame.column, gap)),
        *stack(blocks, frame.column, gap),
        *foot(Foot.of(state), frame),
    ]
    if layout.strip is not None:
        strip, place = layout.strip
        items += strip.draw(place)
    page = DisplayList(paper.width, paper.height, about(state), tuple(items))
    if not page.replaced:
        return page
    noted = [item for item in items if not (isinstance(item, Group) and item.name == FOOT)]
    return replace(page, items=(*noted, *foot(Foot.of(state), frame, lacking=True)))


def _blocks(state: MapState, geography: Geography, main: Picture) -> Iterator[Block]:
    """Yield the blocks of the column, from top to bottom."""
    if state.unit_facts is not None:
        yield from unit_blocks(state, state.unit_facts, geography)
    elif state.industry_facts is not None:
        top, rest = industry_blocks(state, state.industry_facts)
        yield from (*top, Inset(state, geography), *rest)
        if state.layer.note is not None:
            yield replace(_units(state), optional=True)
            yield replace(_tiles(state), optional=True)
    elif state.layer.layer_id == FOUND_PARKS:
        yield Inset(state, geography, low=True)
        yield from _found(state)
    elif state.layer.form == "value":
        yield Inset(state, geography)
        yield Panel("values", state.layer.label, values_table(state), state.layer.caption)
    else:
        yield from (Inset(state, geography), _units(state), _tiles(state))
    for key in main.homeless:
        yield key_panel(key, state.spec.lang)


def key_panel(key: Key, lang: str) -> Panel:
    """Return a key that finds no place on the map as a block of the column."""
    body = replace(key, title="", columns=3 if key.lines else 2, pad=0.0) if isinstance(key, Legend) else key
    t = sheet_translator(lang)
    return Panel("key", key.title or t("图例"), body, key.caption)


def _found(state: MapState) -> Iterator[Panel]:
    """Yield the parks that the finder found, and the units that have some."""
    t = sheet_translator(state.spec.lang)
    numbered = t("编号见图 · 共 {n} 处", n=len(state.parks)) if state.numbers else t("共 {n} 处", n=len(state.parks))
    yield Panel("found", t("结果"), found_parks(state), numbered)
    if not state.parks:
        return
    without = sum(value.raw == 0 for value in state.layer.values.values())
    homeless = sum(park.unit_id is None for park in state.parks)
    told = [t("其余 {n} 个单元为 0 处", n=without)] if without else []
    told += [t("单元未查明 {n} 处", n=homeless)] if homeless else []
    yield Panel("values", t("各单元处数"), values_table(state, noughts=False), " · ".join(told))


def _units(state: MapState) -> Panel:
    t = sheet_translator(state.spec.lang)
    note = " · ".join(filter(None, (t("按文件列举顺序"), doubts(state))))
    return Panel("units", t("各布局单元主导产业"), units_table(state), note)


def _tiles(state: MapState) -> Panel:
    t = sheet_translator(state.spec.lang)
    return Panel("tiles", t("产业图例"), tiles_key(state), t("字 = 产业，形状与色系 = 层级"))


def _inset_view(blocks: Sequence[Block], column: Box, gap: float) -> Viewport | None:
    """Return the window of the inset as it will be drawn; None on a sheet without one."""
    inset = next((block for block in blocks if isinstance(block, Inset)), None)
    if inset is None:
        return None
    return inset.view(places(blocks, column, gap)[blocks.index(inset)])
