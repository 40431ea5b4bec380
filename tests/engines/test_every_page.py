"""Every page is styled and drawn in engines other than Chromium, on a desk and on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.engines.page import DESKTOP, PHONE, Screen
from tests.views import EDITION

from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.insight.atlas import load_atlas
from mapping.leaflet.standalone import standalone_html

if TYPE_CHECKING:
    from pathlib import Path

    from tests.engines.conftest import Visit
    from tests.engines.page import EnginePage

ATLAS = load_atlas()
UNITS = sorted(unit.unit_id for unit in ATLAS.catalog.units)
SCREENS = [pytest.param(DESKTOP, id="desktop"), pytest.param(PHONE, id="phone")]
IDEA = "%E7%94%9F%E7%89%A9%E5%8C%BB%E8%8D%AF"  # 生物医药
WITH_MAP = (
    *("/", "/?geo=district", "/district?unit=ovc", "/finder", f"/match?text={IDEA}", "/overlap", "/targets"),
    "/editions",
)

NAVY, PAGE, WINE = "rgb(27, 54, 84)", "rgb(244, 246, 248)", "rgb(140, 29, 47)"
MAP_READY = 'one("[data-testid=live-map][data-ready]") !== null'
SHEET_LOADED = """[...document.styleSheets].some(({ href, cssRules }) =>
  /\\/published\\/app-[0-9a-f]+\\.css$/.test(href ?? "") && cssRules.length > 0)"""
LOOK = """((style) => ({
  strip: style(one("[data-testid=stHeader]")).backgroundColor,
  page: style(one("[data-testid=stApp]")).backgroundColor,
  main: style(one("[data-testid=stMain]")).visibility,
  chosen: style(one(".page-choice [aria-checked=true]")).color,
  buttons: all(".page-choice button, .page-export").map((node) => style(node)).filter(
    ({ minHeight, borderTopStyle, fontFamily }) =>
      minHeight !== "32px" || borderTopStyle !== "solid" || !fontFamily.includes("Noto Sans SC")).length,
  title: style(one("h1")).fontWeight,
}))(getComputedStyle)"""
SHAPES = """all("path[data-unit]").map((path) => {
  const { width, height } = path.getBoundingClientRect();
  return { unit: path.dataset.unit, fill: getComputedStyle(path).fill, size: Math.min(width, height) };
})"""
STRANGERS = """performance.getEntriesByType("resource").map(({ name }) => name).filter(
  (name) => /^(https?|wss?):/.test(name) && new URL(name).host !== location.host)"""
TOO_WIDE = """((main) => Math.max(0, main.scrollWidth - main.clientWidth))(one("[data-testid=stMain]"))"""


def expect_styled(page: EnginePage) -> None:
    """The published sheet has come, and head, buttons and title look as it says."""
    page.wait(SHEET_LOADED)
    page.wait('one(".page-choice [aria-checked=true]") !== null && one("h1") !== null')
    assert page.evaluate(LOOK) == {
        "strip": NAVY,
        "page": PAGE,
        "main": "visible",
        "chosen": WINE,
        "buttons": 0,
        "title": "700",
    }
    assert page.evaluate('all("link[data-page-sheet]").length') == 1
    assert page.evaluate(STRANGERS) == []
    page.wait_for_value(TOO_WIDE, 0)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("path", WITH_MAP)
def test_the_page_is_styled_and_its_map_drawn(visit: Visit, path: str, screen: Screen) -> None:
    page = visit(path, screen)
    page.wait(MAP_READY)
    expect_styled(page)
    shapes = page.evaluate(SHAPES)
    assert sorted({shape["unit"] for shape in shapes}) == UNITS
    assert "geo=district" in path or len(shapes) == len(UNITS)
    # black is what a shape has that nobody has filled
    assert [shape for shape in shapes if shape["fill"] in {"none", "rgb(0, 0, 0)"}] == []
    # a unit's own map leaves out what lies beyond its frame
    in_sight = {"ovc"} if path.startswith("/district") else set(UNITS)
    assert in_sight <= {shape["unit"] for shape in shapes if shape["size"] > 0}
    assert page.evaluate('all("[data-testid=legend-row], .lm-list [data-row]").length') > 0


def test_the_offline_page_is_drawn(visit: Visit, tmp_path: Path) -> None:
    offline = tmp_path / "map.html"
    offline.write_text(standalone_html(resolve(MapSpec(edition=EDITION), ATLAS), ATLAS), encoding="utf-8")
    page = visit(offline.as_uri())
    page.wait(f"new Set({SHAPES}.filter(({{ size }}) => size > 0).map(({{ unit }}) => unit)).size === {len(UNITS)}")
    fills = {shape["unit"]: shape["fill"] for shape in page.evaluate(SHAPES)}
    assert len(set(fills.values())) > 3
    assert "rgb(0, 0, 0)" not in fills.values()
    assert page.evaluate('getComputedStyle(one(".panel h1 .chip, .panel .chip")).backgroundColor') == WINE


@pytest.mark.parametrize("screen", SCREENS)
def test_the_page_of_sources_is_styled_and_told(visit: Visit, screen: Screen) -> None:
    page = visit("/sources", screen)
    page.wait('all(".panel").length > 5')
    expect_styled(page)
    assert page.evaluate('getComputedStyle(one(".panel")).borderTopStyle') == "solid"


@pytest.mark.parametrize("screen", SCREENS)
def test_the_page_of_imports_is_styled_and_takes_a_list(visit: Visit, screen: Screen) -> None:
    page = visit("/import", screen)
    page.wait('all("input[type=file]").length > 1 && one("textarea") !== null')
    expect_styled(page)


@pytest.mark.parametrize("screen", SCREENS)
def test_the_page_of_firms_is_styled_without_a_list(visit: Visit, screen: Screen) -> None:
    page = visit("/firms", screen)
    page.wait('one("[data-testid=firms-start]") !== null')
    expect_styled(page)
