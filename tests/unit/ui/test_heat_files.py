"""What the browser is given of firms by cell: shapes once a list, amounts once a query."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.firm_points import Points, some_points

from mapping.cartography import cell_bins
from mapping.firms.hexagons import corners_of
from mapping.insight.firms.model import MEASURES
from mapping.insight.firms.query import FirmQuery
from mapping.ui.firms.cell_files import amounts_file, shapes_file
from mapping.ui.firms.cells import heat
from mapping.ui.givers import giver_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

AUTO = FirmQuery(industry=("auto",))
MOST_A_CHANGE = 150_000
SIZES = (6, 7, 8, 9)


@pytest.fixture(autouse=True)
def _published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mapping.ui.firms.cells.FOR_ALL.put", lambda name, _: f"./{name}")


def fetched(address: str, **fields: object) -> bytes | None:
    """Return what the server gives out under an address."""
    mark, name = address.format(**fields).split("/")[-2:]
    giver = giver_of(mark)
    return giver.file(name) if giver else None


def opened(content: bytes | None) -> tuple[dict[str, Any], bytes]:
    assert content is not None
    (length,) = struct.unpack_from("<I", content)
    return json.loads(content[4 : 4 + length]), content[4 + length :]


def amounts_in(body: bytes) -> list[int]:
    numbers, number, times = [], 0, 1
    for byte in body:
        number, times = number + (byte & 127) * times, times * 128
        if byte < 128:
            numbers.append(number)
            number, times = 0, 1
    return numbers


def amounts_of(told: dict[str, Any], size: int) -> list[int]:
    return amounts_in(opened(fetched(told["amounts"], size=size))[1])


def index_of(told: dict[str, Any], size: int) -> dict[str, Any]:
    index: dict[str, Any] = json.loads(fetched(told["index"], size=size) or b"")
    return index


def test_telling_the_map_asks_the_list_for_nothing() -> None:
    points = some_points()
    heat(points, AUTO, 3)
    assert points.asked == []


@pytest.mark.parametrize("size", SIZES)
def test_every_firm_with_a_point_is_in_exactly_one_cell(size: int) -> None:
    points = some_points()
    told = heat(points, FirmQuery(closed=True))
    head, body = opened(fetched(told["amounts"], size=size))
    amounts = amounts_in(body)
    assert sum(amounts) == len(points.lon) == head["total"]
    assert len(amounts) == index_of(told, size)["cells"]
    assert head["without"] == points.without_point


@pytest.mark.parametrize("size", SIZES)
def test_a_filter_changes_amounts_and_no_shapes(size: int) -> None:
    points = some_points()
    all_of_them, some = heat(points, FirmQuery()), heat(points, AUTO)
    assert some["shapes"] == all_of_them["shapes"]
    assert some["amounts"] != all_of_them["amounts"]
    every, few = amounts_of(all_of_them, size), amounts_of(some, size)
    assert len(few) == len(every)
    assert all(a <= b for a, b in zip(few, every, strict=True))
    assert 0 < sum(few) < sum(every)


def test_each_answer_is_asked_for_once() -> None:
    points = some_points()
    for _ in range(3):
        told = heat(points, AUTO)
        amounts_of(told, 7)
        fetched(told["index"], size=7)
        fetched(told["shapes"], size=7, chunk="all")
    assert points.asked == [(FirmQuery(closed=True), 7, 0), (AUTO, 7, 0)]


def test_the_cell_that_is_chosen_is_no_filter_of_the_heat() -> None:
    points = some_points()
    assert heat(points, FirmQuery(cell="8740a6804ffffff")) == heat(points, FirmQuery())


def test_cells_that_are_merged_come_with_shapes_of_their_own() -> None:
    points = some_points()
    told = heat(points, FirmQuery(), 5)
    head, body = opened(fetched(told["amounts"], size=8))
    amounts, cells = amounts_in(body), index_of(told, 8)["cells"]
    larger, _ = opened(fetched(told["larger"], size=8))
    assert head["larger"] == larger["cells"] == len(amounts) - cells > 0
    assert all(amount == 0 or amount >= 5 for amount in amounts[:cells])
    assert sum(amounts) == head["total"] == sum(amounts_of(heat(points, FirmQuery()), 8))


def test_the_finest_cells_come_in_chunks_that_hold_all_of_them() -> None:
    points = some_points()
    told = heat(points, FirmQuery())
    index = index_of(told, 9)
    assert len(index["chunks"]) > 1
    for name, cells, west, south, east, north in index["chunks"]:
        assert opened(fetched(told["shapes"], size=9, chunk=name))[0]["cells"] == cells
        assert west < east
        assert south < north
    assert sum(cells for _, cells, *_ in index["chunks"]) == index["cells"]


def test_what_nobody_was_told_of_is_not_given_out() -> None:
    points = some_points()
    told = heat(points, FirmQuery())
    mark = told["amounts"].split("/")[-2]
    giver = giver_of(mark)
    assert giver is not None
    for name in ("amounts-0123456789abcdef.7.bin", "shapes.7.nowhere.bin", "amounts.5.bin", "../index.7.json", "x"):
        assert giver.file(name) is None
    assert giver_of(mark[:-1]) is None


def test_with_the_list_its_files_are_gone() -> None:
    points = some_points()
    told = heat(points, FirmQuery())
    assert fetched(told["index"], size=7)
    giver = giver_of(told["index"].split("/")[-2])
    assert giver
    del points
    assert giver.file("index.7.json") is None


def test_a_change_of_the_filter_is_small_where_every_cell_of_the_city_has_firms() -> None:
    chance = np.random.default_rng(1)
    place = chance.uniform((113.7, 30.0), (115.0, 31.3), (40_000, 2))
    everywhere = Points(*place.T, industry=np.full(len(place), "auto"), gone=np.zeros(len(place), dtype=bool))
    told = heat(everywhere, FirmQuery())
    for size in SIZES:
        assert len(fetched(told["amounts"], size=size) or b"") < MOST_A_CHANGE


@given(st.lists(st.integers(0, 2**52), max_size=30))
def test_amounts_come_out_as_they_went_in(numbers: list[int]) -> None:
    head, body = opened(amounts_file({"total": 1}, np.array(numbers, dtype=float)))
    assert head == {"total": 1}
    assert amounts_in(body) == numbers


def test_corners_are_told_to_a_third_of_a_metre() -> None:
    cells: NDArray[np.int64] = some_points().cells(FirmQuery(), 6).cells
    head, body = opened(shapes_file(cells, np.zeros(len(cells), dtype=bool)))
    count, step = head["cells"], head["step"]
    centres = np.frombuffer(body, "<i4", 2 * count, 8 * count).reshape(2, count)
    apart = np.frombuffer(body, "<i2", 12 * count, 16 * count).reshape(6, 2, count)
    told = (centres + apart.astype(int) * step) * 1e-6
    assert np.abs(np.moveaxis(told, 2, 0) - corners_of(cells)).max() < 3e-6


@given(st.floats(0, 1e9), st.sampled_from(MEASURES), st.sampled_from(SIZES))
def test_an_amount_is_of_exactly_one_class(amount: float, measure: Any, size: int) -> None:
    bounds = cell_bins.bounds(measure, size)
    found = cell_bins.bin_of(amount, measure, size)
    assert list(bounds) == sorted(set(bounds))
    assert len(cell_bins.labels(measure, size, "zh")) == len(bounds) == len(cell_bins.fills())
    if found is None:
        assert amount == 0
    else:
        assert bounds[found] <= amount
        assert found + 1 == len(bounds) or amount < bounds[found + 1]
