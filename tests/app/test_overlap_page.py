"""The page 错位发展 without a browser: what the two elements are told, and what stands below them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from conftest import RunPage


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


@pytest.mark.parametrize(("lang", "quiet"), [("zh", "文件未指定"), ("en", "Not designated by the plan")])
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
