"""A session that has taken in a list of its own sees it on every page, and nothing of it is written to a disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from streamlit.testing.v1 import AppTest
from tests.taken_in import PARK, workspace

from mapping.settings import ROOT, settings
from mapping.ui.givers import URL, giver_of
from mapping.ui.workspace.own import Own

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import RunPage

PAGES = (
    "city",
    "district",
    "finder",
    "match",
    "overlap",
    "targets",
    "sources",
    "briefing",
    "import",
    "editions",
    "firms",
)


def with_own(page: str, own: Own | None = None, **query: str) -> AppTest:
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    if page != "city":
        test.switch_page(f"pages/{page}.py")
    for key, value in query.items():
        test.query_params[key] = value
    test.session_state["workspace_own"] = own or Own(workspace())
    test.session_state["workspace_lies_under"] = "token"
    test.run()
    assert not test.exception, test.exception
    return test


def content(address: str) -> str:
    """Return what lies under an address of a session's own."""
    assert address.startswith(URL), address
    mark, name = address.split("/")[-2:]
    own = giver_of(mark)
    assert own
    return (own.file(name) or b"").decode()


def everything_static() -> dict[str, bytes]:
    return {str(f): f.read_bytes() for f in settings().static_dir.rglob("*") if f.is_file() and f.suffix != ".health"}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_that_it_shows_what_was_taken_in(
    page: str, head_told: Callable[[AppTest], dict[str, Any]]
) -> None:
    own = Own(workspace())
    told = head_told(with_own(page, own))
    assert told["taken"]["label"] == "含导入数据"
    (taken,) = told["taken"]["lists"]
    assert (taken["id"], taken["name"], taken["told"]) == ("import_1", "名录.xlsx", "园区名录 1 行，2026-11-30")
    assert told["workspace"] == "token"


def test_whoever_has_taken_in_nothing_is_told_of_nothing(
    run_page: RunPage, head_told: Callable[[AppTest], dict[str, Any]]
) -> None:
    assert not {"taken", "workspace", "own"} & set(head_told(run_page("city")))


def test_the_map_s_files_are_the_session_s_own_where_they_differ(
    run_page: RunPage, sent: Callable[[AppTest], dict[str, Any]]
) -> None:
    for_all = sent(run_page("finder"))["assets"]
    before = everything_static()
    own = Own(workspace())
    mine = sent(with_own("finder", own))["assets"]
    assert everything_static() == before
    differ = {name for name in for_all if mine[name] != for_all[name]}
    assert differ == {"book", "cards", "finder", "parkCards", "variants"}
    assert PARK in content(mine["book"])
    assert PARK in content(mine["parkCards"])
    # and nobody else is told of it
    assert sent(run_page("finder"))["assets"] == for_all
    assert not any(PARK.encode() in data for data in before.values())


def test_a_list_that_is_let_go_of_leaves_the_pages(
    head_told: Callable[[AppTest], dict[str, Any]], sent: Callable[[AppTest], dict[str, Any]]
) -> None:
    test = with_own("city", Own(workspace()))
    assert "/own/" in sent(test)["assets"]["book"]
    del test.session_state["workspace_own"]
    test.run()
    assert "/own/" not in sent(test)["assets"]["book"]
    assert not head_told(test).get("taken")


def test_a_park_that_was_taken_in_can_be_found(sent: Callable[[AppTest], dict[str, Any]]) -> None:
    assert sent(with_own("finder", q=PARK))["parks"] == ["i001"]


@pytest.mark.parametrize("page", ["city", "overlap", "briefing", "finder"])
def test_nothing_of_it_is_below_the_served_folder(page: str) -> None:
    with_own(page)
    assert not any(PARK.encode() in data for data in everything_static().values())
