"""Lists of an address: what comes out is short and each entry once, whatever was written; the work is bounded too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from mapping.catalog.gazetteer import fold
from mapping.errors import MappingError, UnknownNameError, UsageError
from mapping.faults import MOST_NAMED
from mapping.insight.entries import LONGEST_ENTRY, MOST_ENTRIES, entries, read_each, read_list
from mapping.insight.parks import values as finder_values
from mapping.insight.parks.index import VALUE_FACETS
from mapping.kept import forget
from mapping.sentences import Code
from mapping.ui import address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mapping.insight.atlas import Atlas
    from mapping.insight.parks.index import ValueFacet

texts = st.text(max_size=80) | st.lists(st.text(max_size=12) | st.integers().map(str), max_size=150).map(",".join)


@given(text=texts)
def test_a_list_is_short_trimmed_and_without_repeats(text: str) -> None:
    listed = entries(text)
    assert len(listed.values) <= MOST_ENTRIES
    assert len({fold(entry) for entry in listed.values}) == len(listed.values)
    for entry in listed.values:
        assert entry == entry.strip()
        assert 0 < len(entry) <= LONGEST_ENTRY + 1
        assert "," not in entry


@given(text=texts)
def test_nothing_is_lost_without_being_counted(text: str) -> None:
    listed = entries(text)
    written = {fold(part.strip()) for part in text.replace("，", ",").split(",") if part.strip()}
    assert len(listed.values) + listed.left_out == len(written)


@given(text=texts)
def test_what_is_written_back_reads_the_same(text: str) -> None:
    listed = entries(text)
    assert entries(listed.text).values == listed.values


@pytest.mark.parametrize(
    ("text", "values", "left_out"),
    [
        ("", (), 0),
        (",, ,", (), 0),
        ("a,a,a", ("a",), 0),
        (" 高 ，中,高", ("高", "中"), 0),
        ("AI,ai,Ａ Ｉ,a-i", ("AI",), 0),
        (",".join(map(str, range(MOST_ENTRIES + 7))), tuple(map(str, range(MOST_ENTRIES))), 7),
        (",".join(map(str, range(100_000))), tuple(map(str, range(MOST_ENTRIES))), 100_000 - MOST_ENTRIES),
        ("x" * 100_000, ("x" * LONGEST_ENTRY + "…",), 0),
    ],
)
def test_examples_of_lists(text: str, values: tuple[str, ...], left_out: int) -> None:
    listed = entries(text)
    assert (listed.values, listed.left_out) == (values, left_out)


def even(text: str) -> int:
    if text.startswith("?"):
        raise UsageError(Code.SPEC_WITHOUT_UNIT)
    if not text.isdecimal() or int(text) % 2:
        raise UnknownNameError("偶数", text, lambda: ("2", "4"))
    return int(text)


@given(values=st.lists(st.sampled_from(["0", "2", "3", "5", "x", "?"])))
def test_all_unknown_names_are_one_error(values: list[str]) -> None:
    found, problems = read_each(values, even)
    assert found == [int(value) for value in values if value in {"0", "2"}]
    unknown = [error for error in problems if isinstance(error, UnknownNameError)]
    wrong = [value for value in values if value in {"3", "5", "x"}]
    assert len(unknown) == bool(wrong)
    assert len(problems) - len(unknown) == values.count("?")
    for error in unknown:
        assert all(f"「{value}」" in str(error) for value in wrong[:MOST_NAMED])
        assert ("共" in str(error)) is (len(wrong) > MOST_NAMED)


def test_what_was_left_out_is_one_sentence_more() -> None:
    found, problems = read_list("word", ",".join(map(str, range(1000))), even)
    assert found == list(range(0, MOST_ENTRIES, 2))
    assert [str(error) for error in problems] == [
        "没有名为「1」、「3」、「5」（共 25 个）的偶数；是否指：2、4。",
        "地址里的 word 只读了前 50 项，另有 950 项未读；请减到 50 项以内。",
    ]


@pytest.fixture
def work(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, int]]:
    """Count comparisons of names and readings of texts; everything kept is forgotten before and after."""
    counted = {"compared": 0, "longest": 0, "read": 0}

    def counting(name: str, function: Callable[..., object]) -> Callable[..., object]:
        def call(*given_: object, **named: object) -> object:
            counted[name] += 1
            counted["longest"] = max(counted["longest"], len(str(given_[0])))
            return function(*given_, **named)

        return call

    forget(atlas.catalog)
    monkeypatch.setattr(fuzz, "ratio", counting("compared", fuzz.ratio))
    monkeypatch.setattr(process, "extract", counting("compared", process.extract))
    monkeypatch.setattr(finder_values, "typed_forms", counting("read", finder_values.typed_forms))
    yield counted
    forget(atlas.catalog)


@pytest.mark.parametrize("facet", VALUE_FACETS)
def test_a_thousand_wrong_values_cost_no_more_than_a_few(atlas: Atlas, facet: ValueFacet, work: dict[str, int]) -> None:
    def cost(count: int) -> dict[str, int]:
        work.update(compared=0, read=0)
        problems = address.read("finder", {facet: ",".join(f"zz{n}" for n in range(count))}, atlas).problems
        assert all(str(problem).endswith("。") for problem in problems)
        assert problems
        return dict(work)

    cost(1)
    few, many = cost(MOST_NAMED), cost(1000)
    assert many == few
    assert few["read"] == 0, "readings of what is known are kept"


@pytest.mark.parametrize("facet", VALUE_FACETS)
def test_a_name_too_long_to_be_misspelt_is_compared_with_nothing(
    atlas: Atlas, facet: ValueFacet, work: dict[str, int]
) -> None:
    problem = str(*address.read("finder", {facet: "药" * 100_000}, atlas).problems)
    assert (work["compared"], work["read"]) == (0, 0)
    assert len(problem) < 100


def test_no_name_is_looked_up_however_long_it_is(atlas: Atlas, work: dict[str, int]) -> None:
    # marks that are put in order one after the other: folding a long run of them takes time by its square
    marks = "\u0301\u0316" * 200_000
    for find in (atlas.catalog.gazetteer.find, atlas.catalog.park, atlas.catalog.source, atlas.catalog.industry):
        with pytest.raises(MappingError) as caught:
            find(marks)
        assert len(str(caught.value)) < 100
    assert work["compared"] == 0
