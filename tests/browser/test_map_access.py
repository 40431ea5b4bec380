"""The map element for everyone: keyboard, large text, small windows, fingers, two languages, no motion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness import small_world
from playwright.sync_api import expect

if TYPE_CHECKING:
    from harness.element import OpenMap
    from playwright.sync_api import Page

LEAST_TARGET = 24
FINGER_TARGET = 36
ALL_OVERLAYS = "overlays=tiles,labels,parks,water,districts"
PHONE = {"width": 390, "height": 844}
AT_200_PERCENT = {"width": 720, "height": 450}


def sizes(page: Page, selector: str) -> list[tuple[str, float, float]]:
    """Text, width and height of every visible match; a label counts for the box that it ticks."""
    found = page.locator(selector).evaluate_all(
        """all => all.map(node => node.matches("input[type=checkbox]") ? node.closest("label") : node)
          .map(node => [node, node.getBoundingClientRect()]).filter(([, box]) => box.width > 0)
          .map(([node, box]) => [node.outerHTML.slice(0, 90), box.width, box.height])"""
    )
    return [(text, width, height) for text, width, height in found]


def test_every_control_is_large_enough_for_a_pointer(open_map: OpenMap) -> None:
    page = open_map(f"layer=first&over=second&{ALL_OVERLAYS}")
    controls = sizes(page, "button:not(.lm-park), select, input, summary")
    assert len(controls) > 8
    assert [c for c in controls if min(c[1:]) < LEAST_TARGET] == []


def test_a_small_dot_is_hit_beside_itself(open_map: OpenMap) -> None:
    page = open_map(f"layer=first&{ALL_OVERLAYS}")
    dot = page.locator("[data-park~=p6]")
    box = dot.bounding_box()
    assert box
    reach = dot.evaluate("node => parseFloat(getComputedStyle(node, '::after').width)")
    assert box["width"] < LEAST_TARGET <= reach


def test_controls_on_a_phone_are_large_enough_for_a_finger(open_map: OpenMap) -> None:
    page = open_map("layer=first&over=second")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.locator(".lm-narrow .lm-sheet-button").click()
    controls = sizes(page, ".lm-option, .lm-search input, select, .lm-tools button, input[type=checkbox]")
    assert len(controls) > 8
    assert [c for c in controls if c[2] < FINGER_TARGET] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_at_twice_the_text_size_nothing_is_out_of_reach(open_map: OpenMap) -> None:
    book = small_world.book()
    book["layers"][0]["legend"] *= 6
    page = open_map("layer=first&over=second", book=book)
    page.set_viewport_size(AT_200_PERCENT)  # type: ignore[arg-type]
    assert page.evaluate("document.documentElement.scrollWidth") <= AT_200_PERCENT["width"]
    for control in (page.locator('[data-layer-option="third"]'), page.get_by_label("叠加指标")):
        control.scroll_into_view_if_needed()
        control.click(trial=True)


def test_a_long_label_keeps_its_end(open_map: OpenMap) -> None:
    book = small_world.book() | {"lang": "en"}
    for layer in book["layers"]:
        layer["label"] = "Population density in 2020"
    page = open_map(book=book)
    expect(page.get_by_test_id("live-map")).to_have_attribute("lang", "en")
    cut = page.locator(".lm-option").evaluate_all(
        "all => all.filter(o => o.scrollWidth > o.clientWidth + 1 || o.scrollHeight > o.clientHeight + 1).length"
    )
    assert cut == 0


def test_the_element_says_its_language(open_map: OpenMap) -> None:
    expect(open_map().get_by_test_id("live-map")).to_have_attribute("lang", "zh-CN")


def test_whatever_has_the_focus_shows_it(open_map: OpenMap) -> None:
    page = open_map(f"layer=first&{ALL_OVERLAYS}")
    page.locator("body").click(position={"x": 2, "y": 2})
    met = []
    for _ in range(30):
        page.keyboard.press("Tab")
        shown = page.evaluate(
            """() => {
              const node = harness.root.activeElement;
              if (!node) return null;
              const { outlineStyle, outlineWidth } = getComputedStyle(node);
              const ring = harness.root.querySelector('.leaflet-selection-pane path[stroke="var(--focus)"]');
              const ringed = node.matches("path") && ring?.getAttribute("d").length > 9;
              const outlined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
              return [node.outerHTML.slice(0, 90), ringed || outlined];
            }"""
        )
        if shown is None:
            break
        met.append(shown)
    assert len(met) > 10
    assert [name for name, visible in met if not visible] == []


def test_nothing_moves_for_those_who_asked_for_that(open_map: OpenMap) -> None:
    page = open_map()
    page.emulate_media(reduced_motion="reduce")
    page.reload()
    page.locator("[data-testid=live-map][data-ready]").wait_for()
    moving = page.evaluate(
        """() => [...harness.root.querySelectorAll(".lm *")].filter((node) =>
          [null, "::before"].some((part) => parseFloat(getComputedStyle(node, part).transitionDuration) > 0)).length"""
    )
    assert moving == 0
    # a zoom step is there at once: Leaflet announces no animation
    assert page.locator(".leaflet-zoom-anim").count() == 0
    assert page.locator(".lm-stage > .lm-map.leaflet-touch-zoom.leaflet-fade-anim").count() == 0
