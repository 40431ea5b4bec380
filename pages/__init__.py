"""The pages of the application, one thin file each, and the way into them."""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager


def through_app() -> None:
    """Make sure that ``app.py`` runs before the page does.

    Beside a folder named ``pages`` Streamlit plays its older kind of multi-page app until ``st.navigation`` has been
    called once in the process. The first visitor of a fresh server who comes by a deep link would get the bare page.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()
