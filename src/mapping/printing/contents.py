"""What a sheet tells beside its map: the blocks of its columns by what the map is of, and which of them stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mapping.cartography.spec import FOUND_PARKS
from mapping.printing import style
from mapping.printing.blocks.industry import industry_blocks
from mapping.printing.blocks.inset import Inset
from mapping.printing.blocks.legend import Legend
from mapping.printing.blocks.rows import Paragraph, Rows
from mapping.printing.blocks.tiles_key import tiles_key
from mapping.printing.blocks.unit import unit_blocks
from mapping.printing.blocks.unit_parks import found_parks
from mapping.printing.blocks.units_table import doubts, units_table
from mapping.printing.blocks.values_table import values_table
from mapping.printing.flow import Panel, bar_holds
from mapping.printing.translator import sheet_translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.state import MapState
    from mapping.geography import Geography
    from mapping.printing.flow import Block
    from mapping.printing.picture import Key, Picture
    from mapping.printing.setting import Setting

_USUAL: Final = 2
"""Columns of a key whose entries have to be set a little smaller."""
_SHRUNK: Final = 1.12
"""How much too wide the meanings of lines may be: set a little smaller, they stand in one row less."""


def blocks_of(state: MapState, geography: Geography, main: Picture, setting: Setting, width: float) -> Iterator[Block]:
    """Yield the blocks of a sheet of paper with columns ``width`` mm wide, from top to bottom."""
    for block in _blocks(state, geography, setting, width):
        if isinstance(block, Inset) and not setting.inset:
            continue
        if isinstance(block, Panel) and block.name == "tiles" and not setting.legend:
            continue
        yield block
    for key in main.homeless:
        yield key_panel(key, state.spec.lang, width)


def _blocks(state: MapState, geography: Geography, setting: Setting, width: float) -> Iterator[Block]:
    if state.unit_facts is not None:
        yield from unit_blocks(state, state.unit_facts, geography)
    elif state.industry_facts is not None:
        top, rest = industry_blocks(state, state.industry_facts)
        yield from (*top, Inset(state, geography, setting), *rest)
        if state.layer.note is not None:
            yield replace(_units(state), optional=True)
            yield replace(_tiles(state), optional=True)
    elif state.layer.layer_id == FOUND_PARKS:
        yield Inset(state, geography, setting, low=True)
        yield from _found(state)
    elif state.layer.form == "value":
        yield Inset(state, geography, setting)
        yield _captioned(state.layer.label, values_table(state), state.layer.caption, width)
    else:
        yield from (Inset(state, geography, setting), _units(state), _tiles(state))


def _captioned(title: str, table: Rows, caption: str, width: float) -> Panel:
    """Return the table of a measure; what it measures stands in the bar, or above the rows where it is too short."""
    if bar_holds(title, caption, width):
        return Panel("values", title, table, caption)
    return Panel("values", title, replace(table, rows=(Paragraph(caption, style.SMALL), *table.rows)))


def key_panel(key: Key, lang: str, width: float) -> Panel:
    """Return a key that finds no place on the map as a block of a column ``width`` mm wide.

    What it measures stands in the bar where the bar has room for it, else above the bins.
    """
    t = sheet_translator(lang)
    title = key.title or t("图例")
    in_bar = bar_holds(title, key.caption, width)
    if not isinstance(key, Legend):
        return Panel("key", title, replace(key, bare=True, silent=in_bar), key.caption if in_bar else "")
    bare = replace(key, title="", pad=0.0, counted="")
    forms = [replace(bare, columns=columns) for columns in (3, 2, 1)]
    room = width * _SHRUNK if key.lines else width
    whole = [form for form in forms if form.holds(width)] or forms[-1:]
    body = next((form for form in whole if form.natural_width() <= room), next(f for f in whole if f.columns <= _USUAL))
    # as many rows in fewer columns stand evenly
    body = next(form for form in reversed(whole) if form.columns <= body.columns and form.rows <= body.rows)
    if in_bar:
        return Panel("key", title, replace(body, caption=""), key.caption)
    return Panel("key", title, body)


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
