"""Sentences of errors: one each, of bounded length, without what cannot be seen, in the reader's language."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.errors import MOST_SUGGESTED, MappingError, UnknownNameError, WrongValuesError
from mapping.faults import LONGEST_SHOWN, MOST_NAMED, quoted, shown
from mapping.i18n import translator
from mapping.insight.match.weights import Weights
from mapping.insight.match.wish import chosen_meanings, taken_out
from mapping.insight.parks.finder import FACET_NAMES
from mapping.insight.parks.values import values_named
from mapping.insight.parks.written import read_later, read_range, read_text
from mapping.sentences import KINDS, Code

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

HAN = re.compile(r"[\u3400-\u9fff「」：；，。、（）]")
LANGUAGES = st.sampled_from(["zh", "en"])
NAMES = st.lists(st.text(alphabet=st.characters(), max_size=90), min_size=1, max_size=12)


@given(value=st.text(alphabet=st.characters()))
def test_a_wrong_value_is_shown_in_short_and_without_what_cannot_be_seen(value: str) -> None:
    told = shown(value)
    assert len(told) <= LONGEST_SHOWN + 1
    assert told.encode().decode() == told
    assert not {unicodedata.category(c) for c in told} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(names=NAMES, lang=LANGUAGES)
def test_however_many_names_are_unknown_it_is_one_sentence(names: list[str], lang: str) -> None:
    near = {f"名{n}": f"name {n}" for n in range(20)}
    error = UnknownNameError.together([UnknownNameError("产业", name, lambda: near) for name in names])
    told = error.told(lang)
    assert len(told) < 250
    assert "\n" not in told
    for name in names[:MOST_NAMED]:
        assert shown(name) in told
    assert (str(len(names)) in told) or len(names) <= MOST_NAMED
    assert sum(told.count(name) for name in (near if lang == "zh" else near.values())) <= 3 * MOST_SUGGESTED


@given(values=NAMES, lang=LANGUAGES)
def test_wrong_values_of_any_kind_are_one_sentence(values: list[str], lang: str) -> None:
    told = WrongValuesError(Code.WORD_NOT_IN_TEXT, values).told(lang)
    assert quoted(values, translator(lang)) in told
    assert len(told) < 250


def test_suggestions_are_looked_for_only_when_they_are_told() -> None:
    def never() -> tuple[str, ...]:
        raise AssertionError

    error = UnknownNameError("产业", "x", never)
    with pytest.raises(AssertionError):
        str(error)
    assert str(UnknownNameError("产业", "x" * (LONGEST_SHOWN + 1), never)).endswith("…」的产业。")


def test_every_kind_of_wrong_value_is_told_in_english(atlas: Atlas) -> None:
    catalog = atlas.catalog
    told: list[str] = []
    for attempt in (
        *(lambda text=text, name=name: read_range(name, text) for name in ("area", "year") for text in ("x", "3000-1")),
        lambda: read_range("year", "95-"),
        lambda: read_text("x" * 101),
        lambda: read_later("yes"),
        lambda: Weights.from_text("luck:3,fate:4"),
        lambda: Weights.from_text("parks:many"),
        lambda: Weights.from_text("parks:1" + "0" * 8),
        lambda: Weights.from_text("parks:" + "9" * 100_000),
        lambda: Weights.from_text(",".join(f"parks:{n}" for n in range(99))),
        lambda: catalog.gazetteer.find("wuhan"),
        lambda: catalog.gazetteer.find("jiangxa"),
        lambda: catalog.park("p999"),
        lambda: catalog.source("x"),
        *(
            lambda facet=facet: values_named(catalog, facet, "helth")
            for facet in ("industry", "word", "kind", "level", "precision", "confidence", "grade")
        ),
    ):
        with pytest.raises(MappingError) as caught:
            attempt()
        told.append(caught.value.told("en"))
    told += [error.told("en") for error in (*taken_out((), ["x"])[1], *chosen_meanings(catalog, (), ["x:y"], ":")[1])]
    assert [line for line in told if HAN.search(line)] == []
    assert max(map(len, told)) < 250
    assert not [kind for kind in (*KINDS, *FACET_NAMES.values()) if translator("en")(kind) == kind]
