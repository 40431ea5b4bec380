"""Ways from page to page, as they stand in cards and notes or are gone by a press."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import streamlit as st

from mapping.ui.address.keys import keys_of
from mapping.ui.address.write import written

if TYPE_CHECKING:
    from mapping.cartography.spec import MapSpec
    from mapping.catalog import Catalog
    from mapping.ui.address.keys import Page
    from mapping.view import View


def unless_newest(edition: str, catalog: Catalog) -> str:
    """Return an edition as an address says it: nothing for the newest, which is meant where none stands."""
    return "" if edition == catalog.newest_edition else edition


@dataclass(frozen=True, slots=True)
class Links:
    """Makes the addresses of pages, relative to any other: in the same language and edition."""

    view: View
    catalog: Catalog

    def page(self, page: Page, **values: Any) -> str:
        """Return the address of a page; defaults are left out.

        Raises:
            KeyError: the page does not read one of the keys.
        """
        query = urlencode(self.query(page, **values))
        path = "./" if page == "city" else page
        return f"{path}?{query}" if query else path

    def query(self, page: Page, **values: Any) -> dict[str, str]:
        """Return what stands behind the question mark of `page`, by key.

        Raises:
            KeyError: the page does not read one of the keys.
        """
        keys = {key.name: key for key in keys_of(page)}
        kept = {"lang": self.view.lang, "edition": unless_newest(self.view.edition, self.catalog)}
        texts = {name: keys[name].written(value) for name, value in (values | kept).items()}
        return {name: text for name, text in texts.items() if text}

    def go(self, page: Page, **values: Any) -> None:
        """Go to a page, as a link to it would, within the session; does not come back."""
        st.switch_page(f"pages/{page}.py", query_params=self.query(page, **values))

    def clause(self, entry: str) -> str:
        """Return the address of the page 数据与来源 opened at one sentence of the policy."""
        return self.page("sources", clause=entry)

    def source(self, source_id: str) -> str:
        """Return the address of the page 数据与来源 opened at one source."""
        return self.page("sources", source=source_id)


def go(page: Page, spec: MapSpec, catalog: Catalog) -> None:
    """Go to the page of a map; what differs from the defaults travels along."""
    plain = spec.model_copy(update={"edition": unless_newest(spec.edition, catalog)})
    query = {name: text for name, text in written(spec=plain).items() if text}
    st.switch_page(f"pages/{page}.py", query_params=query)
