"""Addresses inside the application, as they stand in cards and notes."""

from __future__ import annotations

from urllib.parse import urlencode

SOURCES_PAGE = "sources"
SOURCE_KEY = "source"
DEFAULT_LANGUAGE = "zh"


def source_link(source_id: str, lang: str) -> str:
    """Return the address of the page 数据与来源 opened at one source: relative to any page, in the same language."""
    query = {SOURCE_KEY: source_id}
    if lang != DEFAULT_LANGUAGE:
        query["lang"] = lang
    return f"{SOURCES_PAGE}?{urlencode(query)}"
