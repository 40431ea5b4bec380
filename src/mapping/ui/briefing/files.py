"""The briefing as a file: what the browser's part asks for, on a desk of the session's own."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from mapping.documents.job import Job
from mapping.errors import MappingError
from mapping.i18n import translator
from mapping.ui import session
from mapping.ui.briefing.held import held
from mapping.ui.frame import handover, spoken
from mapping.ui.frame.download import failure
from mapping.ui.frame.export.desk import desk_of
from mapping.ui.frame.export.files import maker
from mapping.ui.frame.loader import loader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.documents.request import DocumentRequest
    from mapping.ui.frame.export.desk import Desk

KEY: Final = "briefing_settings"
_DESK = "briefing_desk"
"""Session state: what is in work."""
_WAIT_S: Final = 0.4
"""How long an answer waits for what is nearly done; then the browser asks again."""
_KINDS: Final[Mapping[str, tuple[str, dict[str, Any]]]] = {
    "pptx": ("pptx", {}),
    "pdf": ("pdf", {}),
    "zip_png": ("zip", {"pictures": "png"}),
    "zip_svg": ("zip", {"pictures": "svg"}),
}
"""Kind of file -> its format, and what the format is told besides."""

_element = st.components.v2.component(
    "wuhan_briefing_settings", js=loader("mountSettings", "简报的设置未能载入"), isolate_styles=False
)


def kinds() -> list[str]:
    """Return the kinds of files, the first what a briefing is made for."""
    return list(_KINDS)


def file_stem(request: DocumentRequest, lang: str) -> str:
    """Return the name of the briefing's files: its title and its date, as far as it has them."""
    return "_".join(part for part in (request.title or translator(lang)("武汉产业地图简报"), request.date) if part)


def settings_and_files(assets: dict[str, str], lang: str) -> None:
    """Show what holds for all pages, and the files that are made of them."""
    desk = st.session_state[_DESK] = desk_of(st.session_state.get(_DESK), maker(), lang)
    for name, said in spoken.words(KEY):
        _do(desk, name, said)
    if desk.file:
        desk.wait(_WAIT_S)
    told = {name: value for name, value in desk.told().items() if name in {"file", "making", "template"}}
    _element(
        key=KEY,
        data={
            "assets": assets,
            "visit": handover.visit(),
            "turn": time.monotonic_ns(),
            "heard": spoken.heard(KEY),
            **told,
        },
        height="content",
        on_said_change=partial(spoken.take, KEY),
    )


def _do(desk: Desk, name: str, said: Any) -> None:
    """Do what the browser asks for."""
    match name, said:
        case "stop", _:
            desk.stop()
        case "template", _:
            desk.take_template(said)
        case "make", {"at": int(at), "kind": str(kind), "request": str(request)} if kind in _KINDS:
            _make(desk, at, kind, request, said)
        case _:
            pass


def _make(desk: Desk, at: int, kind: str, text: str, said: Mapping[str, Any]) -> None:
    """Ask for the file, or say why there will be none."""
    file_format, more = _KINDS[kind]
    try:
        request = held(text, session.atlas().catalog.newest_edition).whole()
    except MappingError as error:
        desk.stop()
        desk.made = {"at": at, "error": failure(error, desk.lang), "told": []}
        return
    if kind == "pptx" and desk.template is not None:
        from mapping.ui.frame.export.template import template_of  # noqa: PLC0415 - only for who has a template

        layout, keep = str(said.get("layout") or ""), bool(said.get("keep"))
        more = {"template": template_of(desk.template, layout, keep_slides=keep)}
    desk.make(at, Job(request, file_format, more=more), file_stem(request, desk.lang), file_format)
