"""A second measure over the city map in the application: graduated circles with a legend of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.own_data import own_atlas
from tests.views import VIEW

from mapping.cartography.circles import circles
from mapping.cartography.resolve import all_layers

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    OpenPage = Callable[..., Page]

LAYERS = all_layers(VIEW, own_atlas())
CIRCLES = {layer_id: made for layer_id, layer in LAYERS.items() if (made := circles(layer))}
LINE = 1.5


def live_map(page: Page) -> Locator:
    return page.get_by_test_id("live-map")


def choice(page: Page) -> Locator:
    return page.get_by_label("叠加指标")


def diameters(page: Page) -> dict[str, float]:
    """Diameters of the drawn discs, px, by unit."""
    found: dict[str, float] = page.locator("path[data-circle]").evaluate_all(
        "all => Object.fromEntries(all.map(p => [p.dataset.circle, p.getBBox().width]))"
    )
    return found


def test_every_amount_but_the_one_drawn_can_be_laid_over(open_page: OpenPage) -> None:
    page = open_page("/?layer=count")
    offered = choice(page).locator("option").all_inner_texts()
    assert offered == ["无", *(made.label for layer_id, made in CIRCLES.items() if layer_id != "count")]


def test_circles_stand_at_every_unit_with_a_value(open_page: OpenPage) -> None:
    page = open_page("/")
    expect(page.locator("path[data-circle]")).to_have_count(0)
    choice(page).select_option("parks")
    expect(page).to_have_url(re.compile("over=parks"))
    drawn = diameters(page)
    radii = CIRCLES["parks"].radii
    assert set(drawn) == set(radii)
    largest = max(radii, key=lambda unit: radii[unit])
    for unit, radius in radii.items():
        assert drawn[unit] / drawn[largest] == pytest.approx(radius / radii[largest], abs=0.06), unit


def test_the_circles_have_a_legend_of_round_values(open_page: OpenPage) -> None:
    page = open_page("/?layer=density&over=parks")
    legend = page.get_by_test_id("circle-legend")
    expect(legend).to_contain_text("圆：园区数量")
    texts = legend.locator("text").all_text_contents()
    assert texts == [label for label, _ in CIRCLES["parks"].legend]


def test_the_second_value_is_told_to_pointer_and_screen_reader(open_page: OpenPage) -> None:
    page = open_page("/?layer=lead&over=parks")
    told = LAYERS["parks"].values["huangpi"].text
    path = page.locator('path[data-unit="huangpi"]')
    expect(path).to_have_attribute("aria-label", re.compile(f"，首位产业：.+；园区数量：{told}$"))
    path.hover(position={"x": 60, "y": 120})
    expect(page.locator(".lm-hover.on")).to_contain_text(f"园区数量{told}")


def test_it_is_chosen_with_the_keyboard_and_kept_in_the_address(
    open_page: OpenPage, new_context: Callable[..., object]
) -> None:
    page = open_page("/")
    choice(page).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("over=count"))
    other = open_page(page.url, new_context().new_page())  # type: ignore[attr-defined]
    expect(other.locator("path[data-circle]")).to_have_count(len(CIRCLES["count"].radii))
    expect(choice(other)).to_have_value("count")


def test_back_undoes_it(open_page: OpenPage) -> None:
    page = open_page("/")
    choice(page).select_option("parks")
    expect(page).to_have_url(re.compile("over=parks"))
    page.go_back()
    expect(page.locator("path[data-circle]")).to_have_count(0)
    expect(choice(page)).to_have_value("")
    page.go_forward()
    expect(page.locator("path[data-circle]")).to_have_count(len(CIRCLES["parks"].radii))


def test_it_stays_over_other_layers_and_over_districts(open_page: OpenPage) -> None:
    page = open_page("/?over=parks")
    for layer in ("count", "industry:auto"):
        page.locator(f'[data-layer-option="{layer}"]').click()
        expect(live_map(page)).to_have_attribute("data-layer", layer)
        expect(page.locator("path[data-circle]")).to_have_count(len(CIRCLES["parks"].radii))
    page.get_by_role("radio", name="行政区").click()
    expect(live_map(page)).to_have_attribute("data-geo", "district")
    expect(page.locator("path[data-circle]")).to_have_count(len(CIRCLES["parks"].radii))


def test_no_name_is_lost_to_a_circle(open_page: OpenPage) -> None:
    page = open_page("/?layer=density&over=parks")
    labels = " ".join(page.locator(".lm-stage .lm-label").all_inner_texts())
    for name in ("东湖高新", "武汉经开", "临空港", "青山", "蔡甸", "江夏", "黄陂", "新洲", "江岸", "硚口"):
        assert name in labels, name


def test_the_control_fits_a_phone(open_page: OpenPage, phone: Page) -> None:
    page = open_page("/?layer=density&over=parks", phone)
    box = choice(page).bounding_box()
    assert box
    assert box["height"] >= 36
    assert box["x"] + box["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
