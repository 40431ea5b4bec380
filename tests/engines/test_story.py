"""One story told in every engine: a unit is chosen, a layer switched, the parks filtered, by real clicks and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.engines.page import DESKTOP, PHONE, Screen
from tests.engines.test_every_page import MAP_READY, SCREENS
from tests.views import EDITION, VIEW

from mapping.cartography.resolve import all_layers
from mapping.insight.atlas import load_atlas
from mapping.insight.parks.finder import ParkQuery, find_parks

if TYPE_CHECKING:
    from tests.engines.conftest import Visit
    from tests.engines.page import EnginePage

ATLAS = load_atlas()
COUNT = all_layers(VIEW, ATLAS)["count"]
ESCAPE, ENTER, ARROW_RIGHT = "\ue00c", "\ue007", "\ue014"
HUANGPI = "path[data-unit=huangpi]"


def address(page: EnginePage) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("Object.fromEntries(new URL(location.href).searchParams)")
    return found


def count(selector: str) -> str:
    return f"all({selector!r}).length"


def attribute(selector: str, name: str) -> str:
    return f"one({selector!r})?.getAttribute({name!r})"


@pytest.mark.parametrize("screen", SCREENS)
def test_a_unit_is_chosen_and_a_layer_switched(visit: Visit, screen: Screen) -> None:
    page = visit("/", screen)
    page.wait(MAP_READY)
    page.click(HUANGPI)
    page.wait_for_value(attribute(HUANGPI, "aria-pressed"), "true")
    page.wait("one('[data-testid=card]').innerText.includes('商贸物流')")
    page.wait("new URL(location.href).searchParams.get('unit') === 'huangpi'")
    if screen is PHONE:  # the layers are folded away there
        page.click(".lm-sheet-button")
    page.click('[data-layer-option="count"]')
    page.wait_for_value(attribute("[data-testid=live-map]", "data-layer"), "count")
    page.wait_for_value(count("[data-testid=legend-row]"), len(COUNT.bins))
    for unit_id in ("ovc", "huangpi", "wuchang"):
        assert page.evaluate(attribute(f"path[data-unit={unit_id}]", "fill")) == COUNT.fill(unit_id)
    page.wait("new URL(location.href).searchParams.get('layer') === 'count'")
    assert address(page) == {"unit": "huangpi", "layer": "count"}


def test_the_keyboard_chooses_and_lets_go(visit: Visit) -> None:
    page = visit("/?layer=count")
    page.wait(MAP_READY)
    page.evaluate("(one('path[data-unit=xinzhou]').focus(), true)")
    page.press(ENTER)
    page.wait("one('[data-testid=card]').innerText.includes('航运物流')")
    page.wait("new URL(location.href).searchParams.get('unit') === 'xinzhou'")
    page.press(ESCAPE)
    page.wait("one('[data-testid=card]').innerText.includes('各单元产业分布')")
    page.wait_for_value(attribute("path[data-unit=xinzhou]", "aria-pressed"), "false")
    page.evaluate("""(one('[data-layer-option="count"]').focus(), true)""")
    page.press(ARROW_RIGHT)
    page.wait_for_value(attribute("[data-testid=live-map]", "data-layer"), "group")


@pytest.mark.parametrize("screen", SCREENS)
def test_parks_are_filtered(visit: Visit, screen: Screen) -> None:
    page = visit("/finder", screen)
    page.wait(MAP_READY)
    rows = count(".lm-list [data-row]")
    page.wait_for_value(rows, len(find_parks(ATLAS.catalog, ParkQuery(), EDITION).ids))
    health = '[data-facet="industry"][data-value="health"]'
    page.click(health)
    wanted = len(find_parks(ATLAS.catalog, ParkQuery(industry=("health",)), EDITION).ids)
    page.wait_for_value(rows, wanted)
    page.wait_for_value(count("[data-testid=twin] tbody tr"), wanted)
    page.wait_for_value(attribute(health, "aria-pressed"), "true")
    page.wait("new URL(location.href).searchParams.get('industry') === 'health'")
    # Python says the same
    page.wait(f"one('.page-head').innerText.includes('当前 {wanted} 处')")


def test_pages_change_within_the_application_without_losing_their_styles(visit: Visit) -> None:
    page = visit("/", DESKTOP)
    page.wait(MAP_READY)
    page.click('[data-testid="stTopNavLink"][href$="/finder"]')
    page.wait("all('.lm-list [data-row]').length > 0")
    page.click('.page-choice [data-value="en"]')
    page.wait("document.documentElement.lang === 'en' && one('.page-head').innerText.includes('Park finder')")
    assert page.evaluate('all("link[data-page-sheet]").length') == 1
    assert page.evaluate('getComputedStyle(one("[data-testid=stHeader]")).backgroundColor') == "rgb(27, 54, 84)"
