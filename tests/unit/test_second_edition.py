"""A second edition of the plan reaches everything that is made of the data, and the first one stays what it was."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from tests.command_line import run
from tests.second_edition import (
    LATER_PARK,
    LEADS,
    NEW_VIEW,
    NEWER,
    POLICY,
    TARGET,
    TITLE,
    folder_of_two,
    with_second_edition,
)
from tests.views import EDITION, VIEW

from mapping.cartography.resolve import policy, resolve
from mapping.cartography.spec import MapSpec
from mapping.documents.request import DocumentRequest
from mapping.errors import UnknownNameError
from mapping.insight import inventory
from mapping.insight.match.ranking import match
from mapping.insight.overlap import industry_claims, unit_pairs
from mapping.insight.parks.finder import ParkQuery, facets, find_parks
from mapping.insight.parks.profile import park_profile
from mapping.insight.profiles import industry_profile
from mapping.insight.targets.actuals import read_actuals
from mapping.insight.targets.plan import goals, unit_table
from mapping.leaflet.matrix import matrix_json
from mapping.leaflet.payload import book, dumps
from mapping.leaflet.standalone import standalone_html
from mapping.lists.match import match_workbook
from mapping.lists.parks import park_list_csv
from mapping.lists.targets import form_csv
from mapping.printing import compose
from mapping.printing.writers.svg import svg
from mapping.ui import address
from mapping.ui.finder.index import index_json
from mapping.ui.map.cards import all_cards
from mapping.view import View

if TYPE_CHECKING:
    from pathlib import Path

    from mapping.insight.atlas import Atlas


@pytest.fixture(scope="module")
def two(atlas: Atlas) -> Atlas:
    """Return the data with both editions."""
    return with_second_edition(atlas)


def test_further_rows_are_checked_like_those_of_a_file(atlas: Atlas) -> None:
    catalog = atlas.catalog.with_rows({"editions": [{"edition": "2030", "name_zh": "2030 版"}]})
    (fault, *_) = [fault for fault in catalog.faults if fault.place.file == "editions.csv"]
    assert fault.place.lines == (3,)
    assert catalog.newest_edition == EDITION
    with pytest.raises(KeyError):
        atlas.catalog.with_rows({"editions": [{"name": "2030 版"}]})


def test_both_editions_load_without_a_fault_and_the_newer_is_meant(two: Atlas, atlas: Atlas) -> None:
    assert two.catalog.faults == ()
    assert two.catalog.newest_edition == NEWER
    assert atlas.catalog.newest_edition == EDITION
    with pytest.raises(UnknownNameError):
        two.catalog.designations_of("ovc", "1999")


@pytest.mark.parametrize("unit_id", LEADS)
def test_a_unit_leads_with_what_the_edition_says(two: Atlas, unit_id: str) -> None:
    old, new = (resolve(MapSpec(edition=edition), two) for edition in (EDITION, NEWER))
    assert new.layer.values[unit_id].raw == LEADS[unit_id][1]
    assert old.layer.values[unit_id].raw != LEADS[unit_id][1]
    assert new.layer.fill(unit_id) != old.layer.fill(unit_id)
    same = [unit.unit_id for unit in two.catalog.units if unit.unit_id not in LEADS]
    assert all(new.layer.values[unit].raw == old.layer.values[unit].raw for unit in same)


def test_the_map_names_its_edition_and_its_policy(two: Atlas) -> None:
    for edition, name, source in ((EDITION, "2021 版", "policy_2021"), (NEWER, "2025 版", POLICY)):
        for layer in ("lead", "overlap", "industry:auto", "tier:pillar"):
            state = resolve(MapSpec(layer=layer, edition=edition), two)
            assert state.edition == name
            named = {p.source_id for p in state.provenance} & {"policy_2021", POLICY}
            assert named == {source}, layer
        assert policy(two, View(edition)).source_id == source


def test_parks_are_later_than_the_edition_after_which_they_came(two: Atlas) -> None:
    catalog = two.catalog
    since_2021 = {park.park_id for park in catalog.parks if park.after_edition == EDITION}
    old, new = (set(find_parks(catalog, ParkQuery(), edition).ids) for edition in (EDITION, NEWER))
    assert new - old == since_2021
    assert "p901" not in old | new
    assert "p901" in find_parks(catalog, ParkQuery(later=True), NEWER).ids
    assert facets(catalog, ParkQuery(), NEWER).later == 1
    assert facets(catalog, ParkQuery(), EDITION).later == len(since_2021) + 1
    assert park_profile(catalog, "p901", NEW_VIEW).later
    assert {m.park_id for m in resolve(MapSpec(edition=NEWER), two).parks} == new
    assert index_json(catalog, NEW_VIEW)["edition"] != index_json(catalog, VIEW)["edition"]
    assert inventory.unknowns(catalog, NEWER).parks.later == 1


def test_book_and_cards_are_those_of_the_edition(two: Atlas) -> None:
    old, new = ({unit["id"]: unit for unit in json.loads(dumps(book(two, view)))["units"]} for view in (VIEW, NEW_VIEW))
    assert new["ovc"]["terms"][0] == list(LEADS["ovc"])
    assert old["ovc"]["terms"][0][0] == "光芯屏端网"
    assert (old["jiangan"]["shared_list"], new["jiangan"]["shared_list"]) == ("central_six", None)
    marks = {park["id"]: park["later"] for park in book(two, NEW_VIEW)["parks"]}
    assert [park for park, later in marks.items() if later] == ["p901"]
    cards = {view: all_cards(two, view) for view in (VIEW, NEW_VIEW)}
    assert LEADS["jiangan"][0] in cards[NEW_VIEW]["units"]["jiangan"]
    assert LEADS["jiangan"][0] not in cards[VIEW]["units"]["jiangan"]
    assert "2025 年目标" in cards[NEW_VIEW]["units"]["ovc"]
    assert f"source={POLICY}" in cards[NEW_VIEW]["city"]
    assert cards[VIEW]["city"] != cards[NEW_VIEW]["city"]


def test_links_on_cards_keep_an_edition_that_is_not_the_newest(two: Atlas) -> None:
    old, new = (all_cards(two, view)["units"]["ovc"] for view in (VIEW, NEW_VIEW))
    assert "sources?source=parks&amp;edition=2021" in old
    assert "edition=" not in new


def test_overlap_is_that_of_the_edition(two: Atlas) -> None:
    told = [
        {frozenset((p["a"], p["b"])): p["relation"] for p in matrix_json(two, v)["pairs"]} for v in (VIEW, NEW_VIEW)
    ]
    assert [relations[frozenset(("jiangan", "jianghan"))] for relations in told] == ["decree", "coincidence"]
    old, new = (unit_pairs(two.catalog, edition)["ovc", "wedz"].shared_industries for edition in (EDITION, NEWER))
    assert set(new) - set(old) == {"auto"}


def test_an_industry_is_named_first_by_those_that_the_edition_says(two: Atlas) -> None:
    old, new = (
        {row.industry.industry_id: row.first for row in industry_claims(two.catalog, edition)}
        for edition in (EDITION, NEWER)
    )
    assert {key: new[key] - old[key] for key in new if new[key] != old[key]}["auto"] == 1
    assert [industry_profile(two, "auto", view).first for view in (VIEW, NEW_VIEW)] == [old["auto"], new["auto"]]


def test_a_text_is_matched_with_the_edition(two: Atlas) -> None:
    old, new = (match(two.catalog, "汽车零部件", view) for view in (VIEW, NEW_VIEW))
    scores = [found.score_of("ovc") for found in (old, new)]
    kinds = [{reason.kind for reason in score.reasons} if score else set() for score in scores]
    assert ["designation" in of for of in kinds] == [False, True]
    assert match_workbook(new, two.catalog, NEW_VIEW) != match_workbook(new, two.catalog, VIEW)
    layer = resolve(MapSpec(layer="score", text="汽车零部件", edition=NEWER), two).layer
    assert layer.sources[0] == POLICY


def test_targets_are_those_of_the_edition(two: Atlas) -> None:
    assert [goal.target_id for goal in goals(two.catalog, NEWER)] == ["output_2025"]
    assert "output_2025" not in {goal.target_id for goal in goals(two.catalog, EDITION)}
    (row,) = unit_table(two.catalog, "ovc", NEWER)
    assert row.target.name_zh == TARGET
    state = resolve(MapSpec(layer="target:output_2025", edition=NEWER), two)
    assert POLICY in state.layer.sources
    with pytest.raises(UnknownNameError):
        resolve(MapSpec(layer="target:output_2025", edition=EDITION), two)
    form = form_csv(two.catalog, NEW_VIEW)
    assert TARGET in form.decode()
    assert (read_actuals("a.csv", form, two.catalog, NEW_VIEW.edition).faults, len(form.splitlines())) == ((), 2)
    filled = form.decode("utf-8-sig").replace(",,亿元,", ",130,亿元,").encode()
    assert [x.value for x in read_actuals("a.csv", filled, two.catalog, NEW_VIEW.edition).actuals] == [130]
    assert TARGET in str(read_actuals("a.csv", filled, two.catalog, EDITION).faults[0])


@pytest.mark.usefixtures("without_fonts")
@pytest.mark.parametrize(
    ("edition", "term", "name"), [(EDITION, "光芯屏端网", "2021 版"), (NEWER, "汽车及零部件", "2025 版")]
)
def test_sheet_and_offline_page_are_those_of_the_edition(two: Atlas, edition: str, term: str, name: str) -> None:
    state = resolve(MapSpec(kind="unit", unit="ovc", edition=edition), two)
    assert f" · 主导产业：{term}、" in state.subtitle
    drawing = svg(compose(state, two), embed=False)
    page = standalone_html(state, two)
    title = TITLE if edition == NEWER else "武汉市大力推进产业转型提升工作实施方案"
    for text in (drawing, page):
        assert name in text
        assert title in text
    assert f"{edition} 年目标" in drawing


def test_lists_name_what_came_after_their_edition(two: Atlas) -> None:
    found = find_parks(two.catalog, ParkQuery(later=True), NEWER)
    rows = list(csv.DictReader(io.StringIO(park_list_csv(two.catalog, found, "zh", bom=False).decode())))
    assert [row["园区名称"] for row in rows if row["2025 年后"]] == [LATER_PARK]


def test_an_address_says_the_edition_only_where_it_is_not_the_newest(two: Atlas) -> None:
    assert address.read("city", {}, two).spec.edition == NEWER
    old = address.read("city", {"edition": EDITION, "unit": "ovc"}, two).spec
    assert (old.edition, old.view) == (EDITION, VIEW)
    assert address.Links(VIEW, two.catalog).page("city", unit="ovc") == "./?unit=ovc&edition=2021"
    assert address.Links(NEW_VIEW, two.catalog).page("city", unit="ovc") == "./?unit=ovc"
    wrong = address.read("city", {"edition": "1999"}, two)
    assert wrong.spec.edition == NEWER
    assert "1999" in str(wrong.problems[0])


def test_a_spec_without_an_edition_takes_the_one_that_is_meant() -> None:
    assert DocumentRequest.from_json('{"layer": "count"}', NEWER).pages[0].edition == NEWER
    assert DocumentRequest.from_json('{"edition": "2021"}', NEWER).pages[0].edition == EDITION


@pytest.fixture(scope="module")
def folder(atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with both editions."""
    return folder_of_two(atlas.catalog, tmp_path_factory.mktemp("two") / "data")


def mapping(folder: Path, *arguments: str) -> str:
    """Run a command over a data folder; return what it wrote."""
    done = run(*arguments, "--data", str(folder))
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


EDITIONS = [((), NEWER), (("--edition", EDITION), EDITION), (("--edition", NEWER), NEWER)]
"""Arguments of a command, and the edition that it then shows."""


def test_the_folder_passes_the_check(folder: Path) -> None:
    assert "产业布局（2025 版）" in mapping(folder, "check")


@pytest.mark.parametrize(("asked", "shown"), EDITIONS)
def test_similarity_is_that_of_the_edition_asked_for(folder: Path, asked: tuple[str, ...], shown: str) -> None:
    rows = csv.DictReader(io.StringIO(mapping(folder, "similarity", *asked)))
    relation = {(row["unit_a"], row["unit_b"]): row["relation"] for row in rows}["jiangan", "wuchang"]
    assert relation == {EDITION: "decree", NEWER: "coincidence"}[shown]


@pytest.mark.parametrize(("asked", "shown"), EDITIONS)
def test_parks_are_those_of_the_edition_asked_for(
    folder: Path, atlas: Atlas, asked: tuple[str, ...], shown: str
) -> None:
    ids = {park["park_id"] for park in json.loads(mapping(folder, "parks", "--format", "json", *asked))}
    catalog = atlas.catalog
    later = {park.park_id for park in catalog.parks if park.after_edition}
    every = {park.park_id for park in catalog.parks}
    assert ids == (every if shown == NEWER else every - later)


@pytest.mark.parametrize(("asked", "shown"), EDITIONS)
def test_a_match_is_that_of_the_edition_asked_for(folder: Path, asked: tuple[str, ...], shown: str) -> None:
    told = json.loads(mapping(folder, "match", "汽车零部件", *asked))
    kinds = {e["kind"] for unit in told["units"] if unit["unit_id"] == "ovc" for e in unit["evidence"]}
    assert ("designation" in kinds) == (shown == NEWER)


@pytest.mark.parametrize(("asked", "shown"), EDITIONS)
def test_a_map_is_that_of_the_edition_asked_for(
    folder: Path, tmp_path: Path, asked: tuple[str, ...], shown: str
) -> None:
    out = tmp_path / "ovc.svg"
    mapping(folder, "render", "--unit", "ovc", "--out", str(out), *asked)
    assert f"{shown} 版" in out.read_text(encoding="utf-8")


def test_a_spec_in_a_file_names_its_edition_or_takes_the_option(folder: Path, tmp_path: Path) -> None:
    for asked, option, shown in (
        ({}, (), NEWER),
        ({}, ("--edition", EDITION), EDITION),
        ({"edition": EDITION}, (), EDITION),
    ):
        spec, out = tmp_path / "spec.json", tmp_path / "city.svg"
        spec.write_text(json.dumps(asked), encoding="utf-8")
        mapping(folder, "render", "--spec", str(spec), "--out", str(out), *option)
        assert f"{shown} 版" in out.read_text(encoding="utf-8")
