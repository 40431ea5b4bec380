"""The registry of address keys: every key reads what it writes, and nobody reads or writes another."""

from __future__ import annotations

import ast
import re
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from scripts import addresses

from mapping.cartography.resolve import all_layers
from mapping.cartography.spec import OVERLAYS
from mapping.catalog import labels
from mapping.i18n import LANGUAGES
from mapping.insight.match.lexicon import lexicon
from mapping.insight.match.weights import Weights
from mapping.insight.parks.finder import MOST_SHORTLISTED, RANGE_FACETS, VALUE_FACETS
from mapping.insight.parks.index import park_index
from mapping.insight.quotes import sentence_entries
from mapping.leaflet.publish import BROWSER_DIR
from mapping.settings import ROOT
from mapping.ui import address
from mapping.ui.address.firm_readers import VALUES as FIRM_VALUES
from mapping.ui.address.fitting import fitting
from mapping.ui.address.keys import KEYS, PAGES, Key, keys_held, keys_named, keys_of
from mapping.ui.address.readers import BASES
from mapping.ui.address.write import tidy
from mapping.ui.pages import TITLES
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.insight.atlas import Atlas

UI = ROOT / "src" / "mapping" / "ui"
TEXT = "智能制造、氢能与私募基金"
"""A text with words that may be taken out, one of them ambiguous."""
BESIDES = {"wish.drop": {"text": TEXT}, "wish.choose": {"text": TEXT}}
"""What an address must say besides, so that a key has values."""

each_key = pytest.mark.parametrize("key", KEYS, ids=lambda key: f"{key.name}-{key.owner}")
given_settings = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def some(known: Sequence[Any], most: int | None = None) -> st.SearchStrategy[tuple[Any, ...]]:
    """Some of the known values, in their order."""
    chosen = st.lists(st.sampled_from(known), unique=True, max_size=most)
    return chosen.map(lambda values: tuple(value for value in known if value in values))


def ranges(low: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, Any]]:
    pairs = st.tuples(low, low).map(sorted).map(lambda pair: (pair[0], pair[1]))
    return pairs | st.tuples(st.none() | low, st.none()) | st.tuples(st.none(), low)


def values_of(key: Key, atlas: Atlas) -> st.SearchStrategy[Any]:
    """Values that a key may have. A new key needs an entry here."""
    catalog = atlas.catalog
    words = lexicon(catalog).recognise(TEXT).words
    layers = all_layers(View(catalog.newest_edition), atlas)
    text = st.text(max_size=100).map(str.strip)
    known: dict[str, st.SearchStrategy[Any]] = {
        "spec.lang": st.sampled_from(tuple(LANGUAGES)),
        "spec.edition": st.sampled_from([edition.edition for edition in catalog.editions]),
        "spec.later": st.booleans(),
        "spec.unit": st.sampled_from([unit.unit_id for unit in catalog.units]),
        "spec.group": st.sampled_from([shared.shared_list for shared in catalog.shared_lists]),
        "spec.park": st.sampled_from([park.park_id for park in catalog.parks]),
        "spec.overlays": some(OVERLAYS),
        "spec.geo": st.sampled_from(("unit", "district")),
        "spec.district": st.sampled_from([str(adcode) for adcode in atlas.geography.districts.index]),
        "spec.layer": st.sampled_from(tuple(layers)),
        "drawn": st.sampled_from(tuple(layers)),
        "spec.over": st.sampled_from(("count", "tier:pillar", "parks")),
        "spec.within": st.sampled_from(
            ("@114.3,30.6,5", "114.3,30.5;114.4,30.5;114.4,30.6|114,30.5;114.1,30.5;114,30.6")
        ),
        "query.q": text,
        **{f"query.{facet}": some(list(park_index(catalog).values[facet]), 20) for facet in VALUE_FACETS},
        "query.area": ranges(st.floats(0, 9000).filter(lambda x: x == 0 or x > 1e-20)),
        "query.year": ranges(st.integers(1000, 9999)),
        "query.own": st.just(()),
        "query.later": st.booleans(),
        "short": some([park.park_id for park in catalog.parks], MOST_SHORTLISTED),
        "wish.text": st.text(max_size=300).filter(lambda text: fitting(text) == text),
        "wish.drop": some([word.term for word in words]),
        "wish.choose": some([(word.term, industry) for word in words for industry in word.industries[:1]]),
        "wish.weights": st.builds(Weights, parks=st.integers(0, 100).map(float), exact=st.integers(0, 100).map(float)),
        "pair.by": st.sampled_from(BASES),
        "pair.other": st.sampled_from([unit.unit_id for unit in catalog.units]),
        "lists.text": text,
        "lists.kind": st.sampled_from(tuple(labels("list"))),
        "seen.layer": st.sampled_from(
            ("firms", "firms:auto", "lq:auto", f"firms:{catalog.subsectors[0].subsector_id}")
        ),
        "seen.unit": st.sampled_from(("ovc", "scenic", "none")),
        "seen.heat": st.booleans(),
        "seen.merge": st.integers(0, 999),
        "seen.tab": st.sampled_from(("list", "plan", "chain")),
        "firms.q": text,
        "firms.industry": some([*(one.industry_id for one in catalog.industries), "none"]),
        "firms.subsector": some([*(one.subsector_id for one in catalog.subsectors[:30]), "none"]),
        **{f"firms.{name}": some(known) for name, (_, known) in FIRM_VALUES.items()},
        "firms.founded": ranges(st.integers(1000, 9999)),
        "firms.capital": ranges(st.floats(0, 9e8).filter(lambda x: x == 0 or x > 1e-20)),
        "firms.staff": ranges(st.integers(0, 10**8)),
        "firms.closed": st.booleans(),
        "firms.count": st.sampled_from(("number", "capital", "staff")),
        "firms.cell": st.just("88319b4d21fffff"),
        "clause": st.sampled_from(tuple(sentence_entries(catalog, catalog.newest_edition))),
        "source": st.sampled_from([source.source_id for source in catalog.sources]),
    }
    return known[key.owner]


def read(key: Key, text: str | None, atlas: Atlas) -> tuple[Any, tuple[str, ...]]:
    """Return the value of a key in an address, and what was wrong."""
    besides = BESIDES.get(key.owner, {})
    place = address.read(key.pages[0], besides if text is None else {**besides, key.name: text}, atlas)
    return attrgetter(key.owner)(place), place.problems


@each_key
@given_settings
@given(data=st.data())
def test_what_a_key_writes_it_reads(atlas: Atlas, key: Key, data: st.DataObject) -> None:
    value = data.draw(values_of(key, atlas))
    text = key.written(value)
    assert (text is None) == (value == key.default)
    assert read(key, text, atlas) == (value, ())


@each_key
@given_settings
@given(text=st.text(max_size=40) | st.sampled_from(("zz", "1", "none", "unknown", "zz,ovc", "-", "1-2-3", "parks:1")))
def test_whatever_stands_there_what_is_read_of_it_lasts(atlas: Atlas, key: Key, text: str) -> None:
    value, _ = read(key, text, atlas)
    written = key.written(value)
    assert read(key, written, atlas) == (value, ())
    assert written is None or tidy(key.name, written) == written


@given(name=st.text(min_size=1), value=st.text())
def test_keys_of_others_stay_as_they_are(name: str, value: str) -> None:
    assume(not keys_named(name))
    assert tidy(name, value) == value


def test_a_page_has_one_meaning_for_each_key_and_each_meaning_a_field_of_its_own() -> None:
    for page in PAGES:
        names = [key.name for key in keys_of(page)]
        assert len(set(names)) == len(names), page
    owners = [key.owner for key in KEYS]
    assert len(set(owners)) == len(owners)
    assert all(set(key.pages) <= set(PAGES) for key in KEYS)


def test_every_value_of_a_part_is_written_and_nothing_besides() -> None:
    assert set(address.written(query=address.Address().query).values()) == {None}
    assert set(address.written(query=address.Address().query)) == {"q", *VALUE_FACETS, *RANGE_FACETS, "own", "later"}
    assert address.written(short=("p011", "p012")) == {"short": "p011,p012"}
    assert address.written(wish=address.Wish("氢能", ("氢能",), (("智能制造", "ai"),))) == {
        "text": "氢能",
        "drop": "氢能",
        "choose": "智能制造:ai",
        "w": None,
    }


def test_a_link_says_what_differs_from_the_default_and_only_what_its_page_reads(atlas: Atlas) -> None:
    zh, en = (address.Links(View(atlas.catalog.newest_edition, lang=lang), atlas.catalog) for lang in ("zh", "en"))
    assert zh.page("city", layer="lead") == "./"
    assert en.page("city", layer="industry:auto") == "./?layer=industry%3Aauto&lang=en"
    assert zh.page("finder", park="p011", later=True) == "finder?park=p011&later=1"
    assert zh.page("district", unit="ovc") == "district?unit=ovc"
    assert en.source("plan") == "sources?source=plan&lang=en"
    with pytest.raises(KeyError):
        zh.page("finder", layer="lead")


def test_what_nobody_has_registered_is_neither_read_nor_written() -> None:
    for use in (lambda: address.text_of("strange"), lambda: address.note(strange="1")):
        with pytest.raises(KeyError):
            use()


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield every call of the address's functions in the pages, and of links, by the function's name."""
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            function = node.func if isinstance(node, ast.Call) else None
            if isinstance(function, ast.Attribute) and (
                function.attr == "page" or getattr(function.value, "id", "") == "address"
            ):
                yield function.attr, node  # type: ignore[misc]


def test_pages_name_no_key_that_is_not_registered() -> None:
    named = {
        (name, keyword.arg)
        for name, call in calls()
        if name in {"note", "decide", "take", "page"}
        for keyword in call.keywords
        if keyword.arg
    }
    texts = {("text_of", call.args[0].value) for name, call in calls() if name == "text_of"}  # type: ignore[attr-defined]
    assert len(named) > 5
    assert texts
    assert {(name, key) for name, key in named | texts if not keys_named(key)} == set()


def test_every_page_reads_its_own_keys() -> None:
    read_by = {call.args[0].value for name, call in calls() if name == "current"}  # type: ignore[attr-defined]
    shown = {path.stem for path in (ROOT / "pages").glob("*.py")} - {"__init__"}
    assert read_by == shown == set(TITLES) == set(PAGES)


def test_what_the_browser_holds_are_parts_of_its_states() -> None:
    types = "".join(path.read_text(encoding="utf-8") for path in BROWSER_DIR.rglob("types.d.ts"))
    for element, state in (("map", r"interface State \{(.*?)\n\}"), ("matrix", r"type MatrixState = \{(.*?)\};")):
        found = re.search(state, types, re.DOTALL)
        assert found, element
        parts = set(re.findall(r"(\w+):", found[1]))
        assert set(address.states(element)) <= parts, element
    assert {place.partition(".")[0] for place in chain.from_iterable(key.held for key in KEYS)} == {
        "map",
        "matrix",
        "head",
    }


def test_only_the_history_of_the_browser_asks_for_the_address() -> None:
    asks = re.compile(r"location\.search|URLSearchParams\(")
    modules = {path.relative_to(BROWSER_DIR).as_posix(): path.read_text("utf-8") for path in BROWSER_DIR.rglob("*.js")}
    assert [name for name, text in modules.items() if asks.search(text)] == ["element/history.js"]


def test_the_browser_is_told_of_every_key_that_it_holds() -> None:
    told = address.published("map")
    assert [(key["held"], key["key"]) for key in told["keys"]] == [(state, key.name) for state, key in keys_held("map")]
    by_name = {(key["held"], key["key"]): key for key in told["keys"]}
    assert by_name["selected", "unit"]["default"] is None
    assert by_name["overlays", "overlays"]["default"] == ("tiles", "water", "districts", "labels")
    assert (by_name["filter", "q"]["longest"], by_name["filter", "unit"]["list"]) == (100, True)
    assert by_name["short", "short"]["most"] == MOST_SHORTLISTED
    assert address.states("matrix") == ("unit", "by", "with")


def test_the_document_of_keys_is_what_the_registry_says() -> None:
    assert addresses.DOCUMENT.read_text(encoding="utf-8") == addresses.document(), f"run {addresses.COMMAND}"
