"""The briefing, which the browser keeps, on its way into a workspace file and back."""

from __future__ import annotations

import json
import secrets
from typing import Any, Final

import streamlit as st

_KEPT: Final = "workspace_briefing"
_PUT: Final = "workspace_briefing_put"
"""Session state: the briefing as the browser has told of it; one that it is to take over."""
_LONGEST: Final = 2**20
"""Characters: 120 pages with all that may stand on them have room in it many times over."""


def told() -> dict[str, Any]:
    """Return what the head of a page with a workspace file tells the browser: which briefing to take over, if any."""
    return {"put": st.session_state.get(_PUT)}


def take(said: object) -> None:
    """Take over what the browser keeps."""
    if isinstance(said, str) and len(said) <= _LONGEST:
        st.session_state[_KEPT] = said


def kept() -> str:
    """Return the briefing as JSON; empty where there is none."""
    text: str = st.session_state.get(_KEPT, "")
    return text if _has_pages(text) else ""


def put(text: str) -> None:
    """Have the browser take over a briefing, beside the pages that it has."""
    if _has_pages(text):
        st.session_state[_PUT] = {"n": secrets.token_hex(4), "request": json.loads(text)}


def _has_pages(text: str) -> bool:
    try:
        asked = json.loads(text or "null")
    except (ValueError, RecursionError):
        return False
    return isinstance(asked, dict) and isinstance(asked.get("pages"), list) and bool(asked["pages"])
