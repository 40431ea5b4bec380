"""The draft of this session: what can be undone of it, what became of the last order, and the data with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from mapping.errors import MappingError
from mapping.insight.editions.history import History
from mapping.ui import address, session
from mapping.ui.editions.orders import Done, follow
from mapping.ui.render import render
from mapping.ui.workspace import held

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.insight.atlas import Atlas
    from mapping.insight.editions.model import EditionDocument

_HISTORY: Final = "edition_history"
_DONE: Final = "edition_orders_done"
_TOLD: Final = "edition_told"
_SAVED: Final = "edition_saved"
_LEFT: Final = "edition_left"
"""Session state: the steps; the last order that was followed; what was said last, and the file asked for last, each
with the number of its order."""


def history() -> History | None:
    """Return the steps of the draft; None without one. A draft that came otherwise, as after a reload, begins anew."""
    now: EditionDocument | None = held.current().edition
    known: History | None = st.session_state.get(_HISTORY)
    if now is None:
        return None
    return known if known is not None and known.now == now else History(now)


def document() -> EditionDocument | None:
    """Return the draft."""
    steps = history()
    return None if steps is None else steps.now


def plain() -> Atlas:
    """Return the data that this session sees without its draft."""
    own = held.held()
    return session.base() if own is None else own.atlas(session.base())


def take(orders: Sequence[Any]) -> None:
    """Follow what the browser tells, each order once; they come again where they may have been lost."""
    steps = history()
    for entry in orders:
        if not (isinstance(entry, list | tuple) and len(entry) == 3):  # noqa: PLR2004 - number, name, value
            continue
        number, name, value = int(entry[0]), str(entry[1]), entry[2]
        if number <= done():
            continue
        st.session_state[_DONE] = number
        st.session_state.pop(_SAVED, None)
        answer = follow(steps, name, value, plain(), address.language())
        steps = answer.history
        _note(number, answer)
    keep(steps)


def keep(steps: History | None) -> None:
    """Hold the draft as it is by now; where it is more than may be held, that is told and the draft stays as it was."""
    before = held.current()
    now = None if steps is None else steps.now
    if now != before.edition:
        try:
            held.change(replace(before, edition=now))
        except MappingError as error:
            session.leave(error)
            return
    st.session_state[_HISTORY] = steps


def done() -> int:
    """Return the number of the last order that was followed."""
    return int(st.session_state.get(_DONE, 0))


def _note(number: int, answer: Done) -> None:
    if answer.told:
        st.session_state[_TOLD] = {"n": number, "text": answer.told, "fault": answer.fault}
    if answer.saved:
        name, text = answer.saved
        st.session_state[_SAVED] = {"n": number, "name": name, "text": text}


def leave(place: str, error: MappingError) -> None:
    """Leave what is wrong with something that was handed over, to be said where it was."""
    st.session_state[f"{_LEFT}_{place}"] = error


def say_what_was_left(place: str, lang: str) -> None:
    """Say it, once."""
    with st.container(key=f"{_LEFT}_{place}"):  # always there, so that nothing after it changes its place
        error: MappingError | None = st.session_state.pop(f"{_LEFT}_{place}", None)
        if error is not None:
            st.html(render("frame/notices.html", lang, notices=(error.told(lang),)))


def told() -> dict[str, Any] | None:
    """Return what was said last, with the number of its order."""
    said: dict[str, Any] | None = st.session_state.get(_TOLD)
    return said


def saved() -> dict[str, Any] | None:
    """Return the file that was asked for last, until something else is done: the browser saves each once."""
    file: dict[str, Any] | None = st.session_state.get(_SAVED)
    return file
