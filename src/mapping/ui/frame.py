"""The frame around every page: style sheet, logo, head, notices, foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from mapping.cartography.resolve import policy
from mapping.settings import settings
from mapping.ui import session
from mapping.ui.render import render

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.cartography.state import MapState


def frame() -> None:
    """Style the page and show the logo. The style sheet is imported, so that it is not sent with every rerun."""
    st.html(f'<style>@import url("{session.stylesheet()}");</style>')
    st.logo(settings().static_dir / "logo.svg", size="large")


def head(state: MapState) -> None:
    """Show the page's title with its edition, subtitle and source."""
    st.html(render("head.html", state.spec.lang, state=state, policy=policy(session.atlas(), state.spec.lang)))


def notices(texts: Iterable[str], lang: str) -> None:
    """Show sentences that the reader must know of; nothing where there are none."""
    listed = tuple(texts)
    if listed:
        st.html(render("notices.html", lang, notices=listed))


def foot(state: MapState) -> None:
    """Show sources and the boundary statement."""
    st.html(render("foot.html", state.spec.lang, state=state))
