"""The inventory tells the facts of the tables: what there is, how far it goes, and what is missing."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from tests.views import EDITION

from mapping.insight import inventory
from mapping.insight.atlas import load_atlas
from mapping.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mapping.insight.atlas import Atlas

DATA = ROOT / "data"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_table_in_the_data_folder_has_an_entry_with_its_number_of_rows(atlas: Atlas) -> None:
    counts = {entry.file: entry.rows for entry in inventory.tables(atlas) if not entry.geometry}
    assert counts == {path.name: len(rows_of(path)) for path in DATA.glob("*.csv")}


def test_every_geometry_layer_in_use_has_an_entry_with_its_features(atlas: Atlas) -> None:
    layers = [entry for entry in inventory.tables(atlas) if entry.geometry]
    assert {entry.name for entry in layers} == {"layout_units_14", "layout_units", "districts", "zones", "water"}
    for entry in layers:
        features = json.loads((DATA / entry.file).read_text(encoding="utf-8"))["features"]
        assert entry.rows == len(features), entry.file


def test_every_source_that_an_entry_names_is_in_the_table_of_sources(atlas: Atlas) -> None:
    known = {row["source_id"] for row in rows_of(DATA / "sources.csv")}
    entries = inventory.tables(atlas)
    assert {source_id for entry in entries for source_id in entry.sources} <= known
    for source_id, users in inventory.uses(entries).items():
        assert users
        assert all(source_id in entry.sources for entry in users)


def test_a_faulty_row_shows_in_the_entry_of_its_table(spoil: Callable[[str, str, str], Path]) -> None:
    spoiled = load_atlas(spoil("parks.csv", "p005,", "5,"))
    entries = {entry.name: entry for entry in inventory.tables(spoiled)}
    assert entries["parks"].faults == 1
    assert entries["parks"].rows == len(rows_of(DATA / "parks.csv")) - 1
    assert entries["units"].faults == 0


def test_only_units_that_a_zone_was_cut_from_or_into_have_schematic_edges(atlas: Atlas) -> None:
    facts = {fact.area_id: fact for fact in inventory.boundary_facts(atlas)}
    assert list(facts) == [*(unit.unit_id for unit in atlas.catalog.units), "scenic"]
    schematic = {area_id for area_id, fact in facts.items() if fact.schematic_km > 0.05}
    assert schematic == {"ovc", "wedz", "qingshan", "hongshan", "caidian", "jiangxia", "scenic"}
    for fact in facts.values():
        assert 0 <= fact.schematic_share <= 1
        assert fact.schematic_km <= fact.perimeter_km


def test_the_schematic_length_of_a_unit_agrees_with_its_file(atlas: Atlas) -> None:
    for fact in inventory.boundary_facts(atlas):
        told = atlas.geography.statistical_units if fact.area_id == "scenic" else atlas.geography.units
        assert fact.schematic_km == pytest.approx(told.loc[fact.area_id, "schematic_edge_km"], abs=0.1), fact.area_id


def test_edges_between_units_are_counted_once_in_all_and_twice_by_unit(atlas: Atlas) -> None:
    by_unit = sum(fact.schematic_km for fact in inventory.boundary_facts(atlas) if fact.area_id != "scenic")
    assert by_unit == pytest.approx(2 * inventory.schematic_edges_km(atlas), rel=1e-6)


def test_only_areas_published_with_a_source_are_compared(atlas: Atlas) -> None:
    compared = {fact.area_id: fact for fact in inventory.boundary_facts(atlas) if fact.difference is not None}
    assert set(compared) == {"ovc", "wedz", "dongxihu"}
    published = {area_id: fact.published for area_id, fact in compared.items()}
    zones = {"ovc": "p001", "wedz": "p002", "dongxihu": "p003"}
    assert {area_id: park.park_id for area_id, park in published.items() if park} == zones
    for fact in compared.values():
        # the whole planned area of one of them is a round figure
        assert abs(fact.difference or 0) < (0.01 if fact.area_id == "dongxihu" else 0.002)
        assert fact.published is not None
        assert atlas.catalog.citation(fact.published).of_column("area_km2").grade in {"official", "media"}


def test_without_an_area_in_the_directory_nothing_is_compared(spoil: Callable[[str, str, str], Path]) -> None:
    spoiled = load_atlas(spoil("parks.csv", ",518.06,", ",,"))
    facts = {fact.area_id: fact for fact in inventory.boundary_facts(spoiled)}
    assert facts["ovc"].published is None
    assert facts["ovc"].difference is None
    assert facts["wedz"].difference is not None


def test_the_scenic_area_is_taken_from_the_two_districts_it_lies_in(atlas: Atlas) -> None:
    facts = {fact.area_id: fact for fact in inventory.boundary_facts(atlas)}
    reduced = {area_id: fact for area_id, fact in facts.items() if fact.loses_ground}
    assert set(reduced) == {"wuchang", "hongshan"}
    lost = sum(fact.area_km2 - fact.statistical_area_km2 for fact in reduced.values())
    assert lost == pytest.approx(facts["scenic"].area_km2, abs=0.01)


def test_three_districts_differ_from_their_unsourced_areas(atlas: Atlas) -> None:
    names = [atlas.geography.district_names[adcode].zh for adcode in inventory.districts_unlike_published(atlas)]
    assert names == ["武昌区", "青山区", "洪山区"]


def test_a_split_district_is_shared_out_in_full(atlas: Atlas) -> None:
    names = atlas.geography.district_names
    split = {names[district.adcode].zh: district.shares for district in inventory.split_districts(atlas)}
    assert set(split) == {"洪山区", "蔡甸区", "江夏区"}
    for name, shares in split.items():
        assert sum(shares.values()) == pytest.approx(1, abs=1e-4), name
        assert list(shares.values()) == sorted(shares.values(), reverse=True), name
    assert split["洪山区"]["ovc"] == pytest.approx(0.295, abs=0.001)
    assert split["江夏区"]["ovc"] == pytest.approx(0.182, abs=0.001)


def test_what_is_unknown_is_counted_from_the_tables(atlas: Atlas) -> None:
    gaps = inventory.unknowns(atlas.catalog, EDITION)
    rows = rows_of(DATA / "parks.csv")
    parks = [row for row in rows if row["kind"] != "unit_zone"]
    assert gaps.parks.zones == len(rows) - len(parks) == 3
    assert [industry.industry_id for industry in gaps.industries] == [
        "green",
        "electromagnetic",
        "supercomputing",
        "brain",
        "deep",
    ]
    assert gaps.cross_terms == ("数字经济", "新能源")
    assert not set(gaps.cross_terms) & set(gaps.unsure_terms)
    assert gaps.parks.total == len(parks)
    assert gaps.parks.zone_only == sum(row["precision"] == "zone" for row in parks)
    assert gaps.parks.placeless == sum(row["precision"] == "none" for row in parks)
    assert gaps.parks.without_level == sum(not row["level"] for row in parks)
    assert gaps.parks.without_area == sum(not row["area_km2"] for row in parks)
    assert gaps.parks.without_year == sum(not row["since"] for row in parks)
    grades = {row["id"]: row for row in rows_of(DATA / "source_grades.csv") if row["table"] == "parks"}
    assert gaps.parks.without_source == sum(
        not row["source_url"] and not grades[row["park_id"]]["better_url"] for row in parks
    )
    assert sum(parks for parks, _ in gaps.grades.values()) == gaps.parks.total
    assert sum(entries for _, entries in gaps.grades.values()) == sum(gaps.lists.values())
    assert [park.park_id for park in gaps.parks.homeless] == [row["park_id"] for row in parks if not row["unit_id"]]
    assert sum(gaps.lists.values()) == len(rows_of(DATA / "three_lists.csv"))


def test_gdp_is_known_for_nine_units_and_population_for_all(atlas: Atlas) -> None:
    (gap,) = inventory.unknowns(atlas.catalog, EDITION).measures
    assert (gap.measure_id, gap.known) == ("gdp_2020", 9)
    assert {unit.unit_id for unit in gap.missing} == {"jianghan", "qingshan", "dongxihu", "caidian", "xinzhou"}
