"""The park finder: what an address makes it tell the element, and how it answers what it cannot use."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook
from tests.own_data import own_atlas
from tests.views import EDITION

from mapping.documents.worker import Worker
from mapping.insight.parks.finder import MOST_SHORTLISTED, ParkQuery, find_parks, per_unit
from mapping.settings import settings
from mapping.ui import address
from mapping.ui.finder.choices import counts, options, without
from mapping.ui.finder.page import EXPORT, export, export_register, map_spec
from mapping.ui.frame import head

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from conftest import RunPage

    Sent = Callable[[AppTest], dict[str, Any]]

ATLAS = own_atlas()
CATALOG = ATLAS.catalog
HEALTH = ParkQuery(industry=("health",))


def published(address: str) -> Any:
    path = settings().static_dir / address.removeprefix("./app/static/")
    return json.loads(path.read_text(encoding="utf-8"))


def test_without_a_filter_every_park_of_the_edition_is_shown(run_page: RunPage, sent: Sent) -> None:
    told = sent(run_page("finder"))
    assert told["mode"] == "finder"
    assert set(told["parks"]) == {p.park_id for p in CATALOG.parks if not p.after_edition}
    assert (told["filter"], told["short"], told["park"]) == ([], [], None)


def test_list_counts_and_land_answer_the_same_query(run_page: RunPage, sent: Sent) -> None:
    told = sent(run_page("finder", industry="health"))
    found = find_parks(CATALOG, HEALTH, EDITION)
    assert tuple(told["parks"]) == found.ids
    assert told["found"]["total"] == len(found.ids)
    (layer,) = told["extra"]
    assert told["layer"] == layer["id"] == "matches"
    expected = per_unit(found)
    assert {unit: value["raw"] for unit, value in layer["of"].items()} == {
        unit.unit_id: expected.get(unit.unit_id, 0) for unit in CATALOG.units
    }


@pytest.mark.parametrize("asked", [{}, {"lang": "en"}, {"later": "1"}, {"lang": "en", "later": "1"}])
def test_list_counts_table_and_files_count_the_same_parks_and_no_unit_among_them(
    run_page: RunPage, sent: Sent, asked: dict[str, str]
) -> None:
    told = sent(run_page("finder", **asked))
    listed, total, counted = set(told["parks"]), told["found"]["total"], told["found"]["facets"]
    assert CATALOG.unit_zones
    assert listed.isdisjoint(zone.park_id for zone in CATALOG.unit_zones)
    assert len(told["parks"]) == len(listed) == total
    # of these a park has one value each: they add up to all
    one_each = ("unit", "kind", "level", "precision", "confidence", "grade")
    assert {facet: sum(counted[facet]) for facet in one_each} == dict.fromkeys(one_each, total)
    files = published(told["assets"]["finder"])
    assert listed <= set(files["result"]["of"]) == {park.park_id for park in CATALOG.parks}
    spec = map_spec(address.read("finder", asked, ATLAS), ATLAS)
    rows = list(csv.reader(io.StringIO(export(spec, CATALOG, "csv").decode("utf-8-sig"))))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(export(spec, CATALOG, "xlsx"))).get_sheet_by_index(0)
    assert len(rows) - 1 == len(sheet.to_python()) - 1 == total


def test_the_classes_of_the_land_stand_still_while_filtering(run_page: RunPage, sent: Sent) -> None:
    def legend(**query: str) -> list[tuple[str, str]]:
        (layer,) = sent(run_page("finder", **query))["extra"]
        return [(row["label"], row["fill"]) for row in layer["legend"]]

    assert legend() == legend(industry="health") == legend(q="zzzz") == legend(later="1")
    assert [label for label, _ in legend()] == ["0 处", "1–2 处", "3–5 处", "6–11 处", "≥ 12 处"]


def test_each_choice_has_a_count_in_the_order_of_the_published_choices(run_page: RunPage, sent: Sent) -> None:
    told = sent(run_page("finder", level="国家级"))
    offered = published(told["assets"]["finder"])["options"]
    counted = told["found"]["facets"]
    assert {facet: len(rows) for facet, rows in offered.items()} == {f: len(n) for f, n in counted.items()}
    at = [row["id"] for row in offered["industry"]].index("health")
    both = find_parks(CATALOG, ParkQuery(level=("国家级",), industry=("health",)), EDITION)
    assert counted["industry"][at] == len(both.ids)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_choice_leads_to_as_many_parks_as_it_promises(lang: str) -> None:
    query = ParkQuery(unit=("ovc", "wedz"), later=True)
    told = counts(CATALOG, query, EDITION)
    for facet, rows in options(CATALOG, lang).items():
        for row, n in zip(rows, told["facets"][facet], strict=True):
            asked = query.model_copy(update={facet: tuple(row["id"].split(","))})
            assert len(find_parks(CATALOG, asked, EDITION).ids) == n, (facet, row["label"])


def test_a_place_that_is_not_known_well_is_one_choice() -> None:
    labels = [row["label"] for row in options(CATALOG, "zh")["precision"]]
    assert len(labels) == len(set(labels))


def test_when_nothing_is_found_it_says_what_each_filter_costs() -> None:
    query = ParkQuery(q="swyy", level=("省级",), industry=("health",))
    assert counts(CATALOG, query, EDITION)["total"] == 0
    costs = dict(without(CATALOG, query, EDITION))
    assert costs["level"] == len(find_parks(CATALOG, query.model_copy(update={"level": ()}), EDITION).ids) > 0
    assert {key for key, _ in counts(CATALOG, query, EDITION)["without"]} == {key for key, n in costs.items() if n}


def test_every_park_has_a_card_and_facts_in_both_languages(run_page: RunPage, sent: Sent) -> None:
    for lang in ("zh", "en"):
        assets = sent(run_page("finder", lang=lang))["assets"]
        ids = {p.park_id for p in CATALOG.parks}
        assert set(published(assets["parkCards"])) == ids
        for table in ("result", "compared"):
            assert set(published(assets["finder"])[table]["of"]) == ids


def test_a_card_tells_industries_backing_likes_and_a_line_to_copy(run_page: RunPage, sent: Sent) -> None:
    card = published(sent(run_page("finder"))["assets"]["parkCards"])["p011"]
    for part in ("大健康", "本单元主导产业第 2 项", "生物医药", 'data-go="', "data-briefing", "wehdz.gov.cn"):
        assert part in card


@pytest.mark.parametrize(("lang", "said"), [("zh", "医疗器械"), ("en", "Medical devices")])
def test_a_card_offers_its_sub_sectors_as_filters(run_page: RunPage, sent: Sent, lang: str, said: str) -> None:
    told = sent(run_page("finder", lang=lang))
    card = published(told["assets"]["parkCards"])["p011"]
    chips = dict(re.findall(r'data-facet="subsector" data-value="(\w+)"[^>]*>([^<]+)<', card))
    assert set(chips) == set(CATALOG.vocabulary.stood_for(CATALOG.park("p011").industries))
    assert chips["medical_devices"] == said


def test_other_pages_do_not_load_the_cards_of_parks(run_page: RunPage, sent: Sent) -> None:
    assert "parkCards" not in sent(run_page("city"))["assets"]


def test_what_cannot_be_used_is_named_and_the_rest_still_holds(
    run_page: RunPage, sent: Sent, html: Callable[[AppTest], str]
) -> None:
    test = run_page("finder", industry="banana,health", year="abc", short="p999,p011", park="p000")
    for word in ("banana", "abc", "p999", "p000"):
        assert f"「{word}」" in html(test)
    told = sent(test)
    assert told["filter"] == [["industry", "health"]]
    assert (told["short"], told["park"]) == (["p011"], None)


def test_a_shortlist_that_is_too_long_keeps_its_first_and_says_so() -> None:
    six = [p.park_id for p in CATALOG.parks][: MOST_SHORTLISTED + 1]
    asked = address.read("finder", {"short": ",".join([*six, six[0]])}, ATLAS)
    assert asked.short == tuple(six[:MOST_SHORTLISTED])
    assert six[-1] in " ".join(map(str, asked.problems))


def test_a_single_unit_is_outlined_and_a_place_in_the_list_is_not_lost(run_page: RunPage, sent: Sent) -> None:
    told = sent(run_page("finder", unit="新洲"))
    assert (told["selected"], told["filter"]) == ("xinzhou", [["unit", "xinzhou"]])
    assert "p008" in told["parks"]  # 国家航天产业基地: listed, not drawn
    assert sent(run_page("finder", unit="xinzhou,ovc"))["selected"] is None


def test_what_travels_with_a_filter_is_small(run_page: RunPage) -> None:
    (element,) = [e for e in run_page("finder", industry="health").get("bidi_component") if "found" in e.proto.json]
    assert len(element.proto.SerializeToString()) < 12_000


def test_the_result_is_offered_as_files_when_it_is_asked_for(run_page: RunPage) -> None:
    test = run_page("finder", industry="health")
    assert not test.get("download_button")
    test.session_state[EXPORT] = True
    test.run()
    assert not test.exception
    assert len(test.get("download_button")) == 3


def test_the_directory_of_the_result_names_every_park_of_it() -> None:
    asked = map_spec(address.read("finder", {"industry": "health"}, ATLAS), ATLAS)
    work = Worker(ATLAS)
    try:
        pages = pypdfium2.PdfDocument(export_register(asked, work))
    finally:
        work.close()
    said = "".join("".join(page.get_textpage().get_text_bounded().split()) for page in pages)
    found = find_parks(CATALOG, HEALTH, EDITION).parks
    assert f"共{len(found)}处" in said
    assert all(park.name_zh.split("(")[0] in said for park in found)


def test_the_files_hold_the_parks_of_the_page_in_its_order() -> None:
    spec = map_spec(address.read("finder", {"industry": "health"}, ATLAS), ATLAS)
    rows = list(csv.reader(io.StringIO(export(spec, CATALOG, "csv").decode("utf-8-sig"))))
    assert rows[1][0] == "光谷生物城（武汉国家生物产业基地）"
    parks = find_parks(CATALOG, HEALTH, EDITION).parks
    placed = [park.name_zh for park in parks if park.drawable]
    unplaced = [park.name_zh for park in parks if not park.drawable]
    assert unplaced
    assert len(rows) - 1 == len(parks)
    located = [bool(row[rows[0].index("经度（度，WGS-84）")]) for row in rows[1:]]
    assert located == [True] * len(placed) + [False] * len(unplaced)
    assert export(spec, CATALOG, "xlsx")[:2] == b"PK"


def test_a_file_of_the_shortlist_is_called_what_it_is(run_page: RunPage) -> None:
    shown: list[Any] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(head, "panel", shown.append)
        run_page("finder", short="p011,p012")
    (one,) = shown
    assert (one.page.sheet, one.stem, one.title) == ("shortlist", f"园区比较_{EDITION}", "")
