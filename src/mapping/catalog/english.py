"""The English of words, names and notes that the tables hold in Chinese."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from mapping.kept import kept

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.catalog.tables import Catalog


ENGLISH_BRACKETS = " ("
"""Before it stands the short form of an English name that explains itself in brackets."""


@kept(4)
def english(catalog: Catalog) -> Mapping[str, str]:
    """Return Chinese text -> English: renderings, and before them what has its English in a table of its own."""
    rendered = {row.text: row.text_en for row in catalog.renderings}
    parks = {park.name_zh: park.name_en for park in catalog.directory if park.name_en}
    industries = {industry.name_zh: industry.name_en for industry in catalog.industries}
    terms = {mapping.term: mapping.term_en for mapping in catalog.term_mappings}
    return MappingProxyType(rendered | parks | industries | terms)
