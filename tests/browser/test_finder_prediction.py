"""What the finder shows before Python has answered is what Python will answer."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any

import pytest
from harness.serve import harness_server
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.views import EDITION, VIEW

from mapping.cartography.layers.matches import matches_layer
from mapping.insight.atlas import load_atlas
from mapping.insight.parks.address import write_query
from mapping.insight.parks.finder import RANGE_FACETS, VALUE_FACETS, ParkQuery, find_parks
from mapping.insight.parks.index import park_index
from mapping.leaflet.payload import layer_json
from mapping.ui.finder.choices import counts, options
from mapping.ui.finder.index import index_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

CATALOG = load_atlas().catalog
PUBLISHED = {"index": index_json(CATALOG, VIEW), "options": options(CATALOG, "zh")}
ANSWER = """({ createPrediction }, { index, options, filter, text }) =>
  createPrediction(index, options).answer(filter, text)"""
LAND = """({ landOf }, { layer, classes, units }) => landOf(layer, classes, units.map((unit) => ({ unit })))"""
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
def run(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Any]]:
    """Run a function of the page with the module and one argument."""
    server = harness_server(tmp_path_factory.mktemp("published"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/blank.html")

    def run_in_page(body: str, argument: Any) -> Any:
        load = "const module = await import('/browser/finder/prediction.js');"
        return page.evaluate(f"async (argument) => {{ {load} return ({body})(module, argument); }}", argument)

    yield run_in_page
    page.close()
    server.shutdown()
    server.server_close()


def predicted(run: Callable[..., Any], query: ParkQuery, text: dict[str, str] | None = None) -> Any:
    filter_ = [list(pair) for pair in write_query(query).items()]
    return run(ANSWER, {**PUBLISHED, "filter": filter_, "text": text})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=queries)
def test_any_filter_is_answered_as_python_answers_it(run: Callable[..., Any], query: ParkQuery) -> None:
    told = json.loads(json.dumps(counts(CATALOG, query)))
    answer = predicted(run, query, {"of": query.q, "hex": told["text"]} if query.q else None)
    assert answer["parks"] == list(find_parks(CATALOG, query, EDITION).ids)
    assert {**answer["found"], "without": None} == {**told, "without": None}
    assert sorted(answer["found"].get("without", [])) == sorted(told.get("without", []))


def test_a_text_that_python_has_not_looked_up_is_waited_for(run: Callable[..., Any]) -> None:
    assert predicted(run, ParkQuery(q="swyy")) is None
    assert predicted(run, ParkQuery(q="swyy"), {"of": "sw", "hex": "1"}) is None


@pytest.mark.parametrize("text", ["zz", "1e9", "9-x", "--", "5–10"])
def test_a_range_that_only_python_can_read_is_waited_for(run: Callable[..., Any], text: str) -> None:
    assert run(ANSWER, {**PUBLISHED, "filter": [["area", text]], "text": None}) is None


def test_the_land_of_other_parks_is_the_layer_that_python_would_send(run: Callable[..., Any]) -> None:
    everything, some = (
        find_parks(CATALOG, query, EDITION) for query in (ParkQuery(later=True), ParkQuery(level=("国家级",)))
    )
    before, after = (layer_json(matches_layer(found, CATALOG, "zh"), (), "zh") for found in (everything, some))
    classes = PUBLISHED["index"]["classes"]
    units = [park.unit_id for park in some.parks]
    land = run(LAND, {"layer": before, "classes": classes, "units": units})
    assert (land["of"], land["legend"]) == (after["of"], after["legend"])
    units = [park.unit_id for park in everything.parks]
    land = run(LAND, {"layer": after, "classes": classes, "units": units})
    assert (land["of"], land["legend"]) == (before["of"], before["legend"])
