"""The industry words of parks as lists and sheets show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.views import EDITION

from mapping.cartography.faces import park_marks
from mapping.view import View

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas


def test_words_that_the_plan_has_in_english_are_english_for_readers_of_english(atlas: Atlas) -> None:
    rendered = {mapping.term: mapping.term_en for mapping in atlas.catalog.term_mappings if mapping.term_en}
    english = park_marks(atlas.catalog.parks, atlas, View(EDITION, lang="en"))
    chinese = park_marks(atlas.catalog.parks, atlas, View(EDITION))
    translated = 0
    for park, en, zh in zip(atlas.catalog.parks, english, chinese, strict=True):
        assert len(en.words) == len(zh.words) == len(park.industries)
        for word, shown in zip(park.industries, en.words, strict=True):
            if word in rendered:
                assert shown == rendered[word]
                translated += 1
    assert translated > 0
