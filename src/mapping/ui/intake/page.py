"""The page 数据导入: bring lists of one's own, see what is wrong with them, and take them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from mapping.cartography.resolve import edition_name, statement
from mapping.ui import address, session
from mapping.ui.frame import head, layout
from mapping.ui.render import render
from mapping.ui.saving.panel import panel

if TYPE_CHECKING:
    from mapping.view import View


def import_page() -> None:
    """Show the page."""
    atlas = session.atlas()
    place = address.current("import", atlas)
    view: View = place.spec.view
    told = {"edition": edition_name(atlas, view), "statement": statement(place.spec)}
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="page_head"):
        st.html(render("intake/head.html", view.lang, **told))
        head.choices(view)
    layout.notices(place.problems, (), view.lang)
    panel(view)
