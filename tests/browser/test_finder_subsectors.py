"""Sub-sectors in the park finder: under their industry, with parks, and as a filter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from tests.own_data import own_atlas
from tests.views import EDITION
from waiting import comes_to

from mapping.insight.parks.finder import ParkQuery, find_parks

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

CATALOG = own_atlas().catalog


def test_an_industry_opens_its_sub_sectors_and_one_of_them_finds_its_parks(open_page: OpenPage) -> None:
    page = open_page("/finder")
    fold = page.locator("[data-fold=subsector]")
    expect(fold).not_to_have_attribute("open", "")
    page.locator('[data-facet="industry"][data-value="health"]').click()
    expect(fold).to_have_attribute("open", "")
    shown = fold.locator("[data-branch=health] [data-facet] b")
    expect(shown.first).to_be_visible()
    counted = [int(text) for text in shown.all_inner_texts()]
    assert counted == sorted(counted, reverse=True)
    assert 0 not in counted
    devices = page.locator('[data-facet="subsector"][data-value="medical_devices"]')
    devices.first.click()
    expect(page).to_have_url(re.compile("subsector=medical_devices"))
    expect(devices.first).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".lm-chosen")).to_contain_text("医疗器械")
    found = find_parks(CATALOG, ParkQuery(industry=("health",), subsector=("medical_devices",)), EDITION)
    rows = page.locator(".lm-list [data-row]")
    comes_to(page, lambda: rows.evaluate_all("all => all.map(n => n.dataset.row)"), list(found.ids))
