"""The page 错位发展 without a browser: what the two elements are told, and what stands below them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.own_data import own_atlas
from tests.views import EDITION

from mapping.insight.overlap import closest, term_claims, unit_overlaps
from mapping.ui.address.readers import BASES

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from conftest import RunPage
    from mapping.insight.overlap import Basis


def told(test: AppTest) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the matrix and the map were told."""
    sent = [json.loads(element.proto.json) for element in test.get("bidi_component")]
    (matrix,) = [data for data in sent if "by" in data]
    (live_map,) = [data for data in sent if "mode" in data]
    return matrix, live_map


def test_it_opens_with_the_layer_of_overlap_and_nothing_chosen(run_page: RunPage) -> None:
    matrix, live_map = told(run_page("overlap"))
    assert (matrix["by"], matrix["unit"], matrix["with"]) == ("industries", None, None)
    assert (live_map["mode"], live_map["layer"], live_map["selected"]) == ("theme", "overlap", None)


def test_the_map_compares_by_what_the_matrix_compares(run_page: RunPage, html: Callable[[AppTest], str]) -> None:
    test = run_page("overlap", by="terms")
    _, live_map = told(test)
    assert live_map["layer"] == "overlap_terms"
    (layer,) = live_map["extra"]
    assert layer["id"] == "overlap_terms"
    assert "文件用词" in layer["caption"]
    for unit_id, overlap in unit_overlaps(own_atlas().catalog, EDITION, "terms").items():
        assert layer["of"][unit_id]["short"] == f"{len(overlap.elsewhere)} / {len(overlap.named)}", unit_id
    page = html(test)
    claims = term_claims(own_atlas().catalog, EDITION)
    assert len(set(re.findall(r'terms-\w+\.svg#term-(\d+)"', page))) == len(claims) == 35
    assert "各文件用词由谁使用" in page
    assert "industries-" not in page
    assert [row.units for row in claims if row.term == "智能制造"] == [3]


def test_the_map_compares_by_subsectors_too(run_page: RunPage, html: Callable[[AppTest], str]) -> None:
    catalog = own_atlas().catalog
    test = run_page("overlap", by="subsectors")
    matrix, live_map = told(test)
    assert (matrix["by"], live_map["layer"]) == ("subsectors", "overlap_subsectors")
    (layer,) = live_map["extra"]
    assert (layer["label"], "对应计 1" in layer["caption"]) == ("细分领域重合率", True)
    for unit_id, overlap in unit_overlaps(catalog, EDITION, "subsectors").items():
        assert layer["of"][unit_id]["short"] == f"{round((overlap.share or 0) * 100)}%", unit_id
    page = html(test)
    assert "各细分领域由谁对应" in page
    named = {row.subsector_id for row in catalog.term_subsectors if row.relation == "names"}
    shown = set(re.findall(r"layer=subsector(?:%3A|:)(\w+)", page))
    assert shown
    assert shown <= named
    pair = closest(catalog, "subsectors", EDITION)[0]
    assert f"{pair.value:.2f}" in page


def test_a_pair_in_the_address_reaches_both_elements(run_page: RunPage) -> None:
    matrix, live_map = told(run_page("overlap", **{"unit": "光谷", "with": "江夏", "by": "terms"}))
    assert (matrix["by"], matrix["unit"], matrix["with"]) == ("terms", "ovc", "jiangxia")
    assert (live_map["selected"], live_map["also"]) == ("ovc", "jiangxia")


@pytest.mark.parametrize("query", [{"with": "ovc"}, {"unit": "ovc", "with": "ovc"}, {"unit": "ovc"}])
def test_half_a_pair_is_one_unit(run_page: RunPage, query: dict[str, str]) -> None:
    matrix, live_map = told(run_page("overlap", **query))
    assert (matrix["unit"], matrix["with"]) == ("ovc", None)
    assert (live_map["selected"], live_map["also"]) == ("ovc", None)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"with": "wedz"}, "地址里只有 with=武汉经开区（汉南）"),
        ({"unit": "ovc", "with": "ovc"}, "unit 与 with 是同一个单元，东湖高新区"),
        ({"with": "wedz", "lang": "en"}, "The address has only with="),
        ({"unit": "ovc", "with": "ovc", "lang": "en"}, "unit and with are the same unit, "),
    ],
)
def test_half_a_pair_is_told_in_one_sentence(
    run_page: RunPage, html: Callable[[AppTest], str], query: dict[str, str], said: str
) -> None:
    notices = re.findall(r'<ul class="notices".*?</ul>', html(run_page("overlap", **query)), re.DOTALL)
    assert len(notices) == 1
    assert said in notices[0]
    assert notices[0].count("<li") == 1


@pytest.mark.parametrize("query", [{}, {"unit": "ovc"}, {"unit": "ovc", "with": "wedz"}])
def test_a_unit_or_a_pair_needs_no_notice(
    run_page: RunPage, html: Callable[[AppTest], str], query: dict[str, str]
) -> None:
    assert 'class="notices"' not in html(run_page("overlap", **query))


@pytest.mark.parametrize("basis", BASES)
@pytest.mark.parametrize(("lang", "words"), [("zh", "最相近"), ("en", "By")])
def test_the_head_names_the_closest_pair_of_the_chosen_basis(
    run_page: RunPage, html: Callable[[AppTest], str], basis: Basis, lang: str, words: str
) -> None:
    subtitle = re.search(r'<p title="([^"]*)"', html(run_page("overlap", by=basis, lang=lang)))
    assert subtitle
    assert words in subtitle[1]
    assert subtitle[1].endswith(f"{closest(own_atlas().catalog, basis, EDITION)[0].value:.2f}")


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"unit": "ovc", "with": "江厦区"}, ("江厦区", "江夏区")),
        ({"by": "colour"}, ("colour", "比较的依据")),
        ({"unit": "atlantis"}, ("atlantis",)),
    ],
)
def test_an_unknown_value_is_named_and_read_as_the_default(
    run_page: RunPage, html: Callable[[AppTest], str], query: dict[str, str], named: tuple[str, ...]
) -> None:
    test = run_page("overlap", **query)
    notice = re.search(r'<ul class="notices".*?</ul>', html(test), re.DOTALL)
    assert notice
    assert all(name in notice[0] for name in named)
    matrix, _ = told(test)
    assert (matrix["by"], matrix["with"]) == ("industries", None)


def test_a_layer_in_the_address_does_not_replace_the_page_s_own(run_page: RunPage) -> None:
    assert told(run_page("overlap", layer="density"))[1]["layer"] == "overlap"


@pytest.mark.parametrize(("lang", "quiet"), [("zh", "文件未指定"), ("en", "Not designated in the plan")])
def test_each_industry_has_a_little_map_that_opens_its_layer(
    run_page: RunPage, html: Callable[[AppTest], str], lang: str, quiet: str
) -> None:
    text = html(run_page("overlap", lang=lang))
    links = dict(re.findall(r'href="\./\?([^"]*)"[^>]*data-industry="(\w+)"', text))
    assert len(links) == 20
    suffix = "&amp;lang=en" if lang == "en" else ""
    assert all(query == f"layer=industry%3A{industry}{suffix}" for query, industry in links.items())
    assert len(set(re.findall(r'industries-\w+\.svg#industry-(\w+)"', text))) == 20
    assert text.count(quiet) >= 5


def test_what_only_one_claims_is_told_and_so_is_none(run_page: RunPage, html: Callable[[AppTest], str]) -> None:
    rows = re.findall(r"<tr>.*?</tr>", html(run_page("overlap")), re.DOTALL)
    (optics,) = [row for row in rows if "东湖高新区" in row]
    assert "量子科技" in optics
    assert "没有" not in optics
    (wedz,) = [row for row in rows if "武汉经开区" in row]
    assert "没有：所列产业都有其他单元列入" in wedz
    (six,) = [row for row in rows if "中心城区六区" in row]
    assert "现代金融" in six
