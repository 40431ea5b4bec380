"""The page without a list: what one is good for, and how it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.view import View


def beginning(view: View) -> None:
    """Show how a list comes."""
    st.html(render("firms/start.html", view.lang))
