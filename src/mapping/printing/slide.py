"""What a slide tells beside its map: the few things that are read from the back of a room, by importance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mapping.cartography.spec import FOUND_PARKS
from mapping.i18n import message
from mapping.printing.blocks.industry import NamingRow, industry_blocks
from mapping.printing.blocks.legend import Legend
from mapping.printing.blocks.rows import Listing, Rows
from mapping.printing.blocks.tabular import DOUBT
from mapping.printing.blocks.tiles_brief import tiles_brief
from mapping.printing.blocks.unit import TermRow, unit_blocks
from mapping.printing.blocks.unit_parks import found_parks
from mapping.printing.blocks.values_table import ValueRow, aligned, values_table
from mapping.printing.contents import key_panel
from mapping.printing.fitting import fitting, spoken
from mapping.printing.flow import Panel, bar_holds, full_height, least_height
from mapping.printing.translator import sheet_translator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.cartography.placement import Box
    from mapping.cartography.state import MapState
    from mapping.geography import Geography
    from mapping.printing.fitting import Form
    from mapping.printing.flow import Block
    from mapping.printing.picture import Key, Picture
    from mapping.printing.setting import Setting

_GAP: Final = 2.2
_ROW: Final = 4.2
_NAMING: Final = 5.0
_MANY: Final = 8
"""Units that stand one below the other; more stand in two columns."""
_BELOW_CELLS: Final = 5
_UNIT_RANKS: Final = {"terms": 1, "parks": 2, "targets": 3, "facts": 4}
"""What a slide of one unit keeps first."""


def slide_form(state: MapState, geography: Geography, main: Picture, setting: Setting, box: Box) -> Form:
    """Return the blocks of a slide that fit, from top to bottom, and their gap.

    What is least important goes first, and whole: a slide is no place for small print.
    """
    width = box.right - box.left
    ranked = [
        (rank, _starred(spoken(block), state, width))
        for rank, block in _ranked(state, geography, main, box)
        if setting.legend or not (isinstance(block, Panel) and block.name == "tiles")
    ]
    return _chosen(ranked, box)


def _chosen(ranked: Sequence[tuple[int, Block]], box: Box) -> Form:
    """Return those of the blocks that fit, in their order, and their gap."""
    width, room = box.right - box.left, box.bottom - box.top
    kept: dict[int, Block] = {}
    for i in sorted(range(len(ranked)), key=lambda i: ranked[i][0]):
        more = kept | {i: ranked[i][1]}
        blocks = [more[k] for k in sorted(more)]
        if full_height(blocks, width, _GAP) > room:
            # what has to end early takes nothing from what matters more, and lets nothing lesser in
            held = {k: _held(block) for k, block in kept.items()} | {i: ranked[i][1]}
            form, _ = fitting([held[k] for k in sorted(held)], box, gaps=(_GAP, _GAP))
            if not kept or (least_height(form, width, _GAP) <= room and all(held[k] in form for k in kept)):
                kept = held
                break
            continue
        kept = more
    return fitting([kept[k] for k in sorted(kept)], box, gaps=(_GAP, _GAP))


def _held(block: Block) -> Block:
    """Return a block that ends nowhere early, if it is a list."""
    if not (isinstance(block, Panel) and isinstance(block.body, Listing)):
        return block
    rows = len(block.body.rows)
    return replace(block, body=replace(block.body, least_rows=rows, fewest=rows))


def lists_parks(form: Form) -> bool:
    """Tell whether a slide gives the numbers on its map a list."""
    return any(isinstance(block, Panel) and block.name == "parks" for block in form[0])


def _ranked(state: MapState, geography: Geography, main: Picture, box: Box) -> Iterator[tuple[int, Block]]:
    """Yield the blocks in their order, each with its rank: 0 goes last."""
    width = box.right - box.left
    t = sheet_translator(state.spec.lang)
    bins = [key for key in main.homeless if not (isinstance(key, Legend) and key.lines)]
    lines = [key for key in main.homeless if key not in bins]
    bins = [_short_titled(key, state, width) for key in bins]
    # cells cover the land: their classes come before those of the land, which the list of units tells again
    covered = state.heat.label if state.heat is not None else None
    ranks = [0 if covered in {None, key.title} else _BELOW_CELLS for key in bins]
    yield from ((rank, key_panel(key, state.spec.lang, width)) for rank, key in zip(ranks, bins, strict=True))
    if state.unit_facts is not None:
        blocks = [b for b in unit_blocks(state, state.unit_facts, geography) if isinstance(b, Panel)]
        yield from ((_UNIT_RANKS[b.name], b) for b in blocks if b.name in _UNIT_RANKS)
    elif state.industry_facts is not None:
        top, rest = industry_blocks(state, state.industry_facts)
        named = [block for block in top if isinstance(block, Panel)]  # the title names what the banner does
        beside = [key_panel(key, state.spec.lang, width) for key in bins]
        if full_height([*beside, *map(spoken, named)], width, _GAP) > box.bottom - box.top:
            named = [_ending(block, state.spec.lang) for block in named]
        yield from ((1, block) for block in named)
        yield from ((2, block) for block in rest[:1])
    elif state.layer.layer_id == FOUND_PARKS:
        yield 1, Panel("found", t("结果"), found_parks(state), t("共 {n} 处", n=len(state.parks)))
        if state.parks:
            yield 2, _values(state, t("各单元处数"), "", width, noughts=False)
    elif state.layer.form == "value":
        title, note = _heading_of_values(state, "" if bins else state.layer.caption, width)
        yield 1, _values(state, title, note, width)
    elif (tiles := tiles_brief(state)).entries:
        yield 1, Panel("tiles", t("产业图例"), tiles, t("字 = 产业，形状与色系 = 层级"))
    yield from ((9, key_panel(key, state.spec.lang, width)) for key in lines)


def _heading_of_values(state: MapState, caption: str, width: float) -> tuple[str, str]:
    """Return what stands over the values; a slide has no key of lines to say which areas are no districts."""
    t = sheet_translator(state.spec.lang)
    if not state.layer.of_districts:
        return t("各单元"), caption
    title, none = t("各行政区"), t("东湖高新区、武汉经开区不是行政区")
    return title, caption or (none if bar_holds(title, none, width) else "")


def _short_titled(key: Key, state: MapState, width: float) -> Key:
    """Return a key whose title stands in the bar of its panel: in few words where the long ones do not."""
    industry = next((i for i in state.industries if i.industry_id == state.layer.industry), None)
    if industry is None or not isinstance(key, Legend) or bar_holds(key.title, "", width):
        return key
    return replace(key, title=industry.short)


def _starred(block: Block, state: MapState, width: float) -> Block:
    """Return a block of pairings, where one of them breaks with a sign in place of how sure it is: its bar says it."""
    if not (isinstance(block, Panel) and isinstance(block.body, Rows)):
        return block
    rows = block.body.rows
    if not any(isinstance(row, TermRow | NamingRow) and row.in_short and row.is_broken(width) for row in rows):
        return block
    brief = tuple(row.brief if isinstance(row, TermRow | NamingRow) else row for row in rows)
    told = [fact.mark for fact in state.unit_facts.terms] if state.unit_facts is not None else []
    told += [fact.mark for fact in state.industry_facts.namings] if state.industry_facts is not None else []
    t = sheet_translator(state.spec.lang)
    marks = t("、").join(dict.fromkeys(f"{DOUBT} {mark}" for mark in told if mark))
    forms = (f"{block.note} · {marks}", marks)
    note = next((form for form in forms if bar_holds(block.title, form, width)), marks)
    return replace(block, body=replace(block.body, rows=brief), note=note)


def _ending(block: Panel, lang: str) -> Panel:
    """Return who lists an industry as a list that may end early: what is less important never stands in its place."""
    if not isinstance(block.body, Rows):
        return block
    rows = tuple(row for row in block.body.rows if isinstance(row, NamingRow))
    t = sheet_translator(lang)
    return replace(block, body=Listing(rows, 1, _NAMING, lambda n: t("另有 {n} 项", n=n), least_rows=5, fewest=3))


def _values(state: MapState, title: str, note: str, width: float, *, noughts: bool = True) -> Panel:
    """Return the units by their value: many in two columns. What has no room is counted.

    Where one value is too long for its place all of them stand in few words: none is cut.
    """
    t = sheet_translator(state.spec.lang)
    left_out = message("另有 {n} 个行政区") if state.layer.of_districts else message("另有 {n} 个单元")
    many = len(_value_rows(state, noughts=noughts, short=False)) > _MANY
    # rather the sign and measure of a value than a bar
    forms = [(2, False, True, 1), (2, False, False, 1), (2, True, True, 1), (2, True, False, 2)] if many else []
    for columns, short, bars, lines in (*forms, (1, False, True, 1), (1, True, True, 1)):
        rows = _value_rows(state, noughts=noughts, short=short)
        body = Listing(rows, columns, _ROW, lambda n: t(left_out, n=n), least_rows=5, fewest=3)
        room = (width - body.gap * (columns - 1)) / columns
        if all(row.holds(room, bars=bars, lines=lines) for row in rows):
            break
    return Panel("values", title, body, note)


def _value_rows(state: MapState, *, noughts: bool, short: bool) -> tuple[ValueRow, ...]:
    tiny = {state.names[unit.unit_id]: unit.tiny for unit in state.units if unit.unit_id in state.names}
    told = (row for row in values_table(state, noughts=noughts, short=short).rows if isinstance(row, ValueRow))
    return aligned([replace(row, name=tiny.get(row.name, row.name)) for row in told])
