"""The page 编制推演: plan the next edition of the layout, and see at once what each edit changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from mapping.cartography.resolve import edition_name, statement
from mapping.cartography.spec import MapSpec
from mapping.documents.request import PageSpec
from mapping.errors import UnknownNameError
from mapping.i18n import translator
from mapping.ui import address
from mapping.ui.editions import drafting
from mapping.ui.editions.compared import compared
from mapping.ui.editions.differences import against, differences
from mapping.ui.editions.grid import grid
from mapping.ui.editions.side import drawn, layers_of, side
from mapping.ui.editions.splitting import splitting
from mapping.ui.frame import head, layout
from mapping.ui.map.live_map import live_map
from mapping.ui.render import render
from mapping.ui.saving.panel import panel

if TYPE_CHECKING:
    from mapping.errors import MappingError
    from mapping.insight.editions.model import EditionDocument
    from mapping.ui.address import Address
    from mapping.view import View

SIDE_WIDTH = 660
"""Px: a map of less has the layout of a phone."""


def editions_page() -> None:
    """Show the page."""
    atlas, document = drafting.plain(), drafting.document()
    place = address.current("editions", atlas)
    view: View = replace(place.spec.view, later=False)
    if document is not None and view.edition != document.base:
        view = replace(view, edition=document.base)
    told = {
        "edition": edition_name(atlas, view),
        "draft": document and document.name_zh,
        "statement": statement(place.spec),
    }
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="page_head"):
        st.html(render("editions/head.html", view.lang, **told))
        _tools(document, view, place)
    layout.notices(_problems(place, document), (), view.lang)
    _work(view, _sign())


def _problems(place: Address, document: EditionDocument | None) -> tuple[MappingError, ...]:
    """Return what is wrong in the address. That it names the draft is nothing wrong: all pages are seen with it."""
    draft = document and document.edition
    return tuple(error for error in place.problems if not (isinstance(error, UnknownNameError) and error.name == draft))


def _tools(document: EditionDocument | None, view: View, place: Address) -> None:
    """Offer languages; with a draft also the sheet that compares it, as a file and as a page of the briefing."""
    if document is None:
        head.choices(view)
        return
    known, other = {edition.edition for edition in drafting.plain().catalog.editions}, against(document)
    page = PageSpec(
        sheet="comparison",
        layer=drawn(place, layers_of(document, view)),
        edition=document.edition,
        # the file of another draft is in no data of which a sheet could be made
        against=other if other in known else document.base,
        lang="en" if view.lang == "en" else "zh",
    )
    head.switches(page, translator(view.lang)("版本对照"))


def _sign() -> tuple[str, str] | None:
    """Return what the head shows of the draft."""
    document = drafting.document()
    return None if document is None else (document.edition, document.name_zh)


# A part that runs again by itself: an edit changes nothing of the head.
@st.fragment
def _work(view: View, sign: tuple[str, str] | None) -> None:
    document = drafting.document()
    if _sign() != sign:
        st.rerun()
    place = address.current("editions", drafting.plain())
    if document is None:
        _beginning(view, place)
        panel(view)
        return
    with st.container(key="edition_notices"):  # always there, so that nothing after it changes its place
        layout.notices((), (), view.lang)
    both = compared(document, against(document))
    with st.container(horizontal=True, gap="small", key="edition_row"):
        with st.container(key="edition_left"):
            grid(view, place.spec.unit)
            splitting(document, view)
        with st.container(key="edition_side", width=SIDE_WIDTH, gap="small"):
            side(document, view, place)
    differences(both, document, view, place)
    panel(view)


def _beginning(view: View, place: Address) -> None:
    """Show how a draft is begun, beside the edition that it most likely begins from."""
    with st.container(horizontal=True, gap="small", key="edition_row"):
        with st.container(key="edition_left"):
            grid(view)
        with st.container(key="edition_side", width=SIDE_WIDTH, gap="small"):
            spec = MapSpec(layer="lead", unit=place.spec.unit, edition=view.edition, lang=view.lang)
            live_map("edition_base", spec, mode="plan", parks=[])
