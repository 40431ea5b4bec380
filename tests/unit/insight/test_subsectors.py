"""How units stand to sub-sectors: the classes part the units, and what is said to be named has a term that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.second_edition import NEWER, with_second_edition
from tests.views import EDITION, VIEW

from mapping.errors import UnknownNameError
from mapping.insight.parks.finder import ParkQuery, find_parks
from mapping.insight.subsectors import (
    STAGES,
    STANDINGS,
    parks_of_subsector,
    place_of,
    places,
    stages,
    subsector_profile,
    units_of,
)

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.insight.atlas import Atlas


@pytest.fixture(scope="module")
def catalog(atlas: Atlas) -> Catalog:
    return atlas.catalog


def relations(catalog: Catalog, unit_id: str, edition: str, subsector_id: str) -> set[str]:
    rows = (catalog.vocabulary.relation(d.term, subsector_id) for d in catalog.designations_of(unit_id, edition))
    return {row.relation for row in rows if row}


def test_the_classes_part_the_units_of_every_sub_sector_and_edition(atlas: Atlas) -> None:
    catalog = with_second_edition(atlas).catalog
    assert [edition.edition for edition in catalog.editions] == [EDITION, NEWER]
    seen = set()
    for edition in catalog.editions:
        for subsector in catalog.subsectors:
            found = places(catalog, subsector.subsector_id, edition.edition)
            assert list(found) == [unit.unit_id for unit in catalog.units]
            for unit_id, place in found.items():
                told = relations(catalog, unit_id, edition.edition, subsector.subsector_id)
                industries = {d.industry_id for d in catalog.designations_of(unit_id, edition.edition)}
                kin = subsector.industry_id is not None and subsector.industry_id in industries
                expected = "named" if "names" in told else "covered" if told else "same_industry" if kin else "unlisted"
                assert place.standing == expected, (subsector.subsector_id, unit_id)
                seen.add(place.standing)
    assert seen == {"named", "covered", "same_industry", "unlisted"} == {*STANDINGS} - {"no_data"}


def test_what_is_said_to_tell_does_tell(catalog: Catalog) -> None:
    relation_of = {"named": "names", "covered": "covers"}
    for subsector in catalog.subsectors:
        for unit_id, place in places(catalog, subsector.subsector_id, EDITION).items():
            if place.designation is None:
                assert place.standing == "unlisted"
                continue
            assert place.designation in catalog.designations_of(unit_id, EDITION)
            if place.standing == "same_industry":
                assert place.designation.industry_id == subsector.industry_id
                continue
            row = catalog.vocabulary.relation(place.designation.term, subsector.subsector_id)
            assert row is not None
            assert row.relation == relation_of[place.standing]


def test_the_closest_term_tells_and_of_equal_ones_the_first(catalog: Catalog) -> None:
    industry = places(catalog, "fine_chemicals", EDITION)["qingshan"]
    assert industry.designation is not None
    assert (industry.standing, industry.designation.term) == ("covered", "先进基础材料")
    robots = places(catalog, "robots", EDITION)["qingshan"]
    assert robots.designation is not None
    assert (robots.standing, robots.designation.term, robots.designation.rank) == ("covered", "智能制造", 2)


def test_a_unit_without_a_list_has_no_data(catalog: Catalog) -> None:
    assert place_of(catalog, catalog.subsector("robots"), ()).standing == "no_data"


def test_a_profile_counts_the_units_of_the_map(catalog: Catalog) -> None:
    for subsector in catalog.subsectors:
        standings = [place.standing for place in places(catalog, subsector.subsector_id, EDITION).values()]
        profile = subsector_profile(catalog, subsector.subsector_id, VIEW)
        assert units_of(profile.named) == standings.count("named")
        assert units_of(profile.covered) == standings.count("covered")
        for takings in (profile.named, profile.covered):
            ranks = [taking.designation.rank for taking in takings]
            assert ranks == sorted(ranks)


def test_units_that_share_a_list_are_one_list(catalog: Catalog) -> None:
    (taking,) = subsector_profile(catalog, "banking", VIEW).named
    assert taking.claimant.shared_list is not None
    assert (len(taking.claimant.units), taking.designation.term, taking.designation.rank) == (6, "金融服务", 1)


def test_a_word_counts_in_the_finder_for_each_sub_sector_that_it_names_and_for_none_it_may_mean(
    catalog: Catalog,
) -> None:
    """Of the parks' own words: which stand for several sub-sectors, and what the other wide ones are kept from."""
    vocabulary = catalog.vocabulary
    words = {word for park in catalog.parks for word in park.industries if vocabulary.of_word(word)}
    several = {word: named for word in words if len(named := vocabulary.named_by(word)) > 1}
    assert several == {
        "金融服务": ("banking", "insurance", "securities_funds"),
        "生物医药": ("drugs", "biologics"),
        "人工智能": ("ai_models", "ai_applications"),
        "网络安全": ("security_products", "security_services", "cryptography"),
        "氢能": ("hydrogen_production", "hydrogen_storage", "fuel_cells", "hydrogen_vehicles"),
        "新能源": ("energy_storage", "solar", "wind"),
        "现代物流": ("warehousing", "cold_chain", "express_delivery", "rail_freight", "supply_chain"),
        "商贸物流": ("warehousing", "wholesale_markets"),
        "商务商贸": ("business_services", "retail"),
        "先进基础材料": ("steel", "petrochemicals"),
    }
    left = {"装备制造": "ships_marine", "现代物流": "air_cargo", "数字经济": "security_products", "商务": "banking"}
    for word, untrue in left.items():
        meant = vocabulary.of_word(word)
        assert meant
        assert untrue in meant.also
        assert untrue not in vocabulary.named_by(word)


def test_a_park_of_a_sub_sector_has_a_word_of_it(catalog: Catalog) -> None:
    found = {s.subsector_id: parks_of_subsector(catalog, s.subsector_id, VIEW) for s in catalog.subsectors}
    for subsector_id, parks in found.items():
        for park in parks:
            meant = [word for one in park.industries if (word := catalog.vocabulary.of_word(one))]
            named = (catalog.vocabulary.relation(word.term, subsector_id) for word in meant)
            first = {word.subsector_id for word in meant}
            assert subsector_id in first or "names" in {row.relation for row in named if row}, park.park_id
        narrow = [not catalog.vocabulary.stood_for(park.industries)[subsector_id] for park in parks]
        assert narrow == sorted(narrow, reverse=True)
    told = {park.park_id for parks in found.values() for park in parks}
    spoken = {p.park_id for p in catalog.parks_in(VIEW) if any(map(catalog.vocabulary.of_word, p.industries))}
    assert told == spoken


def test_the_finder_finds_the_parks_that_a_card_counts(catalog: Catalog) -> None:
    for subsector in catalog.subsectors:
        query = ParkQuery(subsector=(subsector.subsector_id,))
        told = [park.park_id for park in parks_of_subsector(catalog, subsector.subsector_id, VIEW)]
        assert sorted(find_parks(catalog, query, EDITION).ids) == sorted(told), subsector.subsector_id


def test_the_stages_hold_every_sub_sector_once_in_their_order(catalog: Catalog) -> None:
    held = []
    for industry_id in (*(i.industry_id for i in catalog.industries), None):
        by_stage = stages(catalog, industry_id, VIEW)
        assert list(by_stage) == [stage for stage in STAGES if stage in by_stage]
        for stage, profiles in by_stage.items():
            assert profiles
            assert {p.subsector.stage for p in profiles} == {stage}
            assert {p.subsector.industry_id for p in profiles} == {industry_id}
            held += [p.subsector.subsector_id for p in profiles]
    assert sorted(held) == sorted(s.subsector_id for s in catalog.subsectors)


def test_a_sub_sector_that_there_is_not_is_told_with_near_ones(catalog: Catalog) -> None:
    with pytest.raises(UnknownNameError, match="robots"):
        places(catalog, "robot", EDITION)
