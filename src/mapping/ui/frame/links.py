"""Addresses inside the application, as they stand in cards and notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.view import View

SOURCES_PAGE = "sources"
SOURCE_KEY = "source"
DEFAULT_LANGUAGE = "zh"


def kept(view: View, catalog: Catalog) -> dict[str, str]:
    """Return the keys of an address that go with the reader from page to page: what differs from the defaults."""
    keys = {"lang": view.lang, "edition": view.edition}
    defaults = {"lang": DEFAULT_LANGUAGE, "edition": catalog.newest_edition}
    return {key: value for key, value in keys.items() if value != defaults[key]}


@dataclass(frozen=True, slots=True)
class Links:
    """Makes the addresses of pages, relative to any other, in the same language and edition."""

    view: View
    catalog: Catalog

    def page(self, page: str, **query: str | None) -> str:
        """Return the address of a page; keys without a value are left out."""
        wanted = {key: value for key, value in query.items() if value} | kept(self.view, self.catalog)
        return f"{page}?{urlencode(wanted)}" if wanted else page

    def source(self, source_id: str) -> str:
        """Return the address of the page 数据与来源 opened at one source."""
        return self.page(SOURCES_PAGE, **{SOURCE_KEY: source_id})
