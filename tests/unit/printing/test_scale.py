"""A scale that is printed is true for the paper."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from mapping.cartography.placement import Box
from mapping.geography.projection import from_equal_area
from mapping.printing.composition import laid_out
from mapping.printing.display import Area, Circle, Rect
from mapping.printing.furniture import bar_length, scale_text
from mapping.printing.setting import Setting
from mapping.printing.style import A4, Paper
from mapping.printing.viewport import Viewport, fit, ground_of, lines, rings, round_scale

if TYPE_CHECKING:
    from tests.unit.printing.conftest import Compose, Resolve

    from mapping.insight.atlas import Atlas

UNITS = ("ovc", "jianghan", "huangpi", "xinzhou")


@given(st.floats(min_value=1000, max_value=1e8))
def test_a_round_scale_is_the_next_round_number(least: float) -> None:
    scale = round_scale(least)
    assert least <= scale <= least * 1.7
    digits = f"{scale:.6g}".rstrip("0").replace(".", "")
    assert len(digits.split("e")[0].rstrip("0")) <= 3


@pytest.mark.parametrize("unit", [None, *UNITS])
def test_ten_kilometres_on_the_ground_measure_what_the_scale_says(
    atlas: Atlas, state_of: Resolve, unit: str | None
) -> None:
    view = laid_out(state_of(layer="lead", unit=unit), atlas).main.view
    x, y = view.centre
    west, east = (from_equal_area(shapely.Point(x + dx, y)) for dx in (-5000, 5000))
    measured = math.dist(view.project(west.x, west.y), view.project(east.x, east.y))
    assert measured == pytest.approx(10_000_000 / view.denominator, rel=1e-4)


def test_a_far_exclave_does_not_shrink_the_map_of_its_unit(atlas: Atlas, state_of: Resolve) -> None:
    view = laid_out(state_of(layer="lead", unit="wuchang"), atlas).main.view
    assert view.denominator <= 125_000


def test_the_sheet_of_a_unit_is_drawn_from_the_full_shapes(page_of: Compose, atlas: Atlas) -> None:
    full = shapely.get_num_coordinates(atlas.geography.in_full.units.geometry["jianghan"])
    drawn = [
        item
        for item in page_of(layer="lead", unit="jianghan").group("unit:jianghan 江汉区").items
        if isinstance(item, Area)
    ]
    assert sum(len(ring) for area in drawn for ring in area.rings) == full


@pytest.mark.parametrize("unit", [None, *UNITS])
def test_the_bar_is_as_long_as_its_figures_say(
    page_of: Compose, state_of: Resolve, atlas: Atlas, unit: str | None
) -> None:
    bar = page_of(layer="lead", unit=unit).group("scale-bar")
    boxes = [item.box for item in bar.items if isinstance(item, Rect)]
    view = laid_out(state_of(layer="lead", unit=unit), atlas).main.view
    length_km = float(bar.alt.removeprefix("0-").removesuffix(" km"))
    drawn_mm = max(b.right for b in boxes) - min(b.left for b in boxes)
    assert drawn_mm == pytest.approx(length_km * 1e6 / view.denominator, abs=1e-6)
    assert bar_length(view)[0] == length_km


def test_the_scale_is_written_as_each_language_writes_it(page_of: Compose) -> None:
    assert scale_text(1_000_000, "zh") == "1:100万"
    assert scale_text(175_000, "zh") == "1:17.5万"
    assert scale_text(1_000_000, "en") == "1:1,000,000"
    assert "比例尺 1:100万（A4）" in {t.text for t in page_of(layer="lead").texts()}


def test_the_inset_states_a_scale_of_its_own(page_of: Compose) -> None:
    texts = [t.text for t in page_of(layer="lead").texts()]
    (inset,) = [t for t in texts if t.startswith("比例尺") and "A4" not in t]
    assert inset != "比例尺 1:100万"


def test_larger_paper_shows_the_city_larger(atlas: Atlas, state_of: Resolve) -> None:
    state, twice = state_of(layer="lead"), Paper("A3", 420, 297)
    small, large = (laid_out(state, atlas, Setting(p)).main.view.denominator for p in (A4, twice))
    assert large < small


def test_the_whole_city_lies_in_the_window(atlas: Atlas, state_of: Resolve) -> None:
    view = laid_out(state_of(layer="lead"), atlas).main.view
    for shape in ground_of(atlas.geography).units.values():
        assert view.cut(shape).area == pytest.approx(shape.area * view.mm_per_m**2, rel=1e-9)


def test_a_fitted_window_holds_its_bounds_with_the_margin() -> None:
    view = fit(Box(10, 10, 110, 60), (0, 0, 30_000, 20_000), 5)
    left, top = view.place(0, 20_000)
    right, bottom = view.place(30_000, 0)
    assert left >= 15
    assert right <= 105
    assert top >= 15
    assert bottom <= 55


def test_north_is_up_and_east_is_right() -> None:
    view = Viewport(Box(0, 0, 100, 100), (0.0, 0.0), 100_000)
    assert view.place(1000, 1000) == (60.0, 40.0)


def test_cutting_keeps_lines_and_polygons_apart() -> None:
    view = Viewport(Box(0, 0, 100, 100), (0.0, 0.0), 100_000)
    cut = view.cut(shapely.box(-1e6, -1e6, 0, 1e6))
    assert rings(cut)
    assert lines(cut) == ()
    assert lines(view.cut(shapely.LineString([(-1e6, 0), (1e6, 0)]))) == (((0.0, 50.0), (100.0, 50.0)),)


def test_circles_of_a_second_measure_have_areas_in_proportion(page_of: Compose, state_of: Resolve) -> None:
    page = page_of(layer="lead", over="parks")
    values = state_of(layer="parks").layer.values

    def area_per_park(unit_id: str) -> float:
        (circle,) = page.group(f"circle:{unit_id}").items
        assert isinstance(circle, Circle)
        return circle.radius**2 / float(values[unit_id].raw or 0)

    assert area_per_park("ovc") == pytest.approx(area_per_park("huangpi"))
