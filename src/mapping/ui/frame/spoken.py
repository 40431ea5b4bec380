"""What a browser's part says, one report of several words after the other, so that none takes the place of another.

Streamlit keeps one value of each element's trigger: of two that come while a run is under way, the first is lost. So
the browser sends a report only when it has been told that the one before was heard (`shared/reports.js`).
"""

from __future__ import annotations

from typing import Any

import streamlit as st


def take(key: str) -> None:
    """Take over the report of an element, before the run that it causes."""
    report = (st.session_state.get(key) or {}).get("said")
    if not isinstance(report, dict) or not isinstance(report.get("said"), list):
        return
    st.session_state[_heard(key)] = int(report.get("n") or 0)
    words = [(str(pair[0]), pair[1]) for pair in report["said"] if isinstance(pair, list | tuple) and len(pair) == 2]  # noqa: PLR2004
    st.session_state.setdefault(_words(key), []).extend(words)


def words(key: str) -> list[tuple[str, Any]]:
    """Return what an element has said since it was last asked, in order: name and value."""
    said: list[tuple[str, Any]] = st.session_state.pop(_words(key), [])
    return said


def heard(key: str) -> int:
    """Return the number of the last report, which the element is to be told."""
    return int(st.session_state.get(_heard(key), 0))


def _words(key: str) -> str:
    return f"{key}_words"


def _heard(key: str) -> str:
    return f"{key}_heard"
