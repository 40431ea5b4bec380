"""What every page shares: the joined data and the published files, loaded once a process."""

from __future__ import annotations

import gc
from contextlib import nullcontext
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import streamlit as st

from mapping import journal
from mapping.cartography.look_css import custom_properties
from mapping.errors import MappingError
from mapping.insight.atlas import Atlas, load_atlas
from mapping.insight.beside import with_firms as with_list
from mapping.leaflet import publish as publication
from mapping.leaflet.matrix import matrix_styles
from mapping.leaflet.publish import publish, publish_close_up, put_hashed
from mapping.settings import settings
from mapping.ui.address import trail
from mapping.ui.workspace import firms, held

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from mapping.ui.workspace.own import Own

UI_DIR = Path(__file__).parent
_LEFT = "left"
_DRAWN_ON = "/editions"
"""Path of the page on which an edition is drawn."""
_PAGE = "page_shown"


def static_address(name: str) -> str:
    """Return the full address of a static file, so that Streamlit passes it on instead of sending the file along.

    Without a browser behind the run (as in tests) it is a path of the checkout.
    """
    page = st.context.url
    below = str(st.get_option("server.baseUrlPath")).strip("/")
    served = "/".join(("", *filter(None, (below, "app/static", name))))
    return urljoin(page, served) if page else str(settings().static_dir / name)


def visit(page: str) -> AbstractContextManager[None]:
    """Return what writes a line once a page has been shown to somebody who comes to it; its reruns are none."""
    comes = st.session_state.get(_PAGE) != page
    st.session_state[_PAGE] = page
    return journal.timed("page", f"/{page}") if comes else nullcontext()


def leave(error: MappingError) -> None:
    """Leave an error of something that was entered to the page, which tells it when it runs next."""
    kept: list[MappingError] = st.session_state.setdefault(_LEFT, [])
    # leaving a field and pressing its button are two events of one text
    if str(error) not in map(str, kept):
        kept.append(error)


def left() -> Sequence[MappingError]:
    """Take the errors that were left."""
    errors: list[MappingError] = st.session_state.pop(_LEFT, [])
    return errors


def restore() -> None:
    """Put back published files that were removed while the server runs."""
    publication.restore(settings().static_dir)


@st.cache_resource(show_spinner=False)
def read_at() -> datetime:
    """Return when the tables were read; files that change later count after a restart."""
    return datetime.now(tz=UTC).astimezone()


def changed_since() -> tuple[str, ...]:
    """Return the files of the data that were changed or added since they were read."""
    folder = settings().data_dir
    since = read_at().timestamp()
    files = [*folder.glob("*.csv"), *settings().geo_dir.glob("*.geojson")]
    return tuple(sorted(file.relative_to(folder).as_posix() for file in files if file.stat().st_mtime > since))


def atlas() -> Atlas:
    """Return the data that this session sees: those that all share, with what it has taken in.

    The edition that is being drawn is among them where the address names it. The page that draws it sees it beside
    them: what it fetches of the rest would otherwise be made anew by each edit.

    Raises:
        DataError: a table or geometry file is missing or unreadable.
    """
    own = held.held()
    if own is None:
        return base()
    if own.draft is None or own.draft != trail.standing().get("edition") or trail.path().endswith(_DRAWN_ON):
        return own.atlas(base())
    try:
        return own.atlas(base(), drafted=True)
    except MappingError as error:  # the page shows the rest, and names the edition as one that there is none of
        leave(error)
        return own.atlas(base())


def drafted() -> Atlas:
    """Return the data with the edition that is being drawn, whatever the address names.

    Raises:
        EditionError: it does not fit the data.
    """
    own = held.held()
    return base() if own is None else own.atlas(base(), drafted=True)


def with_firms(data: Atlas | None = None) -> Atlas:
    """Return the data that this session sees, or others, with the list of firms that it sees beside them."""
    listed = firms.store()
    return (data or atlas()) if listed is None else with_list(data or atlas(), listed)


def for_files() -> Atlas:
    """Return the data of which this session's files and briefings are made: any page may be of the draft.

    Pages of other editions show nothing of it (`Atlas.seen_by`). The list of firms is asked before they are made.
    """
    try:
        return with_firms(drafted())
    except MappingError:  # what does not fit the data by now can be on no page
        return with_firms()


def own() -> Own | None:
    """Return what is this session's own of the data that it sees; None where it sees what all see."""
    return held.held() if atlas() is not base() else None


@st.cache_resource(show_spinner=False)
def base() -> Atlas:
    """Return the joined data that all sessions share.

    Raises:
        DataError: a table or geometry file is missing or unreadable.
    """
    read_at()
    # The modules live as long as the process. Frozen, they cost later collections nothing.
    gc.freeze()
    return load_atlas()


def module() -> str:
    """Return the address of the browser's modules, for what needs no map."""
    return published()["module"]


@st.cache_resource(show_spinner=False)
def published() -> dict[str, str]:
    """Return the addresses of what the browser fetches whatever the language, under the names its modules use."""
    return asdict(publish(base(), settings().static_dir))


@st.cache_resource(show_spinner=False)
def close_up() -> str:
    """Return the address of the shapes in full detail, for maps of one unit."""
    return publish_close_up(base(), settings().static_dir)


@st.cache_resource(show_spinner=False)
def settle() -> None:
    """Freeze the data, too: they live as long as the process, and readers at the same time feel a collection most."""
    gc.collect()
    gc.freeze()


@st.cache_resource(show_spinner=False)
def stylesheet() -> str:
    """Return the address of the pages' style sheet: look, one sheet of each room by its name, matrix."""
    rooms = (sheet.read_text(encoding="utf-8") for sheet in sorted(UI_DIR.glob("*/*.css")))
    sheets = "\n".join([custom_properties(), *rooms, matrix_styles()])
    return put_hashed(settings().static_dir, "app.css", sheets.encode())


@st.cache_resource(show_spinner=False)
def font_faces() -> str:
    """Return the address of the sheet that names the pieces of our font."""
    static = settings().static_dir
    return put_hashed(static, "faces.css", (static / "fonts" / "faces.css").read_bytes())
