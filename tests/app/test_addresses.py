"""Every key of every page with values that nobody means: the page stands, says so in a few sentences, and goes on."""

from __future__ import annotations

import re
from html import unescape
from itertools import cycle
from typing import TYPE_CHECKING, Any

import pytest
from tests.own_data import own_atlas

from mapping.errors import LONGEST_SHOWN
from mapping.insight.entries import MOST_ENTRIES
from mapping.insight.parks import finder
from mapping.ui import address
from mapping.ui.address.fitting import ROOM, fitting
from mapping.ui.address.keys import KEYS as REGISTRY
from mapping.ui.address.keys import PAGES, keys_of
from mapping.ui.address.write import tidy
from mapping.ui.frame import layout
from mapping.ui.frame.layout import MOST_NOTICES

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from conftest import RunPage
    from mapping.ui.address.keys import Page

    Html = Callable[[AppTest], str]

ATLAS = own_atlas()
KEYS = {page: tuple(dict.fromkeys(key.name for key in keys_of(page))) for page in PAGES}
"""The keys that each page reads."""

STARTS = {"targets": {"unit": "ovc"}, "match": {"text": "氢能和生物医药"}}
"""What an address must say besides, so that every part of the page is there."""
FOOT = '<details class="description">'
WITHOUT_A_MAP = ("briefing", "import", "editions", "firms")
END = {"sources": 'id="part-licences"'} | dict.fromkeys(WITHOUT_A_MAP, 'class="page-statement"')
"""What stands at the end of each page, so that it is there when all of it was drawn."""
SENTENCE = 330
"""Characters of a notice, with its mark-up."""

HOSTILE = {
    "long": "zz" * 50_000,
    "repeated": ",".join(["zz"] * 1000),
    "unknown": "zz",
    "many": ",".join(f"zz{n}" for n in range(1000)),
    "control": "zz\x00\x1b\u202e\u2066<b>\ufffe",
    "marks": "zz" + "\u0301\u0316" * 9_000,
    "numbers": "9" * 5_000,
    "empty": ",,，, ,",
}


def notices(test: AppTest) -> list[str]:
    found = [e.proto.body for e in test.get("html") if 'class="notices"' in e.proto.body]
    return [line for body in found for line in re.findall(r"<li>(.*?)</li>", body, re.DOTALL)]


def is_told(page: Page, key: str, kind: str) -> bool:
    if key == "text":
        return fitting(HOSTILE[kind]) != HOSTILE[kind]
    if key == "q":
        return len(HOSTILE[kind]) > finder.LONGEST_TEXT
    lists = {known.name for known in keys_of(page) if known.form == "list"}
    return kind != "empty" or key not in lists


@pytest.fixture
def every_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a page say all that is wrong at once, however much it is."""
    monkeypatch.setattr(layout, "MOST_NOTICES", 1_000)


def fit_to_be_read(line: str) -> bool:
    longest = len(max(re.findall("[z9]+", unescape(line)), key=len, default=""))
    hidden = re.search("[\x00-\x08\x1b\u202a-\u202e\u2066-\u2069]", line)
    return len(line) <= SENTENCE and longest <= LONGEST_SHOWN + 1 and not hidden


@pytest.mark.parametrize(("page", "key"), [(page, key) for page, keys in KEYS.items() for key in keys])
def test_a_wrong_value_of_any_key_is_told_and_no_other(page: Page, key: str) -> None:
    for kind, value in HOSTILE.items():
        told = address.read(page, STARTS.get(page, {}) | {key: value}, ATLAS)
        left_to_the_page = told.drawn is not None  # the page of targets knows its layers itself
        assert bool(told.problems) is (is_told(page, key, kind) and not left_to_the_page), (kind, told.problems)


@pytest.mark.parametrize("page", KEYS)
def test_no_value_of_any_key_spoils_its_page(
    run_page: RunPage, html: Html, own_elements: Callable[[AppTest], list[Any]], page: Page
) -> None:
    test = run_page(page, **STARTS.get(page, {}))
    elements = len(own_elements(test))
    started = {key: test.query_params[key] for key in STARTS.get(page, {})}
    # each key with one kind, the kinds in turn; the laws of the values themselves are those above
    for key, (kind, value) in zip(KEYS[page], cycle(HOSTILE.items()), strict=False):
        test.query_params[key] = value
        test.run()
        assert not test.exception, (key, kind, test.exception)
        told = notices(test)
        assert bool(told) is is_told(page, key, kind), (key, kind, told)
        assert all(map(fit_to_be_read, told)), (key, kind, told)
        assert END.get(page, FOOT) in html(test), (key, kind)
        assert len(own_elements(test)) == elements, (key, kind)
        test.query_params.pop(key)
        for name, text in started.items():
            test.query_params[name] = text


@pytest.mark.usefixtures("every_notice")
@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("page", KEYS)
def test_hostile_values_of_all_keys_at_once_do_not_either(run_page: RunPage, html: Html, page: Page, kind: str) -> None:
    test = run_page(page, **dict.fromkeys(KEYS[page], HOSTILE[kind]) | STARTS.get(page, {}))
    assert all(map(fit_to_be_read, notices(test))), notices(test)
    assert END.get(page, FOOT) in html(test)


@pytest.mark.parametrize("page", KEYS)
def test_all_keys_wrong_at_once_are_a_handful_of_sentences_in_the_readers_language(
    run_page: RunPage, page: str
) -> None:
    query = dict.fromkeys(KEYS[page], HOSTILE["many"]) | {"lang": "en"}
    if page == "match":
        query["text"] = "hydrogen"
    told = notices(run_page(page, **query))
    assert min(2, len(KEYS[page]) - 1) <= len(told) <= MOST_NOTICES + 1  # each but the language
    for line in told:
        assert not re.search(r"[\u3400-\u9fff]", line), line


@pytest.mark.parametrize(("page", "key"), [(page, key) for page, keys in KEYS.items() for key in keys])
def test_no_wrong_value_is_answered_in_chinese_in_english(page: Page, key: str) -> None:
    for value in ("zz", "9" * 50, "3000-1", "zz:zz", "parks:zz", "parks:1000", "长" * 101):
        for problem in address.read(page, STARTS.get(page, {}) | {key: value}, ATLAS).problems:
            told = problem.told("en")
            assert not re.search(r"[\u3400-\u9fff]", told.replace("长", "")), (value, told)


def test_several_of_one_key_are_one_list_where_a_list_is_read(run_page: RunPage, html: Html) -> None:
    test = run_page("finder")
    test.query_params["industry"] = ["health", "auto,banana", "health"]
    test.run()
    assert "没有名为「banana」的965产业" in html(test)
    elements = [e.proto.json for e in test.get("bidi_component")]
    assert any('["industry","health,auto"]' in told.replace(" ", "") for told in elements)


@pytest.mark.parametrize("key", sorted({key.name for key in REGISTRY}))
def test_no_hostile_value_travels_on(key: str) -> None:
    for kind, value in HOSTILE.items():
        kept = tidy(key, value) or ""
        assert len(kept) <= max(ROOM, MOST_ENTRIES * 102), kind
        assert kept.count(",") < MOST_ENTRIES or key not in {key.name for key in REGISTRY if key.form == "list"}, kind
        assert (tidy(key, kept) or "") == kept, kind


def test_keys_of_others_are_left_alone() -> None:
    assert tidy("utm_source", HOSTILE["long"]) == HOSTILE["long"]


def test_what_others_have_added_to_an_address_stays_when_the_page_writes_it(run_page: RunPage) -> None:
    test = run_page("targets", unit="wuchang", utm_source="news", lang="en")
    test.button(key="targets_city").click().run()
    assert (test.query_params["utm_source"], test.query_params["lang"]) == ("news", "en")
    assert "unit" not in test.query_params
