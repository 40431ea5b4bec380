"""Addresses inside the application, as they stand in cards and notes."""

from __future__ import annotations

from urllib.parse import urlencode

SOURCES_PAGE = "sources"
SOURCE_KEY = "source"
DEFAULT_LANGUAGE = "zh"


def source_link(source_id: str, lang: str) -> str:
    """Return the address of the page 数据与来源 opened at one source: relative to any page, in the same language."""
    return page_link(SOURCES_PAGE, lang, **{SOURCE_KEY: source_id})


def page_link(page: str, lang: str, **query: str | None) -> str:
    """Return the address of a page, relative to any other, in the same language; keys without a value are left out."""
    wanted = {key: value for key, value in query.items() if value}
    if lang != DEFAULT_LANGUAGE:
        wanted["lang"] = lang
    return f"{page}?{urlencode(wanted)}" if wanted else page
