"""企业分布 without a browser: what is asked of the list, what is told of it, and what stands in its files."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.firms_store import stored_firms
from tests.own_data import own_atlas
from tests.views import EDITION

from mapping.errors import UsageError
from mapping.insight.firms.query import FirmQuery
from mapping.lists.firms import firm_list_csv
from mapping.sentences import FirmsCode
from mapping.ui.workspace import firms as held
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest
    from tests.firms_store import StoredFirms

    from conftest import RunPage

    Html = Callable[[AppTest], str]
    Sent = Callable[[AppTest], dict[str, Any]]

CATALOG = own_atlas().catalog


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> StoredFirms:
    """Let the server have a list."""
    made = stored_firms(CATALOG)
    monkeypatch.setattr(held, "server", lambda: made)
    return made


def part(page: str, test_id: str) -> str:
    return page.partition(f'data-testid="{test_id}"')[2].partition("</section>")[0]


def test_without_a_list_the_page_says_what_one_is_good_for_and_how_it_comes(run_page: RunPage, html: Html) -> None:
    told = html(run_page("firms"))
    assert 'data-testid="firms-start"' in told
    assert 'data-testid="firms-filters"' not in told


def test_the_map_shows_what_the_list_answers(run_page: RunPage, sent: Sent, html: Html, store: StoredFirms) -> None:
    test = run_page("firms")
    told = sent(test)
    (layer,) = told["extra"]
    assert (told["mode"], told["layer"], layer["id"]) == ("firms", "firms", "firms")
    counts = store.figures(FirmQuery()).by_unit
    assert {unit: row["raw"] for unit, row in layer["of"].items()} == {unit: counts[unit].firms for unit in layer["of"]}
    assert layer["finding"] in html(test)


def test_each_choice_says_how_many_it_would_find(run_page: RunPage, html: Html, store: StoredFirms) -> None:
    told = part(html(run_page("firms", industry="auto")), "firms-filters")
    of_health = store.figures(FirmQuery(industry=("health",))).total.firms
    assert re.search(rf'data-press="toggle:industry=health".*?<b>{of_health}</b>', told)
    of_auto = store.figures(FirmQuery(industry=("auto",))).total.firms
    assert f"<b>{of_auto}</b>" in told.partition("</p>")[0]
    assert 'data-press="toggle:industry=auto" aria-pressed="true"' in told


def test_what_the_address_asks_is_what_is_listed(run_page: RunPage, html: Html, store: StoredFirms) -> None:
    asked = {"industry": "auto,health", "unit": "ovc", "founded": "2000-", "closed": "1", "lang": "en"}
    told = part(html(run_page("firms", **asked)), "firms-list")
    query = FirmQuery(industry=("auto", "health"), unit=("ovc",), founded=(2000, None), closed=True)
    found = store.firms(query, 50)
    assert found
    assert [re.sub(r"<small>.*", "", name) for name in re.findall(r'<th scope="row"[^>]*>(.*?)</th>', told)] == [
        firm.name for firm in found
    ]
    assert f"{len(found)} firms" in told


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("asked", "title"),
    [({}, "圈选范围内的企业"), ({"unit": "ovc"}, "东湖高新区在圈选范围内的企业")],
)
def test_a_list_of_the_area_drawn_is_not_called_that_of_the_city(
    run_page: RunPage, html: Html, asked: dict[str, str], title: str
) -> None:
    told = part(html(run_page("firms", within="@114.4,30.48,5", **asked)), "firms-list")
    assert re.search(r"<h2[^>]*>([^<]*)", told).group(1) == title  # type: ignore[union-attr]


def test_the_list_is_turned_page_by_page_and_another_list_begins_at_its_first(
    run_page: RunPage, html: Html, store: StoredFirms
) -> None:
    test = run_page("firms")
    all_of_them = store.firms(FirmQuery(), 1000)
    assert all_of_them[0].name in part(html(test), "firms-list")
    listed = FirmQuery()
    test.session_state["firms_list_page"] = (listed, 1)
    told = part(html(test.run()), "firms-list")
    assert all_of_them[50].name in told
    assert all_of_them[0].name not in told
    test.query_params["industry"] = "auto"
    first = store.firms(FirmQuery(industry=("auto",)), 1)[0]
    assert first.name in part(html(test.run()), "firms-list")


def test_plan_and_reality_stand_side_by_side_with_a_sentence_of_the_unit(
    run_page: RunPage, html: Html, store: StoredFirms
) -> None:
    del store
    told = part(html(run_page("firms", tab="plan", unit="ovc")), "firms-plan")
    assert len(re.findall(r'<th scope="row">', told)) == 15
    assert len(re.findall(r"<td class=", told)) == 15 * 20
    assert "列入 6 项产业" in told
    assert "怎么算的" in told


def test_the_chain_says_where_nobody_is(run_page: RunPage, html: Html, store: StoredFirms) -> None:
    told = part(html(run_page("firms", tab="chain", layer="firms:quantum")), "firms-chain")
    del store
    stages = [one for one in CATALOG.subsectors if one.industry_id == "quantum"]
    assert told.count('data-press="one:layer=firms:') == len(stages)
    assert "量子科技" in told
    assert told.count("<em>") == told.count('class="broken"')


@pytest.mark.parametrize("tab", ["list", "plan", "chain"])
def test_an_invented_list_says_so_wherever_it_is_shown(
    run_page: RunPage, html: Html, sent: Sent, monkeypatch: pytest.MonkeyPatch, tab: str
) -> None:
    made = stored_firms(CATALOG, made_up=True)
    monkeypatch.setattr(held, "server", lambda: made)
    test = run_page("firms", tab=tab)
    told = html(test)
    assert "虚构示例" in told.partition("</h1>")[0]
    assert "虚构示例" in part(told, "firms-finding")
    assert "虚构示例" in part(told, f"firms-{tab}")
    assert "虚构示例" in sent(test)["extra"][0]["caption"]


def test_an_engine_that_stops_is_one_sentence(
    run_page: RunPage, html: Html, store: StoredFirms, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = run_page("firms")

    def gone(*_: object) -> Any:
        raise UsageError(FirmsCode.NO_FIRMS)

    monkeypatch.setattr(type(store), "facets", gone)
    test.query_params["industry"] = "auto"
    test.run()
    assert not test.exception
    assert "这里没有企业名录" in html(test)


def test_the_file_has_every_firm_once_and_no_name_that_a_spreadsheet_would_run(store: StoredFirms) -> None:
    content = firm_list_csv(CATALOG, store, FirmQuery(unit=("ovc",)), View(EDITION))
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    found = store.firms(FirmQuery(unit=("ovc",)), 1000)
    assert [row["企业名称"] for row in rows] == [firm.name for firm in found]
    assert {row["示例标记"] for row in rows} == {""}


def test_what_a_filter_press_sends_is_small(
    own_elements: Callable[[AppTest], list[Any]], run_page: RunPage, html: Html, store: StoredFirms
) -> None:
    del store
    test = run_page("firms", industry="auto")
    sent_bytes = sum(len(json.dumps(one.proto.json)) for one in own_elements(test)) + len(html(test).encode())
    assert sent_bytes < 150_000


def test_the_city_draws_layers_of_firms_where_there_is_a_list_and_offers_them(
    run_page: RunPage, sent: Sent, html: Html, store: StoredFirms
) -> None:
    del store
    told = sent(run_page("city", layer="lq:auto"))
    assert told["firms"] is True
    assert [layer["id"] for layer in told["extra"]] == ["lq:auto"]
    assert 'class="notices"' not in html(run_page("city", layer="firms:optical_communication"))


def test_without_a_list_such_a_layer_is_one_sentence(run_page: RunPage, sent: Sent, html: Html) -> None:
    test = run_page("city", layer="firms:auto")
    told = sent(test)
    assert (told["layer"], "firms" in told) == ("lead", False)
    assert "这里没有企业名录" in html(test)


def test_an_engine_that_is_not_there_is_one_sentence_and_the_page_stands(
    run_page: RunPage, html: Html, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "_server", held._Server(lambda: "duckdb:/nowhere/at/all.duckdb"))
    told = html(run_page("firms"))
    assert "all.duckdb" in told.partition('class="notices"')[2].partition("</ul>")[0]
    assert 'data-testid="firms-bring"' in told
