"""The one search: everything in the tables is found by each of its names, and leads to the page that shows it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from scripts import node
from tests.own_data import own_atlas
from tests.views import VIEW

from mapping.cartography.resolve import all_layers
from mapping.i18n import LANGUAGES, messages, translator
from mapping.insight.readings import readings
from mapping.ui.address.keys import PAGES
from mapping.ui.guide.entries import KINDS, entries, index_json
from mapping.ui.guide.files import guide_script, words_of
from mapping.ui.guide.going import way_to
from mapping.ui.pages import TITLES
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[3]
ATLAS = own_atlas()
CATALOG = ATLAS.catalog
IN_ENGLISH = View(VIEW.edition, lang="en")
BACK = {simple: traditional for traditional, simple in index_json(ATLAS, VIEW)["variants"].items()}

TYPED = {
    "光通訊": ("subsector", "optical_communication"),
    "武漢東湖新技術開發區": ("unit", "ovc"),
    "ｌａｓｅｒｓ": ("subsector", "lasers"),
    "園區查找": ("page", "finder"),
}


def named() -> Iterator[tuple[str, str, str, str]]:
    """Yield kind, id, Chinese name and English name of everything that can be found, out of the tables themselves."""
    for unit in CATALOG.units:
        yield "unit", unit.unit_id, unit.label_zh, unit.short_en
        yield "unit", unit.unit_id, unit.name_zh, unit.name_en
        for alias in unit.aliases:
            yield "unit", unit.unit_id, alias.split("(不含")[0], ""
    for industry in CATALOG.industries:
        yield "industry", industry.industry_id, industry.name_zh, industry.name_en
        yield "industry", industry.industry_id, industry.short_zh, industry.short_en
    for subsector in CATALOG.subsectors:
        yield "subsector", subsector.subsector_id, subsector.name_zh, subsector.name_en
    for term in CATALOG.term_mappings:
        if term.industry_id:
            yield "industry", term.industry_id, term.term, term.term_en
    for park in CATALOG.parks:
        yield "park", park.park_id, park.name_zh, park.name_en or ""
    english = all_layers(IN_ENGLISH, ATLAS)
    for layer_id, layer in all_layers(VIEW, ATLAS).items():
        kind, _, industry_id = layer_id.partition(":")
        found = ("industry", industry_id) if kind == "industry" else ("layer", layer_id)
        yield (*found, layer.label, "" if kind == "industry" else english[layer_id].label)
    for page, title in TITLES.items():
        yield "page", page, title, translator("en")(title)


def asked() -> Iterator[tuple[str, str, str]]:
    """Yield kind, id and a text that must find it: each name, its pinyin, its initials."""
    for kind, entry_id, chinese, english in named():
        yield kind, entry_id, chinese
        if english:
            yield kind, entry_id, english
        yield kind, entry_id, in_full_width(in_traditional(chinese))
        for syllables in readings(chinese)[:1]:
            yield kind, entry_id, "".join(syllables)
            yield kind, entry_id, "".join(part if part.isdigit() else part[0] for part in syllables)


def in_traditional(text: str) -> str:
    """Return text in traditional characters, the last of those that fold to the same."""
    return "".join(BACK.get(character, character) for character in text)


def in_full_width(text: str) -> str:
    return "".join(chr(0xFEE0 + ord(c)) if "!" <= c <= "~" else c for c in text)


@pytest.fixture(scope="module", params=LANGUAGES)
def found(request: pytest.FixtureRequest) -> dict[str, dict[str, list[str]]]:
    """Return what the browser's matcher finds for each text: kind -> ids, in a language of the page."""
    texts = sorted({*(text for _, _, text in asked()), *TYPED})
    told = json.dumps({"index": index_json(ATLAS, View(VIEW.edition, lang=request.param)), "asked": texts})
    command = [node.find().program, "tests/browser_units/guide_finds.js"]
    answer = subprocess.run(command, cwd=ROOT, input=told, capture_output=True, text=True, check=True)
    return {text: dict(groups) for text, groups in zip(texts, json.loads(answer.stdout), strict=True)}


def test_everything_is_found_by_each_of_its_names(found: dict[str, dict[str, list[str]]]) -> None:
    lost = [(kind, entry_id, text) for kind, entry_id, text in asked() if entry_id not in found[text].get(kind, [])]
    assert lost == []


@pytest.mark.parametrize("typed", TYPED)
def test_traditional_signs_and_full_width_find_what_others_find(
    found: dict[str, dict[str, list[str]]], typed: str
) -> None:
    kind, entry_id = TYPED[typed]
    assert entry_id in found[typed].get(kind, [])


def test_a_unit_s_and_an_industry_s_own_name_lead_their_group(found: dict[str, dict[str, list[str]]]) -> None:
    named_first = {("unit", u.unit_id, u.label_zh) for u in CATALOG.units}
    named_first |= {("subsector", s.subsector_id, s.name_zh) for s in CATALOG.subsectors}
    named_first |= {("industry", i.industry_id, i.name_zh) for i in CATALOG.industries}
    assert {(k, i, text) for k, i, text in named_first if found[text][k][0] != i} == set()


def test_a_district_s_code_finds_its_unit() -> None:
    codes = {name for entry in entries(ATLAS, VIEW) if entry.id == "caidian" for name in entry.names}
    assert "420114" in codes


def test_what_came_later_is_marked() -> None:
    later = {entry.id for entry in entries(ATLAS, VIEW) if entry.later}
    assert later == {park.park_id for park in CATALOG.parks if CATALOG.is_later(park, VIEW.edition)}
    assert later


def test_all_kinds_are_there_and_every_page_is_one() -> None:
    assert {entry.kind for entry in entries(ATLAS, VIEW)} == set(KINDS)
    assert tuple(TITLES) == PAGES


def test_everything_found_leads_to_a_page_that_reads_it() -> None:
    for entry in entries(ATLAS, VIEW):
        way = way_to(entry.kind, entry.id, "sources")
        assert way, entry
    assert way_to("unit", "ovc", "city") == ("city", {"unit": "ovc"})
    assert way_to("unit", "ovc", "targets") == ("district", {"unit": "ovc"})
    assert way_to("industry", "auto", "match") == ("city", {"layer": "industry:auto"})
    assert way_to("subsector", "robots", "match") == ("city", {"layer": "subsector:robots"})
    assert way_to("nonsense", "x", "city") is None


def test_the_words_of_the_search_travel_with_its_index_and_no_others() -> None:
    words = words_of(guide_script(), "en")
    assert words["查找结果"] == "Search results"
    assert len(words) < len(messages("en")) / 4
