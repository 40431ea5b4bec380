"""The plan's targets: what is set, for whom, together with whom, and what was left unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.views import EDITION

from mapping.catalog import load_catalog
from mapping.errors import UnknownNameError
from mapping.insight.targets.plan import city_table, goals, required, unit_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mapping.insight.atlas import Atlas


def test_the_city_table_holds_the_city_s_targets_only(atlas: Atlas) -> None:
    table = city_table(atlas.catalog, EDITION)
    assert len(table) == 29
    assert table[0].target_id == "gdp"
    assert (table[0].value, table[0].stretch_value, table[0].growth_pct) == (17600, 17800, 12)
    assert all(target.unit_id is None for target in table)


def test_a_target_to_strive_for_has_no_base_value(atlas: Atlas) -> None:
    only = [target for target in city_table(atlas.catalog, EDITION) if target.value is None]
    assert [(target.target_id, required(target)) for target in only] == [("above_scale_net", 300)]


def test_a_target_that_is_not_set_is_absent_and_not_nought(atlas: Atlas) -> None:
    by_id = {goal.target_id: goal for goal in goals(atlas.catalog, EDITION)}
    assert set(by_id["tax_per_mu"].of) == {"ovc", "wedz", "dongxihu", "caidian", "jiangxia", "huangpi", "xinzhou"}
    assert all((required(target) or 0) > 0 for goal in by_id.values() for target in goal.of.values())


def test_a_yes_is_told_from_a_quantity(atlas: Atlas) -> None:
    flags = [goal.target_id for goal in goals(atlas.catalog, EDITION) if goal.is_flag]
    assert flags == ["pastoral_complex"]
    assert len(goals(atlas.catalog, EDITION)) == 11


def test_a_unit_s_table_has_its_own_rows_in_the_plan_s_order(atlas: Atlas) -> None:
    rows = unit_table(atlas.catalog, "hongshan", EDITION)
    assert [row.target.target_id for row in rows] == [
        "industry_project_funds_share",
        "service_projects_3bn",
        "headquarters_projects",
        "digital_economy_parks",
        "new_buildings_100m_tax",
    ]


@pytest.mark.parametrize(
    ("unit_id", "target_id", "groups", "units"),
    [
        ("ovc", "tax_per_mu", ("national_zone",), ()),
        ("huangpi", "headquarters_projects", ("central", "new_district"), ()),
        ("hongshan", "digital_economy_parks", ("national_zone",), ("jianghan", "hongshan", "qingshan")),
        ("wedz", "pastoral_complex", ("new_district",), ("wedz", "dongxihu")),
    ],
)
def test_a_group_target_names_who_else_is_given_it(
    atlas: Atlas, unit_id: str, target_id: str, groups: tuple[str, ...], units: tuple[str, ...]
) -> None:
    (row,) = [row for row in unit_table(atlas.catalog, unit_id, EDITION) if row.target.target_id == target_id]
    assert row.audience.is_group
    assert row.audience.groups == groups
    assert {unit.unit_id for unit in row.audience.units} == set(units)
    assert unit_id in {unit.unit_id for unit in row.audience.members}


def test_everybody_who_is_given_the_same_sees_the_same_group(atlas: Atlas) -> None:
    for unit in atlas.catalog.units:
        for row in unit_table(atlas.catalog, unit.unit_id, EDITION):
            for member in row.audience.members:
                again = [
                    r
                    for r in unit_table(atlas.catalog, member.unit_id, EDITION)
                    if r.target.target_id == row.target.target_id
                ]
                assert [r.audience for r in again] == [row.audience]


def test_a_value_of_its_own_is_no_group_target(spoil: Callable[[str, str, str], Path]) -> None:
    old = "tax_per_mu,unit,ovc,2021,重点工业园区亩均税收,Tax revenue per mu (1/15 ha) in key industrial parks,>=,35"
    catalog = load_catalog(spoil("targets.csv", old, old[:-2] + "36"))
    (row,) = [row for row in unit_table(catalog, "ovc", EDITION) if row.target.target_id == "tax_per_mu"]
    assert not row.audience.is_group
    (other,) = [row for row in unit_table(catalog, "wedz", EDITION) if row.target.target_id == "tax_per_mu"]
    assert other.audience.groups == ()
    assert {unit.unit_id for unit in other.audience.units} == {"wedz", "dongxihu"}


def test_an_unknown_unit_is_named(atlas: Atlas) -> None:
    with pytest.raises(UnknownNameError, match="江厦"):
        unit_table(atlas.catalog, "江厦", EDITION)
