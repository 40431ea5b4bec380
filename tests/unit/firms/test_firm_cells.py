"""Cells of points, and what becomes of those in which too few firms are."""

from __future__ import annotations

import h3
import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from mapping.firms.cells import cells_of, centres, merged, outside, resolutions
from mapping.firms.schema import RESOLUTIONS

POINTS = st.lists(st.tuples(st.floats(113.6, 115.1), st.floats(29.9, 31.4)), min_size=1, max_size=60)


@given(POINTS)
def test_cells_are_those_of_h3_and_lie_in_each_other(points: list[tuple[float, float]]) -> None:
    found = cells_of([lon for lon, _ in points], [lat for _, lat in points])
    for lon, lat, *cells in zip(*zip(*points, strict=True), *found, strict=True):
        finest = h3.latlng_to_cell(lat, lon, RESOLUTIONS[-1])
        for cell, resolution in zip(cells, RESOLUTIONS, strict=True):
            assert f"{cell:x}" == h3.cell_to_parent(finest, resolution)


def test_no_point_is_in_no_cell() -> None:
    found = cells_of([np.nan, 114.3, np.inf], [30.5, np.nan, 30.5])
    assert [cells.tolist() for cells in found] == [[0, 0, 0]] * 4
    assert [len(cells) for cells in cells_of([], [])] == [0] * 4


@given(POINTS, st.sampled_from(RESOLUTIONS), st.integers(0, 30), st.randoms(use_true_random=False))
def test_merging_keeps_totals_and_shows_no_small_cell_but_one(
    points: list[tuple[float, float]], resolution: int, least: int, chance: object
) -> None:
    cells = np.unique(cells_of(*np.array(points).T)[RESOLUTIONS.index(resolution)])
    firms = np.array([chance.randint(1, 9) for _ in cells])
    each, counts, amounts = merged(cells, firms, firms * 2.0, least)
    assert counts.sum() == firms.sum()
    assert amounts.sum() == 2 * firms.sum()
    assert len(np.unique(each)) == len(each)
    assert (counts < least).sum() <= 1
    # what has enough is told by itself, and nothing else of its size but what could not be merged further
    enough = dict(zip(cells[firms >= least].tolist(), firms[firms >= least].tolist(), strict=True))
    own = resolutions(each) == resolution
    told = dict(zip(each[own].tolist(), counts[own].tolist(), strict=True))
    assert enough.items() <= told.items()
    assert len(told) <= len(enough) + 1


def test_nothing_is_merged_that_has_enough() -> None:
    cells = np.unique(cells_of(np.linspace(114, 115, 50), np.linspace(30, 31, 50))[1])
    each, counts, _ = merged(cells, np.full(len(cells), 5), np.full(len(cells), 5.0), 5)
    assert each.tolist() == cells.tolist()
    assert set(counts.tolist()) == {5}


def test_cells_outside_are_told_by_their_centres() -> None:
    cells = cells_of([114.3, 113.0], [30.5, 30.5])[2]
    assert outside(cells, shapely.box(114, 30, 115, 31)).tolist() == [False, True]
    assert np.allclose(centres(cells), [[114.3, 30.5], [113.0, 30.5]], atol=0.01)
    assert outside(cells[:0], shapely.box(114, 30, 115, 31)).tolist() == []
