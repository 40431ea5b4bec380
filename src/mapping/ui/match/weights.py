"""The weights of 产业选址: folded, with a slider each, and a way back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from mapping.cartography.wording.reasons import WEIGHT_LABELS
from mapping.i18n import translator
from mapping.insight.match.weights import HIGHEST, LOWEST, PARK_PARTS, UNIT_PARTS, Weights
from mapping.ui import address
from mapping.ui.match.asking import current_wish
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.i18n import Translate
    from mapping.ui.match.asking import Asking

STEP = 5.0
SLIDER_WIDTH = 164


def weigh(asking: Asking) -> None:
    """Offer the weights: folded, and made only when unfolded, since eight sliders take longer to draw than the rest."""
    lang = asking.names.lang
    t = translator(lang)
    changed = bool(asking.wish.weights.to_text())
    # always under the same label, or it would be another one, and folded, as soon as something is changed in it
    folded = st.expander(t("各项权重"), key="match_weights", type="compact", on_change="rerun")
    if not folded.open:
        return
    with folded:
        _group(asking, t("布局单元"), UNIT_PARTS, t)
        _group(asking, t("园区"), PARK_PARTS, t)
        st.button(t("恢复默认权重"), key="match_reset", disabled=not changed, on_click=_reset)


def _group(asking: Asking, title: str, parts: tuple[str, ...], t: Translate) -> None:
    weights = asking.wish.weights
    st.html(render("match/weights.html", asking.names.lang, title=title))
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key=f"match_group_{parts[0]}"):
        for part in parts:
            key = f"match_weight_{part}"
            st.session_state[key] = float(getattr(weights, part))
            most = f"{weights.points(part):.1f}".removesuffix(".0")
            st.slider(
                t("{name} ≤ {points} 分", name=t(WEIGHT_LABELS[part]), points=most),
                LOWEST,
                HIGHEST,
                step=STEP,
                format="%d",
                key=key,
                width=SLIDER_WIDTH,
                on_change=_set_weight,
                args=(part, key),
            )


def _set_weight(part: str, key: str) -> None:
    wish = current_wish()
    weights = replace(wish.weights, **{part: float(st.session_state[key])})
    address.decide(**address.written(wish=replace(wish, weights=weights)))


def _reset() -> None:
    address.decide(**address.written(wish=replace(current_wish(), weights=Weights())))
