"""A theme's map: less around it than around the city's, and layers that come with a message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from harness.element import reports, send
from playwright.sync_api import expect

if TYPE_CHECKING:
    from harness.element import OpenMap


def own_layer(fill: str, text: str) -> dict[str, Any]:
    value = {"bin": "all", "text": text, "short": text, "tiles": [], "ladder": "value"}
    return {
        "id": "score",
        "group": "measure",
        "label": "匹配度",
        "caption": "说明",
        "form": "value",
        "legend": [{"key": "all", "label": "全部", "fill": fill, "hatch": False, "count": 3, "kind": "value"}],
        "of": dict.fromkeys(("west", "middle", "east"), value),
        "lists": {"pair": {"ladder": "value", "tiles": [], "short": text}},
    }


def test_a_theme_has_legend_and_table_but_neither_switcher_nor_card(open_map: OpenMap) -> None:
    page = open_map("layer=first&mode=theme")
    expect(page.locator("[data-testid=legend-row]").first).to_be_visible()
    expect(page.locator("[data-testid=twin] tr[data-row=west]")).to_be_visible()
    expect(page.locator("[data-layer-option]")).to_have_count(0)
    expect(page.locator("[data-testid=card]")).to_have_count(0)
    page.locator("path[data-unit=west]").click()
    assert reports(page) == [["selected", "west"]]


def test_a_layer_that_comes_with_a_message_is_drawn_and_replaced_on_the_same_paths(open_map: OpenMap) -> None:
    page = open_map("layer=first&mode=theme")
    west = page.locator("path[data-unit=west]")
    west.evaluate("path => path.mark = 'same'")
    send(page, layer="score", extra=[own_layer("#123456", "八十分")])
    expect(west).to_have_attribute("fill", "#123456")
    expect(west).to_have_attribute("aria-label", "西区，匹配度：八十分")
    expect(page.locator("[data-testid=twin] tr[data-row=west]")).to_contain_text("八十分")
    # the same layer with other values, as after another question
    send(page, layer="score", extra=[own_layer("#654321", "五十分")])
    expect(west).to_have_attribute("fill", "#654321")
    expect(page.locator("[data-testid=twin] tr[data-row=west]")).to_contain_text("五十分")
    assert west.evaluate("path => path.mark") == "same"


def test_the_city_lies_whole_in_the_window_beside_a_theme_s_own_layers(open_map: OpenMap) -> None:
    """The panel takes its room before the map is fitted, whatever it is going to hold."""
    for query in ("layer=first&mode=theme&layers=first,second", "layer=first&mode=theme"):
        page = open_map(query)
        window = page.locator(".lm-stage").bounding_box()
        land = [page.locator(f"path[data-unit={unit}]").bounding_box() for unit in ("west", "east")]
        assert window
        assert all(
            box and box["x"] >= window["x"] and box["x"] + box["width"] <= window["x"] + window["width"] for box in land
        )
        left, right = (box for box in land if box)
        margins = left["x"] - window["x"], window["x"] + window["width"] - right["x"] - right["width"]
        assert abs(margins[0] - margins[1]) < 40, query
