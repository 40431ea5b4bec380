"""The page 简报: the pages that a reader has put together, in order, and the file that is made of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from mapping.cartography.resolve import edition_name, statement
from mapping.i18n import translator
from mapping.ui import address, session
from mapping.ui.briefing import element
from mapping.ui.briefing.files import export, file_stem, kinds
from mapping.ui.frame import head, layout
from mapping.ui.frame.download import Button, download
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.view import View

SIDE_WIDTH = 320


def briefing_page() -> None:
    """Show the page."""
    atlas = session.atlas()
    place = address.current("briefing", atlas)
    view = place.spec.view
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="page_head"):
        st.html(
            render("briefing/head.html", view.lang, edition=edition_name(atlas, view), statement=statement(place.spec))
        )
        head.choices(view)
    layout.notices(place.problems, (), view.lang)
    _body(view)


@st.fragment
def _body(view: View) -> None:
    """Show what the browser's reports concern: only this runs again for them."""
    with st.container(horizontal=True, gap="small", key="briefing_row"):
        left = st.container(key="briefing_left")
        with st.container(key="briefing_side", width=SIDE_WIDTH, gap="small"):
            element.page_settings(view)
            _files(view)
    with left:  # last, since pictures take their time and the rest would wait for them
        element.pages(view)


def _files(view: View) -> None:
    """Offer the briefing as files."""
    held = element.held_here()
    st.html(render("briefing/export.html", view.lang, count=len(held.pages)))
    if not held.pages:
        return
    t = translator(view.lang)
    for place, kind in enumerate(kinds()):
        button = Button(
            f"briefing_{kind.key}",
            t(kind.label),
            file_stem(held, view.lang),
            kind.file_format,
            view.lang,
            icon=":material/download:",
            kind="secondary" if place else "primary",
            width="stretch",
        )
        download(button, partial(export, held, kind))
