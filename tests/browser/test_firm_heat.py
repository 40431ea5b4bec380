"""Firms by cell on the live map: the element alone on the toy city, with 2,000 points, Python played by the test."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from harness.element import reports, send
from playwright.sync_api import expect
from tests.firm_points import Points, some_points
from waiting import comes_to

from mapping.insight.firms.query import FirmQuery
from mapping.leaflet.publish import bundled
from mapping.ui.firms.cells import heat
from mapping.ui.givers import giver_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from harness.element import OpenMap
    from playwright.sync_api import Locator, Page, Route

MODULE = "./own/heat.js"
MOST_A_CHANGE = 150_000
AUTO = FirmQuery(industry=("auto",))


@pytest.fixture(scope="module")
def points() -> Points:
    return some_points()


@pytest.fixture
def shown(open_map: OpenMap, points: Points, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Page]:
    """Return the function that opens the map with the heat of a query on it."""
    monkeypatch.setattr("mapping.ui.firms.cells.FOR_ALL.put", lambda *_: MODULE)

    def give(route: Route) -> None:
        mark, name = route.request.url.split("/")[-2:]
        giver = giver_of(mark)
        content = bundled("heat/heat.js").encode() if name == "heat.js" else giver and giver.file(name)
        kind = "text/javascript" if name.endswith(".js") else "application/octet-stream"
        route.fulfill(status=200 if content else 404, body=content or b"", content_type=kind)

    def show(query: FirmQuery = AUTO, merge: int = 0, start: str = "layer=first", **more: Any) -> Page:
        page = open_map(start)
        page.route("**/own/**", give)
        tell(page, points, query, merge, **more)
        page.locator("[data-heat]").wait_for()
        return page

    return show


def tell(page: Page, points: Points, query: FirmQuery, merge: int = 0, **more: Any) -> None:
    """One rerun with a query."""
    send(page, heat=heat(points, query, merge), **more)


def sheet(page: Page) -> Locator:
    return page.get_by_test_id("heat")


def drawn(page: Page) -> int:
    return int(sheet(page).get_attribute("data-cells") or 0)


def cells_of(points: Points, query: FirmQuery, size: int) -> int:
    return len(points.cells(query, size).cells)


def rows(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.get_by_test_id("heat-row").evaluate_all(
        "all => Object.fromEntries(all.map(row => [row.dataset.kind, row.querySelector('b').textContent]))"
    )
    return found


def size_of(page: Page) -> str:
    return sheet(page).get_attribute("data-size") or ""


def zoom_in(page: Page, until: str) -> None:
    """Press + until cells of a size are drawn."""
    while size_of(page) < until:
        zoom = sheet(page).get_attribute("data-zoom")
        page.locator("[data-tool=in]").click()
        page.wait_for_function(
            """before => {
              const { root } = harness;
              const drawn = root.querySelector("[data-testid=heat]").dataset.zoom;
              return drawn !== before && !root.querySelector("[data-heat-coming]");
            }""",
            arg=zoom,
        )


def test_cells_are_drawn_and_counted_by_class(shown: Callable[..., Page], points: Points) -> None:
    page = shown(AUTO)
    size = int(size_of(page))
    assert drawn(page) == cells_of(points, AUTO, size)
    found = points.cells(AUTO, size)
    counts = rows(page)
    classes = [int(count.replace(",", "")) for kind, count in counts.items() if kind.startswith("bin-")]
    assert sum(classes) == len(found.cells)
    assert int(counts["outside"]) == int(found.outside.sum()) > 0
    expect(page.get_by_test_id("heat-legend")).to_contain_text("另有 7 家没有坐标")


def test_something_is_painted_where_firms_are(shown: Callable[..., Page]) -> None:
    page = shown(AUTO)
    painted = sheet(page).evaluate(
        """canvas => {
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          const colours = new Set();
          for (let at = 0; at < data.length; at += 4) {
            if (data[at + 3] === 255) colours.add(data.slice(at, at + 3).join());
          }
          return colours.size;
        }"""
    )
    assert painted > 2


def test_cells_follow_the_zoom(shown: Callable[..., Page], points: Points) -> None:
    page = shown(AUTO)
    first = size_of(page)
    assert first in "67"
    zoom_in(page, "9")
    assert size_of(page) == "9"
    assert 0 < drawn(page) <= cells_of(points, AUTO, 9)
    expect(page.get_by_test_id("heat-legend")).to_contain_text("0.2 km")


def test_another_filter_draws_other_cells_and_fetches_only_what_lies_in_them(
    shown: Callable[..., Page], points: Points
) -> None:
    page = shown(FirmQuery())
    size = int(size_of(page))
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    with page.expect_response("**/own/**") as answer:
        tell(page, points, AUTO)
    comes_to(page, lambda: drawn(page), cells_of(points, AUTO, size))
    assert [address.split("/")[-1].split("-")[0] for address in fetched] == ["amounts"]
    assert len(answer.value.body()) < MOST_A_CHANGE
    assert len(json.dumps(heat(points, AUTO))) < MOST_A_CHANGE


def test_a_cell_that_is_pressed_is_chosen_outlined_and_reported(shown: Callable[..., Page]) -> None:
    page = shown(AUTO)
    page.locator(".lm-heat summary").click()
    button = page.locator(".lm-heat [data-cell]").first
    cell = button.get_attribute("data-cell")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert reports(page) == [["cell", cell]]
    outlined = page.locator(".leaflet-selection-pane path[d^='M'][stroke='var(--selection)']:not([d='M0 0'])")
    expect(outlined.first).to_be_attached()
    page.keyboard.press("Escape")
    assert reports(page)[-1] == ["cell", None]


def test_a_press_on_the_map_chooses_the_cell_there_and_no_unit(shown: Callable[..., Page], points: Points) -> None:
    page = shown(FirmQuery())
    middle = page.evaluate(
        """() => {
          const path = harness.root.querySelector("path[data-unit=west]").getBoundingClientRect();
          return [path.left + path.width / 2, path.top + path.height / 2];
        }"""
    )
    page.mouse.move(*middle)
    expect(page.locator(".lm-hover.on")).to_contain_text("此格")
    page.mouse.click(*middle)
    told = reports(page)
    assert [name for name, _ in told] == ["cell"]
    assert int(told[0][1], 16) in points.cells(FirmQuery(), int(size_of(page))).cells


def test_python_may_choose_a_cell_of_another_size(shown: Callable[..., Page], points: Points) -> None:
    cell = f"{int(points.cells(AUTO, 9).cells[0]):x}"
    page = shown(AUTO, cell=cell)
    outlined = page.locator(".leaflet-selection-pane path[stroke='var(--selection)']:not([d='M0 0'])")
    expect(outlined.first).to_be_attached()
    assert reports(page) == []


def test_cells_with_few_firms_are_drawn_as_the_larger_one(shown: Callable[..., Page], points: Points) -> None:
    page = shown(FirmQuery(), 5)
    zoom_in(page, "8")
    comes_to(page, lambda: int(rows(page)["larger"]) > 0, wanted=True)
    found = points.cells(FirmQuery(), 8, 5)
    assert sum(int(count) for kind, count in rows(page).items() if kind.startswith("bin-")) == len(found.cells)
    expect(page.get_by_test_id("heat-legend")).to_contain_text("少于 5 家的格并入更大的格")


def test_without_heat_nothing_of_it_is_left(shown: Callable[..., Page]) -> None:
    page = shown(AUTO)
    send(page, heat=None)
    expect(page.get_by_test_id("heat")).to_have_count(0)
    expect(page.get_by_test_id("heat-legend")).to_be_hidden()


def test_a_map_that_nobody_asks_for_heat_fetches_nothing_of_it(open_map: OpenMap) -> None:
    fetched: list[str] = []
    page = open_map()
    page.on("request", lambda request: fetched.append(request.url))
    send(page, layer="second")
    expect(page.locator("[data-testid=live-map][data-layer=second]")).to_be_visible()
    assert not [address for address in fetched if "heat" in address or "/own/" in address]


def test_where_colours_are_forced_classes_are_told_by_size(shown: Callable[..., Page]) -> None:
    page = shown(AUTO)
    cells = page.locator("[data-kind^=bin-] path")

    def heights() -> list[float]:
        found: list[float] = cells.evaluate_all("all => all.map(path => path.getBBox().height)")
        return found

    assert len(set(heights())) == 1
    page.emulate_media(forced_colors="active")
    comes_to(page, lambda: len(set(heights())) > 1, wanted=True)
    assert heights() == sorted(heights())
