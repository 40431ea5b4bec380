"""Parks are filtered by what a list has of its own: of one column any of the values, of several columns all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.own_data import own_atlas
from tests.taken_in import parks
from tests.views import EDITION

from mapping.cartography.wording.query_words import query_words
from mapping.errors import UnknownNameError
from mapping.insight.additions import with_imports
from mapping.insight.entries import entries
from mapping.insight.parks.finder import ParkQuery, find_parks
from mapping.insight.parks.own import entry_of, value_of
from mapping.ui import address

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

RENT, HOUSE = "rent_import_1", "house_import_1"


@pytest.fixture(scope="module")
def own() -> Atlas:
    return with_imports(own_atlas(), [parks(10)])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ((f"{RENT}:22-24",), {"i003", "i004", "i005"}),
        ((f"{RENT}:28-",), {"i009", "i010"}),
        ((f"{RENT}:-20",), {"i001"}),
        ((f"{HOUSE}:标准厂房",), {"i001", "i003", "i005", "i007", "i009"}),
        ((f"{HOUSE}:标准厂房", f"{HOUSE}:多层厂房"), {f"i{n:03d}" for n in range(1, 11)}),
        ((f"{HOUSE}:标准厂房", f"{RENT}:22-24"), {"i003", "i005"}),
    ],
)
def test_what_is_found(own: Atlas, asked: tuple[str, ...], found: set[str]) -> None:
    assert set(find_parks(own.catalog, ParkQuery(own=asked), EDITION).ids) == found


@pytest.mark.parametrize("entry", ["nothing:1-2", f"{RENT}:cheap", f"{RENT}:-", f"{HOUSE}:仓库", "", RENT])
def test_what_no_list_has_is_named(own: Atlas, entry: str) -> None:
    with pytest.raises(UnknownNameError):
        find_parks(own.catalog, ParkQuery(own=(entry,)), EDITION)


def test_an_address_keeps_it_and_whoever_has_no_such_list_is_told(own: Atlas) -> None:
    asked = ParkQuery(own=(f"{RENT}:20-40", f"{HOUSE}:标准厂房"))
    text = address.written(query=asked)["own"]
    assert text == f"{RENT}:20-40,{HOUSE}:标准厂房"
    assert address.read("finder", {"own": text}, own).query == asked
    elsewhere = address.read("finder", {"own": text}, own_atlas())
    assert elsewhere.query == ParkQuery()
    assert elsewhere.problems


def test_a_file_says_what_was_asked(own: Atlas) -> None:
    asked = ParkQuery(own=(f"{RENT}:20-40", f"{HOUSE}:标准厂房", f"{HOUSE}:多层厂房"))
    words = dict(query_words(own.catalog, find_parks(own.catalog, asked, EDITION), "zh"))
    assert (words["租金"], words["厂房类型"]) == ("20–40", "标准厂房、多层厂房")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Z"]), min_size=1, max_size=30))
def test_whatever_a_value_is_an_address_keeps_it_apart(value: str) -> None:
    entry = entry_of("house", value)
    assert entries(f"a,{entry},b").values == ("a", entry, "b") or value.strip() != value or entry.casefold() in "ab"
    assert value_of(entry) == value


def test_a_column_of_too_many_values_is_shown_and_not_filtered() -> None:
    taken = parks(30)
    values = tuple(
        {**value, "value": f"值{n}"} if value["column_id"] == HOUSE else value
        for n, value in enumerate(taken.rows["park_values"])
    )
    atlas = with_imports(own_atlas(), [replace(taken, rows={**taken.rows, "park_values": values})])
    with pytest.raises(UnknownNameError):
        find_parks(atlas.catalog, ParkQuery(own=(f"{HOUSE}:值1",)), EDITION)
