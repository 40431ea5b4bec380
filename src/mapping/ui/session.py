"""What every page shares: the joined data and the published files, loaded once a process."""

from __future__ import annotations

import gc
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import streamlit as st

from mapping.cartography.look_css import custom_properties
from mapping.insight.atlas import Atlas, load_atlas
from mapping.leaflet.matrix import matrix_styles
from mapping.leaflet.publish import publish, put_hashed
from mapping.settings import settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.errors import MappingError

UI_DIR = Path(__file__).parent
_LEFT = "left"


def static_address(name: str) -> str:
    """Return the full address of a static file, so that Streamlit passes it on instead of sending the file along.

    Without a browser behind the run (as in tests) it is a path of the checkout.
    """
    page = st.context.url
    return urljoin(page, f"app/static/{name}") if page else str(settings().static_dir / name)


def leave(error: MappingError) -> None:
    """Leave an error of something that was entered to the page, which tells it when it runs next."""
    st.session_state.setdefault(_LEFT, []).append(error)


def left() -> Sequence[MappingError]:
    """Take the errors that were left."""
    errors: list[MappingError] = st.session_state.pop(_LEFT, [])
    return errors


@st.cache_resource(show_spinner=False)
def atlas() -> Atlas:
    """Return the joined data.

    Raises:
        DataError: a table or geometry file is missing or unreadable.
    """
    # The modules live as long as the process. Frozen, they cost later collections nothing.
    gc.freeze()
    return load_atlas()


def module() -> str:
    """Return the address of the browser's modules, for what needs no map."""
    return published()["module"]


@st.cache_resource(show_spinner=False)
def published() -> dict[str, str]:
    """Return the addresses of what the browser fetches whatever the language, under the names its modules use."""
    return asdict(publish(atlas(), settings().static_dir))


@st.cache_resource(show_spinner=False)
def settle() -> None:
    """Freeze the data, too: they live as long as the process, and readers at the same time feel a collection most."""
    gc.collect()
    gc.freeze()


@st.cache_resource(show_spinner=False)
def stylesheet() -> str:
    """Return the address of the pages' style sheet: the look, one sheet of each room by its name, the matrix."""
    rooms = (sheet.read_text(encoding="utf-8") for sheet in sorted(UI_DIR.glob("*/*.css")))
    sheets = "\n".join([custom_properties(), *rooms, matrix_styles()])
    return put_hashed(settings().static_dir, "app.css", sheets.encode())
