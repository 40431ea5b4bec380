"""What the finder shows before Python has answered is what Python will answer."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts import node
from tests.own_data import own_atlas
from tests.taken_in import parks
from tests.views import EDITION, VIEW

from mapping.cartography.layers.found_parks import found_parks_layer
from mapping.insight.additions import with_imports
from mapping.insight.folding import plain
from mapping.insight.parks.finder import RANGE_FACETS, VALUE_FACETS, ParkQuery, find_parks
from mapping.insight.parks.index import park_index
from mapping.insight.parks.values import SHORTHANDS
from mapping.leaflet.payload import layer_json
from mapping.ui import address
from mapping.ui.finder.choices import counts, options
from mapping.ui.finder.files import word_variants
from mapping.ui.finder.index import index_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[3]
CATALOG = own_atlas().catalog
PUBLISHED = {"index": index_json(CATALOG, VIEW), "options": options(CATALOG, "zh")}
TEXTS = ("", "swyy", "光谷", "zzzz", "yuanqu")


def values(facet: str) -> st.SearchStrategy[tuple[str, ...]]:
    known = list(park_index(CATALOG).values[facet])  # type: ignore[index]
    return st.just(()) | st.lists(st.sampled_from(known), max_size=3, unique=True).map(tuple)


def ranges(facet: str) -> st.SearchStrategy[tuple[float | None, float | None]]:
    ends = (0.5, 3, 30, 500) if facet == "area" else (1988, 2007, 2021)
    closed = st.lists(st.sampled_from(ends), min_size=2, max_size=2).map(sorted).map(lambda pair: (pair[0], pair[1]))
    low, high = st.tuples(st.sampled_from(ends), st.none()), st.tuples(st.none(), st.sampled_from(ends))
    return st.just((None, None)) | closed | low | high


queries = st.builds(
    ParkQuery,
    q=st.sampled_from(TEXTS),
    later=st.booleans(),
    **{facet: values(facet) for facet in VALUE_FACETS},
    **{facet: ranges(facet) for facet in RANGE_FACETS},
)


@pytest.fixture(scope="module")
def ask() -> Iterator[Callable[..., Any]]:
    """Ask the browser's module, which answers in a Node of its own: the name of a call, and what it is told."""
    command = [node.find().program, "tests/browser_units/predictions.js"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, encoding="utf-8") as browser:
        told, said = browser.stdin, browser.stdout
        assert told
        assert said

        def answer(call: str, **values: Any) -> Any:
            told.write(json.dumps({"call": call, "told": values}) + "\n")
            told.flush()
            return json.loads(said.readline())

        answer("open", **PUBLISHED)
        yield answer


def predicted(ask: Callable[..., Any], query: ParkQuery, text: dict[str, str] | None = None) -> Any:
    return ask("answer", filter=[[key, said] for key, said in address.written(query=query).items() if said], text=text)


@given(query=queries)
def test_any_filter_is_answered_as_python_answers_it(ask: Callable[..., Any], query: ParkQuery) -> None:
    told = json.loads(json.dumps(counts(CATALOG, query, EDITION)))
    answer = predicted(ask, query, {"of": query.q, "hex": told["text"]} if query.q else None)
    assert answer["parks"] == list(find_parks(CATALOG, query, EDITION).ids)
    assert {**answer["found"], "without": None} == {**told, "without": None}
    assert sorted(answer["found"].get("without", [])) == sorted(told.get("without", []))


@pytest.mark.parametrize("facet", SHORTHANDS)
def test_the_word_of_an_address_for_several_values_is_understood(ask: Callable[..., Any], facet: str) -> None:
    short = PUBLISHED["index"]["short"][facet]
    query = ParkQuery(**{facet: short["values"]})
    assert address.written(query=query)[facet] == short["word"]
    assert predicted(ask, query)["parks"] == list(find_parks(CATALOG, query, EDITION).ids)


def test_a_text_that_python_has_not_looked_up_is_waited_for(ask: Callable[..., Any]) -> None:
    assert predicted(ask, ParkQuery(q="swyy")) is None
    assert predicted(ask, ParkQuery(q="swyy"), {"of": "sw", "hex": "1"}) is None


@pytest.mark.parametrize("text", ["zz", "1e9", "9-x", "--", "5–10"])
def test_a_range_that_only_python_can_read_is_waited_for(ask: Callable[..., Any], text: str) -> None:
    assert ask("answer", filter=[["area", text]], text=None) is None


def test_words_are_folded_in_the_browser_as_in_python(ask: Callable[..., Any]) -> None:
    words = [word for park in CATALOG.parks for word in park.industries]
    known = word_variants(CATALOG)
    back = {simple: traditional for traditional, simple in known.items()}
    typed = ["".join(back.get(character, character) for character in word) for word in words]
    wide = [chr(0xFEE0 + ord(c)) if "!" <= c <= "~" else c for c in "AIoT 5g"]
    assert typed != words
    texts = [*words, *typed, "".join(wide), *known]
    told = ask("folded", texts=texts, variants=known)
    assert told == [plain(text) for text in texts]
    assert told[: len(words)] == told[len(words) : 2 * len(words)]


OWN = with_imports(own_atlas(), [parks(40)]).catalog
RENT, HOUSE = "rent_import_1", "house_import_1"
own_entries = st.lists(
    st.sampled_from([f"{RENT}:20-30", f"{RENT}:-25", f"{RENT}:45-", f"{HOUSE}:标准厂房", f"{HOUSE}:多层厂房"]),
    max_size=3,
    unique=True,
).map(tuple)


@given(own=own_entries, unit=st.sampled_from([(), ("ovc",), ("wedz",)]), later=st.booleans())
def test_columns_of_a_list_of_one_s_own_filter_in_the_browser_as_in_python(
    ask: Callable[..., Any], own: tuple[str, ...], unit: tuple[str, ...], *, later: bool
) -> None:
    ask("open", index=index_json(OWN, VIEW), options=options(OWN, "zh"))
    try:
        query = ParkQuery(own=own, unit=unit, later=later)
        told = json.loads(json.dumps(counts(OWN, query, EDITION)))
        answer = predicted(ask, query)
        assert answer["parks"] == list(find_parks(OWN, query, EDITION).ids)
        assert {**answer["found"], "without": None} == {**told, "without": None}
        assert sorted(answer["found"].get("without", [])) == sorted(told.get("without", []))
    finally:
        ask("open", **PUBLISHED)


def test_the_land_of_other_parks_is_the_layer_that_python_would_send(ask: Callable[..., Any]) -> None:
    everything, some = (
        find_parks(CATALOG, query, EDITION) for query in (ParkQuery(later=True), ParkQuery(level=("国家级",)))
    )
    before, after = (layer_json(found_parks_layer(found, CATALOG, "zh"), (), "zh") for found in (everything, some))
    classes = PUBLISHED["index"]["classes"]
    units = [park.unit_id for park in some.parks]
    land = ask("land", layer=before, classes=classes, units=units)
    assert (land["of"], land["legend"]) == (after["of"], after["legend"])
    units = [park.unit_id for park in everything.parks]
    land = ask("land", layer=after, classes=classes, units=units)
    assert (land["of"], land["legend"]) == (before["of"], before["legend"])
