"""The page of the briefing without a browser: what it tells its elements, and what it does with a report of theirs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.views import EDITION

from mapping.documents.request import PageSpec
from mapping.ui.briefing import element
from mapping.ui.briefing.held import held
from mapping.ui.frame import adding

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from conftest import RunPage

PAGES = [{"layer": "count"}, {"layer": "nonsense"}, {"kind": "unit", "unit": "ovc", "title": "光谷"}]


def told(test: AppTest) -> dict[str, Any]:
    """Return what the pages of the briefing were told."""
    (data,) = (
        json.loads(one.proto.json)
        for one in test.get("bidi_component")
        if one.proto.component_name.endswith("wuhan_briefing_pages")
    )
    found: dict[str, Any] = data
    return found


def test_the_page_asks_the_browser_for_the_briefing(run_page: RunPage, html: Callable[[AppTest], str]) -> None:
    test = run_page("briefing")
    assert told(test)["heard"] == 0
    assert told(test)["made"] == {"n": 0, "pages": {}}
    assert "排好次序" in html(test)


def test_pictures_are_made_of_the_pages_that_are_wanted_and_a_fault_is_a_sentence(run_page: RunPage) -> None:
    test = run_page("briefing")
    copy = held(json.dumps({"paper": "16:9", "pages": PAGES}), EDITION)
    test.session_state[element._HELD] = copy
    made: dict[str, Any] = {}
    for _ in PAGES:  # one run makes as many as it has time for
        test.session_state[element._WANTED] = (1, [(n, f"p{n}") for n in range(3) if f"p{n}" not in made])
        made |= told(test.run())["made"]["pages"]
    assert list(made) == ["p0", "p1", "p2"]
    assert made["p0"]["url"].startswith("data:image/png;base64,")
    assert made["p0"]["link"] == "./?layer=count"
    assert made["p1"]["url"] is None
    assert "nonsense" in made["p1"]["fault"]
    assert (made["p2"]["name"], made["p2"]["link"]) == ("光谷", "district?unit=ovc")
    assert told(test.run())["made"]["pages"] == {}, "a picture travels once"


def test_a_press_is_answered_with_the_page_as_it_stands_and_once(
    run_page: RunPage, head_told: Callable[[AppTest], dict[str, Any]]
) -> None:
    test = run_page("city", layer="count", unit="ovc")
    assert "answer" not in head_told(test)["briefing"], "nothing of it travels where nobody presses"
    test.session_state[adding._PRESSED] = 7
    answer = head_told(test.run())["briefing"]["answer"]
    assert (answer["pressed"], answer["link"]) == (7, "briefing")
    assert PageSpec.model_validate(answer["page"]) == PageSpec(edition=EDITION, layer="count", unit="ovc")
    assert "answer" not in head_told(test.run())["briefing"]


def test_a_page_without_a_map_is_added_and_the_briefing_itself_is_not(
    run_page: RunPage, head_told: Callable[[AppTest], dict[str, Any]]
) -> None:
    test = run_page("sources")
    test.session_state[adding._PRESSED] = 7
    assert head_told(test.run())["briefing"]["answer"]["page"] == {"sheet": "sources", "edition": EDITION}
    assert head_told(run_page("briefing"))["briefing"] is None


def test_what_a_readers_own_figures_coloured_is_named_as_no_page_of_a_briefing(monkeypatch: Any) -> None:
    monkeypatch.setattr(adding.st, "session_state", {adding._PRESSED: 7})
    answer = adding.told(PageSpec(edition=EDITION), "完成率", own=True)["answer"]
    assert answer["page"] is None
    assert "请用“导出”" in answer["told"]


def test_a_pair_on_the_page_of_overlap_goes_into_the_briefing_as_a_pair(
    run_page: RunPage, head_told: Callable[[AppTest], dict[str, Any]]
) -> None:
    test = run_page("overlap", **{"unit": "qingshan", "with": "caidian", "by": "subsectors"})
    test.session_state[adding._PRESSED] = 7
    page = PageSpec.model_validate(head_told(test.run())["briefing"]["answer"]["page"])
    assert (page.sheet, page.by, page.unit, page.other) == ("overlap", "subsectors", "qingshan", "caidian")
