"""The application: its pages and what all of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from mapping.errors import MappingError
from mapping.i18n import translator
from mapping.ui.frame import frame
from mapping.ui.session import language

if TYPE_CHECKING:
    from pathlib import Path


def run(root: Path) -> None:
    """Register the pages of the checkout at ``root``, draw the frame and run the page that the address asks for.

    Faults that a reader can mend are shown as one sentence; anything else is left to Streamlit.
    """
    t = translator(language())
    st.set_page_config(page_title=t("武汉产业地图"), page_icon=str(root / "static" / "favicon.svg"), layout="wide")
    page = st.navigation(
        [
            st.Page(root / "pages" / "city.py", title=t("全市产业地图"), default=True),
            st.Page(root / "pages" / "district.py", title=t("区级产业地图"), url_path="district"),
        ],
        position="top",
    )
    try:
        frame()
        page.run()
    except MappingError as error:
        st.error(str(error), icon=":material/error:")
