"""What differs between two editions: nothing from an edition to itself, and the other way round the inverse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.own_data import own_atlas
from tests.planned_editions import CHANGJIANG, DRAFT, edited
from tests.unit.insight.editions.test_edition_edits import START, runs
from tests.views import EDITION

from mapping.errors import UnknownNameError
from mapping.insight.editions.applied import with_edition
from mapping.insight.editions.difference import _out_of_order, between

if TYPE_CHECKING:
    from mapping.insight.editions.document import EditionDocument

ATLAS = own_atlas()


def test_each_kind_of_change_is_told_of_its_unit() -> None:
    catalog = with_edition(ATLAS, edited(ATLAS.catalog)).catalog
    found = between(catalog, EDITION, DRAFT)
    statuses = {unit.unit_id: unit.status for unit in found.changed}
    assert statuses == {
        "ovc": "both",
        "wedz": "added",
        "dongxihu": "removed",
        "jiangxia": "reordered",
        CHANGJIANG: "listed",
        "wuchang": "same",
    }
    ovc = found.of("ovc")
    assert ([c.term for c in ovc.added], [c.term for c in ovc.removed]) == (["量子计算"], ["数字经济"])
    assert len(found.of("jiangxia").moved) == 1
    assert found.of("wedz").reclassified[0].term == "新能源"
    assert (found.of("wuchang").shared_after, len(found.of("hanyang").shared_after)) == ((), 4)


def test_an_edition_that_is_not_there_is_named() -> None:
    with pytest.raises(UnknownNameError):
        between(ATLAS.catalog, EDITION, "1999")


@settings(max_examples=12, deadline=None)
@given(runs())
def test_the_difference_inverts_and_is_empty_from_an_edition_to_itself(states: list[EditionDocument]) -> None:
    catalog = with_edition(ATLAS, states[-1]).catalog
    assert between(catalog, DRAFT, DRAFT).is_empty
    there, back = between(catalog, EDITION, DRAFT), between(catalog, DRAFT, EDITION)
    assert there.inverted() == back
    assert back.inverted() == there
    assert there.is_empty or states[-1].lists != START.lists


@given(st.permutations(range(7)))
def test_moved_terms_are_the_same_either_way_and_as_few_as_can_be(order: list[int]) -> None:
    old, new = [str(n) for n in range(7)], [str(n) for n in order]
    moved = _out_of_order(old, new)
    assert set(moved) == set(_out_of_order(new, old))
    kept = [term for term in new if term not in moved]
    assert kept == sorted(kept)


def test_one_term_that_jumps_is_the_one_that_moved() -> None:
    assert _out_of_order(list("abcde"), list("eabcd")) == ("e",)
    assert len(_out_of_order(list("ab"), list("ba"))) == 1
