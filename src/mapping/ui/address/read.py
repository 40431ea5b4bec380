"""Reading: an address becomes an `Address`, and what cannot be used of it is told.

Unknown keys are left alone, unknown values are named in one sentence and then read as the default.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.errors import MappingError
from mapping.insight.entries import BETWEEN
from mapping.ui.address import trail
from mapping.ui.address.keys import keys_named, keys_of
from mapping.ui.address.parts import Address
from mapping.ui.address.readers import Around

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mapping.insight.atlas import Atlas
    from mapping.ui.address.keys import Page


def read(page: Page, query: Mapping[str, str], atlas: Atlas, **fixed: Any) -> Address:
    """Read what a page reads of query parameters; ``fixed`` fields of the spec are the page's own, such as ``kind``."""
    own = {"edition": atlas.catalog.newest_edition} | fixed
    around = Around(atlas, {f"spec.{name}": value for name, value in own.items()})
    keys = [key for key in keys_of(page) if query.get(key.name)]
    for key in keys:
        try:
            value = key.read(query[key.name], around)
        except MappingError as error:
            around.tell(error)
        else:
            if value is not None:
                around.found[key.owner] = value
    given = frozenset(key.name for key in keys)
    return Address(**_parts(around.found.items()), given=given, problems=tuple(around.errors))


def _parts(found: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return the parts of an address from the values of their fields (``spec.layer``) or their own (``short``)."""
    parts: dict[str, Any] = {}
    fields: dict[str, dict[str, Any]] = {}
    for owner, value in found:
        part, _, name = owner.partition(".")
        if name:
            fields.setdefault(part, {})[name] = value
        else:
            parts[part] = value
    return parts | {part: type(getattr(Address(), part))(**values) for part, values in fields.items()}


def query(page: Page) -> dict[str, str]:
    """Return the address of the page that runs now.

    Of a key that stands there several times the last counts; of one that is a list all count, as one list.
    """
    params, stands = st.query_params, trail.standing()
    several = [key.name for key in keys_of(page) if key.form == "list" and key.name in params]
    return stands | {n: BETWEEN.join(params.get_all(n)) for n in several if stands.get(n) == params[n]}


def current(page: Page, atlas: Atlas, **fixed: Any) -> Address:
    """Read the address of the page that runs now, as `read`."""
    return read(page, query(page), atlas, **fixed)


def text_of(name: str) -> str:
    """Return what stands in the address under one key, unread; empty where nothing does.

    Raises:
        KeyError: the key is not registered.
    """
    if not keys_named(name):
        raise KeyError(name)
    return trail.standing().get(name, "")
