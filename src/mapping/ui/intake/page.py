"""The page 数据导入: bring lists of one's own, see what is wrong with them, and take them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from mapping.cartography.resolve import edition_name, statement
from mapping.i18n import translator
from mapping.ui import address, session
from mapping.ui.frame import head, layout
from mapping.ui.intake.actuals import handed_on
from mapping.ui.intake.bring import bring
from mapping.ui.intake.desk import WAIT_S, desk
from mapping.ui.intake.pick import pick
from mapping.ui.intake.result import decisions, summary
from mapping.ui.intake.running import running
from mapping.ui.intake.taken import taken_so_far
from mapping.ui.render import render
from mapping.ui.saving.panel import panel

if TYPE_CHECKING:
    from mapping.ui.intake.desk import Desk
    from mapping.view import View

SIDE_WIDTH = 376


def import_page() -> None:
    """Show the page."""
    atlas = session.atlas()
    place = address.current("import", atlas)
    view: View = place.spec.view
    told = {"edition": edition_name(atlas, view), "statement": statement(place.spec)}
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="page_head"):
        st.html(render("intake/head.html", view.lang, **told))
        head.choices(view)
    lying = desk()
    lying.collect(WAIT_S)
    layout.notices(place.problems, _trouble(lying, view), view.lang)
    with st.container(horizontal=True, gap="small", key="intake_row"):
        with st.container(key="intake_main", gap="small"):
            _list(lying, view)
        with st.container(key="intake_side", width=SIDE_WIDTH, gap="small"):
            taken_so_far(view)
            panel(view)
    if lying.found:
        decisions(lying, lying.found, view)
    elif not lying.handed:
        st.html(render("intake/start.html", view.lang))


def _list(lying: Desk, view: View) -> None:
    """Show how a list comes, and what came of the one that lies there."""
    bring(lying, view)
    if lying.running:
        running(view.lang)
    pick(lying, view)
    if lying.found:
        summary(lying, lying.found, view)
    elif lying.handed and lying.wishes.kind == "actuals":
        handed_on(view)


def _trouble(lying: Desk, view: View) -> tuple[str, ...]:
    """Say why a list cannot be read."""
    if lying.failed:
        return (lying.failed.told(view.lang),)
    if lying.crashed:
        return (translator(view.lang)("这份表没有读成：程序出错，已记入服务器日志；请把这一句告诉管理员。"),)
    return ()
