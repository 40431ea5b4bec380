"""What a press on the page does: it changes the address, and what runs again follows from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast, get_args

import streamlit as st

from mapping.errors import MappingError
from mapping.insight.firms.facets import RangeFacet
from mapping.insight.firms.query import FirmQuery
from mapping.ui import address, session
from mapping.ui.address.firm_readers import VALUES
from mapping.ui.firms.asked import Asked
from mapping.ui.workspace import firms as held

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE: Final = "firms_list_page"
"""Session state: the firms that are listed, and which page of them."""
_LISTS: Final = ("industry", "subsector", *VALUES)
_RANGES: Final = get_args(RangeFacet)
_SINGLE: Final = ("industry", "layer", "count", "merge", "tab", "unit", "q", "cell")


def press(said: str) -> None:
    """Do what a button, a list or a field reports: ``what:key=value``."""
    store = held.store()
    if store is None:
        return
    told, _, value = said.partition("=")
    what, _, key = told.partition(":")
    asked = Asked.now(store)
    doing = _DOINGS.get(what)
    if doing is not None:
        doing(asked, key, value)


def _toggle(asked: Asked, key: str, value: str) -> None:
    """Take a value of a filter in, or out again; of industries that are gone their sub-sectors go too."""
    if key not in _LISTS:
        return
    before: tuple[str, ...] = getattr(asked.query, key)
    after = tuple(one for one in before if one != value) if value in before else (*before, value)
    changes: dict[str, Any] = {key: after}
    if key == "industry" and after:
        of = {one.subsector_id: one.industry_id or "none" for one in asked.atlas.catalog.subsectors}
        changes["subsector"] = tuple(one for one in asked.query.subsector if of.get(one, "none") in after)
    _ask(asked, **changes)


def _band(asked: Asked, key: str, value: str) -> None:
    """Take a range, or give it up where it is the one that is taken."""
    if key in _RANGES:
        before = address.written(firms=asked.query)[key]
        _write(**{key: None if before == value else value})


def _end(asked: Asked, key: str, value: str) -> None:
    """Take one end of a range from its field: ``end:founded.0=2010``."""
    name, _, which = key.partition(".")
    if name not in _RANGES:
        return
    low, high = getattr(asked.query, name)
    ends = ["" if end is None else address.written(firms=FirmQuery(**{name: (end, end)}))[name] for end in (low, high)]
    ends[int(which == "1")] = value.strip()
    text = "" if not any(ends) else f"{ends[0] or ''}-{ends[1] or ''}"
    problems = address.read("firms", {name: text}, asked.atlas).problems
    if problems:
        session.leave(problems[0])  # what was typed is said to be no range, and the one before stays
    else:
        _write(**{name: text or None})


def _one(asked: Asked, key: str, value: str) -> None:
    """Take a single value."""
    if key in _SINGLE:
        problems = address.read("firms", {key: value}, asked.atlas).problems if value else ()
        if problems:
            session.leave(problems[0])
        else:
            _write(**{key: value or None}, **({"cell": None} if key == "unit" else {}))


def _view(asked: Asked, key: str, value: str) -> None:
    """Show the map by units or by cells."""
    if not address.read("firms", {"layer": value}, asked.atlas).problems:
        _write(layer=value, heat="1" if key == "heat" else None, cell=None)


def _closed(asked: Asked, _: str, __: str) -> None:
    _ask(asked, closed=not asked.query.closed)


def _clear(asked: Asked, key: str, _: str) -> None:
    """Drop one filter, or all of them; what is counted stays."""
    if not key:
        _ask(asked, **FirmQuery(count=asked.query.count).model_dump(exclude={"count"}))
    elif key in FirmQuery.model_fields:
        _ask(asked, **{key: FirmQuery.model_fields[key].default})


def _page(asked: Asked, _: str, value: str) -> None:
    """Turn a page of the list."""
    if value.isdecimal():
        st.session_state[PAGE] = (asked.listed, int(value))


def page_of(asked: Asked) -> int:
    """Return which page of the list is open: the first of another list than before."""
    listed, number = st.session_state.get(PAGE, (None, 0))
    return cast("int", number) if listed == asked.listed else 0


def _ask(asked: Asked, **changes: Any) -> None:
    query = FirmQuery(**(asked.query.model_dump() | changes))
    _write(**address.written(firms=query))


def _write(**values: str | None) -> None:
    try:
        address.decide(**values)
    except MappingError as error:
        session.leave(error)


_DOINGS: Final[dict[str, Callable[[Asked, str, str], None]]] = {
    "toggle": _toggle,
    "band": _band,
    "end": _end,
    "one": _one,
    "view": _view,
    "closed": _closed,
    "clear": _clear,
    "page": _page,
}
