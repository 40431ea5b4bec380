"""How a list of firms comes: a file of the reader's, an invented example, or one that the server has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from mapping import journal
from mapping.geography.datum import DATUMS
from mapping.i18n import message, translator
from mapping.ui.firms.desk import MADE_UP_ROWS, MB, MOST_MB, desk
from mapping.ui.firms.running import running
from mapping.ui.frame import handover
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.view import View

ENDINGS: Final = ("csv", "xlsx", "xls", "parquet")
_DATUM: Final = "firms_datum"
_AUTO: Final = "auto"
_DATUM_LABELS: Final = {
    _AUTO: message("坐标基准：由程序试出"),
    "wgs84": message("坐标是 WGS-84"),
    "gcj02": message("坐标是 GCJ-02（高德、腾讯）"),
    "bd09": message("坐标是 BD-09（百度）"),
}


def beginning(view: View) -> None:
    """Show how a list comes, how far one is that is loading, and what one is good for."""
    lang, t = view.lang, translator(view.lang)
    lying = desk()
    with st.container(horizontal=True, gap="small", key="firms_begin"):
        with st.container(key="firms_bring", gap="small"):
            st.html(render("firms/bring.html", lang, megabytes=MOST_MB))
            if lying.running:
                running(lang)
            else:
                _uploader(lang)
        with st.container(key="firms_other", width=420, gap="small"):
            st.html(render("firms/example.html", lang, rows=MADE_UP_ROWS))
            st.button(
                t("载入虚构示例"),
                key="firms_made_up",
                icon=":material/experiment:",
                on_click=_take_made_up,
                args=(lang,),
                disabled=lying.running is not None,
            )
            st.html(render("firms/command.html", lang, megabytes=MOST_MB))
    st.html(render("firms/start.html", lang))


def _uploader(lang: str) -> None:
    t = translator(lang)
    key = f"firms_files_{handover.visit()}_{desk().round}"
    st.selectbox(
        t("坐标基准"),
        [_AUTO, *DATUMS],
        key=_DATUM,
        label_visibility="collapsed",
        format_func=lambda datum: t(_DATUM_LABELS[datum]),
    )
    st.file_uploader(
        t("选文件，或拖到这里；可以一次选几份"),
        key=key,
        accept_multiple_files=True,
        max_upload_size=MOST_MB,
    )
    chosen = st.session_state.get(key) or []
    size = sum(file.size for file in chosen)
    if size > MOST_MB * MB:
        told = t("一次最多 {n} MB；更大的名录用命令行载入。", n=MOST_MB)
        st.html(render("frame/notices.html", lang, notices=(told,)))
    elif chosen:
        st.button(t("载入"), key="firms_load", type="primary", on_click=_take, args=(key,))


def _take(key: str) -> None:
    files = [(file.name, file.getvalue()) for file in st.session_state.get(key) or []]
    if files:
        endings = {Path(name).suffix.lower().lstrip(".") or "-" for name, _ in files}
        # nothing of the list is written down, nor what it is called
        with journal.timed("upload", "+".join(sorted(endings & set(ENDINGS))) or "-", sum(len(d) for _, d in files)):
            desk().take(files, str(st.session_state.get(_DATUM) or _AUTO))


def _take_made_up(lang: str) -> None:
    desk().take_made_up(lang)
