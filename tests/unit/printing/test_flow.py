"""How a column shares its height, and how markers keep out of each other's way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sheet_audit import collisions

from mapping.cartography.placement import Box
from mapping.cartography.wording.about import About
from mapping.printing.blocks.rows import Listing, Paragraph, Rows
from mapping.printing.display import DisplayList, Text, walk
from mapping.printing.flow import Panel, Sizes, places, share
from mapping.printing.markers import Stack, draw_numbers, name_forms, number_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.unit.printing.conftest import Resolve

    from mapping.cartography.parts import ParkMark

HEIGHTS = st.floats(min_value=0, max_value=50)
SIZES = st.builds(
    lambda least, more, air, elastic: Sizes(least, least + more, least + more + air, elastic=elastic),
    HEIGHTS,
    HEIGHTS,
    HEIGHTS,
    st.booleans(),
)


@given(st.lists(SIZES, min_size=1, max_size=6), st.floats(min_value=0, max_value=200))
def test_nobody_gets_less_than_the_least_and_nothing_is_given_twice(sizes: Sequence[Sizes], spare: float) -> None:
    room = sum(s.least for s in sizes) + spare
    heights = share(sizes, room)
    assert all(h >= s.least - 1e-6 for h, s in zip(heights, sizes, strict=True))
    assert sum(heights) <= room + 1e-6
    if any(s.elastic for s in sizes):
        assert sum(heights) == pytest.approx(room)


@given(st.lists(SIZES, min_size=1, max_size=6), st.floats(min_value=0, max_value=200))
def test_air_comes_only_once_all_is_said(sizes: Sequence[Sizes], spare: float) -> None:
    heights = share(sizes, sum(s.least for s in sizes) + spare)
    if any(h > s.full + 1e-6 for h, s in zip(heights, sizes, strict=True)):
        assert all(h >= s.full - 1e-6 for h, s in zip(heights, sizes, strict=True))


def test_too_little_room_is_shared_out_too_and_stops_no_sheet() -> None:
    assert share([Sizes(10, 10, 10), Sizes(5, 5, 5)], 9) == pytest.approx([6, 3])


def test_blocks_stand_one_under_another_in_the_column() -> None:
    blocks = [Panel("a", "甲", Paragraph("文")), Panel("b", "乙", Paragraph("文"))]
    first, second = places(blocks, Box(0, 0, 80, 100), gap=3)
    assert first.top == 0
    assert second.top == pytest.approx(first.bottom + 3)
    assert first.right == second.right == 80


def listing(n: int) -> Listing:
    return Listing(tuple(Paragraph(f"园{i}", pad=0.2) for i in range(n)), 2, 4.0, lambda rest: f"另有 {rest} 处")


@pytest.mark.parametrize(("n", "height", "shown"), [(6, 12, 6), (7, 16, 7), (20, 12, 5), (9, 8, 3)])
def test_a_list_shows_what_fits_and_counts_the_rest(n: int, height: float, shown: int) -> None:
    texts = [i.text for i in walk(listing(n).draw(Box(0, 0, 100, height))) if isinstance(i, Text)]
    assert sum(t.startswith("园") for t in texts) == shown
    assert (f"另有 {n - shown} 处" in texts) is (shown < n)


def test_rows_fill_the_height_they_are_given() -> None:
    rows = Rows((Paragraph("一"), Paragraph("二")), tinted=False)
    texts = [i for i in walk(rows.draw(Box(0, 0, 50, 40))) if isinstance(i, Text)]
    assert texts[1].y - texts[0].y == pytest.approx(20)


@pytest.mark.parametrize(
    ("numbers", "text"),
    [([3], "3"), ([2, 3], "2·3"), ([1, 2, 3], "1–3"), ([1, 2, 3, 7], "1–3·7"), ([9, 4], "4·9"), ([], "")],
)
def test_numbers_of_one_place_are_written_in_short(numbers: list[int], text: str) -> None:
    assert number_text(numbers) == text


def test_names_have_a_short_form() -> None:
    assert name_forms("光谷生物城（武汉国家生物产业基地）", "zh") == (
        "光谷生物城（武汉国家生物产业基地）",
        "光谷生物城",
    )
    for lang, name in (("zh", "中国（湖北）自由贸易试验区武汉片区"), ("en", "China (Hubei) Pilot Free Trade Zone")):
        assert name_forms(name, lang) == (name,)
    assert name_forms("光谷科学岛 (Guanggu Kexue Dao)", "en") == ("Guanggu Kexue Dao",)
    assert name_forms("Biolake", "en") == ("Biolake",)


@given(st.lists(st.tuples(st.floats(30, 50), st.floats(30, 50)), min_size=1, max_size=12, unique=True))
def test_markers_never_cover_each_other(points: list[tuple[float, float]]) -> None:
    stacks = [Stack((park_mark(i),), str(i), point) for i, point in enumerate(points, 1)]
    marked = draw_numbers(stacks, Box(0, 0, 100, 100), (), "zh")
    assert collisions(DisplayList(100, 100, About("t", "zh"), marked.items)) == ()


def park_mark(number: int) -> ParkMark:
    return PARKS[number % len(PARKS)]


PARKS: list[ParkMark] = []


@pytest.fixture(autouse=True, scope="module")
def _parks(state_of: Resolve) -> None:
    PARKS.extend(p for p in state_of(unit="ovc").parks if p.drawable)
