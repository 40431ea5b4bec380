"""Whatever else a unit is called finds it: in the choosers, in the search of the head, in that of the park finder."""

from __future__ import annotations

import re

import pytest
from tests.own_data import own_atlas
from tests.views import EDITION, VIEW

from mapping.i18n import LANGUAGES
from mapping.insight.parks.finder import ParkQuery, find_parks
from mapping.ui.frame.unit_choices import finds, unit_choices, unit_of
from mapping.ui.guide.entries import entries

ATLAS = own_atlas()
CATALOG = ATLAS.catalog
HAN = re.compile(r"[\u3400-\u9fff]")
ALIASES = [
    (unit.unit_id, alias) for unit in CATALOG.units for alias in unit.aliases if HAN.search(alias) and "(" not in alias
]


def offered(typed: str, lang: str) -> set[str]:
    """Return the units that the chooser is left with when a text is typed."""
    return {unit_of(choice) for choice, text in unit_choices(CATALOG, lang).items() if finds(typed, text)}


@pytest.mark.parametrize(("unit_id", "alias"), ALIASES)
def test_every_alias_finds_its_unit_everywhere(unit_id: str, alias: str) -> None:
    assert unit_id in offered(alias, "zh")
    (entry,) = (entry for entry in entries(ATLAS, VIEW) if (entry.kind, entry.id) == ("unit", unit_id))
    assert alias in entry.names
    found = find_parks(CATALOG, ParkQuery(q=alias), EDITION).parks
    assert {park.park_id for park in CATALOG.parks_in(VIEW) if park.unit_id == unit_id} <= {p.park_id for p in found}


@pytest.mark.parametrize(
    ("typed", "lang", "unit_id"),
    [
        ("沌口", "zh", "wedz"),
        ("车谷", "zh", "wedz"),
        ("光谷", "zh", "ovc"),
        ("吴家山", "zh", "dongxihu"),
        ("zhuankou", "en", "wedz"),
        ("guanggu", "en", "ovc"),
        ("Wujiashan", "en", "dongxihu"),
    ],
)
def test_what_people_say_finds_one_unit(typed: str, lang: str, unit_id: str) -> None:
    assert offered(typed, lang) == {unit_id}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_units_come_first_and_nothing_stands_there_twice(lang: str) -> None:
    choices = unit_choices(CATALOG, lang)
    ids = [unit.unit_id for unit in CATALOG.units]
    assert list(choices)[: len(ids)] == ids
    assert len(set(choices.values())) == len(choices)
    assert lang == "zh" or not any(map(HAN.search, choices.values()))
