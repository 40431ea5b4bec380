"""The page 企业分布: where firms are, which they are, and how that stands to the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from mapping.cartography.resolve import edition_name, resolve, statement
from mapping.cartography.wording.firms import MADE_UP
from mapping.documents.naming import SHEET_LABELS
from mapping.errors import MappingError
from mapping.i18n import translator
from mapping.ui import address, session
from mapping.ui.firms import tabs
from mapping.ui.firms.asked import Asked
from mapping.ui.firms.beginning import beginning
from mapping.ui.firms.desk import WAIT_S, desk
from mapping.ui.firms.filters import filters
from mapping.ui.firms.mapped import mapped
from mapping.ui.firms.report import report
from mapping.ui.frame import head, layout
from mapping.ui.render import render
from mapping.ui.workspace import firms as held

if TYPE_CHECKING:
    from mapping.firms.store import Store
    from mapping.view import View

SIDE_WIDTH = 300


def firms_page() -> None:
    """Show the page."""
    desk().collect(WAIT_S)
    store = held.store()
    place = address.current("firms", session.with_firms())
    view: View = place.spec.view
    source = store.source if store else None
    told = {
        "edition": edition_name(session.atlas(), view),
        "statement": statement(place.spec),
        "source": source,
        "made_up": translator(view.lang)(MADE_UP) if source and source.made_up else "",
        "own": held.own() is not None,
    }
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="page_head"):
        st.html(render("firms/head.html", view.lang, **told))
        _tools(store, view)
    trouble, lying = held.trouble(), desk()
    problems = tuple(filter(None, (trouble, lying.failed)))
    layout.notices((*place.problems, *problems), _crashed(view.lang) if lying.crashed else (), view.lang)
    if store is None:
        beginning(view)
    else:
        report(view)
        _work(store, _sign(store, view))


def _crashed(lang: str) -> tuple[str, ...]:
    return (translator(lang)("这份名录没有载成：程序出错，已记入服务器日志；请把这一句告诉管理员。"),)


def _tools(store: Store | None, view: View) -> None:
    """Offer languages and editions; with a list also what the page shows, as a file and for the briefing."""
    if store is None:
        head.choices(view)
        return
    page, t = tabs.page_spec(Asked.now(store)), translator(view.lang)
    head.switches(page, t("企业分布") if page.sheet == "map" else t(SHEET_LABELS[page.sheet]))


def _sign(store: Store, view: View) -> tuple[int, View]:
    """Return what the head shows of the list and of the reader."""
    return id(store), view


# A part that runs again by itself: another filter changes nothing of the head.
@st.fragment
def _work(store: Store, sign: tuple[int, View]) -> None:
    asked = Asked.now(store)
    if held.store() is not store or _sign(store, asked.view) != sign:
        st.rerun()
    try:
        _show(asked)
    except MappingError as error:  # the engine does not answer, or not any more
        layout.notices((error,), (), asked.lang)


def _show(asked: Asked) -> None:
    state = resolve(asked.spec, asked.atlas)
    with st.container(horizontal=True, gap="small", key="firms_row"):
        side = st.container(key="firms_side", width=SIDE_WIDTH, gap="small")
        # the map first: what it fetches is on its way while the filters are counted
        with st.container(key="firms_main", gap="small"):
            mapped(asked, state)
        with side:
            filters(asked)
    tabs.shown(asked)
    layout.foot(state)
