"""How far the reading of a list is, with a way to give it up: a part of the page that runs again by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from mapping.i18n import message, translator
from mapping.ui.intake.desk import desk
from mapping.ui.render import render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.intake.found import Stage

STAGES: Final[Mapping[Stage, str]] = {
    "reading": message("读文件"),
    "headings": message("认表头"),
    "names": message("认名称"),
    "points": message("试坐标"),
    "duplicates": message("找重复"),
    "rows": message("逐格检查"),
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
    reached = stages.index(progress.stage) if progress.stage else 0
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="intake_running"):
        told = {
            "stages": [t(STAGES[stage]) for stage in stages],
            "reached": reached,
            "share": progress.share,
            "ahead": progress.ahead,
        }
        st.html(render("intake/running.html", lang, file=lying.handed.name if lying.handed else "", **told))
        st.button(t("取消"), key="intake_cancel", on_click=lying.cancel)
