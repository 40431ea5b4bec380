"""The dialog's element and its part of the page, which alone runs again while a reader sets a sheet."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from mapping.documents.atlas import atlas_request, parts_of
from mapping.documents.formats import FORMATS
from mapping.documents.job import Job
from mapping.i18n import translator
from mapping.ui import session
from mapping.ui.frame import spoken
from mapping.ui.frame.export.asked import Asked
from mapping.ui.frame.export.desk import MOST_TEMPLATE, PREVIEW_PX, Desk, desk_of
from mapping.ui.frame.export.files import assets, maker
from mapping.ui.frame.export.words import export_words
from mapping.ui.frame.loader import loader

if TYPE_CHECKING:
    from mapping.cartography.state import MapState
    from mapping.documents.request import DocumentRequest, PageSpec

KEY: Final = "page_export"
OPEN: Final = "page_export_open"
"""Session state: what of it the reader has asked for: the dialog, or the picture alone."""
_AREA: Final = "page_export_area"
"""Session state: the wish for the dialog that was about the area drawn, not about the page."""
_WAITS: Final = "page_export_waits"
"""Session state: nobody has shown that dialog yet; a part of a page that runs by itself does not reach the head."""
_DESK: Final = "page_export_desk"
_WAIT_S: Final = 0.4
"""How long an answer waits for what is nearly done; then the browser asks again."""

_element = st.components.v2.component(
    "wuhan_page_export", js=loader("mountExport", "导出未能载入"), isolate_styles=False
)


def ask(what: str) -> None:
    """Note that the reader wants the dialog (``panel``) or the map as a picture (``picture``)."""
    st.session_state[OPEN] = f"{what} {time.monotonic_ns()}"


def ask_area() -> None:
    """Note that the reader wants the dialog for the sheet of the area drawn."""
    ask("panel")
    st.session_state[_AREA] = st.session_state[OPEN]
    st.session_state[_WAITS] = True


def waits() -> bool:
    """Tell whether the dialog for the area was asked for, and the head has not run since."""
    return bool(st.session_state.get(_WAITS))


def of_area() -> bool:
    """Tell whether the dialog was opened for the area drawn."""
    wanted = st.session_state.get(OPEN)
    return wanted is not None and wanted == st.session_state.get(_AREA)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: as a page of a document, with the name of its files.

    ``title`` is the one that it has on paper, empty where only its making tells.
    ``own`` is its map where that shows a reader's own figures.
    """

    page: PageSpec
    title: str
    stem: str
    own: MapState | None = None


def panel(shown: Shown) -> None:
    """Show the dialog where a reader has asked for it, until it is closed."""
    st.session_state.pop(_WAITS, None)
    if st.session_state.get(OPEN):
        with st.container(key="page_export_place"):
            _part(shown)


@st.fragment
def _part(shown: Shown) -> None:
    page = shown.page
    desk = st.session_state[_DESK] = desk_of(st.session_state.get(_DESK), maker(), page.lang)
    for name, said in spoken.words(KEY):
        _do(desk, name, said, shown)
    desk.wait(_WAIT_S if desk.preview or desk.file else 0)
    _element(
        key=KEY,
        data={
            "assets": assets(page.lang),
            "wants": st.session_state.get(OPEN),
            "page": {"title": shown.title, "sheet": page.sheet, "parts": _parts(page)},
            "formats": list(FORMATS),
            "most": MOST_TEMPLATE,
            "words": export_words(page.lang),
            "turn": time.monotonic_ns(),
            "heard": spoken.heard(KEY),
            **desk.told(),
        },
        height="content",
        on_said_change=partial(spoken.take, KEY),
    )


def _parts(page: PageSpec) -> list[dict[str, str]]:
    t = translator(page.lang)
    return [{"key": key, "label": t(label)} for key, label in parts_of(session.for_files()).items()]


def _do(desk: Desk, name: str, said: Any, shown: Shown) -> None:
    """Do what the browser asks for."""
    match name, said:
        case "closed", what if what == st.session_state.get(OPEN):
            st.session_state.pop(OPEN)
            desk.stop()
        case "stop", _:
            desk.stop()
        case "template", _:
            desk.take_template(said)
        case (("wanted" | "make"), {"at": int(at), "settings": settings}):
            asked = Asked.of(settings)
            if name == "wanted":
                request, states = _request(asked, shown)
                desk.look(at, Job(request, asked.format, states, _more(desk, asked), PREVIEW_PX))
            else:
                _make(desk, at, asked, shown)
        case _:
            pass


def _make(desk: Desk, at: int, asked: Asked, shown: Shown) -> None:
    """Ask for the file: of the page, or of an atlas."""
    page, stem = shown.page, shown.stem
    states: dict[PageSpec, MapState] = {}
    if asked.sheets:
        t = translator(page.lang)
        words: dict[str, Any] = asked.words()
        request = atlas_request(session.for_files(), page.view, asked.sheets, **words)
        stem = f"{t('武汉产业地图集')}_{page.edition}"
    else:
        request, states = _request(asked, shown)
        stem = asked.title.strip() or stem
    desk.make(at, Job(request, asked.format, states, _more(desk, asked)), stem, asked.format)


def _request(asked: Asked, shown: Shown) -> tuple[DocumentRequest, dict[PageSpec, MapState]]:
    """Return the request for the page, with its map where that shows a reader's own figures."""
    request = asked.request(shown.page)
    return request, {request.pages[0]: shown.own} if shown.own else {}


def _more(desk: Desk, asked: Asked) -> dict[str, object]:
    if asked.format in {"png", "svg"}:
        return {"bundled": True}
    if asked.format != "pptx" or desk.template is None:
        return {}
    from mapping.ui.frame.export.template import template_of  # noqa: PLC0415 - only for who has a template

    return {"template": template_of(desk.template, asked.layout, keep_slides=asked.keep_slides)}
