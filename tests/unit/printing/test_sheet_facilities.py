"""Airports, stations, ports and bonded zones on sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.sheet_words import words_in

from mapping.cartography.spec import DEFAULT_OVERLAYS
from mapping.printing.display import Group, Rect

if TYPE_CHECKING:
    from tests.unit.printing.conftest import Compose

    from mapping.printing.display import DisplayList

WITH = (*DEFAULT_OVERLAYS, "facilities")


def badges(page: DisplayList) -> dict[str, Group]:
    """Return facility id -> its badge on the main map."""
    groups = (item for item in page.walk() if isinstance(item, Group) and item.name.startswith("facility:"))
    return {item.name.removeprefix("facility:"): item for item in groups}


def key_texts(page: DisplayList) -> list[str]:
    keys = [item for item in page.walk() if isinstance(item, Group) and item.name == "key"]
    return words_in(keys)


def test_the_sheet_of_a_unit_marks_and_names_them_and_says_what_the_symbols_mean(page_of: Compose) -> None:
    page = page_of(unit="huangpi")
    assert {"f001", "f014", "f021"} <= set(badges(page))
    assert badges(page)["f001"].alt == "武汉天河国际机场 · 机场 · 场区内"
    assert {"天河机场", "天河机场站", "武汉北编组站"} <= {text.text for text in page.texts()}
    assert {"枢纽与口岸", "机场", "铁路客站", "铁路货站", "位置约略（约 1.5 km 内）"} <= set(key_texts(page))


def test_only_kinds_in_the_window_are_in_the_key(page_of: Compose) -> None:
    assert "铁路客站" in key_texts(page_of(unit="jianghan"))
    assert "机场" not in key_texts(page_of(unit="jianghan"))


def test_a_point_that_only_lies_near_has_a_dashed_and_hollow_badge(page_of: Compose) -> None:
    near, site = (
        [item for item in badges(page_of(unit=unit))[key].items if isinstance(item, Rect)][-1]
        for unit, key in (("xinzhou", "f031"), ("huangpi", "f001"))
    )
    assert near.stroke is not None
    assert near.stroke.dash
    assert near.fill != site.fill
    assert site.stroke is None


@pytest.mark.parametrize("overlays", [WITH, (*WITH, "parks")])
def test_the_sheet_of_the_city_shows_them_with_their_overlay(page_of: Compose, overlays: tuple[str, ...]) -> None:
    assert len(badges(page_of(overlays=overlays))) == 12
    assert badges(page_of()) == {}


def test_in_english_names_and_key_are_english(page_of: Compose) -> None:
    texts = {text.text for text in page_of(unit="jianghan", lang="en").texts()}
    assert {"Hankou Station", "Hubs and ports", "Railway station"} <= texts


@pytest.mark.parametrize("unit", ["ovc", "huangpi", "xinzhou", "dongxihu", "jianghan", "hongshan"])
def test_no_badge_covers_another_or_a_number(page_of: Compose, unit: str) -> None:
    page = page_of(unit=unit)
    boxes = [next(i for i in group.items if isinstance(i, Rect)).box for group in badges(page).values()]
    pills = [
        rect.box
        for item in page.walk()
        if isinstance(item, Group) and item.name.startswith("park:")
        for rect in item.items
        if isinstance(rect, Rect)
    ]
    for i, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in (*boxes[i + 1 :], *pills))
