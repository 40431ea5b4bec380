"""The city map in a real browser: layers, selection by pointer and keyboard, address, and no request elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.own_data import own_atlas
from tests.views import VIEW

from mapping.cartography.resolve import all_layers

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    OpenPage = Callable[..., Page]

LAYERS = all_layers(VIEW, own_atlas())
UNITS = own_atlas().catalog.units
CARD = "[data-testid=card]"


def unit(page: Page, unit_id: str) -> Locator:
    return page.locator(f'path[data-unit="{unit_id}"]')


def fill(page: Page, unit_id: str) -> str | None:
    return unit(page, unit_id).get_attribute("fill")


def live_map(page: Page) -> Locator:
    return page.get_by_test_id("live-map")


def choose_layer(page: Page, layer: str) -> None:
    option = page.locator(f'[data-layer-option="{layer}"]')
    if not option.is_visible():  # the targets are folded away at first
        page.locator("details", has=option).locator("summary").click()
    option.click()


def test_every_unit_is_drawn_once_named_and_reachable(open_page: OpenPage) -> None:
    page = open_page("/")
    expect(page.locator("path[data-unit]")).to_have_count(14)
    for path in page.locator("path[data-unit]").all():
        assert path.get_attribute("tabindex") == "0"
        assert re.fullmatch(r".+，首位产业：.+", path.get_attribute("aria-label") or "")
    expect(page.locator('path[data-zone="scenic"]')).to_have_count(1)


# Presses one layer after the other and tells what stands there at once.
EVERY_LAYER = """(ids) => {
  const map = [...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")]
    .map((host) => host.shadowRoot.querySelector("[data-testid=live-map]")).find(Boolean);
  const box = map.getRootNode();
  return ids.map((id) => {
    box.querySelector(`[data-layer-option="${id}"]`).click();
    return {
      layer: map.dataset.layer,
      rows: [...box.querySelectorAll("[data-testid=legend-row]")].map((row) => row.textContent),
      fills: Object.fromEntries([...box.querySelectorAll("path[data-unit]")]
        .map((path) => [path.dataset.unit, path.getAttribute("fill")])),
    };
  });
}"""


def test_every_layer_is_drawn_with_its_own_colours_and_legend(open_page: OpenPage) -> None:
    drawn = open_page("/").evaluate(EVERY_LAYER, list(LAYERS))
    for one, (layer_id, layer) in zip(drawn, LAYERS.items(), strict=True):
        assert one["layer"] == layer_id
        for text, told in zip(one["rows"], layer.legend, strict=True):
            assert told.bin.label in text
            assert str(told.count) in text
        assert one["fills"] == {unit_id: layer.fill(unit_id) for unit_id in one["fills"]}
        assert len(one["fills"]) == len(UNITS)


def test_a_layer_is_drawn_before_python_answers(open_page: OpenPage) -> None:
    page = open_page("/")
    drawn = page.evaluate(
        """() => {
          const find = (root, query) => root.querySelector(query)
            ?? [...root.querySelectorAll("*")].map((e) => e.shadowRoot && find(e.shadowRoot, query)).find(Boolean);
          find(document, '[data-layer-option="density"]').click();
          return [find(document, '[data-testid="live-map"]').dataset.layer,
                  find(document, 'path[data-unit="jianghan"]').getAttribute("fill")];
        }"""
    )
    assert drawn == ["density", LAYERS["density"].fill("jianghan")]


def test_density_fills_the_scenic_area_and_other_layers_do_not(open_page: OpenPage) -> None:
    page = open_page("/?layer=density")
    scenic = page.locator('path[data-zone="scenic"]')
    assert scenic.get_attribute("fill") == LAYERS["density"].fill("scenic")
    choose_layer(page, "lead")
    expect(live_map(page)).to_have_attribute("data-layer", "lead")
    assert scenic.get_attribute("fill") == "none" or scenic.get_attribute("fill-opacity") == "0"


def test_a_click_opens_the_card_and_a_second_click_closes_it(open_page: OpenPage) -> None:
    page = open_page("/")
    unit(page, "huangpi").click(position={"x": 60, "y": 120})
    expect(page.locator(CARD)).to_contain_text("商贸物流")
    expect(page.get_by_role("button", name="打开区级地图")).to_be_visible()
    expect(unit(page, "huangpi")).to_have_attribute("aria-pressed", "true")
    unit(page, "huangpi").click(position={"x": 60, "y": 120})
    expect(page.locator(CARD)).to_contain_text("各单元产业分布")
    expect(unit(page, "huangpi")).to_have_attribute("aria-pressed", "false")


def test_the_same_unit_opens_again_after_going_back_to_the_city(open_page: OpenPage) -> None:
    page = open_page("/")
    for _ in range(2):
        unit(page, "huangpi").click(position={"x": 60, "y": 120})
        expect(page.locator(CARD)).to_contain_text("商贸物流")
        page.get_by_role("button", name="返回全市").click()
        expect(page.locator(CARD)).to_contain_text("各单元产业分布")
        expect(unit(page, "huangpi")).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_unit_is_chosen_with_the_keyboard(open_page: OpenPage, key: str) -> None:
    page = open_page("/")
    unit(page, "xinzhou").focus()
    page.keyboard.press(key)
    expect(page.locator(CARD)).to_contain_text("航运物流")
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_contain_text("各单元产业分布")


def test_the_layer_panel_works_with_the_keyboard(open_page: OpenPage) -> None:
    page = open_page("/")
    page.locator('[data-layer-option="lead"]').focus()
    page.keyboard.press("ArrowRight")
    expect(live_map(page)).to_have_attribute("data-layer", "count")


def test_a_copied_address_shows_the_same(open_page: OpenPage, new_context: Callable[..., object]) -> None:
    page = open_page("/")
    choose_layer(page, "industry:auto")
    unit(page, "jiangxia").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"(?=.*unit=jiangxia)(?=.*layer=industry(%3A|:)auto)"))
    other = open_page(page.url, new_context().new_page())  # type: ignore[attr-defined]
    expect(live_map(other)).to_have_attribute("data-layer", "industry:auto")
    expect(unit(other, "jiangxia")).to_have_attribute("aria-pressed", "true")
    expect(other.locator(CARD)).to_contain_text("光电子信息")


def test_back_undoes_the_last_choice(open_page: OpenPage) -> None:
    page = open_page("/")
    choose_layer(page, "count")
    expect(page).to_have_url(re.compile("layer=count"))
    unit(page, "xinzhou").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("unit=xinzhou"))
    expect(page.locator(CARD)).to_contain_text("航运物流")
    page.go_back()
    expect(page.locator(CARD)).to_contain_text("各单元产业分布")
    expect(live_map(page)).to_have_attribute("data-layer", "count")
    page.go_back()
    expect(live_map(page)).to_have_attribute("data-layer", "lead")


def test_overlays_are_kept_in_the_address(open_page: OpenPage) -> None:
    page = open_page("/")
    expect(page.locator("[data-park]")).to_have_count(0)
    page.get_by_role("checkbox", name="园区").check()
    expect(page.locator("[data-park]").first).to_be_attached()
    expect(page).to_have_url(re.compile("overlays="))
    page.reload()
    expect(page.locator("[data-park]").first).to_be_attached()
    drawn = {i for m in page.locator("[data-park]").all() for i in (m.get_attribute("data-park") or "").split()}
    catalog = own_atlas().catalog
    assert drawn == {p.park_id for p in catalog.parks if p.drawable and not p.after_edition}


def test_the_map_stays_alive_while_python_runs(open_page: OpenPage) -> None:
    page = open_page("/")
    unit(page, "ovc").evaluate("element => element.mark = 'same element'")
    for layer in ("count", "density", "industry:health"):
        choose_layer(page, layer)
        expect(page).to_have_url(re.compile(layer.split(":")[0]))
    assert unit(page, "ovc").evaluate("element => element.mark") == "same element"


def test_no_unit_is_left_unnamed_at_the_scale_of_the_city(open_page: OpenPage) -> None:
    page = open_page("/")
    labels = " ".join(page.locator("[data-testid=live-map]").all_inner_texts())
    for name in ("东湖高新", "武汉经开", "临空港", "青山", "蔡甸", "江夏", "黄陂", "新洲", "中心城区六区"):
        assert name in labels, name
