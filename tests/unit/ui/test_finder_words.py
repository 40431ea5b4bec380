"""A filter has the same words in the browser, on a sheet and in a file: names and ranges."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from scripts import node
from tests.own_data import own_atlas
from tests.views import EDITION

from mapping.cartography.wording.query_words import facet_labels, query_words
from mapping.i18n import LANGUAGES, messages
from mapping.insight.parks.finder import RANGE_FACETS, VALUE_FACETS, ParkQuery, find_parks
from mapping.ui import address
from mapping.ui.finder.index import shorthands_json

ROOT = Path(__file__).resolve().parents[3]
CATALOG = own_atlas().catalog
RANGES = (
    ParkQuery(area=(5, None)),
    ParkQuery(area=(None, 0.25), year=(2010, None)),
    ParkQuery(area=(0, 30.5), year=(1990, 2010)),
    ParkQuery(area=(7, 7), year=(None, 1999)),
    ParkQuery(year=(2021, 2021)),
)


def told_by_browser(lang: str, queries: tuple[ParkQuery, ...]) -> list[Any]:
    """Return what the browser says is chosen, a list of lines for each query."""
    filters = [[[key, text] for key, text in address.written(query=query).items() if text] for query in queries]
    published = {"titles": facet_labels(lang), "messages": dict(messages(lang)), "short": shorthands_json(lang)}
    line = json.dumps({"call": "words", "told": {**published, "asked": filters}}) + "\n"
    command = [node.find().program, "tests/browser_units/predictions.js"]
    said = subprocess.run(command, cwd=ROOT, input=line, capture_output=True, encoding="utf-8", check=True)
    return json.loads(said.stdout)  # type: ignore[no-any-return]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_browser_words_a_range_as_sheets_and_files_do(lang: str) -> None:
    for query, lines in zip(RANGES, told_by_browser(lang, RANGES), strict=True):
        *asked, _ = query_words(CATALOG, find_parks(CATALOG, query, EDITION), lang)
        assert [line["text"] for line in lines] == [f"{name} {text}" for name, text in asked]


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", ("来源等级", "官方、媒体")), ("en", ("Source grade", "Official, Media"))]
)
def test_sheets_and_files_name_the_grades_that_are_asked_for(lang: str, said: tuple[str, str]) -> None:
    found = find_parks(CATALOG, ParkQuery(grade=("official", "media")), EDITION)
    assert query_words(CATALOG, found, lang)[0] == said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_filter_has_a_name_of_its_own(lang: str) -> None:
    called = facet_labels(lang)
    assert set(called) == {"q", *VALUE_FACETS, *RANGE_FACETS, "own"}
    assert len(set(called.values())) == len(called)
