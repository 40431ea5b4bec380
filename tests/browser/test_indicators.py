"""Figures of an office as layers of the map: of layout units like any other, of districts among districts alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

import pytest
from playwright.sync_api import expect
from tests.conftest import HOST, Server, free_port, start_streamlit, stop, wait_until_healthy
from tests.office_indicators import atlas_with_indicators, folder_with_indicators
from tests.views import VIEW
from waiting import at_rest

from mapping.cartography.look import light
from mapping.cartography.resolve import all_layers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

LAYERS = all_layers(VIEW, atlas_with_indicators())
POWER, GROWTH = LAYERS["indicator:power"], LAYERS["indicator:growth"]
QINGSHAN, HANYANG = "420107", "420105"
DRAWN = "[data-testid=live-map][data-ready]"


class Visit(Protocol):
    """Open a path of the server whose data have indicators."""

    def __call__(self, path: str) -> Page: ...


@pytest.fixture(scope="module")
def with_indicators(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the application over the project's data with indicators; return its address."""
    folder = tmp_path_factory.mktemp("indicators")
    data = folder_with_indicators(folder / "data")
    port = free_port()
    server = Server(f"http://{HOST}:{port}", folder / "streamlit.log")
    with server.log_file.open("wb") as log:
        process = start_streamlit(port, log.fileno(), data=data)
    try:
        wait_until_healthy(process, server)
        yield server.url
    finally:
        stop(process)


@pytest.fixture
def visit(with_indicators: str, page: Page) -> Visit:
    def open_path(path: str) -> Page:
        page.goto(f"{with_indicators}{path}")
        page.locator(DRAWN).first.wait_for()
        return page

    return open_path


def district(page: Page, adcode: str) -> Locator:
    return page.locator(f'path[data-district="{adcode}"]')


def geography(page: Page, shown: str) -> None:
    expect(page.get_by_test_id("live-map")).to_have_attribute("data-geo", shown)


def choose(page: Page, layer: str) -> None:
    option = page.locator(f'[data-layer-option="{layer}"]')
    option.evaluate("option => { const fold = option.closest('details'); if (fold) fold.open = true; }")
    option.click()
    expect(page.get_by_test_id("live-map")).to_have_attribute("data-layer", layer)


def legend(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.get_by_test_id("legend-row").all_inner_texts()]


def test_an_indicator_of_districts_is_drawn_on_thirteen_districts_with_its_legend_and_the_reason(visit: Visit) -> None:
    page = visit("/?layer=indicator:power")
    geography(page, "district")
    expect(page.locator("path[data-district]")).to_have_count(13)
    expect(page.locator("path[data-unit]")).to_have_count(0)
    for adcode, value in POWER.values.items():
        said = f"{POWER.names[adcode]}，工业用电量：{value.text}"
        expect(district(page, adcode)).to_have_attribute("aria-label", said)
        if not POWER.bin_of(adcode).hatch:
            expect(district(page, adcode)).to_have_attribute("fill", POWER.fill(adcode))
    # what is not known has the hatch, and no colour of a value nor that of a gap
    assert not {light("no-data"), POWER.fill(QINGSHAN)} & {district(page, HANYANG).get_attribute("fill")}
    assert legend(page) == [f"{row.bin.label} {row.count}" for row in POWER.legend]
    expect(page.locator(".lm-counted")).to_contain_text("不能画在布局单元图上，已改画在行政区视图上")
    rows = page.locator("[data-testid=twin] tr[data-row]")
    expect(rows).to_have_count(13)
    expect(rows.nth(0)).to_contain_text(POWER.values["420102"].short)


def test_units_are_refused_in_a_sentence_while_districts_have_the_values(visit: Visit) -> None:
    page = visit("/?layer=indicator:power")
    page.get_by_role("radio", name="布局单元").click()
    expect(page.get_by_role("alert").filter(has_text="两套边界不同")).to_be_visible()
    geography(page, "district")
    expect(page.get_by_role("radio", name="行政区")).to_have_attribute("aria-checked", "true")
    choose(page, "lead")
    expect(page.locator(".lm-notice")).to_have_count(0)
    geography(page, "unit")
    expect(page.locator("path[data-unit]")).to_have_count(14)


def test_the_administrative_view_stays_only_for_who_has_chosen_it(visit: Visit) -> None:
    page = visit("/")
    choose(page, "indicator:power")
    geography(page, "district")
    at_rest(page)
    assert "geo=" not in page.url
    choose(page, "indicator:growth")
    geography(page, "unit")
    at_rest(page)
    page.go_back()
    geography(page, "district")
    at_rest(page)
    page = visit("/?geo=district&layer=indicator:power")
    choose(page, "lead")
    geography(page, "district")
    expect(page.locator('path[data-district="420111"]')).to_have_count(3)


def test_a_district_is_chosen_by_keyboard_and_its_card_tells_its_figure(visit: Visit) -> None:
    page = visit("/?layer=indicator:power")
    district(page, QINGSHAN).focus()
    page.keyboard.press("Enter")
    expect(district(page, QINGSHAN)).to_have_attribute("aria-pressed", "true")
    card = page.get_by_test_id("card")
    expect(card.locator("[data-value]")).to_contain_text(POWER.values[QINGSHAN].text)
    expect(card).to_contain_text("不按面积分摊到布局单元")
    expect(page).to_have_url(re.compile(f"district={QINGSHAN}"))
    page.locator(f"[data-testid=twin] tr[data-row='{HANYANG}']").click()
    expect(card.locator("[data-value]")).to_contain_text("无数据")
    page.keyboard.press("Escape")
    expect(page.locator("path[data-district][aria-pressed=true]")).to_have_count(0)


def test_an_indicator_of_units_is_a_layer_like_any_other(visit: Visit) -> None:
    page = visit("/?district=420107")
    choose(page, "indicator:growth")
    geography(page, "unit")
    expect(page.locator("path[data-unit]")).to_have_count(14)
    expect(page.locator('path[data-unit="hongshan"]')).to_have_attribute("fill", GROWTH.fill("hongshan"))
    expect(page.locator('path[data-unit="hongshan"]')).to_have_attribute("aria-label", re.compile(r"-7\.5%"))
    assert legend(page) == [f"{row.bin.label} {row.count}" for row in GROWTH.legend]
    expect(page.locator("[data-headline]")).to_contain_text("洪山区最低")
    page.get_by_role("button", name="工业增速（%）").click()
    first = page.locator("[data-testid=twin] tr[data-row]").nth(0)
    expect(first).to_have_attribute("data-row", "hongshan")
    # no ratio, no losses, and nothing of districts is a circle
    options = page.get_by_label("叠加指标").locator("option").all_inner_texts()
    assert not {POWER.label, GROWTH.label, LAYERS["indicator:balance"].label} & set(options)


def test_the_map_of_a_unit_and_unknown_indicators_say_what_they_do_not_show(visit: Visit) -> None:
    page = visit("/district?unit=ovc&layer=indicator:power")
    expect(page.locator("path[data-unit]")).to_have_count(14)
    page = visit("/?layer=indicator:nothing")
    expect(page.get_by_text("没有名为「indicator:nothing」的图层")).to_be_visible()
    geography(page, "unit")
