"""A part of a page as a template wrote it, with buttons that answer: one element, however many buttons it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from mapping.ui import session
from mapping.ui.frame.loader import loader

if TYPE_CHECKING:
    from collections.abc import Callable

_element = st.components.v2.component(
    "wuhan_pressable", js=loader("mountPressable", "这一部分未能载入"), isolate_styles=False
)


def pressable(key: str, html: str, on_press: Callable[[str], None]) -> None:
    """Show HTML of our own templates, which have escaped what they took in.

    ``on_press`` gets the ``data-press`` of the button that was pressed, or the ``data-choose`` of a list or a field
    with what was chosen or written there (``name=value``), before the run that it causes.
    """

    def pressed() -> None:
        reported = (st.session_state.get(key) or {}).get("press")
        if reported is not None:
            on_press(str(reported))

    data = {"assets": {"module": session.module()}, "html": html}
    _element(key=key, data=data, height="content", on_press_change=pressed)
