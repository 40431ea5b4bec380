"""What stands on a map hides none of it: names at home or led there, keys beside the land, the statement whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from tests.own_data import own_atlas
from tests.views import EDITION, VIEW
from waiting import comes_to, lettered

from mapping.cartography.faces import unit_faces
from mapping.cartography.resolve import all_layers
from mapping.insight.parks.finder import ParkQuery, find_parks

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

STATEMENTS = {
    "zh": "内部工作用图，未经地图审核；虚线边界为示意，不作权属与划界依据",
    "en": "Internal working map, not officially reviewed; dashed boundaries are schematic and have no legal force",
}
LAND_AT = """(stage, points) => points.map(([x, y]) => stage.getRootNode().elementsFromPoint(x, y)
  .filter((node) => node.matches('.lm-stage > .lm-map path[data-unit]')).map((path) => path.dataset.unit))"""
COVERED = """(panel) => {
  const legend = panel.getBoundingClientRect();
  const hidden = (box) => box.left < legend.right && box.top < legend.bottom && box.bottom > legend.top;
  const keys = [...panel.getRootNode().querySelectorAll('.lm-key')].filter((key) => key.checkVisibility(
    { checkVisibilityCSS: true }));
  const apart = [...keys.filter((key) => !panel.contains(key)), panel.getRootNode().querySelector('.lm-scale')];
  return [...keys.length === 1 ? [] : [`${keys.length} keys`],
    ...apart.filter((node) => hidden(node.getBoundingClientRect())).map((node) => node.className)];
}"""
GRID = [(i / 6, j / 6) for i in range(1, 6) for j in range(1, 6)]


def land_at(page: Page, points: list[list[float]]) -> list[list[str]]:
    """Ids of the units at each of some points of the window."""
    found: list[list[str]] = page.locator(".lm-stage").evaluate(LAND_AT, points)
    return found


def land_under(page: Page, boxes: list[dict[str, float]]) -> list[set[str]]:
    """Ids of the units that lie under each of some boxes (CSS px of the window), looked at in 25 points."""
    points = [[b["x"] + u * b["width"], b["y"] + v * b["height"]] for b in boxes for u, v in GRID]
    found = land_at(page, points)
    return [{u for ids in found[i : i + len(GRID)] for u in ids} for i in range(0, len(found), len(GRID))]


def boxes_of(page: Page, selector: str) -> list[dict[str, Any]]:
    """Boxes of what a selector finds, with the label they belong to and whether a line leads from it."""
    page.locator(".lm-stage").evaluate("node => node.scrollIntoView({ block: 'end' })")
    found: list[dict[str, Any]] = page.locator(selector).evaluate_all(
        """all => all.map((node) => {
          const { x, y, width, height } = node.getBoundingClientRect();
          const label = node.closest('.lm-label');
          return { x, y, width, height, label: label?.dataset.label, led: label?.hasAttribute('data-led') };
        }).filter(({ width }) => width > 0)"""
    )
    return found


@pytest.mark.parametrize("path", ["/", "/sources"])
def test_the_statement_stands_whole_at_every_width(page: Page, path: str) -> None:
    page.goto(path)
    lettered(page)
    statement = page.locator(".page-statement")
    for lang, said in STATEMENTS.items():
        page.locator(f".page-choice [data-value={lang}]").click()
        expect(statement).to_have_text(said)
        for width in (390, 720, 1024, 1440, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_function("width => document.documentElement.clientWidth === width", arg=width)
            text = statement.evaluate(
                """node => {
                  const range = document.createRange();
                  range.selectNodeContents(node);
                  const { left, right, bottom } = range.getBoundingClientRect();
                  return { left, right, hidden: bottom - node.getBoundingClientRect().bottom };
                }"""
            )
            assert text["left"] >= 0
            assert text["right"] <= width
            assert text["hidden"] <= 1


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", ["/?", "/?layer=industry:finance&", "/?layer=density&"])
def test_a_name_lies_in_its_unit_or_a_line_leads_there(open_page: OpenPage, path: str, lang: str) -> None:
    page = open_page(f"{path}lang={lang}")
    for width in (1440, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        names = boxes_of(page, ".lm-stage > .lm-map .lm-label[data-label] .lm-name")
        at_home = [name for name in names if name["label"] not in {"central_six", "scenic"} and not name["led"]]
        assert len(at_home) >= 4
        middles = [[n["x"] + n["width"] / 2, n["y"] + n["height"] / 2] for n in at_home]
        below = land_at(page, middles)
        assert [(n["label"], ids) for n, ids in zip(at_home, below, strict=True) if n["label"] not in ids] == []


@pytest.mark.parametrize("height", [700, 900, 1400])
def test_a_tall_legend_over_the_land_covers_neither_key_nor_scale(open_page: OpenPage, height: int) -> None:
    page = open_page("/match?text=food&lang=en&overlays=labels,parks,water,districts")
    page.set_viewport_size({"width": 1440, "height": height})

    def covered() -> list[str] | None:
        told: list[str] | None = page.locator(".lm-panel").evaluate(COVERED)
        return told

    comes_to(page, covered, [])


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", ["/?", "/finder?industry=health&", "/overlap?", "/targets?"])
def test_no_unit_lies_under_scale_and_key(open_page: OpenPage, path: str, lang: str) -> None:
    page = open_page(f"{path}lang={lang}")

    def under() -> list[set[str]] | None:
        boxes = boxes_of(page, ".lm-corner > *, .lm-tools")
        return [units for units in land_under(page, boxes) if units] if boxes else None

    for width, height in ((1920, 1080), (1440, 900), (1024, 768)):
        page.set_viewport_size({"width": width, "height": height})
        # the map is fitted again once the window has changed
        comes_to(page, under, [])


def covered(page: Page, unit: str) -> list[bool]:
    """Tell of scale, key, tools and locator whether the unit lies under them."""
    return [unit in under for under in land_under(page, boxes_of(page, ".lm-corner > *, .lm-tools, .lm-inset"))]


@pytest.mark.parametrize("unit", ["wuchang", "caidian"])
def test_nothing_stands_on_the_unit_of_a_map_and_its_edges_are_full(open_page: OpenPage, unit: str) -> None:
    page = open_page(f"/district?unit={unit}&lang=en")
    expect(page.locator("[data-testid=live-map][data-detail=full]")).to_be_visible()
    for width, height in ((1440, 900), (1024, 768)):
        page.set_viewport_size({"width": width, "height": height})
        comes_to(page, lambda: covered(page, unit), [False] * 4)
        shape = page.locator(f".lm-stage > .lm-map path[data-unit={unit}]").bounding_box()
        frame = page.locator(".lm-stage").bounding_box()
        assert shape is not None
        assert frame is not None
        assert max(shape["width"] / frame["width"], shape["height"] / frame["height"]) > 0.5


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_inset_names_all_units_it_stands_for(open_page: OpenPage, lang: str) -> None:
    page = open_page(f"/?lang={lang}")
    names = {"zh": "江岸 江汉 硚口 汉阳 武昌 洪山", "en": "Jiang'an Jianghan Qiaokou Hanyang Wuchang Hongshan"}[lang]
    for width in (1920, 1440, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        for name in names.split():
            expect(page.locator(".lm-inset .lm-label").get_by_text(name, exact=True)).to_be_visible()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("address", ["layer=density", "layer=parks&over=count"])
def test_every_unit_of_the_centre_says_its_value_on_every_screen(
    open_page: OpenPage, phone: Page, address: str, lang: str
) -> None:
    view = replace(VIEW, lang=lang)
    values = all_layers(view, own_atlas())[address.partition("=")[2].partition("&")[0]].values
    wanted = {f"{u.tiny} {values[u.unit_id].short}" for u in unit_faces(own_atlas(), view) if u.shared_list}

    def unsaid(page: Page) -> set[str]:
        texts = page.locator(".lm-label, .lm-values p").all_inner_texts()
        return wanted - {" ".join(text.split()) for text in texts}

    page = open_page(f"/?lang={lang}&{address}")
    for width in (1440, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        comes_to(page, lambda: unsaid(page), set())
    small = open_page(f"/?lang={lang}&{address}", phone)
    comes_to(small, lambda: unsaid(small), set())


def test_parks_stand_in_the_inset_too(open_page: OpenPage) -> None:
    page = open_page("/?overlays=tiles,parks,water,labels")
    dots = page.locator(".lm-inset .lm-park-dot")
    expect(dots.first).to_be_attached()
    # the map counts those near each other in one marker, the inset shows each place
    markers = page.locator(".lm-stage > .lm-map .lm-park")
    assert dots.count() > markers.count() > 0
    # at the inset's own scale: the parks of the whole city reach far beyond its window
    frame = page.locator(".lm-inset").evaluate("node => node.getBoundingClientRect().width")
    lefts = dots.evaluate_all("all => all.map((node) => node.getBoundingClientRect().left)")
    assert max(lefts) - min(lefts) > 1.5 * frame
    page.get_by_role("checkbox", name="园区").uncheck()
    expect(dots).to_have_count(0)


def test_what_the_finder_finds_stands_in_the_inset_until_a_card_lies_over_it(open_page: OpenPage) -> None:
    page = open_page("/finder?industry=health")
    inset = page.locator(".lm-inset")
    expect(inset).to_be_visible()
    found = find_parks(own_atlas().catalog, ParkQuery(industry=("health",)), EDITION).parks
    places = {(park.lon, park.lat) for park in found if park.drawable}
    expect(inset.locator(".lm-park-dot")).to_have_count(len(places))
    page.locator(".lm-list button").first.click()
    expect(page.locator(".lm-park-card")).to_be_visible()
    expect(inset).to_be_hidden()  # so that it does not look out from behind
    page.locator(".lm-park-card").get_by_role("button", name="关闭卡片").click()
    expect(inset).to_be_visible()
