"""Every value lies in one bin, and the breaks are round."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mapping.cartography import look_tints
from mapping.cartography.bins import EqualBin, RangeBin, find, no_data_bin, quantity_bins, thresholds


def label(lower: float | None, upper: float | None) -> str:
    return f"{lower}..{upper}"


quantities = st.lists(st.floats(min_value=0.01, max_value=1e7), min_size=1, max_size=40)


@given(quantities)
def test_every_quantity_lies_in_exactly_one_bin(values: list[float]) -> None:
    bins = (*quantity_bins(values, look_tints.SAND, label), no_data_bin("无数据"))
    for value in values:
        assert find(bins, value).kind == "value"
    assert find(bins, None).kind == "no_data"


@given(quantities)
def test_no_bin_of_a_quantity_is_empty(values: list[float]) -> None:
    bins = quantity_bins(values, look_tints.SAND, label)
    assert all(any(b.contains(v) for v in values) for b in bins)
    assert 1 <= len(bins) <= 5


@given(st.lists(st.floats(min_value=0.01, max_value=1e7), min_size=6, max_size=40, unique=True))
def test_thresholds_ascend_and_separate_the_values(values: list[float]) -> None:
    assume(len({f"{v:.6g}" for v in values}) == len(values))  # values that differ in the seventh digit need it too
    limits = thresholds(values)
    assert len(limits) == 4
    assert list(limits) == sorted(set(limits))
    assert min(values) < limits[0]
    assert limits[-1] <= max(values)


@given(st.lists(st.integers(min_value=0, max_value=5), min_size=1, max_size=30))
def test_few_small_integers_get_one_class_a_value(values: list[int]) -> None:
    assume(len(set(values)) <= 5)
    bins = quantity_bins(values, look_tints.SAND, label)
    assert [b.value for b in bins if isinstance(b, EqualBin)] == sorted(set(values))


def test_limits_are_the_roundest_numbers_that_change_no_class() -> None:
    assert thresholds([512, 582, 594, 623, 982, 1481, 1717, 1804, 2674, 7460, 7775, 12191, 14082, 16128, 22606]) == (
        800,
        1000,
        5000,
        10000,
    )


def test_unknown_values_never_take_part_in_the_classes() -> None:
    assert quantity_bins([None, 3.0, None], look_tints.SAND, label) == quantity_bins([3.0], look_tints.SAND, label)


def test_a_value_without_a_bin_is_a_fault_of_the_layer() -> None:
    with pytest.raises(ValueError, match="lies in 0 bins"):
        find((EqualBin("a", "a", "#ffffff", value="a"),), "b")
    twice = (RangeBin("x", "x", "#ffffff", lower=0), RangeBin("y", "y", "#ffffff", upper=9))
    with pytest.raises(ValueError, match="lies in 2 bins"):
        find(twice, 5)


def test_missing_values_are_hatched_and_share_no_colour_with_a_value() -> None:
    missing = no_data_bin("无数据")
    assert missing.hatch
    ramps = {
        *look_tints.SAND,
        *look_tints.GROUPS.values(),
        *(c for t in look_tints.TIERS for c in look_tints.tier_ramp(t)),
    }
    assert missing.fill not in ramps
    assert look_tints.NOT_DESIGNATED not in ramps
