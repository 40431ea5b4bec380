"""The upper part of 产业选址: the text, the words recognised in it, and the questions that are left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from mapping.i18n import message, translator
from mapping.ui import address, session
from mapping.ui.address.fitting import too_long
from mapping.ui.frame.pressable import pressable
from mapping.ui.frame.typed import typed
from mapping.ui.match.asking import current_wish, with_text
from mapping.ui.match.meanings import ask_open, offer_meanings
from mapping.ui.match.told import asked_besides, chips
from mapping.ui.match.weights import weigh
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.ui.match.asking import Asking

TEXT = "match_text"
LATER = "match_later"
QUESTION_WIDTH = 460
EXAMPLES = (
    message("我们做氢燃料电池电堆"),
    message("新能源汽车零部件和智能座舱"),
    message("创新药研发与临床试验"),
    message("半导体显示面板"),
    message("跨境电商和冷链仓储"),
    message("卫星遥感与测绘"),
)
"""Texts to start from; each has recognised words and hits in either language."""


def ask(asking: Asking) -> None:
    """Show the text and what was understood of it, and below that the weights."""
    with st.container(horizontal=True, gap="medium", key="match_ask"):
        with st.container(key="match_question", width=QUESTION_WIDTH, gap="xsmall"):
            _text(asking)
            if asking.wish.text:
                _later(asking)
        with st.container(key="match_words", gap="xsmall"):
            if asking.wish.text:
                _understood(asking)
                weigh(asking)
            else:
                _examples(asking)


def _text(asking: Asking) -> None:
    t = translator(asking.names.lang)
    hint = t("如「我们做氢燃料电池电堆」，一句或一段，中文或英文")
    empty = not asking.wish.text
    with st.container(key="match_entry", horizontal=True, gap="small"):
        typed(
            st.text_area,
            t("想做什么"),
            key=TEXT,
            current=asking.wish.text,
            take=_set_text,
            height=84,
            placeholder=hint,
        )
        with st.container(gap="xsmall", key="match_buttons", width="content"):
            st.button(t("匹配"), key="match_go", type="primary", width="stretch", on_click=_take_text)
            st.button(t("清空"), key="match_clear", width="stretch", disabled=empty, on_click=_set_text, args=("",))


def _later(asking: Asking) -> None:
    st.session_state[LATER] = asking.view.later
    year = asking.catalog.edition(asking.view.edition).year
    label = translator(asking.names.lang)("计入 {year} 年以后的园区和清单条目", year=year)
    st.checkbox(label, key=LATER, on_change=_take_later)


def _understood(asking: Asking) -> None:
    places = [asking.names.unit_tiny(asking.catalog.unit(place)) for place in asking.found.named]
    told = {
        "found": asking.found,
        "place_names": places,
        "besides": asked_besides(asking),
        "chips": chips(asking),
        "dropped": asking.found.dropped,
        "corrected": [word.text for word in asking.found.words if word.term in dict(asking.wish.choose)],
        "weighed": bool(asking.wish.weights.to_text()),
    }
    pressable("match_told", render("match/told.html", asking.names.lang, **told), _toggle)
    ask_open(asking)
    offer_meanings(asking)


def _take_later() -> None:
    address.decide(later=bool(st.session_state[LATER]))


def _take_text() -> None:
    _set_text(str(st.session_state.get(TEXT) or ""))


def _set_text(text: str) -> None:
    wish = with_text(current_wish(), text, session.atlas().catalog)
    if wish.text != text.strip():
        session.leave(too_long(len(text.strip()), len(wish.text)))
    # the unit chosen belongs to the map, not to the text: it stays
    address.decide(**address.written(wish=wish))


def _examples(asking: Asking) -> None:
    t = translator(asking.names.lang)
    st.html(render("match/start.html", asking.names.lang))
    with st.container(horizontal=True, gap="xsmall", key="match_examples"):
        for number, example in enumerate(EXAMPLES):
            st.button(t(example), key=f"match_example_{number}", on_click=_set_text, args=(t(example),))


def _toggle(term: str) -> None:
    """Take a word out, or bring it back."""
    wish = current_wish()
    others = tuple(other for other in wish.drop if other != term)
    drop = others if term in wish.drop else (*others, term)
    address.decide(**address.written(wish=replace(wish, drop=drop)))
