"""The file of a planned edition: what is written is read again, and what is wrong is named with its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.own_data import own_atlas
from tests.planned_editions import beginning, edited

from mapping.insight.editions import document as files
from mapping.insight.editions.document import EditionDocument, EditionError, Term, UnitList, read, written

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

LEAST = {"schema": 1, "edition": "e2030", "name_zh": "2030 版", "base": "2021", "valid_from": "2030-01-01"}
OVC = {"list_id": "ovc", "units": ["ovc"], "terms": [{"term": "氢能", "industry_id": "hydrogen"}]}

texts = st.text(min_size=1, max_size=20).map(str.strip).filter(bool)
idents = st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True)
terms = st.builds(Term, term=texts, industry_id=st.none() | idents, subsectors=st.tuples() | st.tuples(idents))


@st.composite
def documents(draw: st.DrawFn) -> EditionDocument:
    """Draw an edition whose parts fit each other."""
    known = {term.term: term for term in draw(st.lists(terms, max_size=8))}
    units = draw(st.lists(idents, unique=True, max_size=6))
    lists = []
    for number, unit in enumerate(units):
        chosen = draw(st.lists(st.sampled_from(sorted(known)), unique=True)) if known else []
        lists.append(UnitList(list_id=f"l{number}", units=(unit,), terms=tuple(known[word] for word in chosen)))
    return EditionDocument(
        edition=draw(idents),
        name_zh=draw(texts),
        base="2021",
        valid_from="2030-01-01",
        lists=tuple(lists),
        notes=draw(st.text(max_size=50)),
    )


@settings(max_examples=60, deadline=None)
@given(documents())
def test_what_is_written_is_read_again(document: EditionDocument) -> None:
    assert read(written(document)) == document


def test_an_edition_of_the_data_is_read_again_and_its_shared_list_stands_once(atlas: Atlas) -> None:
    document = beginning(atlas.catalog)
    (shared,) = [lst for lst in document.lists if lst.shared]
    assert (shared.list_id, shared.name_zh, len(shared.units)) == ("central_six", "中心城区六区", 6)
    assert len(document.lists) == 9
    assert read(written(document)) == document


def test_a_file_is_readable_a_term_a_line(atlas: Atlas) -> None:
    lines = written(edited(atlas.catalog)).decode().splitlines()
    assert '        {"term": "量子计算", "industry_id": "quantum", "term_en": "Quantum computing"}' in lines
    assert sum('"coordinates"' in line for line in lines) == 1
    assert read("\n".join(lines)) == edited(atlas.catalog)


def faults(asked: Any, **changed: Any) -> list[str]:
    """Return what is said of a file in Chinese."""
    data = json.dumps({**asked, **changed}) if isinstance(asked, dict) else asked
    with pytest.raises(EditionError) as caught:
        read(data, "版本.json")
    return [fault.told("zh") for fault in caught.value.faults]


def test_a_newer_schema_is_refused_with_a_sentence() -> None:
    (told,) = faults(LEAST, schema=files.SCHEMA + 1, shape="of the future")
    assert told == "「版本.json」的格式版本是 2，本程序只认识到 1；请更新程序后再打开。"
    for schema in (None, "1", 0, True, 1.0):
        assert "schema" in faults(LEAST, schema=schema)[0]


def test_what_is_wrong_is_named_with_list_term_and_key() -> None:
    term = {"term": "氢能", "industry": "hydrogen"}
    (told,) = faults(LEAST, lists=[{**OVC, "terms": [term]}])
    assert "清单 ovc 的第 1 个用词「氢能」的键「industry」不认识" in told
    assert "industry_id" in told
    told = "".join(faults(LEAST, lists=[OVC, {**OVC, "list_id": "b", "terms": [{"term": "氢能"}]}]))
    assert "单元「ovc」在两份清单里" in told
    assert "「氢能」在两份清单里归类不同" in told
    assert "第 1 份清单（ovc）缺少键「units」" in faults(LEAST, lists=[{"list_id": "ovc"}])[0]
    assert "「name_zh」有 61 个字符" in faults(LEAST, name_zh="长" * 61)[0]
    assert "最外层的键「colour」不认识" in faults(LEAST, colour="red")[0]


def test_all_faults_are_named_at_once() -> None:
    told = faults(LEAST, valid_from="soon", base="!", lists=[{**OVC, "units": ["OVC"]}])
    assert len(told) == 3


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"\xff\xfe{}",
        b"[]",
        b'{"schema": 1, "schema": 1}',
        b'{"schema": NaN}',
        b"[" * 100_000,
        b'{"schema": ' + b"9" * 10_000 + b"}",
        b" " * (files.LARGEST_MB * 2**20 + 1),
        b'{"schema": 1, "lists": "\\ud800"}',
    ],
)
def test_a_hostile_file_is_a_sentence(hostile: bytes) -> None:
    assert all(told.endswith("。") for told in faults(hostile))


def test_brackets_in_texts_are_no_depth() -> None:
    assert read(json.dumps({**LEAST, "notes": "[{" * 500})).notes == "[{" * 500


@pytest.mark.parametrize(
    "polygon",
    [
        {"type": "Point", "coordinates": [114, 30]},
        {"type": "Polygon", "coordinates": "x"},
        {"type": "Polygon", "coordinates": [[[114, 30], [115, 30]]]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[[5e5, 3e6], [6e5, 3e6], [6e5, 4e6], [5e5, 3e6]]]},
        {},
    ],
)
def test_a_polygon_that_is_no_land_is_named(polygon: dict[str, Any]) -> None:
    new = {"unit_id": "x_area", "name_zh": "某新区", "taken_from": ["ovc"], "polygon": polygon}
    (told,) = faults(LEAST, new_units=[new])
    assert "第 1 个新单元（x_area）的多边形不能用" in told


def test_a_document_is_hashable_with_its_polygons() -> None:
    document = edited(own_atlas().catalog)
    assert len({document, edited(own_atlas().catalog)}) == 1
