"""A list of firms in DuckDB: what it answers adds up, whatever is asked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import firms_made

from mapping.errors import UsageError
from mapping.firms import expressions
from mapping.firms.engine import connect
from mapping.firms.schema import BATCHES, FIRMS, RESOLUTIONS
from mapping.firms.store import Store, let_go, store_at
from mapping.insight.firms.facets import BANDS, VALUE_FACETS
from mapping.insight.firms.model import CLASS_BASES, PLACE_BASES, STATUSES
from mapping.insight.firms.query import FirmQuery
from mapping.insight.within import Within
from mapping.sentences import FirmsCode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROWS = 2000


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    engine = connect("duckdb:")
    engine.replace(FIRMS, firms_made.firms(ROWS))
    engine.append(BATCHES, firms_made.batches())
    yield Store(engine)
    engine.close()


def _some(values: Any) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(list(values)), max_size=2, unique=True).map(tuple)


def _range(values: list[float]) -> st.SearchStrategy[tuple[float | None, float | None]]:
    ends = st.tuples(st.sampled_from(values), st.sampled_from(values)).map(sorted).map(tuple)
    return st.one_of(st.just((None, None)), ends, st.sampled_from(values).map(lambda low: (low, None)))


QUERIES = st.builds(
    FirmQuery,
    q=st.sampled_from(["", "光谷", "TCL"]),
    industry=_some(["opto", "auto", "none"]),
    subsector=st.one_of(st.just(()), _some([*firms_made.SUBSECTORS, "none"])),
    unit=_some([*firms_made.UNITS, "none"]),
    founded=_range([1980, 2000, 2015, 2020]),
    capital=_range([1, 100, 499.99, 5000]),
    staff=_range([1, 9, 50, 299]),
    status=_some(STATUSES),
    basis=_some(PLACE_BASES),
    confidence=_some(["high", "medium", "low"]),
    classed=_some(CLASS_BASES),
    closed=st.booleans(),
    within=st.sampled_from(["", "@114.3,30.55,15"]),
    count=st.sampled_from(["number", "capital", "staff"]),
)


def _found(store: Store, query: FirmQuery) -> int:
    return sum(part.num_rows for part in store.batches(query, ["firm_id"]))


@given(QUERIES)
def test_figures_count_each_firm_once(store: Store, query: FirmQuery) -> None:
    figures = store.figures(query)
    assert figures.total.firms == _found(store, query)
    store.forget()
    assert store.facets(query).total == figures.total.firms
    assert store.figures(query).by_unit.keys() == figures.by_unit.keys()


@given(QUERIES, st.sampled_from(RESOLUTIONS), st.sampled_from([0, 5, 40]))
def test_units_and_cells_add_up_to_the_same(store: Store, query: FirmQuery, resolution: int, least: int) -> None:
    figures, cells = store.figures(query), store.cells(query, resolution, least)
    assert sum(count.firms for count in figures.by_unit.values()) == cells.firms.sum() + cells.without_point
    assert len(np.unique(cells.cells)) == len(cells.cells) == len(cells.amounts) == len(cells.outside)
    if query.count == "number":
        assert cells.amounts.sum() == cells.firms.sum()


@given(QUERIES, st.sampled_from(VALUE_FACETS), st.data())
def test_beside_a_value_stands_what_it_would_find(store: Store, query: FirmQuery, facet: Any, data: Any) -> None:
    counts = store.facets(query).values[facet]
    value = data.draw(st.sampled_from(sorted(counts) or ["none"]))
    alone = query.model_copy(update={facet: (value,)})
    assert counts.get(value, 0) == _found(store, alone)


@given(QUERIES, st.sampled_from(sorted(BANDS)), st.data())
def test_beside_a_band_stands_what_it_would_find(store: Store, query: FirmQuery, facet: Any, data: Any) -> None:
    facets = store.facets(query)
    band = data.draw(st.sampled_from(BANDS[facet]))
    assert facets.bands[facet][band] == _found(store, query.model_copy(update={facet: band}))
    without = query.model_copy(update={facet: (None, None)})
    assert sum(facets.bands[facet].values()) + facets.unknown[facet] == _found(store, without)


@given(QUERIES)
def test_beside_the_closed_stands_how_many_more_there_are(store: Store, query: FirmQuery) -> None:
    more = _found(store, query.model_copy(update={"closed": True}))
    assert store.facets(query).closed == more - _found(store, query)


CORNERS = st.lists(
    st.tuples(st.floats(114.0, 114.6), st.floats(30.3, 30.8)).map(lambda at: (round(at[0], 5), round(at[1], 5))),
    min_size=3,
    max_size=9,
    unique=True,
)


@given(st.lists(CORNERS, min_size=1, max_size=3))
def test_an_area_holds_what_it_holds_everywhere(store: Store, rings: list[list[tuple[float, float]]]) -> None:
    """The arithmetic of engines agrees with the shapes of maps; the points have six decimals, the corners five."""
    try:
        area = Within.of_polygons(rings)
    except UsageError:
        return  # it crosses itself, or is no area
    points = store.engine.arrow(
        expressions.ready(store.engine.table(FIRMS), FirmQuery(closed=True), ["firm_id", "lon", "lat"])
    )
    points = points.drop_null()
    held = area.contain(points["lon"].to_numpy(), points["lat"].to_numpy())
    found = store.batches(FirmQuery(closed=True, within=area.to_text()), ["firm_id"])
    assert [row for part in found for row in part["firm_id"].to_pylist()] == points["firm_id"].to_numpy()[held].tolist()


def test_a_circle_is_the_ring_that_is_drawn(store: Store) -> None:
    area = Within.parse("@114.3,30.55,8")
    points = store.engine.arrow(store.engine.table(FIRMS).select("lon", "lat")).drop_null()
    held = area.contain(points["lon"].to_numpy(), points["lat"].to_numpy()).sum()
    assert store.figures(FirmQuery(closed=True, within="@114.3,30.55,8")).total.firms == held > 0


def test_firms_come_in_pages_the_largest_first(store: Store) -> None:
    query = FirmQuery(unit=("ovc",))
    firms = store.firms(query, 10_000)
    assert [store.page(query, after, 7) for after in (0, 7, 14)] == [firms[:7], firms[7:14], firms[14:21]]
    known = [firm.capital_wan for firm in firms if firm.capital_wan is not None]
    assert known == sorted(known, reverse=True)
    assert [firm.capital_wan for firm in firms[len(known) :]] == [None] * (len(firms) - len(known))
    assert len({firm.firm_id for firm in firms}) == len(firms) == store.figures(query).total.firms
    also = next(firm for firm in firms if firm.class_also)
    assert also.class_also == ("auto_a", "bio_a")
    assert all(firm.made_up for firm in firms)


def test_the_source_says_that_firms_are_made_up(store: Store) -> None:
    assert store.source.made_up
    assert (store.source.firms, store.source.files, store.source.date) == (ROWS, ("名录.csv",), firms_made.DAY)
    engine = connect("duckdb:")
    engine.replace(FIRMS, firms_made.firms(5, made_up=False))
    assert not Store(engine).source.made_up
    engine.append(FIRMS, firms_made.firms(1))
    assert Store(engine).source.made_up


def test_what_was_asked_is_not_asked_again_until_it_is_forgotten(store: Store) -> None:
    query = FirmQuery(unit=("wedz",))
    with ThreadPoolExecutor(8) as threads:
        first, *others = threads.map(lambda _: store.figures(query).rows, range(8))
    assert all(rows is first for rows in others)
    assert store.figures(query.model_copy(update={"count": "staff"})).rows is first
    store.forget()
    assert store.figures(query).rows is not first


def test_a_list_is_opened_once_for_all(tmp_path: Path) -> None:
    url = f"duckdb:{tmp_path / 'firms.duckdb'}"
    engine = connect(url)
    engine.append(BATCHES, firms_made.batches())
    engine.close()
    with pytest.raises(UsageError) as caught:
        store_at(url)
    assert caught.value.fault.code is FirmsCode.NO_LIST
    engine = connect(url)
    engine.append(FIRMS, firms_made.firms(9))
    engine.close()
    assert store_at(url) is store_at(url)
    assert store_at(url).source.firms == 9
    let_go(url)
    connect(url).close()
