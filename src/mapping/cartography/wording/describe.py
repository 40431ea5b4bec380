"""A map in words, made from its state: for readers who cannot see it, and for the text beside it in a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.state import SCENIC
from mapping.cartography.wording.names import Names
from mapping.i18n import translator

if TYPE_CHECKING:
    from mapping.cartography.bins import Bin
    from mapping.cartography.state import LayerState, MapState


def describe(state: MapState) -> tuple[str, ...]:
    """Return the map as sentences: what it shows, then each bin with its units, then what is not there."""
    t = translator(state.spec.lang)
    layer = state.layer
    sentences = [
        t(
            "{title}（{edition}），图层：{layer}。{caption}。",
            title=state.title,
            edition=state.edition,
            layer=layer.label,
            caption=layer.caption,
        )
    ]
    sentences += [_bin_sentence(state, b) for b in layer.bins if any(v.bin == b.key for v in layer.values.values())]
    empty = [b.label for b in layer.bins if not any(v.bin == b.key for v in layer.values.values())]
    if empty:
        sentences.append(t("没有单元属于：{bins}。", bins=t("、").join(empty)))
    if layer.note:
        sentences.append(layer.note)
    sentences.append(f"{state.statement}{t('。')}")
    return tuple(sentences)


def _bin_sentence(state: MapState, wanted: Bin) -> str:
    """Return one bin with its units; a quantity names each value, a class of its own does not repeat it."""
    t = translator(state.spec.lang)
    layer = state.layer
    names = {u.unit_id: u.label for u in state.units} | {
        SCENIC: Names(state.spec.lang).value("statistical_area", SCENIC)
    }
    members = [(names.get(u, u), v.text) for u, v in layer.values.items() if v.bin == wanted.key]
    listed = [
        name if text == wanted.label or not _tells_more(layer) else t("{name}（{value}）", name=name, value=text)
        for name, text in members
    ]
    return t("{bin}：{n} 个，{units}。", bin=wanted.label, n=len(members), units=t("、").join(listed))


def _tells_more(layer: LayerState) -> bool:
    """Tell whether a unit's text says more than the name of its bin."""
    return layer.quantity or layer.form == "term" or layer.layer_id == "lead"
