"""Ways from page to page, as they stand in cards and notes or are gone by a press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import streamlit as st

from mapping.ui.address.keys import keys_of
from mapping.ui.address.write import written

if TYPE_CHECKING:
    from mapping.cartography.spec import MapSpec
    from mapping.ui.address.keys import Page


def page_link(page: Page, lang: str, **values: Any) -> str:
    """Return the address of a page, relative to any other, in the same language; defaults are left out.

    Raises:
        KeyError: the page does not read one of the keys.
    """
    keys = {key.name: key for key in keys_of(page)}
    texts = {name: keys[name].written(value) for name, value in (values | {"lang": lang}).items()}
    query = urlencode({name: text for name, text in texts.items() if text})
    path = "./" if page == "city" else page
    return f"{path}?{query}" if query else path


def source_link(source_id: str, lang: str) -> str:
    """Return the address of the page 数据与来源 opened at one source."""
    return page_link("sources", lang, source=source_id)


def go(page: Page, spec: MapSpec) -> None:
    """Go to the page of a map; what differs from the defaults travels along."""
    query = {name: text for name, text in written(spec=spec).items() if text}
    st.switch_page(f"pages/{page}.py", query_params=query)
