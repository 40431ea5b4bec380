"""The project's own tables, loaded."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from tests.views import EDITION, VIEW

from mapping.catalog import labels
from mapping.catalog.columns import fields_of
from mapping.catalog.contracts import TABLES
from mapping.errors import UnknownNameError
from mapping.view import View

if TYPE_CHECKING:
    from mapping.catalog import Catalog


def test_the_committed_tables_are_without_fault(catalog: Catalog) -> None:
    assert catalog.faults == ()
    assert catalog.loose_keys == ()


def test_every_row_of_the_tables_is_loaded(catalog: Catalog) -> None:
    counts = {
        "units": 14,
        "industries": 20,
        "designations": 70,
        "term_mappings": 35,
        "thesaurus": 12446,
        "stop_words": 1699,
        "chains": 24,
        "subsectors": 136,
        "word_subsectors": 12390,
        "term_subsectors": 226,
        "statements": 82,
        "directory": 164,
        "parks": 161,
        "unit_zones": 3,
        "facilities": 15,
        "list_entries": 125,
        "targets": 120,
        "clauses": 48,
        "measures": 24,
        "neighbours": 5,
    }
    assert {name: len(getattr(catalog, name)) for name in counts} == counts


def test_units_stand_by_group_national_zones_first(catalog: Catalog) -> None:
    assert [unit.unit_id for unit in catalog.units[:3]] == ["ovc", "wedz", "dongxihu"]
    groups = [unit.group for unit in catalog.units]
    assert groups == sorted(groups, key=list(labels("unit.group")).index)
    assert groups.count("central") == 7


def test_cells_become_typed_values(catalog: Catalog) -> None:
    park = next(row for row in catalog.directory if row.park_id == "p001")
    assert (park.area_km2, park.since, park.after_edition) == (518.06, 1988, None)
    assert park.industries[0] == "光芯屏端网"
    assert (park.lon, park.lat) == (114.491963, 30.492836)
    unknown = catalog.park("p026")
    assert (unknown.unit_id, unknown.lon, unknown.area_km2, unknown.address) == (None, None, None, "")
    assert unknown.after_edition == EDITION
    assert catalog.unit("qingshan").parent_adcodes == ("420107", "420111")
    assert catalog.unit("jiangan").aliases == ()


def test_an_industry_carries_its_tile(catalog: Catalog) -> None:
    industry = catalog.industry("nextgen_it")
    assert (industry.tier, industry.character, industry.fill, industry.tint) == ("pillar", "光", "#1f5fa8", "#b9d3f1")
    assert catalog.industry("auto").tint is None


def test_records_cannot_be_changed(catalog: Catalog) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        catalog.units[0].name_zh = "别名"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        catalog.units = ()  # type: ignore[misc]


def test_designations_keep_the_order_of_the_policy(catalog: Catalog) -> None:
    terms = [designation.term for designation in catalog.designations_of("ovc", EDITION)]
    assert terms == ["光芯屏端网", "生物医药", "人工智能", "空天信息", "量子科技", "直播电竞", "数字经济"]
    assert catalog.designations_of("ovc", EDITION)[-1].industry_id is None


def test_the_six_central_districts_share_one_list(catalog: Catalog) -> None:
    sharing = {designation.unit_id for designation in catalog.designations if designation.shared_list == "central_six"}
    assert len(sharing) == 6
    assert len({tuple(d.term for d in catalog.designations_of(unit_id, EDITION)) for unit_id in sharing}) == 1


def test_later_parks_are_hidden_unless_asked_for(catalog: Catalog) -> None:
    now = {park.park_id for park in catalog.parks_of("ovc", VIEW)}
    later = {park.park_id for park in catalog.parks_of("ovc", View(EDITION, later=True))}
    assert "p028" in later - now
    assert now < later
    assert all(catalog.park(park_id).after_edition for park_id in later - now)


def test_later_list_entries_are_hidden_unless_asked_for(catalog: Catalog) -> None:
    later = set(catalog.list_entries_of("caidian", View(EDITION, later=True))) - set(
        catalog.list_entries_of("caidian", VIEW)
    )
    assert {entry.name_zh for entry in later} >= {"博格华纳(武汉)", "欧派家居(武汉)"}


def test_a_zone_that_is_a_layout_unit_is_none_of_its_parks(catalog: Catalog) -> None:
    zones = {row.unit_id: row for row in catalog.unit_zones}
    assert {unit_id: row.name_zh for unit_id, row in zones.items()} == {
        "ovc": "武汉东湖新技术开发区",
        "wedz": "武汉经济技术开发区",
        "dongxihu": "武汉临空港经济技术开发区",
    }
    everything = View(EDITION, later=True)
    for unit_id, row in zones.items():
        assert row not in catalog.parks_of(unit_id or "", everything)
        with pytest.raises(UnknownNameError):
            catalog.park(row.park_id)
    # a bonded zone or a provincial zone lies in a unit, and is a park there
    assert {"p004", "p007", "p036", "p040", "p046"} <= {park.park_id for park in catalog.parks}


def test_industries_of_a_park_are_each_named_once_in_the_order_of_its_words(catalog: Catalog) -> None:
    # 光芯屏端网, 生物医药, 人工智能, 空天信息, 量子科技, 直播电竞; 数字经济 belongs to none of the 20.
    expected = ("nextgen_it", "health", "ai", "geospatial", "quantum", "digital_creative")
    assert catalog.industries_of_park(next(row for row in catalog.directory if row.park_id == "p001")) == expected
    assert catalog.industries_of_park(catalog.park("p129")) == ("health", "equipment")
    assert catalog.industries_of_park(catalog.park("p013")) == ()


@pytest.mark.parametrize(
    ("park_id", "drawable"), [("p024", True), ("p009", True), ("p004", True), ("p014", False), ("p008", False)]
)
def test_only_places_that_are_known_are_drawable(catalog: Catalog, park_id: str, drawable: bool) -> None:
    assert catalog.park(park_id).drawable is drawable


def test_a_term_tells_how_sure_its_mapping_is(catalog: Catalog) -> None:
    mapping = catalog.mapping_of("直播电竞")
    assert mapping is not None
    assert (mapping.industry_id, mapping.alternative, mapping.confidence) == (
        "digital_creative",
        ("cybersecurity",),
        "medium",
    )
    assert catalog.mapping_of("炼金术") is None


def test_population_counts_the_scenic_area_apart_and_adds_up_to_the_city(catalog: Catalog) -> None:
    population = catalog.measure("population_2020")
    assert len(population) == 15
    assert sum(population.values()) == 12_326_518


def test_a_measure_can_be_changed_by_its_reader_without_harm(catalog: Catalog) -> None:
    catalog.measure("gdp_2020").clear()
    assert len(catalog.measure("gdp_2020")) == 9


def test_flags_and_stretch_targets_are_told_from_quantities(catalog: Catalog) -> None:
    flags = {target.target_id for target in catalog.targets if target.is_flag}
    assert flags == {"pastoral_complex"}
    (net,) = [target for target in catalog.targets if target.target_id == "above_scale_net"]
    assert (net.value, net.stretch_value) == (None, 300)
    assert {target.unit_id for target in catalog.targets_of("huangpi", EDITION)} == {"huangpi"}


@pytest.mark.parametrize("ask", ["unit", "industry", "park", "source", "measure", "edition"])
def test_an_unknown_id_is_named(catalog: Catalog, ask: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        getattr(catalog, ask)("nowhere")
    assert "「nowhere」" in str(caught.value)


@pytest.mark.parametrize("ask", ["targets_of", "designations_of"])
def test_an_unknown_unit_is_named_whatever_is_asked_of_it(catalog: Catalog, ask: str) -> None:
    with pytest.raises(UnknownNameError, match="「nowhere」"):
        getattr(catalog, ask)("nowhere", EDITION)


def test_an_unknown_edition_is_named_with_the_known_one(catalog: Catalog) -> None:
    with pytest.raises(UnknownNameError, match="2012") as caught:
        catalog.designations_of("ovc", "2012")
    assert caught.value.suggestions == (EDITION,)


def test_suggestions_go_from_a_misspelt_id_to_the_id(catalog: Catalog) -> None:
    with pytest.raises(UnknownNameError) as caught:
        catalog.industry("cybersecurty")
    assert caught.value.suggestions[0] == "cybersecurity"


def test_labels_are_given_for_a_column_or_a_set() -> None:
    assert labels("park.kind")["base"].zh == "产业基地"
    assert labels("industry.tier") is labels("tier")
    assert labels("tier")["emerging"].short_zh == "新兴"
    with pytest.raises(KeyError):
        labels("park.address")


def test_every_value_of_a_coded_column_has_labels_in_both_languages() -> None:
    coded = [field for table in TABLES for field in table.fields.values() if field.column.allowed]
    assert len(coded) > 10
    for field in coded:
        for label in field.allowed.values():
            assert label.zh
            assert label.en
            assert label.short_zh
            assert label.short_en


def test_a_field_without_a_definition_is_refused() -> None:
    @dataclasses.dataclass
    class Bare:
        name: str

    with pytest.raises(TypeError, match="name"):
        fields_of(Bare)
