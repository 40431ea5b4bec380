"""A request survives its journeys, and refuses in one sentence what it does not know."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.views import EDITION

from mapping.documents.making import make
from mapping.documents.request import LONGEST, MOST_PAGES, DocumentRequest, PageSpec
from mapping.errors import MappingError, UsageError

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

texts = st.text(max_size=20)
pages = st.builds(
    PageSpec,
    kind=st.sampled_from(["city", "unit", "industry"]),
    layer=st.sampled_from(["lead", "industry:auto"]),
    unit=st.none() | st.just("ovc"),
    sheet=st.sampled_from(["map", "cover"]),
    title=texts,
    lang=st.sampled_from(["zh", "en"]),
    edition=st.just(EDITION),
)
requests = st.builds(
    DocumentRequest,
    title=texts,
    issuer=texts,
    paper=st.sampled_from(["a4", "16:9"]),
    dpi=st.sampled_from([150, 300]),
    legend=st.booleans(),
    pages=st.lists(pages, max_size=3).map(tuple),
)


@given(requests)
def test_a_request_survives_json(request: DocumentRequest) -> None:
    assert DocumentRequest.from_json(request.to_json() if request.pages else '{"pages": []}', EDITION).pages == (
        request.pages
    )
    if request.pages:
        assert DocumentRequest.from_json(request.to_json(), "other") == request


def test_a_page_that_names_no_edition_means_the_one_it_is_given() -> None:
    one, two = DocumentRequest.from_json('{"pages": [{"layer": "count"}, {"edition": "2030"}]}', EDITION).pages
    assert (one, two.edition) == (PageSpec(layer="count", edition=EDITION), "2030")


def test_a_bare_page_is_a_request_of_one_page() -> None:
    page = PageSpec(layer="count", edition=EDITION)
    assert DocumentRequest.from_json('{"layer": "count"}', EDITION).pages == (page,)
    with_paper = DocumentRequest.from_json('{"layer": "count", "paper": "a3", "issuer": "某某局"}', EDITION)
    assert with_paper == DocumentRequest(pages=(page,), paper="a3", issuer="某某局")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{", ("整个文件",)),
        (" \n", ("是空的",)),
        ("7", ("整个文件", "7")),
        ("\x00" * 99, ("整个文件", "□□□")),
        (" " * 2**23, ("大于 4 MB",)),
        ('{"choose": [["a", "b", "c"]]}', ("choose.1",)),
        ('{"layr": "lead"}', ("layr",)),
        ('{"titel": "x", "pages": []}', ("titel",)),
        ('{"kind": "moon"}', ("「kind」", "moon", "city, unit, industry")),
        ('{"pages": [{}, {"overlays": ["fog"]}]}', ("pages.2.overlays.1", "fog", "parks")),
        ('{"pages": [], "paper": "b5"}', ("paper", "b5", "a3-portrait")),
        ('{"dpi": 90}', ("「dpi」", "90", "150, 300")),
        ('{"pages": {}}', ("pages",)),
        (json.dumps({"pages": [], "title": "字" * (LONGEST + 1)}), ("title", "201", "200")),
        (json.dumps({"title": "字" * (LONGEST + 1)}), ("title", "201", "200")),
        (json.dumps({"pages": [{}] * (MOST_PAGES + 1)}), ("121", "120")),
    ],
)
def test_a_bad_request_names_the_key_the_value_and_what_could_be(text: str, named: tuple[str, ...]) -> None:
    with pytest.raises(UsageError) as caught:
        DocumentRequest.from_json(text, EDITION)
    for lang in ("zh", "en"):
        told = caught.value.told(lang)
        assert "\n" not in told
        assert "pydantic" not in told.lower()
    assert all(part in str(caught.value) for part in named)


def test_a_title_of_two_hundred_signs_is_taken() -> None:
    assert len(DocumentRequest.from_json(json.dumps({"title": "字" * LONGEST}), EDITION).pages[0].title) == LONGEST


def test_the_title_of_a_single_page_is_its_own_and_that_of_several_the_documents() -> None:
    page = PageSpec(edition=EDITION)
    one = DocumentRequest(pages=(page,)).changed(title="甲", issuer="乙")
    assert (one.title, one.pages[0].title, one.issuer) == ("", "甲", "乙")
    two = DocumentRequest(pages=(page, page)).changed(title="甲")
    assert (two.title, two.pages[0].title) == ("甲", "")
    with pytest.raises(UsageError, match="dpi"):
        two.changed(dpi=90)


def test_what_is_wrong_with_one_page_of_several_names_the_page(atlas: Atlas) -> None:
    good, bad = PageSpec(edition=EDITION, sheet="sources"), PageSpec(edition=EDITION, layer="industry:steel")
    with pytest.raises(UsageError, match=r"^第 2 页：没有名为「industry:steel」的图层"):
        make(DocumentRequest(pages=(good, bad)), atlas)
    with pytest.raises(UsageError) as alone:
        make(DocumentRequest(pages=(bad,)), atlas)
    assert "第" not in str(alone.value)


def test_a_request_for_nothing_or_for_a_page_that_is_not_there_says_so(atlas: Atlas) -> None:
    with pytest.raises(UsageError, match="没有选任何一页"):
        make(DocumentRequest(), atlas)
    with pytest.raises(UsageError, match="共 1 页，没有第 2 页"):
        make(DocumentRequest(pages=(PageSpec(edition=EDITION),), page=2), atlas)
    with pytest.raises(MappingError, match="industry:steel"):
        make(DocumentRequest(pages=(PageSpec(layer="industry:steel", edition=EDITION),)), atlas)
