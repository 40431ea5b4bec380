"""The page 简报: the pages that a reader has put together, in order, and the file that is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from mapping.cartography.resolve import edition_name, statement
from mapping.ui import address, session
from mapping.ui.briefing import element
from mapping.ui.briefing.files import settings_and_files
from mapping.ui.frame import head, layout
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.view import View

SIDE_WIDTH = 320


def briefing_page() -> None:
    """Show the page."""
    atlas = session.atlas()
    place = address.current("briefing", atlas)
    view = place.spec.view
    told = {"edition": edition_name(atlas, view), "statement": statement(place.spec)}
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="page_head"):
        st.html(render("briefing/head.html", view.lang, **told))
        head.choices(view)
    layout.notices(place.problems, (), view.lang)
    with st.container(horizontal=True, gap="small", key="briefing_row"):
        left = st.container(key="briefing_left")
        with st.container(key="briefing_side", width=SIDE_WIDTH):
            _side(view)
        with left:
            _pages(view)


# Two parts that run again by themselves: pictures take their time, and so does a file.
@st.fragment
def _pages(view: View) -> None:
    element.pages(view)


@st.fragment
def _side(view: View) -> None:
    settings_and_files(element.assets(view.plain), view.lang)
