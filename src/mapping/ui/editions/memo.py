"""The summary for the covering memo, with a button that copies it."""

from __future__ import annotations

import streamlit as st

from mapping.i18n import translator
from mapping.ui.editions.grid import script_of_room
from mapping.ui.frame.loader import loader

_memo = st.components.v2.component("wuhan_edition_memo", js=loader("mountMemo", "摘要未能载入"), isolate_styles=False)


def memo_with_copy(text: str, lang: str) -> None:
    """Show a text that goes on the clipboard by one press."""
    t = translator(lang)
    words = {
        "head": t("报送摘要"),
        "copy": t("复制"),
        "copied": t("已复制"),
        "refused": t("浏览器不允许复制，请选中文字后复制"),
    }
    _memo(
        key="edition_memo_text", data={"assets": {"module": script_of_room()}, "text": text, **words}, height="content"
    )
