"""Where what is made of the data lies for the browser, and how long it is kept: the one place that decides it.

Made of the data that all share, it is made once a process and lies in the folder that is served to anybody. Made of
data of which a part belongs to the session, it is kept with these, in memory, and its address is told to nobody else.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar

import streamlit as st

from mapping.kept import kept
from mapping.leaflet.publish import put_hashed
from mapping.settings import settings
from mapping.ui import session

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapping.insight.atlas import Atlas

Asked = ParamSpec("Asked")
Made = TypeVar("Made")

_MOST = 8
"""Answers of one function that are kept of a session's own data: it is made of views, and these are few."""


class Shelf(Protocol):
    """Where files lie."""

    def put(self, name: str, content: bytes) -> str:
        """Keep a file; return its address relative to the page, with a name that changes with its content."""

    def put_later(self, name: str, of_what: str, make: Callable[[], bytes]) -> str:
        """Keep a file that need not be there before a browser asks; ``of_what`` tells it from others of its name."""


class _ForAll:
    """The folder that is served."""

    def put(self, name: str, content: bytes) -> str:
        return put_hashed(settings().static_dir, name, content)

    def put_later(self, name: str, of_what: str, make: Callable[[], bytes]) -> str:
        del of_what  # what is served to all is made once a process, and named by its content
        return self.put(name, make())


FOR_ALL = _ForAll()
"""For what has nothing of a session's own in it: modules, styles, words."""


def shelf() -> Shelf:
    """Return where the files lie that are made of the data of this session."""
    return session.own() or FOR_ALL


def made_once(make: Callable[Asked, Made]) -> Callable[Asked, Made]:
    """Make something of `session.atlas()` once for equal arguments: for everybody, or with a session's own data."""
    for_all = st.cache_resource(show_spinner=False)(make)

    @kept(_MOST)
    def for_one(_: Atlas, /, *args: Asked.args, **named: Asked.kwargs) -> Made:
        return make(*args, **named)

    @wraps(make)
    def answer(*args: Asked.args, **named: Asked.kwargs) -> Made:
        atlas = session.atlas()
        if atlas is session.base():
            shared: Made = for_all(*args, **named)
            return shared
        return for_one(atlas, *args, **named)

    return answer
