"""What every page shares: the joined data and the published files, loaded once a process."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from mapping.i18n import LANGUAGES
from mapping.insight.atlas import Atlas, load_atlas
from mapping.leaflet.publish import Assets, publish, put_hashed
from mapping.settings import settings

UI_DIR = Path(__file__).parent


def language() -> str:
    """Return the language that the address asks for; Chinese where it asks for none that we have."""
    wanted = st.query_params.get("lang", "zh")
    return wanted if wanted in LANGUAGES else "zh"


@st.cache_resource(show_spinner=False)
def atlas() -> Atlas:
    """Return the joined data.

    Raises:
        DataError: a table or geometry file is missing or unreadable.
    """
    return load_atlas()


@st.cache_resource(show_spinner=False)
def assets() -> Assets:
    """Return the addresses of the live map's files."""
    return publish(atlas(), settings().static_dir)


@st.cache_resource(show_spinner=False)
def stylesheet() -> str:
    """Return the address of the pages' style sheet."""
    return put_hashed(settings().static_dir, "app.css", (UI_DIR / "app.css").read_bytes())
