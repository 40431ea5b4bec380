"""Rows that are added for the time being stand beside the others, are checked like them, and take the place of some."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.views import EDITION

from mapping.catalog import load_catalog
from mapping.insight.additions import Import, with_imports
from mapping.settings import settings

if TYPE_CHECKING:
    from pathlib import Path

    from mapping.insight.atlas import Atlas

SOURCE = {
    "source_id": "import_1",
    "title_zh": "导入：名录.xlsx",
    "title_en": "Import: 名录.xlsx",
    "publisher_zh": "使用者",
    "publisher_en": "the user",
    "licence": "由使用者提供",
    "licence_en": "provided by the user",
}
PARK = {
    "park_id": "i001",
    "name_zh": "测试产业园",
    "unit_id": "ovc",
    "kind": "park",
    "precision": "none",
    "confidence": "low",
    "source_id": "import_1",
}
COLUMN = {
    "column_id": "rent",
    "heading_zh": "租金",
    "kind": "number",
    "measure": "元/平方米/月",
    "source_id": "import_1",
}
INDICATOR = {
    "indicator_id": "power",
    "name_zh": "用电量",
    "geography": "district",
    "value_unit": "万千瓦时",
    "digits": "0",
    "is_amount": "yes",
    "source_id": "import_1",
}


def taken(**tables: tuple[dict[str, str], ...]) -> Import:
    return Import(
        import_id="import_1", kind="parks", file="名录.xlsx", date="2026-11-30", rows={"sources": (SOURCE,), **tables}
    )


def test_a_park_that_was_added_stands_with_its_source_beside_the_others(atlas: Atlas) -> None:
    added = with_imports(atlas, [taken(parks=(PARK,))])
    assert added.catalog.faults == atlas.catalog.faults
    assert added.catalog.park("i001").source_id == "import_1"
    assert len(added.catalog.parks) == len(atlas.catalog.parks) + 1
    assert {park.source_id for park in atlas.catalog.parks} == {None}


def test_what_takes_the_place_of_a_row_of_ours_leaves_the_rest(atlas: Atlas) -> None:
    one = Import(
        import_id="import_1",
        kind="parks",
        file="名录.xlsx",
        date="2026-11-30",
        rows={"sources": (SOURCE,), "parks": (PARK,)},
        without={"parks": ("p002",)},
    )
    ours = {park.park_id for park in atlas.catalog.directory}
    kept = {park.park_id for park in with_imports(atlas, [one]).catalog.directory}
    assert kept == ours - {"p002"} | {"i001"}


def test_further_columns_of_parks_and_indicators_are_checked_like_any_table(atlas: Atlas) -> None:
    added = with_imports(
        atlas,
        [
            taken(
                parks=(PARK,),
                park_columns=(COLUMN,),
                park_values=({"park_id": "i001", "column_id": "rent", "value": "35"},),
                indicators=(INDICATOR,),
                indicator_values=(
                    {"indicator_id": "power", "area_id": "420102", "value": "12.5"},
                    {"indicator_id": "power", "area_id": "ovc", "value": "3"},
                ),
            )
        ],
    ).catalog
    assert [(row.park_id, row.value) for row in added.park_values] == [("i001", "35")]
    assert [(row.area_id, row.value) for row in added.indicator_values] == [("420102", 12.5)]
    assert [fault.code.name for fault in added.faults] == ["INDICATOR_AREA"]


def test_a_column_that_there_is_none_of_is_a_slip_of_the_program(atlas: Atlas) -> None:
    with pytest.raises(KeyError):
        with_imports(atlas, [taken(parks=({**PARK, "colour": "red"},))])


def test_a_draft_is_never_the_edition_meant_where_none_is_named(atlas: Atlas) -> None:
    draft = {
        "edition": "draft",
        "name_zh": "推演稿",
        "name_en": "Draft",
        "valid_from": "2030-01-01",
        "source_id": "policy_2021",
        "status": "draft",
    }
    catalog = atlas.catalog.with_rows({"editions": [draft]})
    assert catalog.edition("draft").is_draft
    assert catalog.newest_edition == EDITION


def test_a_folder_without_the_tables_that_offices_add_loads(tmp_path: Path) -> None:
    for file in settings().data_dir.glob("*.csv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    loaded = load_catalog(tmp_path)
    assert (loaded.indicators, loaded.park_columns) == ((), ())
    (tmp_path / "indicators.csv").write_text(
        "indicator_id,name_zh,name_en,geography,value_unit,value_unit_en,digits,is_amount,date,source_id,note_zh\n",
        encoding="utf-8",
    )
    assert load_catalog(tmp_path).indicators == ()
