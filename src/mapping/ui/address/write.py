"""Writing: what a reader has chosen goes into the address, and only what differs from the defaults stands there."""

from __future__ import annotations

from typing import Any

import streamlit as st

from mapping.insight.entries import entries
from mapping.insight.within import LONGEST_IN_ADDRESS
from mapping.ui.address import trail
from mapping.ui.address.fitting import fitting, from_address, in_address
from mapping.ui.address.keys import KEYS, LONGEST_SINGLE, keys_held, keys_named

_REVISION = "address_revision"


def written(**parts: Any) -> dict[str, str | None]:
    """Return the keys of parts of an `Address` such as ``spec=…``, ``short=…``; None for what need not stand there."""
    return {
        key.name: key.written(getattr(parts[part], field) if field else parts[part])
        for key in KEYS
        for part, _, field in [key.owner.partition(".")]
        if part in parts
    }


def note(**values: Any) -> None:
    """Write what the reader did on the map into the address: values of keys, None for the default.

    "Back" undoes the change in one step. What stood there before travels on in short.

    Raises:
        KeyError: a key is not registered.
    """
    changed = {name: _text(name, value) for name, value in values.items()}
    after = {name: tidy(name, value) for name, value in trail.standing().items()} | changed
    trail.write({name: value for name, value in after.items() if value is not None})


def _text(name: str, value: Any) -> str | None:
    keys = keys_named(name)
    if not keys:
        raise KeyError(name)
    return keys[0].written(value)


def take(element: str, state: str, value: Any, **besides: Any) -> None:
    """Write what an element of the browser reports of its state, and what changes ``besides`` with it.

    What is the state of no one key (an action, the filter of the finder) is the page's own matter and left alone.
    """
    names = [key.name for held, key in keys_held(element) if held == state]
    if len(names) == 1:
        note(**{names[0]: value}, **besides)


def decide(**values: Any) -> None:
    """Change the address from outside the map (a button, a row); the map is told that this is no echo."""
    st.session_state[_REVISION] = revision() + 1
    note(**values)


def revision() -> int:
    """Return how often something other than the map has decided what it shows."""
    return int(st.session_state.get(_REVISION, 0))


def tidy(name: str, value: str) -> str | None:
    """Return a value without what no page reads of it; None where nothing is left. Keys that are not ours stay."""
    forms = {key.form for key in keys_named(name)}
    if "list" in forms:
        return entries(value).text or None
    if "text" in forms:
        return in_address(fitting(from_address(value)))
    if "area" in forms:
        return value if len(value) <= LONGEST_IN_ADDRESS else None
    return None if "single" in forms and len(value) > LONGEST_SINGLE else value
