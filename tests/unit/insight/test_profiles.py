"""The profiles tell the facts of the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.views import EDITION, VIEW

from mapping.errors import UnknownNameError
from mapping.insight.profiles import city_profile, industry_profile, unit_profile
from mapping.view import View

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas


def test_optics_valley(atlas: Atlas) -> None:
    profile = unit_profile(atlas, "ovc", VIEW)
    assert [t.designation.term for t in profile.terms][:2] == ["光芯屏端网", "生物医药"]
    assert profile.terms[-1].designation.industry_id is None
    assert profile.area_km2 == pytest.approx(518.06, rel=0.001)
    assert profile.schematic_edge_km > 60
    assert profile.population == 935146
    assert profile.shared_list is None
    assert {t.target_id for t in profile.targets} >= {"tax_per_mu", "headquarters_projects"}
    assert profile.parks.total == profile.parks.drawable + profile.parks.unplaced
    assert sum(profile.parks.by_level.values()) == profile.parks.total


def test_a_central_district_shares_its_list(atlas: Atlas) -> None:
    profile = unit_profile(atlas, "wuchang", VIEW)
    assert profile.shared_list is not None
    assert [u.unit_id for u in profile.sharing] == ["jiangan", "jianghan", "qiaokou", "hanyang", "wuchang", "hongshan"]
    assert unit_profile(atlas, "qingshan", VIEW).sharing == ()


def test_rows_after_the_edition_are_left_out_unless_asked_for(atlas: Atlas) -> None:
    now, later = unit_profile(atlas, "ovc", VIEW), unit_profile(atlas, "ovc", View(EDITION, later=True))
    assert later.parks.total > now.parks.total
    assert sum(later.lists.values()) > sum(now.lists.values())


def test_an_industry_counts_a_shared_list_once(atlas: Atlas) -> None:
    finance = industry_profile(atlas, "finance", VIEW)
    assert (finance.units, finance.first, finance.lists) == (6, 6, 1)
    health = industry_profile(atlas, "health", VIEW)
    assert (health.units, health.first, health.lists) == (10, 0, 5)
    assert [row.rank for row in health.listings] == sorted(row.rank for row in health.listings)


def test_an_industry_that_nobody_names_still_has_its_parks_and_words(atlas: Atlas) -> None:
    green = industry_profile(atlas, "green", VIEW)
    assert green.units == 0
    assert green.parks
    assert green.words


def test_the_city_at_a_glance(atlas: Atlas) -> None:
    city = city_profile(atlas, VIEW)
    assert (city.designations.independent, city.designations.by_unit) == (40, 70)
    assert city.designated == 15
    assert len(city.claims) == 20
    assert city.claims["equipment"]["qingshan"] == 1
    assert city.parks == 146


def test_an_unknown_unit_or_industry_is_refused(atlas: Atlas) -> None:
    with pytest.raises(UnknownNameError):
        unit_profile(atlas, "atlantis", VIEW)
    with pytest.raises(UnknownNameError):
        industry_profile(atlas, "steel", VIEW)
