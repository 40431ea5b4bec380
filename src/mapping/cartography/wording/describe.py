"""A map in words, made from its state: for readers who cannot see it, and for the text beside it in a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.spec import FOUND_PARKS
from mapping.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.cartography.bins import Bin
    from mapping.cartography.parts import ParkMark
    from mapping.cartography.state import LayerState, MapState
    from mapping.cartography.unit_and_industry import UnitFacts
    from mapping.i18n import Translate

_MOST_NAMED = 40
"""Parks that are named one by one; of more the rest is counted."""


def describe(state: MapState) -> tuple[str, ...]:
    """Return the map as sentences: what it shows, what stands on it, then what is not there.

    A map of one unit tells of that unit, its parks and its neighbours, and of a layer only where one colours the land.
    """
    t = translator(state.spec.lang)
    finding = (f"{state.finding}{t('。')}",) if state.finding else ()
    return (*finding, *_sentences(state, t), f"{state.statement}{t('。')}")


def _sentences(state: MapState, t: Translate) -> Iterator[str]:
    if state.unit_facts is not None:
        yield from _unit(state, state.unit_facts, t)
        if state.is_plain:
            return
        yield t("图层：{layer}。{caption}。", layer=state.layer.label, caption=state.layer.caption)
    else:
        yield t(
            "{title}（{edition}），图层：{layer}。{caption}。",
            title=state.title,
            edition=state.edition,
            layer=state.layer.label,
            caption=state.layer.caption,
        )
    yield from _layer(state, t)
    if state.unit_facts is None:
        yield from _beside(state, t)
    if state.spec.layer == FOUND_PARKS:
        yield from _parks(state.parks, state, t)


def _unit(state: MapState, facts: UnitFacts, t: Translate) -> Iterator[str]:
    """Yield what a map of one unit shows of it, and what lies around it."""
    yield t("{title}（{edition}）。", title=state.title, edition=state.edition)
    terms = (t("{rank} {term}（{industry}）", rank=f.rank, term=f.term, industry=f.industry) for f in facts.terms)
    listed = t("、").join(terms)
    yield t("主导产业 {n} 项：{terms}。", n=len(facts.terms), terms=listed) if listed else t("主导产业：无数据。")
    if facts.shared_note is not None:
        yield facts.shared_note
    own = [park for park in state.parks if park.unit_id == state.spec.unit]
    yield from _parks(own, state, t)
    if facts.neighbours:
        yield t("相邻单元：{units}。", units=t("、").join(facts.neighbours))
    if state.marks:
        yield t("小圆圈是邻近单元的园区，不编号。")


def _parks(parks: Sequence[ParkMark], state: MapState, t: Translate) -> Iterator[str]:
    """Yield the parks that are told of: how many, those drawn with their numbers, then those without a place."""
    drawn = [park for park in parks if park.drawable]
    unplaced = [park for park in parks if not park.drawable]
    counts = {"n": len(parks), "drawn": len(drawn), "unplaced": len(unplaced)}
    yield t("园区 {n} 处：图上 {drawn} 处，位置待核 {unplaced} 处。", **counts)
    for heading, members in ((t("图上"), drawn), (t("位置待核"), unplaced)):
        if members:
            yield t("{heading}：{names}。", heading=heading, names=_named(members, state, t))


def _named(parks: Sequence[ParkMark], state: MapState, t: Translate) -> str:
    numbers = state.numbers
    names = [f"{numbers[p.park_id]} {p.name}" if p.park_id in numbers else p.name for p in parks[:_MOST_NAMED]]
    more = len(parks) - len(names)
    return t("、").join([*names, *([t("另有 {n} 处", n=more)] if more else [])])


def _layer(state: MapState, t: Translate) -> Iterator[str]:
    """Yield each class of the layer with its units, those that are empty, and the layer's note."""
    layer = state.layer
    filled = {value.bin for value in layer.values.values()}
    yield from (_bin_sentence(state, b, t) for b in layer.bins if b.key in filled)
    empty = [b.label for b in layer.bins if b.key not in filled]
    if empty:
        listed = t("、").join(empty)
        yield (
            t("没有行政区属于：{bins}。", bins=listed)
            if layer.of_districts
            else t("没有单元属于：{bins}。", bins=listed)
        )
    if layer.note:
        yield layer.note if layer.note.endswith(t("。")) else f"{layer.note}{t('。')}"


def _beside(state: MapState, t: Translate) -> Iterator[str]:
    """Yield what else a map of the city shows: circles, districts, the unit that is chosen."""
    if state.second is not None:
        yield t("圆的面积表示{layer}（{caption}）。", layer=state.second.label, caption=state.second.caption)
    if state.geo_note is not None:
        yield f"{state.geo_note}{t('。')}"
    chosen = state.spec.district if state.layer.of_districts else state.spec.unit
    if chosen is not None and chosen in state.layer.values:
        value = state.layer.values[chosen].text
        yield t("选中：{unit}，{value}。", unit=state.names.get(chosen, chosen), value=value)


def _bin_sentence(state: MapState, wanted: Bin, t: Translate) -> str:
    """Return one bin with its units; a quantity names each value, a class of its own does not repeat it."""
    layer, names = state.layer, state.names
    members = [(names.get(u, u), v.text) for u, v in layer.values.items() if v.bin == wanted.key]
    listed = [
        name if text == wanted.label or not _tells_more(layer) else t("{name}（{value}）", name=name, value=text)
        for name, text in members
    ]
    return t("{bin}：{n} 个，{units}。", bin=wanted.label, n=len(members), units=t("、").join(listed))


def _tells_more(layer: LayerState) -> bool:
    """Tell whether a unit's text says more than the name of its bin."""
    return layer.quantity or layer.form == "term" or layer.layer_id == "lead"
