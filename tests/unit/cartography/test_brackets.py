"""No brackets in brackets where a park's area is told with what it rests on, and in the lines for briefings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.views import EDITION

from mapping.cartography.resolve import policy
from mapping.cartography.wording.briefing import area_text, briefing, unit_briefing
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.site_conditions import land_text
from mapping.cartography.wording.typography import unbracketed
from mapping.insight.match.conditions import conditions
from mapping.insight.parks.profile import park_profile
from mapping.insight.profiles import unit_profile
from mapping.lists.columns.column import Wording
from mapping.lists.columns.parks import AREA
from mapping.view import View

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

NESTED = re.compile(r"[（(][^（()）]*[（(]")
LATER = {lang: View(EDITION, later=True, lang=lang) for lang in ("zh", "en")}


@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", "1.312 平方公里（占地面积，1968 亩）"), ("en", "1.312 km² (land area, 1,968 mu)")],
)
def test_an_area_says_what_it_rests_on_in_one_pair_of_brackets(atlas: Atlas, lang: str, said: str) -> None:
    assert area_text(atlas.catalog.park("p010"), Names.of(atlas.catalog, lang)) == said


@pytest.mark.parametrize("lang", LATER)
def test_no_brackets_stand_in_brackets(atlas: Atlas, lang: str) -> None:
    catalog, view = atlas.catalog, LATER[lang]
    names, w = Names.of(catalog, lang), Wording.of(catalog, view)
    (wanted,) = conditions("用地80亩")
    told = [
        text
        for park in catalog.parks
        for text in (
            area_text(park, names),
            AREA.text(park, w) or "",
            land_text(park, wanted, names),
            briefing(park_profile(catalog, park.park_id, view), names),
        )
    ]
    told += [
        unit_briefing(unit_profile(atlas, unit.unit_id, view), policy(atlas, view), names) for unit in catalog.units
    ]
    assert [text for text in told if NESTED.search(text)] == []


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        ("占地面积（1968 亩）", "占地面积，1968 亩"),
        ("约数（2021 年）；规划 50 平方公里", "约数，2021 年；规划 50 平方公里"),
        ("北区（一期）和南区", "北区，一期，和南区"),
        ("land area (1,968 mu)", "land area, 1,968 mu"),
        ("displays (AMOLED) and chips", "displays, AMOLED, and chips"),
        ("仅一期", "仅一期"),
    ],
)
def test_what_stood_in_brackets_stands_behind_a_comma(text: str, flat: str) -> None:
    assert unbracketed(text) == flat
