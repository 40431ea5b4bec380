"""How far the loading of a list is, with a way to give it up: a part of the page that runs again by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from mapping.i18n import message, translator
from mapping.ui.firms.desk import desk
from mapping.ui.render import render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.firms.load.loading import Stage

STAGES: Final[Mapping[Stage, str]] = {
    "looking": message("看表头与坐标"),
    "placing": message("定位与归类"),
    "making": message("去重"),
}
_EVERY_S: Final = 0.5


@st.fragment(run_every=_EVERY_S)
def running(lang: str) -> None:
    """Show the stage that is reached; once it is over, the page runs again."""
    lying, t = desk(), translator(lang)
    lying.collect()
    if lying.running is None:
        st.rerun()
    progress = lying.running.progress
    stages = list(STAGES)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="firms_running"):
        told = {
            "stages": [t(STAGES[stage]) for stage in stages],
            "reached": stages.index(progress.stage) if progress.stage else 0,
            "share": progress.share,
            "ahead": 0 if progress.stage else 1,
        }
        st.html(render("firms/running.html", lang, file=t("、").join(lying.names), **told))
        st.button(t("取消"), key="firms_cancel", on_click=lying.cancel)
