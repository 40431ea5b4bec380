"""Where the system forces its colours upon pages, the map still tells values, edges, markers and what is chosen."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

import pytest
from harness import small_world
from PIL import Image
from playwright.sync_api import expect

if TYPE_CHECKING:
    from harness.element import OpenMap
    from playwright.sync_api import Locator, Page

Scheme = Literal["light", "dark"]


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> Scheme:
    chosen: Scheme = request.param
    return chosen


def forced(page: Page, scheme: Scheme) -> Page:
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    return page


def system(page: Page, name: str) -> str:
    """A colour of the system as styles are computed."""
    found: str = page.evaluate(
        """name => {
          const node = document.body.appendChild(document.createElement("i"));
          node.style.color = name;
          const { color } = getComputedStyle(node);
          node.remove();
          return color;
        }""",
        name,
    )
    return found


def style(node: Locator, name: str) -> str:
    found: str = node.evaluate("(node, name) => getComputedStyle(node)[name]", name)
    return found


def inked(page: Page, unit_id: str) -> float:
    """Share (0 to 1) of a piece of a unit's land that is nearer to the colour of text than to that of the ground."""
    box = page.locator(f".lm-stage > .lm-map path[data-unit={unit_id}]").bounding_box()
    assert box
    # away from edges, the label in the middle and what floats over the corners of the map
    clip = {"x": box["x"] + box["width"] / 4, "y": box["y"] + box["height"] / 5, "width": 24, "height": 24}
    picture = Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("L")  # type: ignore[arg-type]
    light = sum(picture.histogram()[128:]) / (24 * 24)
    return light if system(page, "CanvasText") == "rgb(255, 255, 255)" else 1 - light


def test_land_keeps_how_dark_its_tint_was(open_map: OpenMap, scheme: Scheme) -> None:
    book = small_world.book()
    book["layers"][0] = small_world.layer("first", "甲层", {"west": "a", "middle": "b", "east": "bare"})
    bare = {"key": "bare", "label": "未列入", "fill": "#f7f8f9", "hatch": False, "count": 1, "kind": "not_designated"}
    book["layers"][0]["legend"].append({**bare, "shade": 0})
    page = forced(open_map("layer=first&overlays=none", book=book), scheme)
    dark, pale, none = (inked(page, unit_id) for unit_id in ("west", "middle", "east"))
    assert dark > 0.6
    assert 0.1 < pale < dark - 0.2
    assert none == 0
    swatches = page.locator("[data-testid=legend-row] rect[data-shade]")
    assert swatches.evaluate_all("all => all.map(rect => rect.dataset.shade)") == ["5", "3", "0"]
    assert 'url("#lm-shade-5")' in style(swatches.first, "fill")


def test_who_only_shares_the_industry_is_told_from_who_lists_nothing(open_map: OpenMap, scheme: Scheme) -> None:
    book = small_world.book()
    book["layers"][0] = small_world.layer("first", "甲层", {"west": "b", "middle": "kin", "east": "bare"})
    row = {"hatch": False, "count": 1}
    kin = row | {"key": "kin", "label": "仅同属", "fill": "#b9dcd6", "kind": "same_industry", "shade": 6}
    bare = row | {"key": "bare", "label": "未列入", "fill": "#f7f8f9", "kind": "not_designated", "shade": 0}
    book["layers"][0]["legend"] += [kin, bare]
    page = forced(open_map("layer=first&overlays=none", book=book), scheme)
    covered, lines, none = (inked(page, unit_id) for unit_id in ("west", "middle", "east"))
    assert none == 0 < lines < covered
    for drawn in ("path[data-unit=middle]", "[data-testid=legend-row] rect[data-shade='6']"):
        assert 'url("#lm-shade-6")' in style(page.locator(drawn).first, "fill")
    pattern = page.locator("#lm-shade-6 path").first
    assert (style(pattern, "stroke"), style(pattern, "strokeWidth")) == (system(page, "CanvasText"), "1px")


def test_a_missing_value_keeps_its_hatch(open_map: OpenMap, scheme: Scheme) -> None:
    book = small_world.book()
    book["layers"][0] = small_world.layer("first", "甲层", {"west": "none", "middle": "b", "east": "a"})
    page = forced(open_map(book=book), scheme)
    west = page.locator("path[data-unit=west]")
    assert west.get_attribute("data-shade") is None
    assert "lm-hatch" in style(west, "fill")
    assert style(page.locator("#lm-hatch-1 path"), "stroke") == system(page, "GrayText")


def test_edges_selection_and_focus_are_drawn_in_colours_of_the_system(open_map: OpenMap, scheme: Scheme) -> None:
    page = forced(open_map("layer=first&selected=west"), scheme)
    text, ground, marked = (system(page, name) for name in ("CanvasText", "Canvas", "Highlight"))
    assert len({text, ground, marked}) == 3
    edges = page.locator(".lm-stage > .lm-map .leaflet-edge-pane path")
    strokes = edges.evaluate_all(
        """all => all.map(path => getComputedStyle(path)).filter(style => style.strokeOpacity !== "0")
          .map(style => style.stroke)"""
    )
    assert text in strokes
    assert set(strokes) <= {text, ground, system(page, "GrayText")}
    chosen = page.locator('.lm-stage > .lm-map .leaflet-selection-pane path[stroke="var(--selection)"]').first
    assert (style(chosen, "stroke"), style(chosen, "strokeWidth")) == (marked, "5px")
    page.locator("path[data-unit=east]").focus()
    ring = page.locator('.lm-stage > .lm-map .leaflet-selection-pane path[stroke="var(--focus)"]')
    expect(ring).to_have_count(1)
    assert style(ring, "stroke") == text
    assert style(page.locator(".lm-stage > .lm-map"), "backgroundColor") == ground


def test_labels_and_markers_stand_off_the_land(open_map: OpenMap, scheme: Scheme) -> None:
    book = small_world.book()
    book["parks"] = [
        small_world.park("p1", "west", 30.55, 114.05),
        small_world.park("p2", "west", 30.65, 114.15, own_place=False),
        small_world.park("p3", "east", 30.6, 114.55),
    ]
    page = forced(open_map("mode=unit&focus=west&layer=first&overlays=parks,labels&parks=p1,p2", book=book), scheme)
    text, ground = system(page, "CanvasText"), system(page, "Canvas")
    exact, town, other = (page.locator(f"[data-park={park_id}].lm-park") for park_id in ("p1", "p2", "p3"))
    assert (style(exact, "backgroundColor"), style(exact, "color")) == (text, ground)
    assert (style(town, "backgroundColor"), style(town, "color"), style(town, "borderColor")) == (ground, text, text)
    assert (style(other, "backgroundColor"), style(other, "borderColor")) == (ground, system(page, "GrayText"))
    assert style(page.locator(".lm-name").first, "color") == text
    # otherwise the browser draws a ground behind the number, in the number's own colour
    assert style(exact, "forcedColorAdjust") == "none"


def test_the_chosen_layer_and_row_are_marked(open_map: OpenMap, scheme: Scheme) -> None:
    page = forced(open_map("layer=first&selected=west"), scheme)
    option = page.locator('[data-layer-option="first"]')
    assert style(option, "backgroundColor") == system(page, "Highlight")
    row = page.locator("[data-testid=twin] tr[aria-selected=true]")
    assert style(row, "outlineColor") == system(page, "Highlight")
