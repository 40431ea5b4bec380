"""The page of sources: what it tells, how it opens at one source, and how cards lead to it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from tests.own_data import own_atlas
from tests.views import EDITION, VIEW

from mapping.ui import session
from mapping.ui.address import Links
from mapping.ui.sources.licences import libraries
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from conftest import RunPage

SOURCES = own_atlas().catalog.sources


def test_every_source_is_told_with_publisher_and_licence(run_page: RunPage, html: Callable[[AppTest], str]) -> None:
    text = html(run_page("sources"))
    for source in SOURCES:
        assert f'id="source-{source.source_id}"' in text
        for told in (source.title_zh, source.publisher_zh, source.licence):
            assert re.split("[(,;]", told)[0] in text, source.source_id


def test_every_table_is_told_with_rows_and_file(run_page: RunPage, html: Callable[[AppTest], str]) -> None:
    text = html(run_page("sources"))
    for anchor, rows, file in (("parks", 164, "parks.csv"), ("industries", 70, "industries.csv")):
        row = text.partition(f'<tr id="{anchor}"')[2].partition("</tr>")[0]
        assert f">{rows}<" in row
        assert file in row
        assert 'href="#source-' in row


def test_joins_boundaries_review_number_and_gaps_are_told(run_page: RunPage, html: Callable[[AppTest], str]) -> None:
    text = html(run_page("sources"))
    for told in (
        "键全部对上，各表没有发现问题。",
        "只公开了 9 个",
        "缺：临空港（东西湖）、江汉区、青山区（化工区）、蔡甸区、新洲区",
        "东湖高新区 29.5%",
        "共 91.7\u00a0km",
        "518.06",
        "武昌区、青山区、洪山区",
        "15 个统计单元",
        "上游授权未经证实",
        "review_number",
        "内部工作用图，未经地图审核",
        "附件1（产业地图）与附件2（一区一表）未随文公布",
        "深地深海深空",
        "华中科技大学科技园",
    ):
        assert told in text, told


def test_headings_follow_one_another(run_page: RunPage, html: Callable[[AppTest], str]) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", html(run_page("sources")))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_links_inside_the_page_lead_somewhere(run_page: RunPage, html: Callable[[AppTest], str]) -> None:
    text = html(run_page("sources"))
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


def test_a_source_in_the_address_is_marked_and_gone_to(
    run_page: RunPage,
    html: Callable[[AppTest], str],
    sent: Callable[[AppTest], dict[str, Any]],
    own_elements: Callable[[AppTest], list[Any]],
) -> None:
    test = run_page("sources", source="census_2020")
    assert re.findall(r'class="origin chosen" id="([^"]+)"', html(test)) == ["source-census_2020"]
    assert sent(test) == {"target": "source-census_2020"}
    assert not own_elements(run_page("sources"))


def test_an_unknown_source_is_named_in_one_sentence(
    run_page: RunPage, html: Callable[[AppTest], str], own_elements: Callable[[AppTest], list[Any]]
) -> None:
    test = run_page("sources", source="census_2002")
    text = html(test)
    assert "没有名为「census_2002」的来源" in text
    assert "census_2020" in text
    assert "chosen" not in text
    assert not own_elements(test)


def test_a_long_table_is_sent_only_when_it_is_opened(run_page: RunPage) -> None:
    test = run_page("sources")
    assert not test.dataframe
    test.session_state["list_parks"] = True
    test.run()
    (parks,) = test.dataframe
    assert len(parks.value) == 164
    assert parks.value["source"].dropna().str.startswith("http").all()


@pytest.mark.parametrize(
    ("name", "rows"), [("industries", 70), ("targets", None), ("three_lists", 125), ("statements", 82)]
)
def test_other_lists_open_as_well(run_page: RunPage, name: str, rows: int | None) -> None:
    test = run_page("sources")
    test.session_state[f"list_{name}"] = True
    test.run()
    assert not test.exception
    (opened,) = test.dataframe
    assert len(opened.value) == (rows or len(own_atlas().catalog.targets))


@pytest.mark.parametrize(
    ("lang", "name", "told"),
    [
        ("zh", "长江新区", "2021 年规划之后设立，不是规划的布局单元。"),
        ("en", "Changjiang New Area", "Set up after the 2021 plan; not one of its layout units."),
    ],
)
def test_a_unit_that_the_plan_does_not_know_stands_apart(
    run_page: RunPage, html: Callable[[AppTest], str], lang: str, name: str, told: str
) -> None:
    part = html(run_page("sources", lang=lang)).partition('id="part-later"')[2].partition("</section>")[0]
    under = part.partition("<h3>")[2]
    assert under.startswith(f"{name}</h3>")
    assert told in under.partition("<article")[0]
    assert under.count('<article class="said-later">') == 2
    assert "132" in under


def test_the_page_speaks_english(run_page: RunPage, html: Callable[[AppTest], str]) -> None:
    text = html(run_page("sources", lang="en"))
    assert "Implementation plan for the transformation" in text
    assert "Optics Valley" in text
    assert "东湖高新区" not in text


def test_every_source_that_a_page_with_a_map_links_to_exists(run_page: RunPage, html: Callable[[AppTest], str]) -> None:
    known = {source.source_id for source in SOURCES}
    for query in ({}, {"unit": "jiangan"}, {"layer": "industry:green"}):
        linked = set(re.findall(r"sources\?source=([a-z0-9_]+)", html(run_page("city", **query))))
        assert linked
        assert linked <= known


def test_a_link_to_a_source_keeps_the_language() -> None:
    assert Links(VIEW, own_atlas().catalog).source("parks") == "sources?source=parks"
    assert Links(View(EDITION, lang="en"), own_atlas().catalog).source("parks") == "sources?source=parks&lang=en"


def test_libraries_are_told_with_version_and_licence(tmp_path: Path) -> None:
    file = tmp_path / "requirements.txt"
    file.write_text("# why\nstreamlit==1.67.0\ngeopandas[all]==1.2.0\nno-such-library==1.0\n", encoding="utf-8")
    told = {library.name: (library.version, library.licence) for library in libraries(file)}
    assert told == {
        "streamlit": ("1.67.0", "Apache-2.0"),
        "geopandas": ("1.2.0", "BSD-3-Clause"),
        "no-such-library": ("1.0", None),
    }
    assert libraries(tmp_path / "absent.txt") == ()


def test_the_page_says_when_the_tables_were_read_and_which_have_changed_since(
    run_page: RunPage, html: Callable[[AppTest], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    head = html(run_page("sources"))
    assert re.search(r"20\d\d-\d\d-\d\d \d\d:\d\d 读入", head)
    assert "重启后才生效" not in head
    # as if every table had been edited since
    monkeypatch.setattr(session, "read_at", lambda: datetime(2000, 1, 1, tzinfo=UTC))
    told = html(run_page("sources"))
    assert re.search("重启后才生效：[^<]*parks.csv、", told)
