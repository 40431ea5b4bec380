"""A query in the address: there and back, and every mistake by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mapping.catalog.records_places import LOCATED
from mapping.insight.parks.finder import RANGE_FACETS, UNKNOWN, VALUE_FACETS, ParkQuery
from mapping.insight.parks.index import park_index
from mapping.insight.parks.values import SHORTHANDS
from mapping.ui import address

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.insight.atlas import Atlas
    from mapping.ui.address import Address

_LOW_HIGH = {
    "area": st.floats(0, 9000, allow_subnormal=False).filter(lambda x: x == 0 or x > 1e-20),
    "year": st.integers(1000, 9999),
}


def read_query(texts: dict[str, str], atlas: Atlas) -> Address:
    return address.read("finder", texts, atlas)


def write_query(query: ParkQuery) -> dict[str, str]:
    return {key: text for key, text in address.written(query=query).items() if text}


@st.composite
def queries(draw: st.DrawFn, catalog: Catalog) -> ParkQuery:
    values = park_index(catalog).values
    chosen = {f: tuple(draw(st.lists(st.sampled_from(sorted(values[f])), max_size=4))) for f in VALUE_FACETS}
    ranges = {}
    for name in RANGE_FACETS:
        low, high = (draw(st.one_of(st.none(), _LOW_HIGH[name])) for _ in range(2))
        ranges[name] = (high, low) if low is not None and high is not None and low > high else (low, high)
    text = draw(st.text(max_size=100)).strip()
    return ParkQuery(q=text, later=draw(st.booleans()), **chosen, **ranges)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_there_and_back(atlas: Atlas, data: st.DataObject) -> None:
    query = data.draw(queries(atlas.catalog))
    written = write_query(query)
    back = read_query(written, atlas)
    assert back.problems == ()
    anyhow: dict[str, tuple[str, ...]] = dict.fromkeys(SHORTHANDS, ())
    assert back.query.model_copy(update=anyhow) == query.model_copy(update=anyhow)
    for facet in SHORTHANDS:
        assert set(getattr(back.query, facet)) == set(getattr(query, facet))
    assert all(written.values())


def test_only_what_differs_is_written() -> None:
    assert write_query(ParkQuery()) == {}
    assert write_query(ParkQuery(industry=("auto", "health"), area=(1, 30), year=(None, 2010), later=True)) == {
        "industry": "auto,health",
        "area": "1-30",
        "year": "-2010",
        "later": "1",
    }
    assert write_query(ParkQuery(precision=LOCATED, area=(10.5, None))) == {"precision": "located", "area": "10.5-"}


def test_names_are_read_as_well_as_ids(atlas: Atlas) -> None:
    names = {
        "unit": "光谷,ovc,未查明",
        "industry": "大健康和生物技术,Automotive,auto",
        "kind": "产业基地",
        "level": "国家级,未公开",
        "precision": "located",
        "confidence": "高，中",
        "grade": "quotable，转载,未评级",
    }
    read = read_query(names, atlas)
    assert read.query.unit == ("ovc", UNKNOWN)
    assert read.query.kind == ("base",)
    assert read.query.level == ("国家级", UNKNOWN)
    assert read.query.precision == LOCATED
    assert read.query.confidence == ("high", "medium")
    assert read.query.grade == ("official", "media", "mirror", "ungraded")
    assert "health" in read.query.industry
    assert "auto" in read.query.industry


def test_a_place_to_be_verified_is_two_classes(atlas: Atlas) -> None:
    assert read_query({"precision": "位置待核"}, atlas).query.precision == ("zone", "none")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-30", (1, 30)),
        ("-5", (None, 5)),
        ("10-", (10, None)),
        ("3", (3, 3)),
        ("0.5–2", (0.5, 2)),
        ("１～30", (1, 30)),
        (" 1 至 2 ", (1, 2)),
    ],
)
def test_ways_to_write_a_range(atlas: Atlas, text: str, expected: tuple[float | None, float | None]) -> None:
    read = read_query({"area": text}, atlas)
    assert read.problems == ()
    assert read.query.area == expected


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("industry", "steam", "steam"),
        ("word", "蒸汽机车", "蒸汽机车"),
        ("unit", "浦东新区", "浦东新区"),
        ("kind", "castle", "园区、街区/市场"),
        ("level", "村级", "国家级、省级、市级、区级、未公开"),
        ("precision", "roughly", "roughly"),
        ("confidence", "sure", "sure"),
        ("grade", "best", "官方、媒体"),
        ("area", "30-1", "下限大于上限"),
        ("area", "-", "写法不对"),
        ("area", "5 6", "写法不对"),
        ("area", "1e5", "写法不对"),
        ("area", "big", "1-30、-5 或 10-"),
        ("area", "9" * 400, "写法不对"),
        ("year", "99-2010", "四位数"),
        ("year", "2010.5-", "四位数"),
        ("later", "yes", "写 1"),
        ("q", "长" * 101, "最多 100"),
    ],
)
def test_a_mistake_is_one_sentence_and_the_rest_holds(atlas: Atlas, key: str, value: str, said: str) -> None:
    good = {"kind": "base"} if key != "kind" else {"industry": "auto"}
    read = read_query({key: value, **good}, atlas)
    problem = str(*read.problems)
    assert said in problem
    assert problem.endswith("。")
    assert len(problem) < 200
    assert read.query == read_query(good, atlas).query


def test_one_wrong_value_of_several_leaves_the_others(atlas: Atlas) -> None:
    read = read_query({"industry": "auto,steam,health,gas"}, atlas)
    assert read.query.industry == ("auto", "health")
    assert [str(problem) for problem in read.problems] == ["没有名为「steam」、「gas」的965产业。"]


def test_an_industry_word_suggests_its_industry(atlas: Atlas) -> None:
    (problem,) = read_query({"industry": "生物医药"}, atlas).problems
    assert "大健康" in str(problem)


def test_other_keys_are_left_alone(atlas: Atlas) -> None:
    read = read_query({"lang": "en", "park": "p011", "nonsense": "1"}, atlas)
    assert read.query == ParkQuery()
    assert read.problems == ()
