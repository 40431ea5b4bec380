"""The session's copy of a briefing, files that hold one, and the ways back to what its pages show."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.own_data import own_atlas
from tests.views import EDITION

from mapping.documents.request import MOST_PAGES, DocumentRequest, PageSpec
from mapping.errors import MappingError, UsageError
from mapping.insight.firms.query import FirmQuery
from mapping.insight.parks.finder import ParkQuery
from mapping.ui import address
from mapping.ui.briefing.held import held, opened
from mapping.ui.briefing.ways import page_of, way_to

if TYPE_CHECKING:
    from mapping.ui.address.keys import Page

CATALOG = own_atlas().catalog
FOUR = (
    PageSpec(edition=EDITION),
    PageSpec(edition=EDITION, layer="industry:auto", over="count", unit="wedz", title="车"),
    PageSpec(edition=EDITION, kind="unit", unit="ovc", lang="en"),
    PageSpec(edition=EDITION, layer="matches", query=ParkQuery(industry=("health",), q="药")),
)


def test_what_is_saved_is_opened_as_it_was() -> None:
    request = DocumentRequest(title="四图", issuer="某局", paper="16:9", north=False, pages=FOUR)
    assert opened(request.to_json(), CATALOG) == request
    assert held(request.to_json(), EDITION).whole() == request


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "这不是简报文件"),
        ("地图", "这不是简报文件"),
        ("[" * 100_000, "这不是简报文件"),
        ('{"name": "x"}', "这不是简报文件"),
        ('{"pages": []}', "没有选任何一页"),
        ('{"pages": [{"edition": "2035"}]}', "第 1 页用的是版本「2035」"),
        ('{"pages": [{"layers": "lead"}]}', "pages.1.layers"),
        ('{"pages": [{}], "colour": "red"}', "colour"),
        ('{"pages": "lead"}', "pages"),
        (json.dumps({"pages": [{}] * 121}), "选了 121 页，最多 120 页"),
        (json.dumps({"pages": [{}], "title": "长" * 400_000}), "文件超过 1 MB"),
    ],
)
def test_a_file_that_is_no_briefing_says_why(text: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        opened(text, CATALOG)
    assert told in caught.value.told("zh")
    assert "{" not in caught.value.told("en")


@given(
    st.text()
    | st.recursive(
        st.none() | st.integers() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.sampled_from(["pages", "title", "layer", "edition", "x"]), x),
    ).map(json.dumps)
)
def test_whatever_a_file_holds_it_is_a_briefing_or_a_sentence(text: str) -> None:
    try:
        told = opened(text, CATALOG).title
    except MappingError as error:
        told = error.told("zh")
    assert isinstance(told, str)
    assert len(held(text, EDITION).pages) <= MOST_PAGES


def test_a_page_that_cannot_be_read_costs_no_other() -> None:
    asked: dict[str, Any] = {
        "title": "题",
        "colour": "red",
        "paper": "b5",
        "pages": [{}, {"layers": 1}, {"unit": "ovc"}],
    }
    copy = held(json.dumps(asked), EDITION)
    assert copy.request == DocumentRequest(title="题")
    assert [isinstance(page, MappingError) for page in copy.pages] == [False, True, False]
    with pytest.raises(MappingError, match="layers"):
        copy.whole()


@pytest.mark.parametrize("asked", FOUR)
def test_the_way_back_shows_what_the_page_shows(asked: PageSpec) -> None:
    way = way_to(asked, CATALOG)
    assert way is not None
    page: Page = page_of(asked) or "city"
    place = address.read(page, dict(parse_qsl(urlsplit(way).query)), own_atlas())
    assert place.problems == ()
    if page == "finder":
        assert place.query == asked.query
    else:
        assert place.spec.model_copy(update={"edition": EDITION, "kind": asked.kind}) == asked.map_spec


def test_the_way_back_to_a_pair_shows_the_pair() -> None:
    asked = PageSpec(edition=EDITION, sheet="overlap", by="subsectors", unit="ovc", other="wedz")
    way = way_to(asked, CATALOG)
    assert way is not None
    place = address.read("overlap", dict(parse_qsl(urlsplit(way).query)), own_atlas())
    assert (place.spec.unit, place.pair.other, place.pair.by) == ("ovc", "wedz", "subsectors")


def test_cover_and_contents_lead_nowhere_and_every_other_sheet_to_its_page() -> None:
    pages = {
        sheet: page_of(PageSpec(edition=EDITION, sheet=sheet))
        for sheet in ("cover", "contents", "overlap", "comparison", "match", "targets", "sources", "shortlist", "chain")
    }
    assert pages == {
        "cover": None,
        "contents": None,
        "overlap": "overlap",
        "comparison": "editions",
        "match": "match",
        "targets": "targets",
        "sources": "sources",
        "shortlist": "finder",
        "chain": "firms",
    }


def test_the_way_back_to_plan_and_reality_shows_the_same_firms() -> None:
    query = FirmQuery(industry=("auto",), founded=(2015, None))
    asked = PageSpec(edition=EDITION, sheet="plan_reality", layer="lq:auto", unit="ovc", firms=query)
    way = way_to(asked, CATALOG)
    assert way is not None
    place = address.read("firms", dict(parse_qsl(urlsplit(way).query)), own_atlas())
    assert (place.seen.layer, place.seen.unit, place.seen.tab, place.firms) == ("lq:auto", "ovc", "plan", query)
