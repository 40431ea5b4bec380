"""The page 企业分布: where firms are, which they are, and how that stands to the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from mapping.cartography.resolve import edition_name, statement
from mapping.ui import address, session
from mapping.ui.frame import head, layout
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.view import View


def firms_page() -> None:
    """Show the page."""
    atlas = session.atlas()
    place = address.current("firms", atlas)
    view: View = place.spec.view
    told = {"edition": edition_name(atlas, view), "statement": statement(place.spec)}
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="page_head"):
        st.html(render("firms/head.html", view.lang, **told))
        head.choices(view)
    layout.notices(place.problems, (), view.lang)
    st.html(render("firms/start.html", view.lang))
