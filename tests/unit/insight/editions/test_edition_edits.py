"""Edits of a planned edition: each does what its name says, and any run of them can be undone and done again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.own_data import own_atlas
from tests.planned_editions import CHANGJIANG, beginning, new_area

from mapping.errors import UsageError
from mapping.insight.editions import edits
from mapping.insight.editions.consistency import faults_within
from mapping.insight.editions.document import EditionDocument, EditionError, Term
from mapping.insight.editions.history import MOST_KEPT, History
from mapping.insight.editions.offers import offers

CATALOG = own_atlas().catalog
START = beginning(CATALOG)
UNITS = [unit.unit_id for unit in CATALOG.units]


def terms_of(document: EditionDocument, unit: str) -> list[str]:
    """Return the terms of a unit's list."""
    lst = document.list_of(unit)
    return [term.term for term in lst.terms] if lst else []


def test_terms_are_added_removed_and_moved() -> None:
    before = terms_of(START, "ovc")
    document = edits.added(START, "ovc", Term(term="量子计算", industry_id="quantum"), 1)
    assert terms_of(document, "ovc") == [before[0], "量子计算", *before[1:]]
    assert edits.removed(document, "ovc", "量子计算") == START
    moved = edits.moved(START, "ovc", before[0], 2)
    assert terms_of(moved, "ovc")[:3] == [before[1], before[2], before[0]]
    assert edits.moved(moved, "ovc", before[0], 0) == START
    over = edits.moved(START, "ovc", before[0], 0, "wedz")
    assert (before[0] in terms_of(over, "ovc"), terms_of(over, "wedz")[0]) == (False, before[0])


def test_an_edit_of_one_is_an_edit_of_all_that_share_its_list() -> None:
    document = edits.added(START, "wuchang", Term(term="量子计算", industry_id="quantum"))
    assert terms_of(document, "jiangan")[-1] == "量子计算"


def test_a_term_is_mapped_the_same_wherever_it_stands() -> None:
    document = edits.added(START, "wedz", Term(term="人工智能", industry_id="health"))
    assert document.list_of("wedz").terms[-1].industry_id == "ai"
    document = edits.reclassified(document, "人工智能", None)
    assert {t.industry_id for lst in document.lists for t in lst.terms if t.term == "人工智能"} == {None}


def test_a_unit_gets_a_list_of_its_own_and_comes_back() -> None:
    document = edits.own_list(START, "wuchang")
    own, six = document.list_of("wuchang"), document.list_of("jiangan")
    assert (own.list_id, own.units, own.terms) == ("wuchang", ("wuchang",), six.terms)
    assert len(six.units) == 5
    assert edits.own_list(document, "wuchang") == document
    together = edits.shared(document, ["jiangan", *six.units, "wuchang"], "central_six", "中心城区六区")
    assert set(together.list_of("wuchang").units) == set(START.list_of("wuchang").units)
    assert len(together.lists) == len(START.lists)


def test_two_that_part_have_a_list_each() -> None:
    pair = edits.shared(START, ["ovc", "wedz"], "zones", "两区")
    assert pair.list_of("wedz").terms == START.list_of("ovc").terms
    parted = edits.own_list(pair, "wedz")
    assert [parted.list_of(unit).list_id for unit in ("ovc", "wedz")] == ["ovc", "wedz"]
    assert not any(lst.list_id == "zones" for lst in parted.lists)


def test_a_unit_is_split_off_and_dropped() -> None:
    document = edits.split(START, new_area(), [Term(term="氢能", industry_id="hydrogen")])
    assert terms_of(document, CHANGJIANG) == ["氢能"]
    assert document.lists.index(document.list_of(CHANGJIANG)) == document.lists.index(document.list_of("huangpi")) + 1
    named = edits.unit_named(document, CHANGJIANG, short_zh="长江新区", short_en="Changjiang")
    assert named.new_unit(CHANGJIANG).short_en == "Changjiang"
    assert edits.dropped(document, CHANGJIANG) == START
    assert edits.dropped(START, "ovc").list_of("ovc") is None


def test_what_cannot_be_done_is_said() -> None:
    for attempt in (
        lambda: edits.added(START, "ovc", START.list_of("ovc").terms[0]),
        lambda: edits.removed(START, "ovc", "没有的词"),
        lambda: edits.reclassified(START, "没有的词", None),
        lambda: edits.added(START, "nowhere", Term(term="氢能")),
    ):
        with pytest.raises(UsageError):
            attempt()
    with pytest.raises(EditionError, match="valid_from"):
        edits.renamed(START, valid_from="soon")


def test_later_wording_is_offered_with_its_document() -> None:
    found = offers(CATALOG, "jiangan", START)
    assert {offer.statement.unit_id for offer in found} == {"jiangan"}
    assert [offer.statement.date or "" for offer in found] == sorted(
        (offer.statement.date or "" for offer in found), reverse=True
    )
    first = next(offer for offer in found if not offer.listed)
    document = edits.added(START, "jiangan", first.term)
    assert document.list_of("jiangan").terms[-1].origin.id == first.statement.statement_id
    assert next(o for o in offers(CATALOG, "jiangan", document) if o.statement == first.statement).listed


def test_statements_on_a_unit_to_come_are_offered_once_it_is_there() -> None:
    document = edits.split(START, new_area())
    found = offers(CATALOG, CHANGJIANG, document)
    assert {offer.statement.unit_name_zh for offer in found} == {"长江新区"}
    assert len(found) == 12


@st.composite
def runs(draw: st.DrawFn) -> list[EditionDocument]:
    """Draw a run of edits; return the document after each."""
    states = [START]
    for _ in range(draw(st.integers(1, 12))):
        now = states[-1]
        unit = draw(st.sampled_from(UNITS))
        listed = terms_of(now, unit)
        kind = draw(st.sampled_from(["added", "removed", "moved", "own", "reclassified"]))
        if kind == "added":
            word = draw(st.sampled_from(["氢能", "新词", "人工智能", "低空经济"]))
            if word not in listed:
                states.append(edits.added(now, unit, Term(term=word), draw(st.none() | st.integers(0, 9))))
        elif kind == "own":
            states.append(edits.own_list(now, unit))
        elif listed:
            word = draw(st.sampled_from(listed))
            if kind == "removed":
                states.append(edits.removed(now, unit, word))
            elif kind == "moved":
                states.append(edits.moved(now, unit, word, draw(st.integers(0, 9))))
            else:
                states.append(edits.reclassified(now, word, draw(st.sampled_from([None, "ai", "health"]))))
    return states


@settings(max_examples=40, deadline=None)
@given(runs())
def test_edits_keep_a_document_sound_and_can_be_undone(states: list[EditionDocument]) -> None:
    history = History(states[0])
    for state in states[1:]:
        assert faults_within(state) == []
        history = history.then(state)
    last = history.now
    steps = len(history.past)
    for _ in range(steps):
        history = history.undo()
    assert (history.now, history.can_undo) == (START, False)
    for _ in range(steps):
        history = history.redo()
    assert (history.now, history.can_redo) == (last, False)
    assert history.redo() == history


def test_a_new_step_ends_what_was_undone_and_steps_are_bounded() -> None:
    other = edits.renamed(START, notes="x")
    history = History(START).then(other).undo().then(edits.renamed(START, notes="y"))
    assert not history.can_redo
    assert history.then(history.now) is history
    for number in range(MOST_KEPT + 5):
        history = history.then(edits.renamed(START, notes=str(number)))
    assert len(history.past) == MOST_KEPT
