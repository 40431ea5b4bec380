"""Pairs of written name and unit that somebody has accepted: kept for the next list, and as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from mapping.errors import MappingError
from mapping.i18n import translator
from mapping.intake.alias_file import alias_bytes, read_aliases
from mapping.ui import session
from mapping.ui.frame import handover
from mapping.ui.frame.download import Button, download
from mapping.ui.intake.desk import desk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.ui.intake.desk import Desk

FILE: Final = "intake_aliases"
_ROUND: Final = "intake_aliases_round"


def accept(lying: Desk, pairs: Mapping[str, str]) -> None:
    """Accept pairs: they hold for every cell that is written so."""
    lying.decide(aliases={**lying.wishes.aliases, **pairs})


def forget(lying: Desk, written: str) -> None:
    """Take a pair back."""
    lying.decide(aliases={name: unit for name, unit in lying.wishes.aliases.items() if name != written})


def files(lying: Desk, lang: str) -> None:
    """Offer the pairs as a file, and take such a file."""
    t = translator(lang)
    pairs = dict(lying.wishes.aliases)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="intake_aliases_row"):
        if pairs:
            button = Button(
                "intake_aliases_file", t("下载别名表 CSV"), t("单元别名"), "csv", lang, icon=":material/download:"
            )
            download(button, lambda: alias_bytes(pairs))
        key = f"{FILE}_{handover.visit()}_{st.session_state.get(_ROUND, 0)}"
        st.file_uploader(t("用以前的别名表"), key=key, max_upload_size=1, on_change=_take, args=(key,))


def _take(key: str) -> None:
    file = st.session_state.get(key)
    if file is None:
        return
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    try:
        pairs = read_aliases(file.name, file.getvalue(), desk().ground())
    except MappingError as error:
        session.leave(error)
        return
    accept(desk(), pairs)
