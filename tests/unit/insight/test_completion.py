"""Completion rates and the traffic light, as laws."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.views import EDITION

from mapping.catalog.records import Target
from mapping.insight.targets.actuals import Actual
from mapping.insight.targets.completion import Light, completions, light, rate, rates

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

ASKED = Target(
    "t", "unit", "ovc", EDITION, "目标", "Target", ">=", 35.0, None, "个", "projects", None, None, 2021, "一", ""
)
VALUES = st.floats(min_value=0, max_value=1e9, allow_nan=False)
TARGETS = st.builds(
    lambda value, sign: replace(ASKED, value=value, comparator=sign),
    st.floats(min_value=0.01, max_value=1e9),
    st.sampled_from([">=", ">", "~"]),
)
ORDER = [Light.MISSED, Light.NEAR, Light.DONE]


@given(TARGETS, VALUES, VALUES)
def test_more_is_never_worse(target: Target, a: float, b: float) -> None:
    less, more = sorted((a, b))
    assert ORDER.index(light(target, less)) <= ORDER.index(light(target, more))
    assert (rate(target, less) or 0) <= (rate(target, more) or 0)


@given(TARGETS)
def test_the_target_itself_is_reached_unless_more_is_asked(target: Target) -> None:
    assert target.value is not None
    assert rate(target, target.value) == 1
    assert light(target, target.value) is (Light.NEAR if target.comparator == ">" else Light.DONE)


@given(TARGETS, VALUES)
def test_a_green_light_means_the_whole_target_and_a_red_one_less_than_80_percent(target: Target, value: float) -> None:
    share = rate(target, value)
    assert share is not None
    shown = light(target, value)
    if shown is Light.DONE:
        assert share >= 1
    elif shown is Light.NEAR:
        assert 0.8 <= share <= 1
    else:
        assert share < 0.8


@pytest.mark.parametrize(
    ("value", "expected"),
    [(35.0, Light.DONE), (34.99, Light.NEAR), (28.0, Light.NEAR), (27.99, Light.MISSED), (0.0, Light.MISSED)],
)
def test_the_thresholds(value: float, expected: Light) -> None:
    assert light(ASKED, value) is expected


def test_without_a_value_or_a_target_nothing_is_claimed() -> None:
    assert light(ASKED, None) is Light.UNKNOWN
    assert light(replace(ASKED, value=None), 3.0) is Light.UNKNOWN
    assert rate(replace(ASKED, value=0.0), 3.0) is None
    assert light(replace(ASKED, value=0.0), 3.0) is Light.DONE


def test_a_target_to_strive_for_is_measured_by_that() -> None:
    assert rate(replace(ASKED, value=None, stretch_value=300.0), 150.0) == 0.5


def test_a_yes_is_done_or_not_and_has_no_rate() -> None:
    flag = replace(ASKED, comparator=None, value=1.0, value_unit="是")
    assert (light(flag, 1.0), light(flag, 0.0)) == (Light.DONE, Light.MISSED)
    assert rate(flag, 1.0) is None


def test_the_table_puts_the_least_reached_first_and_the_unreported_last(atlas: Atlas) -> None:
    reported = [
        Actual("ovc", "tax_per_mu", 42.0, "", "", 2),
        Actual("huangpi", "tax_per_mu", 5.0, "", "", 3),
        Actual("caidian", "pastoral_complex", 0.0, "", "", 4),
    ]
    table = completions(atlas.catalog, reported, EDITION)
    assert len(table) == sum(target.unit_id is not None for target in atlas.catalog.targets)
    assert [(row.unit.unit_id, row.light) for row in table[:4]] == [
        ("huangpi", Light.MISSED),
        ("ovc", Light.DONE),
        ("caidian", Light.MISSED),
        ("ovc", Light.UNKNOWN),
    ]
    of = rates(table, "tax_per_mu")
    assert (of["huangpi"], of["ovc"], of["wedz"]) == (0.25, 1.2, None)
    assert "jiangan" not in of
