"""What a planner does to the draft: an order does what the browser has shown; what cannot be done changes nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.views import EDITION

from mapping.insight.editions.document import read, written
from mapping.ui.editions.figures import figures_of
from mapping.ui.editions.orders import Done, follow
from mapping.ui.editions.words import vocabulary_json, words_json

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas
    from mapping.insight.editions.history import History
    from mapping.insight.editions.model import EditionDocument

START = {"base": EDITION, "name": "2027 版（推演）", "from": "2027-01-01", "issuer": "市发展改革委"}
HOSTILE = '<img src=x onerror="alert(1)">'


@pytest.fixture
def begun(atlas: Atlas) -> History:
    return done(follow(None, "start", START, atlas, "zh"))


def done(answer: Done) -> History:
    assert not answer.fault, answer.told
    assert answer.history is not None
    return answer.history


def terms(document: EditionDocument, unit: str) -> list[str]:
    lst = document.list_of(unit)
    assert lst is not None
    return [term.term for term in lst.terms]


def test_a_draft_begins_as_the_edition_in_force(atlas: Atlas, begun: History) -> None:
    document = begun.now
    assert (document.name_zh, document.valid_from, document.issuer) == ("2027 版（推演）", "2027-01-01", "市发展改革委")
    for unit in atlas.catalog.units:
        plan = [row.term for row in atlas.catalog.designations_of(unit.unit_id, EDITION)]
        assert terms(document, unit.unit_id) == plan
    central = document.list_of("jiangan")
    assert central is not None
    assert len(central.units) == 6


def test_terms_are_added_moved_mapped_and_removed(atlas: Atlas, begun: History) -> None:
    first = terms(begun.now, "ovc")[0]
    told = {"term": "存算一体", "industry": "nextgen_it", "subsectors": []}
    steps = done(follow(begun, "add", {"unit": "ovc", "term": told, "at": 0}, atlas, "zh"))
    steps = done(follow(steps, "move", {"unit": "ovc", "term": first, "to": "wedz", "at": 2**53}, atlas, "zh"))
    steps = done(follow(steps, "map", {"term": "存算一体", "industry": None, "subsectors": []}, atlas, "zh"))
    assert terms(steps.now, "ovc")[0] == "存算一体"
    assert terms(steps.now, "wedz")[-1] == first
    added = steps.now.term("存算一体")
    assert added is not None
    assert (added.industry_id, added.origin and added.origin.kind) == (None, "new")
    steps = done(follow(steps, "remove", {"unit": "ovc", "term": "存算一体"}, atlas, "zh"))
    assert "存算一体" not in terms(steps.now, "ovc")
    for _ in range(4):
        steps = done(follow(steps, "undo", None, atlas, "zh"))
    assert steps.now == begun.now
    assert done(follow(steps, "redo", None, atlas, "zh")).now != begun.now


def test_a_term_of_a_later_statement_names_it(atlas: Atlas, begun: History) -> None:
    offer = words_json(atlas.catalog, "zh")["offers"]["ovc"][0]
    steps = done(follow(begun, "add", {"unit": "ovc", "term": offer}, atlas, "zh"))
    taken = steps.now.term(offer["term"])
    assert taken is not None
    assert taken.origin is not None
    assert (taken.origin.kind, taken.origin.id) == ("statement", offer["statement"])


def test_a_unit_leaves_a_shared_list_and_comes_back(atlas: Atlas, begun: History) -> None:
    steps = done(follow(begun, "own", {"unit": "wuchang"}, atlas, "zh"))
    own = steps.now.list_of("wuchang")
    assert own is not None
    assert own.units == ("wuchang",)
    six = ["jiangan", "jianghan", "qiaokou", "hanyang", "wuchang", "hongshan"]
    steps = done(follow(steps, "share", {"units": six, "name": "中心城区六区"}, atlas, "zh"))
    again = steps.now.list_of("wuchang")
    assert again is not None
    assert (again.list_id, set(again.units)) == ("central_six", set(six))


def test_a_file_that_was_saved_is_opened_again(atlas: Atlas, begun: History) -> None:
    saved = follow(begun, "save", None, atlas, "zh").saved
    assert saved is not None
    name, text = saved
    assert name.endswith(".json")
    steps = done(follow(None, "open", {"name": name, "text": text}, atlas, "zh"))
    assert steps.now == begun.now
    assert read(written(steps.now)) == begun.now


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("open", {"name": "稿.json", "text": "{"}, "JSON"),
        ("open", {"name": "稿.json", "text": '{"schema": 99}'}, "99"),
        ("add", {"unit": "ovc", "term": {"term": "人工智能", "industry": "ai"}}, "人工智能"),
        ("add", {"unit": "ovc", "term": {"term": "新词", "industry": "no_such"}}, "no_such"),
        ("remove", {"unit": "nowhere", "term": "x"}, "nowhere"),
        ("words", {"name": "", "from": "2027-01-01"}, "name_zh"),
        ("words", {"name": "甲", "from": "昨天"}, "昨天"),
        ("share", {"units": [], "name": "甲"}, "刷新"),
        ("move", None, "刷新"),
        ("dance", {}, "刷新"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    atlas: Atlas, begun: History, name: str, value: Any, said: str
) -> None:
    answer = follow(begun, name, value, atlas, "zh")
    assert answer.fault
    assert answer.told is not None
    assert said in answer.told
    assert answer.history is begun


def test_hostile_text_is_a_term_like_any_other(atlas: Atlas, begun: History) -> None:
    told = {"term": HOSTILE, "industry": None, "subsectors": []}
    steps = done(follow(begun, "add", {"unit": "ovc", "term": told}, atlas, "zh"))
    assert terms(steps.now, "ovc")[-1] == HOSTILE


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_any_orders_can_be_undone_one_by_one(data: st.DataObject, atlas: Atlas) -> None:
    steps = done(follow(None, "start", START, atlas, "zh"))
    begun, units = steps.now, [unit.unit_id for unit in atlas.catalog.units]
    done_so_far = 0
    for _ in range(data.draw(st.integers(0, 8))):
        unit, to = data.draw(st.sampled_from(units)), data.draw(st.sampled_from(units))
        known = terms(steps.now, unit)
        order = data.draw(st.sampled_from(["remove", "move", "own"]))
        if not known and order != "own":
            continue
        term = data.draw(st.sampled_from(known)) if known else ""
        value = {"unit": unit, "term": term, "to": to, "at": data.draw(st.integers(0, 9))}
        after = follow(steps, order, value, atlas, "zh").history
        assert after is not None
        done_so_far += after is not steps and after.now != steps.now
        steps = after
    for _ in range(done_so_far):
        steps = done(follow(steps, "undo", None, atlas, "zh"))
    assert steps.now == begun
    assert not steps.can_undo


def test_the_plan_in_figures(atlas: Atlas) -> None:
    figures = figures_of(atlas.catalog, EDITION)
    assert (len(figures.unclaimed), len(figures.claims)) == (5, 20)
    assert figures.terms == 40
    assert 0 < figures.likeness < figures.closest[0].value < 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_words_that_a_list_may_take_have_each_one_industry_or_none(atlas: Atlas, lang: str) -> None:
    told = vocabulary_json(atlas.catalog, lang)
    words = [word for word, *_ in told["words"]]
    assert len(words) == len(set(words))
    assert words[: len(atlas.catalog.term_mappings)] == [row.term for row in atlas.catalog.term_mappings]
    known = {subsector for subsector, *_ in told["subsectors"]}
    assert all(set(of) <= known for _, _, of, _ in told["words"])
    json.dumps(told)
