"""The page of planned editions without a browser: what its grid and its maps are told, before and after an edit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.own_data import own_atlas
from tests.views import EDITION

from mapping.insight.editions import edits
from mapping.insight.editions.document import starting_from
from mapping.insight.editions.model import Term
from mapping.ui.workspace.held import Workspace
from mapping.ui.workspace.own import Own

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from conftest import RunPage
    from mapping.insight.editions.model import EditionDocument

GRID, MAP = "wuhan_edition_grid", "wuhan_industry_map"
HOSTILE = '<img src=x onerror="alert(1)">'


def told(test: AppTest, name: str = GRID) -> list[dict[str, Any]]:
    """Return what the elements of a kind were told."""
    found = test.get("bidi_component")
    return [json.loads(one.proto.json) for one in found if one.proto.component_name.endswith(name)]


def draft(*terms: str) -> EditionDocument:
    """Return the next edition, with terms added to 临空港."""
    document = starting_from(own_atlas().catalog, EDITION, name_zh="2027 版（推演）", valid_from="2027-01-01")
    for term in terms:
        document = edits.added(document, "dongxihu", Term(term=term, industry_id="ai"))
    return document


def holding(test: AppTest, document: EditionDocument) -> AppTest:
    """Let the session hold a draft."""
    test.session_state["workspace_own"] = Own(Workspace(edition=document))
    test.session_state["workspace_lies_under"] = "token"
    test.run()
    assert not test.exception, test.exception
    return test


@pytest.fixture
def page(run_page: RunPage) -> AppTest:
    return run_page("editions")


def test_without_a_draft_the_page_offers_to_begin_one_beside_the_edition_in_force(page: AppTest) -> None:
    (grid,) = told(page)
    assert grid["draft"] is None
    (base,) = told(page, MAP)
    assert (base["mode"], base["layer"]) == ("plan", "lead")


def test_a_draft_is_told_list_by_list_beside_what_its_base_says(page: AppTest) -> None:
    (grid,) = told(holding(page, draft("类脑芯片")))
    shown = grid["draft"]
    assert (shown["name"], shown["from"], shown["baseName"]) == ("2027 版（推演）", "2027-01-01", "2021 版")
    assert [len(lst["units"]) for lst in shown["lists"]].count(6) == 1
    assert sum(len(lst["units"]) for lst in shown["lists"]) == 14
    (dongxihu,) = (lst for lst in shown["lists"] if lst["units"] == ["dongxihu"])
    assert dongxihu["terms"][-1] == {"term": "类脑芯片", "industry": "ai", "subsectors": [], "statement": None}
    assert [term for term, _ in shown["was"]["dongxihu"]] == [term["term"] for term in dongxihu["terms"][:-1]]
    assert shown["link"] == "./?edition=draft"


def test_maps_draw_the_draft_and_keep_the_files_of_its_base(page: AppTest) -> None:
    beside, before, now = told(holding(page, draft("类脑芯片")), MAP)
    assert beside["assets"] == before["assets"] == now["assets"]
    assert before["step"] == now["step"]
    for data in (beside, now):
        terms = [term for term, *_ in data["designations"]["units"]["dongxihu"]["terms"]]
        assert terms[-1] == "类脑芯片"
    assert "类脑芯片" not in json.dumps(before, ensure_ascii=False)


def test_an_edit_moves_map_counts_and_differences(page: AppTest, html: Callable[[AppTest], str]) -> None:
    test = holding(page, draft())
    assert "两版相同" in html(test)
    holding(test, draft("类脑芯片"))
    text = html(test)
    assert "1 份清单有变动" in text
    assert 'data-unit-change="dongxihu"' in text
    assert "原 40" in text


def test_the_layer_and_the_unit_are_those_of_the_address(run_page: RunPage) -> None:
    beside, before, now = told(holding(run_page("editions", layer="count", unit="dongxihu"), draft("类脑芯片")), MAP)
    assert [data["layer"] for data in (beside, before, now)] == ["count"] * 3
    assert [data["selected"] for data in (beside, before, now)] == ["dongxihu"] * 3
    (layer,) = now["extra"]
    assert layer["of"]["dongxihu"]["raw"] == before["extra"][0]["of"]["dongxihu"]["raw"] + 1
    assert [row["key"] for row in layer["legend"]] == [row["key"] for row in before["extra"][0]["legend"]]


def test_hostile_text_in_terms_and_names_is_escaped(page: AppTest, html: Callable[[AppTest], str]) -> None:
    document = edits.renamed(draft(HOSTILE), name_zh=HOSTILE)
    text = html(holding(page, document))
    assert HOSTILE not in text
    assert "&lt;img" in text


def test_the_page_is_there_in_english(run_page: RunPage, html: Callable[[AppTest], str]) -> None:
    test = holding(run_page("editions", lang="en"), draft("类脑芯片"))
    assert "Both editions side by side" in html(test)
    (grid,) = told(test)
    assert grid["draft"]["baseName"] == "2021 edition"


def test_a_draft_is_compared_with_another_file(page: AppTest, html: Callable[[AppTest], str]) -> None:
    other = edits.renamed(draft("别的词"), edition="compared_file", name_zh="另一稿")
    page.session_state["edition_other_file"] = other
    page.session_state["edition_against"] = "compared_file"
    test = holding(page, draft("类脑芯片"))
    text = html(test)
    assert "另一稿 → 2027 版（推演）" in text
    assert "别的词" in text
    assert "类脑芯片" in text
    _, before, now = told(test, MAP)
    assert before["designations"]["units"]["dongxihu"]["terms"][-1][0] == "别的词"
    assert now["designations"]["units"]["dongxihu"]["terms"][-1][0] == "类脑芯片"


def test_the_page_sees_the_rest_of_the_data_without_the_draft_though_the_address_names_it(
    run_page: RunPage, html: Callable[[AppTest], str]
) -> None:
    test = holding(run_page("editions"), draft("类脑芯片"))
    test.query_params["edition"] = "draft"
    test.run()
    assert not test.exception
    assert "notices" not in html(test)


def test_other_pages_offer_the_draft_by_what_it_is(
    run_page: RunPage, head_told: Callable[[AppTest], dict[str, Any]]
) -> None:
    test = holding(run_page("sources", edition="draft"), draft("类脑芯片"))
    (choice,) = (group for group in head_told(test)["groups"] if group["name"] == "edition")
    assert [option["label"] for option in choice["options"]] == [EDITION, "推演稿"]
    assert [option["value"] for option in choice["options"]] == [EDITION, "draft"]


def test_the_memo_counts_what_differs_and_names_it_list_by_list(page: AppTest) -> None:
    (memo,) = told(holding(page, draft("类脑芯片")), "edition_memo")
    summary, *lists = memo["text"].split("\n")
    assert summary == "2027 版（推演）与 2021 版相比，1 个布局单元的主导产业清单有变化：增列主导产业 1 项。"
    assert lists == ["临空港（东西湖）：增：类脑芯片"]
