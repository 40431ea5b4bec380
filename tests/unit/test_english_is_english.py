"""What readers of English get holds no Chinese but the original of something: a quoted clause, a Chinese name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.sheet_words import words_in
from tests.views import EDITION

from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.catalog.english import english
from mapping.leaflet.matrix import matrix_json
from mapping.leaflet.payload import book
from mapping.leaflet.standalone import standalone_html
from mapping.lists.columns import (
    corrections,
    designations,
    facilities,
    list_entries,
    parks,
    sources,
    statements,
    targets,
    words,
)
from mapping.lists.columns.column import Wording, file_table, shown
from mapping.printing import compose
from mapping.ui.finder.choices import options
from mapping.ui.finder.files import park_cards
from mapping.ui.finder.tables import compared_json, result_json
from mapping.ui.guide.entries import index_json
from mapping.ui.guide.help import help_json
from mapping.ui.map.cards import all_cards
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.insight.atlas import Atlas

VIEW = View(EDITION, later=True, lang="en")
HAN = re.compile(r"[\u3400-\u9fff]+")
ORIGINALS = {"name_zh", "word", "sentence", "quote", "source", "recorded"}
"""Columns of Chinese originals, which stand beside their English, and of addresses."""
IN_THE_ORIGINAL = re.compile(r'<(\w+)[^>]*\blang="zh[^"]*"[^>]*>.*?</\1>|https?://[^\s"<]+', re.DOTALL)
NOT_READ = {"id", "names", "besides", "words", "variants", "typed"}
"""Keys under which the browser gets ids, and what the search and the choosers find by Chinese."""


def texts(value: Any) -> Iterator[str]:
    """Yield the texts in something for JSON, without what no reader sees."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in NOT_READ:
                yield from texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from texts(inner)


def chinese(parts: Iterator[str]) -> list[str]:
    """Return what is left in Chinese, each once."""
    return list(dict.fromkeys(part for text in parts for part in HAN.findall(IN_THE_ORIGINAL.sub("", text))))


def made(atlas: Atlas, what: str) -> Any:
    catalog = atlas.catalog
    return {
        "book": lambda: book(atlas, VIEW),
        "cards": lambda: all_cards(atlas, VIEW),
        "cards of parks": lambda: park_cards(atlas, VIEW),
        "choices": lambda: options(catalog, "en"),
        "table of parks": lambda: result_json(catalog, VIEW),
        "shortlist": lambda: compared_json(catalog, VIEW),
        "matrix": lambda: matrix_json(atlas, VIEW),
        "search": lambda: index_json(atlas, VIEW),
        "help": lambda: help_json(atlas, VIEW),
    }[what]()


@pytest.mark.parametrize(
    "what",
    ["book", "cards", "cards of parks", "choices", "table of parks", "shortlist", "matrix", "search", "help"],
)
def test_what_a_browser_gets_is_english(atlas: Atlas, what: str) -> None:
    assert chinese(texts(made(atlas, what))) == []


@pytest.mark.parametrize(
    "request_",
    [{}, {"kind": "unit", "unit": "ovc"}, {"layer": "industry:health"}, {"layer": "subsector:solar"}],
    ids=str,
)
def test_a_sheet_and_a_page_to_take_away_are_english(
    atlas: Atlas,
    request_: dict[str, Any],
    without_fonts: None,  # noqa: ARG001
) -> None:
    state = resolve(MapSpec(**request_, edition=EDITION, lang="en"), atlas)
    quoted = "".join(part for q in quotations_of(state) for piece, _ in q.pieces for part in HAN.findall(piece))
    assert [part for part in chinese(iter(words_in(compose(state, atlas).items))) if part not in quoted] == []
    body = standalone_html(state, atlas).partition("<body")[2]
    assert chinese(iter([re.sub(r"<script.*?</script>", "", body, flags=re.DOTALL)])) == []


def quotations_of(state: Any) -> list[Any]:
    unit, industry = state.unit_facts, state.industry_facts
    behind = [unit] if unit else industry.namings if industry else ()
    return [one.quotation for one in behind if one.quotation]


def test_lists_are_english_but_for_the_columns_of_originals(atlas: Atlas) -> None:
    catalog, w = atlas.catalog, Wording.of(atlas.catalog, VIEW)
    lists: list[tuple[Any, Any]] = [
        (parks.FILE, catalog.directory),
        (list_entries.FULL_LIST, catalog.list_entries),
        (list_entries.OF_UNIT, catalog.list_entries),
        (targets.FULL_LIST, catalog.targets),
        (designations.FULL_LIST, catalog.designations),
        (facilities.FULL_LIST, catalog.facilities),
        (sources.FILE, catalog.sources),
        (corrections.FULL_LIST, catalog.source_corrections),
        (statements.FULL_LIST, catalog.statements),
        (words.CHAIN_LIST, catalog.chains),
        (words.SUBSECTOR_LIST, catalog.subsectors),
        (words.WORD_LIST, catalog.thesaurus),
        (words.TERM_LIST, catalog.term_subsectors),
    ]
    for columns, rows in lists:
        wanted = [column for column in shown(columns, "en") if column.id not in ORIGINALS]
        headings, cells = file_table(wanted, rows, w)
        assert chinese(texts([headings, cells])) == []


def test_a_rendering_is_of_something_that_the_tables_hold(atlas: Atlas) -> None:
    """A word that is no longer there would be kept for nothing; one that stands elsewhere has two homes."""
    held = {
        entry.strip()
        for text in atlas.catalog.texts.values()
        if text.file != "renderings.csv"
        for row in text.rows
        for cell in row.cells.values()
        for entry in (cell, *cell.split(";"))
    }
    rendered = {row.text: row.text_en for row in atlas.catalog.renderings}
    assert set(rendered) - held == set()
    assert {text for text in rendered if english(atlas.catalog)[text] != rendered[text]} == set()
